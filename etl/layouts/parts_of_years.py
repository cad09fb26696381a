"""Parts of a year one way, the years the other way.

| Month    | 2018 | 2019 |
| January  | 3    | 5    |
| February | 4    | 6    |
| Total    | 7    | 11   |
"""

from __future__ import annotations

from dataclasses import replace

from etl.layouts.joined import is_part, join, settled
from etl.layouts.kinds import Kind, Meaning, Words
from etl.layouts.sided import Sided, make_table
from etl.layouts.table import Label, Place, Side, Table

NAME = "parts of years by years"


def read(sided: Sided) -> Table | None:
    """The table where one side lists periods and the other their parts; else None."""
    if sided.kinds_down != (Kind.PERIOD,) or sided.kinds_across != (Kind.PERIOD,):
        return None
    down, across = _of_periods(sided.down), _of_periods(sided.across)
    if is_part(down) == is_part(across):
        return None
    years, parts = (across, down) if is_part(down) else (down, across)
    table = make_table(NAME, sided)
    places = settled(tuple(_joined(place, years, parts, sided.words) for place in table.places))
    labels = tuple(label for place in places for label in place.labels if label.kind is Kind.PERIOD)
    measures = tuple(side for side in table.sides if side.kind is Kind.MEASURE)
    outer = (*table.outer, *(label.cell for side in (years, parts) for label in side.labels if label is not None))
    return replace(table, places=places, sides=(*measures, Side(Kind.PERIOD, labels)), across=(), outer=outer)


def _of_periods(sides: tuple[Side, ...]) -> Side:
    return next(side for side in sides if side.kind is Kind.PERIOD)


def _joined(place: Place, years: Side, parts: Side, words: Words) -> Place:
    """A place with one period of the two that stand beside and over it."""
    year = next((label for label in place.labels if label in years.labels), None)
    part = next((label for label in place.labels if label in parts.labels), None)
    others = tuple(label for label in place.labels if label is not year and label is not part)
    if year is None or part is None:
        return replace(place, labels=others, bare=True)
    if year.is_whole:
        return replace(place, labels=(*others, _sum_of_years(part)))
    return replace(place, labels=(*others, join(year, part, words)))


def _sum_of_years(part: Label) -> Label:
    """A month of several years together is no period: its sum is no answer."""
    return replace(part, meaning=Meaning(Kind.NO_ANSWER))
