"""Whether a text may narrow down the numbers that it is about: `Of these, how many …`, `… for six months only`.

The phrases are data: narrowing.csv. `where` says whether a phrase counts in a text over numbers or in any text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from etl.extract.rows import read_rows
from etl.words.clean import key

OVER, OVER_A_WHOLE, ANYWHERE, OF_A_PERSON = "over", "over a whole", "anywhere", "of a person"
_TOO = {OVER: {OVER, ANYWHERE}, OVER_A_WHOLE: {OVER_A_WHOLE, OVER, ANYWHERE}}
"""What counts in a place besides its own phrases."""


@lru_cache(maxsize=16384)
def narrows(text: str, where: str = ANYWHERE) -> str:
    """The words of a text that may narrow numbers down; empty where there are none.

    `where` is `over` for a text over numbers that something parts, `over a whole` where nothing does, `of a person`
    over ages or sexes, else `anywhere`.
    """
    words = key(text)
    for said, pattern in _patterns():
        if said in _TOO.get(where, {where}) and (found := pattern.search(words)):
            return found[0]
    return ""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_rows(Path(__file__).with_name("narrowing.csv"), ("pattern", "where", "note")).rows
    return tuple((row["where"], re.compile(row["pattern"])) for row in rows)
