"""The tables of the store. The tidy columns are made from `etl.model.columns`, so is the codebook."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from etl.load import schema_base
from etl.load.schema_base import integer as _integer
from etl.load.schema_base import text as _text
from etl.load.schema_held import HELD, HELD_CELL, HELD_PREVIEW
from etl.load.schema_history import CHANGE, CHANGE_LINE
from etl.model import columns as tidy

METADATA = schema_base.METADATA
WAITING = (HELD, HELD_PREVIEW, HELD_CELL)
"""The tables of what is held: no figure rests on them."""
HISTORY = (CHANGE, CHANGE_LINE)
"""The tables that are carried forward from store to store."""

_TYPES = {"text": String, "number": Float, "integer": Integer, "date": String}


def _tidy(column: tidy.Column, *, key: bool = False) -> Column[object]:
    """A column of the tidy list. Numbers that may be empty are NULL; texts that are empty are ''."""
    nullable = column.type in ("number", "integer") and not key
    return Column(column.name, _TYPES[column.type], primary_key=key, nullable=nullable, comment=column.meaning)


def _allowed() -> list[CheckConstraint]:
    """A constraint for each column with a closed list of values."""
    rules = []
    for column in tidy.TIDY:
        if column.allowed:
            values = ", ".join(f"'{value}'" for value in {*column.allowed, ""})
            rules.append(CheckConstraint(f"{column.name} IN ({values})", name=f"{column.name}_is_known"))
    return rules


RETURN = Table(
    "return",
    METADATA,
    _text("return_id", "Identifier of the return: its row in register.csv", key=True),
    _integer("position", "Order in the register, from 1"),
    _text("file", "Name of the file in data/raw/returns; empty where none was seen"),
    _text("sha256", "Content hash of the file; empty without one"),
    _text("form", "As received, transcribed from a page, or set out from a sentence"),
    _text("force", "Force or area as the register names it"),
    _text("area_code", "Code of that area; empty where several"),
    _text("reference", "The force's own reference"),
    _text("request", "Which request it answers; empty where not known"),
    _text("asked", "Day of the request; empty where not known"),
    _text("published", "When it was published, as precisely as known"),
    _text("status", "Answered, part answered, refused, not held, no reply, answer not seen"),
    _text("exemption", "Section cited, as written"),
    _text("exemption_words", "Short title of that section"),
    _text("offence", "Identifier of the offence asked about"),
    _text("period_start", "First day of the period asked about"),
    _text("period_end", "Last day of the period asked about"),
    _text("compiled_by", "Who counted"),
    _text("publisher", "Kind of publisher"),
    _text("publisher_name", "Who printed it"),
    _text("licence", "Licence as stated; unknown is a value"),
    _text("url", "Address of the page"),
    _text("note", "The collector's note"),
    _text("recipe", "Name of the recipe file that was used; empty without one"),
    Column("held", Boolean, nullable=False, comment="Whether the reading was held back by an error"),
    _integer("observations", "Number of observations it gave to the store"),
    comment="One row a return: what one publisher gave in answer to one request; refusals and missing files included",
)

OBSERVATION = Table(
    "observation",
    METADATA,
    *[
        _tidy(column, key=column is tidy.OBSERVATION_ID)
        for column in (tidy.OBSERVATION_ID, *tidy.TIDY)
        if column.name not in ("standing", "witnesses", "figure_id")
    ],
    Column("figure_id", String, ForeignKey("figure.figure_id"), nullable=False, comment="The figure it speaks for"),
    _integer("position", "Order in files: as read, from 1"),
    _integer("ordinal", "Which number of the cell it is, from 0"),
    _text("publisher_kind", "Kind of publisher where the register says it"),
    _text("url", "Address of the page that prints it"),
    _text("flag", "What the collector says is wrong with the row"),
    _text("headers", "JSON: pairs of what was read and the cell that said it"),
    Column("is_witness", Boolean, nullable=False, comment="Whether it counts as a witness of its figure"),
    Column("csv_line", Text, nullable=False, comment="The line of rows=all, made once; ends with CRLF"),
    *_allowed()[1:],
    comment="What one cell or sentence says",
)

FIGURE = Table(
    "figure",
    METADATA,
    *[_tidy(column, key=column.name == "figure_id") for column in tidy.TIDY],
    _integer("position", "Order in files, from 1"),
    _text("observation_id", "The observation shown first: its best witness"),
    _text("decisions", "Identifiers of the decisions about it, parted by |"),
    _text("superseded_by", "Identifier of the figure that took its place; empty otherwise"),
    _text("conflicts_with", "Identifiers of figures that contradict it, parted by |"),
    _text("reason", "Why its standing is not answers; empty otherwise"),
    _text("caveats", "Identifiers of its caveats, parted by |"),
    Column("csv_line", Text, nullable=False, comment="The line of every file, made once; ends with CRLF"),
    *_allowed(),
    CheckConstraint("period_start <= period_end", name="period_ends_after_it_starts"),
    CheckConstraint("value_high IS NULL OR value_low <= value_high", name="bounds_do_not_cross"),
    comment="The observations that say the same, with the standing of what they say: one row a figure",
)
Index("figure_by_question", FIGURE.c.offence, FIGURE.c.area_code, FIGURE.c.breakdown, FIGURE.c.period_start)
Index("figure_by_standing", FIGURE.c.standing)
Index("figure_by_position", FIGURE.c.position)
Index("observation_by_figure", OBSERVATION.c.figure_id)
Index("observation_by_return", OBSERVATION.c.return_id)
Index("observation_by_position", OBSERVATION.c.position)

WITNESS = Table(
    "witness",
    METADATA,
    Column("figure_id", String, ForeignKey("figure.figure_id"), primary_key=True, comment="The figure"),
    _text("page", "The page: its address, else publisher and date", key=True),
    _text("publisher", "Who printed it"),
    _text("published", "When, as precisely as known"),
    _text("url", "Address of the page; empty where not known"),
    _text("observation_id", "The first observation on that page"),
    comment="One row a figure and page that prints it; rows that misreport are not witnesses",
)

STATEMENT = Table(
    "statement",
    METADATA,
    _text("statement_id", "Short hash of its place", key=True),
    _text("measure", "What is stated: pct_change, ratio, offences_per_day, rank and others"),
    _text("area", "Area as written"),
    _text("area_code", "Code of the area; empty where not known"),
    _text("offence", "Offence as written in the raw file"),
    _text("breakdown", "Breakdown as written"),
    _text("category", "Category as written"),
    _text("period_start", "First day; empty where not known"),
    _text("period_end", "Last day; empty where not known"),
    _text("period_text", "The period in the source's words"),
    Column("value", Float, nullable=True, comment="The number stated; NULL without one"),
    _text("value_text", "The words of the number"),
    _text("note", "The collector's note"),
    _text("flag", "What the collector says is wrong with the row"),
    _text("compiled_by", "Who counted"),
    _text("publisher", "Who printed it"),
    _text("published", "When, as precisely as known"),
    _text("url", "Address of the page"),
    _text("source_file", "File in data/raw"),
    _text("source_cell", "Line of that file"),
    comment="What a source says about figures: kept for fact-checks, never in a series or the tidy CSV",
)

COVERAGE = Table(
    "coverage",
    METADATA,
    _integer("position", "Order in the file, from 1", key=True),
    _text("area_code", "Area of the total"),
    _text("offence", "Offence of the total"),
    _text("period_start", "First day of the total"),
    _text("period_end", "Last day of the total"),
    _text("release", "Month of the release it goes with"),
    _text("compiled_by", "Who counted"),
    _integer("answered", "Number of forces that answered", nullable=True),
    _integer("asked", "Number of forces asked", nullable=True),
    _text("missing", "Codes of forces that are not in it, parted by |"),
    _text("part_period", "Codes of forces that are in it with part of the period, parted by |"),
    _text("measure", "What was answered: forces_responding, or forces_with_platform_data for the means"),
    _text("flag", "What the collector says is wrong with the row"),
    _text("source", "Who says so"),
    _text("source_file", "File in data/raw"),
    _text("source_cell", "Line of that file"),
    comment="Which forces, or how many, are behind a printed total",
)

DECISION = Table(
    "decision",
    METADATA,
    _text("decision_id", "Identifier of the decision", key=True),
    _text("area", "Area, as written"),
    _text("area_code", "Code of the area"),
    _text("offence", "Offence"),
    _text("measure", "Measure, as written"),
    _text("breakdown", "Breakdown"),
    _text("category", "Category"),
    _text("period_start", "First day"),
    _text("period_end", "Last day"),
    _text("value", "Value of the figure it is about, as written"),
    _text("verdict", "Stands, lower bound, in doubt, conflict, set aside"),
    _text("low", "Lowest value decided, as written"),
    _text("high", "Highest value decided, as written"),
    _text("coverage", "Coverage decided"),
    _text("why", "Why"),
    _text("evidence", "On what evidence"),
    _text("decided_on", "Day of the decision"),
    _text("figures", "Identifiers of the figures it applies to, parted by |"),
    _text("source_cell", "Line of decisions.csv"),
    comment="What was decided about single figures; it deletes nothing",
)

CHECK = Table(
    "check",
    METADATA,
    _integer("position", "Order of finding, from 1", key=True),
    _text("kind", "Kind of check: printed total, percentage, class ceiling and others"),
    _text("return_id", "Return it concerns; empty otherwise"),
    _text("source_file", "File"),
    _text("source_sheet", "Sheet"),
    _text("source_cell", "Cell or line"),
    _text("figures", "Identifiers of figures it concerns, parted by |"),
    _text("sentence", "What was compared, and with what result"),
    Column("holds", Boolean, nullable=False, comment="Whether it came out right"),
    comment="Sums, percentages, ceilings and other checks that were tried",
)

PROBLEM = Table(
    "problem",
    METADATA,
    _integer("position", "Order of finding, from 1", key=True),
    _text("kind", "Kind of problem"),
    _text("severity", "Error, warning or note"),
    _text("return_id", "Return it concerns; empty otherwise"),
    _text("source_file", "File"),
    _text("source_sheet", "Sheet"),
    _text("source_cell", "Cell or line"),
    _text("figures", "Identifiers of figures it concerns, parted by |"),
    _text("message", "What is wrong"),
    _text("remedy", "What to do"),
    _text("who", "Who must act"),
    comment="What is wrong, where, what to do, and who must do it",
)

ASSUMPTION = Table(
    "assumption",
    METADATA,
    _integer("position", "Order of finding, from 1", key=True),
    _text("return_id", "Return it was made for; empty for a printed figure"),
    _text("source_file", "File"),
    _text("source_sheet", "Sheet"),
    _text("source_cell", "Cell or line"),
    _text("sentence", "What was taken for what"),
    comment="Guesses that were made in reading",
)

SHEET_CELL = Table(
    "sheet_cell",
    METADATA,
    _text("return_id", "Return", key=True),
    _text("sheet", "Sheet", key=True),
    _text("cell", "Address", key=True),
    _integer("sheet_position", "Order of the sheet in its file, from 1"),
    _integer("row", "Row, from 1"),
    _integer("column", "Column, from 1"),
    _integer("row_span", "Rows of a merged cell, else 1"),
    _integer("column_span", "Columns of a merged cell, else 1"),
    _text("shown", "The text as a reader of the sheet sees it"),
    _text("role", "The one role of the cell"),
    _text("reason", "Why it is set aside, or a word on its role"),
    Column("hidden", Boolean, nullable=False, comment="Whether its row or column is hidden"),
    comment="Every non-empty cell of every sheet that was read, with its role",
)

AREA = Table(
    "area",
    METADATA,
    _text("code", "GSS code or own code", key=True),
    _text("name", "Full name"),
    _text("short_name", "Name in running text"),
    _text("kind", "Territorial, region, nation, composite and others"),
    _text("nation", "Nation of a force"),
    _text("region_code", "Region of a force; empty otherwise"),
    _integer("position", "Order in lists"),
    comment="Forces and every other area that a figure may be about",
)
AREA_ALIAS = Table(
    "area_alias",
    METADATA,
    _text("alias", "Name, alias or place, in lower case", key=True),
    Column("area_code", String, ForeignKey("area.code"), primary_key=True, comment="Area it leads to"),
    _text("shown", "As written"),
    Column("is_place", Boolean, nullable=False, comment="Whether it is a place smaller than the area"),
    comment="Names by which an area is found",
)
MEMBER = Table(
    "member",
    METADATA,
    _text("area_code", "Area", key=True),
    _text("member_code", "Force or area in it", key=True),
    _text("from", "First day as known; empty is always", key=True),
    _text("to", "Last day as known; empty is to this day"),
    comment="Which areas are in which, with dates",
)
PLATFORM = Table(
    "platform",
    METADATA,
    _text("id", "Identifier", key=True),
    _text("name", "Canonical name"),
    _text("kind", "Social, messaging, means and others; group for a group"),
    _text("means_known", "Whether the means is known: yes, partly, no"),
    _text("members", "Members of a group, parted by |"),
    _text("aliases", "Other spellings, parted by |"),
    _integer("position", "Order in lists"),
    comment="Platforms, means of communication and groups of them",
)
OWNER = Table(
    "owner",
    METADATA,
    _text("platform_id", "Platform", key=True),
    _text("from", "First day as known; empty is always", key=True),
    _text("owner", "Name of the owner at the time"),
    _text("owner_id", "Identifier that stays when a company changes its name"),
    _text("to", "Last day as known; empty is to this day"),
    comment="Owners of platforms, with dates",
)
OFFENCE = Table(
    "offence",
    METADATA,
    _text("id", "Identifier", key=True),
    _text("key", "Key for addresses"),
    _text("name", "Name"),
    _text("nation", "Nation of its law"),
    _text("statute", "Statute"),
    _text("in_force_from", "First day in force; empty where not known"),
    _text("contains", "Offences that it contains, with dates"),
    _text("comparable_with", "What it may be compared with"),
    _text("sentence", "One sentence for people"),
    _integer("position", "Order in lists"),
    comment="Offences, classes of offences and flags",
)
EVENT = Table(
    "event",
    METADATA,
    _integer("position", "Order in the file, from 1", key=True),
    _text("date", "Day or first day"),
    _text("until", "Last day; empty for a single day"),
    _text("title", "Short title"),
    _text("kind", "Law, counting, lockdown and others"),
    _text("areas", "Codes of areas, parted by |"),
    _text("sentence", "One sentence for people"),
    comment="Days and spans to mark in charts",
)
POPULATION = Table(
    "population",
    METADATA,
    _text("area_code", "Area", key=True),
    _integer("year", "Mid-year", key=True),
    _text("age_group", "Ages: 0-17, 0-15, 10-15, all", key=True),
    _text("edition", "Edition of the estimate", key=True),
    _integer("value", "People"),
    _text("source", "Source"),
    _text("source_file", "File in data/raw/reference"),
    _text("source_cell", "Line of that file"),
    comment="Mid-year estimates; a year that is not here is not known",
)
TILE = Table(
    "tile",
    METADATA,
    _text("area_code", "Force", key=True),
    _integer("row", "Row of its tile, 0 is north"),
    _integer("column", "Column of its tile, 0 is west"),
    comment="Where a force stands in a map of equal tiles",
)
NEIGHBOUR = Table(
    "neighbour",
    METADATA,
    _text("area_code", "Force", key=True),
    _text("neighbour_code", "A force whose boundary shares a line with it", key=True),
    comment="Which forces lie beside each other; each pair in both orders",
)
STORE_VERSION = Table(
    "store_version",
    METADATA,
    _text("version", "Content hash of everything that was read and of the words it was read with", key=True),
    _text("built", "When it was built, ISO, UTC"),
    _integer("returns", "Returns in the register"),
    _integer("returns_read", "Returns read from a sheet"),
    _integer("returns_held", "Returns held back"),
    _integer("observations", "Observations"),
    _integer("figures", "Figures"),
    _integer("printed_rows", "Rows of published-figures.csv"),
    _text("edition", "Edition of the official series that answers"),
    comment="What this store is: one row",
)
