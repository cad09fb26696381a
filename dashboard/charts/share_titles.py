"""The sentences over a chart of platforms. A base that is unknown or small is said in the title."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.marks import Mode, SharePanel
from dashboard.charts.phrases import capital, in_words
from dashboard.charts.share_entries import entry_of
from dashboard.charts.share_inputs import ShareInput
from dashboard.charts.titles import MOST_WORDS
from dashboard.statistics.words_for_numbers import number, percent

_HALF = 50
A_FULL_LIST = 4
"""Platforms from which on a list is taken to hold those that are named most."""


def shares_title(panels: Sequence[ShareInput]) -> str:
    """What the shares say, at most fifteen words.

    `Facebook was named most in 2017/18; by 2023/24 the platform is mostly unknown`.
    """
    first, last = panels[0], panels[-1]
    small = ": very small numbers" if first.small else ""
    if said := _in_words(first, small):
        return said
    if first.known.share is not None and first.known.share < _HALF:
        first = last
    leader = None if first.small else named_most(first)
    if alone := _alone(panels):
        return alone
    if leader is None:
        said = f"Platforms named in {first.place.in_text}, {first.period.label}{small}"
        return said if len(said.split()) <= MOST_WORDS else f"Platforms named in {first.place.in_text}{small}"
    if first is last and first.known.share is not None and first.known.share < _HALF:
        return _of_known(leader, first)
    said = f"{leader} {_leads(first)} {in_words(first.period)}"
    if last is not first and last.known.share is not None and last.known.share < _HALF:
        return f"{said}; by {last.period.label} the platform is mostly unknown"
    return said


def _alone(panels: Sequence[ShareInput]) -> str:
    """The newest share of the one platform that all panels have, where both its numbers are given; else empty."""
    names = {figures.name for panel in panels for figures in panel.platforms}
    told = [panel for panel in panels if not panel.small and panel.known.all and _has_share(panel)]
    return _of_known(min(names), told[-1]) if len(names) == 1 and told else ""


def _has_share(panel: ShareInput) -> bool:
    return any(entry_of(figures, panel) for figures in panel.platforms)


def _of_known(leader: str, panel: ShareInput) -> str:
    """`Where police knew the platform (2,111 of 7,263 offences), Snapchat was named in 40%, 2024/25`."""
    entry = next(entry for figures in panel.platforms if (entry := entry_of(figures, panel)) and entry.name == leader)
    base = f"{number(panel.known.base or 0)} of {number(panel.known.all or 0)} offences"
    share = entry.label or percent(entry.low)
    return f"Where police knew the platform ({base}), {leader} was named in {share}, {panel.period.label}"


def _leads(panel: ShareInput) -> str:
    """*Was named most* where most platforms that are ever named are given; else only that it leads those given."""
    return "was named most" if len(panel.platforms) >= A_FULL_LIST else "leads the platforms given"


def _in_words(panel: ShareInput, small: str) -> str:
    """The one share of a panel that is printed in words: of what, and what it names; empty otherwise."""
    entries = [entry for figures in panel.platforms if (entry := entry_of(figures, panel)) is not None]
    if len(entries) != 1 or entries[0].mode is not Mode.BAND or ": " not in entries[0].label:
        return ""
    written = capital(entries[0].label.partition(": ")[0].strip("“”"))
    forms = (
        f"“{written}” of offences with a known platform named {entries[0].name}{small}",
        f"“{written}” of those known named {entries[0].name}{small}",
    )
    return next((form for form in forms if len(form.split()) <= MOST_WORDS), "")


def shares_subtitle(panels: Sequence[SharePanel]) -> str:
    """Of what the shares are, how they are drawn, what the bar is."""
    modes = {entry.mode for panel in panels for entry in panel.entries}
    said = ["Mentions as a share of offences with a known platform; one offence may name several."]
    if Mode.POINT in modes:
        said.append("Pale bands are 95% limits of exact counts, or the rounding of a printed percent.")
    if Mode.BAND in modes:
        said.append("What is printed in words is drawn as a band.")
    said.append(f"The bar under {'each panel' if len(panels) > 1 else 'it'} is the known share.")
    return " ".join(said)


def named_most(panel: ShareInput) -> str | None:
    """The platform named more often than every other, its bounds clear of theirs; None where that cannot be told."""
    entries = [entry for figures in panel.platforms if (entry := entry_of(figures, panel)) is not None]
    reach = [(entry.band or (float(entry.low), float(entry.high or 100)), entry.name) for entry in entries]
    if len(reach) < 2:
        return None
    (low, _), name = max(reach)
    return name if all(low > high for (_, high), other in reach if other != name) else None
