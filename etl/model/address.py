"""Addresses of cells: `B4` is row 4, column 2. Both packages name cells by them."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(1024)
def column_letters(column: int) -> str:
    """1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def parse_address(address: str) -> tuple[int, int]:
    """(row, column) of `B4`. Raises ValueError for anything else."""
    found = re.fullmatch(r"([A-Z]{1,3})([1-9]\d*)", address)
    if not found:
        raise ValueError(f"{address!r} is no cell address; write it as B4")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column
