"""Labels with one number each, down or across; on the other side nothing, or what the numbers measure.

| Outcome      | Count of crimes |        | Total count | 52 |        | 2020 | 175 |
| Charged      | 23              |                                   | 2021 | 421 |
| Filed        | 2               |
| Sum:         | 25              |       |          | 2020 | 2021 |
                                          | Offences | 175  | 421  |
"""

from __future__ import annotations

from etl.layouts.sided import Sided, make_table
from etl.layouts.table import Table

NAME = "list of values"


def read(sided: Sided) -> Table | None:
    """The table where labels stand on the left only; else None."""
    if not sided.down or (sided.kinds_across and sided.kinds_down):
        return None
    if len((*sided.kinds_down, *sided.kinds_across)) > 1:
        return None
    return make_table(NAME, sided)
