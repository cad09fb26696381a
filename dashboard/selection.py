"""Selection: the one question that a page, a link, an API call or an export asks of the store.

Its text is the query of an address; `dashboard.parse.parse` is the inverse of `Selection.text`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import quote

from etl.model.period import Period, month_end

ALL = "all"
DEFAULT_OFFENCE = "71/17"
EQUIVALENTS = "71/17 and equivalents"
UNITED_KINGDOM = "K02000001"


class Step(StrEnum):
    """How a chart lays figures down. It never drops a row of a file."""

    YEAR = "year"
    QUARTER = "quarter"
    SPAN = "span"


class By(StrEnum):
    """What figures are broken down by; `none` is totals only."""

    NONE = "none"
    MEANS = "means"
    PLATFORM = "platform"
    OWNER = "owner"
    AGE = "age"
    SEX = "sex"
    OUTCOME = "outcome"

    @property
    def breakdown(self) -> str:
        """The word of the column `breakdown`."""
        return "platform_owner" if self is By.OWNER else self.value


class Show(StrEnum):
    """What kind of number: as counted, as a share, or worked out per 10,000 children from the counts."""

    COUNT = "count"
    SHARE = "share"
    RATE = "rate"


class Compare(StrEnum):
    """How first and last are compared. It never drops a row of a file."""

    NONE = "none"
    STRICT = "strict"
    PUBLISHED = "published"
    RAW = "raw"


class Drawn(StrEnum):
    """Whether a chart shows its limits, or the events of its days. It never drops a row of a file."""

    SHOW = "show"
    HIDE = "hide"


class Rows(StrEnum):
    """One row a figure, or every observation."""

    FIGURES = "figures"
    ALL = "all"


KEYS = ("area", "offence", "from", "to", "step", "by", "only", "measure", "compare", "limits", "events", "rows")
"""The keys of an address, in the order of the canonical text."""
REPEATABLE = frozenset({"area", "offence", "only"})


@dataclass(frozen=True, slots=True)
class Selection:
    """One question. Everything left out is open.

    `areas` are codes, `offences` keys of offences.csv or `all`; empty is each area's own offence. `first` and `last`
    are days, both included. `by` and `show` None keep every breakdown and measure; `only` are values of `by`.
    Repeated values are sorted, so that one question has one text. Raises ValueError for a span that ends before it
    starts and for `only` without a `by` that has values.
    """

    areas: tuple[str, ...] = ()
    offences: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    step: Step = Step.YEAR
    by: By | None = None
    only: tuple[str, ...] = ()
    show: Show | None = None
    compare: Compare = Compare.NONE
    limits: Drawn = Drawn.SHOW
    events: Drawn = Drawn.HIDE
    rows: Rows = Rows.FIGURES

    def __post_init__(self) -> None:
        for name in ("areas", "offences", "only"):
            object.__setattr__(self, name, tuple(sorted(set(getattr(self, name)))))
        if ALL in self.offences:
            object.__setattr__(self, "offences", (ALL,))
        if self.first and self.last and self.last < self.first:
            raise ValueError(f"a selection cannot end ({self.last}) before it starts ({self.first})")
        if self.only and self.by in (None, By.NONE):
            raise ValueError("`only` names values of `by`, and `by` is not given")

    @property
    def parts(self) -> tuple[tuple[str, str], ...]:
        """Keys with their values, in the order of the canonical text, defaults left out."""
        found: list[tuple[str, str]] = []
        found += [("area", code) for code in self.areas]
        found += [("offence", key) for key in self.offences]
        found += [("from", first_text(self.first))] if self.first else []
        found += [("to", last_text(self.last))] if self.last else []
        found += [("step", self.step)] if self.step is not Step.YEAR else []
        found += [("by", self.by)] if self.by else []
        found += [("only", value) for value in self.only]
        found += [("measure", self.show)] if self.show else []
        found += [("compare", self.compare)] if self.compare is not Compare.NONE else []
        found += [("limits", self.limits)] if self.limits is not Drawn.SHOW else []
        found += [("events", self.events)] if self.events is not Drawn.HIDE else []
        found += [("rows", self.rows)] if self.rows is not Rows.FIGURES else []
        return tuple((key, str(value)) for key, value in found)

    @property
    def text(self) -> str:
        """The canonical query, without a question mark; empty when everything is left out."""
        return "&".join(f"{key}={quote(value, safe='')}" for key, value in self.parts)

    def address(self, path: str) -> str:
        """The path with this question behind it."""
        return f"{path}?{self.text}" if self.text else path

    @property
    def is_filtered(self) -> bool:
        """Whether a file of it leaves out anything that the store holds."""
        narrowed = (self.areas, self.first, self.last, self.by, self.only, self.show)
        return self.offences != (ALL,) or any(narrowed)

    def holds(self, period: Period) -> bool:
        """Whether the whole of `period` lies in the days asked: then a figure about it is selected."""
        return (self.first is None or self.first <= period.first) and (self.last is None or period.last <= self.last)

    def cuts(self, period: Period) -> bool:
        """Whether only a part of `period` lies in the days asked: then a figure about it is listed as overlapping."""
        meets = (self.first is None or self.first <= period.last) and (self.last is None or period.first <= self.last)
        return meets and not self.holds(period)

    def span(self, known: Period) -> Period:
        """The days asked, with `known` where an end is open. An end beyond `known` is kept as asked."""
        first = self.first or min(known.first, self.last or known.first)
        return Period(first, self.last or max(known.last, first))


def first_text(day: date) -> str:
    """`2017-04` for the first of a month, else `2017-04-03`."""
    return f"{day:%Y-%m}" if day.day == 1 else day.isoformat()


def last_text(day: date) -> str:
    """`2020-06` for the last of a month, else `2020-06-29`."""
    return f"{day:%Y-%m}" if (day + timedelta(days=1)).day == 1 else day.isoformat()


def first_day(text: str) -> date:
    """The inverse of `first_text`. Raises ValueError for anything but YYYY-MM or YYYY-MM-DD."""
    return date.fromisoformat(f"{text}-01" if _is_month(text) else _day(text))


def last_day(text: str) -> date:
    """The inverse of `last_text`. Raises ValueError for anything but YYYY-MM or YYYY-MM-DD."""
    if not _is_month(text):
        return date.fromisoformat(_day(text))
    first = first_day(text)
    return month_end(first.year, first.month)


def _is_month(text: str) -> bool:
    return len(text) == 7 and text[4] == "-"


def _day(text: str) -> str:
    if len(text) != 10 or text[4] != "-" or text[7] != "-":
        raise ValueError(f"{text!r} is no date; write it as YYYY-MM or YYYY-MM-DD")
    return text
