"""Entries of a list that may belong together in another way than one after the other."""

from __future__ import annotations

from itertools import pairwise

from etl.words.period_brackets import Item
from etl.words.period_notes import REASON
from etl.words.period_ranges import Core
from etl.words.period_told import Ends, Found, Refused
from etl.words.period_types import Atom, Grain, Stream
from etl.words.period_words import Kind

LENGTHS = (Kind.NUMBER, Kind.UNIT, Kind.UNIT_OF_DAYS, Kind.YEAR_KIND)
FOUR_WEEKS = 28
"""Days."""


def doubtful(items: tuple[Item, ...], text: str) -> Refused | None:
    """Two entries that may belong together in another way.

    `April to June 2019 and 2020`: the same months of 2020, or all of it. `years to March 2018 and March 2019`: a year
    or a month. `April 2017/March 2018`: two months, or from one to the other.
    """
    for before, item in pairwise(items):
        if not isinstance(item.core, Atom):
            continue
        dated = item.core.grain in (Grain.DAY, Grain.MONTH) or item.core.bare
        tied = isinstance(before.core, Found) and Stream(before.tokens).take(*LENGTHS) is not None
        if (tied and dated) or (item.joined is Kind.SLASH and _is_month(before.core) and _is_month(item.core)):
            return Refused(REASON["several"].format(words=text))
        if len(items) == 2 and item.joined is Kind.AND and _are_days_apart(before.core, item.core):
            return Refused(REASON["several"].format(words=text))
        if item.joined is Kind.SLASH and _skips_months(before.core, item.core):
            return Refused(REASON["several"].format(words=text))
        months = isinstance(before.core, Ends) and before.core.last.grain is Grain.MONTH
        months = months or (isinstance(before.core, Atom) and before.core.grain in (Grain.MONTH, Grain.PART))
        year = isinstance(item.core, Atom) and item.core.grain is Grain.YEAR and item.core.bare
        if months and year and item.joined is Kind.AND:
            return Refused(REASON["same months or whole year"].format(words=text))
    return None


def _are_days_apart(before: Core, core: Core) -> bool:
    """Whether two days joined by *and* are weeks apart, so that the days between them may be meant."""
    days = [one.period for one in (before, core) if isinstance(one, Atom) and one.grain is Grain.DAY and one.period]
    return len(days) == 2 and (days[1].first - days[0].first).days >= FOUR_WEEKS


def _skips_months(before: Core, core: Core) -> bool:
    """Whether two months parted by a stroke do not follow one another: `Apr/Jun 2020` may be a quarter."""
    months = [one.month for one in (before, core) if isinstance(one, Atom) and one.grain is Grain.MONTH]
    return len(months) == 2 and (months[1] - months[0]) % 12 != 1


def _is_month(core: Core) -> bool:
    return isinstance(core, Atom) and core.grain is Grain.MONTH and core.period is not None
