"""Words in brackets behind a span: the same again, a part of it, its length, or what relative words stand for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from etl.model.period import Period
from etl.words.period_notes import NOTE, REASON, Span, note
from etl.words.period_numerals import Token
from etl.words.period_ranges import Core, read_last, read_range, tell
from etl.words.period_told import Found, Refused, Told
from etl.words.period_types import PREPS, Atom, Context, Part, Stream
from etl.words.period_words import Kind
from etl.words.period_years import year_around

InBrackets = Callable[[tuple[Token, ...], Context], Told | None]
"""Reads all that stands in a bracket; given from outside, because a bracket may hold any expression."""


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list: what it is, the bracket behind it, and what joins it to the entry before."""

    core: Core
    bracket: Token | None
    joined: Kind | None
    marked: bool
    tokens: tuple[Token, ...]

    @property
    def text(self) -> str:
        """The words of the entry without the bracket."""
        return " ".join(token.words for token in self.tokens)


def with_bracket(item: Item, context: Context, inside: InBrackets) -> Told:
    """What an entry comes to with the bracket behind it."""
    own = tell(item.core, context)
    if item.bracket is None:
        return own
    frame = own.spans[0].period if isinstance(own, Found) and len(own.spans) == 1 else None
    if frame and (code := _code_of(item.bracket)):
        return _with_code(own, code, frame, item)
    inner = _narrowing(item.bracket, frame, context) if frame else None
    return settle(own, inner or inside(item.bracket.inner, replace(context, within=frame)), item)


def _code_of(bracket: Token) -> Token | None:
    """The quarter or half that is all that a bracket says (`July to September 2019 (Q2)`)."""
    code = Stream(bracket.inner).take(Kind.QUARTER, Kind.HALF)
    return code[0] if code and code[1].at == len(bracket.inner) else None


def _with_code(own: Told, code: Token, frame: Period, item: Item) -> Told:
    """A span with a quarter or half of a year in brackets: the part of a financial year, or the same span again."""
    length = 3 if code.kind is Kind.QUARTER else 6
    part = Part(length, length * (code.number - 1))
    years = [year_around(kind, frame.first) for kind in ("financial", "calendar")]
    narrow = part.of(frame) if frame == years[0] else None
    if narrow:
        return Found((Span(narrow, NOTE["narrowed"]),))
    same = frame not in years and frame in [part.of(year) for year in years]
    words = f"{item.text} ({code.words})"
    return own if same else Refused(REASON["bracket differs"].format(words=words))


def _narrowing(bracket: Token, frame: Period, context: Context) -> Told | None:
    """`2024 (to 30 June)`, `2015 (from 21 May)`: one new end of the span before."""
    stream = Stream(bracket.inner)
    tied = stream.take(Kind.TO, Kind.ENDING, Kind.FROM, Kind.BEGINNING, skip=PREPS)
    within = replace(context, within=frame)
    ending = tied is not None and tied[0].kind in (Kind.TO, Kind.ENDING)
    reader = read_last if ending else read_range
    parsed = reader(tied[1], within) if tied else None
    if not tied or not parsed or parsed[1].at != len(bracket.inner) or not isinstance(parsed[0], Atom):
        return None
    told = tell(parsed[0], within)
    if isinstance(told, Refused):
        return told
    end = told.spans[0].period
    first, last = (frame.first, end.last) if ending else (end.first, frame.last)
    if last < first:
        return Refused(REASON["backwards"])
    return Found((Span(Period(first, last), NOTE["narrowed"]),))


def settle(own: Told, inner: Told | None, item: Item) -> Told:
    """What words and the bracket behind them come to."""
    if inner is None:
        return own
    words = f"{item.text} ({item.bracket.words})" if item.bracket else item.text
    if isinstance(own, Refused):
        if not own.soft or isinstance(inner, Refused) or (item.bracket and item.bracket.name == "square"):
            return own
        if own.months and not any(abs(span.period.months - own.months) * 10 < 1 for span in inner.spans):
            return Refused(REASON["length differs"].format(words=words))
        return Found(tuple(span for span in inner.spans))
    if isinstance(inner, Refused):
        return _length_in_bracket(own, inner, words)
    if own.relative and not inner.relative:
        return inner
    return _reconciled(own, inner, words)


def _length_in_bracket(own: Found, inner: Refused, words: str) -> Told:
    """A length in the bracket must be that of the span (`April to September 2017 (six months)`)."""
    if inner.months and any(abs(span.period.months - inner.months) * 10 < 1 for span in own.spans):
        return own
    if inner.months:
        return Refused(REASON["length differs"].format(words=words))
    return own if inner.soft else inner


def _reconciled(own: Found, inner: Found, words: str) -> Told:
    """The same span said twice, or the narrower of two of which one lies in the other."""
    outer, within = [span.period for span in own.spans], [span.period for span in inner.spans]
    if outer == within:
        return inner if len(inner.spans[0].note) < len(own.spans[0].note) else own
    if len(outer) == len(within) == 1:
        if outer[0].contains(within[0]):
            return Found((Span(within[0], note(inner.spans[0].note, NOTE["narrowed"])),))
        if within[0].contains(outer[0]) and outer[0].months < 12 == within[0].months:
            return own
    if len(within) == 1 and within[0] == Period(outer[0].first, outer[-1].last):
        return own
    return Refused(REASON["bracket differs"].format(words=words))
