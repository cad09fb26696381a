"""The workbook of a Selection, by the rules of the Government Analysis Function (*Making spreadsheets accessible*).

Cover, contents, notes, then one table a sheet at the left edge, each marked as a table: figures, observations behind
them, who is behind printed totals, the meaning of columns. Numbers are numbers: a mark in square brackets stands in
the column `shorthand` beside them, caveats are `[note 1]` in words in the column `notes`. Nothing is merged, frozen,
filtered or hidden.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace

from openpyxl import Workbook
from sqlalchemy import Connection

from dashboard import queries
from dashboard.exports.about import NOT_COMMITTED, TITLE, About, about
from dashboard.exports.rates import COLUMNS, rate_rows
from dashboard.exports.steady import steady_zip
from dashboard.exports.workbook_sheets import Sheet, add_list, add_table
from dashboard.names import Names
from dashboard.selection import Rows, Selection, Show
from dashboard.words import counted
from etl.model.caveats import CAVEATS
from etl.model.columns import NAMES, OBSERVATION_ID, OBSERVATION_NAMES, TIDY
from etl.model.count import Mark
from etl.model.figure import Standing
from etl.model.observation import Basis

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SUFFIX = "xlsx"
LANGUAGE = "en-GB"
SHORTHAND = {
    "[c]": "confidential: the publisher hid or rounded a small number",
    "[e]": "estimated: worked out here from figures of one release",
    "[r]": "revised: another figure took its place",
    "[u]": "low reliability: in doubt, in conflict, in words or a part only",
    "[x]": "not available",
    "[z]": "not applicable",
}
"""The standard shorthand that is used, in the order of letters."""
_OF_MARKS = {
    Mark.SUPPRESSED: "[c]",
    Mark.ROUNDED: "[c]",
    Mark.WORDS: "[u]",
    Mark.LOWER_BOUND: "[u]",
    Mark.NOT_APPLICABLE: "[z]",
}


@dataclass(frozen=True, slots=True)
class _Parts:
    """The tables of a workbook with what is said of it."""

    said: About
    tables: tuple[Sheet, ...]


def chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
    """The file, whole: a workbook is read from its end."""
    said = about(connection, selection, names)
    book = Workbook(write_only=True)
    parts = _Parts(said, tuple(_tables(connection, selection, names, said)))
    add_list(book, "Cover", TITLE, _cover(said))
    _contents(book, parts)
    _notes(book)
    for sheet in parts.tables:
        add_table(book, sheet)
    book.active = 0
    properties = book.properties
    properties.title, properties.language, properties.subject = TITLE, LANGUAGE, said.sentence
    properties.identifier, properties.version = said.link, said.version
    properties.description = said.citation
    properties.creator = properties.lastModifiedBy = "FOI grooming offences project"
    made = io.BytesIO()
    book.save(made)
    yield _steady(made.getvalue(), said.built)


def shorthand(row: dict[str, object]) -> str:
    """The marks in square brackets of a row: why its number is missing, hidden, in doubt or replaced."""
    mark = Mark(str(row["mark"]))
    found = [_OF_MARKS.get(mark, "[x]" if row["value_low"] is None else "")] if mark else []
    if row["standing"] == Standing.SUPERSEDED:
        found.append("[r]")
    if row["standing"] in (Standing.IN_DOUBT, Standing.CONFLICT, Standing.SET_ASIDE):
        found.append("[u]")
    if row["basis"] == Basis.DERIVED:
        found.append("[e]")
    return "".join(dict.fromkeys(found))


def _cover(said: About) -> list[str]:
    return [
        said.sentence,
        said.extent,
        f"{NOT_COMMITTED} {CAVEATS['recorded']}",
        f"Figures as of {said.day}. Version of the store: {said.version}.",
        f"Permanent link: {said.link}",
        "Cite as",
        said.citation,
        "Caveats",
        *(said.caveat_sentences or ("None beyond the notes.",)),
        "Licences",
        *(said.licence_lines or ("There are no rows, so no licence applies.",)),
        "Contact",
        "Tell us of a wrong figure with the text of its column figure_id; the page of the permanent link says how.",
    ]


def _contents(book: Workbook, parts: _Parts) -> None:
    rows: list[list[object]] = [["Notes", "What marks and notes mean"]]
    rows += [[sheet.name, sheet.title] for sheet in parts.tables]
    add_table(book, Sheet("Contents", "Contents", ("sheet", "what is in it"), rows, links=True))


def _notes(book: Workbook) -> None:
    """Every mark and every caveat, whether this selection has it or not: a number of a note stays the same."""
    rows: list[list[object]] = [[f"[note {number}]", sentence] for number, sentence in enumerate(CAVEATS.values(), 1)]
    rows += [[mark, f"{meaning[0].upper()}{meaning[1:]}."] for mark, meaning in SHORTHAND.items()]
    add_table(book, Sheet("Notes", "What marks and notes mean", ("mark", "meaning"), rows))


def _tables(connection: Connection, selection: Selection, names: Names, said: About) -> Iterator[Sheet]:
    if selection.rows is not Rows.ALL:
        yield _rows(connection, selection, names, said, "Figures")
    yield _rows(connection, replace(selection, rows=Rows.ALL), names, said, "Observations")
    if selection.show is Show.RATE:
        yield _rates(connection, selection, names)
    yield _coverage(connection, selection, names)
    columns = [[column.name, column.meaning, column.type, column.unit] for column in (OBSERVATION_ID, *TIDY)]
    yield Sheet("Columns", "What each column means", ("column", "meaning", "type", "unit"), columns)


def _rows(connection: Connection, selection: Selection, names: Names, said: About, name: str) -> Sheet:
    """The tidy columns; `shorthand` and `notes` come after the written value."""
    columns = list(OBSERVATION_NAMES if selection.rows is Rows.ALL else NAMES)
    place = columns.index("value_as_written") + 1
    found = [row for batch in queries.tidy(connection, selection, names) for row in batch]
    header = (*columns[:place], "shorthand", "notes", *columns[place:])
    notes = {sentence: f"[note {number}]" for number, sentence in enumerate(CAVEATS.values(), 1)}
    rows = [
        [
            *(row[key] for key in columns[:place]),
            shorthand(row),
            _marks(row, notes),
            *(row[key] for key in columns[place:]),
        ]
        for row in found
    ]
    return Sheet(name, f"{name}: {counted(len(rows), 'row', 'rows')}. {said.sentence}", header, rows)


def _marks(row: dict[str, object], notes: dict[str, str]) -> str:
    """The notes of a row. Its column `note` begins with the sentences of its caveats."""
    return " ".join(mark for sentence, mark in notes.items() if sentence in str(row["note"]))


def _rates(connection: Connection, selection: Selection, names: Names) -> Sheet:
    """Each figure that the chart of rates draws, with its rate or the reason why it has none."""
    rows = [[row[name] for name in COLUMNS] for row in rate_rows(connection, selection, names)]
    return Sheet("Rates", "Rates per 10,000 children under 18 and year, with what they are made of", COLUMNS, rows)


def _coverage(connection: Connection, selection: Selection, names: Names) -> Sheet:
    header = (
        "area", "area_code", "offence", "period_start", "period_end", "release", "answered", "asked", "measure",
        "missing", "part_period", "source_file", "source_cell",
    )  # fmt: skip
    rows: list[list[object]] = [
        [
            names.short_name(said.area_code), said.area_code, said.offence,
            said.period.first.isoformat(), said.period.last.isoformat(), said.release, said.answered, said.asked,
            said.measure, "|".join(said.missing), "|".join(said.part_period), said.source_file, said.source_cell,
        ]
        for said in queries.coverage_within(connection, selection, names)
    ]  # fmt: skip
    return Sheet("Coverage", "Which forces, or how many, are behind printed totals", header, rows)


def _steady(made: bytes, built: str) -> bytes:
    """The same file with the day of the store in place of the moment of writing, so that the same rows are one file."""
    with zipfile.ZipFile(io.BytesIO(made)) as file:
        entries = [(name, file.read(name)) for name in file.namelist()]
    moment = f"{built[:19]}Z".encode()
    core = "docProps/core.xml"
    stamp = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
    return steady_zip((name, stamp.sub(rb"\g<1>" + moment, body) if name == core else body) for name, body in entries)
