"""The tidy row of a figure and of an observation, and its one CSV line, which every door streams as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal

from etl.model.caveats import sentences
from etl.model.columns import NAMES, OBSERVATION_NAMES
from etl.model.count import Count, plain
from etl.model.figure import Figure
from etl.model.observation import Coverage, Observation

Cell = str | int | Decimal | None
"""A text, a number, or None for an empty number."""

NOTE_LENGTH = 500
"""The most characters of a source's own note that are kept: free text may hold what is nobody's business."""

_FORMULA = re.compile(r"[=+\-@\t\r]")
_SPECIAL = re.compile('[,"\r\n]')
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def figure_row(figure: Figure) -> dict[str, Cell]:
    """The tidy columns of a figure, by name: its best witness, with the figure's own count, coverage and caveats."""
    row = _row(figure.observation, figure.count, figure.coverage, figure.missing, figure.caveats)
    return row | {
        "figure_id": figure.figure_id,
        "standing": figure.standing.value,
        "witnesses": figure.witnesses,
    }


def observation_row(observation: Observation, figure: Figure | None = None) -> dict[str, Cell]:
    """`observation_id` and the tidy columns of one observation; figure and standing are empty without a figure."""
    row = _row(observation, observation.count, observation.coverage, observation.missing, observation.caveats)
    return row | {
        "observation_id": observation.observation_id,
        "figure_id": figure.figure_id if figure else "",
        "standing": figure.standing.value if figure else "",
        "witnesses": None,
    }


def figure_line(row: Mapping[str, Cell]) -> str:
    """The line of a figure in every file, CRLF at its end."""
    return csv_line(row[name] for name in NAMES)


def observation_line(row: Mapping[str, Cell]) -> str:
    """The line of an observation in `rows=all`, CRLF at its end."""
    return csv_line(row[name] for name in OBSERVATION_NAMES)


def figure_header() -> str:
    """The first line of a file of figures."""
    return csv_line(NAMES)


def observation_header() -> str:
    """The first line of a file of observations."""
    return csv_line(OBSERVATION_NAMES)


def csv_line(cells: Iterable[Cell]) -> str:
    """Cells as one line of RFC 4180: comma, quotes only where needed and doubled inside, CRLF."""
    return ",".join(_quoted(safe_text(cell)) for cell in cells) + "\r\n"


def safe_text(cell: Cell) -> str:
    """A cell as text. A text that a spreadsheet would take for a formula gets a leading `'`; a number never does."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return plain(cell)
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def cut_note(note: str) -> str:
    """A source's note with its runs of blanks made one, cut at `NOTE_LENGTH` characters with an ellipsis."""
    text = " ".join(note.split())
    return text if len(text) <= NOTE_LENGTH else text[: NOTE_LENGTH - 1].rstrip() + "…"


def _quoted(text: str) -> str:
    if _SPECIAL.search(text):
        return '"' + text.replace('"', '""') + '"'
    return text


def _row(
    observation: Observation,
    count: Count,
    coverage: Coverage,
    missing: tuple[str, ...],
    caveats: tuple[str, ...],
) -> dict[str, Cell]:
    area, part, source = observation.area, observation.breakdown, observation.source
    return {
        "area": area.name,
        "area_code": area.code,
        "area_kind": area.kind,
        "offence": observation.offence,
        "measure": observation.measure.value,
        "unit": observation.unit.value,
        "period_start": observation.period.first.isoformat(),
        "period_end": observation.period.last.isoformat(),
        "period": observation.period.label,
        "breakdown": part.kind,
        "platform": part.platform,
        "platform_owner": part.platform_owner,
        "age_band": part.age_band,
        "sex": part.sex,
        "category": part.category,
        "label_as_written": observation.label_as_written,
        "value": count.value,
        "value_low": count.lowest,
        "value_high": count.highest,
        "value_as_written": observation.value_as_written,
        "mark": count.mark.value,
        "of_what": observation.of_what,
        "coverage": coverage.value,
        "missing": "|".join(missing),
        "basis": observation.basis.value,
        "compiled_by": source.compiled_by,
        "publisher": source.publisher,
        "published": source.published,
        "return_id": source.return_id,
        "reference": source.reference,
        "source_file": source.file,
        "source_sheet": source.sheet,
        "source_cell": source.cell,
        "note": " ".join((*sentences(caveats), cut_note(observation.note))).strip(),
    }
