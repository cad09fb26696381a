"""A platform beside its figures: what kind it is, who owned it when, how sources write its name."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard import addresses, queries
from dashboard.components.tables import Cell, Column, data_table
from dashboard.pages.platform_lines import Line
from dashboard.queries.platforms import Owned, PlatformKnown
from dashboard.store import Store
from dashboard.words import counted, printed_on

_MEANS = {
    "yes": "a share counts it among those known",
    "partly": "the means is known, the platform is not",
    "no": "outside every base of a share",
}
_OPEN_FIRST, _OPEN_LAST = "the start", "this day"


def facts_of(platform: PlatformKnown, owned: Sequence[Owned], lines: Sequence[Line], store: Store) -> h.Renderable:
    """The lines beside the title."""
    names = {identifier: name for identifier, name, _ in queries.platforms_of(store)}
    facts: list[tuple[str, h.Node]] = [("Kind", platform.kind)]
    if platform.members:
        members = [h.a(href=addresses.platform(member))[names.get(member, member)] for member in platform.members]
        facts.append(("Means any of", [part for member in members for part in (", ", member)][1:]))
    if platform.means_known in _MEANS:
        facts.append(("In shares", _MEANS[platform.means_known]))
    if owned:
        facts.append(("Owner now", owned[-1].owner if not owned[-1].last else f"none since {_day(owned[-1].last)}"))
    facts.append(("Figures", counted(sum(len(line.rows) for line in lines), "figure names it", "figures name it")))
    return h.dl(".facts")[[[h.dt[name], h.dd[words]] for name, words in facts]]


def owners(platform: PlatformKnown, owned: Sequence[Owned], lines: Sequence[Line]) -> h.Node:
    """Each owner with its days and the figures of those days; a figure over a change of owner has none."""
    heading = h.h2["Owner over time"]
    if not owned:
        return [heading, h.p[f"No owner of {platform.name} is in the reference; figures of it name none."]]
    of_owner = [row.breakdown.platform_owner for line in lines for row in line.rows]
    columns = [Column("Owner"), Column("From"), Column("To"), Column("Figures that name it then", number=True)]
    rows: list[list[Cell | str]] = [
        [
            one.owner,
            Cell(_day(one.first) or _OPEN_FIRST, one.first),
            Cell(_day(one.last) or _OPEN_LAST, one.last or "9999"),
            Cell(str(many), many),
        ]
        for one in owned
        for many in (of_owner.count(one.owner),)
    ]
    without = sum(owner not in {one.owner for one in owned} for owner in of_owner)
    said = f"A figure has the owner of its own days. {counted(without, 'figure has', 'figures have')} none: "
    note = h.p(".source")[said, "its days span a change of owner, or the owner is not known."] if without else None
    caption = f"Owners of {platform.name}: {counted(len(rows), 'owner', 'owners')}"
    return [heading, data_table("owner-rows", caption, columns, rows, shown=False), note]


def _day(written: str) -> str:
    """A day, month or year as precisely as known; empty where the span is open."""
    return printed_on(written) if written else ""


def written(platform: PlatformKnown, as_written: Sequence[tuple[str, int]]) -> h.Node:
    """The labels of sources that mean it, with how many observations bear each; the other names that would."""
    heading = h.h2["Names as written"]
    seen = {label.casefold() for label, _ in as_written}
    others = [alias for alias in platform.aliases if alias.casefold() not in seen]
    also = h.p(".source")["Also read as it: ", ", ".join(others), "."] if others else None
    if not as_written:
        return [heading, h.p["No source writes it."], also]
    columns = [Column("As written"), Column("Observations", number=True)]
    rows: list[list[Cell | str]] = [[label, Cell(str(many), many)] for label, many in as_written]
    caption = f"Labels read as {platform.name}: {len(rows)}"
    return [heading, data_table("written-rows", caption, columns, rows, shown=False), also]
