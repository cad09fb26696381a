"""Small words that every mark needs: months, amounts, days of print, who counted. Pure functions of plain values."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dashboard.row import Row
from dashboard.statistics.percents import a_month
from dashboard.statistics.words_for_numbers import half_up, number
from dashboard.words import counted, listed
from dashboard.words import printed_on as printed_on
from etl.model.count import Count, Number
from etl.model.observation import Unit
from etl.model.period import Period

_NOUNS = {
    Unit.OFFENCE: ("offence", "offences"),
    Unit.CRIME_REPORT: ("crime report", "crime reports"),
    Unit.MENTION: ("mention", "mentions"),
    Unit.VICTIM: ("victim", "victims"),
    Unit.PERSON: ("person", "people"),
}
_LEAST = Fraction(1, 20)
OWN = "the force"
"""What the register writes where the force itself counted."""


def nouns(unit: Unit) -> tuple[str, str]:
    """One and many of a unit."""
    return _NOUNS[unit]


def amount(count: Count, unit: Unit) -> str:
    """`118 offences`, `1 offence`, `1 to 4 offences`, `at least 18 offences`, `no figure`."""
    one, many = nouns(unit)
    if count.lowest is None:
        return "no figure"
    if count.highest is None:
        return f"at least {number(count.lowest)} {one if count.lowest == 1 else many}"
    if count.lowest == count.highest:
        return f"{number(count.lowest)} {one if count.lowest == 1 else many}"
    return f"{number(count.lowest)} to {number(count.highest)} {many}"


def bare(count: Count) -> str:
    """The same without its noun, for a cell of a table: empty without a number."""
    if count.lowest is None:
        return ""
    if count.highest is None:
        return f"at least {number(count.lowest)}"
    if count.lowest == count.highest:
        return number(count.lowest)
    return f"{number(count.lowest)} to {number(count.highest)}"


def months_words(period: Period) -> str:
    """`39 months`, `1 month`, or days where it is not made of whole months."""
    months = period.whole_months
    return counted(period.days, "day", "days") if months is None else counted(months, "month", "months")


def in_words(period: Period) -> str:
    """With its preposition: `in 2017/18`, `from April 2017 to June 2020`, `on 3 April 2017`."""
    if " to " in period.label:
        return f"from {period.label}"
    return f"{'on' if period.days == 1 else 'in'} {period.label}"


def span_words(period: Period) -> str:
    """`April 2017 to March 2024`: months at both ends, also where it is one financial year."""
    if period.is_financial_year:
        return f"April {period.first.year} to March {period.last.year}"
    return period.label


def monthly(value: Number | float, period: Period) -> str:
    """A month's number with one decimal: `3.0`; `under 0.1` for less than half of that, `0` for none."""
    each = a_month(value, period)
    if 0 < each < _LEAST:
        return "under 0.1"
    return number(half_up(each, 1), 1) if value else "0"


def monthly_count(count: Count, period: Period) -> str:
    """A month's number of a count: `3.0`, `at least 1.5`, `3.0 to 3.3`; empty without a number."""
    if count.lowest is None:
        return ""
    low = monthly(count.lowest, period)
    if count.highest is None:
        return f"at least {low}"
    high = monthly(count.highest, period)
    return low if low == high else f"{low} to {high}"


def source_words(row: Row) -> str:
    """Who counted, when it was printed and how many pages print it."""
    who = "The force’s own answer" if row.compiled_by == OWN else f"Compiled by {row.compiled_by or 'a body not named'}"
    when = f", printed {printed_on(row.published)}" if row.published else ""
    pages = "one page prints it" if row.witnesses == 1 else f"{row.witnesses} pages print it"
    return f"{who}{when}; {pages}." if row.witnesses else f"{who}{when}."


def quoted(words: str) -> str:
    """In the quotation marks of the product."""
    return f"“{words}”"


def all_of(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return listed(list(words))


def capital(words: str) -> str:
    """The same with its first letter large."""
    return f"{words[:1].upper()}{words[1:]}"
