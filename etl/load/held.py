"""The rows of what is held. Pure: objects in, rows out."""

from __future__ import annotations

from collections.abc import Sequence

from etl.load.accounts import sheet_cell_rows
from etl.load.store import Rows
from etl.load.tables import BETWEEN, Record
from etl.model.observation import Observation
from etl.settling import Settling


def held_tables(found: Sequence[Settling], accounted: frozenset[str]) -> dict[str, Rows]:
    """The tables of everything held; `accounted` are the returns whose cells the store has already."""
    held: list[Record] = []
    preview: list[Record] = []
    cells: list[Record] = []
    for number, one in enumerate(found, 1):
        held.append(
            {
                "position": number,
                "return_id": one.return_id,
                "file": one.file,
                "row": one.row,
                "row_why": "\n".join(f"{field.name}: {field.value or '?'} ({field.where})" for field in one.changed),
                "recipe": one.recipe,
                "open": BETWEEN.join(one.open),
            }
        )
        preview += [_given(number, place, told) for place, told in enumerate(one.gives, 1)]
        if one.reading is not None and one.return_id not in accounted:
            for row in sheet_cell_rows("", one.reading, one.grids):
                kept = {name: value for name, value in row.items() if name != "return_id"}
                cells.append({**kept, "held": number, "hidden": int(bool(row["hidden"]))})
    return {"held": held, "held_preview": preview, "held_cell": cells}


def _given(held: int, position: int, told: Observation) -> Record:
    part = told.breakdown
    return {
        "held": held,
        "position": position,
        "sheet": told.source.sheet,
        "cell": told.source.cell,
        "area": told.area.name,
        "period": told.period.label,
        "offence": told.offence,
        "part": " ".join(filter(None, (part.platform, part.age_band, part.sex, part.category))),
        "shown": told.count.text,
        "unit": f"% of {told.of_what}" if told.measure == "share" else told.unit.value,
    }
