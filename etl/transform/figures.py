"""All observations become figures: what says the same is one figure, with its witnesses and its standing.

group      observations that say the same, under the decisions that are about them
settle     one question, one compiler: which of its figures answers
compare    one question, several compilers: figures that contradict one another are a conflict
bases      a share whose page leaves out its base gives way to one that states it
link       what a decision calls a conflict is tied to its other side
doubt      a figure above 1.2 times the class that contains it is in doubt
cover      which forces are behind it
check      figures beside one another: what does not fit is listed, and changes nothing
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.model.caveats import CAVEATS
from etl.model.count import Mark
from etl.model.figure import Figure, Standing, figure_id
from etl.model.finding import FigureCheck, FigureProblem
from etl.model.observation import Coverage, Measure, Observation
from etl.model.problems import problem
from etl.model.responses import Responses
from etl.transform.bases import settle_bases
from etl.transform.candidate import Candidate, make_candidate
from etl.transform.ceiling import Official, doubt
from etl.transform.checks import check_figures
from etl.transform.coverage import CoverageRows
from etl.transform.covering import cover, unused_coverage
from etl.transform.decisions import Decision, Decisions
from etl.transform.linked import link_conflicts
from etl.transform.small_numbers import Bases
from etl.transform.standing import answering, between_compilers, settle
from etl.transform.witnesses import Copies, Witness, page_of
from etl.words.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class FigureSet:
    """The figures in the order in which their first observations came, and what was found out about them.

    `witnesses` are the pages that print each figure, by its identifier, the best first. `applied` are the figures to
    which each decision applies, by its identifier.
    """

    figures: tuple[Figure, ...]
    problems: tuple[FigureProblem, ...]
    checks: tuple[FigureCheck, ...]
    witnesses: Mapping[str, tuple[Witness, ...]]
    applied: Mapping[str, tuple[str, ...]]


def make_figures(
    observations: Iterable[Observation],
    decisions: Decisions,
    coverage: CoverageRows,
    vocabulary: Vocabulary,
    *,
    printed: Sequence[Responses] = (),
    copies: Mapping[str, str] | None = None,
) -> FigureSet:
    """The figures of all observations of a store: of returns, of printed figures, of the official series.

    `coverage` and `printed` are what coverage.csv and the printed figures say of the forces behind totals. `copies`
    names, for a return whose cells repeat those of another, that other: they are one witness. The problems of reading
    decisions and coverage are with those who read them.
    """
    told = tuple(observations)
    candidates = _group(told, decisions.rows, vocabulary, _pages(told, copies or {}))
    candidates = _settled(candidates)
    candidates = settle_bases(candidates)
    candidates = link_conflicts(candidates, vocabulary.platforms)
    official, bases = Official(candidates, vocabulary), Bases(candidates, vocabulary)
    candidates = doubt(candidates, official)
    candidates = cover(candidates, (*coverage.rows, *printed), vocabulary.areas)
    findings = check_figures(candidates, official, bases, vocabulary)
    return FigureSet(
        figures=tuple(_figure(candidate, bases) for candidate in candidates),
        problems=(
            *_unused(candidates, decisions.rows, vocabulary),
            *(FigureProblem(found) for found in unused_coverage(candidates, coverage.rows)),
            *findings.problems,
        ),
        checks=findings.checks,
        witnesses={candidate.figure_id: candidate.witnesses for candidate in candidates},
        applied=_applied(candidates, decisions.rows),
    )


def _pages(told: Iterable[Observation], copies: Mapping[str, str]) -> Copies:
    """The page of each return that repeats another: the page of that other."""
    pages = {one.source.return_id: page_of(one) for one in told if one.source.return_id in copies.values()}
    return {copy: pages[first] for copy, first in copies.items() if first in pages}


def _group(
    told: Iterable[Observation], decisions: Sequence[Decision], vocabulary: Vocabulary, copies: Copies
) -> tuple[Candidate, ...]:
    """Observations that say the same, in the order of the first of each."""
    groups: dict[str, list[Observation]] = defaultdict(list)
    for one in told:
        groups[figure_id(one)].append(one)
    return tuple(
        make_candidate(group, [decision for decision in decisions if decision.is_about(group[0], vocabulary)], copies)
        for group in groups.values()
    )


def _settled(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Every candidate with its standing among those of its question, first by compiler, then between compilers."""
    done: dict[str, Candidate] = {}
    for same in _by(candidates, lambda told: (told.question, told.compiled_by)):
        done |= {told.figure_id: told for told in settle(same)}
    for same in _by(done.values(), lambda told: told.question):
        done |= {told.figure_id: told for told in between_compilers(answering(same))}
    return tuple(done[told.figure_id] for told in candidates)


def _by(candidates: Iterable[Candidate], key: Callable[[Candidate], Hashable]) -> list[list[Candidate]]:
    groups: dict[Hashable, list[Candidate]] = defaultdict(list)
    for told in candidates:
        groups[key(told)].append(told)
    return list(groups.values())


def _applied(candidates: Iterable[Candidate], decisions: Iterable[Decision]) -> dict[str, tuple[str, ...]]:
    figures: dict[str, list[str]] = {decision.decision_id: [] for decision in decisions}
    for told in candidates:
        for decision in told.decisions:
            figures[decision.decision_id].append(told.figure_id)
    return {decision: tuple(found) for decision, found in figures.items()}


def _unused(
    candidates: Sequence[Candidate], decisions: Iterable[Decision], vocabulary: Vocabulary
) -> Iterator[FigureProblem]:
    """The decisions that are about no figure, each with what figures say of its question."""
    used = {decision.decision_id for told in candidates for decision in told.decisions}
    for row in decisions:
        if row.decision_id in used:
            continue
        said = [told.spoken for told in candidates if row.asks(told.observation, vocabulary)]
        found = problem(
            "decision-without-figure",
            row.place,
            decision_id=row.decision_id,
            value=row.value_as_written,
            area=row.area,
            period=row.period.label,
            found=f"what they say there is {', '.join(said)}" if said else "none is about that at all",
        )
        yield FigureProblem(found)


def _figure(told: Candidate, bases: Bases) -> Figure:
    is_share = told.observation.measure is Measure.SHARE and not told.count.is_missing
    caveats = _caveats(told, small=is_share and bases.may_be_small(told.observation))
    return Figure(
        observation=told.observation,
        observations=told.observations,
        witnesses=len(told.witnesses),
        standing=told.standing,
        count=told.count,
        coverage=told.covered.coverage,
        missing=told.covered.missing,
        caveats=caveats,
        decisions=tuple(decision.decision_id for decision in told.decisions),
        superseded_by=told.superseded_by,
        conflicts_with=told.conflicts_with,
        reason=told.reason,
    )


def _caveats(told: Candidate, *, small: bool) -> tuple[str, ...]:
    """Those of the observation that is shown, and those that its standing, bounds, coverage and base bring."""
    holds = {
        "in-doubt": told.standing is Standing.IN_DOUBT,
        "lower-bound": told.count.mark is Mark.LOWER_BOUND,
        "part-period": told.covered.coverage is Coverage.PART_PERIOD,
        "part-members": told.covered.coverage is Coverage.PART_MEMBERS,
        "very-small-numbers": small,
    }
    found = {*told.observation.caveats, *(caveat for caveat, held in holds.items() if held)}
    return tuple(caveat for caveat in CAVEATS if caveat in found)
