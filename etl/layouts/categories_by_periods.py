"""Platforms, ages, outcomes or other parts of a total one way, periods the other way.

| Terms used      | 2017/18   | 2018/19   |
| Total offences  | 40        | 51        |
| Platform A      | 12 (30%)  | 20 (39%)  |
| Platform B      | two       | *         |
"""

from __future__ import annotations

from etl.layouts.kinds import Kind
from etl.layouts.sided import Sided, make_table
from etl.layouts.table import Table

NAME = "categories by periods"
PARTS = (Kind.MEANS, Kind.AGE, Kind.SEX, Kind.OUTCOME, Kind.OFFENCE, Kind.CATEGORY)
"""Kinds of labels that part a total."""


def read(sided: Sided) -> Table | None:
    """The table where one side lists parts of a total and the other periods; else None."""
    ways = ((sided.kinds_down, sided.kinds_across), (sided.kinds_across, sided.kinds_down))
    for parts, periods in ways:
        if periods == (Kind.PERIOD,) and len(parts) == 1 and parts[0] in PARTS:
            return make_table(NAME, sided)
    return None
