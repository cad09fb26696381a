"""A file at risk is read in a process of its own, whose limits end in a clear problem. All files here are made up."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from etl.extract import UnreadableFile, guard, read_grids
from etl.extract.limited import main
from tests.etl.extract.books import book, raw_book


def problem(path: Path) -> tuple[str, str]:
    with pytest.raises(UnreadableFile) as caught:
        read_grids(path)
    (found,) = caught.value.problems
    assert found.place.file == path.name
    return found.kind, found.message


@pytest.fixture
def risky(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file is at risk."""
    monkeypatch.setattr(guard, "SMALL", 0)


def test_a_file_at_risk_gives_what_it_gives_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path / "a.xlsx", lambda sheet: sheet.append(["Kent", 5, None, 2.5]))
    plain = read_grids(path)
    monkeypatch.setattr(guard, "SMALL", 0)
    assert read_grids(path) == plain
    assert len(plain[0].cells) == 3


@pytest.mark.usefixtures("risky")
def test_a_problem_found_there_is_told_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("Dear requester")
    assert problem(tmp_path / "a.xlsx")[0] == "file-is-text"


@pytest.mark.usefixtures("risky")
@pytest.mark.skipif(sys.platform == "win32", reason="the system knows no limits")
def test_a_limit_of_memory_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MEMORY", 128 << 20)
    (tmp_path / "a.csv").write_text("\n".join(f"{row},{row},{row}" for row in range(150_000)))
    kind, message = problem(tmp_path / "a.csv")
    assert kind == "file-too-heavy"
    assert "128 MiB" in message


@pytest.mark.usefixtures("risky")
@pytest.mark.skipif(sys.platform == "win32", reason="the system knows no limits")
def test_a_limit_of_time_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SECONDS", 1)
    (tmp_path / "a.csv").write_text("\n".join(f"{row},{row},{row}" for row in range(150_000)))
    kind, message = problem(tmp_path / "a.csv")
    assert kind == "file-too-heavy"
    assert "1 seconds" in message


@pytest.mark.usefixtures("risky")
def test_a_process_that_does_not_end_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, timeout: float, **__: object) -> None:
        raise subprocess.TimeoutExpired("reader", timeout)

    monkeypatch.setattr(subprocess, "run", never)
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    kind, message = problem(tmp_path / "a.csv")
    assert (kind, "60 seconds" in message) == ("file-too-heavy", True)


@pytest.mark.usefixtures("risky")
@pytest.mark.parametrize(("status", "said"), [(-11, b""), (0, b"nonsense"), (1, b"Traceback"), (-6, b"")])
def test_a_process_that_crashes_or_babbles_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, said: bytes
) -> None:
    ended = subprocess.CompletedProcess[bytes]([], status, said, b"")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: ended)
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    assert problem(tmp_path / "a.csv")[0] == "reader-stopped"


def test_small_ordinary_files_need_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocess, "run", None)
    path = book(tmp_path / "a.xlsx", lambda sheet: sheet.append(["Kent", 5]))
    assert len(read_grids(path)[0].cells) == 2


def test_what_unpacks_to_much_needs_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SMALL_UNPACKED", 1_000)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], -24, b"", b""))
    assert problem(raw_book(tmp_path / "a.xlsx", "<row/>" * 500))[0] == "file-too-heavy"


def test_where_the_system_knows_no_limits_the_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    assert main([str(tmp_path / "a.csv"), "10", "1000"]) == 0
    found = guard._answer("a.csv", subprocess.CompletedProcess([], 0, capfdbinary.readouterr().out, b""))
    assert len(found.grids[0].cells) == 4
