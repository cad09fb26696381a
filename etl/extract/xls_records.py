"""The records of an old Excel workbook (BIFF8, [MS-XLS]): their bytes, their texts, the table of shared texts."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.extract.binary import Rich

CONTINUE = 0x3C
_WIDE, _EXTENDED, _RICH = 1, 4, 8


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its kind, its bytes, and those of the records that continue it."""

    kind: int
    data: bytes
    more: tuple[bytes, ...] = ()


def records(stream: bytes, start: int = 0) -> Iterator[Record]:
    """The records from a place on, to the end of the stream; one that is cut off is the last."""
    place = start
    kind, data, more = _one(stream, place)
    while kind is not None:
        place += 4 + len(data)
        following, continued, _ = _one(stream, place)
        while following == CONTINUE:
            more.append(continued)
            place += 4 + len(continued)
            following, continued, _ = _one(stream, place)
        yield Record(kind, data, tuple(more))
        kind, data, more = following, continued, []


def _one(stream: bytes, place: int) -> tuple[int | None, bytes, list[bytes]]:
    if place + 4 > len(stream):
        return None, b"", []
    kind, size = struct.unpack_from("<HH", stream, place)
    return kind, stream[place + 4 : place + 4 + size], []


@dataclass
class Pieces:
    """The bytes of a record and of those that continue it, read on from one to the next."""

    pieces: list[bytes]
    place: int = 0
    _piece: int = field(default=0)

    @classmethod
    def of(cls, record: Record, place: int = 0) -> Pieces:
        """The bytes of a record from a place on."""
        return cls([record.data, *record.more], place)

    @property
    def ended(self) -> bool:
        """Whether nothing is left."""
        return self._piece >= len(self.pieces) or (
            self._piece == len(self.pieces) - 1 and self.place >= len(self.pieces[-1])
        )

    def take(self, size: int) -> bytes:
        """So many bytes; fewer where the pieces end."""
        made = b""
        while len(made) < size and self._piece < len(self.pieces):
            part = self.pieces[self._piece][self.place : self.place + size - len(made)]
            made += part
            self.place += len(part)
            if len(made) < size:
                self._piece, self.place = self._piece + 1, 0
        return made

    def number(self, form: str) -> int:
        """A whole number of a form of `struct`. Raises struct.error where the pieces end."""
        return int(struct.unpack(f"<{form}", self.take(struct.calcsize(form)))[0])

    def text(self, *, short: bool = False) -> Rich:
        """A text with its length before it (one byte if `short`, else two). Raises struct.error where it is cut."""
        length, flags = self.number("B" if short else "H"), self.number("B")
        runs = self.number("H") if flags & _RICH else 0
        extended = self.number("I") if flags & _EXTENDED else 0
        text = self._characters(length, wide=bool(flags & _WIDE))
        marks = self.take(4 * runs)
        self.take(min(extended, 1 << 24))
        return Rich(text, tuple(struct.iter_unpack("<HH", marks[: len(marks) // 4 * 4])))

    def _characters(self, length: int, *, wide: bool) -> str:
        """Characters, over as many pieces as it takes: each further piece says anew how wide they are."""
        text, left = "", length
        while left and not self.ended:
            if self.place >= len(self.pieces[self._piece]):
                self._piece, self.place = self._piece + 1, 0
                wide = bool(self.number("B") & _WIDE)
            size = 2 if wide else 1
            here = min(left, (len(self.pieces[self._piece]) - self.place) // size)
            if not here:
                break
            part = self.pieces[self._piece][self.place : self.place + here * size]
            text += part.decode("utf-16-le" if wide else "latin-1", "replace")
            self.place += len(part)
            left -= here
        return text
