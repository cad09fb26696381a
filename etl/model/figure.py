"""The observations that say the same, and which of the figures about one thing answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from etl.model.count import Count
from etl.model.observation import Coverage, Observation, short_hash


class Standing(StrEnum):
    """What may rest on a figure."""

    ANSWERS = "answers"
    SUPERSEDED = "superseded"
    CONFLICT = "conflict"
    SET_ASIDE = "set aside"
    IN_DOUBT = "in doubt"


@dataclass(frozen=True, slots=True)
class Figure:
    """One value for one area, offence, measure, unit, period and breakdown from one compiler.

    `observation` is the one shown first, its best witness. `observations` are all that say the same; `witnesses` is
    the number of distinct pages among those that are witnesses. `count`, `coverage`, `missing` and `caveats` are the
    figure's own, after decisions and the coverage of its total: they may be wider than what its observations print.
    `decisions` are identifiers of rows of decisions.csv.
    `superseded_by` and `conflicts_with` are identifiers of figures; `reason` says why the standing is not *answers*.
    """

    observation: Observation
    observations: tuple[Observation, ...]
    witnesses: int
    standing: Standing
    count: Count
    coverage: Coverage = Coverage.UNKNOWN
    missing: tuple[str, ...] = ()
    caveats: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    superseded_by: str = ""
    conflicts_with: tuple[str, ...] = ()
    reason: str = ""

    @property
    def figure_id(self) -> str:
        """Short hash of what it says, the same in every store made from the same words."""
        return figure_id(self.observation)


def figure_id(observation: Observation) -> str:
    """Identifier of the figure that an observation witnesses."""
    part = observation.breakdown
    return short_hash(
        observation.area.code,
        observation.offence,
        observation.measure,
        observation.unit,
        observation.period.text,
        part.kind,
        part.platform,
        part.platform_owner,
        part.age_band,
        part.sex,
        part.category,
        observation.of_what,
        observation.source.compiled_by,
        observation.count.text,
    )
