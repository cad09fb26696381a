"""The table of what sums say of hidden and missing numbers: public ranges only, the rest is in `etl.load.review`."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Integer, String, Table

from etl.load.schema import METADATA


def _text(name: str, comment: str) -> Column[str]:
    return Column(name, String, nullable=False, comment=comment)


BOUND = Table(
    "bound",
    METADATA,
    Column("position", Integer, primary_key=True, autoincrement=False, comment="Order of the sheets, from 1"),
    _text("return_id", "Return"),
    _text("observation_id", "The observation of its cell; empty for a total that no cell gives"),
    _text("source_file", "File"),
    _text("source_sheet", "Sheet"),
    _text("source_cell", "Cell; of a total that no cell gives those of its parts, parted by |"),
    _text("area_code", "Code of the area"),
    _text("offence", "Identifier of the offence"),
    _text("unit", "What is counted"),
    _text("period_start", "First day"),
    _text("period_end", "Last day"),
    _text("breakdown", "Kind of part; none is the whole"),
    _text("name", "Its labels and place"),
    _text("printed", "What its own mark says"),
    Column("value_low", Float, nullable=True, comment="Lowest value that may be said"),
    Column("value_high", Float, nullable=True, comment="Highest value that may be said; NULL is open above"),
    _text("because", "Why, in a sentence that may be printed"),
    _text("conditions", "Caveats that it rests on, parted by |"),
    comment="The ranges that sums leave for suppressed, rounded and missing numbers; never closer than may be printed",
)
Index("bound_by_observation", BOUND.c.observation_id)
Index("bound_by_question", BOUND.c.area_code, BOUND.c.offence)
