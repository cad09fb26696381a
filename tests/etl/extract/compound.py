"""A made-up compound file, the container of old Office files, for the tests of extraction."""

from __future__ import annotations

import struct

CUTOFF = 4096
"""Streams shorter than this lie in small sectors."""
_END, _FREE = 0xFFFFFFFE, 0xFFFFFFFF


def compound(streams: dict[str, bytes]) -> bytes:
    """The container of these streams."""
    body = b""
    table: list[int] = []
    small = b""
    small_table: list[int] = []
    entries: list[tuple[str, int, int, int]] = []

    def store(data: bytes) -> int:
        """Put data into sectors and give the first."""
        nonlocal body
        first, count = len(table), max(1, -(-len(data) // 512))
        body += data.ljust(count * 512, b"\0")
        table.extend([*range(first + 1, first + count), _END])
        return first

    for name, data in streams.items():
        if len(data) < CUTOFF:
            first, count = len(small_table), max(1, -(-len(data) // 64))
            small += data.ljust(count * 64, b"\0")
            small_table.extend([*range(first + 1, first + count), _END])
        else:
            first = store(data)
        entries.append((name, 2, first, len(data)))
    root = store(small) if small else _END
    entries.insert(0, ("Root Entry", 5, root, len(small)))
    listed = store(struct.pack(f"<{len(small_table)}I", *small_table)) if small else _END
    directory = store(b"".join(_entry(*each) for each in entries))
    fat = len(table)
    table.append(0xFFFFFFFD)
    assert len(table) <= 128
    body += struct.pack("<128I", *table, *[_FREE] * (128 - len(table)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<IIIIIIIII", 0, 1, directory, 0, CUTOFF, listed, int(bool(small)), _END, 0)
    return header + struct.pack("<109I", fat, *[_FREE] * 108) + body


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    spelled = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHB49xIQ", spelled, len(spelled), kind, first, size)
