"""The strip under a chart of totals: one small mark a force for each year, in the shapes of the matrix."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard.statistics.coverage_states import State, YearState


def strip(years: Sequence[Sequence[YearState]], *, label: str) -> h.Renderable:
    """One block of marks a year; under it the year, and how many have a figure of their own.

    It is a picture of the page Coverage, which has the words: here it is one sentence for listeners.
    """
    return h.div(".strip", role="img", aria_label=label)[[_year(states) for states in years]]


def _year(states: Sequence[YearState]) -> h.Renderable:
    own = sum(state.state is State.ANSWERED for state in states)
    order = {state: place for place, state in enumerate(State)}
    marks = sorted(states, key=lambda state: order[state.state])
    return h.div(".strip-year")[
        h.span(".strip-marks")[[h.span(class_=["mini", state.state.value.lower()]) for state in marks]],
        h.span(".strip-words")[f"{states[0].year.label}: " if states else "", h.b[f"{own} of {len(states)}"]],
    ]
