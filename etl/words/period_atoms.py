"""The smallest words that mean a span: a day, a month, a year of some kind, a quarter or half of a year.

An atom that lacks its year (`April` of `April to September 2017`) is not yet a period; a range completes it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from etl.model.period import Period
from etl.words.period_notes import REASON, Span, note
from etl.words.period_numerals import Token
from etl.words.period_types import PREPS, SKIPPED, Atom, Context, Grain, Parsed, Part, Stream
from etl.words.period_words import Kind, lexicon
from etl.words.period_years import YearReading, relative_year, year_of


def read_atom(stream: Stream, context: Context) -> Parsed | None:
    """The atom at a place and the place behind it; None where there is none."""
    for reader in (_date, _bad, _day_first, _month_first, _month_year, _part_of_year, _year):
        if parsed := reader(stream, context):
            atom, rest = parsed
            return replace(atom, text=stream.text_to(rest)), rest
    return None


def in_year(atom: Atom, year: YearReading) -> Atom:
    """An atom without a year, completed by one: of a year from April a month finds its own calendar year."""
    if year.reason or year.period is None:
        return replace(atom, reason=year.reason, either=year.either, soft=year.soft)
    frame = year.period
    joined = note(atom.note, year.note if atom.part or not year.bare else "")
    if atom.part:
        if atom.part.is_code and year.bare and atom.part.length == 3:
            return replace(
                atom, reason=REASON["quarter of bare year"].format(words=atom.text), either=_quarters(atom.part, frame)
            )
        period = atom.part.of(frame)
        return replace(
            atom, period=period, note=joined, reason="" if period else REASON["not so many months"], year=year
        )
    calendar = frame.first.year + (atom.month < frame.first.month)
    return _dated(replace(atom, note=joined, year=year), calendar)


def _quarters(part: Part, year: Period) -> tuple[Span, ...]:
    financial = part.of(Period.financial_year(year.first.year))
    return tuple(Span(period) for period in (part.of(year), financial) if period)


def _dated(atom: Atom, year: int) -> Atom:
    """An atom of a month or day in a calendar year."""
    try:
        if atom.grain is Grain.MONTH:
            return replace(atom, period=Period.months_of(year, atom.month, 1))
        day = date(year, atom.month, atom.day)
        return replace(atom, period=Period(day, day))
    except ValueError:
        return replace(atom, reason=REASON["no such day"].format(words=atom.text or f"{atom.day}/{atom.month}/{year}"))


def _date(stream: Stream, _context: Context) -> Parsed | None:
    if not (taken := stream.take(Kind.DATE)) or taken[0].day is None:
        return None
    day = taken[0].day
    return Atom(Grain.DAY, period=Period(day, day), month=day.month, day=day.day), taken[1]


def _bad(stream: Stream, _context: Context) -> Parsed | None:
    taken = stream.take(Kind.BAD)
    if not taken:
        return None
    return Atom(Grain.YEAR, reason=f"'{taken[0].text}': {taken[0].name}"), taken[1]


def _day_first(stream: Stream, context: Context) -> Parsed | None:
    """`1 April 2019`, `the 1st of April`, `first of April 2019`."""
    taken = stream.take(Kind.NUMBER, Kind.ORDINAL)
    if not taken or not 1 <= taken[0].number <= 31:
        return None
    number, rest = taken
    of = rest.take(Kind.PREP)
    named = (of[1] if of else rest).take(Kind.MONTH)
    if not named or not (number.text[0].isdigit() or of):
        return None
    day = Atom(Grain.DAY, month=named[0].number, day=number.number)
    short = named[1].take(Kind.NUMBER)
    if short and len(short[0].text) == 2 and short[0].text.isdigit() and not short[1].take(Kind.MONTH, Kind.UNIT):
        return _dated(day, lexicon().long_year(short[0].text)), short[1]
    return _with_year(day, named[1], context)


def _month_first(stream: Stream, context: Context) -> Parsed | None:
    """`April 1 2019`, `April 1st`, `April 2019`, `April`, and `Apr 20`, which may be a day or a year."""
    named = stream.take(Kind.MONTH)
    if not named:
        return None
    month = Atom(Grain.MONTH, month=named[0].number)
    counted = named[1].take(Kind.NUMBER, Kind.ORDINAL)
    if counted and counted[0].text[0].isdigit() and not counted[1].take(Kind.UNIT, Kind.UNIT_OF_DAYS, Kind.MONTH):
        number = counted[0]
        short = lexicon().long_year(number.text) if number.kind is Kind.NUMBER and len(number.text) == 2 else 0
        day = Atom(Grain.DAY, month=month.month, day=number.number, short=short)
        return _with_year(day, counted[1], context)
    return _with_year(month, named[1], context)


def _month_year(stream: Stream, _context: Context) -> Parsed | None:
    taken = stream.take(Kind.MONTH_YEAR)
    if not taken:
        return None
    token, rest = taken
    said = note(REASON["month in figures"].format(words=token.text) if token.name else "")
    period = Period.months_of(token.second, token.number, 1)
    return Atom(Grain.MONTH, period=period, month=token.number, note=said, weak=token.name == "figures"), rest


def _with_year(atom: Atom, stream: Stream, context: Context) -> Parsed:
    """The atom with the year that follows it, if one does."""
    if found := year_behind(stream, context):
        year, rest = found
        return in_year(replace(atom, short=0), year), rest
    return atom, stream


def year_behind(stream: Stream, context: Context) -> tuple[YearReading, Stream] | None:
    """A year right behind a month, day or part: `2019`, `, 2019`, `of 2019/20`, `last year`, `(2025)`."""
    stream = stream.skip(Kind.COMMA)
    if bracket := stream.take(Kind.BRACKET):
        inner = Stream(bracket[0].inner).take(Kind.YEAR, Kind.FINANCIAL)
        if inner and inner[1].at == len(bracket[0].inner):
            return year_of(inner[0], context.kind), bracket[1]
        return None
    plain = stream.take(Kind.YEAR, skip=PREPS)
    if plain and not context.kind and plain[1].take(Kind.BRACKET):
        return year_of(plain[0], ""), plain[1]
    return _year_reading(stream, context, PREPS)


def _year_reading(stream: Stream, context: Context, skip: frozenset[Kind]) -> tuple[YearReading, Stream] | None:
    """A year with the words for its kind before or behind it, or one counted from the day of publication."""
    rest, kind = stream, context.kind
    if named := rest.take(Kind.YEAR_KIND, skip=skip):
        kind, rest = named[0].name, named[1]
        if (unit := rest.take(Kind.UNIT)) and unit[0].number == 12:
            rest = unit[1]
        rest = rest.skip(Kind.COLON)
    elif (unit := rest.take(Kind.UNIT, skip=skip)) and unit[0].number == 12:
        rest = unit[1]
    relative = rest.take(Kind.LAST, Kind.THIS, skip=skip)
    if relative and (unit := relative[1].take(Kind.UNIT, Kind.YEAR_KIND)) and unit[0].number in (0, 12):
        if (named := unit[1].take(Kind.YEAR, Kind.FINANCIAL, Kind.SHORT)) and unit[0].kind is Kind.YEAR_KIND:
            return _of_kind(named[0], unit[0].name, named[1])
        back = relative[0].kind is Kind.LAST
        return relative_year(back, unit[0].name, context.published, relative[0].text), unit[1]
    taken = rest.take(Kind.YEAR, Kind.FINANCIAL, Kind.SHORT, skip=skip)
    if not taken:
        return None
    return _of_kind(taken[0], kind, taken[1])


def _of_kind(token: Token, kind: str, rest: Stream) -> tuple[YearReading, Stream] | None:
    """The year, with a kind named behind it: `2019/20 financial year`, `2024 (calendar year)`."""
    if behind := rest.take(Kind.YEAR_KIND):
        kind, rest = behind[0].name, behind[1]
    elif bracket := rest.take(Kind.BRACKET):
        inner = Stream(bracket[0].inner).take(Kind.YEAR_KIND, skip=PREPS)
        if inner and inner[1].at == len(bracket[0].inner):
            kind, rest = inner[0].name, bracket[1]
    if token.kind is Kind.SHORT and kind in ("", "calendar"):
        return None
    joined = rest.take(Kind.TO, Kind.DASH, Kind.AND)
    if kind not in ("", "calendar") and token.kind is Kind.YEAR and joined and joined[0].kind is not Kind.AND:
        last = joined[1].take(Kind.YEAR)
        if last and last[0].number == token.number + 1:
            return year_of(Token(Kind.FINANCIAL, token.text, token.number, name="/"), kind), last[1]
    return year_of(token, kind), rest


def _year(stream: Stream, context: Context) -> Parsed | None:
    found = _year_reading(stream, context, SKIPPED)
    if not found:
        return None
    year, rest = found
    if code := rest.take(Kind.QUARTER, Kind.HALF):
        return in_year(Atom(Grain.PART, code[0].text, part=_numbered(code[0])), year), code[1]
    if named := named_part(rest):
        return in_year(Atom(Grain.PART, rest.text_to(named[1]), part=named[0]), year), named[1]
    atom = Atom(
        Grain.YEAR,
        period=year.period,
        note=year.note,
        reason=year.reason,
        either=year.either,
        bare=year.bare,
        soft=year.soft,
    )
    return replace(atom, year=year), rest


def _part_of_year(stream: Stream, context: Context) -> Parsed | None:
    """`Q1 2019/20`, `first half of 2019`, `last three months of 2018/19`, `quarter 3 of 2018/19`."""
    kind = stream.take(Kind.YEAR_KIND)
    if kind and (code := kind[1].take(Kind.QUARTER, Kind.HALF)):
        context = replace(context, kind=kind[0].name)
    else:
        code = stream.take(Kind.QUARTER, Kind.HALF)
    named = (_numbered(code[0]), code[1]) if code else named_part(stream)
    if not named:
        return None
    part, rest = named
    atom = Atom(Grain.PART, stream.text_to(rest), part=part)
    if months := _months_between(rest, context):
        return months
    if found := year_behind(rest, context):
        return in_year(atom, found[0]), found[1]
    return (atom, rest) if code or _is_part_alone(stream, rest) else None


def _is_part_alone(stream: Stream, rest: Stream) -> bool:
    """Whether `first quarter` without a year is one of a year, not of something else (`first quarter of offences`)."""
    counted = any(token.kind is Kind.NUMBER for token in stream.tokens[stream.at : rest.at])
    if counted or not stream.take(Kind.ORDINAL, Kind.FINAL, Kind.OPENING):
        return rest.take(Kind.UNIT, Kind.YEAR_KIND, skip=PREPS) is not None
    return rest.take(Kind.WORD, skip=PREPS) is None and _is_open(rest)


def _is_open(rest: Stream) -> bool:
    """Whether no law, day or words in brackets follow; months in brackets say which part it is."""
    bracket = rest.take(Kind.BRACKET, skip=PREPS)
    months = bracket is not None and any(token.kind in (Kind.MONTH, Kind.MONTH_YEAR) for token in bracket[0].inner)
    return months or rest.take(Kind.LAW, Kind.BRACKET, Kind.FROM, skip=PREPS) is None


def _months_between(stream: Stream, context: Context) -> Parsed | None:
    """`(Apr-Jun) 2019` behind a quarter: the months decide."""
    bracket = stream.take(Kind.BRACKET)
    if not bracket:
        return None
    inner = Stream(bracket[0].inner)
    first = inner.take(Kind.MONTH)
    joined = first[1].take(Kind.TO, Kind.DASH) if first else None
    last = joined[1].take(Kind.MONTH) if joined else None
    year = year_behind(bracket[1], context)
    if not first or not last or not year or last[1].at != len(bracket[0].inner):
        return None
    ends = [in_year(Atom(Grain.MONTH, month=token.number), year[0]) for token in (first[0], last[0])]
    opening, closing = ends[0].period, ends[1].period
    if opening is None or closing is None or closing.last < opening.first:
        return None
    return Atom(Grain.PART, period=Period(opening.first, closing.last), year=year[0]), year[1]


def _numbered(token: Token) -> Part:
    length = 3 if token.kind is Kind.QUARTER else 6
    return Part(length, length * (token.number - 1), is_code=True)


def named_part(stream: Stream) -> tuple[Part, Stream] | None:
    """The part of a year that words name: `first half`, `third quarter`, `last six months`, `first 9 months`."""
    which = stream.take(Kind.ORDINAL, Kind.LAST, Kind.FINAL, Kind.OPENING)
    if not which:
        return None
    from_end = which[0].kind in (Kind.LAST, Kind.FINAL)
    place = 1 if which[0].kind is not Kind.ORDINAL else which[0].number
    if (unit := which[1].take(Kind.UNIT)) and unit[0].number in (1, 3, 6):
        return Part(unit[0].number, unit[0].number * (place - 1), from_end), unit[1]
    counted = which[1].take(Kind.NUMBER)
    unit = counted[1].skip(Kind.DASH).take(Kind.UNIT) if counted else None
    if not counted or not unit or unit[0].number == 12 or place != 1:
        return None
    return Part(counted[0].number * unit[0].number, 0, from_end), unit[1]
