"""A small truth: what is listed, how each label is written and what it means, and what each number says.

Everything here is made up; no number is a real figure.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from itertools import product

from etl.extract.grid import CellValue
from etl.model.period import Period
from tests.etl.generated.choices import Choices

AREA, PERIOD, YEAR, QUARTER, MONTH = "area", "period", "year", "quarter", "month"
PLATFORM, AGE, SEX, OUTCOME = "platform", "age", "sex", "outcome"
PARTS = (PLATFORM, AGE, SEX, OUTCOME)
Key = tuple[str, str, str, str, str]
"""Area, period, platform or category, age band, sex, as `tests.etl.transform.sheets.about` gives them."""
FORCES: dict[str, tuple[str, ...]] = {
    "E23000032": ("Kent", "Kent Police", "KENT"), "E23000031": ("Surrey", "Surrey Police", "Surrey Police "),
    "E23000033": ("Sussex", "Sussex Police"), "E23000036": ("Avon & Somerset", "Avon and Somerset Constabulary"),
    "W15000002": ("Gwent", "Gwent Police"), "E23000024": ("Norfolk", "Norfolk Constabulary"),
}  # fmt: skip
WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    PLATFORM: {
        "Facebook": ("Facebook", "FB"), "Snapchat": ("Snapchat", "Snap Chat"), "Instagram": ("Instagram", "Insta"),
        "WhatsApp": ("WhatsApp", "Whats App"), "Kik": ("Kik", "Kik Messenger"), "Roblox": ("Roblox", "ROBLOX"),
    },
    AGE: {
        "0-11": ("11 and under", "0-11", "Under 12"), "12-15": ("12-15", "12 to 15", "Aged 12-15"),
        "16+": ("16 and over", "16+"), "unknown": ("Unknown age", "Age not recorded"),
    },
    SEX: {"female": ("Female", "F", "Girls"), "male": ("Male", "M", "Boys"), "unknown": ("Not recorded", "Unknown")},
    OUTCOME: {
        "Charged": ("Charged",), "Cautioned": ("Cautioned",), "Community resolution": ("Community resolution",),
        "No further action": ("No further action",),
    },
}  # fmt: skip
HEADINGS = {
    AREA: ("Police force", "Force", ""), PERIOD: ("Year", "Financial year", "Period", ""), YEAR: ("Year", ""),
    QUARTER: ("Quarter", ""), MONTH: ("Month", ""), PLATFORM: ("Platform", "Method of communication", "App used"),
    AGE: ("Age", "Age of victim", "Age group"), SEX: ("Sex", "Gender of victim", ""), OUTCOME: ("Outcome",),
}  # fmt: skip
MEASURES = {"Offences": "offence", "Number of offences": "offence", "Count": "offence", "Victims": "victim"}
MARKS = (
    ("*", "at least 1 · suppressed"), ("<5", "1 to 4 · suppressed"), ("n/a", "none · not provided"),
    ("1-4", "1 to 4 · suppressed"), ("fewer than five", "1 to 4 · suppressed"), ("not held", "none · not held"),
)  # fmt: skip
NUMBER_WORDS = ("nil", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Label:
    """A label as written, and what it means."""

    text: CellValue
    means: str


@dataclass(frozen=True)
class Way:
    """One thing that numbers are parted by: its labels, and the heading over them."""

    kind: str
    labels: tuple[Label, ...]
    heading: str


@dataclass(frozen=True)
class Entry:
    """What stands in a cell, how it is shown, what it says; `number` is None where it is no exact number."""

    cell: CellValue | None
    shown: str
    says: str
    number: int | None


@dataclass(frozen=True)
class Truth:
    """The ways in their order, an entry for each combination of their labels, and what is counted."""

    ways: tuple[Way, ...]
    entries: dict[tuple[int, ...], Entry]
    measure: str
    fence: Period

    @property
    def kinds(self) -> set[str]:
        """What it is parted by."""
        return {way.kind for way in self.ways}

    @property
    def order(self) -> tuple[str, ...]:
        """The kinds of its ways in their order."""
        return tuple(way.kind for way in self.ways)

    def turned(self) -> Truth:
        """The same with its ways in the opposite order."""
        entries = {place[::-1]: entry for place, entry in self.entries.items()}
        return replace(self, ways=self.ways[::-1], entries=entries)

    def unit(self, measure: str = "") -> str:
        """What an observation of it counts under a heading; without one, offences."""
        unit = MEASURES.get(measure, "offence")
        by_platform = any(way.kind == PLATFORM for way in self.ways)
        return "mention" if by_platform and unit == "offence" else unit

    @property
    def force(self) -> str:
        """The force of the register's row; empty where the sheet names its forces."""
        return "" if any(way.kind == AREA for way in self.ways) else "Kent Police"

    def key(self, chosen: dict[str, str]) -> Key:
        """What a number is about, from what each way means."""
        area = chosen.get(AREA, "E23000032")
        part = chosen.get(PLATFORM, "") or chosen.get(OUTCOME, "")
        return area, self._period(chosen), part, chosen.get(AGE, ""), chosen.get(SEX, "")

    def _period(self, chosen: dict[str, str]) -> str:
        if PERIOD in chosen:
            return chosen[PERIOD]
        if YEAR not in chosen:
            return self.fence.label
        year = Period.parse(chosen[YEAR])
        if QUARTER in chosen:
            return Period.quarter(year.first.year, int(chosen[QUARTER])).label
        if MONTH in chosen:
            month = int(chosen[MONTH])
            return Period.months_of(year.first.year + (month < year.first.month), month, 1).label
        return year.label


def fence_for(kinds: tuple[str, ...], choices: Choices) -> tuple[Period, bool]:
    """The span of the register's row, and whether its years are calendar years."""
    calendar_years = QUARTER not in kinds and choices.chance(4)
    return Period.parse("2017-01-01/2023-12-31" if calendar_years else "2017-04-01/2024-03-31"), calendar_years


def make_truth(kinds: tuple[str, ...], choices: Choices, *, least: int = 1, gaps: bool = True) -> Truth:
    """A truth parted by some kinds; `gaps` is whether marks and blanks may stand for numbers."""
    fence, calendar_years = fence_for(kinds, choices)
    ways = tuple(_way(kind, choices, least, calendar_years=calendar_years) for kind in kinds)
    odd = 5 if gaps and choices.chance(2) else 0
    places = product(*(range(len(way.labels)) for way in ways))
    entries = {place: _entry(choices, odd) for place in places}
    return Truth(ways, entries, choices.one(list(MEASURES)), fence)


def _way(kind: str, choices: Choices, least: int, *, calendar_years: bool) -> Way:
    heading = choices.one(HEADINGS[kind])
    if kind in (PERIOD, YEAR):
        heading = heading.replace("Financial", "Calendar") if calendar_years else heading
        return Way(kind, tuple(_years(kind, choices, least, calendar_years=calendar_years)), heading)
    if kind == QUARTER:
        style = choices.one(("Q{0}", "Quarter {0}", "Q{0} "))
        last = 4 if choices.chance(2) else choices.number(max(least, 1), 4)
        return Way(kind, tuple(Label(style.format(q), str(q)) for q in range(1, last + 1)), heading)
    if kind == MONTH:
        names = choices.one((calendar.month_name, calendar.month_abbr))
        first = choices.number(1, 8)
        months = range(first, first + choices.number(max(least, 2), 4))
        return Way(kind, tuple(Label(names[month], str(month)) for month in months), heading)
    spellings = FORCES if kind == AREA else WORDS[kind]
    chosen = choices.some(list(spellings), least, 4)
    chosen = chosen if chosen != ["unknown"] else [next(iter(spellings))]
    return Way(kind, tuple(Label(choices.one(spellings[name]), name) for name in chosen), heading)


def _years(kind: str, choices: Choices, least: int, *, calendar_years: bool) -> list[Label]:
    first = choices.number(2017, 2019)
    years = list(range(first, first + choices.number(least, 4)))
    if choices.chance(5):
        years.reverse()
    if calendar_years:
        style = choices.one(
            ("{0}", "number", "Jan-Dec {0}", "January {0} to December {0}") if kind == PERIOD else ("{0}",)
        )
        spans = [Period.calendar_year(year) for year in years]
    else:
        styles = ("{0}/{2}", "{0}-{2}", "{0}/{1}", "April {0} to March {1}", "FY {0}/{2}", "Apr {0} - Mar {1}")
        style = choices.one(styles if kind == PERIOD else styles[:3])
        spans = [Period.financial_year(year) for year in years]
    texts = [year if style == "number" else style.format(year, year + 1, f"{(year + 1) % 100:02d}") for year in years]
    return [Label(text, span.label if kind == PERIOD else span.text) for text, span in zip(texts, spans, strict=True)]


def _entry(choices: Choices, odd: int) -> Entry:
    number = choices.number(0, choices.one((12, 60, 2500)))
    if odd and choices.chance(odd):
        if choices.chance(3):
            return Entry(None, "", "none · no return", None)
        mark, says = choices.one(MARKS)
        return Entry(mark, mark, says, None)
    if choices.chance(12):
        return _dressed(number, choices)
    return Entry(number, str(number), str(number), number)


def _dressed(number: int, choices: Choices) -> Entry:
    """A number in another guise: a thousands sign, a text, a decimal nought, a word."""
    plain = Entry(number, str(number), str(number), number)
    guise = choices.below(4)
    if guise == 0:
        return replace(plain, shown=f"{number:,}")
    if guise == 1:
        return replace(plain, cell=f"{number:,}", shown=f"{number:,}")
    if guise == 2:
        return replace(plain, cell=float(number))
    if number < len(NUMBER_WORDS):
        return replace(plain, cell=NUMBER_WORDS[number], shown=NUMBER_WORDS[number])
    return plain
