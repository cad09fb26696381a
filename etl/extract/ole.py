"""The container of old Office files (compound file, [MS-CFB]): its streams by name, read within bounds."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_FREE = 0xFFFFFFFA
"""Sector numbers from here on are no sectors but marks of an end or a use."""
_HEADER = struct.Struct("<8s16xHHHHH6xIIIIIIIII")
_ENTRY = 128
_STREAM, _ROOT = 2, 5


class Damaged(Exception):
    """A container that contradicts itself; the text says how, for people."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    start: int
    size: int


class Compound:
    """The streams of a compound file. Raises Damaged where a chain of sectors breaks off or runs in a circle."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        try:
            found = _HEADER.unpack_from(content)
            _, _, major, _, shift, small_shift, _, _, first, _, self._cutoff, small, _, more, _ = found
        except struct.error:
            raise Damaged("the file ends before its table of contents") from None
        if not 7 <= shift <= 16 or small_shift != 6 or major not in (3, 4):
            raise Damaged("its table of contents is spoilt")
        self._size = 1 << shift
        self._sectors = max(0, len(content) // self._size)
        self._table = self._allocation(more)
        entries = tuple(self._entries(first))
        root = next((entry for entry in entries if entry.kind == _ROOT), None)
        self._streams = {entry.name.lower(): entry for entry in entries if entry.kind == _STREAM}
        self.names = tuple(entry.name for entry in entries if entry.kind == _STREAM)
        self._small_table = _numbers(self._chain(small)) if small < _FREE else ()
        self._small = self._chain(root.start)[: root.size] if root is not None and root.start < _FREE else b""

    def stream(self, name: str) -> bytes | None:
        """The bytes of a stream, by its name in any case; None where there is none."""
        entry = self._streams.get(name.lower())
        if entry is None:
            return None
        if entry.size >= self._cutoff:
            return self._chain(entry.start)[: entry.size]
        made = bytearray()
        for number in _follow(entry.start, self._small_table):
            made += self._small[number * 64 : number * 64 + 64]
            if len(made) >= entry.size:
                break
        return bytes(made[: entry.size])

    def _allocation(self, more: int) -> tuple[int, ...]:
        """The table that names the sector after each sector."""
        parts = list(struct.unpack_from("<109I", self._content.ljust(512, b"\xff"), 76))
        each = self._size // 4 - 1
        for _ in range(self._sectors):
            if more >= _FREE:
                break
            numbers = _numbers(self._sector(more))
            parts += numbers[:each]
            more = numbers[each]
        table: list[int] = []
        for part in parts:
            if part < _FREE:
                table += _numbers(self._sector(part))
            if len(table) > self._sectors + self._size:
                break
        return tuple(table)

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        found = self._content[start : start + self._size]
        if len(found) < self._size and start >= len(self._content):
            raise Damaged("a sector lies behind the end of the file")
        return found.ljust(self._size, b"\x00")

    def _chain(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in _follow(start, self._table))

    def _entries(self, start: int) -> Iterator[_Entry]:
        directory = self._chain(start)
        for place in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            raw = directory[place : place + _ENTRY]
            length, kind = struct.unpack_from("<HB", raw, 64)
            first, size = struct.unpack_from("<II", raw, 116)
            if kind in (_STREAM, _ROOT):
                yield _Entry(raw[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace"), kind, first, size)


def _numbers(raw: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4])


def _follow(start: int, table: tuple[int, ...]) -> Iterator[int]:
    """The sectors of a chain. Raises Damaged for one that leaves the table or is longer than it."""
    number = start
    for _ in range(len(table) + 1):
        if number >= _FREE:
            return
        if number >= len(table):
            raise Damaged("a chain of sectors leaves the file")
        yield number
        number = table[number]
    raise Damaged("a chain of sectors runs in a circle")
