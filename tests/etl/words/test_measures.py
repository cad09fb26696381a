"""What a heading says is counted, when it says nothing else."""

from __future__ import annotations

import pytest

from etl.model.observation import Unit
from etl.words.measures import Measure, measure, of_what, unit_in


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Offences recorded", Measure(Unit.OFFENCE)),
        ("Count of Crimes", Measure(Unit.OFFENCE)),
        ("Number of crime reports", Measure(Unit.CRIME_REPORT)),
        ("Victims", Measure(Unit.VICTIM)),
        ("Sum:", Measure(is_total=True)),
        ("Total Count", Measure(is_total=True)),
        ("Total offences", Measure(Unit.OFFENCE, is_total=True)),
        ("Share of offences", Measure(Unit.OFFENCE, is_share=True)),
        ("%", Measure(is_share=True)),
        ("Method of communication given", Measure(is_known_means=True)),
        ("1a) From 2021 to 2022 recorded crimes under Home Office offence Code 88A", Measure(Unit.OFFENCE)),
        (
            "Number of offences recorded under code 71/17 between 1st April 2024 and 31st March 2025",
            Measure(Unit.OFFENCE),
        ),
    ],
)
def test_a_measure_is_read(text: str, said: Measure) -> None:
    assert measure(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "Kent",
        "2017/18",
        "Police",
        "Number of victims under 16",
        "Sexual offences",
        "Offences on Snapchat",
        "Female victims",
        "Total 43 forces",
        "Offences where the means is not known",
    ],
)
def test_words_that_narrow_down_are_never_passed_over(text: str) -> None:
    assert measure(text) is None


def test_a_longer_text_names_a_unit() -> None:
    assert (
        unit_in("Table to show the number of crime reports where given terms have been included") is Unit.CRIME_REPORT
    )
    assert unit_in("crimes with the CSE flag, calendar years") is Unit.OFFENCE
    assert unit_in("Breakdown of Crime type(s)") is None
    assert unit_in("Victims by age") is Unit.VICTIM


def test_of_what_a_share_is() -> None:
    assert of_what(("Share of offences", "Means of communication, where known")) == ("means known", 1)
    assert of_what(("Share of offences",)) == ("all offences", 0)
    assert of_what(("Share",)) == ("not stated", -1)
