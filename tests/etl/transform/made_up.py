"""Observations that are made up for tests: places called Nowhere, printed by nobody."""

from __future__ import annotations

from etl.model.count import Count
from etl.model.observation import WHOLE, Area, Breakdown, Coverage, Measure, Observation, Source, Unit
from etl.model.period import Period
from etl.transform.candidate import Candidate, make_candidate

NOWHERE = Area("X-NOWHERE", "Nowhere", "territorial")
YEAR = Period.financial_year(2019)


def told(
    count: Count | int = 12,
    published: str = "2020-01",
    *,
    area: Area = NOWHERE,
    offence: str = "71/17",
    measure: Measure = Measure.COUNT,
    unit: Unit = Unit.OFFENCE,
    period: Period = YEAR,
    part: Breakdown = WHOLE,
    of_what: str = "",
    compiled_by: str = "somebody",
    publisher: str = "a paper",
    url: str = "",
    line: int = 1,
    return_id: str = "",
    file: str = "made-up.csv",
    flag: str = "",
    note: str = "",
    written: str = "",
    coverage: Coverage = Coverage.UNKNOWN,
) -> Observation:
    """One observation; what is not given is dull."""
    return Observation(
        area=area,
        offence=offence,
        measure=measure,
        unit=unit,
        period=period,
        breakdown=part,
        count=count if isinstance(count, Count) else Count.exact(count),
        of_what=of_what,
        source=Source(
            file,
            cell=str(line),
            return_id=return_id,
            compiled_by=compiled_by,
            publisher=publisher,
            published=published,
            url=url,
        ),
        label_as_written=area.name,
        value_as_written=written,
        coverage=coverage,
        flag=flag,
        note=note,
    )


def candidate(*observations: Observation) -> Candidate:
    """The candidate of observations that say the same, without decisions."""
    return make_candidate(observations, ())
