"""Drafts → observations, with source, coverage, caveats and notes."""

from __future__ import annotations

from collections.abc import Iterable

from etl.layouts.kinds import Kind
from etl.layouts.table import Label
from etl.model.observation import Coverage, Measure, Observation, Source
from etl.register import Return
from etl.transform.about.context import Context
from etl.transform.caveats import caveats_of
from etl.transform.draft import Draft
from etl.transform.printed_percents import known_base

CAVEATS_OF_FORMS = {"transcribed from a page": "transcribed", "set out from a sentence": "set-out"}
CAVEATS_OF_COVERAGE = {Coverage.PART_MEMBERS: "part-members", Coverage.PART_PERIOD: "part-period"}
SMALL_BASE = 20
"""A share of fewer than these carries the caveat *very small numbers*."""
NOTE_LENGTH = 500


def observations_of(
    drafts: Iterable[Draft], every: list[Draft], row: Return | None, context: Context
) -> list[Observation]:
    """The observations of one sheet in its order; checks give none. `every` are the drafts of all sheets."""
    kept = [draft for draft in drafts if not draft.check_only and draft.area is not None]
    kept.sort(key=lambda draft: (draft.place.row, draft.place.column, draft.value.ordinal))
    return [_observation(draft, every, row, context) for draft in kept]


def _observation(draft: Draft, every: list[Draft], row: Return | None, context: Context) -> Observation:
    if draft.area is None:
        raise ValueError(f"{draft.place.address} has no area")
    written = draft.value.written
    return Observation(
        area=draft.area,
        offence=draft.offence,
        measure=draft.measure,
        unit=draft.unit,
        period=draft.period,
        breakdown=draft.breakdown,
        count=written.count,
        of_what=draft.of_what,
        source=_source(draft, row, context),
        label_as_written=label_of(draft),
        value_as_written=written.text,
        coverage=draft.coverage,
        missing=draft.missing,
        basis=written.basis,
        note=_note(draft),
        caveats=_caveats(draft, every, row, context),
    )


def _source(draft: Draft, row: Return | None, context: Context) -> Source:
    place = Source(
        context.file,
        sheet=context.sheet,
        cell=draft.place.address,
        ordinal=draft.value.ordinal,
        headers=draft.headers,
    )
    if row is None:
        return place
    return Source(
        place.file,
        place.sheet,
        place.cell,
        place.ordinal,
        return_id=row.return_id,
        reference=row.reference,
        compiled_by=row.compiled_by,
        publisher=row.publisher_name,
        published=row.published,
        url=row.url,
        headers=draft.headers,
    )


def label_of(draft: Draft) -> str:
    """The labels that part the total, else the label on the left, else the heading above."""
    if draft.value.written.label:
        return draft.value.written.label
    across = {label.cell.address for side in draft.table.across for label in side.labels if label is not None}
    parting = [label for label in draft.place.labels if _parts(label)]
    if parting:
        return " · ".join(label.text for label in parting)
    left = [label for label in draft.place.labels if label.cell.address not in across]
    above = [label for label in draft.place.labels if label.cell.address in across]
    return next((label.text for label in (*left, *above)), "")


def _parts(label: Label) -> bool:
    return label.kind not in (Kind.PERIOD, Kind.AREA, Kind.MEASURE, Kind.OFFENCE) and not label.is_whole


def _note(draft: Draft) -> str:
    comment = draft.place.cell.comment if draft.place.cell is not None else ""
    note = "; ".join(dict.fromkeys(filter(None, (*draft.notes, comment))))
    return " ".join(note.split())[:NOTE_LENGTH]


def _caveats(draft: Draft, every: list[Draft], row: Return | None, context: Context) -> tuple[str, ...]:
    form = CAVEATS_OF_FORMS.get(row.form) if row is not None else None
    found = [form] if form else []
    found += caveats_of(
        draft.offence, draft.period, draft.measure, draft.unit, draft.of_what, context.words.vocabulary.offences
    )
    if draft.coverage in CAVEATS_OF_COVERAGE:
        found.append(CAVEATS_OF_COVERAGE[draft.coverage])
    if draft.measure is Measure.SHARE:
        base = known_base(draft, every)
        if base is None or base < SMALL_BASE:
            found.append("very-small-numbers")
    return tuple(dict.fromkeys(found))
