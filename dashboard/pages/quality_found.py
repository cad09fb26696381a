"""What is open in a store, sorted for the page Quality: every problem stands in exactly one of its sections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from dashboard import queries
from dashboard.records import Assumption, Change, Check, Decision, Problem
from dashboard.row import Row
from etl.model.figure import Standing

UNFIT = "contradictions"
DOUBTS = "doubts"
NOWHERE = "nowhere"
DECIDED = "decided"
CONFLICTS = "conflicts"
READING = "reading"
SECTION_OF: Mapping[str, str] = {
    "figures-differ": CONFLICTS,
    "total-differs": UNFIT,
    "percent-differs": UNFIT,
    "parts-differ": UNFIT,
    "share-differs": UNFIT,
    "cumulative-falls": UNFIT,
    "one-number-two-spans": UNFIT,
    "maybe-copied": UNFIT,
    "return-copied": UNFIT,
    "class-exceeded": DOUBTS,
    "class-half": DOUBTS,
    "printed-row": NOWHERE,
    "printed-without-period": NOWHERE,
    "printed-without-value": NOWHERE,
    "printed-measure": NOWHERE,
    "printed-category": NOWHERE,
    "printed-area": NOWHERE,
    "printed-number": NOWHERE,
    "official-row": NOWHERE,
    "coverage-row": NOWHERE,
    "coverage-without-figure": NOWHERE,
    "decision-row": DECIDED,
    "decision-without-figure": DECIDED,
}
"""The section of each kind of problem; kinds that are not here were found on reading returns."""
_STANDINGS = (Standing.IN_DOUBT, Standing.CONFLICT, Standing.SET_ASIDE)


@dataclass(frozen=True, slots=True)
class Open:
    """All that is open, with the figures that any of it names, by identifier."""

    problems: Mapping[str, Sequence[Problem]]
    standing: Mapping[Standing, Sequence[Row]]
    failed: Sequence[Check]
    assumed: Sequence[Assumption]
    decisions: Sequence[Decision]
    restated: Sequence[Change]
    rows: Mapping[str, Row]

    @property
    def undecided(self) -> int:
        """How many contradictions and conflicts nobody has decided about."""
        return sum(
            problem.severity != "note"
            for name in (UNFIT, CONFLICTS, DOUBTS, DECIDED)
            for problem in self.problems.get(name, ())
        )


def what_is_open(connection: Connection) -> Open:
    """Everything that the page lists, from one store."""
    sections: dict[str, list[Problem]] = {}
    for problem in queries.problems(connection):
        sections.setdefault(SECTION_OF.get(problem.kind, READING), []).append(problem)
    standing: dict[Standing, list[Row]] = {}
    for row in queries.figures_of_standing(connection, _STANDINGS):
        standing.setdefault(row.standing, []).append(row)
    failed = [check for check in queries.checks(connection) if not check.holds]
    decisions = queries.every_decision(connection)
    problems = [problem for found in sections.values() for problem in found]
    named = {name for one in problems for name in one.figures}
    named |= {name for check in failed for name in check.figures}
    named |= {name for decision in decisions for name in decision.figures}
    rows = {row.figure_id: row for row in queries.figures_by_id(connection, named)}
    return Open(
        sections,
        standing,
        failed,
        queries.assumptions(connection),
        decisions,
        queries.changes(connection),
        rows | {row.figure_id: row for found in standing.values() for row in found},
    )


def conflicts(rows: Sequence[Row]) -> list[tuple[Row, ...]]:
    """Figures that contradict one another, group by group: each figure stands in one group."""
    by_id = {row.figure_id: row for row in rows}
    groups: list[tuple[Row, ...]] = []
    seen: set[str] = set()
    for row in rows:
        if row.figure_id in seen:
            continue
        group: dict[str, Row] = {}
        waiting = [row.figure_id]
        while waiting:
            name = waiting.pop()
            if name in by_id and name not in group:
                group[name] = by_id[name]
                waiting += by_id[name].conflicts_with
        seen |= group.keys()
        groups.append(tuple(sorted(group.values(), key=lambda one: one.position)))
    return groups
