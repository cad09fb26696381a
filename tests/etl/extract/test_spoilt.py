"""Sixty files spoilt at random, from real returns in every format: each is read or is a clear problem. The seeds are
fixed; `python -m tests.etl.extract.spoilt 1000` tries more."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.etl.extract.spoilt import sources, spoilt, told

FILES = sources()


@pytest.mark.parametrize("seed", range(60))
def test_a_spoilt_file_is_read_or_is_a_clear_problem(tmp_path: Path, seed: int) -> None:
    name, content = spoilt(seed, FILES)
    (tmp_path / name).write_bytes(content)
    assert told(tmp_path / name) in ("read", *PROBLEMS)


PROBLEMS = (
    "file-damaged", "file-empty", "file-format", "file-is-text", "file-locked", "file-too-large", "file-unsafe",
    "sheet-too-large", "cell-too-large",
)  # fmt: skip
