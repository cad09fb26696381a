"""One row of the printed figures with its words resolved: what it measures, of which area, period and part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.extract.rows import Row, read_rows
from etl.model.count import Number, to_number
from etl.model.observation import WHOLE, Breakdown, Measure
from etl.model.period import Period
from etl.transform.printed_areas import Extent, PrintedArea, printed_area
from etl.words.categories import Categories, read_category
from etl.words.periods import Span, as_whole_months
from etl.words.vocabulary import Vocabulary

OBSERVATION, COVERAGE, STATEMENT = "observation", "coverage", "statement"
_COLUMNS = ("measure", "becomes", "kind", "breakdown", "category", "base", "kept_for", "note")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure of the raw file becomes.

    `base` is of what a share is whose denominator it counts. `nations_only`: it tells of a single person and is kept
    for nations only.
    """

    becomes: str
    kind: Measure | None
    part: Breakdown | None
    base: str
    nations_only: bool = False


Measures = Mapping[str, Measured]


@dataclass(frozen=True, slots=True)
class Context:
    """Everything that is needed to understand a row."""

    file: str
    vocabulary: Vocabulary
    categories: Categories
    extents: tuple[Extent, ...]
    measures: Measures


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """A row and what its words mean. `area` is None for a statement about a place that is not known."""

    row: Row
    measured: Measured
    area: PrintedArea | None
    span: Span
    value: Number
    part: Breakdown

    @property
    def period(self) -> Period:
        """Its days; the law's own months are whole months."""
        return self.span.period


class Unusable(Exception):
    """A row that gives nothing: the kind of its problem and what fills the sentence."""

    def __init__(self, kind: str, **details: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.details = details


def load_measures() -> Measures:
    """What each measure of the raw file becomes, by its word."""
    rows = read_rows(Path(__file__).parents[1] / "words" / "printed-measures.csv", _COLUMNS).rows
    return {
        row["measure"]: Measured(
            row["becomes"],
            Measure(row["kind"]) if row["kind"] else None,
            Breakdown(row["breakdown"], category=row["category"]) if row["breakdown"] else None,
            row["base"],
            row["kept_for"] == "nations",
        )
        for row in rows
    }


def understand(row: Row, context: Context) -> PrintedRow:
    """Resolve a row. Raises Unusable where it has no period or value, or says something that is not known."""
    measured = context.measures.get(row["measure"])
    if row.fault:
        raise Unusable("printed-row", why=row.fault)
    if measured is None:
        raise Unusable("printed-measure", words=repr(row["measure"]), known=", ".join(context.measures))
    if not row["value"]:
        raise Unusable("printed-without-value", words=repr(row["value_text"]))
    span = _span(row)
    try:
        value = to_number(row["value"])
    except ValueError as why:
        raise Unusable("printed-row", why=why) from None
    part = _part(row, measured, span.period, context)
    return PrintedRow(row, measured, _area(row, measured, context), span, value, part)


def _span(row: Row) -> Span:
    if not (row["period_start"] and row["period_end"]):
        raise Unusable("printed-without-period", words=repr(row["period_text"]))
    try:
        return as_whole_months(Period(date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])))
    except ValueError as why:
        raise Unusable("printed-row", why=why) from None


def _area(row: Row, measured: Measured, context: Context) -> PrintedArea | None:
    try:
        return printed_area(row, context.extents, context.vocabulary.areas)
    except ValueError as why:
        if measured.becomes == STATEMENT:
            return None
        raise Unusable("printed-area", why=why) from None


def _part(row: Row, measured: Measured, period: Period, context: Context) -> Breakdown:
    if measured.becomes != OBSERVATION:
        return WHOLE
    if measured.part is not None:
        return measured.part
    part = read_category(row["category"], row["breakdown"], period, context.categories, context.vocabulary.platforms)
    if part is None:
        near = context.vocabulary.platforms.nearest(row["category"]) if row["category"] else None
        raise Unusable(
            "printed-category",
            words=repr(row["category"]),
            breakdown=repr(row["breakdown"]),
            hint=f" Did you mean {near.name!r}?" if near else "",
        )
    return part
