"""What a printed row becomes once it is understood: an observation, a statement, or how many forces are behind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.extract.rows import Row
from etl.model.count import Count
from etl.model.observation import Basis, Coverage, Measure, Observation, Source, Unit
from etl.model.responses import Responses
from etl.model.statement import Statement
from etl.transform.caveats import caveats_of
from etl.transform.printed_areas import PrintedArea, forces_in
from etl.transform.printed_rows import Context, PrintedRow, Unusable
from etl.words.phrases import read_amount
from etl.words.remarks import named_by_remark, remark

_OF_FORCES = re.compile(r"\bof\s+(?:the\s+)?(\d+)\b", re.IGNORECASE)
_NATIONS = frozenset({"nation", "union"})
NOT_KEPT = "Not kept: it tells of a single person, and the area is no nation."
_PLATFORMS = frozenset({"platform", "platform_owner"})


@dataclass(frozen=True, slots=True)
class _Words:
    """Bounds and basis of a row's number."""

    count: Count
    basis: Basis


def observation(printed: PrintedRow, of_what: str, context: Context) -> Observation:
    """The count or share that a row prints. Raises Unusable where its text does not say its number."""
    row, area, measure = printed.row, _known(printed), printed.measured.kind
    if measure is None:
        raise Unusable("printed-row", why=f"the measure {row['measure']!r} is no count and no share")
    words = _number(printed, measure)
    unit = _unit(printed, measure)
    coverage = _coverage(row, area, context)
    return Observation(
        area=area.area,
        offence=row["offence"],
        measure=measure,
        unit=unit,
        period=printed.period,
        breakdown=printed.part,
        count=words.count,
        of_what=of_what if measure is Measure.SHARE else "",
        source=_source(row, context),
        label_as_written=row["category"] or row["area"],
        value_as_written=row["value_text"] or row["value"],
        coverage=coverage,
        missing=_missing(row, area, context) if coverage is Coverage.PART_MEMBERS else (),
        basis=words.basis,
        note=row["note"],
        flag=row["flag"],
        caveats=caveats_of(row["offence"], printed.period, measure, unit, of_what, context.vocabulary.offences),
    )


def statement(printed: PrintedRow, context: Context) -> Statement:
    """What a row says about figures, with its words. What tells of a single person is left out but for nations."""
    row = printed.row
    kept = not printed.measured.nations_only or (printed.area is not None and printed.area.area.kind in _NATIONS)
    return Statement(
        measure=row["measure"],
        area=row["area"],
        area_code=printed.area.area.code if printed.area else "",
        offence=row["offence"],
        breakdown=row["breakdown"],
        category=row["category"],
        period=printed.period,
        period_text=row["period_text"],
        value=printed.value if kept else None,
        value_text=row["value_text"] if kept else "",
        note=row["note"] if kept else NOT_KEPT,
        flag=row["flag"],
        source=_source(row, context),
    )


def responses(printed: PrintedRow, context: Context) -> Responses:
    """How many forces a row says are behind the figures of its release. Raises Unusable for a part of a force."""
    row = printed.row
    if not isinstance(printed.value, int) or printed.value < 0:
        raise Unusable("printed-row", why=f"{row['value']} is no number of forces")
    of = _OF_FORCES.search(row["value_text"])
    return Responses(
        area_code=_known(printed).area.code,
        offence=row["offence"],
        period=printed.period,
        release=row["published"][:7],
        compiled_by=row["compiled_by"],
        answered=printed.value,
        asked=int(of[1]) if of else None,
        missing=(),
        part_period=(),
        source=" ".join(text for text in (row["publisher"], row["published"]) if text),
        source_file=context.file,
        source_cell=str(row.line),
        measure=row["measure"],
        flag=row["flag"],
    )


def _known(printed: PrintedRow) -> PrintedArea:
    if printed.area is None:
        raise Unusable("printed-area", why=f"the area {printed.row['area']!r} is not known")
    return printed.area


def _number(printed: PrintedRow, measure: Measure) -> _Words:
    row = printed.row
    text = row["value_text"] or row["value"] + ("%" if measure is Measure.SHARE else "")
    amount = read_amount(text, printed.value, share=measure is Measure.SHARE)
    if amount is None:
        raise Unusable("printed-number", value=row["value"], words=repr(row["value_text"]))
    if measure is Measure.COUNT and not isinstance(printed.value, int):
        raise Unusable("printed-row", why=f"{row['value']} is a part of a whole: a count is a whole number")
    return _Words(amount.count, amount.basis)


def _unit(printed: PrintedRow, measure: Measure) -> Unit:
    said = remark("unit", printed.row.cells)
    if said:
        return Unit(said)
    if measure is Measure.COUNT and printed.part.kind in _PLATFORMS:
        return Unit.MENTION
    return Unit.OFFENCE


def _coverage(row: Row, area: PrintedArea, context: Context) -> Coverage:
    said = remark("coverage", row.cells)
    if said:
        return Coverage(said)
    return Coverage.FULL if context.vocabulary.areas.detail(area.area.code).is_force else Coverage.UNKNOWN


def _missing(row: Row, area: PrintedArea, context: Context) -> tuple[str, ...]:
    """The forces of the area that the remark on what is missing names."""
    areas = context.vocabulary.areas
    named = forces_in(named_by_remark("coverage", row.cells), areas)
    return tuple(sorted(named & areas.forces(area.area.code)))


def _source(row: Row, context: Context) -> Source:
    return Source(
        context.file,
        cell=str(row.line),
        compiled_by=row["compiled_by"],
        publisher=row["publisher"],
        published=row["published"],
        url=row["url"],
        headers=(("period", row["period_text"]),) if row["period_text"] else (),
    )
