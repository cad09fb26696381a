"""What a PNG says of itself: texts by keyword, beside the picture (PNG 1.2, chunk iTXt)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

_HEAD = 8 + 4 + 4 + 13 + 4
"""The signature and the chunk IHDR, after which other chunks may stand."""


def with_texts(png: bytes, texts: Mapping[str, str]) -> bytes:
    """The same picture with texts in UTF-8. Keywords are latin, up to 79 characters."""
    chunks = b"".join(_chunk(keyword, text) for keyword, text in texts.items())
    return png[:_HEAD] + chunks + png[_HEAD:]


def _chunk(keyword: str, text: str) -> bytes:
    body = b"iTXt" + keyword.encode("latin-1") + b"\0\0\0\0\0" + text.encode()
    return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
