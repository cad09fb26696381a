"""The rows of the store's tables, from what was read and made of it. Pure: objects in, rows out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from etl.extract.grid import Grid
from etl.load import lines
from etl.model.figure import Figure
from etl.model.finding import FigureCheck, FigureProblem
from etl.model.observation import Observation
from etl.model.problems import KINDS, Place, Problem
from etl.model.reading import Check, Reading, Role
from etl.model.responses import Responses
from etl.model.statement import Statement

Record = dict[str, object]
BETWEEN = "|"
"""Parts several identifiers in one cell."""


@dataclass(frozen=True, slots=True)
class Order:
    """Where areas and offences stand in lists; what is not there comes last, by its text."""

    areas: Mapping[str, int]
    offences: Mapping[str, int]

    def of_figure(self, figure: Figure) -> tuple[object, ...]:
        """The order of every file: offence, area, first and last day, breakdown and its parts, measure, compiler."""
        told, part = figure.observation, figure.observation.breakdown
        return (
            self.offences.get(told.offence, len(self.offences)),
            told.offence,
            self.areas.get(told.area.code, len(self.areas)),
            told.area.code,
            told.period,
            part.kind,
            (part.platform, part.age_band, part.sex, part.category, part.platform_owner),
            (told.measure, told.unit, told.of_what, told.source.compiled_by, told.source.published),
            figure.figure_id,
        )


def figure_rows(figures: Iterable[Figure], order: Order) -> list[Record]:
    """One row a figure, in the order of every file, each with its line."""
    made: list[Record] = []
    for position, figure in enumerate(sorted(figures, key=order.of_figure), 1):
        row = lines.figure_row(figure)
        made.append(
            {
                **row,
                "position": position,
                "observation_id": figure.observation.observation_id,
                "decisions": BETWEEN.join(figure.decisions),
                "superseded_by": figure.superseded_by,
                "conflicts_with": BETWEEN.join(figure.conflicts_with),
                "reason": figure.reason,
                "caveats": BETWEEN.join(figure.caveats),
                "csv_line": lines.figure_line(row),
            }
        )
    return made


def observation_rows(
    observations: Sequence[Observation],
    figures: Iterable[Figure],
    witnesses: frozenset[str],
    publisher_kinds: Mapping[str, str],
) -> list[Record]:
    """One row an observation, in the order given, each with its line.

    `witnesses` are identifiers of the observations that count as witnesses; `publisher_kinds` the kind of publisher by
    return.
    """
    speaks_for = {told.observation_id: figure for figure in figures for told in figure.observations}
    made: list[Record] = []
    for position, told in enumerate(observations, 1):
        figure = speaks_for[told.observation_id]
        row = lines.observation_row(told, figure)
        kept = {name: cell for name, cell in row.items() if name not in ("standing", "witnesses")}
        made.append(
            {
                **kept,
                "position": position,
                "ordinal": told.source.ordinal,
                "publisher_kind": publisher_kinds.get(told.source.return_id, ""),
                "url": told.source.url,
                "flag": told.flag,
                "headers": json.dumps(told.source.headers, ensure_ascii=False),
                "is_witness": told.observation_id in witnesses,
                "csv_line": lines.observation_line(row),
            }
        )
    return made


def statement_rows(statements: Iterable[Statement]) -> list[Record]:
    """One row a statement."""
    return [
        {
            "statement_id": told.statement_id,
            "measure": told.measure,
            "area": told.area,
            "area_code": told.area_code,
            "offence": told.offence,
            "breakdown": told.breakdown,
            "category": told.category,
            "period_start": told.period.first.isoformat() if told.period else "",
            "period_end": told.period.last.isoformat() if told.period else "",
            "period_text": told.period_text,
            "value": told.value,
            "value_text": told.value_text,
            "note": lines.cut_note(told.note),
            "flag": told.flag,
            "compiled_by": told.source.compiled_by,
            "publisher": told.source.publisher,
            "published": told.source.published,
            "url": told.source.url,
            "source_file": told.source.file,
            "source_cell": told.source.cell,
        }
        for told in statements
    ]


def coverage_rows(coverage: Iterable[Responses]) -> list[Record]:
    """One row a total whose forces are known."""
    return [
        {
            "position": position,
            "area_code": known.area_code,
            "offence": known.offence,
            "period_start": known.period.first.isoformat(),
            "period_end": known.period.last.isoformat(),
            "release": known.release,
            "compiled_by": known.compiled_by,
            "answered": known.answered,
            "asked": known.asked,
            "missing": BETWEEN.join(known.missing),
            "part_period": BETWEEN.join(known.part_period),
            "measure": known.measure,
            "flag": known.flag,
            "source": known.source,
            "source_file": known.source_file,
            "source_cell": known.source_cell,
        }
        for position, known in enumerate(coverage, 1)
    ]


def check_rows(readings: Iterable[tuple[str, Reading]], checks: Iterable[FigureCheck]) -> list[Record]:
    """The checks inside sheets (by return), then those over figures."""
    inside = [
        _check_inside(return_id, reading.file, check) for return_id, reading in readings for check in reading.checks
    ]
    over = [
        _placed(check.place)
        | {
            "kind": check.kind,
            "return_id": check.return_id,
            "figures": BETWEEN.join(check.figures),
            "sentence": check.sentence,
            "holds": check.holds,
        }
        for check in checks
    ]
    return _numbered([*inside, *over])


def _check_inside(return_id: str, file: str, check: Check) -> Record:
    return _placed(Place(file, check.sheet, check.cell)) | {
        "kind": check.kind,
        "return_id": return_id,
        "figures": "",
        "sentence": check.sentence,
        "holds": check.holds,
    }


def problem_rows(problems: Iterable[FigureProblem]) -> list[Record]:
    """One row a problem, in the order of finding."""
    return _numbered([_problem(found.problem, found.return_id, found.figures) for found in problems])


def _problem(found: Problem, return_id: str, figures: tuple[str, ...]) -> Record:
    return _placed(found.place) | {
        "kind": found.kind,
        "severity": found.severity.value,
        "return_id": return_id,
        "figures": BETWEEN.join(figures),
        "message": found.message,
        "remedy": found.remedy,
        "who": KINDS[found.kind].who,
    }


def assumption_rows(readings: Iterable[tuple[str, Reading]]) -> list[Record]:
    """One row an assumption, by return."""
    return _numbered(
        [
            _placed(Place(reading.file, guess.sheet, guess.cell)) | {"return_id": return_id, "sentence": guess.sentence}
            for return_id, reading in readings
            for guess in reading.assumptions
        ]
    )


def sheet_cell_rows(return_id: str, reading: Reading, grids: Sequence[Grid]) -> list[Record]:
    """Every non-empty cell of every sheet of one return, with its role."""
    roles = {(cell.sheet, cell.cell): cell for cell in reading.cells}
    made: list[Record] = []
    for position, grid in enumerate(grids, 1):
        spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in grid.merges}
        for cell in grid:
            role = roles.get((grid.sheet, cell.address))
            height, width = spans.get((cell.row, cell.column), (1, 1))
            made.append(
                {
                    "return_id": return_id,
                    "sheet": grid.sheet,
                    "cell": cell.address,
                    "sheet_position": position,
                    "row": cell.row,
                    "column": cell.column,
                    "row_span": height,
                    "column_span": width,
                    "shown": cell.text[: lines.NOTE_LENGTH],
                    "role": (role.role if role else Role.SET_ASIDE).value,
                    "reason": role.reason if role else "the reader gave it no role",
                    "hidden": cell.hidden or grid.hidden,
                }
            )
    return made


def _placed(place: Place) -> Record:
    return {"source_file": place.file, "source_sheet": place.sheet, "source_cell": place.cell}


def _numbered(rows: list[Record]) -> list[Record]:
    return [row | {"position": position} for position, row in enumerate(rows, 1)]
