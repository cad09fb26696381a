"""ods: the sheets of content.xml as they are shown, row by row; repeats are counted, never written out when empty."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from lxml import etree

from etl.extract.builder import MAX_COLUMN, MAX_ROW, Budget, Builder, whole
from etl.extract.errors import unreadable
from etl.extract.grid import Cell, CellValue, Grid
from etl.extract.ods_text import OFFICE, TABLE, TEXT, Styles, comment_of, text_of
from etl.extract.package import Package
from etl.extract.shown import shown

_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_SHEET, _COLUMN, _ROW = f"{TABLE}table", f"{TABLE}table-column", f"{TABLE}table-row"
_GROUPS = (f"{TABLE}table-row-group", f"{TABLE}table-column-group")
_CELL, _COVERED = f"{TABLE}table-cell", f"{TABLE}covered-table-cell"
_CHANGES = f"{TABLE}tracked-changes"
_STYLES = (f"{OFFICE}automatic-styles", f"{OFFICE}styles")
_HIDDEN = ("collapse", "filter")
_TIME = re.compile(r"PT(?P<hour>\d+)H(?P<minute>\d+)M(?P<second>\d+)")


@dataclass(frozen=True, slots=True)
class _Columns:
    """A run of columns: the last of them, whether it is hidden, and the style of its cells."""

    last: int
    hidden: bool
    style: str


@dataclass
class _Sheet:
    """A sheet while its rows come in.

    `row` is the last one so far, `hidden_groups` the folded groups around it, `results` the stored ones of formulas.
    """

    builder: Builder
    hidden: bool
    columns: list[_Columns] = field(default_factory=list)
    results: int = 0
    row: int = 0
    hidden_groups: int = 0

    def column(self, number: int) -> _Columns:
        """What is said of a column."""
        return next((run for run in self.columns if number <= run.last), _Columns(MAX_COLUMN, hidden=False, style=""))


def read_ods(file: str, content: bytes) -> tuple[Grid, ...]:
    """One grid a sheet; hidden sheets are listed without their cells.

    Raises UnreadableFile for a damaged, locked, unsafe or oversized file.
    """
    package = Package.open(file, content)
    manifest = package.content("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names() else b""
    if b"encryption-data" in manifest:
        raise unreadable("file-locked", file)
    if "content.xml" not in package.names():
        raise unreadable("file-damaged", file, why="it has no content")
    styles = Styles()
    root = package.xml("styles.xml")
    for group in _STYLES if root is not None else ():
        styles.add(root.find(group) if root is not None else None)
    try:
        sheets = tuple(_sheets(file, package.content("content.xml"), styles))
        stored = any(sheet.results for sheet in sheets)
        return tuple(_grid(sheet, stored=stored) for sheet in sheets)
    except etree.XMLSyntaxError as why:
        raise unreadable("file-damaged", file, why=f"content.xml: {str(why)[:200]}") from None
    except (ValueError, OverflowError) as why:
        raise unreadable("file-damaged", file, why=f"content.xml: {why}") from None


def _grid(sheet: _Sheet, *, stored: bool) -> Grid:
    """The sheet. A formula without a result gave an empty text where others of the file have theirs."""
    if sheet.hidden:
        return Grid(sheet.builder.sheet, {}, hidden=True)
    if stored:
        blank = [place for place, cell in sheet.builder.cells.items() if cell.formula_without_result]
        for place in blank:
            del sheet.builder.cells[place]
    return sheet.builder.grid()


def _sheets(file: str, content: bytes, styles: Styles) -> Iterator[_Sheet]:
    budget = Budget(file)
    events = etree.iterparse(
        io.BytesIO(content),
        events=("start", "end"),
        tag=(_SHEET, _COLUMN, _ROW, *_GROUPS, *_STYLES),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
    )
    sheet: _Sheet | None = None
    depth = 0
    for event, element in events:
        if element.tag in _STYLES:
            styles.add(element if event == "end" else None)
        elif element.tag == _SHEET:
            depth += 1 if event == "start" else -1
            if event == "start" and depth == 1:
                hidden = styles.hides(element.get(f"{TABLE}style-name"))
                sheet = _Sheet(Builder(element.get(f"{TABLE}name", ""), budget), hidden)
            elif depth == 0 and sheet is not None:
                yield sheet
                element.clear()
        elif sheet is not None and depth == 1:
            _take(sheet, event, element, styles)


def _take(sheet: _Sheet, event: str, element: etree._Element, styles: Styles) -> None:
    """One column, row or group of a sheet."""
    if element.tag in _GROUPS:
        if element.get(f"{TABLE}display") == "false":
            sheet.hidden_groups += 1 if event == "start" else -1
    elif event == "start":
        return
    elif element.tag == _COLUMN:
        before = sheet.columns[-1].last if sheet.columns else 0
        hidden = element.get(f"{TABLE}visibility") in _HIDDEN or sheet.hidden_groups > 0
        style = element.get(f"{TABLE}default-cell-style-name", "")
        sheet.columns.append(_Columns(before + _repeats(element, "columns"), hidden, style))
    else:
        _row(sheet, element, styles)
        parent = element.getparent()
        element.clear()
        while parent is not None and element.getprevious() is not None:
            parent.remove(parent[0])


def _row(sheet: _Sheet, row: etree._Element, styles: Styles) -> None:
    first, repeats = sheet.row + 1, _repeats(row, "rows")
    sheet.row += repeats
    hidden = row.get(f"{TABLE}visibility") in _HIDDEN or sheet.hidden_groups > 0
    column = 0
    for element in row:
        if element.tag not in (_CELL, _COVERED):
            continue
        across = _repeats(element, "columns")
        made = None if sheet.hidden else _cell(element, first, column + 1, styles)
        if made is not None:
            _check(sheet, first + repeats - 1, column + across)
            style = element.get(f"{TABLE}style-name") or row.get(f"{TABLE}default-cell-style-name")
            for down in range(repeats):
                for right in range(across):
                    _put(sheet, made, (first + down, column + 1 + right), style, styles, hidden=hidden)
        if element.tag == _CELL and not sheet.hidden:
            _merge(sheet, element, first, column + 1)
        sheet.results += made is not None and element.get(f"{TABLE}formula") is not None and made.text != ""
        column += across


def _check(sheet: _Sheet, row: int, column: int) -> None:
    if row > MAX_ROW or column > MAX_COLUMN:
        raise unreadable("file-damaged", sheet.builder.budget.file, why=f"sheet {sheet.builder.sheet!r} has no end")


def _put(sheet: _Sheet, made: Cell, place: tuple[int, int], style: str | None, styles: Styles, *, hidden: bool) -> None:
    run = sheet.column(place[1])
    sheet.builder.put(
        Cell(
            *place,
            value=made.value,
            text=made.text,
            comment=made.comment,
            hidden=hidden or run.hidden or made.hidden,
            struck=made.struck or styles.strikes(style or run.style),
            formula_without_result=made.formula_without_result,
        )
    )


def _merge(sheet: _Sheet, element: etree._Element, row: int, column: int) -> None:
    down, across = (int(element.get(f"{TABLE}number-{way}-spanned", "1")) for way in ("rows", "columns"))
    last = min(row + max(down, 1) - 1, MAX_ROW), min(column + max(across, 1) - 1, MAX_COLUMN)
    sheet.builder.merge((row, column, *last))


def _cell(element: etree._Element, row: int, column: int, styles: Styles) -> Cell | None:
    """The cell as it is shown; None for one without content."""
    kind = element.get(f"{OFFICE}value-type") or element.get(f"{_CALC}value-type")
    formula = element.get(f"{TABLE}formula")
    if kind is None and formula is None and len(element) == 0:
        return None
    paragraphs = [text_of(each, styles) for each in element if each.tag == f"{TEXT}p"]
    written = "\n".join(each.text for each in paragraphs)
    value = _value(element, kind, written)
    missing = formula is not None and kind is None
    if isinstance(value, str) and not value.strip() and not missing:
        return None
    return Cell(
        row,
        column,
        value,
        written or shown(value, ""),
        comment=comment_of(element, styles),
        hidden=element.tag == _COVERED,
        struck=any(each.struck for each in paragraphs),
        formula_without_result=missing,
    )


def _value(element: etree._Element, kind: str | None, written: str) -> CellValue:
    """The stored value. Raises ValueError for one that is not of its kind."""
    if kind in ("float", "percentage", "currency"):
        return whole(float(element.get(f"{OFFICE}value", "")))
    if kind == "boolean":
        return element.get(f"{OFFICE}boolean-value") == "true"
    if kind == "date":
        said = element.get(f"{OFFICE}date-value", "")
        return datetime.fromisoformat(said) if "T" in said else date.fromisoformat(said)
    if kind == "time":
        found = _TIME.match(element.get(f"{OFFICE}time-value", ""))
        hour, minute, second = (int(part) for part in found.groups()) if found else (24, 0, 0)
        return time(hour, minute, second) if hour < 24 else written
    return written or element.get(f"{OFFICE}string-value", "")


def _repeats(element: etree._Element, what: str) -> int:
    return max(1, int(element.get(f"{TABLE}number-{what}-repeated", "1")))
