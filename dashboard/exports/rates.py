"""The rates of a Selection as rows: each figure that is drawn with its rate, limits and base, or why it has none.

`/api/v1/rates.csv` and `.json`, the sheet *Rates* of a workbook and `rates` in the JSON of `measure=rate` are these
rows; the chart draws the same. Numbers are rounded to two decimals.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection

from dashboard import queries, trends
from dashboard.charts.rates import rates_of
from dashboard.exports.about import head_of
from dashboard.exports.register import safe_cell
from dashboard.names import Names
from dashboard.selection import By, Selection, Show
from dashboard.statistics.laid import Laid
from dashboard.statistics.rates import PER, NoRate
from dashboard.statistics.series_rates import Rated
from dashboard.statistics.words_for_numbers import half_up
from dashboard.store import store_of
from etl.model.count import Number, plain

COLUMNS = (
    "area", "area_code", "offence", "unit", "period_start", "period_end", "period", "kind", "count_low", "count_high",
    "person_years", "mid_years", "per", "rate_low", "rate_high", "limit_low", "limit_high", "method", "no_rate",
    "figure_id",
)  # fmt: skip
"""`rate_high` is empty where the count is open above; `person_years` are children times years; `no_rate` says why."""
Row = Mapping[str, object]


def rate_rows(connection: Connection, selection: Selection, names: Names) -> list[dict[str, object]]:
    """One row for each figure that the chart lays down, in the order of lists and time."""
    asked = replace(selection, by=By.NONE, only=(), show=Show.RATE)
    children = queries.children_of(store_of(connection))
    return [
        _row(laid, made, names)
        for series in trends.trends(connection, asked, names)
        for laid, made in rates_of(series, children)
    ]


def csv_chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
    """The rows as CSV: RFC 4180, UTF-8, CRLF."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe_cell(row[name]) for name in COLUMNS] for row in rate_rows(connection, selection, names))
    yield made.getvalue().encode()


def json_chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
    """The rows as JSON with the question and the store."""
    said = {
        **head_of(connection, replace(selection, show=Show.RATE), names),
        "rates": rate_rows(connection, selection, names),
    }
    yield (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _row(laid: Laid, made: Rated | NoRate, names: Names) -> dict[str, object]:
    row = laid.row
    values: dict[str, object] = dict.fromkeys(COLUMNS) | {
        "area": names.areas[row.area.code].name,
        "area_code": row.area.code,
        "offence": row.offence,
        "unit": row.unit.value,
        "period_start": laid.period.first.isoformat(),
        "period_end": laid.period.last.isoformat(),
        "period": laid.period.label,
        "kind": laid.kind.value,
        "count_low": _count(laid.count.lowest),
        "count_high": _count(laid.count.highest),
        "per": PER,
        "mid_years": "",
        "method": "",
        "no_rate": "",
        "figure_id": row.figure_id,
    }
    if isinstance(made, NoRate):
        return values | {"no_rate": made.reason}
    values |= {
        "person_years": _rounded(made.base.value),
        "mid_years": "|".join(str(year) for year in made.base.years),
        "rate_low": _rounded(made.low),
        "rate_high": None if made.high is None else _rounded(made.high),
    }
    if made.limits:
        limits = made.limits
        values |= {"limit_low": _rounded(limits.low), "limit_high": _rounded(limits.high), "method": str(limits.method)}
    return values


def _count(value: Number | None) -> object:
    if value is None or isinstance(value, int):
        return value
    return float(plain(value))


def _rounded(value: float) -> float:
    return float(half_up(value, 2))
