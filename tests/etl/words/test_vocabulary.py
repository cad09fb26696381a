"""All names of the reference data, loaded together."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from etl.extract.rows import UnreadableTable
from etl.words.vocabulary import load_vocabulary

REFERENCE = Path(__file__).parents[3] / "data/raw/reference"


def lines(name: str) -> int:
    with (REFERENCE / name).open(encoding="utf-8", newline="") as file:
        return len(list(csv.DictReader(file)))


def test_everything_is_loaded() -> None:
    """Every row of the reference data has its place."""
    words = load_vocabulary(REFERENCE)
    assert len(words.areas.all()) == lines("forces.csv") + lines("regions.csv")
    assert len(words.platforms.all()) == lines("platforms.csv") + lines("platform-groups.csv")
    assert len(words.offences.all()) == lines("offences.csv")
    assert len(words.exemptions.all()) == lines("exemptions.csv")


def test_no_name_is_both_an_area_and_a_platform() -> None:
    """A label never means a place and a platform at once."""
    words = load_vocabulary(REFERENCE)
    assert [means.name for means in words.platforms.all() if words.areas.find(means.name)] == []
    assert [area.name for area in words.areas.all() if words.platforms.find(area.name)] == []


def test_a_missing_folder_is_named() -> None:
    """The error says which file is not there."""
    with pytest.raises(UnreadableTable, match=r"forces\.csv"):
        load_vocabulary(REFERENCE / "nowhere")
