"""Two ways of parting one total, crossed: sex and age, area and platform.

|         | 11 and under | 12-15 | Unknown age |
| Female  |              | 22    | 2           |
| Male    | *            | *     |             |
| Sum:    | 0            | 22    | 2           |
"""

from __future__ import annotations

from etl.layouts.categories_by_periods import PARTS
from etl.layouts.kinds import Kind
from etl.layouts.sided import Sided, make_table
from etl.layouts.table import Table

NAME = "cross table"
_CROSSED = (*PARTS, Kind.AREA)


def read(sided: Sided) -> Table | None:
    """The table where both sides list parts or areas, of different kinds; else None."""
    down, across = sided.kinds_down, sided.kinds_across
    if len(down) != 1 or len(across) != 1 or down == across:
        return None
    return make_table(NAME, sided) if down[0] in _CROSSED and across[0] in _CROSSED else None
