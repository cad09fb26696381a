"""What was found out about figures: a check that was tried, or a problem, with the figures it concerns."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.model.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class FigureCheck:
    """A comparison that was tried over figures: what was compared and whether it came out right.

    `kind` is *class ceiling, below half of class, cumulative, parts, share of known, one number in two spans, equal
    numbers, official series*. `figures` are identifiers, the one in question first. `place` is where its number stands.
    """

    kind: str
    sentence: str
    holds: bool
    figures: tuple[str, ...]
    place: Place = field(default_factory=Place)
    return_id: str = ""


@dataclass(frozen=True, slots=True)
class FigureProblem:
    """A problem with the identifiers of the figures it concerns; none where it concerns a row that gave no figure."""

    problem: Problem
    figures: tuple[str, ...] = ()
    return_id: str = ""
