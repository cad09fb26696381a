"""What the last word on an area's figures is: given, refused, given by nobody, or never heard of. From its years."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from dashboard.statistics.coverage_states import Run, State, YearState, runs
from dashboard.statistics.given import whole_years


class Answering(StrEnum):
    """The last word. The value is the class of its drawing."""

    NEVER = "never"
    SILENT = "silent"
    NOT_SEEN = "not-seen"
    NOT_HELD = "not-held"
    REFUSED = "refused"
    IN_PART = "in-part"
    WHOLE = "whole"


_OF_STATE = {
    State.NO_FIGURE: Answering.SILENT,
    State.NOT_SEEN: Answering.NOT_SEEN,
    State.NOT_HELD: Answering.NOT_HELD,
    State.REFUSED: Answering.REFUSED,
}


class LastWord(NamedTuple):
    """The last word, and the years that it is about; no years where nothing was heard of any."""

    kind: Answering
    run: Run | None


def last_word(states: Sequence[YearState]) -> LastWord:
    """The newest years of which anything is known decide; a year that is at most in a total says nothing.

    A figure for the newest of them is *whole* only where every year has one of its own.
    """
    heard = [run for run in runs(states) if run.first.state is not State.TOTAL]
    if not heard:
        return LastWord(Answering.NEVER, None)
    kind = _OF_STATE.get(heard[-1].first.state)
    if kind is None:
        kind = Answering.WHOLE if whole_years(states) == len(states) else Answering.IN_PART
    return LastWord(kind, heard[-1])


def years_covered(states: Sequence[YearState]) -> str:
    """`3 whole, 1 in part, of 8`: a year inside a longer span is covered; one in doubt is named apart."""
    whole = sum(one.state in (State.ANSWERED, State.SPAN) and not one.doubtful for one in states)
    others = [
        (sum(one.state is State.PART for one in states), "in part"),
        (sum(one.doubtful for one in states), "in doubt"),
    ]
    named = [f"{many} {words}" for many, words in others if many]
    return f"{whole} of {len(states)}" if not named else ", ".join([f"{whole} whole", *named, f"of {len(states)}"])
