"""Several kinds of labels in several columns of labels or several rows of headings.

|              |         | 2017/18     | 2017/18   | 2018/19     | 2018/19   |
|              |         | 12-15       | 16 and over | 12-15     | 16 and over |
| Force A      | Female  | 4           | 1         | 5           | 2         |
|              | Male    | 2           | 0         | 1           | 0         |
"""

from __future__ import annotations

from dataclasses import replace

from etl.layouts.sided import Sided, make_table
from etl.layouts.table import Label, Side, Table

NAME = "layered"


def read(sided: Sided) -> Table | None:
    """The table of several kinds, each on one side only and two of them on the same; else None."""
    kinds = (*sided.kinds_down, *sided.kinds_across)
    crossed = bool(sided.kinds_down) and bool(sided.kinds_across)
    if len(kinds) < (3 if crossed else 2) or len(set(kinds)) != len(kinds):
        return None
    return make_table(NAME, replace(sided, down=_filled(sided.down)))


def _filled(sides: tuple[Side, ...]) -> tuple[Side, ...]:
    """Outer labels go on downwards until the next one; the innermost stand as they are."""
    return (*(_down(side) for side in sides[:-1]), *sides[-1:])


def _down(side: Side) -> Side:
    last: Label | None = None
    labels = []
    for label in side.labels:
        last = label or last
        labels.append(last)
    return replace(side, labels=tuple(labels))
