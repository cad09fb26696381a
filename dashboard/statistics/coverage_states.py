"""What is known of one area in one financial year, as one letter: the same for the matrix, the strip and the tiles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.records import Covered
from dashboard.statistics.laid import Gap, Kind, Laid, Series
from dashboard.words import printed_on
from etl.model.period import Period


class State(StrEnum):
    """The letter of a year. The words are the look's own."""

    ANSWERED = "A"
    PART = "P"
    SPAN = "S"
    REFUSED = "R"
    NOT_HELD = "H"
    NO_FIGURE = "N"
    NOT_SEEN = "U"
    TOTAL = "T"

    @property
    def words(self) -> str:
        """What the letter says."""
        return _WORDS[self]


_WORDS = {
    State.ANSWERED: "its own figure for the whole year",
    State.PART: "a figure for part of the year, or a lowest value",
    State.SPAN: "inside a longer span, such as 39 months",
    State.REFUSED: "refused; the section is in the return",
    State.NOT_HELD: "not held",
    State.NO_FIGURE: "no figure; the reason is not known",
    State.NOT_SEEN: "answered, the answer not seen",
    State.TOTAL: "no figure of its own; it may be in a total",
}
_PARTIAL = (Kind.AT_LEAST, Kind.PART)


@dataclass(frozen=True, slots=True)
class YearState:
    """The state of one year, with the block or the gap that says so; `doubtful` where the figure is in doubt.

    `note` is who says so, where neither a block nor a gap does: a total that was printed without this area.
    """

    year: Period
    state: State
    laid: Laid | None = None
    gap: Gap | None = None
    note: str = ""

    @property
    def doubtful(self) -> bool:
        """Whether the figure is in doubt: its corner is turned down."""
        return self.laid is not None and self.laid.kind is Kind.IN_DOUBT


def year_states(series: Series, years: Iterable[Period]) -> tuple[YearState, ...]:
    """One state a year, in the order given. A figure goes before a reason, a whole year before a part of it."""
    return tuple(_state(series, year) for year in years)


@dataclass(frozen=True, slots=True)
class Run:
    """Years in a row that one figure over them, or one reason, answers: one bar in the matrix."""

    states: tuple[YearState, ...]

    @property
    def first(self) -> YearState:
        """The state that the run opens with; the others say the same."""
        return self.states[0]

    @property
    def days(self) -> tuple[float, float]:
        """Where its reason starts and ends in its years, as shares of their days; (0, 1) without a reason."""
        gap = self.first.gap
        if gap is None:
            return 0.0, 1.0
        first, last = self.states[0].year.first, self.states[-1].year.last
        whole = (last - first).days + 1
        start = max((gap.period.first - first).days, 0)
        end = min((gap.period.last - first).days + 1, whole)
        return start / whole, end / whole


def runs(states: Iterable[YearState]) -> tuple[Run, ...]:
    """The states in order, with neighbours of one letter that rest on one block or one reason joined."""
    found: list[list[YearState]] = []
    for state in states:
        if found and _same(found[-1][-1], state):
            found[-1].append(state)
        else:
            found.append([state])
    return tuple(Run(tuple(one)) for one in found)


def _same(one: YearState, other: YearState) -> bool:
    if one.state is not other.state:
        return False
    if one.laid is not None:
        return one.laid == other.laid
    return one.gap is not None and one.gap == other.gap


def left_out(states: Iterable[YearState], code: str, said: Iterable[Covered]) -> tuple[YearState, ...]:
    """The states, where a year's total was printed without this area: *no figure*, with the release that says so.

    A figure or a reason of its own stays; the newest release of a year goes first.
    """
    told = {one.period: one for one in sorted(said, key=lambda one: one.release) if code in one.missing}
    return tuple(
        replace(state, state=State.NO_FIGURE, note=_without(told[state.year]))
        if state.state is State.TOTAL and state.year in told
        else state
        for state in states
    )


def _without(said: Covered) -> str:
    where = f"{said.source_file}:{said.source_cell}"
    return f"the total printed in {printed_on(said.release)} is without it ({where}); the reason is not known"


def _state(series: Series, year: Period) -> YearState:
    inside = [laid for laid in series.laid if laid.period.overlaps(year)]
    for laid in inside:
        if laid.period == year and laid.kind is Kind.CUT:
            # Only its days inside those shown are drawn: the figure itself is about more than the year.
            return YearState(year, State.SPAN, laid)
        if laid.period == year:
            return YearState(year, State.PART if laid.kind in _PARTIAL else State.ANSWERED, laid)
    parts = [laid for laid in inside if year.contains(laid.period)]
    if parts:
        return YearState(year, State.PART, parts[0])
    if inside:
        whole = next((laid for laid in inside if laid.period.contains(year)), None)
        return YearState(year, State.SPAN if whole else State.PART, whole or inside[0])
    told = [gap for gap in series.gaps if gap.letter and gap.period.overlaps(year)]
    if told:
        return YearState(year, State(told[0].letter), gap=told[0])
    return YearState(year, State.TOTAL)
