"""The panel of an official class: pale with a line on its top, on an axis of its own, broken where the class
changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.marks import Arrange, Aside, Block, Break, Chart, Look, Panel, Remark, Tie
from dashboard.charts.official_inputs import ClassArea, ClassWords, Latest
from dashboard.charts.official_titles import break_words, official_title, tie_words
from dashboard.charts.phrases import amount, in_words, monthly, months_words, printed_on, span_words
from dashboard.charts.saying import Chip, Line, Words
from dashboard.charts.scale import scale_for, year_ticks
from dashboard.row import Row
from dashboard.statistics.official import ClassBlock
from dashboard.statistics.words_for_numbers import number
from dashboard.words import counted
from etl.model.count import Count
from etl.model.observation import Unit
from etl.model.period import Period, day_label, month_position


def official_chart(
    areas: Sequence[ClassArea],
    words: ClassWords,
    *,
    edition: str,
    quarters: bool = False,
    latest: Latest | None = None,
    name: str = "official",
    notes: Sequence[str] = (),
) -> Chart:
    """The marks of an official class for some areas, one edition. Raises ValueError where no area has a block.

    `edition` is the day of the edition as words. `latest` leads the title and stands beside a single area by quarters.
    """
    found = [block.period for area in areas for block in area.blocks]
    if not found:
        raise ValueError("an official panel needs at least one block")
    span = Period(min(period.first for period in found), max(period.last for period in found))
    panels = [_panel(area, words, span, quarters=quarters) for area in areas]
    by = "by quarter" if quarters else "by financial year"
    unit = f"Class {words.class_id}, offences recorded a month{', by quarter' if quarters else ''}"
    return Chart(
        name=name,
        arrange=Arrange.COLUMNS,
        over_title=words.overline,
        title=official_title(areas[0], latest),
        subtitle=(
            f"Another measure, on an axis of its own: recorded by police, published by the Home Office, {by}. "
            f"It contains {words.part_id} since {day_label(words.joins)}; before that it held {words.alone} only."
        ),
        unit=unit,
        alt=_alt(areas, unit, span),
        panels=tuple(panels),
        lines=_lines(areas, words, edition, notes),
        span=span,
        scale=scale_for(panels),
        years=year_ticks(span),
        area_key=False,
        aside=None if latest is None else _aside(latest),
    )


def _panel(area: ClassArea, words: ClassWords, span: Period, *, quarters: bool) -> Panel:
    joins = month_position(words.joins)
    inside = span.start_position < joins < span.end_position
    left, right = break_words(words)
    return Panel(
        name=area.place.name,
        blocks=tuple(_block(block, area, words, labelled=not quarters) for block in area.blocks),
        foot=area.foot,
        unit=f"Class {words.class_id}, offences a month",
        breaks=(Break(joins, left, right),) if inside else (),
        ties=tuple(Tie(tied.tie.period, tie_words(tied, words)) for tied in area.ties),
    )


def _block(block: ClassBlock, area: ClassArea, words: ClassWords, *, labelled: bool) -> Block:
    count = Count.exact(block.value)
    held = "" if block.joined else f" It holds {words.alone} only."
    short = " The year is not finished." if block.unfinished else ""
    return Block(
        look=Look.CLASS if block.joined else Look.CLASS_BEFORE,
        period=block.period,
        low=block.value,
        high=block.value,
        label=number(block.value) if labelled else "",
        focus=block.period in area.dark,
        words=Words(
            who=area.place.name,
            period=block.period.label,
            months=months_words(block.period),
            amount=f"{amount(count, Unit.OFFENCE)} of class {words.class_id}",
            figure=number(block.value),
            rate=f"{monthly(block.value, block.period)} a month",
            monthly=monthly(block.value, block.period),
            mark="" if block.joined else "[b] before the class changed",
            source=f"Sum of {counted(len(block.rows), 'quarter', 'quarters')} of the official series.{held}{short}",
            chips=_chips(block.rows),
        ),
    )


def _chips(rows: Sequence[Row]) -> tuple[Chip, ...]:
    """One chip for the file: its lines are named on the panel that the chip opens."""
    if not rows:
        return ()
    row = rows[0]
    lines = ", ".join(other.source_cell for other in rows) if len(rows) <= 4 else row.source_cell
    return (Chip(row.source_file, row.source_file, "", lines, row.figure_id, row.observation_id),)


def _aside(latest: Latest) -> Aside:
    day = printed_on(f"{latest.period.last.year}-{latest.period.last.month:02d}")
    return Aside((Remark(number(latest.value), f"in the year to {day}; {number(latest.before)} in the year before"),))


def _lines(areas: Sequence[ClassArea], words: ClassWords, edition: str, notes: Sequence[str]) -> tuple[Line, ...]:
    first = next(chip for area in areas for block in area.blocks for chip in _chips(block.rows) or (None,))
    source: tuple[str | Chip, ...] = (f"Home Office, police recorded crime open data, edition of {edition}. ",)
    open_years = sorted({block.period for area in areas for block in area.blocks if block.unfinished})
    unfinished = "".join(f" {_year_of(period)} has {months_words(period)}." for period in open_years)
    said = [
        *notes,
        *(("The bracket says what the class holds over the days of the figure above.",) if _tied(areas) else ()),
        f"Nothing is added, and nothing is compared across {day_label(words.joins)}.",
    ]
    return (
        Line("Source", source if first is None else (*source, first)),
        Line("Coverage", (f"{counted(len(areas), 'area', 'areas')}, every quarter shown.{unfinished}",)),
        Line("Note", (" ".join(said),)),
    )


def _year_of(period: Period) -> str:
    """The financial year that a part of one belongs to."""
    return Period.financial_year(period.first.year - (period.first.month < 4)).label


def _tied(areas: Sequence[ClassArea]) -> bool:
    return any(area.ties for area in areas)


def _alt(areas: Sequence[ClassArea], unit: str, span: Period) -> str:
    said = "; ".join(
        f"{area.place.name}: {number(area.blocks[0].value)} {in_words(area.blocks[0].period)} to "
        f"{number(area.blocks[-1].value)} {in_words(area.blocks[-1].period)}"
        for area in areas
        if area.blocks
    )
    return f"Chart of an official class, {unit[:1].lower()}{unit[1:]}, {span_words(span)}. {said}; the table follows"
