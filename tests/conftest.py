"""What many tests share: the raw data, one store made from them, a Chromium."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

import app
from etl.pipeline import ingest
from tests import chromium

ROOT = Path(__file__).parents[1]

# A slow machine is no fault of the code: examples have no time limit.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def raw() -> Path:
    """The raw data of the project. Never write there."""
    return ROOT / "data" / "raw"


@pytest.fixture
def raw_copy(tmp_path: Path, raw: Path) -> Path:
    """A copy of the raw data that a test may spoil."""
    return Path(shutil.copytree(raw, tmp_path / "raw"))


@pytest.fixture(scope="session")
def store_url(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the one store that is made from the raw data in a run. Never write there."""
    address = f"sqlite:///{tmp_path_factory.mktemp('store') / 'foi.sqlite'}"
    ingest(raw, address)
    return address


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command printed, and its exit status."""

    status: int
    out: str
    err: str

    @property
    def said(self) -> str:
        """All that was printed."""
        return self.out + self.err


Foi = Callable[..., Ran]


@pytest.fixture
def foi(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Foi:
    """Runs `foi` with some arguments, as if typed: `foi("period", "2017/18")`. Never a traceback."""

    def run(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["foi", *map(str, arguments)])
        monkeypatch.delenv("FOI_TRACE", raising=False)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            app.main()
        printed = capsys.readouterr()
        ran = Ran(int(ended.value.code or 0), printed.out, printed.err)
        assert "Traceback" not in ran.said
        assert "not foreseen" not in ran.said, ran.said
        return ran

    return run


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; without one the test is skipped, and says what to install."""
    path = chromium.find()
    if path is None:
        pytest.skip(chromium.ADVICE)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(chromium.ARGUMENTS))
        yield started
        started.close()
