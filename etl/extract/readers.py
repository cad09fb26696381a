"""The reader of each format."""

from __future__ import annotations

from pathlib import PurePath

from etl.extract.delimited import read_delimited
from etl.extract.docx import read_docx
from etl.extract.errors import unreadable
from etl.extract.grid import Grid
from etl.extract.html import read_html
from etl.extract.ods import read_ods
from etl.extract.recognise import Format, Recognised
from etl.extract.xlsx import read_xlsx


def read_content(file: str, found: Recognised, content: bytes) -> tuple[Grid, ...]:
    """The sheets of a recognised file. One without names for its sheets is called by its own. Raises UnreadableFile."""
    name = PurePath(file).stem
    match found.format:
        case Format.XLSX:
            return read_xlsx(file, content)
        case Format.ODS:
            return read_ods(file, content)
        case Format.DOCX:
            return (read_docx(file, name, content),)
        case Format.HTML:
            return (read_html(file, name, found.text),)
        case Format.TEXT:
            return (read_delimited(file, name, found.text),)
        case _:
            raise unreadable("file-format", file, format=found.format.value)
