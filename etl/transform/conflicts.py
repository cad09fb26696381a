"""Two numbers of one return about the same thing: something that tells them apart was not read."""

from __future__ import annotations

from collections.abc import Iterable

from etl.transform.about.context import Context
from etl.transform.draft import Draft


def write_down(drafts: Iterable[Draft], every: Iterable[Draft], context: Context) -> None:
    """Write a problem for each number of a sheet that another number of the return contradicts.

    The same number in two tables is no problem: it is printed twice. Totals are compared with what they repeat.
    """
    first: dict[tuple[object, ...], Draft] = {}
    for draft in every:
        if not draft.total_over and not draft.check_only:
            first.setdefault(draft.meaning, draft)
    for draft in drafts:
        other = first.get(draft.meaning)
        if other is None or other is draft or draft.total_over or draft.check_only:
            continue
        if other.count != draft.count or other.table is draft.table:
            context.trouble(
                "number-twice",
                draft.place.address,
                number=draft.count.text,
                other=other.count.text,
                cell=other.place.address,
            )
