"""What an expression of time comes to: spans, or the reason why it cannot be told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from etl.model.period import Period
from etl.words.period_atoms import in_year
from etl.words.period_notes import NOTE, REASON, Span, note
from etl.words.period_types import Atom, Context, Grain
from etl.words.period_years import YearReading


@dataclass(frozen=True, slots=True)
class Found:
    """The spans that words mean. `each`: the same as single years, for words such as *each year*.

    `weak`: four digits alone, which may be a count or a part of a name. `relative`: counted from the day of
    publication, and so no match for a span that is named beside it.
    """

    spans: tuple[Span, ...]
    each: tuple[Span, ...] = ()
    weak: bool = False
    relative: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Why words of time cannot be told. `either`: the readings, where there are several.

    `soft`: a span right behind the words settles them (`last year, 2019`); `aside`: one in brackets only. `months`: the
    length that they say.
    """

    reason: str
    either: tuple[Span, ...] = ()
    soft: bool = False
    aside: bool = False
    months: int = 0


Told = Found | Refused


def yields_to(told: Told, behind: Told | None) -> bool:
    """Whether relative words are said again in full right behind them (`the last financial year 2013/14`)."""
    soft = told.relative if isinstance(told, Found) else told.soft and not told.aside and not told.months
    return soft and isinstance(behind, Found) and not behind.relative


@dataclass(frozen=True, slots=True)
class Ends:
    """Two atoms of which the first begins and the second ends a span. `inclusive`: the words say so."""

    first: Atom
    last: Atom
    inclusive: bool = False
    text: str = ""


def tell_atom(atom: Atom, context: Context) -> Told:
    """A single atom as a span."""
    if atom.lacks_year and context.within:
        atom = complete_within(atom, context.within)
    if atom.reason:
        return Refused(atom.reason, atom.either, atom.soft)
    if atom.period is None:
        reason = "plain part" if atom.part else "no year"
        return Refused(REASON["short year or day" if atom.short else reason].format(words=atom.text))
    if atom.weak:
        return Refused(REASON["reference"].format(words=atom.text), (Span(atom.period),))
    if atom.soft and context.published and atom.period.last >= context.published >= atom.period.first:
        span = Span(Period(atom.period.first, context.published), note(atom.note, NOTE["so far"]))
        return Found((span,), relative=True)
    return Found((Span(atom.period, atom.note),), weak=atom.bare, relative=atom.soft)


def tell_ends(ends: Ends, context: Context) -> Told:
    """The span between two atoms, the first completed by the second where it lacks its year."""
    first, last = ends.first, _month_of_short_year(ends.first, ends.last)
    if context.within and first.short and last.short and first.lacks_year and last.lacks_year:
        return _months_or_days(first, last, context.within, ends.text)
    if last.lacks_year and context.within:
        last = complete_within(last, context.within)
        first = complete_within(first, context.within) if first.lacks_year else first
    if last.lacks_year and first.period and not first.bare:
        last = _complete_last(first, first.period, last)
    if last.lacks_year or (first.lacks_year and first.short and last.grain is not Grain.DAY):
        return _without_years(first, last, ends.text)
    if first.lacks_year:
        first = _complete(first, last)
    for atom in (first, last):
        if atom.reason:
            return Refused(atom.reason, atom.either, atom.soft)
    return _between(replace(ends, first=first, last=last))


def _months_or_days(first: Atom, last: Atom, frame: Period, text: str) -> Told:
    """`Apr 21 - Mar 22` in a bracket behind a span: months of years where they make that span, else untold."""
    opening = Period.months_of(first.short, first.month, 1)
    closing = Period.months_of(last.short, last.month, 1)
    if opening.first == frame.first and closing.last == frame.last:
        return Found((Span(frame, NOTE["short years"]),))
    return Refused(REASON["short year or day"].format(words=text))


def _month_of_short_year(first: Atom, last: Atom) -> Atom:
    """`Jun 21` behind a month without a day (`Apr-Jun 21`) is a month and its year, not a day."""
    if not (last.short and last.lacks_year and first.lacks_year and first.grain is Grain.MONTH):
        return last
    period = Period.months_of(last.short, last.month, 1)
    return Atom(Grain.MONTH, last.text, period, last.month, note=NOTE["short years"])


def complete_within(atom: Atom, frame: Period) -> Atom:
    """An atom without a year, as it lies in a span; with a reason where it lies in none of its years or in several."""
    inside: list[Atom] = []
    for year in range(frame.first.year, frame.last.year + 1):
        reading = YearReading(frame) if atom.part else YearReading(Period.calendar_year(year))
        tried = in_year(atom, reading)
        if tried.period and frame.contains(tried.period) and tried.period not in [one.period for one in inside]:
            inside.append(tried)
    if len(inside) == 1:
        return inside[0]
    return replace(atom, reason=REASON["no year"].format(words=atom.text))


def _complete(first: Atom, last: Atom) -> Atom:
    """The first atom of a span, in the year that the second names."""
    if first.grain is Grain.DAY and not first.month:
        first = replace(first, month=last.month)
    if last.reason or last.period is None:
        return replace(first, reason=last.reason, either=last.either, soft=last.soft)
    if first.grain is last.grain is Grain.MONTH and first.month == last.month:
        return replace(first, reason=REASON["no year"].format(words=first.text))
    if last.year and last.year.period and (first.part or not last.year.bare) and not last.year.soft:
        return in_year(first, last.year)
    year = last.period.first.year
    later = (first.month, first.day) > (last.period.last.month, last.period.last.day if first.day else 99)
    said = YearReading(Period.calendar_year(year - later), bare=True)
    completed = in_year(first, said)
    return replace(completed, note=note(completed.note, NOTE["year before"] if later else ""))


def _complete_last(first: Atom, period: Period, last: Atom) -> Atom:
    """The second atom, in the year that the first names (`2019/20 Q1-Q3`) or is (`2019/20 up to December`)."""
    if last.part and first.part and first.year:
        return in_year(last, first.year)
    tried = complete_within(last, period) if first.grain is Grain.YEAR else last
    return last if tried.period and tried.period.first == period.first else tried


def _without_years(first: Atom, last: Atom, text: str) -> Told:
    """Two atoms without years: months with two digits are whole years, or may be days (`Apr 18 to Mar 19`)."""
    if first.reason or last.reason:
        return Refused(first.reason or last.reason, first.either or last.either, first.soft or last.soft)
    if first.short and last.short:
        opening = Period.months_of(first.short, first.month, 1)
        closing = Period.months_of(last.short, last.month, 1)
        if opening.first < closing.first:
            span = Period(opening.first, closing.last)
            if (span.whole_months or 0) % 12 == 0:
                return Found((Span(span, NOTE["short years"]),))
            return Refused(REASON["short year or day"].format(words=text), (Span(span),))
    if first.short or last.short:
        return Refused(REASON["short year or day"].format(words=text))
    return Refused(REASON["no year"].format(words=text))


def _between(ends: Ends) -> Told:
    """The span from one complete atom to another."""
    first, last = ends.first, ends.last
    if first.period is None or last.period is None:
        return Refused(REASON["no year"].format(words=ends.text))
    if refused := _mixed(ends, first.period, last.period):
        return refused
    if last.period.last < first.period.first or last.period.first < first.period.first:
        return Refused(REASON["backwards"])
    span = Period(first.period.first, last.period.last)
    if first.grain is last.grain is Grain.YEAR:
        said = NOTE["years whole"] if first.bare else note(first.note, last.note)
        return Found((Span(span, said),), _single_years(first, last))
    same = first.grain is last.grain is Grain.MONTH and first.month == last.month and first.period != last.period
    said = NOTE["same month"] if same and not ends.inclusive else ""
    return Found((Span(span, note(first.note, last.note, said)),))


def _mixed(ends: Ends, first: Period, last: Period) -> Refused | None:
    """The reason where the ends are of kinds that do not make a span together."""
    opening, closing = ends.first, ends.last
    if opening.bare and closing.bare and first.first.year + 1 == last.first.year:
        financial = Period.financial_year(first.first.year)
        names = {"financial": financial.label, "first": first.first.year, "last": last.first.year}
        both = (Span(financial), Span(Period(first.first, last.last)))
        return Refused(REASON["two years"].format(**names), both)
    years = (opening.grain is Grain.YEAR, closing.grain is Grain.YEAR)
    if all(years) and opening.bare != closing.bare:
        return Refused(REASON["mixed ends"].format(words=ends.text))
    if years == (False, True) and not opening.part:
        return Refused(REASON["month and year"].format(words=ends.text))
    if years == (True, False) and opening.bare:
        return Refused(REASON["mixed ends"].format(words=ends.text))
    return None


def _single_years(first: Atom, last: Atom) -> tuple[Span, ...]:
    """Every year from one year to another of the same kind, with the note of a single one."""
    if first.period is None or last.period is None:
        return ()
    spans = []
    opening, closing = first.period.first, first.period.last
    while closing <= last.period.last:
        spans.append(Span(Period(opening, closing), first.note))
        opening, closing = opening.replace(year=opening.year + 1), closing.replace(year=closing.year + 1)
    return tuple(spans) if spans and spans[-1].period == last.period else ()


def single_years(first: Told, last: Told) -> tuple[Span, ...]:
    """Every year from the one told to the other (`2014/15 … 2018/19`); empty where they are not years of one kind."""
    if isinstance(first, Refused) or isinstance(last, Refused):
        return ()
    opening, closing = first.spans[-1], last.spans[0]
    if not opening.period.months == closing.period.months == Fraction(12):
        return ()
    return _single_years(
        Atom(Grain.YEAR, period=opening.period, note=opening.note), Atom(Grain.YEAR, period=closing.period)
    )
