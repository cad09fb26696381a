"""The table of what sums say of hidden and missing numbers: public ranges only, the rest is in `etl.load.review`."""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, Table

from etl.load.schema_base import METADATA, integer, text

BOUND = Table(
    "bound",
    METADATA,
    integer("position", "Order of the sheets, from 1", key=True),
    text("return_id", "Return"),
    text("observation_id", "The observation of its cell; empty for a total that no cell gives"),
    text("source_file", "File"),
    text("source_sheet", "Sheet"),
    text("source_cell", "Cell; of a total that no cell gives those of its parts, parted by |"),
    text("area_code", "Code of the area"),
    text("offence", "Identifier of the offence"),
    text("unit", "What is counted"),
    text("period_start", "First day"),
    text("period_end", "Last day"),
    text("breakdown", "Kind of part; none is the whole"),
    text("name", "Its labels and place"),
    text("printed", "What its own mark says"),
    Column("value_low", Float, nullable=True, comment="Lowest value that may be said"),
    Column("value_high", Float, nullable=True, comment="Highest value that may be said; NULL is open above"),
    text("because", "Why, in a sentence that may be printed"),
    text("conditions", "Caveats that it rests on, parted by |"),
    comment="The ranges that sums leave for suppressed, rounded and missing numbers; never closer than may be printed",
)
Index("bound_by_observation", BOUND.c.observation_id)
Index("bound_by_question", BOUND.c.area_code, BOUND.c.offence)
