"""The tables of the page Quality: each row with its cells, what would settle it and who must act."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import htpy as h

from dashboard import addresses
from dashboard.charts.phrases import bare, printed_on
from dashboard.components.chips import cell_chip
from dashboard.components.reading import value_words
from dashboard.components.tables import Cell, Column, data_table
from dashboard.components.verdicts import Verdict, verdict
from dashboard.names import Names
from dashboard.pages.quality_found import conflicts
from dashboard.records import Assumption, Change, Check, Decision, Problem
from dashboard.row import Row
from dashboard.statistics.percents import apart, apart_in_percent
from dashboard.statistics.words_for_numbers import number, percent
from dashboard.words import counted, day
from etl.model.observation import Measure

Rows = Mapping[str, Row]
_WORD = {"error": Verdict.FAILS, "warning": Verdict.CAVEAT, "note": Verdict.UNKNOWN}
_SETTLES = {
    "conflict": "Both stay; what is shown is the range between them, and no growth rests on it.",
    "in doubt": "It is drawn as in doubt, and nothing rests on it.",
    "set aside": "It is kept as printed and used nowhere.",
    "lower bound": "It is shown as a lowest value; no growth rests on it.",
    "stands": "It answers as printed.",
}
"""What each verdict of a decision comes to."""


def problem_table(name: str, caption: str, problems: Sequence[Problem], rows: Rows) -> h.Renderable:
    """Problems with what would settle them, who must act, and every cell that they are about."""
    columns = [Column(text) for text in ("What is wrong", "What would settle it", "Who", "Cells")]
    made: list[list[Cell | str]] = [
        [
            Cell([verdict(_WORD[one.severity], one.severity), " ", one.message], one.message),
            one.remedy,
            one.who,
            Cell(cells_of(one, rows)),
        ]
        for one in problems
    ]
    return data_table(name, f"{caption}: {counted(len(made), 'one', 'in all')}", columns, made, stacks=True)


def cells_of(found: Problem | Check | Assumption, rows: Rows) -> list[h.Node]:
    """The cell where it was found, then those of the figures it names, each once."""
    chips = dict([*_figures(getattr(found, "figures", ()), rows)])
    text, address = _place(found, rows)
    every = {text: address or chips.get(text, ""), **{name: at for name, at in chips.items() if name != text}}
    return [[cell_chip(name, at) if at else h.code[name], " "] for name, at in every.items() if name]


def _place(found: Problem | Check | Assumption, rows: Rows) -> tuple[str, str]:
    sheet, cell = found.source_sheet, found.source_cell
    if found.return_id:
        return f"{sheet}!{cell}".strip("!") or found.return_id, addresses.returned(found.return_id, cell, sheet)
    place = f"{sheet}!{cell}" if sheet else f"{found.source_file}:{cell}".strip(":")
    known = next((row for row in rows.values() if row.chip == place), None)
    return place, addresses.cell(known.observation_id) if known else ""


def _figures(identifiers: Sequence[str], rows: Rows) -> Iterator[tuple[str, str]]:
    for identifier in identifiers:
        if row := rows.get(identifier):
            yield row.chip, addresses.cell(row.observation_id)


def figure_table(name: str, caption: str, found: Sequence[Row], names: Names) -> h.Renderable:
    """Figures that do not answer as they are printed, with the reason and the cell."""
    columns = [
        Column("Area"),
        Column("Period"),
        Column("Offence"),
        Column("Printed", number=True),
        Column("Why"),
        Column("Cell"),
    ]
    made: list[list[Cell | str]] = [
        [
            names.short_name(row.area.code),
            Cell(row.period.label, row.period.text),
            row.offence,
            Cell(said(row), strong=True),
            row.reason,
            Cell(_row_chip(row)),
        ]
        for row in found
    ]
    return data_table(name, f"{caption}: {counted(len(made), 'figure', 'figures')}", columns, made, stacks=True)


def conflict_table(found: Sequence[Row], problems: Sequence[Problem], names: Names) -> h.Renderable:
    """Figures that contradict each other, side by side, with what that does to what is shown."""
    columns = [Column(text) for text in ("About", "Side by side", "What it does", "What would settle it")]
    groups = conflicts(found)
    made: list[list[Cell | str]] = [
        [
            Cell(_about(group, names)),
            Cell(h.ul(".sides")[[h.li[_side(row)] for row in group]]),
            _effect(group),
            Cell(_settled(group, problems)),
        ]
        for group in groups
    ]
    return data_table(
        "rows-conflict", f"Conflicts: {counted(len(groups), 'one', 'in all')}", columns, made, stacks=True
    )


def _about(group: Sequence[Row], names: Names) -> h.Node:
    parts = dict.fromkeys(row.breakdown.platform or row.breakdown.category for row in group)
    named = " or ".join(part for part in parts if part)
    periods = dict.fromkeys(row.period.label for row in group)
    first = group[0]
    return [
        h.b[names.short_name(first.area.code)],
        f", {first.offence}{named and f', {named}'}, {' or '.join(periods)}",
    ]


def _side(row: Row) -> h.Node:
    who = ", ".join(word for word in (row.compiled_by, row.publisher) if word)
    when = printed_on(row.published) if row.published else "day not known"
    printed = value_words(row) if row.count.is_exact else row.value_as_written or value_words(row)
    return [h.b[printed], f" for {row.period.label}: {who}, {when} ", _row_chip(row)]


def _effect(group: Sequence[Row]) -> str:
    """How far apart the ends are, and what is shown."""
    lowest = [row.count.lowest for row in group if row.count.lowest is not None]
    highest = [row.count.highest for row in group if row.count.highest is not None]
    if (
        not lowest
        or not highest
        or min(lowest) == max(highest)
        or len({row.count.text for row in group}) == 1 < len(group)
    ):
        return "One number is printed for two things; it cannot be true of both. Each is drawn with its doubt."
    low, high = min(lowest), max(highest)
    if group[0].measure is Measure.SHARE:
        return f"Shown as {percent(low)} to {percent(high)}: {number(apart(low, high), 1)} points apart."
    share = apart_in_percent(low, high)
    by = "" if share is None else f", {percent(share)} of the lower"
    return f"Shown as {number(low)} to {number(high)}: {number(apart(low, high))} apart{by}."


def _settled(group: Sequence[Row], problems: Sequence[Problem]) -> h.Node:
    """The decision where there is one; else what would settle it."""
    if any(row.decisions for row in group):
        reasons = dict.fromkeys(row.reason for row in group if row.decisions)
        return [verdict(Verdict.HOLDS, "decided"), " Both stay. ", "; ".join(reasons), "."]
    names = {row.figure_id for row in group}
    remedies = dict.fromkeys(one.remedy for one in problems if names & set(one.figures))
    return [verdict(Verdict.CAVEAT, "undecided"), " ", " ".join(remedies)]


def decision_table(decisions: Sequence[Decision], rows: Rows) -> h.Renderable:
    """Every decision: about what, its verdict, what it comes to, why, on what evidence."""
    columns = [
        Column(text) for text in ("Decided on", "Figure", "Verdict", "What it settles", "Why and on what evidence")
    ]
    made: list[list[Cell | str]] = [
        [
            Cell(day(one.decided_on), one.decided_on),
            Cell(_decided(one, rows)),
            one.verdict,
            _comes_to(one, rows),
            Cell([one.why, ". ", h.span(".source")[one.evidence, "."]]),
        ]
        for one in decisions
    ]
    return data_table(
        "decided-rows", f"Decisions: {counted(len(made), 'figure', 'figures')}", columns, made, stacks=True
    )


def _decided(decision: Decision, rows: Rows) -> h.Node:
    words = f"{decision.area}, {decision.offence}, {decision.period.label}: {decision.value}"
    return [h.b[words], " ", [[cell_chip(text, at), " "] for text, at in _figures(decision.figures, rows)]]


def _comes_to(decision: Decision, rows: Rows) -> str:
    """What the verdict does to the figures that it matches; a decision that matches none settles nothing."""
    found = [rows[name] for name in decision.figures if name in rows]
    if not found:
        return "Nothing: no figure says this. The decision waits, or has a mistake."
    shown = ", ".join(dict.fromkeys(value_words(row) for row in found))
    return f"{_SETTLES.get(decision.verdict, '')} Now: {shown}."


def check_table(failed: Sequence[Check], rows: Rows) -> h.Renderable:
    """Checks that did not come out."""
    columns = [Column("Check"), Column("What was compared"), Column("Cells")]
    made: list[list[Cell | str]] = [[one.kind, one.sentence, Cell(cells_of(one, rows))] for one in failed]
    caption = f"Checks that did not come out: {counted(len(made), 'one', 'in all')}"
    return data_table("check-rows", caption, columns, made, stacks=True)


def assumption_table(assumed: Sequence[Assumption], rows: Rows) -> h.Renderable:
    """What was taken for what in reading."""
    columns = [Column("What was taken for what"), Column("What would settle it"), Column("Cells")]
    settles = "The publisher's own words; a recipe or a row of the reference data then says so."
    made: list[list[Cell | str]] = [[one.sentence, settles, Cell(cells_of(one, rows))] for one in assumed]
    return data_table("assumed-rows", f"Assumptions: {counted(len(made), 'one', 'in all')}", columns, made, stacks=True)


def restated_table(restated: Sequence[Change], names: Names) -> h.Renderable:
    """Totals that were printed anew by whoever counted them: the first print beside the one that answers."""
    columns = [
        Column("Area"),
        Column("Period"),
        Column("Offence"),
        Column("First printed", number=True),
        Column("Now", number=True),
        Column("Cells", sorts=False),
    ]
    made: list[list[Cell | str]] = [
        [
            names.short_name(one.new.area.code),
            Cell(one.new.period.label, one.new.period.text),
            one.new.offence,
            Cell(h.s[said(one.old)]),
            Cell(said(one.new), strong=True),
            Cell([_row_chip(one.old), " ", _row_chip(one.new)]),
        ]
        for one in restated
    ]
    return data_table(
        "restated-rows", f"Restated totals: {counted(len(made), 'figure', 'figures')}", columns, made, stacks=True
    )


def said(row: Row) -> str:
    """A number as this site writes it; words as they are printed."""
    sign = "%" if row.measure is Measure.SHARE else ""
    return f"{bare(row.count)}{sign}" if row.count.lowest is not None else row.value_as_written


def _row_chip(row: Row) -> h.Renderable:
    return cell_chip(row.chip, addresses.cell(row.observation_id))
