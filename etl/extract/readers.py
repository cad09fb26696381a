"""The reader of each format."""

from __future__ import annotations

import struct
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePath

from lxml import etree

from etl.extract.delimited import read_delimited
from etl.extract.docx import read_docx
from etl.extract.errors import unreadable
from etl.extract.grid import Grid
from etl.extract.html import read_html
from etl.extract.ods import read_ods
from etl.extract.recognise import Format, Recognised, recognise
from etl.extract.xls import read_xls
from etl.extract.xlsb import read_xlsb
from etl.extract.xlsx import read_xlsx

_SPOILT = (
    ValueError, LookupError, ArithmeticError, AttributeError, TypeError, EOFError, RecursionError, NotImplementedError,
    struct.error, zlib.error, zipfile.BadZipFile, etree.LxmlError,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """What a file is, and its sheets."""

    format: Format
    grids: tuple[Grid, ...]


def _read_pdf(file: str, name: str, content: bytes) -> Grid:
    from etl.extract.pdf import read_pdf  # Its library takes longer to load than most files to read.

    return read_pdf(file, name, content)


def read_content(file: str, suffix: str, content: bytes) -> Found:
    """What the content is, and its sheets; one without names for them is called by its own. Raises UnreadableFile.

    What a reader stumbles over in a file that was spoilt is the file's fault, and said as that.
    """
    try:
        found = recognise(file, suffix, content)
        return Found(found.format, _read(file, found, content))
    except MemoryError:
        raise unreadable("file-too-heavy", file, limit="the memory that there is") from None
    except _SPOILT as why:
        raise unreadable("file-damaged", file, why=f"{type(why).__name__}: {why}"[:200]) from None


def _read(file: str, found: Recognised, content: bytes) -> tuple[Grid, ...]:
    name = PurePath(file).stem
    match found.format:
        case Format.XLSX:
            return read_xlsx(file, content)
        case Format.XLSB:
            return read_xlsb(file, content)
        case Format.XLS:
            return read_xls(file, content)
        case Format.ODS:
            return read_ods(file, content)
        case Format.DOCX:
            return (read_docx(file, name, content),)
        case Format.HTML:
            return (read_html(file, name, found.text),)
        case Format.TEXT:
            return (read_delimited(file, name, found.text),)
        case Format.PDF:
            return (_read_pdf(file, name, content),)
