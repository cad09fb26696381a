"""The strip: a mark a force under its year, each state with its own shape; invented states."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest

from dashboard.charts.layout import lay_out
from dashboard.charts.naming import named
from dashboard.charts.trend import trend_chart
from dashboard.components.forms import ACROSS, Form
from dashboard.components.named_bar import named_bar
from dashboard.components.state_marks import Paint, mark
from dashboard.components.strip import strip
from dashboard.row import Subject
from dashboard.selection import Step
from dashboard.statistics.coverage_states import State, YearState
from dashboard.statistics.laid import Kind, Laid, Series
from etl.model.count import Count
from etl.model.period import Period
from tests.dashboard.made_up import KENT, row
from tests.dashboard.reading import tree, words

SPAN = Period.months_of(2017, 4, 36)
YEARS = tuple(SPAN.financial_years())
BLOCKS = tuple(Laid(year, Kind.EXACT, Count.exact(120), (row(120, year),)) for year in YEARS)
SERIES = Series(Subject(KENT, "71/17"), SPAN, Step.YEAR, BLOCKS)
CHART = trend_chart([SERIES], [named("E1", "Kent", "territorial")], offence="made up", limits=False)


def states(many: int, state: State = State.TOTAL) -> list[list[YearState]]:
    """Every force in one state in every year, but for the first one of each year, which answered."""
    return [[YearState(year, State.ANSWERED if not place else state) for place in range(many)] for year in YEARS]


def drawn(form: Form, many: int, state: State = State.TOTAL) -> str:
    scenes = [(form, lay_out(CHART, form.width))]
    return str(strip(scenes, states(many, state), label="Said in words.", says="How to read it."))


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("side", [6.6, 9])
def test_no_mark_leaves_its_square(state: State, side: float) -> None:
    for _, points in mark(YearState(YEARS[0], state), 10, 20, side):
        starts = [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)", points)]
        assert all(9.9 <= x <= 10 + side + 0.1 and 19.9 <= y <= 20 + side + 0.1 for x, y in starts)


def test_each_state_has_a_shape_of_its_own_without_its_colour() -> None:
    shapes = {"".join(points for _, points in mark(YearState(YEARS[0], state), 0, 0, 9)): state for state in State}
    broken = {paint.dash for paint, _ in mark(YearState(YEARS[0], State.NO_FIGURE), 0, 0, 9)}
    assert len(shapes) == len(State) - 1  # a broken outline and a thin one are the same square
    assert broken == {"2 1.6"}


def test_a_figure_in_doubt_has_its_corner_down() -> None:
    doubtful = Laid(YEARS[0], Kind.IN_DOUBT, Count.exact(9), (row(9, YEARS[0]),))
    ((paint, points),) = mark(YearState(YEARS[0], State.ANSWERED, doubtful), 0, 0, 10)
    assert paint == Paint("block-focus")
    assert "l4.5 4.5" in points


@pytest.mark.parametrize("form", ACROSS)
def test_a_year_stands_under_its_block_and_is_counted(form: Form) -> None:
    svg = drawn(form, 45)
    frame = lay_out(CHART, form.width).frames[0]
    at = [float(x) for x in re.findall(r'<text x="([\d.]+)"', svg)]
    middles = [(frame.x(year.start_position) + frame.x(year.end_position)) / 2 for year in YEARS]
    assert at == pytest.approx(middles, abs=0.1)
    assert re.findall(r">(1 of 45)<", svg) == ["1 of 45"] * 3
    dots = re.findall(r"M([\d.]+) [\d.]+h0", svg)
    assert len(dots) == 44 * 3
    assert all(frame.left <= float(x) <= frame.right for x in dots)


def test_it_is_one_sentence_for_listeners_and_the_drawing_is_hidden() -> None:
    body = tree(drawn(ACROSS[0], 3))
    assert body.xpath("//*[@role='img']/@aria-label") == ["Said in words."]
    assert body.xpath("//*[local-name()='svg']/@aria-hidden") == ["true"]
    assert words(body).endswith("How to read it.")


def test_a_bar_says_its_shares_in_words_and_puts_late_ones_to_the_left() -> None:
    bar = tree(
        str(named_bar(style="other", named=(Fraction(20), "a fifth"), known=(Fraction(80), "known"), whole="all"))
    )
    assert [words(part) for part in bar.xpath("./p")] == ["a fifth", "known", "all"]
    assert bar.xpath("./p[2]/@class") == ["bar-at late"]
    assert bar.xpath(".//span/@style")[0] == "width:80.0%"
