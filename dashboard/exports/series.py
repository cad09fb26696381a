"""The series of a Selection as a file: what answers for which days, what is worked out, what is missing, what refused.

`figures.csv` holds what was given; this file what a chart makes of it. The column `basis` says of each number whether
it was *stated*, read from *words*, or is *derived*: a derived one has its `working`, and the figures used. Rows of kind
*refused* are numbers that may be met elsewhere and are not given, with the reason in `note`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from sqlalchemy import Connection

from dashboard import queries, trends
from dashboard.charts.members import without
from dashboard.charts.span_marks import reason_words
from dashboard.exports.register import safe_cell
from dashboard.names import Names
from dashboard.row import Row
from dashboard.selection import Selection
from dashboard.statistics.derived_model import Derived, Refused, working_of
from dashboard.statistics.derived_place import open_days
from dashboard.statistics.laid import Gap, Laid, Listed, Series
from dashboard.statistics.percents import in_percent
from dashboard.statistics.total_coverage import TotalCoverage
from dashboard.statistics.words_for_numbers import number
from dashboard.wording import sentence
from etl.model.count import Count, plain
from etl.model.period import Period

COLUMNS = (
    "area",
    "area_code",
    "offence",
    "unit",
    "period_start",
    "period_end",
    "period",
    "kind",
    "basis",
    "value",
    "value_low",
    "value_high",
    "mark",
    "working",
    "missing",
    "forces",
    "forces_in_full",
    "children_low",
    "children_high",
    "behind",
    "figures",
    "sources",
    "note",
)
"""The columns in their order; `figures` are identifiers, `sources` cells, both with `|` between.

`forces` to `behind` stand on totals of nations and regions: how many forces they have, how many are in it in full, the
percent of the area's children under 18 whom these serve (lowest and highest), and all of it as a sentence."""

_NUMBERS = frozenset({"value", "value_low", "value_high", "forces", "forces_in_full", "children_low", "children_high"})
Cells = dict[str, str]


def csv_chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
    """The CSV in one piece: UTF-8, CRLF, one header line, no cell that starts a formula."""
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, COLUMNS, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(
        {name: safe_cell(text) for name, text in row.items()} for row in rows_of(connection, selection, names)
    )
    yield made.getvalue().encode()


def json_chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
    """The same rows as one JSON object; numbers are numbers, null where empty."""
    rows = [
        {name: _number(text) if name in _NUMBERS else text for name, text in row.items()}
        for row in rows_of(connection, selection, names)
    ]
    said = {
        "store": queries.version(connection).version,
        "selection": selection.text,
        "sentence": sentence(selection, names),
        "rows": rows,
    }
    yield (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def rows_of(connection: Connection, selection: Selection, names: Names) -> Iterator[Cells]:
    """The rows: area by area, in order of time, a figure before what is worked out beside it."""
    for series in trends.trends(connection, selection, names):
        made = [
            *(_laid(series, block, names) for block in series.laid),
            *(_derived(series, one) for one in series.derived),
            *(_gap(series, gap) for gap in open_days(series)),
            *(_listed(series, listed, names) for listed in series.listed),
            *(_refused(series, no) for no in series.refused),
        ]
        yield from sorted(made, key=lambda row: (row["period_start"], row["period_end"], _ORDER.index(row["kind"][:3])))


_ORDER = ("fig", "der", "gap", "lis", "ref")
"""The beginnings of kinds, in the order of rows that cover the same days."""


def _row(series: Series, period: Period, kind: str, count: Count | None, **further: str) -> Cells:
    subject = series.subject
    low = "" if count is None or count.lowest is None else plain(count.lowest)
    high = "" if count is None or count.highest is None else plain(count.highest)
    made = dict.fromkeys(COLUMNS, "") | {
        "area": subject.area.name,
        "area_code": subject.area.code,
        "offence": subject.offence,
        "unit": subject.unit.value,
        "period_start": period.first.isoformat(),
        "period_end": period.last.isoformat(),
        "period": period.label,
        "kind": kind,
        "value": low if low == high else "",
        "value_low": low,
        "value_high": high,
    }
    return made | further


def _used(rows: tuple[Row, ...]) -> Cells:
    return {"figures": "|".join(row.figure_id for row in rows), "sources": "|".join(row.chip for row in rows)}


def _laid(series: Series, block: Laid, names: Names) -> Cells:
    row = block.row
    kind = f"figure, {block.kind.value}"
    note = "; ".join(text for text in (row.reason, without(row, names.short_name)) if text)
    official = len(block.rows) > 1 and block.kind.value == "exact"
    basis, working = ("derived", "sum of quarters") if official else (row.basis.value, "")
    missing = "|".join(row.missing)
    further = {"basis": basis, "mark": row.mark.value, "working": working, "missing": missing, "note": note}
    further |= _behind(series.coverage_of(row), names)
    return _row(series, block.period, kind, block.count, **further, **_used(block.rows))


def _behind(found: TotalCoverage | None, names: Names) -> Cells:
    """How many forces a total has and holds in full, the percent of children these serve, and a sentence."""
    if found is None:
        return {}
    ends = [None if share is None else number(in_percent(share), 1) for share in (found.share_low, found.share_high)]
    return {
        "forces": str(found.forces),
        "forces_in_full": str(found.in_full) if found.said else "",
        "children_low": ends[0] or "",
        "children_high": ends[1] or "",
        "behind": found.sentence(names.short_name),
    }


def _derived(series: Series, one: Derived) -> Cells:
    note = " ".join((f"Worked out for {one.shown.value}.", *one.reasons))
    further = {"basis": "derived", "working": one.working, "missing": "|".join(one.missing), "note": note}
    return _row(series, one.period, f"derived, {one.rule.name.lower()}", one.count, **further, **_used(one.rows))


def _gap(series: Series, gap: Gap) -> Cells:
    return _row(series, gap.period, "gap", None, mark=gap.reason.value, note=reason_words(gap), **_used(gap.rows))


def _listed(series: Series, listed: Listed, names: Names) -> Cells:
    row = listed.row
    note = "; ".join(text for text in (listed.why.value, row.reason, without(row, names.short_name)) if text)
    further = {"basis": row.basis.value, "mark": row.mark.value, "missing": "|".join(row.missing), "note": note}
    return _row(series, row.period, "listed", row.count, **further, **_used((row,)))


def _refused(series: Series, no: Refused) -> Cells:
    """The number itself stands in the working and the note alone: no program takes it for a figure."""
    working = working_of(no.rows, whole=True) if no.rows else ""
    return _row(series, no.period, "refused", None, working=working, note=no.sentence, **_used(no.rows))


def _number(text: str) -> int | float | None:
    return None if not text else float(text) if "." in text else int(text)
