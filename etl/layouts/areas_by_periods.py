"""Forces or areas one way, periods the other way; a row of the sum of the forces may be among them.

| Police force | 2017/18 | 2018/19 | Total |
| Force A      | 10      | 12      | 22    |
| Force B      | 7       |         | 7     |
| Their region | 17      | 12      | 29    |
"""

from __future__ import annotations

from etl.layouts.kinds import Kind
from etl.layouts.sided import Sided, make_table
from etl.layouts.table import Table

NAME = "areas by periods"


def read(sided: Sided) -> Table | None:
    """The table where one side lists areas and the other periods; else None."""
    sides = {sided.kinds_down, sided.kinds_across}
    return make_table(NAME, sided) if sides == {(Kind.AREA,), (Kind.PERIOD,)} else None
