"""What printed labels of parts mean. The labels are those of figure-categories.csv, or marked as made up."""

from __future__ import annotations

import csv

import pytest

from etl.model.observation import WHOLE, Breakdown
from etl.model.period import Period
from etl.words.categories import load_categories, read_category
from etl.words.victims import Victim, read_victim
from etl.words.vocabulary import load_vocabulary
from tests.etl.transform.raw import RAW

PLATFORMS = load_vocabulary(RAW / "reference").platforms
CATEGORIES = load_categories(RAW / "reference")
YEAR = Period.financial_year(2018)


def read(label: str, breakdown: str, period: Period = YEAR) -> Breakdown | None:
    return read_category(label, breakdown, period, CATEGORIES, PLATFORMS)


def test_no_label_is_the_whole_and_only_where_nothing_is_broken_down() -> None:
    assert read("", "none") == WHOLE
    assert read("", "platform") is None


def test_every_category_of_the_file_means_something() -> None:
    with (RAW / "published" / "published-figures.csv").open(encoding="utf-8-sig", newline="") as file:
        pairs = {(row["category"], row["breakdown"]) for row in csv.DictReader(file) if row["category"]}
    assert len(pairs) >= 60
    for label, breakdown in pairs:
        assert read(label, breakdown) not in (None, WHOLE), label


@pytest.mark.parametrize(
    ("label", "breakdown", "part"),
    [
        ("Snapchat", "platform", Breakdown("platform", "Snapchat", "Snap Inc.")),
        ("Facebook/Messenger", "platform", Breakdown("platform", "Facebook or Facebook Messenger", "Facebook, Inc.")),
        ("Facebook-owned", "platform_owner", Breakdown("platform_owner", "Facebook-owned apps", "Facebook, Inc.")),
        ("Facebook-owned + Snapchat", "platform_owner", Breakdown("platform", "Facebook-owned apps and Snapchat")),
        ("unknown / not recorded", "platform", Breakdown("means", category="unknown")),
        ("via the internet", "none", Breakdown("means", "Online")),
        ("not via the internet", "none", Breakdown("means", category="not online")),
        ("method of communication known", "none", Breakdown("means", category="known")),
        ("gender recorded", "sex", Breakdown("sex", category="known")),
        ("girls 12-15", "age", Breakdown("sex and age", age_band="12-15", sex="female")),
        ("decoy acting as a child", "victim_type", Breakdown("victim type", category="decoy acting as a child")),
        ("Insta", "platform", Breakdown("platform", "Instagram", "Facebook, Inc.")),  # made up: an alias
        ("14 and over", "age", Breakdown("age", age_band="14+")),  # made up
    ],
)
def test_labels(label: str, breakdown: str, part: Breakdown) -> None:
    assert read(label, breakdown) == part


def test_an_unknown_label_is_not_guessed() -> None:
    assert read("Snopchat", "platform") is None


def test_the_owner_is_that_of_the_time() -> None:
    owners = [read("Instagram", "platform", Period.financial_year(first)) for first in (2018, 2021, 2023)]
    assert [part.platform_owner for part in owners if part] == ["Facebook, Inc.", "", "Meta Platforms, Inc."]


def test_a_category_may_say_of_what_a_share_is() -> None:
    assert CATEGORIES["Facebook-owned, of ALL offences"].denominator == "all offences"
    assert CATEGORIES["Snapchat"].denominator == ""


@pytest.mark.parametrize(
    ("label", "victim"),
    [
        ("11 or younger", Victim("0-11", "")),
        ("under 12 / primary school", Victim("0-11", "")),
        ("older children (13-15)", Victim("13-15", "")),
        ("12-15 (column sum)", Victim("12-15", "")),
        ("female", Victim("", "female")),
        ("female 11", Victim("11", "female")),
        ("female 16 or over", Victim("16+", "female")),
        ("female unknown age", Victim("unknown", "female")),
        ("unknown sex and age", Victim("unknown", "unknown")),
        ("Snapchat", None),
        ("", None),
    ],
)
def test_ages_and_sexes(label: str, victim: Victim | None) -> None:
    assert read_victim(label) == victim
