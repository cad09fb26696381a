"""Changes between levels: the numbers that must come out, the guards, and what is said where nothing can be.

The counts of the United Kingdom, England and Wales and Dyfed-Powys are the published ones (data/raw/published); figures
of the areas called *Anywhere* are made up.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.comparison import Comparison, compare
from dashboard.statistics.comparison_model import Basis, Change, Level, Line, Member, Refusal, Why
from dashboard.statistics.words_for_numbers import half_up, times_words
from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.observation import Area, Breakdown, Unit
from etl.model.period import Period

DYFED_POWYS, LINCOLNSHIRE, HUMBERSIDE, SOUTH_WALES, HAMPSHIRE = "dp", "li", "hu", "sw", "ha"
UK = Area("uk", "United Kingdom", "union")
ENGLAND_AND_WALES = Area("ew", "England and Wales", "union")
ANYWHERE = Area("any", "Anywhere", "territorial")
BROKEN = Period(date(2017, 4, 3), date(2018, 4, 2))


def member(code: str, held: int | None) -> Member:
    """What a total holds for one of the forces above."""
    names = {"dp": "Dyfed-Powys", "li": "Lincolnshire", "hu": "Humberside", "sw": "South Wales", "ha": "Hampshire"}
    return Member(code, names[code], None if held is None else Count.exact(held))


def uk(start: int, count: int, **more: object) -> Level:
    """A UK year."""
    base = Level(UK, "71/17 and equivalents", Period.financial_year(start), Count.exact(count), "Police in the UK")
    return replace(base, **more)  # type: ignore[arg-type]


def anywhere(start: int, count: int | Count, **more: object) -> Level:
    """A year of one made-up force."""
    known = Count.exact(count) if isinstance(count, int) else count
    base = Level(ANYWHERE, "71/17", Period.financial_year(start), known, "Anywhere")
    return replace(base, **more)  # type: ignore[arg-type]


FIRST_MEMBERS = (
    member(DYFED_POWYS, 19),
    member(LINCOLNSHIRE, 84),
    member(HUMBERSIDE, 77),
    member(SOUTH_WALES, 158),
    member(HAMPSHIRE, 152),
)
UK_FIRST = uk(2017, 3728, partial=(DYFED_POWYS,), members=FIRST_MEMBERS)
UK_2021 = uk(2021, 6275, missing=(HAMPSHIRE,), members=(member(DYFED_POWYS, 36), member(HAMPSHIRE, None)))
UK_2022 = uk(2022, 6350, missing=(SOUTH_WALES, HUMBERSIDE), members=(member(DYFED_POWYS, 30),))
UK_LAST = uk(2024, 7263, missing=(LINCOLNSHIRE,), members=(member(DYFED_POWYS, 82),))
EW_FIRST = Level(
    ENGLAND_AND_WALES,
    "71/17",
    Period.financial_year(2017),
    Count.exact(3217),
    "Police in England and Wales",
    partial=(DYFED_POWYS,),
    members=(member(DYFED_POWYS, 19),),
)
EW_SECOND = replace(
    EW_FIRST,
    period=Period.financial_year(2018),
    count=Count.exact(4373),
    partial=(),
    members=(member(DYFED_POWYS, 41),),
)


def change(line: Line) -> Change:
    """The line, which must be a change."""
    assert isinstance(line, Change), line
    return line


def percents(found: Comparison) -> list[str]:
    """Strict, as published and raw, to one decimal."""
    return [str(half_up(change(line).low, 1)) for line in found.lines]


def kinds(found: Comparison) -> list[Why]:
    """The kinds of reason for a refusal of all lines."""
    return [reason.kind for reason in found.refused]


class TestPublishedChanges:
    def test_uk_first_year_to_last_is_98_1_strict_99_3_as_published_94_8_raw(self) -> None:
        found = compare(UK_FIRST, UK_LAST)
        assert percents(found) == ["98.1", "99.3", "94.8"]
        assert [(line.first.value, line.last.value) for line in map(change, found.lines)] == [
            (3625, 7181),
            (3644, 7263),
            (3728, 7263),
        ]
        assert found.sentence == "Up 98% on the same forces and whole years; 99% as published, 95% raw."
        assert change(found.strict).working == "7,181 ÷ 3,625 = 1.981, +98.1%"
        assert times_words(change(found.strict).times or 0) == "almost doubled"

    def test_who_is_left_out_is_named_with_what_each_end_held_and_why(self) -> None:
        out = change(compare(UK_FIRST, UK_LAST).strict).left_out
        assert [(row.name, row.first.value, row.last.value, row.why) for row in out] == [
            ("Lincolnshire", 84, 0, "no figure for 2024/25"),
            ("Dyfed-Powys", 19, 82, "a part of 2017/18 only"),
        ]

    def test_uk_2022_23_is_70_3_raw_and_81_8_without_the_two_that_gave_none(self) -> None:
        found = compare(UK_FIRST, UK_2022)
        assert percents(found)[1:] == ["81.8", "70.3"]
        assert change(found.published).first.value == 3493
        assert found.bases_of(82) == (Basis.STRICT, Basis.PUBLISHED)
        assert found.reproduction(82) == "+82% is the change on the same forces and whole years and as published."

    def test_england_and_wales_second_year_is_35_9_raw_and_35_5_strict(self) -> None:
        assert percents(compare(EW_FIRST, EW_SECOND)) == ["35.5", "35.9", "35.9"]

    @pytest.mark.parametrize("count", [6275, 6156])
    def test_the_printed_84_per_cent_of_2021_22_cannot_be_reproduced_and_says_so(self, count: int) -> None:
        found = compare(UK_FIRST, replace(UK_2021, count=Count.exact(count)))
        assert found.bases_of(84) == ()
        assert found.reproduction(84).startswith("+84% cannot be reproduced: the figures give up 7")

    def test_the_order_of_the_two_does_not_matter(self) -> None:
        assert compare(UK_LAST, UK_FIRST) == compare(UK_FIRST, UK_LAST)

    def test_limits_of_the_change_are_those_of_the_exact_ratio_less_one(self) -> None:
        """82 on 41: ratio 1.36 to 2.99 (look/compare-refused)."""
        found = change(compare(anywhere(2018, 41), anywhere(2024, 82)).strict)
        assert found.limits is not None
        assert [round(end) for end in (found.limits.low, found.limits.high)] == [36, 199]
        assert not found.may_be_chance
        assert change(compare(anywhere(2018, 41), anywhere(2019, 45)).strict).may_be_chance


class TestWhereALineCannotBeWorkedOut:
    def test_an_unknown_figure_of_a_member_at_the_other_end_refuses_that_line_only(self) -> None:
        found = compare(replace(UK_FIRST, members=(member(DYFED_POWYS, 19),)), UK_LAST)
        assert isinstance(found.strict, Refusal)
        assert isinstance(found.published, Refusal)
        assert found.published.reasons[0].kind is Why.MEMBER_UNKNOWN
        assert "li has no known figure for 2017/18" in found.published.reasons[0].sentence
        assert found.lead == change(found.raw)
        assert found.sentence == "Up 95% raw."

    def test_a_total_of_which_nobody_says_who_is_in_it_is_never_called_the_same_forces(self) -> None:
        found = compare(UK_FIRST, replace(UK_LAST, coverage_known=False))
        assert isinstance(found.strict, Refusal)
        assert found.strict.reasons[0].kind is Why.COVERAGE_UNKNOWN

    @pytest.mark.parametrize(("unnamed", "words"), [(1, "One force is missing"), (4, "4 forces are missing")])
    def test_forces_that_are_missing_and_not_named_refuse_it_too(self, unnamed: int, words: str) -> None:
        found = compare(EW_FIRST, replace(EW_SECOND, unnamed=unnamed))
        assert isinstance(found.strict, Refusal)
        assert found.strict.reasons[0].sentence.startswith(words)
        assert isinstance(found.raw, Change)

    def test_a_member_known_as_a_lowest_value_cannot_be_taken_off(self) -> None:
        open_above = Member(DYFED_POWYS, "Dyfed-Powys", Count.between(82, None, Mark.LOWER_BOUND))
        found = compare(UK_FIRST, replace(UK_LAST, missing=(), members=(open_above,)))
        assert isinstance(found.strict, Refusal)
        assert found.strict.reasons[0].kind is Why.MEMBER_UNKNOWN

    def test_members_larger_than_their_total_are_named(self) -> None:
        found = compare(replace(EW_FIRST, members=(member(DYFED_POWYS, 5000),)), EW_SECOND)
        assert isinstance(found.strict, Refusal)
        assert found.strict.reasons[0].kind is Why.PARTS_EXCEED


class TestRanges:
    def test_a_conflict_gives_a_range(self) -> None:
        """Wales 2023/24, 554 to 564, on 274."""
        found = change(compare(anywhere(2017, 274), anywhere(2023, Count.between(554, 564))).strict)
        assert found.words == "up 102% to 106%"
        assert found.percent is found.times is None
        assert found.limits is None
        assert found.working == "554 to 564 ÷ 274 = 2.022 to 2.058, +102.2% to +105.8%"

    def test_a_range_round_nought_says_both_ends(self) -> None:
        found = change(compare(anywhere(2017, 100), anywhere(2018, Count.between(98, 103))).strict)
        assert found.words == "down 2% to up 3%"

    def test_a_fall_names_the_smaller_end_first(self) -> None:
        found = change(compare(anywhere(2017, 100), anywhere(2018, Count.between(80, 90))).strict)
        assert found.words == "down 10% to 20%"


class TestGuards:
    def refused(self, one: Level, other: Level, *kind: Why, breaks: tuple[date, ...] = ()) -> Comparison:
        found = compare(one, other, breaks=breaks)
        assert kinds(found) == list(kind)
        assert found.lead is None
        return found

    def test_offences_are_never_mixed(self) -> None:
        found = self.refused(anywhere(2017, 100), anywhere(2018, 120, offence="88A"), Why.DIFFERENT_OFFENCES)
        assert found.sentence == "71/17 and 88A are different offences and are never compared."

    def test_offences_and_mentions_never_together(self) -> None:
        self.refused(anywhere(2017, 100), anywhere(2018, 120, unit=Unit.MENTION), Why.DIFFERENT_UNITS)

    def test_areas_and_parts_must_be_the_same(self) -> None:
        elsewhere = Area("else", "Elsewhere", "territorial")
        self.refused(anywhere(2017, 100), anywhere(2018, 120, area=elsewhere), Why.DIFFERENT_AREAS)
        part = Breakdown("sex", sex="female")
        self.refused(anywhere(2017, 100), anywhere(2018, 120, breakdown=part), Why.DIFFERENT_PARTS)

    def test_nothing_rests_on_a_figure_in_doubt(self) -> None:
        """Gwent 2019/20: 144, in doubt."""
        doubtful = anywhere(2019, 144, standing=Standing.IN_DOUBT)
        found = self.refused(anywhere(2017, 44), doubtful, Why.IN_DOUBT)
        assert "nothing rests on it" in found.sentence

    def test_a_missing_figure_is_no_nought(self) -> None:
        found = self.refused(anywhere(2017, 44), anywhere(2020, Count.missing(Mark.NOT_PROVIDED)), Why.NO_FIGURE)
        assert found.alternative is not None
        assert found.alternative.sentence == "Anywhere recorded 44 offences in 2017/18."

    def test_a_lowest_value_carries_no_change(self) -> None:
        """Hampshire 2023/24: at least 95."""
        at_least = anywhere(2023, Count.between(95, None, Mark.LOWER_BOUND))
        found = self.refused(anywhere(2017, 152), at_least, Why.OPEN_ABOVE)
        assert "At least 95 in 2023/24 is a lowest value" in found.sentence

    def test_months_must_be_whole_and_as_many(self) -> None:
        self.refused(anywhere(2017, 100, period=BROKEN), anywhere(2019, 120), Why.BROKEN_MONTHS)
        quarter = anywhere(2019, 40, period=Period.quarter(2019, 1))
        self.refused(anywhere(2017, 100), quarter, Why.UNEQUAL_MONTHS)

    def test_a_quarter_is_compared_with_the_same_months_only(self) -> None:
        spring, autumn = (anywhere(2019, 40, period=Period.quarter(2019, number)) for number in (1, 3))
        self.refused(spring, autumn, Why.DIFFERENT_MONTHS)
        a_year_on = anywhere(2020, 50, period=Period.quarter(2020, 1))
        assert change(compare(spring, a_year_on).strict).words == "up 25%"

    def test_periods_that_share_days_are_refused(self) -> None:
        self.refused(anywhere(2019, 40), anywhere(2019, 50, period=Period.months_of(2019, 10, 12)), Why.SHARED_DAYS)

    def test_a_class_is_not_compared_across_the_day_it_changed(self) -> None:
        day = date(2017, 4, 1)
        found = self.refused(anywhere(2016, 100), anywhere(2017, 300), Why.CLASS_CHANGED, breaks=(day,))
        assert "From 1 April 2017 the class counts other offences" in found.sentence
        assert compare(anywhere(2017, 300), anywhere(2018, 310), breaks=(day,)).lead is not None

    def test_no_percentage_on_a_base_under_twenty_but_both_counts(self) -> None:
        found = self.refused(anywhere(2018, 19), anywhere(2024, 45), Why.SMALL_BASE)
        assert found.alternative is not None
        assert found.alternative.sentence == "Anywhere recorded 45 offences in 2024/25, against 19 in 2018/19."
        assert compare(anywhere(2018, 20), anywhere(2024, 45)).lead is not None

    def test_a_base_that_falls_under_twenty_without_the_left_out_refuses_that_line(self) -> None:
        first = replace(EW_FIRST, count=Count.exact(30))
        found = compare(first, EW_SECOND)
        assert isinstance(found.strict, Refusal)
        assert found.strict.reasons[0].kind is Why.SMALL_BASE
        assert isinstance(found.raw, Change)

    def test_all_reasons_are_given_at_once(self) -> None:
        one = anywhere(2017, 12, offence="88A", unit=Unit.MENTION)
        found = compare(one, anywhere(2019, 40, period=Period.quarter(2019, 1)))
        assert kinds(found) == [
            Why.DIFFERENT_OFFENCES,
            Why.DIFFERENT_UNITS,
            Why.UNEQUAL_MONTHS,
            Why.SMALL_BASE,
        ]


class TestAlternative:
    YEARS = tuple(anywhere(2018 + place, count) for place, count in enumerate([41, 39, 34, 36, 30, 67]))
    HALF = anywhere(
        2017,
        Count.between(19, None, Mark.LOWER_BOUND),
        whole=False,
        why_not_whole="The force could give six months only; which six is not known.",
    )

    def test_the_half_year_of_the_picture_and_its_sayable_sentence(self) -> None:
        """Dyfed-Powys: 19 for half of 2017/18, 82 in 2024/25; 41, 39, 34, 36, 30, 67 between (look/compare-refused)."""
        last = anywhere(2024, 82)
        found = compare(self.HALF, last, others=self.YEARS)
        assert kinds(found) == [Why.NOT_WHOLE, Why.SMALL_BASE]
        assert found.sentence == (
            "At least 19 covers a part of 2017/18, not all of it. "
            "The force could give six months only; which six is not known."
        )
        assert found.alternative is not None
        assert found.alternative.sentence == "Anywhere recorded 82 offences in 2024/25, double the 41 of 2018/19."
        assert (found.alternative.first, found.alternative.last) == (self.YEARS[0], last)

    def test_without_a_comparable_pair_each_is_said_alone(self) -> None:
        found = compare(self.HALF, anywhere(2024, 82))
        assert found.alternative is not None
        assert found.alternative.sentence == (
            "Anywhere recorded at least 19 offences in 2017/18, which is a part only. "
            "Anywhere recorded 82 offences in 2024/25."
        )

    def test_a_figure_in_doubt_is_never_part_of_the_alternative_pair(self) -> None:
        doubtful = anywhere(2019, 144, standing=Standing.IN_DOUBT)
        found = compare(anywhere(2017, 44), doubtful, others=(anywhere(2018, 26), anywhere(2022, 58)))
        assert found.alternative is not None
        assert found.alternative.sentence == "Anywhere recorded 26 offences in 2018/19, down 41% on the 44 of 2017/18."

    def test_an_alternative_with_areas_left_out_says_so(self) -> None:
        broken = replace(UK_LAST, period=Period.months_of(2025, 4, 9), count=Count.exact(6000))
        found = compare(UK_FIRST, broken, others=(UK_LAST,))
        assert found.alternative is not None
        assert found.alternative.sentence == (
            "Police in the UK recorded 7,263 offences in 2024/25, "
            "up 98% on the same forces and whole years since 2017/18."
        )


COUNTS = st.integers(0, 400)
CODES = st.sets(st.sampled_from(["a", "b", "c", "d"]), max_size=3)


class TestProperties:
    @given(
        st.lists(COUNTS, min_size=4, max_size=4),
        st.lists(COUNTS, min_size=4, max_size=4),
        CODES,
        CODES,
        CODES,
        CODES,
    )
    def test_strict_is_the_change_of_the_forces_that_are_whole_at_both_ends(
        self,
        before: list[int],
        after: list[int],
        missing_before: set[str],
        missing_after: set[str],
        partial_before: set[str],
        partial_after: set[str],
    ) -> None:
        """Four made-up forces; strict never uses one that is missing or partial at an end."""
        first = self.total(2017, before, missing_before, partial_before - missing_before)
        last = self.total(2018, after, missing_after, partial_after - missing_after)
        found = compare(first, last)
        for line, out in ((found.strict, missing_before | missing_after | partial_before | partial_after),
                          (found.published, missing_before | missing_after)):  # fmt: skip
            kept = [place for place, code in enumerate("abcd") if code not in out]
            base, top = sum(before[place] for place in kept), sum(after[place] for place in kept)
            if isinstance(line, Change):
                assert (line.first.value, line.last.value) == (base, top)
                assert line.percent == (Fraction(top, base) - 1) * 100
                assert out >= {row.code for row in line.left_out}
            else:
                assert line.reasons
                assert base < 20

    def total(self, start: int, counts: list[int], missing: set[str], partial: set[str]) -> Level:
        """The sum of those that answered."""
        held = {code: count for code, count in zip("abcd", counts, strict=True) if code not in missing}
        return anywhere(
            start,
            sum(held.values()),
            missing=tuple(sorted(missing)),
            partial=tuple(sorted(partial)),
            members=tuple(Member(code, code, Count.exact(count)) for code, count in held.items()),
        )

    @given(
        st.sampled_from(
            [UK_FIRST, UK_LAST, UK_2021, EW_FIRST, EW_SECOND, TestAlternative.HALF, *TestAlternative.YEARS]
        ),
        st.sampled_from(
            [UK_FIRST, UK_LAST, UK_2022, EW_FIRST, EW_SECOND, TestAlternative.HALF, *TestAlternative.YEARS]
        ),
    )
    def test_every_refusal_has_a_reason_and_something_to_say_instead(self, one: Level, other: Level) -> None:
        found = compare(one, other)
        for line in found.lines:
            if isinstance(line, Refusal):
                assert line.reasons
                assert all(reason.sentence.endswith(".") for reason in line.reasons)
        assert (found.lead is None) == (found.alternative is not None)
        assert found.alternative is None or found.alternative.sentence
