"""The tables of what each store changed, carried forward from the store whose place it took."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table

from etl.load.schema_base import METADATA, integer, text

CHANGE = Table(
    "change",
    METADATA,
    integer("position", "Order of publishing, from 1: the first store of this history is 1", key=True),
    text("version", "Version of the store that was published"),
    text("previous", "Version of the store whose place it took; empty for the first"),
    text("built", "When it was built, ISO, UTC"),
    integer("added", "Figures that it has and the one before had not"),
    integer("changed", "Figures whose value, standing or coverage differ"),
    integer("withdrawn", "Figures that the one before had and it has not"),
    text("note", "What else there is to say: that the one before could not be read"),
    comment="The stores that were published here one after another, each with how much it changed",
)
CHANGE_LINE = Table(
    "change_line",
    METADATA,
    Column("change", Integer, ForeignKey("change.position"), primary_key=True, comment="The store that changed it"),
    integer("position", "Order in that store's changes, from 1", key=True),
    text("kind", "added, changed or withdrawn"),
    text("figure_id", "Identifier of the figure now; empty where withdrawn"),
    text("old_figure_id", "Identifier of the figure before; empty where added"),
    text("area_code", "Area"),
    text("area", "Area in words"),
    text("offence", "Offence"),
    text("measure", "Measure"),
    text("part", "What part of a total it is, in words; empty for a whole"),
    text("period_start", "First day"),
    text("period_end", "Last day"),
    text("compiled_by", "Who counted"),
    text("old_value", "The number before, as range and mark; empty where added"),
    text("new_value", "The number now; empty where withdrawn"),
    text("old_standing", "Standing before; empty where added"),
    text("new_standing", "Standing now; empty where withdrawn"),
    text("reason", "Why it changed, as far as the sources say"),
    text("observation_id", "Best witness now; empty where withdrawn"),
    text("old_observation_id", "Best witness before; empty where added"),
    text("source", "Where it stands, or stood: sheet and cell, or file and line"),
    comment="Every figure that a store added, changed or withdrew; carried forward from store to store",
)
Index("change_line_by_old_figure", CHANGE_LINE.c.old_figure_id)
Index("change_line_by_area", CHANGE_LINE.c.area_code)
