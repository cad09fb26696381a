"""What an area gave over the years, and what is missing, in words: from the states of its years."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dashboard.statistics.coverage_states import State, YearState

_GAVE: tuple[tuple[str, Callable[[YearState], bool]], ...] = (
    ("{}", lambda one: one.state is State.ANSWERED and not one.doubtful),
    ("in doubt {}", lambda one: one.state is State.ANSWERED and one.doubtful),
    ("part of {}", lambda one: one.state is State.PART),
    ("inside a longer span {}", lambda one: one.state is State.SPAN),
)
_MISSING: tuple[tuple[str, Callable[[YearState], bool]], ...] = (
    ("{}", lambda one: one.state is State.TOTAL),
    ("refused {}", lambda one: one.state is State.REFUSED),
    ("answered, not seen {}", lambda one: one.state is State.NOT_SEEN),
    ("not held {}", lambda one: one.state is State.NOT_HELD),
    ("none {}, reason not known", lambda one: one.state is State.NO_FIGURE),
)


def gave_in_words(states: Sequence[YearState]) -> str:
    """`2017/18 to 2019/20; part of 2020/21`; empty where nothing was given."""
    return _said(states, _GAVE)


def missing_in_words(states: Sequence[YearState]) -> str:
    """`2023/24 to 2024/25; refused 2022/23`: years without a reason first; empty where nothing is missing."""
    return _said(states, _MISSING)


def whole_years(states: Sequence[YearState]) -> int:
    """How many years have a figure of their own for the whole of the year that is not in doubt."""
    return sum(one.state is State.ANSWERED and not one.doubtful for one in states)


def missing_years(states: Sequence[YearState]) -> int:
    """How many years have nothing of the area's own: neither a figure, nor a part, nor a span over them."""
    return sum(any(is_so(one) for _, is_so in _MISSING) for one in states)


def _said(states: Sequence[YearState], kinds: Sequence[tuple[str, Callable[[YearState], bool]]]) -> str:
    said = [(form, ", ".join(_runs(states, is_so))) for form, is_so in kinds]
    return "; ".join(form.format(years) for form, years in said if years)


def _runs(states: Sequence[YearState], is_so: Callable[[YearState], bool]) -> Iterator[str]:
    """Years one after another as `first to last`; a year by itself as it is."""
    run: list[YearState] = []
    for one in (*states, None):
        if one is not None and is_so(one):
            run.append(one)
        elif run:
            yield run[0].year.label if len(run) == 1 else f"{run[0].year.label} to {run[-1].year.label}"
            run = []
