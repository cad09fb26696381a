"""The chart of platforms: shares of those offences whose platform is known, one panel a period, the known bar under
each.

A share is never shown without its base. Limits (Wilson) stand on exact counts only; a printed percent has bounds of
half a point. Where known shares differ by over ten points, or area or offence change, panels do not compare, and say
so.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dashboard.charts.marks import Arrange, Chart, Entry, SharePanel
from dashboard.charts.phrases import all_of
from dashboard.charts.saying import Line
from dashboard.charts.share_entries import entry_of, known_of
from dashboard.charts.share_inputs import ShareInput
from dashboard.charts.share_titles import shares_subtitle, shares_title
from dashboard.charts.sources import source_line
from dashboard.statistics.words_for_numbers import percent

NOT_COMPARABLE = 10
"""Points by which known shares may differ."""
_SCALES = (60, 100)


def shares_chart(panels: Sequence[ShareInput], *, name: str = "platforms", notes: Sequence[str] = ()) -> Chart:
    """The marks of some panels of shares, in order of time. Raises ValueError without a panel."""
    if not panels:
        raise ValueError("a chart of shares needs at least one panel")
    dividers = ["", *(divider(before, after) for before, after in pairwise(panels))]
    made = tuple(_panel(panel, words) for panel, words in zip(panels, dividers, strict=True))
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
    )


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


def _panel(panel: ShareInput, words: str) -> SharePanel:
    entries = tuple(entry for figures in panel.platforms if (entry := entry_of(figures, panel)) is not None)
    return SharePanel(panel.name, entries, known_of(panel), words)


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
