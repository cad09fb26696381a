"""A made-up line list as a workbook, written as a spreadsheet program writes it, without keeping it in memory."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

HEADINGS = ("Crime number", "Date recorded", "Victim gender", "Outcome", "Remarks")
SEXES, OUTCOMES = ("Female", "Male", "Not recorded"), ("Charged", "Cautioned", "No further action")
REMARKS = ("nothing to say", "a few words", "more words of it")
FIRST, DAYS = date(2017, 4, 1), 1461
_EPOCH = date(1899, 12, 30)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
    '<sheets><sheet name="Crimes" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
}  # fmt: skip


def write_line_list(path: Path, rows: int) -> None:
    """Write a workbook of so many crimes, a row each."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in _PARTS.items():
            archive.writestr(name, _HEAD + text)
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for text in _sheet(rows):
                part.write(text.encode())


def _sheet(rows: int) -> Iterator[str]:
    yield f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'
    yield '<row r="1">' + "".join(_text(f"{chr(65 + place)}1", text) for place, text in enumerate(HEADINGS)) + "</row>"
    for number in range(rows):
        row = number + 2
        day = (FIRST + timedelta(days=number % DAYS) - _EPOCH).days
        yield (
            f'<row r="{row}">{_text(f"A{row}", f"46/{number:07d}/17")}<c r="B{row}" s="1"><v>{day}</v></c>'
            f"{_text(f'C{row}', SEXES[number % 3])}{_text(f'D{row}', OUTCOMES[number // 3 % 3])}"
            f"{_text(f'E{row}', REMARKS[number // 9 % 3])}</row>"
        )
    yield "</sheetData></worksheet>"


def _text(cell: str, text: str) -> str:
    return f'<c r="{cell}" t="inlineStr"><is><t>{text}</t></is></c>'
