"""From the texts and numbers of a table to the types of this side."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from functools import partial
from typing import TypeVar

from sqlalchemy import RowMapping

from dashboard.row import Returned, Row
from etl.model.count import Count, Mark, Number, tidy_number
from etl.model.figure import Standing
from etl.model.observation import Area, Basis, Breakdown, Coverage, Measure, Unit
from etl.model.period import Period

_Record = TypeVar("_Record")


def to_row(found: RowMapping) -> Row:
    """A row of the table `figure`."""
    return Row(
        figure_id=found["figure_id"],
        area=Area(found["area_code"], found["area"], found["area_kind"]),
        offence=found["offence"],
        measure=Measure(found["measure"]),
        unit=Unit(found["unit"]),
        period=to_period(found),
        breakdown=Breakdown(
            found["breakdown"],
            found["platform"],
            found["platform_owner"],
            found["age_band"],
            found["sex"],
            found["category"],
        ),
        count=to_count(found),
        standing=Standing(found["standing"]),
        witnesses=found["witnesses"] or 0,
        coverage=Coverage(found["coverage"]),
        missing=to_list(found["missing"]),
        basis=Basis(found["basis"]),
        decisions=to_list(found["decisions"]),
        conflicts_with=to_list(found["conflicts_with"]),
        caveats=to_list(found["caveats"]),
        **{name: found[name] for name in _PLAIN},
    )


_PLAIN = (
    "label_as_written",
    "value_as_written",
    "of_what",
    "compiled_by",
    "publisher",
    "published",
    "return_id",
    "reference",
    "source_file",
    "source_sheet",
    "source_cell",
    "note",
    "observation_id",
    "superseded_by",
    "reason",
    "position",
)


def to_returned(found: RowMapping) -> Returned:
    """A row of the table `return`."""
    return to_record(Returned, found)


def to_record(kind: type[_Record], found: RowMapping) -> _Record:
    """A record whose fields are columns of the same name; periods, counts, lists and headers are put together."""
    made: dict[str, Callable[[RowMapping], object]] = {
        "period": to_period,
        "count": to_count,
        "headers": _headers,
        **{name: partial(_list_of, name) for name in ("figures", "missing", "part_period")},
    }
    names = [field.name for field in fields(kind)]  # type: ignore[arg-type]
    return kind(**{name: made[name](found) if name in made else found[name] for name in names})


def to_period(found: RowMapping) -> Period:
    """The span of `period_start` and `period_end`."""
    return Period.parse(f"{found['period_start']}/{found['period_end']}")


def to_count(found: RowMapping) -> Count:
    """The bounds of `value_low` and `value_high` with their mark."""
    return Count(_number(found["value_low"]), _number(found["value_high"]), Mark(found["mark"]))


def to_list(text: str) -> tuple[str, ...]:
    """Identifiers parted by `|`."""
    return tuple(text.split("|")) if text else ()


def _list_of(name: str, found: RowMapping) -> tuple[str, ...]:
    return to_list(found[name])


def _headers(found: RowMapping) -> tuple[tuple[str, str], ...]:
    return tuple((what, cell) for what, cell in json.loads(found["headers"] or "[]"))


def _number(value: float | None) -> Number | None:
    return None if value is None else tidy_number(Decimal(repr(value)))
