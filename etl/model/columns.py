"""The tidy columns, each once. Schema, codebook, CSV header and API are made from this list."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model.count import Mark
from etl.model.figure import Standing
from etl.model.observation import Basis, Coverage, Measure, Unit


@dataclass(frozen=True, slots=True)
class Column:
    """One column of every export.

    `type` is `text`, `number`, `integer` or `date`; `allowed` is empty for open values.
    """

    name: str
    meaning: str
    type: str
    example: str
    unit: str = ""
    allowed: tuple[str, ...] = ()
    required: bool = False


OBSERVATION_ID = Column(
    "observation_id",
    "Identifier of one observation: a short hash of return or file, sheet, cell and ordinal in the cell",
    "text",
    "8f1c2ab09d3e",
    required=True,
)

TIDY: tuple[Column, ...] = (
    Column(
        "figure_id",
        "Identifier of the figure: a short hash of what it says and who counted",
        "text",
        "5d0c7b1e22aa",
        required=True,
    ),
    Column(
        "standing",
        "What may rest on the figure",
        "text",
        "answers",
        allowed=tuple(Standing),
    ),
    Column("witnesses", "Number of distinct pages that print the figure", "integer", "3", unit="pages"),
    Column("area", "Name of the area that the figure is about", "text", "England and Wales", required=True),
    Column(
        "area_code",
        "GSS code, or an own code that starts with X- where there is none",
        "text",
        "K04000001",
        required=True,
    ),
    Column("area_kind", "Kind of the area: a force's kind, region, nation, union, composite", "text", "union"),
    Column("offence", "Identifier of the offence in offences.csv", "text", "71/17", required=True),
    Column("measure", "What kind of number it is", "text", "count", allowed=tuple(Measure), required=True),
    Column("unit", "What is counted, or shared out", "text", "offence", allowed=tuple(Unit), required=True),
    Column("period_start", "First day, included", "date", "2017-04-01", required=True),
    Column("period_end", "Last day, included", "date", "2020-06-30", required=True),
    Column("period", "The period in words", "text", "April 2017 to June 2020", required=True),
    Column(
        "breakdown",
        "What the total is broken down by: none, means, platform, platform_owner, age, sex, outcome or another",
        "text",
        "platform",
        required=True,
    ),
    Column("platform", "Canonical name of the platform or means, or of a group of platforms", "text", "Text message"),
    Column("platform_owner", "Owner of the platform in the period", "text", "Microsoft"),
    Column("age_band", "Age band in years", "text", "12-15", unit="years"),
    Column("sex", "Sex as recorded", "text", "female"),
    Column("category", "Canonical word of any other breakdown", "text", "OC01 Charge/Summons"),
    Column("label_as_written", "The label in the source, letter for letter", "text", "Text/SMS"),
    Column(
        "value",
        "The number, where lowest and highest are one; else empty",
        "number",
        "118",
        unit="as unit; percent for shares",
    ),
    Column(
        "value_low",
        "Lowest possible value; empty where there is no number",
        "number",
        "118",
        unit="as unit; percent for shares",
    ),
    Column(
        "value_high",
        "Highest possible value; empty where open above",
        "number",
        "118",
        unit="as unit; percent for shares",
    ),
    Column("value_as_written", "What the source prints, letter for letter", "text", "a third"),
    Column("mark", "Why the value is not a plain number; else empty", "text", "suppressed", allowed=tuple(Mark)),
    Column("of_what", "Of what a share is: means known, all offences, not stated and others", "text", "means known"),
    Column("coverage", "How much of its area and period it covers", "text", "full", allowed=tuple(Coverage)),
    Column("missing", "Codes of the forces that are not in it, parted by |", "text", "E23000030"),
    Column("basis", "How the number stands in its source", "text", "stated", allowed=tuple(Basis)),
    Column("compiled_by", "Who counted", "text", "NSPCC"),
    Column("publisher", "Who printed it", "text", "Capital FM"),
    Column("published", "When, as precisely as known", "text", "2020-11"),
    Column(
        "return_id", "Row of register.csv; empty for a printed figure", "text", "england-and-wales-platforms-2017-2019"
    ),
    Column("reference", "The force's own reference", "text", "10905-25"),
    Column(
        "source_file",
        "File in data/raw that holds it",
        "text",
        "england-and-wales-platforms-2017-2019.xlsx",
        required=True,
    ),
    Column("source_sheet", "Sheet of that file; empty for a csv", "text", "Platforms"),
    Column("source_cell", "Cell, or the line of a csv (the header is line 1)", "text", "B4", required=True),
    Column("note", "Caveats, then the source's own note; at most 500 characters of the latter", "text", ""),
)

NAMES: tuple[str, ...] = tuple(column.name for column in TIDY)
OBSERVATION_NAMES: tuple[str, ...] = (OBSERVATION_ID.name, *NAMES)
