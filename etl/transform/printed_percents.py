"""Percentages printed beside counts, in brackets or in a column of their own, checked against their bases."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from etl.layouts.kinds import Kind
from etl.model.count import Number, plain
from etl.model.observation import WHOLE, Breakdown, Measure
from etl.transform.about.breakdown import BY_MEANS
from etl.transform.about.context import Context
from etl.transform.draft import Draft
from etl.words.categories import KNOWN
from etl.words.measures import ALL_OFFENCES, MEANS_KNOWN

PERCENT = "printed percent"


def take_columns(drafts: list[Draft]) -> None:
    """A column of percents beside a column of counts is a check of the counts: put each percent beside its count."""
    counts = {_row(draft): draft for draft in drafts if draft.measure is Measure.COUNT}
    for draft in drafts:
        count = counts.get(_row(draft)) if draft.measure is Measure.SHARE and not draft.value.is_mark else None
        percent = _printed(draft) if count is not None else None
        if count is not None and percent is not None:
            draft.check_only = draft.beside_count = True
            count.value = replace(count.value, written=replace(count.value.written, percent=percent))


def _row(draft: Draft) -> tuple[object, ...]:
    """What a count and the percent beside it share: table, row, and every label that is no measure."""
    labels = (label.cell.address for label in draft.place.labels if label.kind is not Kind.MEASURE)
    return (id(draft.table), draft.place.row, *labels)


def _printed(draft: Draft) -> Decimal | None:
    digits = draft.value.written.text.strip().rstrip("%").strip()
    return Decimal(digits) if digits.replace(".", "", 1).isdigit() else None


def check_percents(drafts: list[Draft], context: Context) -> None:
    """Check each percent printed beside a count against the bases of its column; the base that fits most is meant."""
    groups: dict[tuple[object, ...], list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.value.written.percent is not None:
            groups[id(draft.table), draft.area, draft.period].append(draft)
    for group in groups.values():
        bases = [draft for draft in drafts if _is_base(draft, group[0])]
        if not bases:
            context.assume(group[0].place.address, "Of what the percents in brackets are is not said; not checked.")
            continue
        base = max(bases, key=lambda base: (sum(_fits(draft, base) for draft in group), base.breakdown.kind == "means"))
        for draft in group:
            _check_percent(draft, base, context)


def _is_base(draft: Draft, of: Draft) -> bool:
    """Whether a number may be the base of a percent: the whole of its table, or those with known means."""
    same = draft.table is of.table and draft.area == of.area and draft.period == of.period
    return same and bool(draft.number) and any(label.is_whole for label in draft.place.labels)


def _fits(draft: Draft, base: Draft) -> bool:
    percent, share = draft.value.written.percent, _share(draft, base)
    if percent is None or share is None:
        return False
    step = Decimal(1).scaleb(int(percent.as_tuple().exponent))
    return share.quantize(step, ROUND_HALF_UP) == percent


def _share(draft: Draft, base: Draft) -> Decimal | None:
    if draft.number is None or not base.number:
        return None
    return Decimal(100) * Decimal(draft.number) / Decimal(base.number)


def _check_percent(draft: Draft, base: Draft, context: Context) -> None:
    percent, share = draft.value.written.percent, _share(draft, base)
    if percent is None or share is None:
        return
    cell, holds = draft.place.address, _fits(draft, base)
    printed, worked = plain(percent), f"{share:.1f}"
    count, of = draft.count.text, base.count.text
    context.check(PERCENT, cell, f"{count} of {of} is {worked} %, printed {printed} %.", holds=holds)
    if not holds:
        context.trouble("percent-differs", cell, count=count, base=of, share=worked, percent=printed)


def known_base(share: Draft, drafts: Iterable[Draft]) -> Number | None:
    """The lowest possible base of a share, where the return prints it; else None."""
    for other in drafts:
        same = (other.area, other.period, other.offence) == (share.area, share.period, share.offence)
        if same and other.measure is Measure.COUNT and _base_word(other.breakdown) == share.of_what:
            return other.count.lowest
    return None


def _base_word(breakdown: Breakdown) -> str:
    """What a share is called that has this part as its base; empty where it is no base."""
    if breakdown == WHOLE:
        return ALL_OFFENCES
    return MEANS_KNOWN if breakdown == Breakdown(BY_MEANS, category=KNOWN) else ""
