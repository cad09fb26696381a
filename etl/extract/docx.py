"""docx: the tables of a Word document as they stand, its paragraphs between them as prose. No macro, field or link.

Heads and feet of pages are not read: they are the same on each page and no part of an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from etl.extract.document import Boxed, Document, raised
from etl.extract.docx_text import Text, is_on, local, number, paragraph_of, value
from etl.extract.errors import unreadable
from etl.extract.grid import Grid
from etl.extract.package import Package

_AROUND = frozenset(("sdt", "sdtContent", "ins", "customXml", "smartTag"))
"""What stands around rows, cells and paragraphs without being shown."""
_NESTED = 20
_MOST_BEFORE = 100


def read_docx(file: str, sheet: str, content: bytes) -> Grid:
    """The document as one grid. Raises UnreadableFile for a damaged, locked, unsafe or oversized one."""
    package = Package.open(file, content)
    root = package.xml("word/document.xml")
    body = root.find("{*}body") if root is not None else None
    if body is None:
        raise unreadable("file-damaged", file, why="it has no text")
    comments = {key: said.text for key, said in _notes(package, "comment")}
    reader = _Reader(Document(file, sheet), comments)
    reader.body(body, 0)
    for box in body.iter("{*}txbxContent"):
        if not any(local(above) == "Fallback" for above in box.iterancestors()):
            reader.body(box, 0)
    for key, said in _notes(package, "footnote"):
        reader.document.paragraph(f"{raised(key)} {said.text}" if said.text else "")
    return reader.document.grid()


def _notes(package: Package, kind: str) -> Iterator[tuple[str, Text]]:
    """The comments or footnotes of a document, by their identifier."""
    root = package.xml(f"word/{kind}s.xml")
    for note in () if root is None else root.iterfind(f"{{*}}{kind}"):
        said = Text()
        for paragraph in note.iter("{*}p"):
            said.line(paragraph_of(paragraph, {}))
        yield value(note, "id"), said


def _inside(element: etree._Element, kind: str, depth: int = 0) -> Iterator[etree._Element]:
    """The children of a kind, also those with something around them."""
    for child in element:
        if local(child) == kind:
            yield child
        elif local(child) in _AROUND and depth < _NESTED:
            yield from _inside(child, kind, depth + 1)


@dataclass
class _Row:
    """A row of a table while its cells that go on from above are joined to where they start."""

    cells: list[Boxed] = field(default_factory=list)


@dataclass
class _Reader:
    """One pass over the document, from its top to its end."""

    document: Document
    comments: dict[str, str]

    def body(self, element: etree._Element, depth: int) -> None:
        """Paragraphs and tables in their order. A table with tables in its cells only arranges what is in them."""
        for child in element:
            kind = local(child)
            if kind == "p":
                said = paragraph_of(child, self.comments)
                self.document.paragraph(said.text, struck=said.struck, comment=said.comment)
            elif kind == "tbl" and child.find(".//{*}tbl") is not None and depth < _NESTED:
                for row in _inside(child, "tr"):
                    for cell in _inside(row, "tc"):
                        self.body(cell, depth + 1)
            elif kind == "tbl":
                self.document.table(row.cells for row in self._rows(child))
            elif kind in _AROUND and depth < _NESTED:
                self.body(child, depth + 1)

    def _rows(self, table: etree._Element) -> list[_Row]:
        made: list[_Row] = []
        starts: dict[int, tuple[_Row, int]] = {}
        for row in _inside(table, "tr"):
            told = row.find("{*}trPr")
            if told is not None and told.find("{*}del") is not None:
                continue
            made.append(_Row())
            column = 1
            for cell, going in self._cells(row, told):
                start = starts.get(column)
                if going == "continue" and start is not None and not cell.text:
                    above, place = start
                    above.cells[place] = replace(above.cells[place], down=above.cells[place].down + 1)
                else:
                    starts[column] = (made[-1], len(made[-1].cells))
                    made[-1].cells.append(cell)
                    if not going:
                        del starts[column]
                column += cell.across
        return made

    def _cells(self, row: etree._Element, told: etree._Element | None) -> Iterator[tuple[Boxed, str]]:
        """The cells of a row, each with whether it goes on downwards: `restart`, `continue` or nothing."""
        hidden = told is not None and is_on(told.find("{*}hidden"))
        for _ in range(min(number(told, "gridBefore", 0), _MOST_BEFORE)):
            yield Boxed(""), ""
        for cell in _inside(row, "tc"):
            about = cell.find("{*}tcPr")
            merge = about.find("{*}vMerge") if about is not None else None
            said = Text()
            for paragraph in cell.iter("{*}p"):
                said.line(paragraph_of(paragraph, self.comments))
            across = max(1, number(about, "gridSpan", 1))
            boxed = Boxed(said.text, 1, across, hidden=hidden, struck=said.struck, comment=said.comment)
            yield boxed, "" if merge is None else value(merge) or "continue"
