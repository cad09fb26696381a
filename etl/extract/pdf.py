"""pdf: ruled tables, and columns of words that stand apart, as tables; every other line as prose.

    | page 2                            |         |   says which page follows; set aside
    | Recorded offences by force        |         |   a line of text: prose
    |                                   |         |
    | Force                             | 2017/18 |   a table; one that goes on over the page goes on here
    | A force                           | 12      |

Only words that are seen on the page are read. A page without any, a picture of a letter, gives no sheet.
"""

from __future__ import annotations

import io
import logging
import re
from dataclasses import dataclass, field

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page

from etl.extract.document import Boxed, Document
from etl.extract.errors import UnreadableFile, unreadable
from etl.extract.grid import Grid
from etl.extract.pdf_columns import columns_in
from etl.extract.pdf_ruled import ruled_tables
from etl.extract.pdf_words import Line, lines_of, words_on

MAX_PAGES = 200
_NUMBERED = re.compile(r"(?:page\s*)?[-–]?\s*(?P<page>\d{1,4})\s*[-–]?(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_MARKER, _NUMBER = "it says which page follows", "the number of the page"
_NEAR = 4.0
"""Points by which the columns of a table may differ from one page to the next."""
_EDGE = 0.12
"""The part of a page at its top and at its end in which its number and its repeated lines stand."""


@dataclass(frozen=True)
class Table:
    """A table on a page: its rows, the left edges of its columns, and where it starts and ends on the page."""

    rows: tuple[tuple[Boxed, ...], ...]
    columns: tuple[float, ...]
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class _Repeated:
    """A line at the top or the end of a page: why it is not read (empty if it is), and why not inside a table."""

    line: Line
    aside: str
    inside: str


@dataclass
class _Writer:
    """The document while pages come in.

    `open` is the last table with what goes on of it, `waiting` the lines behind it that do not end it where it goes on
    on the next page, `before` the lines of the last page by their place.
    """

    document: Document
    open: list[Table] = field(default_factory=list)
    waiting: list[_Repeated] = field(default_factory=list)
    before: set[tuple[str, int]] = field(default_factory=set)

    def table(self, table: Table, *, first: bool) -> None:
        """Put down a table, as more of the last one where it goes on at the top of a page."""
        if first and self.open and _goes_on(self.open[-1], table):
            head = self.open[0].rows[0]
            again = bool(table.rows) and [cell.text for cell in table.rows[0]] == [cell.text for cell in head]
            self.open.append(Table(table.rows[1:] if again else table.rows, table.columns, table.top, table.bottom))
            self.waiting = [_Repeated(each.line, each.inside, each.inside) for each in self.waiting]
        else:
            self.close()
            self.open = [table]

    def text(self, line: Line) -> None:
        """Put down a line of text."""
        self.close()
        self.document.paragraph(line.text, struck=line.struck)

    def repeated(self, found: _Repeated) -> None:
        """Put down a line that stands on every page."""
        self.waiting.append(found)
        if not self.open:
            self.close()

    def close(self) -> None:
        """Write down the open table and what waits behind it."""
        if self.open:
            self.document.table(row for table in self.open for row in table.rows)
        for each in self.waiting:
            self.document.paragraph(each.line.text, struck=each.line.struck, aside=each.aside)
        self.open, self.waiting = [], []


def _goes_on(table: Table, other: Table) -> bool:
    return len(table.columns) == len(other.columns) and all(
        abs(one - two) <= _NEAR for one, two in zip(table.columns, other.columns, strict=True)
    )


def read_pdf(file: str, sheet: str, content: bytes) -> Grid:
    """The document as one grid. Raises UnreadableFile for a damaged or locked one, and for one without text."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # What a spoilt file makes it say is no news for anybody.
    writer = _Writer(Document(file, sheet))
    try:
        words = _pages(writer, file, content)
    except (UnreadableFile, MemoryError):
        raise
    except Exception as why:  # A spoilt file makes the library raise whatever the place of the damage makes it raise.
        if any(isinstance(each, PDFPasswordIncorrect) for each in why.args):
            raise unreadable("file-locked", file) from None
        raise unreadable("file-damaged", file, why=str(why)[:200] or "it is no whole PDF") from None
    writer.close()
    if not words:
        raise unreadable("file-format", file, format="a PDF without text, such as a scanned letter")
    return writer.document.grid()


def _pages(writer: _Writer, file: str, content: bytes) -> int:
    """Read all pages; gives how many words are on them."""
    words = 0
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        if len(pdf.pages) > MAX_PAGES:
            raise unreadable("file-too-large", file, limit=f"{MAX_PAGES} pages")
        for number, page in enumerate(pdf.pages, 1):
            words += _page(writer, page, number)
            page.close()
    return words


def _page(writer: _Writer, page: Page, number: int) -> int:
    """Read one page; gives how many words are on it."""
    words = words_on(page)
    count = len(words)
    parts: list[Table | Line] = []
    for ruled in ruled_tables(page, words):
        parts.append(Table(ruled.rows, ruled.columns, ruled.top, ruled.bottom))
        words = [word for word in words if word not in ruled.words]
    for part in columns_in(lines_of(words)):
        parts.append(part if isinstance(part, Line) else Table(part.rows, part.columns, part.top, part.bottom))
    marker = Line(f"page {number}", 0.0, 0.0, struck=False, parts=())
    writer.repeated(_Repeated(marker, _MARKER, _MARKER))
    first = True
    for piece in sorted(parts, key=lambda each: each.top):
        repeated = None if isinstance(piece, Table) else _repeated(writer, piece, page, number)
        if isinstance(piece, Table):
            writer.table(piece, first=first)
        elif repeated is None:
            writer.text(piece)
        else:
            writer.repeated(repeated)
        first = first and repeated is not None
    writer.before = {_place(piece) for piece in parts if isinstance(piece, Line)}
    return count


def _repeated(writer: _Writer, line: Line, page: Page, number: int) -> _Repeated | None:
    """A line at the top or the end of a page that is its number, or stood there on the page before; None for others.

    A line that stood there before is read again all the same: it may say what the next table is about. Only inside a
    table that goes on it says nothing new.
    """
    if _EDGE * page.height < line.top < (1 - _EDGE) * page.height:
        return None
    found = _NUMBERED.fullmatch(line.text.strip())
    if found and int(found["page"]) == number:
        return _Repeated(line, _NUMBER, _NUMBER)
    return _Repeated(line, "", "it stands on every page") if _place(line) in writer.before else None


def _place(line: Line) -> tuple[str, int]:
    return line.text, round(line.top / _NEAR)
