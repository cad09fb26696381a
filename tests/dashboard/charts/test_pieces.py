"""A block's width times its height is exactly its number, whatever kind it is. The blocks here are made up."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.marks import Block, Look
from dashboard.charts.pieces import Piece, Surface, pieces, top
from dashboard.charts.saying import Words
from dashboard.statistics.percents import a_month
from etl.model.period import Period

WORDS = Words("Somewhere", "", "", "")
DAYS = st.dates(date(2012, 1, 1), date(2025, 12, 31))
STACKED = (
    Look.COUNT,
    Look.AT_LEAST,
    Look.WORDS,
    Look.SUPPRESSED,
    Look.IN_DOUBT,
    Look.CONFLICT,
    Look.DERIVED,
    Look.CLASS,
)


@st.composite
def spans(draw: st.DrawFn) -> Period:
    first = draw(DAYS)
    return Period(first, first + timedelta(days=draw(st.integers(0, 2000))))


def block(look: Look, period: Period, low: int, high: int | None, **more: object) -> Block:
    return Block(look, period, low, high, "", WORDS, **more)  # type: ignore[arg-type]


def areas(made: tuple[Piece, ...], *surfaces: Surface) -> Fraction:
    return sum((piece.area for piece in made if piece.surface in surfaces), Fraction(0))


@given(st.sampled_from(STACKED), spans(), st.integers(0, 50_000), st.integers(0, 50_000))
def test_the_pieces_up_to_the_lowest_value_are_the_lowest_and_all_of_them_the_highest(
    look: Look, period: Period, low: int, more: int
) -> None:
    made = pieces(block(look, period, low, low + more))
    first = (Surface.SOLID, Surface.RULES, Surface.OUTLINE, Surface.PALE)
    assert areas(made, *first) == low
    assert sum(piece.area for piece in made) == low + more


@given(spans(), st.integers(0, 50_000))
def test_what_has_no_top_is_drawn_to_its_lowest_value_and_no_further(period: Period, low: int) -> None:
    made = pieces(block(Look.AT_LEAST, period, low, None))
    assert sum(piece.area for piece in made) == low


@given(spans(), st.integers(1, 50_000), st.data())
def test_what_a_comparison_leaves_out_is_a_hatched_part_of_the_block(
    period: Period, low: int, data: st.DataObject
) -> None:
    left_out = data.draw(st.integers(0, low))
    made = pieces(block(Look.COUNT, period, low, low, left_out=left_out))
    assert areas(made, Surface.HATCH) == left_out
    assert areas(made, Surface.SOLID) == low - left_out


@given(st.lists(spans(), min_size=1, max_size=3), st.integers(0, 50_000))
def test_a_part_of_unknown_place_has_its_whole_number_in_each_place(places: list[Period], low: int) -> None:
    made = pieces(block(Look.PART, places[0], low, None, places=tuple(places)))
    assert [piece.area for piece in made] == [low] * len(places)


@given(spans(), st.integers(1, 600), st.integers(1, 50_000))
def test_one_figure_of_two_spans_is_its_number_over_either_and_the_hatched_pieces_are_equal(
    inner: Period, longer: int, value: int
) -> None:
    outer = Period(inner.first - timedelta(days=longer), inner.last)
    made = pieces(block(Look.TWO_SPANS, outer, value, value, places=(outer, inner)))
    solid, (beside, above) = areas(made, Surface.SOLID), [piece for piece in made if piece.surface is Surface.HATCH]
    assert beside.area == above.area
    assert solid + beside.area == value


def test_a_figure_of_two_spans_that_share_no_day_is_hatched_in_both() -> None:
    halves = (Period.months_of(2017, 4, 6), Period.months_of(2017, 10, 6))
    made = pieces(block(Look.TWO_SPANS, halves[0], 19, 19, places=halves))
    assert [(piece.surface, piece.area) for piece in made] == [(Surface.HATCH, Fraction(19))] * 2


def test_a_cut_figure_is_as_high_as_it_is_over_all_its_days() -> None:
    whole, year = Period.months_of(2017, 4, 39), Period.financial_year(2018)
    (piece,) = pieces(block(Look.CUT, year, 0, 118, places=(whole,)))
    assert piece.y1 == Fraction(118, 39)
    assert piece.area == Fraction(118 * 12, 39)


@pytest.mark.parametrize("look", [Look.PART, Look.CUT])
def test_a_block_that_needs_other_spans_says_so(look: Look) -> None:
    with pytest.raises(ValueError, match="needs the spans"):
        pieces(block(look, Period.financial_year(2017), 19, None))


def test_a_year_of_98_is_8_and_a_sixth_a_month() -> None:
    assert a_month(98, Period.financial_year(2023)) == Fraction(49, 6)
    assert top(block(Look.CONFLICT, Period.financial_year(2021), 36, 39)) == Fraction(39, 12)
