"""Sentences that may be said, and those that are refused. Counts of the UK and Dyfed-Powys are the published ones."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from dashboard.statistics.claims import (
    Claim,
    Grounds,
    Kind,
    Refused,
    average_claim,
    best_first,
    change_claim,
    count_claim,
    record_claim,
    share_claim,
    when,
)
from dashboard.statistics.comparison import compare
from dashboard.statistics.comparison_model import Level, Member
from dashboard.statistics.shares import ShareLevel
from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.observation import Area, Unit
from etl.model.period import Period

UK = Area("uk", "United Kingdom", "union")
GROUNDS = Grounds(("5d0c7b1e22aa",), ("published-figures.csv:84",), ("equivalents", "recorded"))
LAST = Level(
    UK,
    "71/17 and equivalents",
    Period.financial_year(2024),
    Count.exact(7263),
    "Police in the UK",
    what="of sexual communication with a child",
    missing=("li",),
    members=(Member("dp", "Dyfed-Powys", Count.exact(82)),),
)
FIRST = replace(
    LAST,
    period=Period.financial_year(2017),
    count=Count.exact(3728),
    missing=(),
    partial=("dp",),
    members=(Member("dp", "Dyfed-Powys", Count.exact(19)), Member("li", "Lincolnshire", Count.exact(84))),
)
FORCE = Level(Area("any", "Anywhere", "territorial"), "71/17", Period.financial_year(2018), Count.exact(41), "Anywhere")
"""A made-up force with Dyfed-Powys's counts."""


def claim(found: Claim | Refused) -> Claim:
    """The claim, which must stand."""
    assert isinstance(found, Claim), found
    return found


def refused(found: Claim | Refused) -> Refused:
    """The refusal, which there must be."""
    assert isinstance(found, Refused), found
    assert found.reasons
    return found


class TestChange:
    def test_the_headline_of_the_uk_with_all_its_lines_in_the_working(self) -> None:
        found = claim(change_claim(compare(FIRST, LAST), GROUNDS))
        assert found.sentence == (
            "Offences recorded by police in the UK almost doubled between 2017/18 and 2024/25 "
            "where the same forces answered, up 98%."
        )
        assert found.working == (
            "on the same forces and whole years, 7,181 ÷ 3,625 = 1.981, +98.1%; "
            "as published, 7,263 ÷ 3,644 = 1.993, +99.3%; raw, 7,263 ÷ 3,728 = 1.948, +94.8%"
        )
        assert found.headline
        assert found.say_with[0].startswith("71/17 and equivalents")

    def test_a_line_that_is_not_strict_says_so_and_is_no_headline(self) -> None:
        found = claim(change_claim(compare(FIRST, replace(LAST, coverage_known=False)), GROUNDS))
        assert found.sentence == (
            "Offences recorded by police in the UK almost doubled between 2017/18 and 2024/25 "
            "(raw; not the same forces), up 95%."
        )
        assert not found.headline

    def test_a_change_within_chance_is_no_headline(self) -> None:
        found = claim(
            change_claim(
                compare(FORCE, replace(FORCE, period=Period.financial_year(2019), count=Count.exact(39))), GROUNDS
            )
        )
        assert found.sentence == "Offences recorded by Anywhere fell 5% between 2018/19 and 2019/20."
        assert not found.headline

    def test_a_range_and_no_change_are_said_as_they_are(self) -> None:
        later = replace(FORCE, period=Period.financial_year(2019))
        assert claim(change_claim(compare(FORCE, later), GROUNDS)).sentence.endswith(
            "did not change between 2018/19 and 2019/20."
        )
        conflict = replace(later, count=Count.between(45, 50))
        assert "went up 10% to 22% between" in claim(change_claim(compare(FORCE, conflict), GROUNDS)).sentence

    def test_a_refusal_carries_every_reason_and_the_sayable(self) -> None:
        half = replace(FORCE, period=Period.financial_year(2017), count=Count.exact(19), whole=False)
        last = replace(FORCE, period=Period.financial_year(2024), count=Count.exact(82))
        found = refused(change_claim(compare(half, last, others=(FORCE,)), GROUNDS))
        assert len(found.reasons) == 2
        assert found.sayable == "Anywhere recorded 82 offences in 2024/25, double the 41 of 2018/19."


class TestCount:
    def test_who_what_and_when(self) -> None:
        assert claim(count_claim(LAST, GROUNDS)).sentence == (
            "Police in the UK recorded 7,263 offences of sexual communication with a child in the year to March 2025."
        )

    def test_a_lowest_value_says_at_least_and_carries_its_caveat(self) -> None:
        level = replace(FORCE, count=Count.between(95, None, Mark.LOWER_BOUND))
        found = claim(count_claim(level, GROUNDS))
        assert found.sentence == "Anywhere recorded at least 95 offences in the year to March 2019."
        assert "lower-bound" in found.grounds.caveats
        assert not found.headline

    def test_nothing_is_said_on_a_figure_in_doubt_or_missing(self) -> None:
        doubtful = refused(count_claim(replace(FORCE, standing=Standing.IN_DOUBT), GROUNDS))
        assert "nothing rests on it" in doubtful.reasons[0]
        missing = refused(count_claim(replace(FORCE, count=Count.missing(Mark.NO_RETURN)), GROUNDS))
        assert missing.reasons == ("There is no figure for 2018/19.",)

    def test_when_names_whole_months(self) -> None:
        assert when(Period.months_of(2020, 4, 3)) == "in April to June 2020"


class TestAverage:
    def test_a_day(self) -> None:
        found = claim(average_claim(LAST, GROUNDS))
        assert found.sentence == "Police in the UK recorded an average of 19.9 offences a day in 2024/25."
        assert found.working == "7,263 ÷ 365 days"

    def test_a_part_of_a_year_has_no_average(self) -> None:
        assert refused(average_claim(replace(FORCE, whole=False), GROUNDS)).kind is Kind.AVERAGE


class TestShare:
    LEVEL = replace(LAST, period=Period.financial_year(2023), count=Count.exact(48), unit=Unit.MENTION)
    SHARE = ShareLevel(
        LEVEL, "means known", "offences with a known platform", "a was named", 1824, 7062, None, Fraction(1, 2)
    )

    def test_the_denominator_is_in_the_sentence_and_the_share_of_all_in_the_working(self) -> None:
        found = claim(share_claim(self.SHARE, GROUNDS))
        assert found.sentence == "In 2023/24, a was named in 48% of the 1,824 offences with a known platform."
        assert found.working == "in words: just under half; 12.3% to 12.5% of all 7,062"
        assert found.headline

    def test_an_unknown_base_carries_its_caveat_and_is_no_headline(self) -> None:
        found = claim(share_claim(replace(self.SHARE, known=None, total=None), GROUNDS))
        assert "very small numbers" in found.sentence
        assert found.say_with[0].startswith("Very small numbers")
        assert not found.headline

    def test_a_base_that_is_not_stated_is_no_headline(self) -> None:
        found = claim(share_claim(replace(self.SHARE, of_what=""), GROUNDS))
        assert "base-not-stated" in found.grounds.caveats
        assert not found.headline


class TestRecord:
    YEARS = tuple(
        (Period.financial_year(2017 + place), Count.exact(count))
        for place, count in enumerate([3728, 5333, 5954, 6319, 6275, 6350, 7062, 7263])
    )

    def test_it_is_said_with_the_years_before(self) -> None:
        found = claim(record_claim(LAST, self.YEARS, self.YEARS[0][0], GROUNDS))
        assert found.sentence.endswith("in the year to March 2025, the highest since records began in 2017/18.")
        assert found.working.endswith("7,062 in 2023/24")

    def test_a_gap_refuses_it_and_is_named(self) -> None:
        found = refused(record_claim(LAST, (*self.YEARS[:3], *self.YEARS[4:]), self.YEARS[0][0], GROUNDS))
        assert found.reasons == ("A record cannot be said: no complete figure is known for 2020/21.",)


def test_headlines_come_first_then_changes() -> None:
    found = [
        claim(made)
        for made in (
            average_claim(LAST, GROUNDS),
            count_claim(LAST, GROUNDS),
            change_claim(compare(FIRST, LAST), GROUNDS),
        )
    ]
    assert [one.kind for one in best_first(found)] == [Kind.CHANGE, Kind.COUNT, Kind.AVERAGE]


def test_a_caveat_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError, match="no-such"):
        Grounds((), (), ("no-such",))
