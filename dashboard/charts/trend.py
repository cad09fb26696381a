"""The chart of spans: the figures of one area or several, each over the days it covers."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.behind_words import forces_line, with_forces
from dashboard.charts.derived_marks import derived_block, derived_item, refused_item
from dashboard.charts.growth import Growth, aside_of, with_left_out
from dashboard.charts.marks import Arrange, Block, Chart, Item, Lane, Look, Panel
from dashboard.charts.members import NameOf
from dashboard.charts.naming import Place
from dashboard.charts.phrases import all_of, bare, nouns
from dashboard.charts.saying import Line
from dashboard.charts.scale import scale_for, year_ticks
from dashboard.charts.sources import chip, chips, source_line
from dashboard.charts.span_marks import block_of, missing_of, reason_words
from dashboard.charts.titles import (
    alt_of,
    areas_noun,
    coverage_line,
    growth_title,
    headline,
    highest,
    multiples_subtitle,
    multiples_title,
    note_line,
    subtitle_of,
    summary_of,
    title_of,
)
from dashboard.row import Row
from dashboard.statistics.derived_model import Shown
from dashboard.statistics.derived_place import open_days
from dashboard.statistics.laid import Gap, Kind, Laid, Series
from dashboard.tokens import tokens

ROWS_AT_MOST = int(tokens()["chart"]["max-rows"])
"""More areas than this are small multiples."""
PANELS_AT_MOST = int(tokens()["chart"]["max-multiples"])
"""More areas than this are a table."""


def trend_chart(
    charts: Sequence[Series],
    places: Sequence[Place],
    *,
    offence: str,
    name: str = "trend",
    limits: bool = True,
    multiples: bool | None = None,
    tall: bool = False,
    growth: Growth | None = None,
    change: Line | None = None,
    coverage: str = "",
    notes: Sequence[str] = (),
    name_of: NameOf | None = None,
) -> Chart:
    """The marks of the series of some areas over one span, in the order given; the title speaks of the first.

    `places` name the areas, one for each series. `multiples` None splits above four areas. `growth` adds the three
    lines of change beside a single area, and `change` says them in words, or why there are none. `coverage` and `notes`
    are further sentences for those lines; `name_of` names the forces that a total lacks. Raises ValueError without a
    series, for more than twenty, or where the series differ in their span.
    """
    _check(charts, places)
    split = len(charts) > ROWS_AT_MOST if multiples is None else multiples
    panels = [
        _panel(series, place, index, limits=limits and not split, split=split, name_of=name_of)
        for index, (series, place) in enumerate(zip(charts, places, strict=True))
    ]
    if growth is not None:
        panels[0] = with_left_out(panels[0], growth)
    unit = _unit(charts, several=len(charts) > 1)
    return Chart(
        name=name,
        arrange=Arrange.MULTIPLES if split else Arrange.ROWS,
        title=_title(charts, places, growth, split=split),
        subtitle=multiples_subtitle(offence, len(charts), areas_noun(places))
        if split
        else subtitle_of(offence, places, limits=limits),
        unit=unit,
        alt=alt_of(unit, charts[0].span, panels),
        panels=tuple(panels),
        lines=_lines(charts, places, panels, (coverage, notes, change), name_of),
        span=charts[0].span,
        scale=scale_for(panels),
        years=year_ticks(charts[0].span),
        noun=_noun(charts),
        tall=tall,
        aside=None if growth is None else aside_of(growth, panels[0]),
        in_doubt=tuple(_doubts(charts, places)),
        not_in=tuple(_gaps(charts, places)),
        also=tuple(_also(charts, places, name_of)),
    )


def _check(charts: Sequence[Series], places: Sequence[Place]) -> None:
    if not charts or len(charts) != len(places):
        raise ValueError("a chart needs at least one series, and a name for each")
    if len(charts) > PANELS_AT_MOST:
        raise ValueError(f"a chart shows at most {PANELS_AT_MOST} areas, not {len(charts)}; take the table")
    if len({series.span for series in charts}) > 1:
        raise ValueError("the series of one chart cover one span")


def _panel(series: Series, place: Place, index: int, *, limits: bool, split: bool, name_of: NameOf | None) -> Panel:
    dark = highest(series) if split else headline(series) if index == 0 else None
    return Panel(
        name=place.name,
        blocks=_blocks(series, place, dark, limits=limits, name_of=name_of),
        lane=tuple(missing_of(gap, place) for gap in open_days(series)),
        summary=summary_of(series),
        chips=chips(row for laid in series.laid for row in laid.rows),
    )


def _blocks(
    series: Series, place: Place, dark: Laid | None, *, limits: bool, name_of: NameOf | None
) -> tuple[Block, ...]:
    """The figures, and what is worked out for days without one, in order of time."""
    drawn = [block_of(laid, place, limits=limits, focus=laid is dark, name_of=name_of) for laid in series.laid]
    given = [with_forces(block, series, laid.row, name_of) for block, laid in zip(drawn, series.laid, strict=True)]
    worked = [derived_block(one, place, name_of) for one in series.derived if one.shown is Shown.FILLS]
    return tuple(sorted([*given, *worked], key=lambda block: block.period))


def _title(charts: Sequence[Series], places: Sequence[Place], growth: Growth | None, *, split: bool) -> str:
    if split:
        return multiples_title(charts, areas_noun(places))
    if growth is not None:
        return growth_title(growth.words, growth.strict.change, growth.first, growth.last, places[0])
    return title_of(charts[0], places[0])


def _unit(charts: Sequence[Series], *, several: bool) -> str:
    many = _noun(charts)
    return f"{many[:1].upper()}{many[1:]} recorded a month{', the same scale for all' if several else ''}"


def _noun(charts: Sequence[Series]) -> str:
    return nouns(charts[0].subject.unit)[1]


def _lines(
    charts: Sequence[Series],
    places: Sequence[Place],
    panels: Sequence[Panel],
    more: tuple[str, Sequence[str], Line | None],
    name_of: NameOf | None,
) -> tuple[Line, ...]:
    rows = [row for series in charts for laid in series.laid for row in laid.rows]
    made = [source_line(rows)] if rows else []
    behind = forces_line(charts[0]) if len(charts) == 1 else ""
    made.append(coverage_line(charts, places, " ".join(filter(None, (more[0], behind))), name_of))
    made += [line for line in (more[2], note_line(panels, more[1])) if line is not None]
    return tuple(made)


def _doubts(charts: Sequence[Series], places: Sequence[Place]) -> list[Item]:
    """*In doubt*: every figure on which nothing rests, with its reason."""
    return [
        Item(
            Look.IN_DOUBT,
            f"{place.name} {laid.period.label}: {bare(laid.count)}",
            " ".join(block_of(laid, place, limits=False).words.notes),
            chips(laid.rows),
        )
        for series, place in zip(charts, places, strict=True)
        for laid in series.laid
        if laid.kind is Kind.IN_DOUBT
    ]


def _gaps(charts: Sequence[Series], places: Sequence[Place]) -> list[Item]:
    """*Not in this chart*: the spans without a number, those of one area and reason together, each with its reason."""
    found: dict[tuple[str, Lane, str], list[Gap]] = {}
    for series, place in zip(charts, places, strict=True):
        for gap in open_days(series):
            found.setdefault((place.name, missing_of(gap, place).lane, reason_words(gap)), []).append(gap)
    return [
        Item(
            lane,
            f"{name}, {all_of([gap.period.label for gap in group])}",
            words,
            chips(row for gap in group for row in gap.rows),
        )
        for (name, lane, words), group in found.items()
    ]


def _also(charts: Sequence[Series], places: Sequence[Place], name_of: NameOf | None) -> list[Item]:
    """What is worked out and not drawn, what is refused, then figures that are given and not drawn."""
    found = []
    for series, place in zip(charts, places, strict=True):
        found += [derived_item(one, place, name_of) for one in series.derived if one.shown is not Shown.FILLS]
        found += [refused_item(no, place) for no in series.refused]
        found += [_listed(listed.row, place, listed.why.value) for listed in series.listed]
        found += [
            _listed(row, place, "another print of the same days") for laid in series.laid for row in _others(laid)
        ]
    return found


def _others(laid: Laid) -> tuple[Row, ...]:
    """Other prints of the same days that say another number; those that agree are named on the cell's own panel."""
    return tuple(row for row in laid.also if row.count != laid.count)


def _listed(row: Row, place: Place, why: str) -> Item:
    value = row.value_as_written or bare(row.count)
    return Item(None, f"{place.name}, {row.period.label}: {value}", f"{why[:1].upper()}{why[1:]}.", (chip(row),))
