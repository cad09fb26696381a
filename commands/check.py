"""`foi check`: what is held, undecided, contradicted, in doubt, restated, assumed; from the store or from raw data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from commands import check_review
from commands.reading_store import connected
from commands.screen import console
from etl.load.schema import METADATA
from etl.model.figure import Standing
from etl.model.observation import Measure
from etl.model.problems import Place, Severity
from etl.pipeline import OFFICIAL as OFFICIAL_FILE
from etl.pipeline import build

Row = Mapping[str, Any]
Tables = Mapping[str, Sequence[Row]]

NEEDED = ("problem", "check", "assumption", "figure")

UNDECIDED = frozenset({"printed-without-period", "printed-without-value", "figures-differ"})
"""Kinds of problem that wait for somebody to settle what is said."""

CONTRADICTED = frozenset(
    {
        "total-differs",
        "cells-contradict",
        "total-twice",
        "percent-differs",
        "cumulative-falls",
        "parts-differ",
        "share-differs",
        "one-number-two-spans",
        "decision-without-figure",
        "return-copied",
    }
)
"""Kinds of problem where two things that are said cannot both be so."""

PARTIAL = frozenset({"class-half"})
"""Kinds of problem of figures that may be a part of what they stand for."""

IN_DOUBT = frozenset({"class-exceeded"})
"""Kinds of problem that the standing *in doubt* says already."""

CEILINGS = ("class ceiling", "below half of class")
OFFICIAL = "official series"
"""Kinds of check with a section of their own."""


def run(store: str, raw: Path | None = None, *, review: bool = False) -> int:
    """Print every section that has something; 1 while anything is held, else 0. `review` prints the review alone."""
    if review:
        return check_review.run(store, raw)
    tables = build(raw).tables if raw else _read(store)
    screen = console()
    found = [(heading, section(tables)) for heading, section in SECTIONS]
    for heading, told in found:
        if told:
            screen.print(f"\n{heading} ({len(told):,})", style="bold", markup=False)
            for line in told:
                screen.print(f"  {line}", markup=False)
    told_of = ", ".join(f"{heading.lower()} {len(told):,}" for heading, told in found)
    screen.print(f"\n{told_of[:1].upper()}{told_of[1:]}.", markup=False)
    return 1 if held(tables) else 0


def _read(store: str) -> Tables:
    with connected(store) as connection:
        return {
            name: [dict(row) for row in connection.execute(select(METADATA.tables[name])).mappings()] for name in NEEDED
        }


def held(tables: Tables) -> list[str]:
    """Returns that give nothing to the store, and rows that were not used: every error, with its remedy."""
    return [_problem(row) for row in tables["problem"] if row["severity"] == Severity.ERROR]


def undecided(tables: Tables) -> list[str]:
    """Rows that give no figure for want of a period or a value, and conflicts on which nobody has decided."""
    return _problems_of(tables, UNDECIDED)


def contradicted(tables: Tables) -> list[str]:
    """Sums, percentages and spans that do not go together, and conflicts that a decision has named as such."""
    told = [row for row in tables["problem"] if row["kind"] in CONTRADICTED and not _is_error(row)]
    places = {_where(row) for row in told}
    failed = [
        row
        for row in tables["check"]
        if not row["holds"] and row["kind"] not in (*CEILINGS, OFFICIAL) and _where(row) not in places
    ]
    undecided_figures = {
        figure for row in tables["problem"] if row["kind"] in UNDECIDED for figure in row["figures"].split("|")
    }
    conflicts = [row for row in _of_standing(tables, Standing.CONFLICT) if row["figure_id"] not in undecided_figures]
    return [*map(_problem, told), *map(_sentence, failed), *map(_figure, conflicts)]


def other_than_official(tables: Tables) -> list[str]:
    """Figures of a class that differ from the official series of the same area and span."""
    return [_sentence(row) for row in tables["check"] if row["kind"] == OFFICIAL and not row["holds"]]


def restated(tables: Tables) -> list[str]:
    """Numbers for which a later release of the same compiler prints another; editions of a series in one line."""
    by_id = {row["figure_id"]: row for row in tables["figure"]}
    told, editions = [], Counter[tuple[str, str]]()
    for row in _of_standing(tables, Standing.SUPERSEDED):
        newer = by_id.get(row["superseded_by"])
        if newer is None or row["value"] is None or newer["value"] in (None, row["value"]):
            continue
        if row["source_file"] == newer["source_file"] == OFFICIAL_FILE.name:
            editions[row["published"], newer["published"]] += 1
        else:
            told.append(
                f"{_what(row)}: {_value(row)} ({row['published']}), then {_value(newer)} ({newer['published']})"
            )
    for (older, later), times in editions.items():
        told.append(f"{OFFICIAL_FILE.name}: {times} figures of the edition of {older} differ in that of {later}")
    return told


def assumed(tables: Tables) -> list[str]:
    """What was taken for what, where a sheet or a line can be read in more than one way."""
    return [_sentence(row) for row in tables["assumption"]]


def others(tables: Tables) -> list[str]:
    """Warnings and notes that belong to none of the other sections."""
    elsewhere = UNDECIDED | CONTRADICTED | PARTIAL | IN_DOUBT
    return [_problem(row) for row in tables["problem"] if not _is_error(row) and row["kind"] not in elsewhere]


SECTIONS: tuple[tuple[str, Callable[[Tables], list[str]]], ...] = (
    ("Held", held),
    ("Undecided", undecided),
    ("Contradicted", contradicted),
    ("In doubt", lambda tables: [_figure(row) for row in _of_standing(tables, Standing.IN_DOUBT)]),
    ("Possibly a part only", lambda tables: _problems_of(tables, PARTIAL)),
    ("Set aside", lambda tables: [_figure(row) for row in _of_standing(tables, Standing.SET_ASIDE)]),
    ("Restated", restated),
    ("Other than the official series", other_than_official),
    ("Assumed", assumed),
    ("Other problems", others),
)


def _is_error(row: Row) -> bool:
    return bool(row["severity"] == Severity.ERROR)


def _of_standing(tables: Tables, standing: Standing) -> list[Row]:
    rows = [row for row in tables["figure"] if row["standing"] == standing]
    return sorted(rows, key=lambda row: row["position"])


def _problems_of(tables: Tables, kinds: frozenset[str]) -> list[str]:
    return [_problem(row) for row in tables["problem"] if row["kind"] in kinds and not _is_error(row)]


def _sentence(row: Row) -> str:
    return f"{_place(row)}{row['sentence']}"


def _where(row: Row) -> tuple[str, str, str]:
    return (row["source_file"], row["source_sheet"], row["source_cell"])


def _problem(row: Row) -> str:
    return f"{_place(row)}{row['message']} {row['remedy']}".strip()


def _place(row: Row) -> str:
    text = Place(*_where(row)).text
    return f"{text}: " if text else ""


def _figure(row: Row) -> str:
    reason = f" {row['reason']}" if row["reason"] else ""
    return f"{_what(row)}: {_value(row)} ({_place(row).removesuffix(': ')}).{reason}"


def _what(row: Row) -> str:
    parts = [row[name] for name in ("platform", "platform_owner", "age_band", "sex", "category") if row[name]]
    measure = "" if row["measure"] == Measure.COUNT else f", {row['measure']} of {row['of_what']}"
    return f"{row['area']}, {row['period']}, {row['offence']}{measure}" + (f", {' '.join(parts)}" if parts else "")


def _value(row: Row) -> str:
    low, high = (_plain(row[name]) for name in ("value_low", "value_high"))
    if low is None:
        return str(row["mark"])
    if low == high:
        return low
    return f"at least {low}" if high is None else f"{low} to {high}"


def _plain(value: Any) -> str | None:
    return None if value is None else f"{value:,.10g}"
