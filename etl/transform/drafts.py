"""Tables → drafts: what each number of a sheet is about, or a problem that says why it cannot be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from etl.extract.grid import Cell
from etl.layouts.kinds import Kind
from etl.layouts.table import Label, Place, Table
from etl.model.observation import Area, Breakdown, Coverage, Measure
from etl.model.period import Period
from etl.transform.about import area as areas
from etl.transform.about import period as periods
from etl.transform.about.area import AreaLine
from etl.transform.about.breakdown import breakdown_of
from etl.transform.about.context import RECIPE, SHEET_NAME, Context, Found
from etl.transform.about.heading import check_narrowing, given_label, headings_of
from etl.transform.about.offence import in_nation, offence_of
from etl.transform.about.unit import base_of, counted, is_share, unit_of
from etl.transform.draft import Draft, total_sides
from etl.transform.legends import Legend
from etl.transform.recipe import WHOLE
from etl.transform.values import Value, values_of
from etl.words.phrases import read_amount


def drafts_of(table: Table, lines: Mapping[str, AreaLine], legend: Legend, context: Context) -> Iterator[Draft]:
    """The drafts of one table, in the order of its places. A place that cannot be told gives none, and a problem."""
    for label in table.unknown:
        _unknown(label, context)
    headings = headings_of(table, context)
    check_narrowing(table, headings, context)
    for bare in table.places:
        place = _labelled(bare, headings, context)
        totals = total_sides(place, table, lines)
        if context.entry("set_aside", place.row, place.column) is not None:
            continue
        if place.is_no_answer or (place.cell is None and (totals or place.bare or _is_whole(place))):
            continue
        if place.bare and place.cell is not None:
            context.trouble("number-without-role", place.address, text=place.cell.text)
            continue
        if any(label.meaning is None for label in place.labels):
            continue
        for value in values_of(place, legend, context):
            draft = _draft(place, value, table, lines, context)
            if draft is not None:
                draft.total_over = totals
                yield draft


def _labelled(place: Place, headings: tuple[Label, ...], context: Context) -> Place:
    """The place with the labels that texts over its table and a recipe add to its own."""
    entry = context.entry("answer", place.row, place.column) if place.cell is not None and not place.text else None
    given = None
    if entry is not None and entry.breakdown != WHOLE and place.cell is not None:
        given = given_label(place.cell, entry, entry.label, context)
    if given is not None:
        return replace(place, labels=(*place.labels, given))
    return replace(place, labels=(*place.labels, *headings)) if headings else place


def _draft(place: Place, value: Value, table: Table, lines: Mapping[str, AreaLine], context: Context) -> Draft | None:
    """What a value is about; None, with a problem written down, where it cannot be told."""
    texts = _texts(place, table)
    try:
        area = _area(place, texts, lines, context)
        period = _period(place, texts, table, context)
        offence = offence_of(place.row, place.column, place.labels, texts, context)
    except LookupError:
        return None
    unit = unit_of(place.row, place.column, place.labels, table.sides, texts, context)
    measure = Measure.SHARE if value.written.is_share or is_share(place.labels) else Measure.COUNT
    base = base_of(place.labels, table.headings, texts) if measure is Measure.SHARE else None
    part, part_told = _part(place, value, period.value, context)
    told = [
        ("area", area.where),
        ("period", period.where),
        ("offence", offence.where),
        ("unit", unit.where),
        *part_told,
    ]
    if base is not None:
        told.append(("of_what", base.where))
    found = area.value
    return Draft(
        table,
        place,
        _as_share(value) if measure is Measure.SHARE else value,
        found,
        period.value,
        in_nation(Found(offence.value, offence.where), found, context) if found is not None else offence.value,
        measure,
        counted(unit.value, measure, place.labels),
        part,
        base.value if base is not None else "",
        tuple(told),
        coverage=_coverage(found, value, context),
    )


def _texts(place: Place, table: Table) -> tuple[Cell, ...]:
    """The texts that speak about a place: a label that is a whole sentence, then those above, the nearest first."""
    own = [label.cell for label in place.labels if label.meaning is not None and label.meaning.measure is not None]
    return (*own, *table.texts)


def _area(place: Place, texts: tuple[Cell, ...], lines: Mapping[str, AreaLine], context: Context) -> Found[Area | None]:
    """The area of a place; no area for a total of forces that no known area consists of."""
    for label in place.labels:
        if label.kind is Kind.AREA:
            line = lines.get(label.cell.address)
            if line is None:
                raise LookupError(label.text)
            return Found(line.found.value, line.found.where) if line.found else Found(None, label.cell.address)
    found = areas.of_texts(texts, context)
    return Found(found.value, found.where)


def _period(place: Place, texts: tuple[Cell, ...], table: Table, context: Context) -> Found[Period]:
    said = periods.of_labels(place.labels, table, context)
    if said is not None:
        return said
    return periods.of_texts(texts, context)


def _part(place: Place, value: Value, period: Period, context: Context) -> tuple[Breakdown, list[tuple[str, str]]]:
    """The part of a total that labels, or the words beside one of several numbers, name; and the cells that name it."""
    part = breakdown_of(place.labels, period, context.words.vocabulary.platforms)
    told = [
        ("breakdown", _where(label))
        for label in place.labels
        if breakdown_of((label,), period, context.words.vocabulary.platforms).kind != "none"
    ]
    if value.written.label:
        entry = context.entry("parts", place.row, place.column)
        if entry is not None:
            part = replace(part, kind=_joined(part.kind, entry.breakdown), category=value.written.label)
            told.append(("breakdown", place.address))
    return part, told


def _where(label: Label) -> str:
    """The cell of a label, or the place that gave it without a cell."""
    if label.cell.row == 0:
        return SHEET_NAME
    return RECIPE if label.from_recipe else label.cell.address


def _joined(kind: str, other: str) -> str:
    return other if kind == "none" else f"{kind} and {other}"


def _as_share(value: Value) -> Value:
    """A number under a heading of shares is a percent as exact as its last digit."""
    if value.written.is_share or value.written.count.is_missing:
        return value
    amount = read_amount(f"{value.written.text}%", share=True)
    return replace(value, written=replace(value.written, count=amount.count, is_share=True)) if amount else value


def _coverage(area: Area | None, value: Value, context: Context) -> Coverage:
    """A force's own number covers the force; of others it is not known how much they cover."""
    if area is None or value.written.count.is_missing:
        return Coverage.UNKNOWN
    return Coverage.FULL if context.words.vocabulary.areas.detail(area.code).is_force else Coverage.UNKNOWN


def _is_whole(place: Place) -> bool:
    """Whether an empty place is that of a bare *total*, or has no label but one that measures: nothing was to be said.

    An empty cell of `Offences recorded` is one of the gaps of the table.
    """
    if all(label.kind is Kind.MEASURE or label.is_whole for label in place.labels):
        return True
    measures = [label.meaning.measure for label in place.labels if label.is_whole and label.meaning is not None]
    return any(measure is not None and measure.is_total and measure.unit is None for measure in measures)


def _unknown(label: Label, context: Context) -> None:
    """Write down that a label is not known, with the nearest one that is."""
    vocabulary = context.words.vocabulary
    near: object = None
    if label.kind is Kind.AREA:
        area = vocabulary.areas.nearest(label.text)
        near = area.name if area else None
    elif label.kind is Kind.MEANS:
        means = vocabulary.platforms.nearest(label.text)
        near = means.name if means else None
    hint = f" Did you mean {near!r}?" if near else ""
    context.trouble("label-unknown", label.cell.address, text=label.text, kind=label.kind.value, hint=hint)
