"""The zip inside an xlsx file, opened with limits: what it unpacks to is bounded, and no part may define entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from etl.extract.errors import unreadable

MAX_UNPACKED = 400_000_000
"""Bytes that all parts together may unpack to. A sheet of 10^6 formatted empty rows stays below."""
MAX_CONTENT = 64_000_000
"""Bytes of one part once cells without content are left out."""
MAX_PARTS = 2_000
_CHUNK = 1 << 20
_EMPTY_CELL = rb"<(?:\w+:)?c\b(?=[^<>]*\sr=)[^<>]*+(?:(?<=/)>|></(?:\w+:)?c>)"
_EMPTY_CELLS = re.compile(rb"(?:" + _EMPTY_CELL + rb")++")
_EMPTY_ROWS = re.compile(
    rb"(?:<(?:\w+:)?row\b(?=[^<>]*\sr=)[^<>]*+(?:(?<=/)>|>(?:\s*+" + _EMPTY_CELL + rb")*+\s*+</(?:\w+:)?row>)\s*+)++"
)
"""Rows and cells without content, left out before a sheet is parsed. One without an address says where the next is."""
_DEFINITION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


@dataclass(frozen=True)
class Package:
    """The parts of one file by name. Raises UnreadableFile for a damaged, oversized or unsafe one."""

    file: str
    archive: zipfile.ZipFile

    @classmethod
    def open(cls, file: str, content: bytes) -> Package:
        """Open the zip and check what it claims before anything is unpacked."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
            parts = archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as why:
            raise unreadable("file-damaged", file, why=_reason(why)) from None
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise unreadable("file-too-large", file, limit=f"{MAX_UNPACKED // 1_000_000} MB unpacked")
        if any(part.flag_bits & 1 for part in parts):
            raise unreadable("file-locked", file)
        return cls(file, archive)

    def names(self) -> frozenset[str]:
        """Names of all parts."""
        return frozenset(self.archive.namelist())

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part; None where there is no such part."""
        if name not in self.names():
            return None
        try:
            return etree.fromstring(self.content(name), _parser())
        except etree.XMLSyntaxError as why:
            raise unreadable("file-damaged", self.file, why=f"{name}: {_reason(why)}") from None

    def content(self, name: str) -> bytes:
        """The bytes of a part without its empty cells and rows, checked for size and definitions."""
        kept = bytearray()
        for chunk in self._chunks(name):
            kept += _EMPTY_CELLS.sub(b"", _EMPTY_ROWS.sub(b"", chunk)) if "/worksheets/" in name else chunk
            if len(kept) > MAX_CONTENT:
                raise unreadable("file-too-large", self.file, limit=f"{MAX_CONTENT // 1_000_000} MB in {name}")
        if _DEFINITION.search(kept) or bytes(kept[:2]) in (b"\xff\xfe", b"\xfe\xff"):
            raise unreadable("file-unsafe", self.file, part=name)
        return bytes(kept)

    def binary(self, name: str) -> bytes:
        """The bytes of a part that is no XML, checked for size."""
        kept = bytearray()
        for chunk in self._chunks(name):
            kept += chunk
            if len(kept) > MAX_CONTENT:
                raise unreadable("file-too-large", self.file, limit=f"{MAX_CONTENT // 1_000_000} MB in {name}")
        return bytes(kept)

    def _chunks(self, name: str) -> Iterator[bytes]:
        """The part in pieces that end where a row ends, so that no element is cut."""
        rest = b""
        try:
            with self.archive.open(name) as stream:
                while piece := stream.read(_CHUNK):
                    rest += piece
                    cut = rest.rfind(b"</row>") + 6
                    if cut > 6:
                        yield rest[:cut]
                        rest = rest[cut:]
                    elif rest.endswith(b"/>") and len(rest) > _CHUNK:
                        yield rest
                        rest = b""
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as why:
            raise unreadable("file-damaged", self.file, why=f"{name}: {_reason(why)}") from None
        yield rest


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True
    )


def _reason(why: Exception) -> str:
    return str(why).splitlines()[0][:200] if str(why) else type(why).__name__
