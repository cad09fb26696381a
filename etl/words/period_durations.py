"""Lengths of time tied to a day: `year to March 2019`, `12 months from April 2018`, `first year of the law`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from etl.model.period import ONE_DAY, Period, add_months, month_end
from etl.words.period_lengths import Length, beginning_on, ending_on
from etl.words.period_notes import NOTE, REASON, Span, note
from etl.words.period_ranges import Core, ParsedCore, read_last, read_range, tell
from etl.words.period_told import Ends, Found, Refused, Told, complete_within
from etl.words.period_types import Atom, Context, Grain, Stream
from etl.words.period_words import Kind, lexicon
from etl.words.period_years import years_back


def read_duration(stream: Stream, context: Context) -> ParsedCore | None:
    """A length of time and what ties it to a day; alone it is refused, and without a number it is nothing."""
    opened = stream.take(Kind.ADJOINING, Kind.LAST, Kind.OPENING, Kind.FINAL, Kind.ORDINAL, Kind.THIS)
    found = read_length(opened[1] if opened else stream)
    if not found:
        return None
    length, rest = found
    if opened and length.kind and length.alone and rest.take(Kind.YEAR, Kind.FINANCIAL, Kind.SHORT):
        return None
    relative = opened and opened[0].kind in (Kind.LAST, Kind.THIS) and length.alone and length.months == 12
    if relative and opened and opened[0].kind is Kind.THIS:
        return None
    for reader in (_law, _ended, _started, _spelled_out, _in_brackets):
        if parsed := reader(length, rest, stream, context):
            return parsed
    if length.alone and (not opened or relative):
        return None
    return _alone(length, rest, stream, opened[0].kind if opened else None, context)


def read_length(stream: Stream) -> tuple[Length, Stream] | None:
    """`12 months`, `6-month`, `two and a half years`, `year`, `financial year`, `week`."""
    if kind := stream.take(Kind.YEAR_KIND):
        return Length(12, kind=kind[0].name, alone=True, text=kind[0].text), kind[1]
    counted = stream.take(Kind.NUMBER)
    number = counted[0].number if counted else 1
    rest = counted[1] if counted else stream
    if counted and (joined := rest.take(Kind.AND)) and (half := joined[1].take(Kind.UNIT)) and half[0].number == 6:
        years = half[1].skip(Kind.UNIT)
        return Length(12 * number + 6, text=stream.text_to(years)), years
    unit = rest.skip(Kind.DASH).take(Kind.UNIT, Kind.UNIT_OF_DAYS, Kind.YEAR_KIND)
    if not unit:
        return None
    token, rest = unit
    text = stream.text_to(rest)
    if token.kind is Kind.UNIT_OF_DAYS:
        return Length(days=number * token.number, alone=not counted, text=text), rest
    size = token.number or 12
    if counted and size in (3, 6) and not rest.take(Kind.TO, Kind.ENDING, Kind.FROM, Kind.BEGINNING):
        return None
    return Length(number * size, kind=token.name, alone=not counted, text=text), rest


def _law(length: Length, rest: Stream, stream: Stream, _context: Context) -> ParsedCore | None:
    """`first year of the law`, `two years since the law came into force`."""
    tied = rest.take(Kind.FROM, Kind.AFTER, Kind.BEGINNING, Kind.PREP)
    law = tied[1].take(Kind.LAW) if tied else None
    if not tied or not law or not length.months or length.kind:
        return None
    first_of = stream.take(Kind.ORDINAL, Kind.OPENING)
    if tied[0].kind is Kind.PREP and (not first_of or first_of[0].number > 1):
        return None
    if law[1].take(Kind.TO, Kind.DASH):
        return None
    start = lexicon().law_in_force
    return Found((Span(Period(start, add_months(start, length.months) - ONE_DAY), NOTE["law"]),)), law[1]


def _ended(length: Length, rest: Stream, stream: Stream, context: Context) -> ParsedCore | None:
    """`year to March 2019`, `12 months ending 31 March 2020`, `financial year ending 2020`."""
    tied = rest.take(Kind.TO, Kind.ENDING)
    last = read_last(tied[1], context) if tied else None
    if not tied or not last:
        return None
    atom = _short_year(last[0])
    if atom.lacks_year and context.within and not atom.part:
        atom = complete_within(atom, context.within)
    atom = _recent(atom, context)
    words = stream.text_to(last[1])
    if atom.reason:
        return Refused(atom.reason, atom.either, atom.soft), last[1]
    if atom.period is None:
        return Refused(REASON["no year"].format(words=words), soft=True, months=length.months), last[1]
    told = ending_on(length, atom, atom.period, tied[0].text if tied[0].kind is Kind.TO else "", words)
    if isinstance(told, Found):
        said = "" if atom.bare else atom.note
        told = Found(tuple(Span(span.period, note(span.note, said)) for span in told.spans))
    return told, last[1]


def _short_year(atom: Atom) -> Atom:
    """`Mar 20` at the end of a length is a month and its year, unless the number is that of the month's last day."""
    if not atom.short or atom.day in (month_end(atom.short, atom.month).day, 31):
        return replace(atom, short=0)
    period = Period.months_of(atom.short, atom.month, 1)
    return Atom(Grain.MONTH, atom.text, period, atom.month, note=NOTE["short years"])


def _recent(atom: Atom, context: Context) -> Atom:
    """A month or day without a year, in the last year in which it was over at publication."""
    if not atom.lacks_year or atom.part or context.published is None:
        return atom
    for year in (context.published.year, context.published.year - 1):
        day = month_end(year, atom.month) if atom.grain is Grain.MONTH else date(year, atom.month, min(atom.day, 28))
        if day <= context.published:
            first = day.replace(day=1) if atom.grain is Grain.MONTH else date(year, atom.month, atom.day)
            last = day if atom.grain is Grain.MONTH else first
            return Atom(atom.grain, atom.text, Period(first, last), atom.month, atom.day, note=NOTE["last such month"])
    return atom


def _started(length: Length, rest: Stream, stream: Stream, context: Context) -> ParsedCore | None:
    """`12 months from April 2018`, `six months since 3 April 2017`, `week beginning 6 April 2020`."""
    tied = rest.take(Kind.FROM, Kind.BEGINNING)
    parsed = read_range(tied[1], context) if tied else None
    if not parsed:
        return None
    atom, after = parsed
    if not isinstance(atom, Atom):
        return None
    words = stream.text_to(after)
    if atom.reason:
        return Refused(atom.reason, atom.either, atom.soft), after
    if atom.period is None:
        return Refused(REASON["no year"].format(words=words), soft=True, months=length.months), after
    return beginning_on(length, atom, atom.period, words), after


def _spelled_out(length: Length, rest: Stream, stream: Stream, context: Context) -> ParsedCore | None:
    """A length and the span itself: `12 months between April 2018 and March 2019`, `six months, April to September`."""
    after = rest.skip(Kind.COMMA, Kind.COLON).skip(Kind.DASH)
    kinded = replace(context, kind=length.kind or context.kind)
    parsed = read_range(after, context)
    if parsed and _has_a_year_end(parsed[0]):
        parsed = read_range(after, kinded)
    if not parsed or isinstance(parsed[0], Refused):
        return None
    core, end = parsed
    if isinstance(core, Atom) and (length.alone or core.grain is Grain.DAY):
        return None
    told = tell(core, kinded)
    if isinstance(told, Refused):
        return told, end
    if isinstance(core, Ends) and core.first.grain is core.last.grain is Grain.YEAR and length.kind:
        twice = any(token.kind is Kind.YEAR_KIND for token in after.tokens[after.at : end.at])
        singular = length.alone and not length.text.endswith("s") and not twice
        return (Found(told.each) if singular and told.each else told), end
    if length.kind == "academic" or (length.alone and length.text.endswith("s")):
        return told, end
    return agree(told, length, stream.text_to(rest)), end


def _has_a_year_end(core: Core) -> bool:
    """Whether an expression is a year or begins with one, so that a kind of year before it is said of it."""
    first = core.first if isinstance(core, Ends) else core
    return isinstance(first, Atom) and first.grain is Grain.YEAR


def _in_brackets(length: Length, rest: Stream, stream: Stream, context: Context) -> ParsedCore | None:
    """`first six months (since April 3 2017)`: the bracket says where the length begins."""
    bracket = rest.take(Kind.BRACKET)
    if not bracket or length.alone:
        return None
    inner = Stream(bracket[0].inner)
    started = _started(length, inner, stream, context) or _ended(length, inner, stream, context)
    return (started[0], bracket[1]) if started and started[1].at == len(inner.tokens) else None


def agree(told: Found, length: Length, words: str) -> Told:
    """The spans, if one of them is as long as the words say; to a few days, as *six months* to 3 October."""
    if length.days:
        fits = any(span.period.days == length.days for span in told.spans)
    else:
        fits = any(abs(span.period.months - length.months) * 10 < 1 for span in told.spans)
        fits = fits or sum(span.period.months for span in told.spans) == length.months
    return told if fits else Refused(REASON["length differs"].format(words=words))


def _alone(length: Length, rest: Stream, stream: Stream, opened: Kind | None, context: Context) -> ParsedCore | None:
    """A length tied to no day; the last years of a kind and the last month are told by the day of publication."""
    words = stream.text_to(rest)
    if opened is Kind.LAST and length.kind and not length.alone:
        return _last_years(length, words, context), rest
    if opened is Kind.LAST and length == Length(1, alone=True, text=length.text):
        return _last_month(words, context), rest
    if opened in (Kind.LAST, Kind.THIS):
        return Refused(REASON["rolling"].format(words=f"'{words}'"), soft=True, months=length.months), rest
    if opened is Kind.ADJOINING:
        return Refused(REASON["elsewhere"].format(words=words), soft=True), rest
    if opened and length.alone and length.months in (1, 3, 6):
        return None
    return Refused(REASON["duration"].format(words=words), soft=True, months=length.months), rest


def _last_years(length: Length, words: str, context: Context) -> Told:
    if context.published is None:
        return Refused(REASON["relative"].format(words=f"'{words}'"), soft=True)
    periods = years_back(length.kind, context.published, length.months // 12)
    said = NOTE["anchored" if context.anchored else "last financial year"]
    return Found(tuple(Span(period, said) for period in periods), relative=not context.anchored)


def _last_month(words: str, context: Context) -> Told:
    if context.published is None:
        return Refused(REASON["relative"].format(words=f"'{words}'"), soft=True)
    last = context.published.replace(day=1) - ONE_DAY
    return Found((Span(Period(last.replace(day=1), last), NOTE["last month"]),), relative=True)
