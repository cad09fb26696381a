"""Made up for tests: observations and figures of areas, offences and counts that do not exist."""

from __future__ import annotations

from dataclasses import replace

from etl.model.count import Count
from etl.model.figure import Figure, Standing
from etl.model.observation import Area, Breakdown, Measure, Observation, Source, Unit
from etl.model.period import Period

NOWHERE = Area("X-NOWHERE", "Nowhere Constabulary", "territorial")


def observation(count: Count | None = None, **changes: object) -> Observation:
    """An observation of Nowhere in 2017/18, with changes to its fields."""
    made = Observation(
        area=NOWHERE,
        offence="71/17",
        measure=Measure.COUNT,
        unit=Unit.OFFENCE,
        period=Period.financial_year(2017),
        breakdown=Breakdown(),
        count=count or Count.exact(12),
        source=Source("nowhere.xlsx", "Sheet 1", "B4", return_id="nowhere-1", publisher="The Nowhere Times"),
        value_as_written="12",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def figure(*observations: Observation, **changes: object) -> Figure:
    """A figure that answers, whose first observation is its best witness."""
    told = observations or (observation(),)
    made = Figure(told[0], told, len(told), Standing.ANSWERS, told[0].count)
    return replace(made, **changes)  # type: ignore[arg-type]
