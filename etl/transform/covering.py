"""How much each figure covers: what a decision says, what is known of the forces behind it, what its page lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from etl.model.observation import WHOLE, Coverage, Measure, Observation
from etl.model.problems import Place, Problem, problem
from etl.model.responses import Responses
from etl.transform.candidate import PART, Candidate
from etl.transform.coverage import Covered, covered_by, lacking_members, responses_about
from etl.transform.members import forces_of
from etl.transform.official import is_official
from etl.transform.witnesses import page_of
from etl.words.areas import Areas

_Pages = Mapping[str, Sequence[Observation]]


def cover(candidates: Sequence[Candidate], known: Sequence[Responses], areas: Areas) -> tuple[Candidate, ...]:
    """The candidates, each with how much it covers and which forces are not in it.

    A decision goes before all else. A part that anything tells goes before a whole that something else tells.
    """
    pages: dict[str, list[Observation]] = defaultdict(list)
    for candidate in candidates:
        for told in candidate.observations:
            if not is_official(told):
                # What a decision says of a force holds for every total that its number went into.
                pages[page_of(told)].append(replace(told, coverage=candidate.covered.coverage))
    return tuple(
        told
        if told.decisions or is_official(told.observation)
        else replace(told, covered=_covered(told, known, pages, areas))
        for told in candidates
    )


def unused_coverage(candidates: Iterable[Candidate], known: Sequence[Responses]) -> list[Problem]:
    """The rows of coverage.csv that are about no figure; the file may say more than was printed."""
    used: set[Responses] = set()
    for told in candidates:
        if not is_official(told.observation):
            used.update(responses_about(told.observations, known))
    return [
        problem(
            "coverage-without-figure",
            Place(row.source_file, cell=row.source_cell),
            area=row.area_code,
            period=row.period.label,
            release=row.release,
        )
        for row in known
        if row not in used
    ]


def _covered(told: Candidate, known: Sequence[Responses], pages: _Pages, areas: Areas) -> Covered:
    behind = covered_by(told.observations, known, areas)
    lacks = _lacking(told, pages, areas)
    said = [covered for covered in (behind, lacks, told.covered) if covered is not None]
    parts = [covered for covered in said if covered.coverage in PART]
    if parts:
        missing = sorted({code for covered in parts for code in covered.missing})
        coverage = Coverage.PART_MEMBERS if missing else parts[0].coverage
        return Covered(coverage, tuple(missing))
    return next((covered for covered in said if covered.coverage is not Coverage.UNKNOWN), Covered(Coverage.UNKNOWN))


def _lacking(told: Candidate, pages: _Pages, areas: Areas) -> Covered | None:
    """What a total lacks by the pages that print it; only whole counts are told."""
    about = told.observation
    if (about.measure, about.breakdown) != (Measure.COUNT, WHOLE) or len(forces_of(areas, about.area.code)) < 2:
        return None
    beside = dict.fromkeys(page_of(one) for one in told.observations)
    found = [lacking_members(about, pages[page], areas) for page in beside]
    return next((covered for covered in found if covered is not None), None)
