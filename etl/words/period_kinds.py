"""The kinds of year that a text names: *financial*, *calendar*, *tax*, *academic*, wherever in it they stand."""

from __future__ import annotations

from functools import lru_cache

from etl.words.period_gaps import kind_of_year
from etl.words.period_numerals import Token
from etl.words.period_tokens import tokens_of
from etl.words.period_words import Kind

LONGEST = 2000


@lru_cache(maxsize=16384)
def kinds_in(text: str) -> frozenset[str]:
    """The kinds of year that a text names; none for a longer text than people write into a cell."""
    return frozenset(_named(tokens_of(text))) if len(text) <= LONGEST else frozenset()


def _named(tokens: tuple[Token, ...]) -> set[str]:
    found = {kind_of_year(token) for token in tokens}
    for token in tokens:
        if token.kind is Kind.BRACKET:
            found |= _named(token.inner)
    return found - {""}
