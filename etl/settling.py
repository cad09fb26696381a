"""What would settle a held return: the row of the register or the recipe, and what the file would then give.

Which problem is settled by which field or section is data (`settling.csv`). Nothing is decided here: values that only a
person can know are left empty, and the preview then shows what was read so far. It is never published.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

from etl.extract.grid import Grid
from etl.model.observation import Observation
from etl.model.period import Period
from etl.model.problems import Problem, Severity
from etl.model.reading import Reading
from etl.proposal import Field, csv_row, lacking, propose
from etl.register import FOLDER, FORMS, STATUSES, Return
from etl.returns import ReadReturn, read_spreadsheet, recipe_file
from etl.words.names import rows_with
from etl.words.vocabulary import Vocabulary

_SAY = "say why"
_WORDS = {"status": STATUSES, "form": FORMS}


@dataclass(frozen=True, slots=True)
class Settling:
    """One held return, or a file that no row names.

    `row` and `recipe` are ready to paste, empty where they do not help. `changed` are the fields of the row that differ
    from the one that stands, each with where it was found. `open` are what a person must still fill in. `reading` is
    what the file would give with both, or gives so far where something is open.
    """

    return_id: str
    file: str
    row: str = ""
    recipe: str = ""
    changed: tuple[Field, ...] = ()
    open: tuple[str, ...] = ()
    reading: Reading | None = None
    grids: tuple[Grid, ...] = ()

    @property
    def gives(self) -> tuple[Observation, ...]:
        """What the file would give: a preview, never published."""
        return self.reading.observations if self.reading else ()


def settle(raw: Path, told: ReadReturn, vocabulary: Vocabulary) -> Settling:
    """What would settle a held return of the register. Raises nothing of its own."""
    try:
        return _settle(raw, told, vocabulary)
    except Exception:  # It only helps: a file for which no help can be found must not stop the others.
        return Settling(told.entry.return_id, told.entry.file, reading=told.reading, grids=told.grids)


def _settle(raw: Path, told: ReadReturn, vocabulary: Vocabulary) -> Settling:
    entry = told.entry
    path = raw / FOLDER / entry.file
    if not entry.file or not path.is_file() or Path(entry.file).name != entry.file:
        return Settling(entry.return_id, entry.file)
    errors = [found for found in told.problems if found.severity is Severity.ERROR]
    row, changed, unsaid = _row(path, told, errors, vocabulary)
    recipe, unfilled = _recipe(errors)
    unsaid += unfilled
    reading, grids = told.reading, told.grids
    if reading is None or (not unsaid and (recipe or changed)):
        reading, grids = _read_so(raw, path, row, recipe, vocabulary)
    shown = csv_row(_as_fields(row)) if changed else ""
    return Settling(entry.return_id, entry.file, shown, recipe, changed, tuple(unsaid), reading, grids)


def settle_file(path: Path, vocabulary: Vocabulary) -> Settling:
    """What would settle a file that no row names: the row that it proposes. Raises nothing of its own."""
    reading, grids = read_spreadsheet(path, None, None, vocabulary)
    try:
        proposed = propose(path.name, grids, reading, vocabulary, {})
    except Exception:  # As above.
        return Settling("", path.name, reading=reading, grids=grids)
    unsaid = lacking(proposed)
    changed = tuple(field for field in proposed if field.value or field.name in unsaid)
    return Settling("", path.name, csv_row(proposed), "", changed, unsaid, reading, grids)


def _row(
    path: Path, told: ReadReturn, errors: Sequence[Problem], vocabulary: Vocabulary
) -> tuple[Return | None, tuple[Field, ...], list[str]]:
    """The row with the fields that problems name as the file proposes them; those that changed; those still open."""
    row = told.entry.row
    wanted = {rule["key"] for found in errors if (rule := _rules().get(found.kind)) and not rule["section"]}
    if row is not None:
        wanted |= {name for name, known in _WORDS.items() if getattr(row, name) not in known}
    if not wanted or row is None:
        return row, (), []
    stands = {name: text for name, text in _texts(row).items() if name not in wanted}
    read, grids = read_spreadsheet(path, None, None, vocabulary)
    proposed = {field.name: field for field in propose(path.name, grids, read, vocabulary, stands)}
    period = proposed["period"].value
    texts = {name: proposed[name].value for name in wanted - {"period"}}
    changed = tuple(proposed[name] for name in proposed if name in wanted)
    unsaid = [field.name for field in changed if not field.value]
    span = row.period if "period" not in wanted else Period.parse(period) if period else None
    return replace(row, **texts, period=span), changed, unsaid


def _recipe(errors: Sequence[Problem]) -> tuple[str, list[str]]:
    """The entries that problems ask for, each cell or text once; and the keys that a person must fill in."""
    entries: dict[str, None] = {}
    unfilled: list[str] = []
    for found in errors:
        rule = _rules().get(found.kind)
        if rule is None or not rule["section"]:
            continue
        said = dict(found.details).get(rule["value"], "").strip("'\"") if rule["value"] else found.place.cell
        lines = [f"[[{rule['section']}]]", f"sheet = {json.dumps(found.place.sheet, ensure_ascii=False)}"]
        if rule["key"] != "cells" and found.place.cell:
            lines.append(f"cells = {json.dumps(found.place.cell)}")
        lines.append(f"{rule['key']} = {json.dumps(said, ensure_ascii=False)}")
        if rule["needs"]:
            lines.append(f'{rule["needs"]} = ""')
            unfilled.append(f"{rule['needs']} of [[{rule['section']}]] for {found.place.cell or said}")
        entries["\n".join([*lines, f'why = "{_SAY}"'])] = None
    return "\n\n".join(entries), unfilled


def _read_so(
    raw: Path, path: Path, row: Return | None, recipe: str, vocabulary: Vocabulary
) -> tuple[Reading, tuple[Grid, ...]]:
    """The file read as if row and recipe stood: in a folder that is gone afterwards."""
    stands = recipe_file(raw, row.return_id) if row else None
    text = "\n\n".join(filter(None, (stands.read_text("utf-8") if stands else "", recipe)))
    with tempfile.TemporaryDirectory() as room:
        tried = Path(room, f"{row.return_id if row else 'tried'}.toml")
        tried.write_text(text, "utf-8")
        return read_spreadsheet(path, row, tried if text else None, vocabulary)


def _texts(row: Return) -> dict[str, str]:
    texts = {field.name: getattr(row, field.name) for field in fields(row)}
    return {**texts, "period": row.period.text if row.period else ""}


def _as_fields(row: Return | None) -> list[Field]:
    return [Field(name, text, "") for name, text in _texts(row).items()] if row else []


@cache
def _rules() -> Mapping[str, Mapping[str, str]]:
    columns = ("problem", "section", "key", "value", "needs")
    return {row["problem"]: row.cells for row in rows_with(Path(__file__).with_name("settling.csv"), *columns)}
