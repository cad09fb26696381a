"""What a file is, told by its first bytes and, in a container, by its parts. Its name is never asked."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum

from etl.extract.delimited import decode, is_table
from etl.extract.errors import unreadable
from etl.extract.ole import Compound, Damaged


class Format(StrEnum):
    """The formats that are read. The value is what messages call a file of it."""

    XLSX = "an Excel workbook (xlsx)"
    XLSB = "a binary Excel workbook (xlsb)"
    XLS = "an old Excel workbook (xls)"
    ODS = "an OpenDocument spreadsheet (ods)"
    DOCX = "a Word document (docx)"
    PDF = "a PDF"
    HTML = "a web page"
    TEXT = "a text"

    def fits(self, suffix: str) -> bool:
        """Whether the suffix of a name (`.xlsx`, any case, empty for none) says the same."""
        return suffix.lower() in SUFFIXES[self]


SUFFIXES = {
    Format.XLSX: (".xlsx", ".xlsm", ".xltx", ".xltm"),
    Format.XLSB: (".xlsb",),
    Format.XLS: (".xls", ".xlt"),
    Format.ODS: (".ods", ".ots"),
    Format.DOCX: (".docx", ".docm"),
    Format.PDF: (".pdf",),
    Format.HTML: (".html", ".htm", ".xhtml"),
    Format.TEXT: (".csv", ".tsv", ".txt", ".tab"),
}
"""The suffixes that say what the file holds; any other is a note."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"{\\rtf", "a text document (rtf)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a compressed file (gz)"),
    (b"7z\xbc\xaf", "a compressed file (7z)"),
    (b"Rar!", "a compressed file (rar)"),
    (b"\x09\x00\x04\x00", "an Excel file from before 1995"),
    (b"\x09\x02\x06\x00", "an Excel file from before 1995"),
    (b"\x09\x04\x06\x00", "an Excel file from before 1995"),
)
_STREAMS = (
    ("worddocument", "an old Word document (doc)"),
    ("powerpoint document", "a presentation (ppt)"),
    ("__properties_version1.0", "a mail (msg)"),
)
_PARTS = (("word/document.xml", Format.DOCX), ("xl/workbook.bin", Format.XLSB), ("xl/workbook.xml", Format.XLSX))
_OTHER_PARTS = (("ppt/presentation.xml", "a presentation (pptx)"), ("visio/document.xml", "a drawing (vsdx)"))
_MIME = "application/vnd.oasis.opendocument."
_PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|table|meta|style)\b", re.IGNORECASE)
_XML = re.compile(r"<\?xml\b|<\w+:?\w*\s+xmlns", re.IGNORECASE)
_MAIL = re.compile(r"(?:mime-version|content-type):", re.IGNORECASE)
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a file is. `text` is the decoded content of a text or a web page, empty for the others."""

    format: Format
    text: str = ""


def recognise(file: str, suffix: str, content: bytes) -> Recognised:
    """What the content is. Raises UnreadableFile for a format that is not read, a damaged container or a locked file.

    The suffix is asked of a text only: one that is no table is read where its name says that it is a text.
    """
    if content.startswith(b"PK"):
        return Recognised(_zip(file, content))
    if content.startswith(_OLE):
        return Recognised(_compound(file, content))
    if is_pdf(content):
        return Recognised(Format.PDF)
    for magic, name in _MAGIC:
        if content.startswith(magic):
            raise unreadable("file-format", file, format=name)
    return _text(file, suffix, content)


def is_pdf(content: bytes) -> bool:
    """Whether the content is a PDF; some programs write a few bytes of their own before it."""
    return b"%PDF-" in content[:1024]


def _zip(file: str, content: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = frozenset(archive.namelist())
            mime = archive.read("mimetype")[:200].decode("ascii", "replace") if "mimetype" in names else ""
    except Exception as why:  # A damaged archive raises whatever the place of the damage makes it raise.
        raise unreadable("file-damaged", file, why=f"its archive cannot be opened: {type(why).__name__}") from None
    for part, found in _PARTS:
        if part in names:
            return found
    if mime.startswith(f"{_MIME}spreadsheet"):
        return Format.ODS
    raise unreadable("file-format", file, format=_other_zip(names, mime))


def _other_zip(names: frozenset[str], mime: str) -> str:
    for part, name in _OTHER_PARTS:
        if part in names:
            return name
    if mime.startswith(_MIME):
        return f"an OpenDocument {mime.removeprefix(_MIME).partition('-')[0]}"
    inside = sum(not name.endswith("/") for name in names)
    return f"a zip of {inside} files" if inside != 1 else "a zip of one file"


def _compound(file: str, content: bytes) -> Format:
    try:
        names = frozenset(name.lower() for name in Compound(content).names)
    except Damaged as why:
        raise unreadable("file-damaged", file, why=str(why)) from None
    if "encryptedpackage" in names or "encryptioninfo" in names:
        raise unreadable("file-locked", file)
    if "workbook" in names or "book" in names:
        return Format.XLS
    for stream, name in _STREAMS:
        if stream in names:
            raise unreadable("file-format", file, format=name)
    raise unreadable("file-format", file, format="an old Office file without a workbook in it")


def _text(file: str, suffix: str, content: bytes) -> Recognised:
    found = decode(content)
    if found is None:
        raise unreadable("file-format", file, format="neither a workbook nor a text")
    text = found[0]
    head = text[:_HEAD].lstrip()
    if _PAGE.match(head) or (head.startswith("<") and _PAGE.search(head)):
        return Recognised(Format.HTML, text)
    if _XML.match(head):
        raise unreadable("file-format", file, format="an XML file")
    if _MAIL.match(head):
        raise unreadable("file-format", file, format="a mail or a web archive (mht)")
    if suffix.lower() not in SUFFIXES[Format.TEXT] and not is_table(text):
        raise unreadable("file-is-text", file, suffix=suffix or "none")
    return Recognised(Format.TEXT, text)
