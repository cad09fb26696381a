"""Which forces are behind a total, and how much of it a figure therefore covers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.extract.rows import Row, read_rows
from etl.model.observation import WHOLE, Coverage, Observation
from etl.model.period import Period
from etl.model.problems import Place, Problem, problem
from etl.model.responses import Responses
from etl.transform.members import forces_of
from etl.transform.releases import months_of
from etl.words.areas import Areas

COLUMNS = (
    "area",
    "area_code",
    "offence",
    "period_start",
    "period_end",
    "release",
    "compiled_by",
    "answered",
    "asked",
    "missing",
    "part_period",
    "source",
)
ANSWERED = "forces_responding"


@dataclass(frozen=True, slots=True)
class CoverageRows:
    """What `coverage.csv` says, in its order, and its rows that cannot be read."""

    rows: tuple[Responses, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Covered:
    """How much a figure covers, and the codes of the forces that are not in it, in order."""

    coverage: Coverage
    missing: tuple[str, ...] = ()


def read_coverage(path: Path) -> CoverageRows:
    """Read `coverage.csv`. A row that cannot be read is a problem and says nothing. Raises UnreadableTable."""
    rows, problems = [], []
    for row in read_rows(path, COLUMNS).rows:
        try:
            rows.append(_responses(path.name, row))
        except ValueError as why:
            problems.append(problem("coverage-row", Place(path.name, cell=str(row.line)), why=why))
    return CoverageRows(tuple(rows), tuple(problems))


def responses_about(told: Sequence[Observation], known: Iterable[Responses]) -> tuple[Responses, ...]:
    """What is known of the forces behind a figure: the same area, offence, span and compiler, and a release in one of
    the months in which one of its observations was printed.
    """
    first = told[0]
    months = frozenset(month for one in told for month in months_of(one.source.published))
    question = (first.area.code, first.offence, first.period, first.source.compiled_by)
    return tuple(
        row
        for row in known
        if question == (row.area_code, row.offence, row.period, row.compiled_by) and months & months_of(row.release)
    )


def covered_by(told: Sequence[Observation], known: Iterable[Responses], areas: Areas) -> Covered | None:
    """What the forces behind a figure make of it; None where nothing is known of them.

    A part of a total (a platform, an age) lacks the forces that the total lacks, but not all who gave the total need
    have given the part: it is never full on that ground.
    """
    found = [row for row in responses_about(told, known) if row.measure == ANSWERED and not row.flag]
    if not found:
        return None
    covered = _covered(max(found, key=_telling), areas)
    if covered.coverage is Coverage.FULL and told[0].breakdown != WHOLE:
        return Covered(Coverage.UNKNOWN)
    return covered


def lacking_members(whole: Observation, others: Iterable[Observation], areas: Areas) -> Covered | None:
    """What a total lacks because the page that prints it has no number, or part of the period, for one of its forces.

    `others` are the observations of the same page. None where the page says nothing of the kind.
    """
    forces = forces_of(areas, whole.area.code, whole.period.first) - {whole.area.code}
    members = [told for told in others if told.area.code in forces and _same_question(told, whole)]
    given = {told.area.code for told in members if not told.count.is_missing}
    missing = sorted({told.area.code for told in members if told.count.is_missing} - given)
    if missing:
        return Covered(Coverage.PART_MEMBERS, tuple(missing))
    if any(told.coverage is Coverage.PART_PERIOD for told in members):
        return Covered(Coverage.PART_PERIOD)
    return None


def _telling(row: Responses) -> tuple[bool, bool, bool]:
    """Rows that name forces tell more than rows that count them."""
    return bool(row.missing), bool(row.part_period), row.asked is not None


def _same_question(told: Observation, whole: Observation) -> bool:
    return (told.measure, told.unit, told.period, told.breakdown, told.of_what) == (
        whole.measure,
        whole.unit,
        whole.period,
        whole.breakdown,
        whole.of_what,
    )


def _covered(row: Responses, areas: Areas) -> Covered:
    forces = forces_of(areas, row.area_code, row.period.first)
    asked = len(forces) if row.asked is None else min(row.asked, len(forces))
    if row.missing or (row.answered is not None and row.answered < asked):
        return Covered(Coverage.PART_MEMBERS, row.missing)
    if row.part_period:
        return Covered(Coverage.PART_PERIOD)
    return Covered(Coverage.UNKNOWN if row.answered is None else Coverage.FULL)


def _responses(file: str, row: Row) -> Responses:
    return Responses(
        area_code=row["area_code"],
        offence=row["offence"],
        period=Period(date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])),
        release=row["release"],
        compiled_by=row["compiled_by"],
        answered=int(row["answered"]) if row["answered"] else None,
        asked=int(row["asked"]) if row["asked"] else None,
        missing=tuple(filter(None, row["missing"].split("|"))),
        part_period=tuple(filter(None, row["part_period"].split("|"))),
        source=row["source"],
        source_file=file,
        source_cell=str(row.line),
    )
