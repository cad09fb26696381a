"""`foi ingest`: read everything, publish the store, say what came of it."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from commands.screen import console
from etl.kept import Kept
from etl.load.store import store_file
from etl.model.problems import Severity
from etl.outcome import Outcome
from etl.pipeline import ingest
from etl.readings import Means

FIRST_FEW = 5
"""Changes of one kind that are named; the others are counted."""


def run(raw: Path, store: str, processes: int) -> int:
    """Publish the store and print a summary; 0, holds or not. Raises what `etl.pipeline.ingest` raises."""
    with _progress() as bars:
        task = bars.add_task("", total=None)

        def show(step: str, done: int, total: int) -> None:
            bars.update(task, description=step, completed=done, total=total or None)

        outcome = ingest(raw, store, show, means=Means(processes, Kept(_readings(raw, store))))
    screen = console()
    for line in (*summary(outcome, store), *news(outcome)):
        screen.print(line, markup=False)
    return 0


def _readings(raw: Path, store: str) -> Path:
    """Where readings are kept: beside the store, or beside the raw data where the store is on a server."""
    file = store_file(store)
    return file.with_name(f"{file.name}.readings") if file else raw.parent / "processed" / "foi.readings"


def _progress() -> Progress:
    """A bar on stderr, only where somebody looks at it."""
    watched = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, console=watched, transient=True, disable=not watched.is_terminal)


def summary(outcome: Outcome, store: str) -> list[str]:
    """The run in words: returns, observations, figures, problems, what is held, where the store is."""
    others = [f"{times} {status}" for status, times in outcome.by_status if not status.endswith("answered")]
    severities = outcome.severities
    told = [
        f"{outcome.returns} returns: {outcome.read} read, {len(outcome.held)} held" + _also(others) + ".",
        f"{number(outcome.observations)} observations: {number(outcome.from_returns)} from returns, "
        f"{number(outcome.printed)} printed, {number(outcome.official)} of the official series.",
        f"{number(outcome.figures)} figures, {number(outcome.statements)} statements.",
        f"{number(len(outcome.problems))} problems: {counted(severities[Severity.ERROR], 'error')}, "
        f"{counted(severities[Severity.WARNING], 'warning')}, {counted(severities[Severity.NOTE], 'note')}"
        + (" (foi check lists them)." if outcome.problems else "."),
    ]
    errors = [found.problem.line for found in outcome.problems if found.problem.severity is Severity.ERROR]
    if errors:
        told += ["Held, or not used:", *(f"  {line}" for line in errors)]
    done = "Nothing changed: it stands," if outcome.stands else "Published"
    return [*told, f"{done} {store}, version {outcome.version}, built {outcome.built}."]


def news(outcome: Outcome) -> list[str]:
    """What is new since the last store: numbers, and the first few of each kind with their reasons."""
    told = outcome.news
    if told is None:
        return []
    since = f"Since the last store (version {told.last_version}, built {told.last_built})"
    if told.nothing:
        return [f"{since}: nothing is new."]
    kinds = (
        ("return", "new", told.returns_new),
        ("return", "changed", told.returns_changed),
        ("return", "gone", told.returns_gone),
        ("figure", "new", told.figures_new),
        ("figure", "changed", told.figures_changed),
        ("figure", "withdrawn", told.figures_withdrawn),
    )
    lines = [f"{since}: " + ", ".join(f"{counted(len(found), noun)} {state}" for noun, state, found in kinds) + "."]
    for noun, state, found in kinds:
        lines += [f"  {noun} {state}: {change.line}" for change in found[:FIRST_FEW]]
        if len(found) > FIRST_FEW:
            lines.append(f"  and {counted(len(found) - FIRST_FEW, f'more {noun}')} {state}")
    return lines


def number(value: int) -> str:
    """Digits with a comma at the thousands."""
    return f"{value:,}"


def counted(value: int, noun: str) -> str:
    """`1 error`, `2 errors`."""
    return f"{value:,} {noun}{'' if value == 1 else 's'}"


def _also(parts: list[str]) -> str:
    return f"; without a sheet: {', '.join(parts)}" if parts else ""
