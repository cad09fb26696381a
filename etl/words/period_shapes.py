"""Ways of setting a period out that say the same as another: made into that other before anything is read.

2020 - Jan to Jun               2020 (Jan to Jun)
2020 up to 30 June              2020 (up to 30 June)
2020/21 year to date (Apr-Nov)  2020/21 (Apr-Nov)
"""

from __future__ import annotations

from dataclasses import replace

from etl.words.period_numerals import Token
from etl.words.period_words import Kind

_YEARS = (Kind.YEAR, Kind.FINANCIAL)
_DATED = (Kind.YEAR, Kind.FINANCIAL, Kind.DATE, Kind.MONTH_YEAR, Kind.SHORT)
_PARTS = (
    Kind.MONTH,
    Kind.NUMBER,
    Kind.ORDINAL,
    Kind.QUARTER,
    Kind.HALF,
    Kind.TO,
    Kind.DASH,
    Kind.NOISE,
    Kind.INCLUSIVE,
    Kind.PREP,
)
_WHICH = (Kind.ORDINAL, Kind.FINAL, Kind.OPENING, Kind.LAST)
_UP_TO = "up to"


def shaped(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens in the shape that the readers of periods know."""
    return _months_of_part(_months_of_year(_parts_with_year(_without_so_far(tokens))))


def _months_of_part(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A numbered quarter or half, and behind a sign its months with their year: these in brackets."""
    if len(tokens) < 5 or tokens[0].kind not in (Kind.QUARTER, Kind.HALF):
        return tokens
    months = sum(token.kind in (Kind.MONTH, Kind.MONTH_YEAR) for token in tokens[2:])
    if tokens[1].kind not in (Kind.COLON, Kind.DASH) or months != 2 or not _says_until(tokens[2:]):
        return tokens
    return (tokens[0], _in_brackets(tokens[2:]))


def _in_brackets(tokens: tuple[Token, ...]) -> Token:
    text, written = (" ".join(said) for said in ([one.text for one in tokens], [one.words for one in tokens]))
    return Token(Kind.BRACKET, text, inner=tokens, written=written)


def _parts_with_year(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A quarter or half without the dash between it and its year: `Q1 - 2020/21`, `first half – 2020/21`."""
    if len(tokens) < 3 or tokens[-2].kind is not Kind.DASH or tokens[-1].kind not in _YEARS:
        return tokens
    before = tokens[:-2]
    code = len(before) == 1 and before[0].kind in (Kind.QUARTER, Kind.HALF)
    named = len(before) > 1 and before[-1].kind is Kind.UNIT and before[0].kind in _WHICH
    return (*before, tokens[-1]) if code or named else tokens


def _without_so_far(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """*Year to date*, *half year* left out where a bracket behind it, or the rest of its own, says up to when."""
    kept: list[Token] = []
    for at, token in enumerate(tokens):
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        told = behind is not None and behind.kind is Kind.BRACKET and _says_until(behind.inner)
        if _is_part_unsaid(token) and told and kept and kept[-1].kind in _YEARS:
            continue
        kept.append(_out_of_bracket(token))
    return tuple(kept)


def _out_of_bracket(token: Token) -> Token:
    """A bracket that only says *so far* as these words, any other without what it needlessly opens with."""
    if token.kind is not Kind.BRACKET:
        return token
    if [inner.kind for inner in token.inner] == [Kind.SO_FAR]:
        return token.inner[0]
    return replace(token, inner=_opened(token.inner))


def _is_part_unsaid(token: Token) -> bool:
    """Whether a word says that a part of a year is meant, and not which: *year to date*, *half year*."""
    return token.kind in (Kind.SO_FAR, Kind.PARTIAL) or (token.kind is Kind.UNIT and token.number == 6)


def _opened(inner: tuple[Token, ...]) -> tuple[Token, ...]:
    """A bracket without the *so far,* or *part year:* that it opens with, where a day or months follow."""
    if inner and _is_part_unsaid(inner[0]):
        rest = inner[2:] if inner[1:2] and inner[1].kind in (Kind.COMMA, Kind.COLON, Kind.DASH) else inner[1:]
        if rest and (rest[0].kind in (Kind.TO, Kind.ENDING) or _says_until(rest)):
            return rest
    return inner


def _says_until(tokens: tuple[Token, ...]) -> bool:
    """Whether words name a day or month, and that it is the end of something."""
    ends = any(token.kind in (Kind.TO, Kind.DASH, Kind.ENDING) for token in tokens)
    return ends and any(_is_dated(token) for token in tokens)


def _is_dated(token: Token) -> bool:
    return token.kind in (Kind.MONTH, *_DATED)


def _months_of_year(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """A year and behind it only months, days or quarters without a year of their own: these in brackets."""
    if len(tokens) < 3 or tokens[0].kind not in _YEARS:
        return tokens
    parted = tokens[1].kind in (Kind.DASH, Kind.COLON, Kind.COMMA)
    rest = tokens[2:] if parted else tokens[1:]
    if not all(token.kind in _PARTS for token in rest) or not _is_part(tokens[0], rest, parted=parted):
        return tokens
    return (tokens[0], _in_brackets(rest))


def _is_part(year: Token, rest: tuple[Token, ...], *, parted: bool) -> bool:
    """Whether what stands behind a year is a quarter, or runs from month to month, or goes up to a day."""
    months = sum(token.kind is Kind.MONTH for token in rest)
    if rest[0].kind is Kind.TO and rest[0].text.startswith(_UP_TO):
        return year.kind is Kind.YEAR and months == 1
    if rest[0].kind in (Kind.QUARTER, Kind.HALF):
        return parted and len(rest) == 1
    runs = any(token.kind in (Kind.TO, Kind.DASH) for token in rest[1:])
    return months == 2 and runs and (rest[0].kind is Kind.MONTH or parted)
