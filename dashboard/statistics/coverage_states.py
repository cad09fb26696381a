"""What is known of one area in one financial year, as one letter: the same for the matrix, the strip and the tiles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dashboard.statistics.laid import Gap, Kind, Laid, Series
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
    """The state of one year, with the block or the gap that says so; `doubtful` where the figure is in doubt."""

    year: Period
    state: State
    laid: Laid | None = None
    gap: Gap | None = None

    @property
    def doubtful(self) -> bool:
        """Whether the figure is in doubt: its corner is turned down."""
        return self.laid is not None and self.laid.kind is Kind.IN_DOUBT


def year_states(series: Series, years: Iterable[Period]) -> tuple[YearState, ...]:
    """One state a year, in the order given. A figure goes before a reason, a whole year before a part of it."""
    return tuple(_state(series, year) for year in years)


def _state(series: Series, year: Period) -> YearState:
    inside = [laid for laid in series.laid if laid.period.overlaps(year)]
    for laid in inside:
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
