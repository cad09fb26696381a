"""What a C library prints does not reach standard output; what Python prints around it does."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

import pytest

from etl.transform.quiet import no_stdout

C_LIBRARY = ctypes.CDLL(None)


def test_what_c_prints_inside_is_lost_and_what_is_printed_around_it_is_not(capfd: pytest.CaptureFixture[str]) -> None:
    sys.stdout.write("before\n")
    with no_stdout():
        C_LIBRARY.puts(b"from C, held back in its own buffer")
        os.write(1, b"straight to the file\n")
    C_LIBRARY.puts(b"after")
    C_LIBRARY.fflush(None)
    assert capfd.readouterr().out == "before\nafter\n"


def test_an_error_inside_gives_standard_output_back(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuntimeError, match="inside"), no_stdout():
        raise RuntimeError("inside")
    os.write(1, b"back\n")
    assert capfd.readouterr().out == "back\n"


def test_a_closed_standard_output_is_left_alone() -> None:
    script = "import os; os.close(1)\nfrom etl.transform.quiet import no_stdout\nwith no_stdout(): pass"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
