"""The chart of platforms where the base is not known: how often each is named, as counts. No share can be told."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.marks import Arrange, Chart, Entry, Mode, SharePanel
from dashboard.charts.phrases import amount, bare, in_words, source_words
from dashboard.charts.saying import Line, Words
from dashboard.charts.share_entries import no_entry
from dashboard.charts.share_inputs import PlatformFigures, ShareInput
from dashboard.charts.share_select import chosen
from dashboard.charts.share_titles import A_FULL_LIST
from dashboard.charts.shares import shares_chart
from dashboard.charts.sources import chips, source_line
from dashboard.charts.titles import MOST_WORDS
from dashboard.row import Row
from dashboard.statistics.words_for_numbers import number
from etl.model.observation import Measure, Unit


def platform_chart(panels: Sequence[ShareInput], *, name: str = "platforms", notes: Sequence[str] = ()) -> Chart:
    """Shares where any can be told, else counts of mentions; the panels of `chosen`, the others listed.

    Raises ValueError without a panel.
    """
    with_counts = [panel for panel in panels if any(_count(figures) is not None for figures in panel.platforms)]
    sharing = [panel for panel in panels if panel.known.base is not None or not _only_counts(panel)]
    if with_counts and not any(panel.known.base is not None for panel in panels):
        return mentions_chart(chosen(with_counts), name=name, notes=notes)
    shown = chosen(sharing)
    return shares_chart(shown, name=name, notes=notes, others=[panel for panel in sharing if panel not in shown])


def mentions_chart(panels: Sequence[ShareInput], *, name: str = "platforms", notes: Sequence[str] = ()) -> Chart:
    """The marks of counts of mentions, a panel a period. Raises ValueError without a panel."""
    if not panels:
        raise ValueError("a chart of mentions needs at least one panel")
    names = list(dict.fromkeys(figures.name for panel in panels for figures in panel.platforms))
    made = tuple(SharePanel(panel.name, _in_order(panel, names), None) for panel in panels)
    rows = [row for panel in panels for figures in panel.platforms if (row := _count(figures)) is not None]
    said = ("How many offences have a known platform is not given, so no share can be told.", *notes)
    return Chart(
        name=name,
        arrange=Arrange.SHARES,
        title=_title(panels),
        subtitle="Offences that name each platform; one offence may name several, so they do not add up.",
        unit="Mentions",
        alt=_alt(made),
        panels=made,
        lines=(source_line(rows), Line("Note", (" ".join(said),))),
        top=_top(made),
        noun="mentions",
        area_key=False,
    )


def _top(made: Sequence[SharePanel]) -> int:
    """Room for the longest bar and the number behind it."""
    longest = max(int(entry.low if entry.high is None else entry.high) for panel in made for entry in panel.entries)
    return max(1, longest + longest // 6 + 1)


def _only_counts(panel: ShareInput) -> bool:
    return all(row.measure is Measure.COUNT for figures in panel.platforms for row in figures.rows)


def _count(figures: PlatformFigures) -> Row | None:
    return next((row for row in figures.rows if row.measure is Measure.COUNT), None)


def _entries(panel: ShareInput) -> tuple[Entry, ...]:
    found = ((figures, _count(figures)) for figures in panel.platforms)
    return tuple(_entry(figures, panel, row) for figures, row in found if row is not None)


def _in_order(panel: ShareInput, names: Sequence[str]) -> tuple[Entry, ...]:
    """A line for every platform of the chart, so that lines side by side are of one platform."""
    given = {entry.name: entry for entry in _entries(panel)}
    return tuple(given.get(name) or no_entry(name, "other", panel) for name in names)


def _entry(figures: PlatformFigures, panel: ShareInput, row: Row) -> Entry:
    words = Words(
        who=figures.name,
        period=panel.name,
        months="base not given",
        amount=amount(row.count, Unit.OFFENCE if row.unit is Unit.MENTION else row.unit),
        figure=bare(row.count),
        mark=f"[c] {row.mark.value}" if row.mark else "",
        source=source_words(row),
        chips=chips([row]),
    )
    return Entry(
        figures.name, figures.style, Mode.BAR, row.count.lowest or 0, row.count.highest, bare(row.count), words
    )


def _title(panels: Sequence[ShareInput]) -> str:
    """`Instagram was named most, in 90 offences, from May 2018 to April 2019`; the last panel leads.

    A short list may leave out the one that is named most: then the first leads those given.
    """
    last = panels[-1]
    entries = sorted(_entries(last), key=lambda entry: entry.low, reverse=True)
    first, when = entries[0], in_words(last.period)
    if len(entries) == 1:
        said = f"{last.place.who} recorded {first.words.amount} that named {first.name} {when}"
        short = f"{first.name}, {last.place.name}, {last.period.label}: {first.words.amount}"
        return said if len(said.split()) <= MOST_WORDS else short
    if first.low <= (entries[1].high or first.low):
        return f"Platforms named in {last.place.in_text} {when}"
    if len(entries) < A_FULL_LIST:
        return f"{first.name} leads the platforms given, with {first.words.amount} {when}"
    return f"{first.name} was named most, in {number(first.low)} offences, {when}"


def _alt(made: Sequence[SharePanel]) -> str:
    said = "; ".join(
        f"{panel.name}: {', '.join(f'{entry.name} {entry.label}' for entry in panel.entries)}" for panel in made
    )
    return f"Counts of offences that name each platform. {said}; the table follows"
