"""Made-up OpenDocument and Word files for the tests of extraction."""

from __future__ import annotations

import zipfile
from pathlib import Path

_ODF = "urn:oasis:names:tc:opendocument:xmlns:{0}:1.0"
_SPACES = " ".join(f'xmlns:{name}="{_ODF.format(name)}"' for name in ("office", "table", "text", "style"))
_CALC = 'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(path: Path, parts: dict[str, str]) -> Path:
    """A zip of these parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def ods(path: Path, rows: str, styles: str = "", before: str = "", sheets: str = "") -> Path:
    """A spreadsheet of one sheet S with these rows; `styles` are automatic ones, `sheets` stand behind it."""
    content = (
        f"<office:document-content {_SPACES} {_CALC}><office:automatic-styles>{styles}</office:automatic-styles>"
        f'<office:body><office:spreadsheet><table:table table:name="S">{before}{rows}</table:table>{sheets}'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(path, {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def docx(path: Path, body: str, more: dict[str, str] | None = None) -> Path:
    """A document with this body; `more` are parts such as `word/comments.xml`, without their namespace."""
    parts = {"word/document.xml": f"<w:document {_WORD}><w:body>{body}</w:body></w:document>"}
    for name, part in (more or {}).items():
        parts[name] = part.replace(">", f" {_WORD}>", 1)
    return zipped(path, parts)
