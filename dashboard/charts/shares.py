"""The chart of platforms: shares of those offences whose platform is known, one panel a period, the known bar under
each.

A share is never shown without its base. Limits (Wilson) stand on exact counts only; a printed percent has bounds of
half a point. Where known shares differ by over ten points, or area or offence change, panels do not compare, and say
so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from dashboard.charts.marks import Arrange, Chart, Entry, Item, SharePanel
from dashboard.charts.phrases import all_of
from dashboard.charts.saying import Line
from dashboard.charts.share_entries import entry_of, known_of, no_entry
from dashboard.charts.share_inputs import ShareInput
from dashboard.charts.share_titles import shares_subtitle, shares_title
from dashboard.charts.sources import source_line
from dashboard.statistics.words_for_numbers import percent

NOT_COMPARABLE = 10
"""Points by which known shares may differ."""
_SCALES = (60, 100)


def shares_chart(
    panels: Sequence[ShareInput],
    *,
    name: str = "platforms",
    notes: Sequence[str] = (),
    others: Sequence[ShareInput] = (),
) -> Chart:
    """The marks of some panels of shares, in order of time. Raises ValueError without a panel.

    `others` are panels that are not shown: their figures are listed as also given.
    """
    if not panels:
        raise ValueError("a chart of shares needs at least one panel")
    dividers = ["", *(divider(before, after) for before, after in pairwise(panels))]
    names = _names(panels)
    made = tuple(_panel(panel, words, names) for panel, words in zip(panels, dividers, strict=True))
    return Chart(
        name=name,
        arrange=Arrange.SHARES,
        title=shares_title(panels),
        subtitle=shares_subtitle(made),
        unit="Share of offences with a known platform",
        alt=_alt(made),
        panels=made,
        lines=_lines(panels, dividers, notes),
        top=_top(made),
        area_key=False,
        also=tuple(item for panel in others if (item := also_given(panel)) is not None),
    )


def also_given(panel: ShareInput) -> Item | None:
    """The figures of a panel that is not shown, in one line; None where there are none."""
    entries = [entry for figures in panel.platforms if (entry := entry_of(figures, panel)) is not None]
    if not entries:
        return None
    base = "base not given" if panel.known.base is None else f"of {panel.known.base:,} with a known platform"
    said = ", ".join(f"{entry.name} {entry.words.figure}" for entry in entries)
    return Item(None, panel.name, f"{said}; {base}.", tuple(chip for entry in entries for chip in entry.words.chips))


def _top(panels: Sequence[SharePanel]) -> int:
    ends = [entry.high if entry.high is not None else entry.low for panel in panels for entry in panel.entries]
    reach = max((float(end) for end in ends), default=0)
    return next((top for top in _SCALES if reach <= top), _SCALES[-1])


def divider(before: ShareInput, after: ShareInput) -> str:
    """Why two panels do not compare, as a clause; empty where they do."""
    said = []
    one, other = before.known.share, after.known.share
    if one is not None and other is not None and abs(one - other) > NOT_COMPARABLE:
        said.append(f"the known share {'fell' if other < one else 'rose'} from {percent(one)} to {percent(other)}")
    elif (one is None) != (other is None):
        said.append("the known share is not given for both")
    if before.place.code != after.place.code:
        said.append(f"the area changed from {before.place.in_text} to {after.place.in_text}")
    if before.offence != after.offence:
        said.append(f"the offence changed from {before.offence} to {after.offence}")
    return all_of(said)


def _names(panels: Sequence[ShareInput]) -> dict[str, str]:
    """Every platform of the chart with its style, in one order for all panels: those with own colours first."""
    found = {figures.name: figures.style for panel in panels for figures in panel.platforms}
    return dict(sorted(found.items(), key=lambda pair: (pair[1] == "other", pair[0])))


def _panel(panel: ShareInput, words: str, names: Mapping[str, str]) -> SharePanel:
    """One panel with a line for every platform of the chart, so that lines side by side are of one platform."""
    given = {figures.name: entry_of(figures, panel) for figures in panel.platforms}
    entries = (given.get(name) or no_entry(name, style, panel) for name, style in names.items())
    return SharePanel(panel.name, tuple(entries), known_of(panel), words)


def _alt(made: Sequence[SharePanel]) -> str:
    said = "; ".join(f"{panel.name}: {', '.join(_alt_entry(entry) for entry in panel.entries)}" for panel in made)
    return f"Shares of offences with a known platform. {said}; the table follows"


def _alt_entry(entry: Entry) -> str:
    return f"{entry.name} {' '.join(part for part in (entry.label, entry.rest) if part)}"


def _lines(panels: Sequence[ShareInput], dividers: Sequence[str], notes: Sequence[str]) -> tuple[Line, ...]:
    rows = [row for panel in panels for figures in panel.platforms for row in figures.rows]
    bases = [row for panel in panels for row in (panel.known.known, panel.known.total) if row is not None]
    made = [source_line([*rows, *bases])] if rows else []
    said = [*(f"Not comparable across the broken line: {words}." for words in dividers if words), *notes]
    return (*made, *((Line("Note", (" ".join(said),)),) if said else ()))
