"""Words in brackets behind a span: the same again, a part of it, its length, or what relative words stand for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

from etl.model.period import Period
from etl.words.period_atoms import named_part
from etl.words.period_notes import NOTE, REASON, Span, note
from etl.words.period_numerals import Token
from etl.words.period_ranges import Core, read_last, read_range, tell
from etl.words.period_told import Ends, Found, Refused, Told
from etl.words.period_types import PREPS, Atom, Context, Part, Stream
from etl.words.period_words import Kind, lexicon
from etl.words.period_years import year_around

InBrackets = Callable[[tuple[Token, ...], Context], Told | None]
"""Reads all that stands in a bracket; given from outside, because a bracket may hold any expression."""

_SAYS_A_PART = (Kind.MONTH, Kind.QUARTER, Kind.HALF)
"""What says in a bracket that a part is meant, so that a bracket with it which is not read leaves nothing told."""


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
    if frame and _is_of_another_kind(item.bracket, frame):
        return Refused(REASON["bracket differs"].format(words=f"{item.text} ({item.bracket.words})"))
    if frame and (code := _code_of(item.bracket)):
        return _with_code(own, code, frame, item)
    inner = _narrowing(item.bracket, frame, context) or _named_part_of(item.bracket, frame) if frame else None
    inner = inner or inside(item.bracket.inner, replace(context, within=frame))
    if isinstance(inner, Refused) and isinstance(item.core, Ends) and _only_says_partial(item.bracket):
        return own
    if inner is None and any(token.kind in _SAYS_A_PART for token in item.bracket.inner):
        return Refused(REASON["partial"].format(words=f"{item.text} ({item.bracket.words})"))
    if numbered := _numbered_part(item.core, inner):
        return numbered
    return settle(own, inner, item)


def _named_part_of(bracket: Token, frame: Period) -> Told | None:
    """A part of a year in a bracket behind it: `2019 (first nine months)`."""
    named = named_part(Stream(bracket.inner))
    period = named[0].of(frame) if named and named[1].at == len(bracket.inner) and frame.whole_months == 12 else None
    return Found((Span(period, NOTE["narrowed"]),)) if period else None


def _plain_words(tokens: tuple[Token, ...]) -> int:
    """The number of words at the start of a bracket that change no period: `(data to 30 November)`."""
    known = lexicon().context
    return next((at for at, token in enumerate(tokens) if token.text not in known), 0)


def _is_of_another_kind(bracket: Token, frame: Period) -> bool:
    """Whether a bracket says no more than a kind of year, and the year before it is none: `2018/19 (calendar year)`."""
    kinds = [token.name for token in bracket.inner if token.kind is Kind.YEAR_KIND]
    alone = len(kinds) == 1 and all(token.kind in PREPS or token.kind is Kind.YEAR_KIND for token in bracket.inner)
    return alone and frame.months == 12 and year_around(kinds[0], frame.first) != frame


def _only_says_partial(bracket: Token) -> bool:
    """Whether a bracket says no more than that the span before it is a part of a year."""
    return all(token.kind in PREPS or token.kind is Kind.PARTIAL for token in bracket.inner)


def _numbered_part(core: Core, inner: Told | None) -> Told | None:
    """A numbered quarter or half without a year, whose bracket says which months it is: `Quarter 1 (Apr-Jun 2020)`."""
    if not isinstance(core, Atom) or core.part is None or core.period is not None or inner is None:
        return None
    spans = inner.spans if isinstance(inner, Found) else inner.either
    if len(spans) != 1:
        return None
    years = [year_around(kind, spans[0].period.first) for kind in ("financial", "calendar")]
    return Found(spans) if spans[0].period in [core.part.of(year) for year in years] else None


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
    stream = Stream(bracket.inner, _plain_words(bracket.inner))
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
        every = [span.period.months for span in inner.spans]
        if own.months and not any(abs(months - own.months) * 10 < 1 for months in (*every, sum(every, Fraction(0)))):
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
