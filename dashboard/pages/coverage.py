"""Coverage: what is known of each force in each year, as letter and shape, and who answered, as printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import htpy as h
from sqlalchemy import Connection

from dashboard import addresses, queries, trends
from dashboard.charts.phrases import bare
from dashboard.components.chips import cell_chip
from dashboard.components.layout import beside, crumbs, section
from dashboard.names import AreaName, Names
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.records import Covered, Decision
from dashboard.selection import UNITED_KINGDOM, Selection
from dashboard.statistics.coverage_states import State, YearState, year_states
from dashboard.statistics.laid import Series
from dashboard.store import Store
from dashboard.words import spelled
from etl.model.observation import Unit
from etl.model.period import Period

FORCE, NATION = "territorial", "nation"
RESPONDING = "forces_responding"
OTHERS = "By their own offences"


@dataclass(frozen=True, slots=True)
class _Row:
    """One force with its states, under the heading it stands under."""

    group: str
    area: AreaName
    states: tuple[YearState, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """The matrix, what was printed of who answered, and what was set aside."""

    years: tuple[Period, ...]
    rows: tuple[_Row, ...]
    said: tuple[Covered, ...]
    aside: tuple[Decision, ...]


def view(_asked: Asked, store: Store) -> Page:
    """The matrix of every force and year."""
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        found = _find(connection, names)
    title, lead = _title(found), _lead(found)
    body: h.Node = [
        crumbs("Coverage"),
        h.h1[title],
        h.p(".lead")[lead],
        section(beside(_matrix(found), [_letters(), _aside(found), _notes()])),
    ]
    return Page(title, lead, body, "coverage")


def _find(connection: Connection, names: Names) -> _Found:
    places = list(_places(connection, names))
    codes = tuple(area.code for _, area in places)
    series = {one.subject.area.code: one for one in _series(connection, codes, names)}
    union = next(iter(trends.trends(connection, Selection(areas=(UNITED_KINGDOM,)), names)), None)
    years = tuple(union.span.financial_years()) if union else ()
    rows = tuple(
        _Row(group, area, year_states(series[area.code], years)) for group, area in places if area.code in series
    )
    said = queries.coverage(connection, UNITED_KINGDOM, names.offence_of(UNITED_KINGDOM))
    decided = [decision for decision in queries.every_decision(connection) if decision.verdict == "set aside"]
    return _Found(years, rows, tuple(said), tuple(decided))


def _series(connection: Connection, codes: tuple[str, ...], names: Names) -> Iterator[Series]:
    """The first series of offences of each area; areas of one law are asked together, so that none starts too early."""
    by_offence: dict[str, list[str]] = {}
    for code in codes:
        by_offence.setdefault(names.offence_of(code), []).append(code)
    for same in by_offence.values():
        seen: set[str] = set()
        for one in trends.trends(connection, Selection(areas=tuple(same)), names):
            code = one.subject.area.code
            if one.subject.unit is Unit.OFFENCE and code not in seen:
                seen.add(code)
                yield one


def _places(connection: Connection, names: Names) -> Iterator[tuple[str, AreaName]]:
    """The forces that report the class under their regions, then the nations of other laws."""
    reporting = queries.quarters_of_all(connection)
    forces = [area for area in names.areas.values() if area.kind == FORCE and area.code in reporting]
    groups: dict[str, list[AreaName]] = {}
    for area in forces:
        region = names.areas.get(area.region_code)
        groups.setdefault(region.short_name if region else area.nation, []).append(area)
    for group, areas in groups.items():
        for area in sorted(areas, key=lambda area: area.short_name):
            yield group, area
    for area in names.areas.values():
        if area.kind == NATION and area.code in names.own_offence:
            yield OTHERS, area


def _own(found: _Found, year: int) -> int:
    return sum(row.states[year].state is State.ANSWERED for row in found.rows)


def _answered(found: _Found, year: Period) -> Covered | None:
    """The newest word on how many forces answered for a year; None where nobody says."""
    told = [said for said in found.said if said.period == year and said.answered is not None]
    return max(told, key=lambda said: said.release) if told else None


def _title(found: _Found) -> str:
    if not found.years:
        return "No year has a figure yet"
    own, said = _own(found, len(found.years) - 1), _answered(found, found.years[-1])
    year = found.years[-1].label
    if said is None:
        return f"{own} of {len(found.rows)} forces have a figure of their own for {year}"
    return f"{said.answered} forces answered for {year}; {spelled(own)} of their figures can be shown force by force"


def _lead(found: _Found) -> str:
    if not found.years:
        return "Run foi ingest to read the returns in data/raw."
    own = _own(found, 0)
    return (
        f"The other answers are known only inside a total. In {found.years[0].label}, {own} of {len(found.rows)} "
        "forces have a figure of their own."
    )


def _matrix(found: _Found) -> h.Renderable:
    title = "What is known of each force in each financial year"
    return h.div(".table-frame", tabindex="0", role="region", aria_label=title)[
        h.table("#matrix.matrix")[
            h.caption(".hush")[title],
            h.thead[h.tr[h.th(scope="col")["Force"], [h.th(scope="col")[year.label] for year in found.years]]],
            [_group(name, rows, found) for name, rows in _grouped(found.rows)],
            h.tfoot[_counts(found), _printed(found)],
        ]
    ]


def _grouped(rows: Sequence[_Row]) -> list[tuple[str, list[_Row]]]:
    groups: dict[str, list[_Row]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return list(groups.items())


def _group(name: str, rows: Sequence[_Row], found: _Found) -> h.Renderable:
    return h.tbody[
        h.tr(".group")[h.th(scope="rowgroup", colspan=len(found.years) + 1)[name]],
        [
            h.tr[
                h.th(scope="row")[h.a(href=addresses.force(row.area.code))[row.area.short_name]],
                [_cell(state) for state in row.states],
            ]
            for row in rows
        ],
    ]


def _cell(state: YearState) -> h.Renderable:
    letter = state.state.value
    words = f"{state.year.label}: {state.state.words}{', in doubt' if state.doubtful else ''}"
    if state.state is State.TOTAL:
        return h.td(".state.t")[h.span(aria_hidden="true")["·"], h.span(".hush")[words]]
    count = _count(state)
    inside: h.Node = [
        h.span(".letter", aria_hidden="true")[letter],
        h.span(".count")[count],
        h.span(".hush")[f", {words}"],
    ]
    address = _address(state)
    classes = ["state", letter.lower(), *(["doubtful"] if state.doubtful else [])]
    if not address:
        return h.td(class_=classes)[h.span(".inside")[inside]]
    panel = state.laid is not None
    return h.td(class_=classes)[h.a(".inside", href=address, title=words, data_panel=panel)[inside]]


def _count(state: YearState) -> str:
    if state.laid is None:
        return ""
    said = bare(state.laid.count)
    return said.replace("at least ", "≥")


def _address(state: YearState) -> str:
    if state.laid is not None:
        return addresses.cell(state.laid.row.observation_id)
    gap = state.gap
    if gap is None:
        return ""
    if gap.rows:
        return addresses.cell(gap.rows[0].observation_id)
    return addresses.returned(gap.returns[0].return_id) if gap.returns else ""


def _counts(found: _Found) -> h.Renderable:
    many = len(found.rows)
    return h.tr[
        h.th(scope="row")["Own figure"], [h.td[f"{_own(found, year)} of {many}"] for year in range(len(found.years))]
    ]


def _printed(found: _Found) -> h.Renderable:
    cells = []
    for year in found.years:
        told = {said.answered for said in found.said if said.period == year and said.answered is not None}
        cells.append(h.td[", or ".join(str(number) for number in sorted(told, reverse=True)) or "not printed"])
    return h.tr[h.th(scope="row")["Answered, as printed"], cells]


def _letters() -> h.Node:
    return h.section[
        h.h2["Letters and shapes"],
        h.ul(".letters")[
            [
                h.li[
                    h.span(class_=["state-sign", state.value.lower()], aria_hidden="true")[
                        "·" if state is State.TOTAL else state.value
                    ],
                    state.words,
                ]
                for state in State
            ],
            h.li[h.span(".state-sign.a.doubtful", aria_hidden="true")["A"], "corner down: in doubt"],
        ],
    ]


def _aside(found: _Found) -> h.Node:
    if not found.aside:
        return None
    return h.section[
        h.h2["Set aside"],
        h.ul(".findings")[
            [
                h.li[
                    h.b[f"{decision.area}: {decision.value}. "],
                    decision.why,
                    ". ",
                    decision.figures and cell_chip("cell", addresses.cell(decision.figures[0])),
                ]
                for decision in found.aside
            ]
        ],
    ]


def _notes() -> h.Node:
    return [
        h.section[
            h.h2["The official class has no gaps"],
            h.p["Class 88A has every quarter of every force of England and Wales since April 2012. ",
                h.a(href=addresses.FORCES)["See it by force"]],
        ],
        h.section[
            h.h2["Not asked is not refused"],
            h.p["A dot does not say that a force was silent. For most years nobody printed who was asked."],
        ],
    ]  # fmt: skip


ROUTE = PageRoute(addresses.COVERAGE, view)
