"""What a label of a person or an answer can be, and what a heading lists."""

from __future__ import annotations

import pytest

from etl.words.labels import age_band, breakdown_named, canonical, is_no_answer, outcome, part, sex, without_sign


@pytest.mark.parametrize(
    ("label", "band"),
    [
        ("11 and under", "0-11"), ("11 or under", "0-11"), ("11 or younger", "0-11"), ("under 12", "0-11"),
        ("Under 12 years", "0-11"), ("12-15", "12-15"), ("12 – 15", "12-15"), ("12 to 15 years", "12-15"),
        ("aged 12-15", "12-15"), ("between 12 and 15", "12-15"), ("16 and over", "16+"), ("16+", "16+"),
        ("over 15", "16+"), ("Unknown Age", "unknown"), ("Not known", "unknown"), ("Adults", "18+"),
    ],
)  # fmt: skip
def test_an_age_band_has_one_form(label: str, band: str) -> None:
    assert age_band(label) == band


@pytest.mark.parametrize("label", ["2017-18", "<5", "15-12", "5", "Kent", "1-4 offences", "71/17"])
def test_other_labels_are_no_age(label: str) -> None:
    assert age_band(label) is None


@pytest.mark.parametrize(
    ("label", "said"),
    [("Female", "female"), ("girls", "female"), ("MALE:", "male"), ("Unknown", "unknown"), ("F*", "female")],
)
def test_a_sex_has_one_form(label: str, said: str) -> None:
    assert sex(label) == said


def test_another_label_is_no_sex() -> None:
    assert sex("Female victims") is None


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("OC01 – Charge/Summons", "OC01 Charge/Summons"),
        ("oc14 - No Sus / Victim Decline", "OC14 No Sus / Victim Decline"),
        ("Charged", "Charged"),
        ("Filed – Incident Report", "Filed – Incident Report"),
    ],
)
def test_an_outcome_loses_the_dash_behind_its_code(label: str, said: str) -> None:
    assert outcome(label) == said


def test_another_label_is_no_outcome() -> None:
    assert outcome("Theft") is None
    assert canonical("  Theft * ") == "Theft"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Police Force", "area"), ("Period", "period"), ("Financial year", "period"), ("Terms used", "platform"),
        ("Means of communication, where known", "platform"), ("Age of victim", "age"), ("Gender", "sex"),
        ("Current Classification HO Outcome Code and Desc", "outcome"), ("Breakdown of Crime type(s)", "crime type"),
        ("Comments", ""),
    ],
)  # fmt: skip
def test_a_heading_says_what_it_lists(heading: str, kind: str) -> None:
    assert breakdown_named(heading) == kind


def test_a_label_is_parted_from_its_sign_and_bracket() -> None:
    assert part("Sussex*").sign == "*"
    parted = part("Facebook owned apps (in lockdown)")
    assert (parted.base, parted.sign, parted.bracket) == ("Facebook owned apps", "", "in lockdown")
    assert without_sign("“Grindr”") == "Grindr"
    assert without_sign("Sum:") == "Sum"


def test_numbers_beside_some_labels_are_no_answer() -> None:
    assert is_no_answer("Reference number")
    assert is_no_answer("Hours spent")
    assert not is_no_answer("Offences")
