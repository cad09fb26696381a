"""Shares with their denominators. The UK's and England and Wales's are as published; *a* stands for a platform."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from dashboard.statistics.comparison_model import Level, Why
from dashboard.statistics.rates import wilson
from dashboard.statistics.shares import (
    PointsChange,
    PointsRefusal,
    ShareLevel,
    compare_shares,
    counts_of_printed,
    share_of_all,
)
from etl.model.count import Count, Mark
from etl.model.observation import Area, Unit
from etl.model.period import Period

UK = Area("uk", "United Kingdom", "union")
HALF = Fraction(1, 2)


def share(start: int, count: int | Count, known: int | None, total: int | None, **more: object) -> ShareLevel:
    """A printed whole percent of offences with a known platform."""
    known_count = Count.exact(count) if isinstance(count, int) else count
    level = Level(UK, "71/17", Period.financial_year(start), known_count, "Police in the UK", Unit.MENTION)
    made = ShareLevel(
        level, "means known", "offences with a known platform", "a was named", known, total, rounding=HALF
    )
    return replace(made, **more)  # type: ignore[arg-type]


def refused(one: ShareLevel, other: ShareLevel) -> PointsRefusal:
    """The refusal, which there must be."""
    found = compare_shares(one, other)
    assert isinstance(found, PointsRefusal)
    return found


UK_2023 = share(2023, 48, 1824, 7062)


class TestOneShare:
    def test_48_per_cent_of_1824_is_12_3_to_12_5_per_cent_of_all(self) -> None:
        found = share_of_all(UK_2023)
        assert found is not None
        assert [round(float(end), 1) for end in found] == [12.3, 12.5]
        assert share_of_all(share(2023, 48, None, 7062)) is None

    def test_a_printed_percent_stands_for_866_to_885_and_has_no_limits(self) -> None:
        assert counts_of_printed(UK_2023) == (866, 885)
        assert UK_2023.limits is None

    def test_no_count_is_worked_back_on_a_base_under_twenty(self) -> None:
        assert counts_of_printed(share(2023, 48, 19, 50)) is None
        assert counts_of_printed(share(2023, 48, None, None)) is None

    def test_exact_counts_have_wilson_limits(self) -> None:
        """618 of 2,117: returns/england-and-wales-platforms-2017-2019.xlsx."""
        assert share(2017, 29, 2117, 3217, numerator=618).limits == wilson(618, 2117)

    def test_the_denominator_is_in_the_sentence(self) -> None:
        assert UK_2023.sentence == "In 2023/24, a was named in 48% of the 1,824 offences with a known platform."

    def test_very_small_numbers_are_in_the_same_sentence(self) -> None:
        third = share(2020, Count.between(29, 37, Mark.WORDS), None, None, rounding=Fraction(0))
        assert (
            third.sentence
            == "In 2020/21, a was named in 29% to 37% of offences with a known platform; very small numbers."
        )

    def test_a_share_that_is_missing_has_no_ends(self) -> None:
        with pytest.raises(ValueError, match="both ends"):
            _ = share(2023, Count.missing(Mark.NO_RETURN), 1824, 7062).ends


class TestChangeInPoints:
    def test_29_to_37_per_cent_is_8_points_and_27_6_per_cent_of_itself(self) -> None:
        found = compare_shares(share(2023, 37, 640, 1000), share(2022, 29, 660, 1000))
        assert isinstance(found, PointsChange)
        assert found.words == "up 8 points"
        assert [found.low, found.high] == [7, 9]
        assert found.working == "37% − 29% = 8 points (7 to 9 with rounding), +27.6% of itself"

    def test_words_for_shares_give_a_range(self) -> None:
        third = share(2023, Count.between(29, 37, Mark.WORDS), 640, 1000, rounding=Fraction(0))
        found = compare_shares(share(2022, 30, 660, 1000), third)
        assert isinstance(found, PointsChange)
        assert found.between_printed is None
        assert found.words == "down 2 points to up 8 points"

    def test_known_shares_over_ten_points_apart_refuse_it_and_each_is_said_alone(self) -> None:
        """England and Wales 2017/18, 2,117 of 3,217 known, against the UK's 1,824 of 7,062 in 2023/24."""
        found = refused(share(2017, 20, 2117, 3217), UK_2023)
        assert [reason.kind for reason in found.reasons] == [Why.KNOWN_SHARE]
        assert found.reasons[0].sentence == "The known share went from 66% to 26%: the shares do not compare."
        assert found.alternative.startswith("In 2017/18, a was named in 20% of the 2,117 offences")
        assert found.alternative.endswith(UK_2023.sentence)

    @pytest.mark.parametrize(("known", "compared"), [(700, True), (701, False)])
    def test_ten_points_are_just_allowed(self, known: int, compared: bool) -> None:
        found = compare_shares(share(2022, 29, 600, 1000), share(2023, 37, known, 1000))
        assert isinstance(found, PointsChange) == compared

    def test_an_unknown_known_share_refuses_it(self) -> None:
        assert refused(share(2022, 29, None, None), UK_2023).reasons[0].kind is Why.KNOWN_SHARE

    def test_the_denominators_must_be_stated_and_the_same(self) -> None:
        assert refused(share(2022, 29, 1800, 7000, of_what=""), UK_2023).reasons[0].kind is Why.DENOMINATOR
        of_all = share(2022, 29, 1800, 7000, of_what="all offences", of_words="all offences")
        assert "a share of all offences, the other" in refused(of_all, UK_2023).reasons[0].sentence

    def test_a_base_under_twenty_refuses_it(self) -> None:
        assert refused(share(2022, 29, 5, 20), UK_2023).reasons[0].kind is Why.SMALL_BASE

    def test_the_guards_of_counts_hold_for_shares(self) -> None:
        other = replace(UK_2023.level, offence="88A", period=Period.quarter(2022, 1))
        found = refused(replace(UK_2023, level=other), UK_2023)
        assert [reason.kind for reason in found.reasons] == [Why.DIFFERENT_OFFENCES, Why.UNEQUAL_MONTHS]
