"""The rows of the account: the roles of cells, checks, problems, assumptions. Pure: objects in, rows out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields

from etl.extract.grid import Grid
from etl.load import lines
from etl.load.tables import BETWEEN, Record
from etl.model.finding import FigureCheck, FigureProblem
from etl.model.problems import KINDS, Place, Problem
from etl.model.reading import Assumption, Check, Reading, Role
from etl.returns import ReadReturn
from etl.words.vocabulary import Vocabulary


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


def assumption_rows(guesses: Iterable[tuple[str, str, Assumption]]) -> list[Record]:
    """One row an assumption; each comes with the identifier of its return (or none) and the name of its file."""
    return _numbered(
        [
            _placed(Place(file, guess.sheet, guess.cell)) | {"return_id": return_id, "sentence": guess.sentence}
            for return_id, file, guess in guesses
        ]
    )


def return_rows(returns: Iterable[ReadReturn], vocabulary: Vocabulary) -> list[Record]:
    """One row a return of the register, refusals and held ones too; a line that is no return has none."""
    made: dict[str, Record] = {}
    for told in returns:
        row = told.entry.row
        if row is None or row.period is None or not row.return_id or row.return_id in made:
            continue
        areas = vocabulary.areas.find(row.force)
        titles = dict.fromkeys(found.short_title for found in vocabulary.exemptions.find(row.exemption))
        texts = {field.name: getattr(row, field.name) for field in fields(row) if field.name != "period"}
        made[row.return_id] = {
            **texts,
            "position": len(made) + 1,
            "sha256": told.entry.sha256,
            "area_code": areas[0].code if areas else "",
            "exemption_words": "; ".join(titles),
            "period_start": row.period.first.isoformat(),
            "period_end": row.period.last.isoformat(),
            "recipe": told.recipe,
            "held": told.held,
            "observations": len(told.given.observations) if told.given else 0,
            "note": lines.cut_note(row.note),
        }
    return list(made.values())


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
