"""What is said with a span or in place of one: notes on what was assumed, reasons why words cannot be told."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model.period import Period


@dataclass(frozen=True, slots=True)
class Span:
    """One period that words mean; `note` says what was assumed, empty when nothing."""

    period: Period
    note: str = ""


NOTE = {
    "bare year": "a year of four digits is read as the calendar year",
    "four digits twice": "two years joined by a dash are read as the financial year",
    "tax year": "a tax year runs from 6 April to 5 April",
    "academic year": "an academic year is read as 1 September to 31 August",
    "year to April": "a year up to April is read as 1 April to 31 March",
    "same month": "both months are read as whole, so it is a month more than whole years",
    "years whole": "every year is read as a whole calendar year",
    "year before": "a month without a year is in the year before, as the span would end before it starts",
    "last year": "last year is read as the calendar year before publication",
    "last financial year": "the last one that was over at publication",
    "so far": "up to the day of publication; the count may stop sooner",
    "last such month": "the last such month that was over at publication",
    "law": "the law came into force on 3 April 2017",
    "mark": "a mark stands beside it; its footnote may say that only a part is meant",
    "short years": "two digits after a month are read as its year",
    "narrowed": "the part that the words in brackets name",
    "law's months": "the law's own months are read as whole months: nothing was recorded on the first two days",
    "anchored": "counted from the day that the words name",
    "last month": "the month before publication",
}

REASON = {
    "nothing": "no words of time in it",
    "too long": "it is too long to be the words for a period",
    "no such day": "there is no such day: {words}",
    "backwards": "it ends before it starts",
    "no year": "the year is not said: {words}",
    "no end": "it has no end: {words}",
    "no start": "it has no beginning: {words}",
    "point": "a point in time or a date of something, not a span: {words}",
    "duration": "it says how long, not when: {words}",
    "relative": "{words} counts from the day of publication, which is not given",
    "rolling": "{words} counts back from a day that is not said",
    "elsewhere": "it depends on a period named elsewhere: {words}",
    "vague": "no calendar says when that is: {words}",
    "rough": "it says only roughly when: {words}",
    "two years": "it may be the financial year {financial} or the calendar years {first} and {last}",
    "kind of bare year": "the {kind} year that starts in {year} or the one that ends in it",
    "contradiction": "a {kind} year does not run over two years: {words}",
    "quarter of bare year": "{words} may be a quarter of the calendar year or of the financial year",
    "not so many months": "a year has not so many months",
    "month in figures": "{words} is read as a month",
    "reference": "it may be a month or a reference: {words}",
    "other kind": "the words say {kind} years, and what stands beside them is none: {words}",
    "month and year": "it may end in the same month of the later year or with that year: {words}",
    "mixed ends": "its two ends are years of different kinds: {words}",
    "two halves": "it may end with the month named or at its start: {words}",
    "length differs": "{words} is not as long as it says",
    "same months or whole year": "{words} may mean the same months of that year or the whole year",
    "several": "it names several periods and does not say how they belong together: {words}",
    "number": "{words} is a number that is no part of a period",
    "count": "{words} may be a count",
    "no period": "{words} is a reference or the like",
    "tie": "what stands at {words} is no period",
    "age": "{words} is an age",
    "unknown words": "these words are not understood: {words}",
    "partial": "it is a part of a year and does not say which: {words}",
    "not over": "the year had not begun or was over at publication: {words}",
    "bracket differs": "the words in brackets name another span: {words}",
    "short year or day": "{words} may be a day or a year after the month",
    "statute": "{words} is the name of a law",
    "plain part": "it does not say of which year: {words}",
}


def note(*said: str) -> str:
    """Several notes as one, each once."""
    return "; ".join(dict.fromkeys(text for text in said if text))
