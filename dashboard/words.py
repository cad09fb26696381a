"""Numbers and days as they stand in sentences."""

from __future__ import annotations

import calendar
from datetime import date

from etl.model.period import day_label

SITE_NAME = "Recorded offences"
"""The name of the site: beside its mark, behind the title of each page, on pictures."""
_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def thousands(number: int) -> str:
    """`1,234`; a true minus below zero."""
    return f"{number:,}".replace("-", "\N{MINUS SIGN}")


def spelled(number: int) -> str:
    """A whole number in running text: `six`, from ten on in figures."""
    return _SPELLED[number] if 0 <= number < len(_SPELLED) else thousands(number)


def counted(number: int, one: str, many: str) -> str:
    """`17 returns`, `1 return`."""
    return f"{thousands(number)} {one if number == 1 else many}"


def day(iso: str) -> str:
    """`24 November 2026` of an ISO day or time. Raises ValueError for anything else."""
    return day_label(date.fromisoformat(iso[:10]))


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def printed_on(published: str) -> str:
    """A day of print as precisely as known: `November 2020` of `2020-11`, `11 September 2019`, `2014`.

    Of several releases the first and the last: `October 2018 to July 2019` of `2018-10/2019-07`.
    """
    if "/" in published:
        return " to ".join(printed_on(one) for one in published.split("/"))
    parts = published.split("-")
    if len(parts) == 1:
        return parts[0]
    month = f"{calendar.month_name[int(parts[1])]} {parts[0]}"
    return month if len(parts) == 2 else f"{int(parts[2])} {month}"
