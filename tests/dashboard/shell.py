"""A made-up site for tests of the shell: a store that holds nothing but its version, and two pages of invented numbers.

Nothing here is a figure: forces, numbers and cells are invented, and no page of the product uses this file.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qsl

import htpy as h
from sqlalchemy import create_engine, insert

from dashboard import addresses
from dashboard.components import fields, layout, pickers, tables
from dashboard.components.buttons import copy_button, copy_text_button, link_button, use_bar
from dashboard.components.chart_block import Drawing, Still, card, card_place, chart_block, hit, hits, note
from dashboard.components.chips import cell_chip, number
from dashboard.components.forms import ANY
from dashboard.components.verdicts import Verdict, verdict
from dashboard.pages.page import Asked, LiveChart, Page, PageRoute, Redirect
from dashboard.store import Store
from etl.load.schema import METADATA, STORE_VERSION

INVENTED = {"Northshire": (4, 7, 3), "Southshire": (2, 2, 9), "Westmere": (5, 1, 6)}
"""Invented areas with an invented count for each of three years."""
YEARS = ("2017/18", "2018/19", "2019/20")


def make_store(path: Path, version: str = "first") -> str:
    """An empty store with a version, at a path; gives its address. An old one there is replaced as a whole."""
    beside = path.with_suffix(".new")
    engine = create_engine(f"sqlite:///{beside}")
    METADATA.create_all(engine)
    with engine.begin() as connection:
        connection.execute(
            insert(STORE_VERSION).values(
                version=version,
                built="2026-11-24T08:00:00+00:00",
                returns=17,
                returns_read=11,
                returns_held=0,
                observations=150,
                figures=140,
                printed_rows=1081,
                edition="2026-04-23",
            )
        )
    engine.dispose()
    beside.replace(path)
    return f"sqlite:///{path}"


def overview(_asked: Asked, store: Store) -> Page:
    """A page without a live chart."""
    title = "An invented sentence that is long enough to break over two lines of the page"
    body = [
        layout.crumbs("Overview · ", h.a(".term", href="#")["invented"]),
        h.h1[title],
        h.p(".lead")["Nothing here was recorded by anybody. ", h.b["Bold"], " words stand in it."],
        h.p(".source")["Store ", store.version.version, ", ", cell_chip("Sheet!B4", "/cell/invented"), "."],
        h.p[
            verdict(Verdict.HOLDS),
            " ",
            verdict(Verdict.CAVEAT),
            " ",
            verdict(Verdict.FAILS),
            " ",
            verdict(Verdict.UNKNOWN),
        ],
        layout.doors(
            [h.h2["Explore"], h.p["The other page."], link_button("Open", addresses.EXPLORE)],
            [h.h2["A number"], h.p["It is ", number("7", "/cell/invented", what="invented"), "."]],
        ),
    ]
    return Page(title, "An invented page.", body, current="overview")


def explore(asked: Asked, store: Store) -> Page | Redirect:
    """A page with a live chart, whose query is `area` (several) and `step`."""
    pairs = parse_qsl(asked.given)
    chosen = [value for key, value in pairs if key == "area" and value in INVENTED] or ["Northshire"]
    step = dict(pairs).get("step", "year")
    canonical = _canonical(chosen, step)
    if asked.query != canonical:
        return Redirect(addresses.explore(canonical))
    if "broken" in asked.path:
        raise RuntimeError("made up")
    title = f"{chosen[0]} has {INVENTED[chosen[0]][-1]} invented things in 2019/20"
    body = [
        layout.crumbs("Explore"),
        layout.question_form(
            addresses.EXPLORE,
            pickers.question("Show counts in ", _areas(chosen), " by ", _steps(step), "."),
            layout.controls_bar(
                [
                    fields.segmented(
                        "step",
                        "Step",
                        [
                            fields.Choice("year", "Year", step == "year", default=True),
                            fields.Choice("quarter", "Quarter", step == "quarter"),
                        ],
                    ),
                    fields.checkbox("limits", "on", "Limits (95%)", checked=False),
                ],
                [fields.month_field("from", "From", "")],
            ),
        ),
        layout.beside(_chart(title, chosen[0]), [card_place("trend"), h.p["Store ", store.version.version]]),
        layout.section(_table(chosen)),
    ]
    live = (LiveChart("trend", _figures(chosen[0], asked.rooms.get("trend"))),)
    return Page(title, "An invented chart.", body, "explore", live, announce=f"{title}. Three blocks.")


def cell(asked: Asked, _store: Store) -> Page:
    """A page that is shown in the panel."""
    title = f"Cell {asked.part('cell')}"
    return Page(title, "An invented cell.", h.div(data_panel_content=True)[h.h1[title], h.p["as sent"]])


def broken(_asked: Asked, _store: Store) -> Page:
    """A page that always fails."""
    raise RuntimeError("made up")


PAGES = (
    PageRoute("/", overview),
    PageRoute("/explore", explore, charts=("trend", "class")),
    PageRoute("/cell/{cell}", cell),
    PageRoute("/broken", broken),
)


def _canonical(chosen: list[str], step: str) -> str:
    pairs = [("area", name) for name in sorted(chosen) if chosen != ["Northshire"]]
    return addresses.explore([*pairs, *([("step", step)] if step != "year" else [])]).partition("?")[2]


def _areas(chosen: list[str]) -> h.Renderable:
    options = [
        pickers.Option(name, name, f"{len(counts)} invented years", name in chosen, words="madeuptown")
        for name, counts in INVENTED.items()
    ]
    return pickers.picker(
        "areas",
        " and ".join(chosen),
        "Which forces?",
        pickers.several_of(
            "area",
            [pickers.Group("The north", options[:1]), pickers.Group("The rest", options[1:])],
            find="Force, place or old name",
            one="force",
            many="forces",
            hint="At the right: the years each has a figure for.",
        ),
    )


def _steps(step: str) -> h.Renderable:
    options = [
        pickers.Option(value, value, chosen=step == value, default=value == "year") for value in ("year", "quarter")
    ]
    return pickers.picker("step", step, "Which step?", pickers.one_of("pick-step", options))


def _chart(title: str, name: str) -> h.Renderable:
    counts = INVENTED[name]
    bars = [
        h.rect(x=str(100 * n), y=str(100 - 10 * c), width="98", height=str(10 * c), fill="var(--block)")
        for n, c in enumerate(counts)
    ]
    svg = h.svg(viewBox="0 0 300 100")[bars]
    links = [hit(f"{YEARS[n]}: {c}", f"/cell/{name}-{n}", _place(n, c), card=f"card-{n}") for n, c in enumerate(counts)]
    cards = [
        card(
            f"card-{n}",
            name,
            f"{YEARS[n]}, 12 months",
            f"{c} things",
            "invented",
            links=cell_chip(f"S!B{n}", "/cell/x"),
        )
        for n, c in enumerate(counts)
    ]
    return h.div[
        chart_block(
            "trend",
            title,
            Drawing(
                f"{title}; the table follows", [Still(ANY, svg, hits(*links, label="Blocks"))], live=True, forms="0 600"
            ),
            [note("Source", "nobody"), note("Note", "everything is invented")],
            subtitle="Each block is invented.",
            table=_table([name], "in-place"),
            use=use_bar(
                copy_button("Copy link", addresses.EXPLORE, said="Link copied", primary=True),
                link_button("CSV", "/api/v1/figures.csv", note="what is shown", download=True),
                copy_text_button("Copy table", "figures", said="Table copied"),
            ),
            level=1,
        ),
        cards,
    ]


def _place(number: int, count: int) -> str:
    return f"left:{100 * number / 3:.2f}%;top:{100 - 10 * count}%;width:32.6%;height:{10 * count}%"


def _table(chosen: list[str], name: str = "figures") -> h.Renderable:
    rows: list[list[tables.Cell | str]] = [
        [area, year, tables.Cell(str(count), strong=True), tables.Cell(cell_chip("S!B4", "/cell/x"), order=count)]
        for area in chosen
        for year, count in zip(YEARS, INVENTED[area], strict=True)
    ]
    columns = [
        tables.Column("Force"),
        tables.Column("Period"),
        tables.Column("Things", number=True),
        tables.Column("Cell", sorts=False),
    ]
    return tables.data_table(name, f"The figures in this chart, {len(rows)} rows, in the order shown", columns, rows)


def _figures(name: str, room: int | None) -> dict[int, dict[str, object]]:
    """A form for narrow rooms, of another colour, and one for wide ones; the one that fits where the room is known."""
    narrow, wide = _figure(name, "@block-focus"), _figure(name, "@block")
    return {0: narrow, 600: wide} if room is None else {0: wide if room >= 600 else narrow}


def _figure(name: str, colour: str) -> dict[str, object]:
    return {
        "data": [{"type": "bar", "x": list(YEARS), "y": list(INVENTED[name]), "marker": {"color": colour}}],
        "layout": {
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": "Source Sans 3 Variable", "color": "@ink-3"},
        },
    }
