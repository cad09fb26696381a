"""Sheets of a workbook: a list of sentences, or one table marked as a table, both at the left edge."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.table import Table, TableColumn

_TITLE, _HEAD = Font(bold=True, size=15), Font(bold=True)
_WRAP = Alignment(wrap_text=True, vertical="top")
_HEADER_ROW = 4
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\0")
_WIDE, _NARROW = 60, 18
"""Widths of columns in characters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: the sheet's name, its title, header and rows, each as long as the header.

    `links` makes the first cell of a row a link to the sheet of that name.
    """

    name: str
    title: str
    header: tuple[str, ...]
    rows: Sequence[Sequence[object]]
    links: bool = False


def add_list(book: Workbook, name: str, title: str, lines: Iterable[str]) -> None:
    """A sheet of sentences under a title, in column A."""
    page = book.create_sheet(name)
    page.column_dimensions["A"].width = 100
    page.append([_styled(page, title, _TITLE)])
    for line in lines:
        page.append([_wrapped(page, line)])


def add_table(book: Workbook, sheet: Sheet) -> None:
    """A sheet with its title, what is on it, and one table. A table without rows has one that says so."""
    page = book.create_sheet(sheet.name)
    for place, head in enumerate(sheet.header, 1):
        wide = len(sheet.header) <= len(("sheet", "what", "more", "unit")) and place == 2
        page.column_dimensions[get_column_letter(place)].width = _WIDE if wide else max(_NARROW, len(head) + 2)
    page.append([_styled(page, sheet.title, _TITLE)])
    page.append(["This worksheet contains one table. An empty cell has no value or does not apply."])
    page.append(["Marks in square brackets and notes are explained on the worksheet Notes."])
    page.append([_styled(page, head, _HEAD) for head in sheet.header])
    rows = sheet.rows or [["No row answers this question.", *[None] * (len(sheet.header) - 1)]]
    for row in rows:
        page.append(_cells(page, row, links=sheet.links))
    _mark(page, sheet, len(rows))


def _mark(page: WriteOnlyWorksheet, sheet: Sheet, rows: int) -> None:
    """The table of Excel, without filter buttons and without colour."""
    last = f"{get_column_letter(len(sheet.header))}{_HEADER_ROW + rows}"
    table = Table(displayName=f"{sheet.name.lower()}_table", ref=f"A{_HEADER_ROW}:{last}")
    table.tableColumns = [TableColumn(id=place, name=head) for place, head in enumerate(sheet.header, 1)]
    page.tables.add(table)


def _cells(page: WriteOnlyWorksheet, row: Sequence[object], *, links: bool) -> list[object]:
    cells = [_cell(value) for value in row]
    if links:
        first = WriteOnlyCell(page, f'=HYPERLINK("#\'{row[0]}\'!A1","{row[0]}")')
        return [first, *cells[1:]]
    return cells


def _cell(value: object) -> object:
    """A number as a number; a text that a spreadsheet would take for a formula with a mark before it; empty as none."""
    if isinstance(value, str):
        return (f"'{value}" if value.startswith(_FORMULA) else value) or None
    return value


def _styled(page: WriteOnlyWorksheet, text: str, font: Font) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, text)
    cell.font = font
    return cell


def _wrapped(page: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(page, _cell(text))
    cell.alignment = _WRAP
    return cell
