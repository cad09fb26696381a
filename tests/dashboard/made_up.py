"""Made-up figures for tests of this side. Every number, page and return here is invented; only names of areas, offences
and platforms are real, as they come from the reference files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from dashboard.row import Returned, Row, Subject
from etl.load.reference import reference_tables
from etl.load.store import publish
from etl.load.tables import Order, figure_rows, observation_rows
from etl.model.count import Count
from etl.model.figure import Figure, Standing
from etl.model.observation import WHOLE, Area, Breakdown, Coverage, Measure, Observation, Source, Unit, short_hash
from etl.model.period import Period

REFERENCE = Path(__file__).parents[2] / "data" / "raw" / "reference"

CUMBRIA = Area("E23000002", "Cumbria Constabulary", "territorial")
KENT = Area("E23000032", "Kent Police", "territorial")
UK = Area("K02000001", "United Kingdom", "union")
SCOTLAND = Area("S92000003", "Scotland", "nation")
OFFENCE = "71/17"
EQUIVALENTS = "71/17 and equivalents"
SCOTTISH = "Scotland: communicating indecently with a child"
MADE_UP = "A maker of figures"


def year(first: int) -> Period:
    """A financial year."""
    return Period.financial_year(first)


def span(text: str) -> Period:
    """`2017-04/2020-06`: whole months."""
    first, last = text.split("/")
    last_year, last_month = (int(part) for part in last.split("-"))
    start = Period.months_of(int(first[:4]), int(first[5:]), 1)
    return Period(start.first, Period.months_of(last_year, last_month, 1).last)


SUBJECT = Subject(CUMBRIA, OFFENCE)


def row(value: int | Count, period: Period, **changed: Any) -> Row:
    """A figure of Cumbria's totals, as a query would give it; anything may be changed."""
    count = value if isinstance(value, Count) else Count.exact(value)
    compiled_by = changed.get("compiled_by", MADE_UP)
    made = Row(
        figure_id=short_hash(period.text, count.text, compiled_by, str(changed.get("breakdown", ""))),
        area=CUMBRIA,
        offence=OFFENCE,
        measure=Measure.COUNT,
        unit=Unit.OFFENCE,
        period=period,
        breakdown=WHOLE,
        count=count,
        compiled_by=MADE_UP,
        published="2021-01",
    )
    return replace(made, **changed)


def returned(status: str, period: Period, **changed: Any) -> Returned:
    """A row of the register about Cumbria and 71/17."""
    made = Returned(f"made-up-{status}", CUMBRIA.code, CUMBRIA.name, status, OFFENCE, period, published="2021-01")
    return replace(made, **changed)


def observation(area: Area, value: int | Count, period: Period, cell: str, **changed: Any) -> Observation:
    """What one invented cell says: a total of 71/17 unless changed."""
    count = value if isinstance(value, Count) else Count.exact(value)
    made = Observation(
        area,
        OFFENCE,
        Measure.COUNT,
        Unit.OFFENCE,
        period,
        WHOLE,
        count,
        source=Source("made-up.xlsx", "Sheet", cell, 0, "made-up", "", MADE_UP, "A page", "2021-01", "made-up:1"),
        value_as_written=count.text,
    )
    return replace(made, **changed)


def figure(*observations: Observation, **changed: Any) -> Figure:
    """The figure that these observations say, with one witness."""
    first = observations[0]
    made = Figure(first, tuple(observations), 1, Standing.ANSWERS, first.count, Coverage.UNKNOWN)
    return replace(made, **changed)


def some_figures() -> list[Figure]:
    """A few figures of each kind that questions tell apart."""
    printed = Source("made-up.csv", "", "7", 0, "", "", MADE_UP, "=A page", "2020-02", "made-up:2")
    first = figure(observation(UK, 500, year(2018), "B1", offence=EQUIVALENTS, source=printed))
    second = figure(observation(UK, 520, year(2018), "C1", offence=EQUIVALENTS))
    share = observation(
        CUMBRIA,
        Count.between(29, 37),
        span("2020-04/2020-06"),
        "B7",
        measure=Measure.SHARE,
        unit=Unit.MENTION,
        breakdown=Breakdown("platform_owner", platform="Facebook-owned apps", platform_owner="Facebook, Inc."),
        of_what="means known",
    )
    named = observation(
        KENT, 12, year(2018), "B8", breakdown=Breakdown("platform", "Snapchat", "Snap Inc."), unit=Unit.MENTION
    )
    return [
        figure(
            observation(CUMBRIA, 77, span("2017-04/2020-06"), "B4"),
            observation(CUMBRIA, 77, span("2017-04/2020-06"), "D4"),
        ),
        figure(share, caveats=("very-small-numbers",)),
        figure(observation(CUMBRIA, 20, year(2021), "B5")),
        figure(observation(CUMBRIA, 9, Period.quarter(2021, 1), "B6", offence="88A")),
        figure(observation(KENT, 90, year(2018), "B9")),
        figure(named),
        replace(first, standing=Standing.SUPERSEDED, superseded_by=second.figure_id, reason="A later print gives 520."),
        second,
        figure(observation(SCOTLAND, 40, year(2018), "B11", offence=SCOTTISH)),
        figure(observation(SCOTLAND, 1, year(2018), "B12")),
    ]


REGISTER_ROW = {
    "return_id": "made-up",
    "position": 1,
    "file": "made-up.xlsx",
    "sha256": "",
    "form": "transcribed from a page",
    "force": "Cumbria Constabulary",
    "area_code": CUMBRIA.code,
    "reference": "",
    "request": "",
    "asked": "",
    "published": "2021-01",
    "status": "answered",
    "exemption": "",
    "exemption_words": "",
    "offence": OFFENCE,
    "period_start": "2017-04-01",
    "period_end": "2022-03-31",
    "compiled_by": MADE_UP,
    "publisher": "force",
    "publisher_name": "A page",
    "licence": "unknown",
    "url": "made-up:1",
    "note": "",
    "recipe": "",
    "held": False,
    "observations": 10,
}
REFUSED_ROW = REGISTER_ROW | {
    "return_id": "made-up-refusal",
    "position": 2,
    "file": "",
    "status": "refused",
    "exemption": "s.12",
    "period_start": "2022-04-01",
    "period_end": "2023-03-31",
    "observations": 0,
}


def make_store(
    path: Path,
    figures: Sequence[Figure] | None = None,
    further: Mapping[str, Iterable[Mapping[str, object]]] | None = None,
) -> str:
    """A store of invented figures at `path`, through the project's own makers of rows; gives its address.

    `further` are rows for other tables.
    """
    made = list(some_figures() if figures is None else figures)
    reference = reference_tables(REFERENCE)
    order = Order(
        {str(area["code"]): int(str(area["position"])) for area in reference["area"]},
        {str(offence["id"]): int(str(offence["position"])) for offence in reference["offence"]},
    )
    told = [one for each in made for one in each.observations]
    tables: dict[str, Sequence[Mapping[str, object]]] = {
        **reference,
        "return": [REGISTER_ROW, REFUSED_ROW],
        "figure": figure_rows(made, order),
        "observation": observation_rows(told, made, {}),
        "store_version": [
            {
                "version": "0123456789ab",
                "built": "2026-11-24T08:00:00+00:00",
                "returns": 2,
                "returns_read": 1,
                "returns_held": 0,
                "observations": len(told),
                "figures": len(made),
                "printed_rows": 0,
                "edition": "",
            }
        ],
        **{name: list(rows) for name, rows in (further or {}).items()},
    }
    publish(tables, f"sqlite:///{path}")
    return f"sqlite:///{path}"
