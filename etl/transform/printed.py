"""The figures that charities, forces and the press printed: each row becomes one thing, or is listed with the reason.

    offences, share, *_known  →  observation
    forces_*                  →  coverage
    change, ratio, rank, …    →  statement
    no period or no value     →  none, and a problem says so

What each measure becomes is data (`etl/words/printed-measures.csv`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from etl.extract.rows import Row, read_rows
from etl.model.observation import WHOLE, Observation
from etl.model.problems import Place, Problem, problem
from etl.model.reading import Assumption
from etl.model.responses import Responses
from etl.model.statement import Statement
from etl.transform.printed_areas import Extent, load_extents
from etl.transform.printed_rows import COVERAGE, OBSERVATION, Context, PrintedRow, Unusable, load_measures, understand
from etl.transform.printed_things import observation, responses, statement
from etl.transform.shares import Bases, of_what
from etl.words.categories import load_categories
from etl.words.vocabulary import Vocabulary

COLUMNS = (
    "area",
    "offence",
    "measure",
    "breakdown",
    "category",
    "period_start",
    "period_end",
    "period_text",
    "value",
    "value_text",
    "note",
    "flag",
    "compiled_by",
    "publisher",
    "published",
    "url",
)
_NO_BASES: Bases = {}


class Destination(StrEnum):
    """The one thing that a row becomes."""

    OBSERVATION = "observation"
    COVERAGE = "coverage"
    STATEMENT = "statement"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PrintedRows:
    """Everything that the file gives, in its order. `destinations` accounts for every row by its line.

    A row that becomes nothing is in `problems`; so is each region whose forces its own row does not list.
    """

    observations: tuple[Observation, ...]
    statements: tuple[Statement, ...]
    coverage: tuple[Responses, ...]
    problems: tuple[Problem, ...]
    assumptions: tuple[Assumption, ...]
    destinations: Mapping[int, Destination]


def read_printed(path: Path, vocabulary: Vocabulary) -> PrintedRows:
    """Read `published/published-figures.csv` of a raw folder, with its neighbours `areas-in-releases.csv` and
    `../reference/figure-categories.csv`. Raises UnreadableTable where one of them cannot be read at all.
    """
    table = read_rows(path, COLUMNS, keep_faulty=True)
    categories = load_categories(path.parents[1] / "reference")
    context = Context(path.name, vocabulary, categories, load_extents(path.parent), load_measures())
    understood: list[PrintedRow] = []
    problems: dict[int, Problem] = {}
    for row in table.rows:
        try:
            understood.append(understand(row, context))
        except Unusable as why:
            problems[row.line] = _problem(row, why, context)
    return _make(table.rows, understood, problems, context)


def _make(
    rows: tuple[Row, ...], understood: list[PrintedRow], problems: dict[int, Problem], context: Context
) -> PrintedRows:
    observations: list[Observation] = []
    statements: list[Statement] = []
    coverage: list[Responses] = []
    destinations = {row.line: Destination.NONE for row in rows}
    bases = _bases(understood)
    above = ""
    for printed in understood:
        line, becomes = printed.row.line, printed.measured.becomes
        try:
            if becomes == OBSERVATION:
                above = _of_what(printed, bases, above, context)
                observations.append(observation(printed, above, context))
            elif becomes == COVERAGE:
                coverage.append(responses(printed, context))
            else:
                statements.append(statement(printed, context))
            destinations[line] = Destination(becomes)
        except Unusable as why:
            problems[line] = _problem(printed.row, why, context)
    listed = [problems[line] for line in sorted(problems)]
    return PrintedRows(
        observations=tuple(observations),
        statements=tuple(statements),
        coverage=tuple(coverage),
        problems=(*listed, *_regions(understood, context)),
        assumptions=_assumptions(understood),
        destinations=destinations,
    )


def _of_what(printed: PrintedRow, bases: Mapping[object, Bases], above: str, context: Context) -> str:
    category = context.categories.get(printed.row["category"])
    denominator = category.denominator if category else ""
    return of_what(printed.row, denominator, bases.get(_key(printed), _NO_BASES), above)


def _bases(understood: Iterable[PrintedRow]) -> dict[object, Bases]:
    """The numbers that shares may be of, by area, offence and period."""
    found: dict[object, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for printed in understood:
        whole = printed.part == WHOLE or printed.measured.part is not None
        if printed.measured.base and whole and isinstance(printed.value, int):
            found[_key(printed)][printed.value].add(printed.measured.base)
    return {key: {number: frozenset(told) for number, told in bases.items()} for key, bases in found.items()}


def _key(printed: PrintedRow) -> object:
    area = printed.area.area if printed.area else None
    return (area, printed.row["offence"], printed.period)


def _problem(row: Row, why: Unusable, context: Context) -> Problem:
    return problem(why.kind, Place(context.file, cell=str(row.line)), **why.details)


def _regions(understood: Iterable[PrintedRow], context: Context) -> list[Problem]:
    """The regions that are printed without their forces: one problem for each meaning that was taken, naming lines."""
    lines: dict[Extent, list[int]] = defaultdict(list)
    for printed in understood:
        if printed.area and printed.area.extent:
            lines[printed.area.extent].append(printed.row.line)
    return [
        problem(
            "region-without-list",
            Place(context.file, cell=str(found[0])),
            label=extent.label,
            lines=", ".join(map(str, found)),
            area=context.vocabulary.areas.by_code(extent.area_code).name,
            why=extent.why,
        )
        for extent, found in lines.items()
    ]


def _assumptions(understood: Iterable[PrintedRow]) -> tuple[Assumption, ...]:
    """What was taken for what in periods: one line for each pair of days, naming the lines that print it."""
    lines: dict[tuple[str, str], list[int]] = defaultdict(list)
    for printed in understood:
        if printed.span.note:
            days = f"{printed.row['period_start']}/{printed.row['period_end']}"
            lines[days, printed.span.note].append(printed.row.line)
    return tuple(
        Assumption("", str(found[0]), f"{days}: {note} (lines {', '.join(map(str, found))})")
        for (days, note), found in lines.items()
    )
