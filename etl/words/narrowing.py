"""Whether a text may narrow down the numbers that it is about: `Of these, how many …`, `… for six months only`.

The phrases are data: narrowing.csv. `where` says whether a phrase counts in a text over numbers or in any text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from etl.extract.rows import read_rows
from etl.words.clean import key

OVER, ANYWHERE, OF_A_PERSON = "over", "anywhere", "of a person"


@lru_cache(maxsize=16384)
def narrows(text: str, where: str = ANYWHERE) -> str:
    """The words of a text that may narrow numbers down; empty where there are none.

    `where` is `over` for a text over its numbers, `of a person` for one over ages or sexes, else `anywhere`.
    """
    words = key(text)
    for said, pattern in _patterns():
        if (said == where or (where == OVER and said == ANYWHERE)) and (found := pattern.search(words)):
            return found[0]
    return ""


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_rows(Path(__file__).with_name("narrowing.csv"), ("pattern", "where", "note")).rows
    return tuple((row["where"], re.compile(row["pattern"])) for row in rows)
