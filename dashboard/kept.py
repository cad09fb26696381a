"""Pages that were made before, packed, by the tag that says what their bytes depend on.

A memory, not a state: losing it changes no answer.
"""

from __future__ import annotations

import threading
from collections import OrderedDict

import brotli  # type: ignore[import-untyped]

_QUALITY = 5


class KeptPages:
    """The last `most` pages of one server as packed text. Safe to ask from several threads."""

    def __init__(self, most: int = 256) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._packed: OrderedDict[str, bytes] = OrderedDict()

    def get(self, tag: str) -> bytes | None:
        """The packed page with a tag, or None; asking for it makes it the last to be dropped."""
        with self._lock:
            if tag in self._packed:
                self._packed.move_to_end(tag)
            return self._packed.get(tag)

    def keep(self, tag: str, page: str) -> bytes:
        """Pack a page and keep it under its tag, in the place of the one that was not asked for longest."""
        packed: bytes = brotli.compress(page.encode(), quality=_QUALITY)
        with self._lock:
            self._packed[tag] = packed
            while len(self._packed) > self._most:
                self._packed.popitem(last=False)
        return packed


def unpacked(packed: bytes) -> bytes:
    """The page itself, for a reader that does not take it packed."""
    page: bytes = brotli.decompress(packed)
    return page
