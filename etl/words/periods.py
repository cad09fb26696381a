"""What words for a period mean (`2017/18`, `year to April 2019`, `April to June 2020`), or why they cannot be told.

The words of time are data (`period_words.toml`); `period_tokens` makes tokens of a text, `period_atoms` reads days,
months and years, `period_ranges` and `period_durations` put two together, `period_lists` several.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import zip_longest

from etl.model.period import Period, month_end
from etl.words.period_gaps import gap_reason, is_dimension, is_guarded, unwrapped
from etl.words.period_lists import read_list, together
from etl.words.period_notes import NOTE, REASON, Span
from etl.words.period_numerals import Token
from etl.words.period_tokens import tokens_of
from etl.words.period_told import Found, Refused, Told, yields_to
from etl.words.period_types import PREPS, Context, Stream
from etl.words.period_words import Kind, lexicon

__all__ = ["PeriodReading", "Span", "as_whole_months", "has_time_words", "periods_in", "read_period", "readings_in"]

NEVER_FIRST = PREPS | {
    *(Kind.WORD, Kind.OTHER, Kind.BRACKET, Kind.AGE, Kind.STATUTE, Kind.AND, Kind.COMMA, Kind.COLON, Kind.SEMICOLON),
    *(Kind.SLASH, Kind.DASH, Kind.ELLIPSIS, Kind.OPEN_END, Kind.INCLUSIVE),
}
"""Tokens that no expression of time begins with."""

LONGEST_PERIOD = 400
LONGEST_SENTENCE = 2000


@dataclass(frozen=True, slots=True)
class PeriodReading:
    """The spans that words mean, in their order; or none and the reason.

    `either`: where the words have several readings and so tell nothing, those readings (the register may settle it).
    """

    spans: tuple[Span, ...]
    reason: str = ""
    either: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """An expression of time in a text, and the tokens from `start` to `end` that are it."""

    told: Told
    start: int
    end: int


@lru_cache(maxsize=16384)
def read_period(words: str, published: date | None = None) -> PeriodReading:
    """What the words as a whole mean; `published` is the day that *last year* and *so far* count from.

    Never raises. No spans, and a reason in words, where they are no period, have no end or beginning, or may mean more
    than one thing.
    """
    if len(words) > LONGEST_PERIOD:
        return PeriodReading((), REASON["too long"])
    return _reading(_tell_all(unwrapped(tokens_of(words)), _context(words, published)))


@lru_cache(maxsize=16384)
def readings_in(text: str, published: date | None = None) -> tuple[PeriodReading, ...]:
    """Every expression of time inside a text, in order: what it means, or why it cannot be told."""
    return tuple(
        _reading(told)
        for part in _parts(text)
        for told in _readings(unwrapped(tokens_of(part)), _context(part, published))
    )


def periods_in(text: str, published: date | None = None) -> tuple[Span, ...]:
    """The periods named inside a caption, question or sentence, in order; those that cannot be told are left out."""
    return tuple(span for reading in readings_in(text, published) for span in reading.spans)


@lru_cache(maxsize=16384)
def has_time_words(text: str) -> bool:
    """Whether the text restricts time, readable or not (`in lockdown`, `to date`, `2019`).

    The mere name of a dimension (`Year`, `Period`) does not, nor does an age.
    """
    return any(_restricts_time(unwrapped(tokens_of(part))) for part in _parts(text))


def _parts(text: str) -> Iterator[str]:
    """The text in parts of bounded length, cut at the ends of sentences, else at a blank, else anywhere."""
    while len(text) > LONGEST_SENTENCE:
        cut = max(text.rfind(end, 0, LONGEST_SENTENCE) for end in (". ", "? ", "! ", "\n"))
        cut = cut if cut > 0 else text.rfind(" ", 0, LONGEST_SENTENCE)
        cut = cut + 1 if cut > 0 else LONGEST_SENTENCE
        yield text[:cut]
        text = text[cut:]
    yield text


def _restricts_time(tokens: tuple[Token, ...]) -> bool:
    if is_dimension(tokens):
        return False
    alone = (Kind.VAGUE, Kind.OPEN_END, Kind.SO_FAR)
    flat = tuple(_flat(tokens))
    if any(token.kind in alone or (token.kind is Kind.FROM and token.text == "since") for token in flat):
        return True
    return any(True for _ in _pieces_and_brackets(tokens, Context()))


def as_whole_months(period: Period) -> Span:
    """The law's own months as whole months from the 1st, with a note; every other period as it is.

    They begin on 3 April or 3 October 2017 and end on the 2nd or 3rd of a later month, or, from the day the law came
    into force on, with a month: nothing could be recorded on the two days before.
    """
    words = lexicon()
    if period.first not in words.law_halves:
        return Span(period)
    first = period.first.replace(day=1)
    if period.last.day in (2, 3) and period.last.replace(day=1) > first:
        return Span(Period(first, date.fromordinal(period.last.replace(day=1).toordinal() - 1)), NOTE["law's months"])
    if period.first == words.law_in_force and period.last == month_end(period.last.year, period.last.month):
        return Span(Period(first, period.last), NOTE["law's months"])
    return Span(period)


def _context(words: str, published: date | None) -> Context:
    anchor = _anchor(unwrapped(tokens_of(words)))
    return Context(anchor or published, anchored=anchor is not None)


def _anchor(tokens: tuple[Token, ...]) -> date | None:
    """The day up to which the words count themselves: `the current financial year to 02.10.19`."""
    for at in (place for place, token in enumerate(tokens) if token.kind is Kind.THIS):
        unit = Stream(tokens, at + 1).take(Kind.YEAR_KIND, Kind.UNIT)
        to = unit[1].take(Kind.TO) if unit else None
        day = to[1].take(Kind.DATE) if to else None
        if day:
            return day[0].day
    return None


def _tell_all(tokens: tuple[Token, ...], context: Context) -> Told:
    """What all the tokens come to: every expression, and nothing between them that they do not account for."""
    pieces = tuple(_pieces(tokens, context))
    reason = gap_reason(tokens, [(piece.start, piece.end, piece.told) for piece in pieces])
    if not pieces:
        return _from_brackets(tokens, context) or Refused(reason or REASON["nothing"])
    told = _settled(pieces)
    if isinstance(told, Refused):
        return told
    if reason:
        return Refused(reason)
    return Found(told.each) if told.each and _year_by_year(tokens) else told


def _year_by_year(tokens: tuple[Token, ...]) -> bool:
    """Whether the words say that years are counted one by one (`2017 to 2021 by calendar year`)."""
    for at, token in enumerate(tokens):
        behind = Stream(tokens, at + 1).take(Kind.UNIT, Kind.YEAR_KIND)
        if token.kind is Kind.EACH and ("year" in token.text or (behind and behind[0].number in (0, 12))):
            return True
    return False


def _settled(pieces: tuple[Piece, ...]) -> Told:
    """Several expressions: a relative one beside a told one is settled by it; the same said twice is said once."""
    told = [piece.told for piece, behind in zip_longest(pieces, pieces[1:]) if not _yields(piece, behind)]
    found = [one for one in told if isinstance(one, Found)]
    for one in told:
        if isinstance(one, Refused) and not _is_settled(one, found):
            return one
    if len({tuple(span.period for span in one.spans) for one in found}) > 1:
        return Refused(REASON["several"].format(words=_labels(found)))
    return together(tuple(found))


def _yields(piece: Piece, behind: Piece | None) -> bool:
    """Whether relative words are said again in full right behind them, a comma at most between."""
    return behind is not None and behind.start - piece.end <= 1 and yields_to(piece.told, behind.told)


def _is_settled(refused: Refused, found: list[Found]) -> bool:
    """Whether a mere length is settled by the one span before or behind it, which is as long."""
    if not refused.soft or refused.aside or len(found) != 1 or not refused.months:
        return False
    return any(abs(span.period.months - refused.months) * 10 < 1 for span in found[0].spans)


def _labels(found: list[Found]) -> str:
    return ", ".join(span.period.label for one in found for span in one.spans)


def _from_brackets(tokens: tuple[Token, ...], context: Context) -> Told | None:
    """What the brackets say where the words outside them say nothing of time but the kind of year."""
    kinds = {token.name for token in tokens if token.kind is Kind.YEAR_KIND}
    dated = any(one.kind in (Kind.MONTH, Kind.DATE, Kind.MONTH_YEAR) for token in tokens for one in token.inner)
    context = replace(context, kind=kinds.pop()) if len(kinds) == 1 and not dated else context
    told = [
        one
        for token in tokens
        if token.kind is Kind.BRACKET and (one := _in_brackets(token.inner, context)) is not None
    ]
    return together(tuple(told)) if told and not gap_reason(tokens, []) else None


def _in_brackets(tokens: tuple[Token, ...], context: Context) -> Told | None:
    """What a bracket comes to; None where it says nothing of time."""
    pieces = tuple(_pieces(tokens, context))
    if not pieces:
        return None
    told = _settled(pieces)
    if isinstance(told, Found):
        reason = gap_reason(tokens, [(piece.start, piece.end, piece.told) for piece in pieces])
        return Refused(reason) if reason else told
    return told


def _pieces(tokens: tuple[Token, ...], context: Context) -> Iterator[Piece]:
    """Every expression of time in the tokens, the longest at each place."""
    at = 0
    while at < len(tokens):
        parsed = None
        repeated = tokens[at].kind is Kind.EACH and tokens[at + 1 : at + 2] == tokens[at : at + 1]
        if tokens[at].kind not in NEVER_FIRST and not repeated:
            parsed = read_list(Stream(tokens, at), context, _in_brackets)
        if parsed and parsed[1].at > at:
            yield Piece(parsed[0], at, parsed[1].at)
            at = parsed[1].at
        else:
            at += 1


def _pieces_and_brackets(tokens: tuple[Token, ...], context: Context) -> Iterator[tuple[Piece, tuple[Token, ...]]]:
    """The expressions of a text that are not a part of something else (a reference, a count), brackets included."""
    for piece in _pieces(tokens, context):
        if not is_guarded(tokens, piece.start, piece.end, piece.told):
            yield piece, tokens
    for token in tokens:
        if token.kind is Kind.BRACKET:
            yield from _pieces_and_brackets(token.inner, context)


def _readings(tokens: tuple[Token, ...], context: Context) -> list[Told]:
    """What each expression comes to; brackets that an expression has used are not read again."""
    told: list[Told] = []
    pieces = tuple(_pieces(tokens, context))
    at = 0
    for piece, behind in zip_longest(pieces, pieces[1:]):
        told += _bracket_readings(tokens[at : piece.start], context)
        at = piece.end
        if not _yields(piece, behind) and not is_guarded(tokens, piece.start, piece.end, piece.told):
            told.append(piece.told)
    return told + _bracket_readings(tokens[at:], context)


def _bracket_readings(tokens: tuple[Token, ...], context: Context) -> list[Told]:
    brackets = (token.inner for token in tokens if token.kind is Kind.BRACKET)
    return [told for inner in brackets for told in _readings(inner, replace(context, within=None))]


def _flat(tokens: tuple[Token, ...]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.inner)


def _reading(told: Told) -> PeriodReading:
    if isinstance(told, Found):
        return PeriodReading(told.spans)
    return PeriodReading((), told.reason, told.either)
