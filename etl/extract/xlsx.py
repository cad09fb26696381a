"""xlsx and xlsm: values by python-calamine, everything else by our own pass over the sheet's XML. No macro is run."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from etl.extract.builder import Budget, hide_covered
from etl.extract.errors import unreadable
from etl.extract.grid import Cell, CellValue, Grid
from etl.extract.package import Package
from etl.extract.rich_text import shared_texts
from etl.extract.sheet_xml import SheetExtras, Style, read_extras, read_styles
from etl.extract.shown import shown
from etl.model.address import column_letters

MAX_EXTENT = 6_000_000
"""Rows times columns up to the last filled cell: calamine keeps a place for each of them in memory."""
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


@dataclass(frozen=True)
class _Sheet:
    name: str
    part: str
    hidden: bool


def read_xlsx(file: str, content: bytes) -> tuple[Grid, ...]:
    """One grid a sheet, in the workbook's order; hidden sheets are listed without their cells.

    Raises UnreadableFile for a damaged, locked, unsafe or oversized file.
    """
    package = Package.open(file, content)
    sheets = tuple(_sheets(package))
    if not sheets:
        raise unreadable("file-damaged", file, why="the workbook names no sheet")
    styles, shared = read_styles(package), shared_texts(package)
    extras = {sheet.part: read_extras(package, sheet.part, shared) for sheet in sheets if not sheet.hidden}
    _drop_placeholders(package, tuple(extras.values()))
    for sheet in sheets:
        if not sheet.hidden:
            _check_extent(file, sheet, extras[sheet.part])
    budget = Budget(file)
    budget.spend(sum(len(extra.filled) for extra in extras.values()))
    values = _values(package, content, [sheet for sheet in sheets if not sheet.hidden and extras[sheet.part].filled])
    return tuple(_grid(sheet, extras.get(sheet.part), values.get(sheet.name, []), styles, budget) for sheet in sheets)


def _drop_placeholders(package: Package, sheets: tuple[SheetExtras, ...]) -> None:
    """Mark every formula as without result where all store a nought and the workbook asks to be calculated first.

    Programs that write workbooks without calculating them store a nought for each formula.
    """
    workbook = package.xml("xl/workbook.xml")
    settings = workbook.find("{*}calcPr") if workbook is not None else None
    asks = settings is not None and settings.get("fullCalcOnLoad") in ("1", "true")
    if asks and all(value == "0" for sheet in sheets for value in sheet.stored.values()):
        for sheet in sheets:
            sheet.without_result.update(sheet.stored)


def _sheets(package: Package) -> Iterator[_Sheet]:
    workbook = package.xml("xl/workbook.xml")
    links = package.xml("xl/_rels/workbook.xml.rels")
    if workbook is None or links is None:
        raise unreadable("file-damaged", package.file, why="it has no list of sheets")
    targets = {link.get("Id"): link for link in links}
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        link = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION))
        if link is not None and link.get("Type", "").endswith("/worksheet"):
            yield _Sheet(sheet.get("name", ""), _path(link), sheet.get("state", "visible") != "visible")


def _path(link: etree._Element) -> str:
    target = link.get("Target", "")
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _check_extent(file: str, sheet: _Sheet, extras: SheetExtras) -> None:
    rows, columns = extras.extent
    if rows * columns > MAX_EXTENT:
        cell = f"{column_letters(columns)}{rows}"
        raise unreadable("sheet-too-large", file, sheet=sheet.name, cell=cell)


def _values(package: Package, content: bytes, sheets: list[_Sheet]) -> dict[str, list[list[object]]]:
    """The values of the sheets, by name."""
    if not sheets:
        return {}
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return {sheet.name: _rows(workbook.get_sheet_by_name(sheet.name)) for sheet in sheets}
    except BaseException as why:  # A panic of the library is no Exception.
        if isinstance(why, CalamineError | OSError | ValueError) or type(why).__name__ == "PanicException":
            raise unreadable("file-damaged", package.file, why=str(why)[:200]) from None
        raise


def _rows(sheet: CalamineSheet) -> list[list[object]]:
    return [[*row] for row in sheet.to_python(skip_empty_area=False)]


def _grid(
    sheet: _Sheet, extras: SheetExtras | None, rows: list[list[object]], styles: tuple[Style, ...], budget: Budget
) -> Grid:
    if extras is None:
        return Grid(sheet.name, {}, hidden=True)
    cells = {}
    for place in extras.filled:
        value = _value(extras, rows, place)
        if value is not None:
            cells[place] = _cell(extras, place, value, styles)
            budget.check(sheet.name, *place, cells[place].text)
    return Grid(sheet.name, hide_covered(cells, extras.merges), merges=extras.merges)


def _value(extras: SheetExtras, rows: list[list[object]], place: tuple[int, int]) -> CellValue | None:
    """The value of a filled cell; None for a stored empty text, which is a blank."""
    if place in extras.errors:
        return extras.errors[place]
    if place in extras.rich:
        return extras.rich[place].text
    row, column = place
    line = rows[row - 1] if row <= len(rows) else []
    value = line[column - 1] if column <= len(line) else ""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, timedelta):
        return str(value)
    if value == "" or (isinstance(value, str) and not value.strip()):
        return "" if place in extras.without_result else None
    return value  # type: ignore[return-value]


def _cell(extras: SheetExtras, place: tuple[int, int], value: CellValue, styles: tuple[Style, ...]) -> Cell:
    number = extras.styles.get(place, 0)
    style = styles[number] if number < len(styles) else Style()
    return Cell(
        *place,
        value=value,
        text=shown(value, style.code),
        comment=extras.comments.get(place, ""),
        hidden=place[0] in extras.hidden_rows or place[1] in extras.hidden_columns,
        struck=style.struck or (place in extras.rich and extras.rich[place].struck),
        formula_without_result=place in extras.without_result,
    )
