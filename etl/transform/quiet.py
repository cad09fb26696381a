"""Silence for a C library that prints: HiGHS says a line on standard output whenever it mends a solution."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_STDOUT = 1


@contextmanager
def no_stdout() -> Iterator[None]:
    """Whatever is written to the process's standard output inside is lost, from C as well.

    What Python held back before is written out first. A standard output that is closed is left alone.
    """
    with suppress(AttributeError, ValueError, OSError):
        sys.stdout.flush()
    try:
        kept = os.dup(_STDOUT)
    except OSError:
        yield
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        _flush_c()
        os.dup2(nowhere, _STDOUT)
        yield
    finally:
        _flush_c()
        os.dup2(kept, _STDOUT)
        os.close(kept)
        os.close(nowhere)


def _flush_c() -> None:
    """Write out what C libraries hold back; where the C library cannot be asked, nothing is done."""
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).fflush(None)
