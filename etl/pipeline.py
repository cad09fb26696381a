"""From raw data to a published store, read top to bottom.

    extract     the words; the register; every sheet (with its recipe); printed figures; the official series; decisions
    transform   observations become figures, with witnesses, standing and checks
    load        rows of tables and what they change, built beside the old store and put in its place in one step

A return that cannot be read without a doubt is held: its problems are listed, it gives nothing, and the others load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from etl.load import accounts, tables
from etl.load.bounds import bound_rows, review_rows
from etl.load.held import held_tables
from etl.load.history import store_before, with_history
from etl.load.reference import reference_tables
from etl.load.review import publish_review
from etl.load.store import Rows, Tables, parse_url, publish
from etl.load.version import content_hash
from etl.model.bound import CellBound
from etl.model.finding import FigureProblem
from etl.model.observation import Observation
from etl.model.reading import Assumption, Reading
from etl.news import news_of
from etl.outcome import Outcome, count_statuses
from etl.readings import REFERENCE, Means, read_returns
from etl.register import FOLDER, Register, load_register
from etl.returns import ReadReturn, leftover_recipes
from etl.settling import settle, settle_file
from etl.standing import remember, standing
from etl.transform.copies import CopiesFound, find_copies
from etl.transform.coverage import CoverageRows, read_coverage
from etl.transform.decisions import Decisions, read_decisions
from etl.transform.figures import FigureSet, make_figures
from etl.transform.narrowed import narrowed
from etl.transform.official import OfficialSeries, read_official
from etl.transform.printed import PrintedRows, read_printed
from etl.transform.releases import read_release
from etl.words.vocabulary import Vocabulary, load_vocabulary

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and of how much."""

PRINTED = Path("published", "published-figures.csv")
OFFICIAL = Path("reference", "recorded-88a.csv")


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that was read, before any of it is compared."""

    raw: Path
    vocabulary: Vocabulary
    register: Register
    returns: tuple[ReadReturn, ...]
    printed: PrintedRows
    official: OfficialSeries
    decisions: Decisions
    coverage: CoverageRows
    copies: CopiesFound

    @property
    def readings(self) -> tuple[tuple[str, Reading], ...]:
        """The readings that are not held, with the identifier of their return, in the order of the register."""
        return given(self.returns)

    @property
    def bounds(self) -> tuple[tuple[str, str, CellBound], ...]:
        """What sums say of hidden and missing numbers, each with its return and file, in the order of the register."""
        return tuple((name, reading.file, bound) for name, reading in self.readings for bound in reading.bounds)

    @property
    def observations(self) -> tuple[Observation, ...]:
        """All observations in the order of files: returns, printed figures, official series."""
        from_returns = (observation for _, reading in self.readings for observation in reading.observations)
        return (*from_returns, *self.printed.observations, *self.official.observations)


def given(returns: Iterable[ReadReturn]) -> tuple[tuple[str, Reading], ...]:
    """The readings that go on, each with the identifier of its return."""
    return tuple((told.entry.return_id, told.given) for told in returns if told.given)


@dataclass(frozen=True, slots=True)
class Build:
    """A store before it is published: its rows by table, what it comes to, and what the data manager alone may see."""

    tables: Tables
    outcome: Outcome
    review: Rows = ()


def ingest(
    raw: Path,
    store: str,
    progress: Progress | None = None,
    now: datetime | None = None,
    means: Means | None = None,
) -> Outcome:
    """Read everything in `raw` and publish it as the store at the SQLAlchemy URL `store`.

    `means` says in how many processes, and where readings are kept between runs; it changes nothing in the store.
    Where nothing changed since the store was made, and it is as it was written, it stands.

    Raises UnreadableTable where the register, the printed figures, the official series, the decisions or the reference
    data cannot be read at all, and StoreError where the store cannot be written. Then nothing was published.
    """
    parse_url(store)  # A mistake in the address is told before anything is read.
    used = means or Means()
    if last := standing(used.kept, raw, store):
        return replace(last, news=None, stands=True)
    before = store_before(store)
    made = build(raw, progress, now, used)
    whole = with_history(made.tables, before)
    outcome = replace(made.outcome, news=news_of(before, whole))
    publish(whole, store)
    publish_review(made.review, outcome.version, store)
    remember(used.kept, raw, store, outcome)
    return outcome


def build(
    raw: Path, progress: Progress | None = None, now: datetime | None = None, means: Means | None = None
) -> Build:
    """Everything that `ingest` does but the publishing."""
    show = progress or _silent
    sources = extract(raw, show, means or Means())
    show("Comparing figures", 0, 0)
    figures = transform(sources)
    show("Writing the store", 0, 0)
    return load(sources, figures, now or datetime.now(UTC))


def extract(raw: Path, progress: Progress, means: Means | None = None) -> Sources:
    """Read every source. What is wrong with one return, row or line is a problem of that return, row or line."""
    progress("Reading words", 0, 0)
    vocabulary = load_vocabulary(raw / REFERENCE)
    register = load_register(raw, vocabulary.areas)
    returns = read_returns(raw, register, vocabulary, means or Means(), partial(progress, "Reading returns")).returns
    progress("Reading printed figures", 0, 0)
    return Sources(
        raw=raw,
        vocabulary=vocabulary,
        register=register,
        returns=returns,
        printed=read_printed(raw / PRINTED, vocabulary),
        official=read_official(raw / OFFICIAL, vocabulary),
        decisions=read_decisions(raw / "decisions.csv"),
        coverage=read_coverage(raw / "coverage.csv"),
        copies=find_copies(given(returns)),
    )


def transform(sources: Sources) -> FigureSet:
    """Make figures of all observations; hidden small numbers have the range that their sums leave, as far as it may be
    said.
    """
    made = make_figures(
        sources.observations,
        sources.decisions,
        sources.coverage,
        sources.vocabulary,
        printed=sources.printed.coverage,
        copies=sources.copies.first,
    )
    return replace(made, figures=narrowed(made.figures, ((name, bound) for name, _, bound in sources.bounds)))


def load(sources: Sources, figures: FigureSet, now: datetime) -> Build:
    """Make the rows of every table, and the numbers of the summary."""
    rows = {**reference_tables(sources.raw / "reference"), **_figure_tables(sources, figures)}
    problems = _problems(sources, figures)
    rows |= _account_tables(sources, figures, problems) | _held(sources)
    outcome = _outcome(sources, figures, problems, content_hash(sources.raw, rows), now)
    rows["store_version"] = [_version_row(sources, outcome)]
    return Build(rows, outcome, review_rows(sources.bounds))


def _held(sources: Sources) -> dict[str, Rows]:
    """What would settle every held return, and every file that no row names."""
    settled = [settle(sources.raw, told, sources.vocabulary) for told in sources.returns if told.held]
    strays = [found.place.file for found in sources.register.problems if found.kind == "file-unregistered"]
    settled += [settle_file(sources.raw / FOLDER / name, sources.vocabulary) for name in strays]
    return held_tables(settled, frozenset(told.entry.return_id for told in sources.returns if told.reading))


def _figure_tables(sources: Sources, figures: FigureSet) -> dict[str, Rows]:
    vocabulary = sources.vocabulary
    order = tables.Order(
        areas={area.code: place for place, area in enumerate(vocabulary.areas.all())},
        offences={offence.id: place for place, offence in enumerate(vocabulary.offences.all())},
    )
    kinds = {told.entry.return_id: told.entry.row.publisher for told in sources.returns if told.entry.row}
    return {
        "figure": tables.figure_rows(figures.figures, order),
        "observation": tables.observation_rows(sources.observations, figures.figures, kinds),
        "witness": tables.witness_rows(figures.witnesses),
        "statement": tables.statement_rows(sources.printed.statements),
        "coverage": tables.coverage_rows((*sources.coverage.rows, *sources.printed.coverage)),
        "decision": tables.decision_rows(sources.decisions.rows, figures.applied),
    }


def _account_tables(sources: Sources, figures: FigureSet, problems: tuple[FigureProblem, ...]) -> dict[str, Rows]:
    cells = [
        row
        for told in sources.returns
        if told.reading
        for row in accounts.sheet_cell_rows(told.entry.return_id, told.reading, told.grids)
    ]
    return {
        "return": accounts.return_rows(sources.returns, sources.vocabulary),
        "sheet_cell": cells,
        "check": accounts.check_rows(sources.readings, figures.checks),
        "problem": accounts.problem_rows(problems),
        "bound": bound_rows(sources.bounds),
        "assumption": accounts.assumption_rows(_assumptions(sources)),
    }


def _assumptions(sources: Sources) -> list[tuple[str, str, Assumption]]:
    of_returns = [
        (told.entry.return_id, told.entry.file, guess)
        for told in sources.returns
        if told.reading
        for guess in told.reading.assumptions
    ]
    return of_returns + [("", PRINTED.name, guess) for guess in sources.printed.assumptions]


def _problems(sources: Sources, figures: FigureSet) -> tuple[FigureProblem, ...]:
    """Every problem, in the order of the sources."""
    of_returns = [
        FigureProblem(found, return_id=told.entry.return_id) for told in sources.returns for found in told.problems
    ]
    of_files = (
        *sources.register.problems,
        *leftover_recipes(sources.raw, sources.register),
        *sources.printed.problems,
        *sources.official.problems,
        *sources.decisions.problems,
        *sources.coverage.problems,
    )
    return (*of_returns, *sources.copies.problems, *map(FigureProblem, of_files), *figures.problems)


def _outcome(
    sources: Sources, figures: FigureSet, problems: tuple[FigureProblem, ...], version: str, now: datetime
) -> Outcome:
    rows = [told.entry.row for told in sources.returns if told.entry.row]
    return Outcome(
        version=version,
        built=now.replace(microsecond=0).isoformat(),
        returns=len(sources.returns),
        read=len(sources.readings),
        held=tuple(told.entry.return_id for told in sources.returns if told.held),
        by_status=count_statuses(row.status for row in rows if not row.file),
        from_returns=sum(len(reading.observations) for _, reading in sources.readings),
        printed=len(sources.printed.observations),
        official=len(sources.official.observations),
        figures=len(figures.figures),
        statements=len(sources.printed.statements),
        problems=problems,
    )


def _version_row(sources: Sources, outcome: Outcome) -> Mapping[str, object]:
    editions = {told.source.published for told in sources.official.observations}
    return {
        "version": outcome.version,
        "built": outcome.built,
        "returns": outcome.returns,
        "returns_read": outcome.read,
        "returns_held": len(outcome.held),
        "observations": outcome.observations,
        "figures": outcome.figures,
        "printed_rows": len(sources.printed.destinations),
        "edition": max(editions, key=lambda text: read_release(text).last, default=""),
    }


def _silent(_step: str, _done: int, _total: int) -> None:
    """Nobody is looking."""
