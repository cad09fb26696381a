"""A line list, one crime a row: counted by the columns that it has. Its text is never kept.

| Crime reference | Date recorded | Victim gender | Outcome    | Notes        |
| 46/1001/17      | 05/04/2017    | Female        | Charged    | free text    |
| 46/1002/17      | 19/06/2017    | Male          | Cautioned  | more of it   |
| 46/1003/18      | 02/05/2018    | Female        |            |              |

Each count stands at the heading of the column that it counts: crimes of a year at the day, those of a year and a sex at
the sex. Columns of names, ages and free text are not counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from etl.extract.grid import Cell
from etl.layouts.kinds import Kind, Tier, Words, tier
from etl.layouts.rows import Row
from etl.layouts.table import Label, Place, Side, Table
from etl.layouts.tally import Category, Tally, Years
from etl.words.labels import breakdown_named, line_list_heading

NAME = "line list"
COUNTED = {"platform": Kind.MEANS, "sex": Kind.SEX, "outcome": Kind.OUTCOME, "area": Kind.AREA, "age": Kind.AGE}
"""Columns whose known labels are counted, by what breakdowns.csv says of their heading."""
_LEAST = 2


@dataclass(frozen=True)
class Columns:
    """What the columns of a line list are: the places of those that matter in its row of headings."""

    headings: tuple[Cell, ...]
    record: int | None
    day: int | None
    offence: int | None
    counted: tuple[tuple[int, Kind], ...]


def columns_of(row: Row, words: Words) -> Columns | None:
    """The columns of a line list whose headings a row is; None for any other row."""
    if len(row.cells) < _LEAST or any(tier(cell) is not Tier.TEXT for cell in row.cells):
        return None
    kinds = [line_list_heading(cell.text) for cell in row.cells]
    days = [place for kind in ("counted day", "day") for place, said in enumerate(kinds) if said == kind]
    record = next((place for place, said in enumerate(kinds) if said == "record"), None)
    labels = (_is_label(cell, kind, words) for cell, kind in zip(row.cells, kinds, strict=True))
    if (record is None and not days) or any(labels):
        return None
    named = [breakdown_named(cell.text) if not kind else "" for cell, kind in zip(row.cells, kinds, strict=True)]
    offence = next((place for place, name in enumerate(named) if name == "offence"), None)
    counted = tuple((place, COUNTED[name]) for place, name in enumerate(named) if name in COUNTED)
    return Columns(row.cells, record, days[0] if days else None, offence, counted)


def _is_label(cell: Cell, kind: str, words: Words) -> bool:
    """Whether a heading is a label or a measure, so that its column holds counts; *Offence* alone names a column."""
    meanings = {meaning.kind for meaning in words.ask(cell.text)}
    if kind or not meanings or breakdown_named(cell.text) in (*COUNTED, "offence"):
        return False
    return bool(meanings - {Kind.NO_ANSWER})


def find(rows: tuple[Row, ...], words: Words) -> tuple[tuple[Table, ...], tuple[Row, ...]]:
    """The line lists among the rows of a sheet, and the rows that are in none."""
    tables: list[Table] = []
    left: list[Row] = []
    place = 0
    while place < len(rows):
        columns = columns_of(rows[place], words)
        lines = _lines(rows, place, columns) if columns is not None else ()
        if columns is not None and lines and _is_list(columns, lines, words):
            tables.append(_table(columns, lines, words))
        else:
            left += rows[place : place + 1]
            lines = ()
        place += 1 + len(lines)
    return tuple(tables), tuple(left)


def _lines(rows: tuple[Row, ...], place: int, columns: Columns) -> tuple[Row, ...]:
    """The rows right under headings that stand in their columns and fill half of them."""
    headed = {cell.column for cell in columns.headings}
    found: list[Row] = []
    for row in rows[place + 1 :]:
        filled = {cell.column for cell in row.cells}
        if row.number != rows[place].number + len(found) + 1 or not filled <= headed or 2 * len(filled) < len(headed):
            break
        found.append(row)
    return tuple(found)


def _is_list(columns: Columns, lines: tuple[Row, ...], words: Words) -> bool:
    """Whether the days are days and no column that may name offences holds numbers: else the rows are no crimes."""
    cells = [cell for row in lines for cell in row.cells]
    by_column = [[cell for cell in cells if cell.column == head.column] for head in columns.headings]
    if columns.offence is not None and any(tier(cell) is not Tier.TEXT for cell in by_column[columns.offence]):
        return False
    if columns.day is None:
        return columns.record is not None
    years, days = Years.of(words), by_column[columns.day]
    return bool(days) and all(years.is_day(cell.value) for cell in days)


def _table(columns: Columns, lines: tuple[Row, ...], words: Words) -> Table:
    tally = tally_for(columns, words)
    places = [cell.column for cell in columns.headings]
    for row in lines:
        by_column = {cell.column: cell.value for cell in row.cells}
        tally.add([by_column.get(column) for column in places])
    records = tuple(cell for row in lines for cell in row.cells)
    return table_of(columns, tally, words, records)


def tally_for(columns: Columns, words: Words) -> Tally:
    """An empty tally of lines that have these columns."""
    counted = tuple(place for place, _ in columns.counted)
    return Tally(columns.record, columns.day, columns.offence, counted, Years.of(words))


def table_of(columns: Columns, tally: Tally, words: Words, records: tuple[Cell, ...] = ()) -> Table:
    """The counts of a tally as a table: a place for each year and each known label of a year."""
    at = columns.headings[columns.day if columns.day is not None else columns.record or 0]
    strange = sum(number for (_, offence, _), number in tally.whole.items() if not _is_offence(offence, columns, words))
    places = list(_places(at, None, tally.whole, columns, words))
    passed = []
    for (place, kind), counts in zip(columns.counted, tally.parts, strict=True):
        if _is_counted(kind, counts, words):
            places += _places(columns.headings[place], kind, counts, columns, words)
        else:
            passed.append(columns.headings[place])
    labels = tuple(label for place in places for label in place.labels)
    kinds = dict.fromkeys(label.kind for label in labels)
    return Table(
        NAME,
        tuple(places),
        tuple(Side(kind, tuple(label for label in labels if label.kind is kind)) for kind in kinds),
        headings=columns.headings,
        records=records,
        lines=tally.lines,
        faults=(*tally.faults, *((("lines-offence-unknown", strange),) if strange else ())),
        passed=tuple(passed),
    )


def _is_offence(offence: str, columns: Columns, words: Words) -> bool:
    return columns.offence is None or any(meaning.kind is Kind.OFFENCE for meaning in words.ask(offence))


def _is_counted(kind: Kind, counts: dict[Category, int], words: Words) -> bool:
    """Whether every label of a column is known as what its heading says."""
    texts = {text for _, _, text in counts}
    return bool(texts) and all(any(meaning.kind is kind for meaning in words.ask(text)) for text in texts)


def _places(
    at: Cell, kind: Kind | None, counts: dict[Category, int], columns: Columns, words: Words
) -> Iterator[Place]:
    """A place for each count; lines of an offence that is not known have none, for they are a problem."""
    told = [each for each in sorted(counts.items()) if _is_offence(each[0][1], columns, words)]
    for ordinal, ((year, offence, text), number) in enumerate(told):
        labels = []
        if year and columns.day is not None:
            labels.append(_label(columns.headings[columns.day], year, Kind.PERIOD, words))
        if columns.offence is not None:
            labels.append(_label(columns.headings[columns.offence], offence, Kind.OFFENCE, words))
        if kind is not None:
            labels.append(_label(at, text, kind, words))
        yield Place(at.row, at.column, at, tuple(labels), str(number), ordinal=ordinal)


def _label(cell: Cell, text: str, kind: Kind, words: Words) -> Label:
    meaning = next((meaning for meaning in words.ask(text) if meaning.kind is kind), None)
    return Label(cell, text, kind, meaning, kind.value if kind is Kind.OUTCOME else "")
