"""Spans with two ends: `from … to`, `between … and`, `1-30 April 2020`; and those that lack one, which are refused."""

from __future__ import annotations

from dataclasses import replace

from etl.model.period import Period
from etl.words.period_atoms import read_atom
from etl.words.period_notes import NOTE, REASON, Span, note
from etl.words.period_told import Ends, Found, Refused, Told, tell_atom, tell_ends
from etl.words.period_types import PREPS, Atom, Context, Grain, Stream
from etl.words.period_words import Kind

Core = Atom | Ends | Found | Refused
"""What one expression is: an atom or two ends that may still lack their year, or what it comes to."""

ParsedCore = tuple[Core, Stream]
OPENERS = (Kind.FROM, Kind.BETWEEN, Kind.BEGINNING)


def read_range(stream: Stream, context: Context) -> ParsedCore | None:
    """A span with two ends, one that lacks an end, or a single atom."""
    opener = stream.take(*OPENERS, skip=PREPS)
    rest = opener[1] if opener else stream
    of = rest.take(Kind.PREP) if opener and opener[0].kind is Kind.BETWEEN else None
    rest = of[1] if of else rest
    first = read_first(rest, context)
    if not first:
        return None
    atom, rest = first
    if opened := _open_end(atom, stream, rest, context):
        return opened
    joined = rest.take(*joiners(opener[0].kind if opener else None)) or rest.skip(Kind.COMMA).take(Kind.TO)
    if opener and opener[0].kind is Kind.BEGINNING:
        joined = joined or rest.skip(Kind.AND, Kind.COMMA).take(Kind.ENDING)
    if not joined and stream.take(Kind.DATE) and (stroke := rest.take(Kind.SLASH)) and stroke[1].take(Kind.DATE):
        joined = stroke
    last = read_last(joined[1], context) if joined else None
    if joined and last and joined[0].kind is Kind.DASH and _is_month_of_year(atom, last[0]):
        return Refused(REASON["month and year"].format(words=stream.text_to(last[1]))), last[1]
    if joined and last and atom.grain is Grain.DAY and not atom.month and last[0].grain is not Grain.DAY:
        last = None
    if joined and last:
        inclusive = any(token.kind is Kind.INCLUSIVE for token in stream.tokens[stream.at : last[1].at + 1])
        return Ends(atom, last[0], inclusive, stream.text_to(last[1])), last[1]
    if atom.grain is Grain.DAY and not atom.month:
        return None
    return _one_end(atom, stream, rest, opener is not None)


def _is_month_of_year(first: Atom, last: Atom) -> bool:
    """Whether a year and a month behind a dash may be that month of the year, or run up to it: `2019/20 - October`."""
    return first.grain is Grain.YEAR and last.grain is Grain.MONTH and last.lacks_year


def joiners(opener: Kind | None) -> tuple[Kind, ...]:
    """What may stand between two ends: *and* after *between* only."""
    return (Kind.TO, Kind.DASH, Kind.AND) if opener is Kind.BETWEEN else (Kind.TO, Kind.DASH)


def read_first(stream: Stream, context: Context) -> tuple[Atom, Stream] | None:
    """The first end: an atom, or the mere number of a day whose month follows with the second."""
    edge = stream.take(Kind.EDGE_FIRST)
    start = edge[1] if edge else stream.skip(Kind.COLON)
    if found := read_atom(start, context):
        return _at_edge(found) if edge else found
    number = start.take(Kind.NUMBER, Kind.ORDINAL)
    if number and number[0].text[0].isdigit() and 1 <= number[0].number <= 31:
        return Atom(Grain.DAY, number[0].text, day=number[0].number), number[1]
    return None


def read_last(stream: Stream, context: Context) -> tuple[Atom, Stream] | None:
    """The second end."""
    stream = stream.skip(Kind.COLON)
    edge = stream.take(Kind.EDGE_LAST, skip=PREPS)
    start = edge[1] if edge else stream
    prep = start.take(Kind.PREP)
    found = read_atom(prep[1] if prep else start, context)
    return _at_edge(found) if found and edge else found


def _at_edge(found: tuple[Atom, Stream]) -> tuple[Atom, Stream]:
    """A year of which the start or end is named: it is the calendar year."""
    return replace(found[0], bare=False), found[1]


def _open_end(atom: Atom, stream: Stream, rest: Stream, context: Context) -> ParsedCore | None:
    """`April 2017 onwards`, `2017 so far`."""
    opened = rest.skip(Kind.DASH, Kind.TO, Kind.COMMA).take(Kind.OPEN_END)
    if opened and opened[1].take(Kind.YEAR, Kind.MONTH, Kind.DATE):
        opened = None
    if opened:
        return Refused(REASON["no end"].format(words=stream.text_to(opened[1]))), opened[1]
    if before := rest.skip(Kind.COMMA).take(Kind.OPEN_START):
        return Refused(REASON["no start"].format(words=stream.text_to(before[1]))), before[1]
    so_far = rest.skip(Kind.COMMA).take(Kind.SO_FAR)
    if not so_far or atom.lacks_year:
        return None
    return read_so_far(atom, stream, so_far[1], context)


def read_so_far(atom: Atom, stream: Stream, rest: Stream, context: Context) -> ParsedCore:
    """A year of which only a part had passed: up to the day that follows, else up to the day of publication."""
    ending = rest.take(Kind.TO, Kind.ENDING, skip=PREPS)
    if ending and (last := read_last(ending[1], context)):
        return Ends(atom, last[0], True, stream.text_to(last[1])), last[1]
    published = context.published
    if atom.period and published and atom.period.first <= published <= atom.period.last:
        said = note("" if atom.bare else atom.note, NOTE["so far"])
        return Found((Span(Period(atom.period.first, published), said),)), rest
    if atom.reason:
        return Refused(atom.reason, atom.either, atom.soft), rest
    reason = "not over" if published else "no end"
    return Refused(REASON[reason].format(words=stream.text_to(rest))), rest


def _one_end(atom: Atom, stream: Stream, rest: Stream, opened: bool) -> ParsedCore | None:
    """An atom alone; refused where words before or behind it say that another end is meant."""
    if opened:
        return Refused(REASON["no end"].format(words=stream.text_to(rest))), rest
    joined = rest.take(Kind.TO)
    behind = joined or rest.take(Kind.DASH)
    if behind and (joined or behind[1].at == len(behind[1].tokens)):
        return Refused(REASON["no end"].format(words=stream.text_to(behind[1]))), behind[1]
    if edge := stream.take(Kind.EDGE_FIRST, Kind.EDGE_LAST):
        return Refused(REASON["rough"].format(words=f"{edge[0].text} {atom.text}")), rest
    return atom, rest


GUARDS = (
    *(
        Kind.POINT,
        Kind.DATE_OF,
        Kind.BEFORE,
        Kind.BY,
        Kind.AFTER,
        Kind.ROUGH,
        Kind.ELSEWHERE,
        Kind.VAGUE,
        Kind.PARTIAL,
        Kind.TO,
    ),
    Kind.EDGE_LAST,
)


def read_guarded(stream: Stream, context: Context) -> ParsedCore | None:
    """Words that make a date or a span no span: `as at`, `by`, `after`, `early`, `same period in`, `lockdown`."""
    guard = stream.take(*GUARDS, skip=PREPS)
    if not guard:
        return None
    token, rest = guard
    behind = rest.skip(Kind.COLON, Kind.COMMA, Kind.DASH)
    behind = behind.skip(Kind.TO) if token.kind is Kind.POINT else behind
    prep = behind.take(Kind.PREP, *OPENERS)
    what = read_range(prep[1] if prep else behind, context)
    end = what[1] if what else rest
    if token.kind in (Kind.ELSEWHERE, Kind.VAGUE, Kind.PARTIAL):
        if token.kind is Kind.ELSEWHERE and not what and not _names_time(token.text, rest):
            return None
        while not what and (more := end.take(Kind.ELSEWHERE, Kind.UNIT, Kind.YEAR_KIND)):
            end = more[1]
        aside = token.kind is Kind.VAGUE and not what
        return Refused(REASON[token.kind.value].format(words=stream.text_to(end)), soft=aside, aside=aside), end
    words = stream.text_to(end)
    if not what or (token.kind is Kind.DATE_OF and not (_is_day(what[0]) and not _has_two_ends(behind, context))):
        return None
    reason = {
        Kind.POINT: "point",
        Kind.DATE_OF: "point",
        Kind.BEFORE: "no start",
        Kind.BY: "no start",
        Kind.TO: "no start",
        Kind.AFTER: "no end",
        Kind.EDGE_LAST: "rough",
    }
    aside = token.kind is Kind.TO and not isinstance(what[0], Refused)
    return Refused(REASON[reason.get(token.kind, "rough")].format(words=words), soft=aside, aside=aside), end


def _has_two_ends(stream: Stream, context: Context) -> bool:
    """Whether a day is the first of two: `date between 1 April 2018 and 31 March 2019`."""
    parsed = read_range(stream, context)
    return parsed is not None and isinstance(parsed[0], Ends)


def _is_day(core: Core) -> bool:
    return isinstance(core, Atom) and core.grain is Grain.DAY


def _names_time(text: str, rest: Stream) -> bool:
    """Whether *same* or *equivalent* is said of a time: the phrase or the next word says so."""
    if any(word in text for word in ("year", "period", "time", "month")):
        return True
    at = rest.tokens[rest.at : rest.at + 1]
    return bool(at) and (
        at[0].kind in (Kind.UNIT, Kind.UNIT_OF_DAYS, Kind.YEAR_KIND) or at[0].text in ("period", "time")
    )


def tell(core: Core, context: Context) -> Told:
    """What an expression comes to."""
    if isinstance(core, Atom):
        return tell_atom(core, context)
    return tell_ends(core, context) if isinstance(core, Ends) else core
