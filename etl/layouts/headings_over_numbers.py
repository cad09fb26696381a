"""Headings with numbers under them and no label on the left.

| 2017/18 | 2018/19 | Total |
| 3728    | 5333    | 9061  |
"""

from __future__ import annotations

from etl.layouts.sided import Sided, make_table
from etl.layouts.table import Table

NAME = "headings over numbers"


def read(sided: Sided) -> Table | None:
    """The table where headings stand right over one row of numbers; else None. Across a gap nobody can tell."""
    if sided.down or not sided.across or len(sided.kinds_across) > 1 or len(sided.frame.rows) != 1:
        return None
    headings = sided.frame.block.headings
    if not headings or sided.frame.rows[0] != headings[-1].number + 1:
        return None
    return make_table(NAME, sided)
