"""Two ways of doing one thing, timed by turns in one process, so that a busy machine slows both alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Measured:
    """Ours beside a yardstick, in seconds; `aim` is the ratio that is wanted, None without one."""

    name: str
    yardstick: str
    ours: float
    theirs: float
    aim: float | None = None

    @property
    def ratio(self) -> float:
        """Ours as a multiple of the yardstick."""
        return self.ours / self.theirs

    @property
    def line(self) -> str:
        """`reading … 0.81 × openpyxl opening them (0.12 s, 0.15 s); aim 3`."""
        aim = "" if self.aim is None else f"; aim ≤ {self.aim:g}"
        return (
            f"{self.name}: {self.ratio:.2f} × {self.yardstick} "
            f"({_seconds(self.ours)} beside {_seconds(self.theirs)}{aim})"
        )


def side_by_side(
    name: str, ours: Work, yardstick: str, theirs: Work, *, rounds: int = 7, aim: float | None = None
) -> Measured:
    """The medians of both over some rounds, each round one of each; the first round of both is not counted."""
    ours()
    theirs()
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for work, found in zip((ours, theirs), times, strict=True):
            start = time.perf_counter()
            work()
            found.append(time.perf_counter() - start)
    return Measured(name, yardstick, statistics.median(times[0]), statistics.median(times[1]), aim)


def rate_line(name: str, ours: float, yardstick: str, theirs: float, aim: float | None) -> str:
    """`pages of Explore: 31 × Streamlit's interactions (620.0 beside 20.0 a second; aim ≥ 20)`."""
    wanted = "" if aim is None else f"; aim ≥ {aim:g}"
    return f"{name}: {ours / theirs:.1f} × {yardstick} ({ours:.1f} beside {theirs:.1f} a second{wanted})"


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.1f} ms"
