"""A Selection in English: the sentence of titles and READMEs, the name of a file, and what an area has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dashboard.names import Names
from dashboard.row import Returned
from dashboard.selection import ALL, By, Rows, Selection, Show, first_text, last_text
from dashboard.words import listed
from etl.model.period import Period, day_label, month_label

_SHOWN = {
    None: "figures",
    Show.COUNT: "counts",
    Show.SHARE: "shares",
    Show.RATE: "counts behind rates per 10,000 children under 18",
}
_BY = {
    By.NONE: "totals only",
    By.MEANS: "by means of communication",
    By.PLATFORM: "by platform",
    By.OWNER: "by the owner of the platform",
    By.AGE: "by age",
    By.SEX: "by sex",
    By.OUTCOME: "by outcome",
}
_MOST_AREAS = 6
_GAVE_NONE = ("refused", "not held", "no reply", "answer not seen")


def sentence(selection: Selection, names: Names) -> str:
    """What is asked, as one sentence.

    `Cumbria: figures of sexual communication with a child, from April 2017 to June 2020, totals only.`
    """
    areas = area_words(selection, names)
    said = [f"{areas[0].upper()}{areas[1:]}: {_what(selection)} of {offence_words(selection, names)}"]
    if days := span_words(selection):
        said.append(days)
    if selection.by:
        said.append(_BY[selection.by])
    if selection.only:
        said.append(f"only {listed(list(selection.only))}")
    return f"{', '.join(said)}."


def _what(selection: Selection) -> str:
    shown = _SHOWN[selection.show]
    return f"every observation behind the {shown}" if selection.rows is Rows.ALL else shown


def offence_words(selection: Selection, names: Names) -> str:
    """The offences in running text; where each area has its own, the names of all that are meant."""
    if selection.offences == (ALL,):
        return "all offences"
    if selection.offences:
        return listed([_lower(names.offences[key].name) for key in selection.offences])
    areas = selection.areas or ()
    ids = dict.fromkeys(names.offence_of(code) for code in areas) or dict.fromkeys([names.default_offence])
    said = listed([_lower(names.offence_name(identifier)) for identifier in ids])
    elsewhere = [names.short_name(code) for code in names.own_offence if not names.areas[code].nation]
    if selection.areas or not elsewhere:
        return said
    return f"{said} (for {listed(elsewhere)} of their own offences)"


def area_words(selection: Selection, names: Names) -> str:
    """The areas in running text; from seven on their number."""
    if not selection.areas:
        return "all areas"
    if len(selection.areas) > _MOST_AREAS:
        return f"{len(selection.areas)} areas"
    return listed([names.short_name(code) for code in selection.areas])


def span_words(selection: Selection) -> str:
    """The days in running text; empty where both ends are open."""
    first, last = selection.first, selection.last
    if first and last:
        label = Period(first, last).label
        return f"from {label}" if " to " in label else f"in {label}"
    if first:
        return f"from {month_label(first) if first.day == 1 else day_label(first)} on"
    if last:
        return f"to {month_label(last) if len(last_text(last)) == 7 else day_label(last)}"
    return ""


def file_name(selection: Selection, names: Names, suffix: str, version: str, *, of: str = "") -> str:
    """A name that sorts and says what is in it: rows, areas, offences, breakdown, measure, days, version, filtered.

    `foi-figures_cumbria_own-offence_2017-04_2020-06_v5d0c7b1e_filtered.csv`. Observations have another name than
    figures; `of` is what the file holds where it is neither.
    """
    parts = [
        f"foi-{of}" if of else "foi-observations" if selection.rows is Rows.ALL else "foi-figures",
        _slug(area_words(selection, names)),
        "-".join(selection.offences) if len(selection.offences) <= _MOST_AREAS else "offences",
        f"by-{selection.by}" if selection.by else "",
        _slug("-".join(selection.only)),
        selection.show or "",
        first_text(selection.first) if selection.first else "",
        last_text(selection.last) if selection.last else "",
        f"v{version[:8]}",
        "filtered" if selection.is_filtered else "",
    ]
    parts[2] = {"": "own-offence", ALL: "all-offences"}.get(parts[2], parts[2])
    return "_".join(part for part in parts if part) + f".{suffix}"


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60]


def _lower(name: str) -> str:
    """A name inside a sentence: its first letter small, unless it is a code."""
    return name[0].lower() + name[1:] if name[1:2].islower() else name


def has_words(numbers: Iterable[Period], returns: Sequence[Returned]) -> str:
    """What an area has, for pickers: `2017/18 to 2018/19; refused 2022/23`, or `no figure`.

    `numbers` are the spans of its figures, in any order; days that touch are said as one.
    """
    said = [listed([_span_label(days) for days in joined(numbers)])]
    for status in _GAVE_NONE:
        spans = joined(item.period for item in returns if item.status == status)
        if spans:
            said.append(f"{status} {listed([_span_label(days) for days in spans])}")
    return "; ".join(part for part in said if part) or "no figure"


def joined(periods: Iterable[Period]) -> list[Period]:
    """The days of all of them as few periods as can be, in order."""
    found: list[Period] = []
    for period in sorted(periods):
        if found and (found[-1].overlaps(period) or found[-1].meets(period)):
            found[-1] = Period(found[-1].first, max(found[-1].last, period.last))
        else:
            found.append(period)
    return found


def _span_label(days: Period) -> str:
    years = list(days.financial_years())
    if years and len(years) * 12 == days.months:
        return years[0].label if len(years) == 1 else f"{years[0].label} to {years[-1].label}"
    return days.label
