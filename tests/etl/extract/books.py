"""Made-up workbooks for the tests of extraction."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
LINKS = "application/vnd.openxmlformats-package.relationships+xml"


def links(kind: str, target: str) -> str:
    """A part of relationships with one of them."""
    link = f'<Relationship Id="r1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{link}</Relationships>'


PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Default Extension="rels" ContentType="{LINKS}"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{SHEETS}"/></Types>',
    "_rels/.rels": links("officeDocument", "xl/workbook.xml"),
    "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" r:id="r1"/>'
    "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels": links("worksheet", "worksheets/sheet1.xml"),
}


def book(path: Path, fill: Callable[[Worksheet], object]) -> Path:
    """A workbook of one sheet that `fill` fills."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    fill(sheet)
    workbook.save(path)
    return path


def raw_book(path: Path, rows: str, before: str = "", head: str = "") -> Path:
    """A workbook whose one sheet has these rows as XML; `head` comes before the root, `before` before the rows."""
    sheet = f'{head}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData></worksheet>'
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in (*PARTS.items(), ("xl/worksheets/sheet1.xml", sheet)):
            archive.writestr(name, part)
    path.write_bytes(content.getvalue())
    return path
