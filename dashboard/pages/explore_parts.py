"""The parts of Explore in their order: the chart that answers, the class, the platforms, the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import htpy as h

from dashboard import addresses, queries
from dashboard.charts.growth import Growth
from dashboard.charts.marks import Arrange, Block, Chart, Look, all_marks
from dashboard.charts.table import table_of
from dashboard.charts.trend import PANELS_AT_MOST
from dashboard.components.buttons import link_button
from dashboard.components.chart_block import card_place
from dashboard.components.charted import Charted, charted, items
from dashboard.components.forms import ACROSS, BESIDE, Form
from dashboard.components.layout import beside, section
from dashboard.components.states import empty
from dashboard.components.use_this import use_this
from dashboard.explore_charts import TREND
from dashboard.growths import growth_list
from dashboard.names import Names
from dashboard.pages.sorting import sorted_table
from dashboard.selection import By, Selection, Show
from dashboard.statistics.laid import Series
from dashboard.store import StoreVersion
from dashboard.wording import area_words, offence_words

OFFICIAL, PLATFORMS = "official", "platforms"
LISTED_AT_MOST = 3
"""More figures than this that are not drawn are folded away."""
Part = tuple[h.Node, Charted | None]
"""A part of the page, and its live chart where it has one."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the store gives for one question: the charts there are, and what the pickers offer."""

    series: tuple[Series, ...]
    trend: Chart | None
    growth: Growth | None
    further: tuple[Chart, ...]
    official: Chart | None
    platforms: Chart | None
    question: h.Renderable

    def lead(self, shown: Selection) -> Chart | None:
        """The chart that answers: the shares where they are asked for, else the trend."""
        return self.platforms if shown.show is Show.SHARE else self.trend


@dataclass(frozen=True, slots=True)
class Parts:
    """Draws the parts of one page. `rooms` are the widths of rooms that are known, `sort` the order asked for."""

    found: Found
    shown: Selection
    names: Names
    version: StoreVersion
    rooms: Mapping[str, int] | None
    sort: str = ""

    def all(self) -> Iterator[Part]:
        """The parts in order: first the chart that answers, last its table."""
        lead = self.found.lead(self.shown)
        if lead is None:
            yield _no_chart(self.found, self.shown, self.names), None
            return
        if lead is not self.found.platforms:
            yield from self._trends(lead)
        else:
            yield self._platforms(lead, leads=True)
        if self.found.official is not None:
            yield self._official(self.found.official)
        if self.found.platforms not in (None, lead):
            yield self._platforms(self.found.platforms, leads=False)
        yield section(sorted_table("figures", table_of(lead), self.sort, self.shown.text)), None

    @property
    def _totals(self) -> Selection:
        """The figures of the trend: totals, counted or per 10,000 children."""
        return replace(self.shown, by=By.NONE, show=Show.RATE if self.shown.show is Show.RATE else Show.COUNT)

    def _use(self, name: str, file: Selection, chart: Chart | None = None) -> h.Renderable:
        link = self.shown.address(addresses.EXPLORE)
        derived = chart is not None and any(isinstance(m, Block) and m.look is Look.DERIVED for m in all_marks(chart))
        return use_this(name, file, self.names, self.version, link=link, derived=derived)

    def _trends(self, lead: Chart) -> Iterator[Part]:
        """The trend beside what is in doubt and missing, then those of other offences and units."""
        use = self._use(TREND, self._totals, lead)
        forms = _forms(lead)
        trend = charted(lead, rooms=self.rooms, forms=forms, level=1, table_address="#figures", use=use)
        yield _placed([trend.block, growth_list(self.found.growth)], lead, forms), trend
        for chart in self.found.further:
            forms = _forms(chart)
            use = self._use(chart.name, self._totals)
            made = charted(chart, rooms=self.rooms, forms=forms, table=True, use=use)
            yield section(_placed(made.block, chart, forms)), made

    def _official(self, chart: Chart) -> Part:
        offences = (self.names.offence_key(queries.CLASS),)
        use = self._use(OFFICIAL, replace(self._totals, offences=offences, show=Show.COUNT))
        made = charted(chart, rooms=self.rooms, forms=ACROSS, table=True, use=use)
        return section(made.block, card_place(OFFICIAL)), made

    def _platforms(self, chart: Chart, *, leads: bool) -> Part:
        """The shares: with the table behind a switch, or as the answer with the table further down."""
        use = self._use(PLATFORMS, replace(self.shown, by=By.PLATFORM, show=None))
        made = charted(
            chart,
            rooms=self.rooms,
            forms=ACROSS,
            level=1 if leads else 2,
            table=not leads,
            table_address="#figures" if leads else "",
            use=use,
        )
        parts = (made.block, card_place(PLATFORMS))
        return h.div[parts] if leads else section(*parts), made


def _forms(chart: Chart) -> Sequence[Form]:
    """Small multiples have the whole page: four stand in a row."""
    return ACROSS if chart.arrange is Arrange.MULTIPLES else BESIDE


def _placed(block: h.Node, chart: Chart, forms: Sequence[Form]) -> h.Renderable:
    """A chart with what is not in it beside it, or under it where the chart has the whole page."""
    place, *lists = _aside(chart)
    if forms is ACROSS:
        return h.div[block, place, h.div(".lists")[[h.div[one] for one in lists if one]]]
    return beside(block, [place, *lists])


def _aside(chart: Chart) -> list[h.Node]:
    return [
        card_place(chart.name),
        items("In doubt", chart.in_doubt),
        items("Not in this chart", chart.not_in),
        _also(chart),
    ]


def _also(chart: Chart) -> h.Node:
    """Figures that are given and not drawn: a few are listed, many are folded so that the page stays short."""
    listed = items("Also given", chart.also)
    if len(chart.also) <= LISTED_AT_MOST:
        return listed
    return h.details(f"#also-{chart.name}.folded")[
        h.summary[f"{len(chart.also)} more figures of these days, not drawn"], listed
    ]


def without_chart(found: Found, shown: Selection, names: Names) -> str:
    """Why there is no chart: more areas than can be told apart, no total or no figure by platform of what is asked."""
    if shown.show is Show.SHARE:
        return f"No figure by platform is known for {area_words(shown, names)}"
    if found.series:
        return f"{len(found.series)} areas are too many for one chart"
    return f"No total of {offence_words(shown, names)} is known for {area_words(shown, names)}"


def _no_chart(found: Found, shown: Selection, names: Names) -> h.Renderable:
    lead = "There may be figures of a part of it: the file has all that is known."
    if found.series and shown.show is not Show.SHARE:
        lead = f"Up to {PANELS_AT_MOST} can be told apart. Choose fewer, or take the figures as a table."
    return empty(
        without_chart(found, shown, names),
        lead,
        link_button("CSV", addresses.figures_file("csv", shown.text), primary=True, download=True),
        link_button("Explore the United Kingdom", addresses.EXPLORE),
    )
