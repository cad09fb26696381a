"""The days of a question: two months as fields, and between them a range with two handles for the same months.

The handles are native range inputs without a name: scripts carry what they say into the fields. Without scripts there
are the fields alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import htpy as h

from dashboard.components.buttons import submit_button
from dashboard.components.fields import month_field
from etl.model.period import Period, month_label

RANGE = "days"
"""The identifier of the whole on its page: words of the question lead there."""
_TICKS = 6
"""Years that are named under the handles, at most."""


def span_range(given: tuple[str, str], shown: Period, known: Period) -> h.Renderable:
    """Fields `from` and `to` with what is `given` in the address (empty is open), and the handles at the days `shown`.

    `known` are the days that can be chosen; both periods are taken as whole months.
    """
    first, last = min(known.first, shown.first), max(known.last, shown.last)
    most = _months(first, last)
    low, high = _months(first, shown.first), _months(first, shown.last)
    bounds = (f"{known.first:%Y-%m}", f"{known.last:%Y-%m}")
    style = f"left:{low / (most + 1):.2%};right:{1 - (high + 1) / (most + 1):.2%}"
    return h.fieldset(f"#{RANGE}.span-range", data_wait=True)[
        h.legend(".hush")["Which months?"],
        month_field("from", "From", given[0], first=bounds[0], last=bounds[1]),
        h.div(".range.needs-js", data_range=f"{first:%Y-%m}")[
            h.div(".range-track")[h.span(".range-fill", style=style)],
            _handle("low", "First month", low, most, shown.first),
            _handle("high", "Last month", high, most, shown.last),
            h.div(".range-ticks", aria_hidden="true")[list(_ticks(first, last, most + 1))],
        ],
        month_field("to", "to", given[1], first=bounds[0], last=bounds[1]),
        submit_button("Show", primary=False),
    ]


def _handle(name: str, words: str, value: int, most: int, day: date) -> h.Renderable:
    return h.input(
        id=f"range-{name}",
        type="range",
        min="0",
        max=str(most),
        value=str(value),
        aria_label=words,
        aria_valuetext=month_label(day),
        data_end=name,
        autocomplete="off",
    )


def _ticks(first: date, last: date, months: int) -> Iterator[h.Node]:
    """The starts of financial years, as few as have room."""
    years = [year for year in range(first.year, last.year + 1) if first <= date(year, 4, 1) <= last]
    step = -(-len(years) // _TICKS) or 1
    for year in years[::step]:
        share = _months(first, date(year, 4, 1)) / months
        yield h.span(style=f"left:{share:.2%}")[f"’{year % 100:02d}"]


def _months(first: date, day: date) -> int:
    return (day.year - first.year) * 12 + day.month - first.month
