"""The chart of rates: the spans of the trend, each as high as its count per 10,000 children under 18 and year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dashboard.charts.marks import Block, Chart, Missing, Panel
from dashboard.charts.members import NameOf
from dashboard.charts.naming import Place
from dashboard.charts.phrases import all_of, capital, in_words
from dashboard.charts.rate_marks import PER, rate_block, rate_text, without_rate
from dashboard.charts.saying import Line
from dashboard.charts.scale import scale_for
from dashboard.charts.titles import MOST_WORDS, alt_of, areas_noun, note_line
from dashboard.charts.trend import ROWS_AT_MOST, trend_chart
from dashboard.statistics.laid import Kind, Laid, Series
from dashboard.statistics.rates import NoRate
from dashboard.statistics.series_rates import Rated, rated
from dashboard.words import counted, spelled

Children = Mapping[str, Mapping[int, int]]
"""Children under 18 by area and mid-year."""
Made = tuple[tuple[Laid, Rated | NoRate], ...]
ESTIMATES = (
    "Children under 18: mid-year estimates of the Office for National Statistics, each year’s by itself; a year "
    "without one has no rate."
)


def rate_chart(
    charts: Sequence[Series],
    places: Sequence[Place],
    children: Children,
    *,
    offence: str,
    name: str = "trend",
    limits: bool = True,
    name_of: NameOf | None = None,
) -> Chart:
    """The marks of the rates of some areas over one span, in the order given; the title speaks of the first.

    It holds the same figures as `trend_chart`: those without a rate stand in the lane, with the reason. Raises
    ValueError as that does.
    """
    split = len(charts) > ROWS_AT_MOST
    base = trend_chart(charts, places, offence=offence, name=name, limits=False, name_of=name_of)
    made = [rates_of(series, children) for series in charts]
    dark = None if split else _headline(made[0])
    panels = tuple(
        _panel(panel, of, place, dark, limits=limits and not split)
        for panel, of, place in zip(_panels(base), made, places, strict=True)
    )
    unit = f"{capital(base.noun)} {PER} a year{', the same scale for all' if len(charts) > 1 else ''}"
    return replace(
        base,
        title=_title(made, places, dark, base.noun, split=split),
        subtitle=_subtitle(offence, limits=limits and not split),
        unit=unit,
        alt=alt_of(unit, charts[0].span, panels),
        panels=panels,
        lines=_lines(base, panels, made, places),
        scale=scale_for(panels),
        area_key=False,
        rated=True,
    )


def rates_of(series: Series, children: Children) -> Made:
    """The blocks of a series, each with its rate or the reason why it has none."""
    own = children.get(series.subject.area.code, {})
    return tuple((laid, rated(laid, own)) for laid in series.laid)


def _panels(chart: Chart) -> list[Panel]:
    return [panel for panel in chart.panels if isinstance(panel, Panel)]


def _panel(panel: Panel, made: Made, place: Place, dark: Rated | None, *, limits: bool) -> Panel:
    blocks: list[Block] = []
    lane: list[Missing] = list(panel.lane)
    for laid, one in made:
        if isinstance(one, Rated):
            blocks.append(rate_block(one, place, limits=limits, focus=one is dark))
        else:
            lane.append(without_rate(laid, one, place))
    lane.sort(key=lambda missing: missing.period)
    return replace(panel, blocks=tuple(blocks), lane=tuple(lane), summary=_summary(made))


def _summary(made: Made) -> str:
    having = sum(isinstance(one, Rated) for _, one in made)
    rest = len(made) - having
    said = f"{spelled(having)} {'rate' if having == 1 else 'rates'}" if having else "no rate"
    return f"{said}, {spelled(rest)} {'figure' if rest == 1 else 'figures'} without one" if rest else said


def _headline(made: Made) -> Rated | None:
    """The rate that the title speaks of: the last of an exact count, else none; nothing rests on a figure in doubt."""
    found = [one for laid, one in made if isinstance(one, Rated) and laid.kind is Kind.EXACT]
    return found[-1] if found else None


def _title(made: Sequence[Made], places: Sequence[Place], dark: Rated | None, noun: str, *, split: bool) -> str:
    if split:
        having = sum(any(isinstance(one, Rated) for _, one in of) for of in made)
        many = f"{capital(spelled(len(made)))} {areas_noun(places)}"
        return f"{many} on one scale by children living there, {spelled(having)} with a rate"
    place = places[0]
    if dark is None:
        return f"No rate can be worked out for {place.in_text}"
    said = f"{place.who} recorded {rate_text(dark)} {noun} {PER} {in_words(dark.laid.period)}"
    if len(said.split()) <= MOST_WORDS:
        return said
    return f"{capital(place.in_text)}: {rate_text(dark)} {noun} {PER}, {dark.laid.period.label}"


def _subtitle(offence: str, *, limits: bool) -> str:
    bars = " Bars are 95% limits." if limits else ""
    return (
        f"{capital(offence)}, recorded by police, for every 10,000 children under 18 who live there, a year. Each "
        f"block is as wide as its period and as high as its rate.{bars}"
    )


def _lines(base: Chart, panels: Sequence[Panel], made: Sequence[Made], places: Sequence[Place]) -> tuple[Line, ...]:
    kept = [line for line in base.lines if line.lead != "Note"]
    lines = [*kept, Line("Rate", (ESTIMATES,)), *_without(made, places)]
    note = note_line(panels)
    return (*lines, note) if note else tuple(lines)


def _without(made: Sequence[Made], places: Sequence[Place]) -> list[Line]:
    """Why figures have no rate, each reason once with its areas and periods; a year without an estimate is one."""
    found: dict[str, dict[str, list[str]]] = {}
    years: set[int] = set()
    for of, place in zip(made, places, strict=True):
        for laid, one in of:
            if isinstance(one, NoRate):
                years |= set(one.years)
                reason = "" if one.years else one.reason
                found.setdefault(reason, {}).setdefault(place.name, []).append(laid.period.label)
    if not found:
        return []
    lacking = f"no estimate of the number of children for {all_of([f'mid-{year}' for year in sorted(years)])}"
    said = [f"{_which(of, len(places))}: {reason or lacking}" for reason, of in found.items()]
    return [Line("No rate", (f"{'; '.join(said)}.",))]


def _which(of: Mapping[str, Sequence[str]], areas: int) -> str:
    """`2018/19 and 2021/22`; with the names of several areas, from five on only how many figures."""
    if areas == 1:
        return all_of(next(iter(of.values())))
    if areas > ROWS_AT_MOST:
        return counted(sum(map(len, of.values())), "figure", "figures")
    return ", ".join(f"{name} {all_of(labels)}" for name, labels in of.items())
