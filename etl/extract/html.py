"""Web pages, also those saved as .xls: tables as grids, the text between them as prose. No script is run or read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree, html

from etl.extract.document import Boxed, Document, raised
from etl.extract.errors import unreadable
from etl.extract.grid import Grid

_UNREAD = frozenset(
    ("script", "style", "template", "noscript", "head", "title", "meta", "link", "object", "embed", "iframe", "svg",
     "canvas", "select", "datalist", "textarea", "audio", "video", "xml", "math")
)  # fmt: skip
_INLINE = frozenset(
    ("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "del", "em", "font", "i", "ins",
     "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
     "u", "var", "wbr")
)  # fmt: skip
_STRUCK = ("s", "strike", "del")
_CELLS = ("td", "th")
_UNSEEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
_LINE_THROUGH = re.compile(r"text-decoration[\w-]*\s*:[^;]*line-through", re.IGNORECASE)
_RULE = re.compile(r"([^{}]{1,2000})\{([^{}]{1,5000})\}")
_SELECTOR = re.compile(r"(?P<tag>[\w-]*)(?:(?P<sign>[.#])(?P<name>[\w-]+))?")
_DEEPEST = 150
_Selector = tuple[str, str, str]


@dataclass
class _Page:
    """What the style sheets of a page hide or strike through: selectors of one tag, class or identifier."""

    hidden: set[_Selector] = field(default_factory=set)
    struck: set[_Selector] = field(default_factory=set)

    def hides(self, element: html.HtmlElement) -> bool:
        """Whether a reader of the page does not see the element."""
        if element.get("hidden") is not None:
            return True
        return bool(_UNSEEN.search(element.get("style", ""))) or _matches(element, self.hidden)

    def strikes(self, element: html.HtmlElement) -> bool:
        """Whether the text of the element is struck through."""
        if element.tag in _STRUCK or _LINE_THROUGH.search(element.get("style", "")):
            return True
        return _matches(element, self.struck)


@dataclass
class _Text:
    """Text while it is gathered; `struck` once any of it is struck through."""

    parts: list[str] = field(default_factory=list)
    struck: bool = False

    def add(self, text: str | None, *, struck: bool = False, above: bool = False) -> None:
        """Add what an element holds; its own line breaks are blanks."""
        if text:
            said = " ".join(text.split("\n"))
            self.parts.append(raised(said) if above and self.parts else said)
            self.struck |= struck and not text.isspace()

    def take(self) -> tuple[str, bool]:
        """All of it, each run of blanks as one, and whether any is struck; then it is empty again."""
        lines = (" ".join(line.split()) for line in "".join(self.parts).split("\n"))
        found = "\n".join(line for line in lines if line), self.struck
        self.parts, self.struck = [], False
        return found


def read_html(file: str, sheet: str, text: str) -> Grid:
    """The page as one grid. Raises UnreadableFile for one that is damaged, nested too deep or too large."""
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as why:
        raise unreadable("file-damaged", file, why=str(why)[:200]) from None
    reader = _Reader(file, _styles(root), Document(file, sheet))
    reader.walk(root, 0, struck=False)
    reader.end_paragraph()
    return reader.document.grid()


@dataclass
class _Reader:
    """One pass over the page, from its top to its end."""

    file: str
    page: _Page
    document: Document
    text: _Text = field(default_factory=_Text)

    def walk(self, element: html.HtmlElement, depth: int, *, struck: bool) -> None:
        """Read an element outside tables and all that it holds; what is hidden there is not read."""
        self._check(depth)
        if not isinstance(element.tag, str) or element.tag in _UNREAD or self.page.hides(element):
            return
        if element.tag == "table" and element.find(".//table") is None:
            self.end_paragraph()
            self._table(element)
            return
        struck = struck or self.page.strikes(element)
        apart = element.tag not in _INLINE
        if apart:
            self.end_paragraph()
        self.text.add(element.text, struck=struck, above=element.tag == "sup")
        for child in element:
            self.walk(child, depth + 1, struck=struck)
            self.text.add(child.tail, struck=struck)
        if apart:
            self.end_paragraph()

    def end_paragraph(self) -> None:
        """Put down what was gathered as a paragraph."""
        text, struck = self.text.take()
        self.document.paragraph(text, struck=struck)

    def _check(self, depth: int) -> None:
        if depth > _DEEPEST:
            raise unreadable("file-damaged", self.file, why=f"its elements lie more than {_DEEPEST} deep")

    def _table(self, table: html.HtmlElement) -> None:
        caption = table.find("caption")
        if caption is not None and not self.page.hides(caption):
            self._gather(caption, 0, struck=False)
            self.end_paragraph()
        struck = self.page.strikes(table)
        rows = (self._cells(row, struck=struck) for row in table.iter("tr"))
        self.document.table(rows, _hidden_columns(table, self.page))

    def _cells(self, row: html.HtmlElement, *, struck: bool) -> Iterator[Boxed]:
        parent = row.getparent()
        hidden = self.page.hides(row) or (parent is not None and self.page.hides(parent))
        struck = struck or self.page.strikes(row)
        for cell in row:
            if cell.tag in _CELLS:
                self._gather(cell, 0, struck=struck)
                text, is_struck = self.text.take()
                unseen = hidden or self.page.hides(cell)
                down, across = _span(cell, "rowspan"), _span(cell, "colspan")
                yield Boxed(text, down, across, hidden=unseen, struck=is_struck, comment=cell.get("title", "").strip())

    def _gather(self, element: html.HtmlElement, depth: int, *, struck: bool) -> None:
        """The text that is seen in a cell, its blocks on lines of their own."""
        self._check(depth)
        struck = struck or self.page.strikes(element)
        self.text.add(element.text, struck=struck, above=element.tag == "sup")
        for child in element:
            if isinstance(child.tag, str) and child.tag not in _UNREAD and not self.page.hides(child):
                apart = child.tag not in _INLINE
                self.text.parts += ["\n"] if apart else []
                self._gather(child, depth + 1, struck=struck)
                self.text.parts += ["\n"] if apart else []
            self.text.add(child.tail, struck=struck)


def _span(cell: html.HtmlElement, name: str) -> int:
    said = cell.get(name, "1").strip()
    return int(said) if said.isdecimal() and len(said) < 10 else 1


def _hidden_columns(table: html.HtmlElement, page: _Page) -> set[int]:
    hidden: set[int] = set()
    column = 1
    for each in table.iter("col"):
        span = min(_span(each, "span"), 16_384)
        if page.hides(each):
            hidden.update(range(column, column + span))
        column = min(column + span, 16_384)
    return hidden


def _styles(root: html.HtmlElement) -> _Page:
    """The rules of the page's own style sheets that hide or strike through."""
    page = _Page()
    for sheet in root.iter("style"):
        for selectors, body in _RULE.findall(sheet.text or ""):
            for selector in selectors.split(","):
                found = _SELECTOR.fullmatch(selector.strip())
                if found and selector.strip():
                    key = (found["tag"].lower(), found["sign"] or "", found["name"] or "")
                    page.hidden |= {key} if _UNSEEN.search(body) else set()
                    page.struck |= {key} if _LINE_THROUGH.search(body) else set()
    return page


def _matches(element: html.HtmlElement, selectors: set[_Selector]) -> bool:
    if not selectors:
        return False
    tag = str(element.tag)
    named = [(".", name) for name in element.get("class", "").split()] + [("#", element.get("id", "")), ("", "")]
    return any((on, sign, name) in selectors for on in (tag, "") for sign, name in named if on or name)
