"""What a run of the pipeline comes to, in numbers and in what is held."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from etl.model.finding import FigureProblem
from etl.model.problems import Severity
from etl.news import News


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was published where: numbers for a summary, and the problems in full.

    `by_status` counts the returns of each status of the register; `from_returns`, `printed` and `official` are
    observations; `held` are identifiers of returns.
    """

    version: str
    built: str
    returns: int
    read: int
    held: tuple[str, ...]
    by_status: tuple[tuple[str, int], ...]
    from_returns: int
    printed: int
    official: int
    figures: int
    statements: int
    problems: tuple[FigureProblem, ...]
    news: News | None = None
    """What is new since the last store; None where there was none to compare."""
    stands: bool = False
    """Whether nothing changed that a store is made of, so that the last one was left as it is."""

    @property
    def observations(self) -> int:
        """All observations of the store."""
        return self.from_returns + self.printed + self.official

    @property
    def severities(self) -> dict[Severity, int]:
        """Number of problems by severity, the gravest first, zeros too."""
        counts = Counter(found.problem.severity for found in self.problems)
        return {severity: counts[severity] for severity in Severity}


def count_statuses(statuses: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """How often each status stands in the register, in the order in which they first stand there."""
    return tuple(Counter(statuses).items())
