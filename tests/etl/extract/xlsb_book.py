"""A made-up xlsb workbook for the tests of extraction: records written as [MS-XLSB] says."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

from tests.etl.extract.books import OFFICE, PACKAGE

Records = list[tuple[int, bytes]]


def record(kind: int, data: bytes = b"") -> bytes:
    return _varied(kind) + _varied(len(data)) + data


def _varied(number: int) -> bytes:
    made = b""
    while True:
        more = number >> 7
        made += bytes([number & 0x7F | (0x80 if more else 0)])
        if not more:
            return made
        number = more


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row(number: int, *, hidden: bool = False) -> tuple[int, bytes]:
    return 0, struct.pack("<IIHBBBI", number, 0, 300, 0, 0x10 if hidden else 0, 0, 0)


def cell(kind: int, column: int, value: bytes = b"", style: int = 0) -> tuple[int, bytes]:
    return kind, struct.pack("<II", column, style) + value


def number(column: int, value: float, style: int = 0) -> tuple[int, bytes]:
    return cell(5, column, struct.pack("<d", value), style)


def links(*each: tuple[str, str, str]) -> str:
    told = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{target}"/>' for i, kind, target in each)
    return f'<Relationships xmlns="{PACKAGE}/relationships">{told}</Relationships>'


def xlsb(
    path: Path,
    data: Records,
    before: Records | None = None,
    after: Records | None = None,
    strings: tuple[bytes, ...] = (),
    comments: Records | None = None,
) -> Path:
    """A workbook of the sheet S with these rows and cells, and a hidden sheet T. Styles: 0 plain, 1 `[<5]"<5";0`
    struck through, 2 a day."""
    sheets = b"".join(
        record(156, struct.pack("<II", state, place) + wide(f"r{place}") + wide(name))
        for place, (name, state) in enumerate((("S", 0), ("T", 1)), 1)
    )
    fonts = b"".join(
        record(43, struct.pack("<HHHHBBBB", 220, options, 400, above, 0, 2, 0, 0) + bytes(8) + b"\0" + wide("Calibri"))
        for options, above in ((0, 0), (8, 0), (0, 1))
    )
    styles = b"".join(
        record(47, struct.pack("<HHHHHBBHI", 0, form, font, 0, 0, 0, 0, 0, 0)[:16])
        for form, font in ((0, 0), (164, 1), (14, 0))
    )
    sheet = (
        record(129)
        + record(148, struct.pack("<IIII", 0, 3, 0, 5))
        + b"".join(record(*each) for each in before or [])
        + record(145)
        + b"".join(record(*each) for each in data)
        + record(146)
        + b"".join(record(*each) for each in after or [])
        + record(130)
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="bin" '
        'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
        "_rels/.rels": links(("r1", "officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": record(131) + record(143) + sheets + record(144) + record(132),
        "xl/_rels/workbook.bin.rels": links(
            ("r1", "worksheet", "worksheets/sheet1.bin"), ("r2", "worksheet", "worksheets/sheet2.bin"),
            ("r3", "styles", "styles.bin"), ("r4", "sharedStrings", "sharedStrings.bin"),
        ),
        "xl/worksheets/sheet1.bin": sheet,
        "xl/worksheets/sheet2.bin": record(129) + record(145) + record(*row(0)) + record(*number(0, 4)) + record(146),
        "xl/styles.bin": record(278)
        + record(615, struct.pack("<I", 1)) + record(44, struct.pack("<H", 164) + wide('[<5]"<5";0')) + record(616)
        + record(611, struct.pack("<I", 3)) + fonts + record(612)
        + record(617, struct.pack("<I", 3)) + styles + record(618)
        + record(279),
        "xl/sharedStrings.bin": record(159, struct.pack("<II", len(strings), len(strings)))
        + b"".join(record(19, each) for each in strings) + record(160),
    }  # fmt: skip
    if comments is not None:
        parts["xl/worksheets/_rels/sheet1.bin.rels"] = links(("r1", "comments", "../comments1.bin"))
        parts["xl/comments1.bin"] = b"".join(record(*each) for each in comments)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path
