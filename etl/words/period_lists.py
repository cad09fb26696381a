"""Several spans in one expression: lists, series with an ellipsis, words in brackets beside a span."""

from __future__ import annotations

from dataclasses import replace

from etl.model.period import Period
from etl.words.period_atoms import in_year, read_atom
from etl.words.period_brackets import InBrackets, Item, with_bracket
from etl.words.period_doubts import doubtful
from etl.words.period_durations import agree, read_duration, read_length
from etl.words.period_gaps import kind_of_year
from etl.words.period_notes import NOTE, REASON, Span, note
from etl.words.period_numerals import Token
from etl.words.period_ranges import Core, ParsedCore, read_guarded, read_last, read_range, read_so_far, tell
from etl.words.period_told import Ends, Found, Refused, Told, single_years, yields_to
from etl.words.period_types import PREPS, Atom, Context, Grain, Stream
from etl.words.period_words import Kind
from etl.words.period_years import YearReading

SEPARATORS = (Kind.COMMA, Kind.AND, Kind.SEMICOLON, Kind.SLASH, Kind.ELLIPSIS)


def read_core(stream: Stream, context: Context) -> ParsedCore | None:
    """One expression of time at a place."""
    if each := stream.take(Kind.EACH, skip=PREPS):
        return _each(each[1], context)
    part = read_atom(stream, context)
    if part and part[0].grain is Grain.PART:
        return read_range(stream, context)
    for reader in (read_duration, _so_far_first, read_guarded, read_range, _adjoining):
        if parsed := reader(stream, context):
            return parsed
    return None


def _each(stream: Stream, context: Context) -> ParsedCore | None:
    """`each year from 2015 to 2019`, `each of the last five financial years`: single years where they are years."""
    before = stream.tokens[stream.at - 1] if stream.at else None
    if before is not None and (said := kind_of_year(before)):
        context = replace(context, kind=said)
    while more := stream.take(Kind.EACH, skip=PREPS):
        stream = more[1]
    prep = stream.take(Kind.PREP)
    rest = prep[1] if prep else stream
    kind = rest.take(Kind.YEAR_KIND)
    unit = kind or rest.take(Kind.UNIT)
    if unit and unit[0].number in (0, 12) and not unit[1].take(Kind.TO, Kind.ENDING):
        rest = unit[1].skip(Kind.COMMA, Kind.COLON)
        context = replace(context, kind=kind[0].name if kind else context.kind)
        if not (parsed := read_range(rest, context)):
            return Refused(REASON["duration"].format(words=stream.text_to(rest)), soft=True), rest
    else:
        parsed = read_core(rest, context)
    if not parsed:
        return None
    told = tell(parsed[0], context) if isinstance(parsed[0], Ends) else parsed[0]
    if isinstance(told, Found) and told.each:
        told = Found(told.each)
    return told, parsed[1]


def _so_far_first(stream: Stream, context: Context) -> ParsedCore | None:
    """`so far this year`, `year to date 2019`, and `year to date to 30 June` in a bracket behind its year."""
    so_far = stream.take(Kind.SO_FAR)
    if not so_far:
        return None
    prep = so_far[1].take(Kind.PREP)
    found = read_atom(prep[1] if prep else so_far[1], context)
    if found:
        return read_so_far(found[0], stream, found[1], context)
    ending = so_far[1].take(Kind.TO, Kind.ENDING, skip=PREPS)
    last = read_last(ending[1], context) if ending else None
    if last and context.within:
        return narrowed(Atom(Grain.YEAR, period=context.within), last[0], context, stream.text_to(last[1])), last[1]
    return Refused(REASON["no end"].format(words=so_far[0].text)), so_far[1]


def narrowed(whole: Atom, last: Atom, context: Context, text: str) -> Core:
    """From the start of a span to a day within it."""
    start = whole.period.first if whole.period else None
    first = Atom(Grain.DAY, period=Period(start, start)) if start else whole
    end = last if not last.lacks_year else replace(last)
    told = tell(Ends(first, end, True, text), context)
    if isinstance(told, Found):
        return Found(tuple(Span(span.period, note(span.note, NOTE["narrowed"])) for span in told.spans))
    return told


def _adjoining(stream: Stream, context: Context) -> ParsedCore | None:
    """`previous`, `following` before a word of time."""
    found = stream.take(Kind.ADJOINING)
    if not found:
        return None
    named = read_range(found[1], context) if found[1].take(Kind.MONTH) else None
    if named:
        return Refused(REASON["elsewhere"].format(words=stream.text_to(named[1]))), named[1]
    said = read_atom(found[1], context) if found[1].take(Kind.YEAR_KIND) else None
    if said and said[0].period and not said[0].soft:
        return said
    unit = found[1].take(Kind.UNIT, Kind.YEAR_KIND, Kind.UNIT_OF_DAYS, Kind.MONTH)
    if not unit and "year" not in found[0].text:
        return None
    end = unit[1] if unit else found[1]
    return Refused(REASON["elsewhere"].format(words=stream.text_to(end)), soft=True), end


def read_list(stream: Stream, context: Context, inside: InBrackets) -> tuple[Told, Stream] | None:
    """The longest list of expressions at a place, as spans in their order, or the first reason why not."""
    if counted := _counted(stream, context, inside):
        return counted
    parsed = read_items(stream, context)
    if not parsed:
        return None
    items, rest = parsed
    if kind := _kind_of_all(stream, rest):
        items, rest = read_items(stream, replace(context, kind=kind)) or parsed
    return tell_items(items, context, inside, stream.text_to(rest)), rest


def _counted(stream: Stream, context: Context, inside: InBrackets) -> tuple[Told, Stream] | None:
    """`the 3 financial years 2018/19, 2019/20 and 2020/21`: as many years as the words say."""
    opened = stream.take(Kind.LAST, Kind.ADJOINING)
    found = read_length(opened[1] if opened else stream)
    if not found or found[0].alone or found[0].months <= 12 or found[0].months % 12:
        return None
    length, rest = found
    context = replace(context, kind=length.kind or context.kind)
    parsed = read_items(rest.skip(Kind.COMMA, Kind.COLON), context)
    if not parsed or len(parsed[0]) < 2:
        return None
    told = tell_items(parsed[0], context, inside, stream.text_to(parsed[1]))
    return (agree(told, length, length.text) if isinstance(told, Found) else told), parsed[1]


def _kind_of_all(start: Stream, end: Stream) -> str:
    """The kind of year that stands behind the last of several years and is said of all of them."""
    tokens = start.tokens[start.at : end.at]
    kinds = [token for token in tokens if token.kind is Kind.YEAR_KIND]
    years = [token for token in tokens if token.kind in (Kind.YEAR, Kind.FINANCIAL)]
    last = _kind_in_bracket(tokens[-1]) if tokens else ""
    if last and not kinds and len(years) > 1:
        return last
    return kinds[0].name if len(kinds) == 1 and len(years) > 1 and tokens[-1] == kinds[0] else ""


def _kind_in_bracket(token: Token) -> str:
    """The kind of year that is all that a bracket says: `2018 to 2020 (calendar years)`."""
    inner = [one for one in token.inner if one.kind not in PREPS]
    return inner[0].name if len(inner) == 1 and inner[0].kind is Kind.YEAR_KIND else ""


def read_items(stream: Stream, context: Context) -> tuple[tuple[Item, ...], Stream] | None:
    """The entries of a list; a kind of year before the first holds for all that name none."""
    items: list[Item] = []
    joined: Kind | None = None
    rest = stream
    while True:
        kind = rest.take(Kind.YEAR_KIND, skip=PREPS)
        core = read_core(rest, context) or _after_prep(rest, context)
        if not core:
            break
        if kind and not items:
            context = replace(context, kind=kind[0].name)
        end = core[1]
        bracket = end.take(Kind.BRACKET)
        behind = bracket[1] if bracket else end
        items.append(
            Item(core[0], bracket[0] if bracket else None, joined, _marked(rest, behind), rest.tokens[rest.at : end.at])
        )
        stream_end = behind
        separator = _separator(behind)
        if not separator:
            return tuple(items), stream_end
        joined, rest = separator
    return (tuple(items), stream_end) if items else None


def _after_prep(stream: Stream, context: Context) -> ParsedCore | None:
    prep = stream.take(Kind.PREP)
    return read_core(prep[1], context) if prep else None


def _separator(stream: Stream) -> tuple[Kind, Stream] | None:
    """What joins two entries: a comma, *and*, both; an ellipsis alone."""
    found = stream.take(*SEPARATORS)
    if not found:
        return None
    kind, rest = found[0].kind, found[1]
    if kind is not Kind.ELLIPSIS and (further := rest.take(Kind.AND)):
        rest = further[1]
    return kind, rest


def _marked(start: Stream, end: Stream) -> bool:
    """Whether a footnote's sign stands at an entry."""
    return any(token.kind is Kind.MARK for token in start.tokens[start.at : end.at + 1])


def tell_items(items: tuple[Item, ...], context: Context, inside: InBrackets, text: str) -> Told:
    """What the entries come to together."""
    if refused := doubtful(items, text):
        return refused
    told: list[Told] = []
    plain: Told | None = None
    for item in _completed(items):
        own = with_bracket(item, context, inside)
        if told and item.joined is Kind.COMMA and yields_to(told[-1], own):
            told[-1] = own
            continue
        before, plain = plain, own
        if item.joined is Kind.ELLIPSIS and before:
            years = single_years(before, own)
            own = Found(years[1:]) if years else Refused(REASON["several"].format(words=text))
        told.append(_with_mark(own) if item.marked else own)
    return together(tuple(told))


def together(told: tuple[Told, ...]) -> Told:
    """Several that were told as one: all their spans, each once, or the first reason."""
    for one in told:
        if isinstance(one, Refused):
            return one
    found = [one for one in told if isinstance(one, Found)]
    spans: dict[Period, Span] = {}
    for span in (span for one in found for span in one.spans):
        known = spans.get(span.period)
        spans[span.period] = span if known is None or len(span.note) < len(known.note) else known
    return Found(tuple(spans.values()), found[0].each if len(found) == 1 else (), weak=all(one.weak for one in found))


def _with_mark(told: Told) -> Told:
    """What was told, with a note on its last span that a footnote's sign stands at it."""
    if isinstance(told, Refused):
        return told
    last = told.spans[-1]
    return replace(told, spans=(*told.spans[:-1], Span(last.period, note(last.note, NOTE["mark"]))))


def _completed(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The entries, those that lack a year in the year of the next that has one (`April, May and June 2020`)."""
    result: list[Item] = []
    year: YearReading | None = None
    for item in reversed(items):
        core = item.core
        if isinstance(core, Atom):
            core = in_year(core, year) if core.lacks_year and year and not core.short else core
            year = _year_for_earlier(core)
        elif isinstance(core, Ends):
            last = in_year(core.last, year) if core.last.lacks_year and year and not core.last.short else core.last
            core = replace(core, last=last)
            year = _year_for_earlier(last)
        result.append(replace(item, core=core))
    return tuple(reversed(result))


def _year_for_earlier(atom: Atom) -> YearReading | None:
    """The year that an entry lends to those before it."""
    if atom.year and not atom.year.soft and atom.grain is not Grain.YEAR:
        return atom.year
    if atom.grain is Grain.DAY and atom.period:
        return YearReading(Period.calendar_year(atom.period.first.year), bare=True)
    return None
