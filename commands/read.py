"""`foi read`: what one spreadsheet gives, without a store."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from commands.errors import Stop
from commands.screen import console
from etl.load.lines import Cell, observation_row
from etl.model.columns import OBSERVATION_NAMES
from etl.model.observation import Measure, Observation
from etl.model.period import Period
from etl.model.problems import Problem
from etl.model.reading import Reading
from etl.register import COLUMNS, FOLDER, Entry, Register, Return, file_hash, load_register
from etl.returns import read_spreadsheet, recipe_file
from etl.words.areas import Areas
from etl.words.periods import read_period
from etl.words.vocabulary import load_vocabulary

READ, HELD, UNREADABLE = 0, 1, 2
"""What the exit status says."""

_SETTLED = {"area": {"force-unknown"}, "period": {"period-unreadable", "period-ends-first"}}
"""Problems of a row that an option settles, by its name."""

_NO_ROW = Return(**{name: "" for name in COLUMNS if name != "period"}, period=None)


def run(file: Path, *, as_json: bool, raw: Path, area: str, offence: str, period: str) -> int:
    """Print what the file gives; the status says whether it was read, is held, or cannot be read.

    Raises Stop where an option is no known word.
    """
    vocabulary = load_vocabulary(raw / "reference")
    entry = _entry(load_register(raw, vocabulary.areas), raw, file)
    given = {"area": area, "offence": offence, "period": period}
    row = _row(entry, given, vocabulary.areas)
    recipe = recipe_file(raw, row.return_id) if row else None
    reading, grids = read_spreadsheet(file, row, recipe, vocabulary)
    reading = replace(reading, problems=(*_of_row(entry, given), *reading.problems))
    if as_json:
        sys.stdout.write(json.dumps(as_object(reading), ensure_ascii=False, indent=1) + "\n")
    elif grids:
        print_reading(reading, row, console())
    else:
        sys.stderr.writelines(f"{found.line}\n" for found in reading.problems)
    if not grids:
        return UNREADABLE
    return HELD if reading.held else READ


def _entry(register: Register, raw: Path, file: Path) -> Entry | None:
    """The row of a file: by its place in the raw folder, else by its bytes, else by its name."""
    if file.resolve().parent == (raw / FOLDER).resolve():
        return register.of_file(file.name)
    try:
        same = file_hash(file)
    except OSError:
        return None
    found = next((entry for entry in register.entries if entry.sha256 == same), None)
    return found or register.of_file(file.name)


def _row(entry: Entry | None, given: dict[str, str], areas: Areas) -> Return | None:
    """The row of the register with its fields replaced by what was given; None where there is neither."""
    row = entry.row if entry else None
    if row is None:
        if not any(given.values()):
            return None
        row = _NO_ROW
    if given["area"]:
        row = replace(row, force=_area(given["area"], areas))
    if given["offence"]:
        row = replace(row, offence=given["offence"])
    if given["period"]:
        row = replace(row, period=_period(given["period"]))
    return row


def _of_row(entry: Entry | None, given: dict[str, str]) -> tuple[Problem, ...]:
    """What is wrong with the row of the register, but for what an option has settled."""
    settled = {kind for option, kinds in _SETTLED.items() if given[option] for kind in kinds}
    return tuple(found for found in (entry.problems if entry else ()) if found.kind not in settled)


def _area(words: str, areas: Areas) -> str:
    found = areas.find(words)
    if found:
        return found[0].name
    near = areas.nearest(words)
    hint = f"Did you mean {near.name!r}?" if near else "See data/raw/reference/forces.csv."
    raise Stop(f"--area {words!r}: no force or area is known by that name. {hint}")


def _period(words: str) -> Period:
    try:
        return Period.parse(words)
    except ValueError:
        reading = read_period(words)
    if len(reading.spans) == 1:
        return reading.spans[0].period
    reason = reading.reason or "it means several spans: " + ", ".join(span.period.text for span in reading.spans)
    raise Stop(f"--period {words!r}: {reason.rstrip('.')}. Write first/last as YYYY-MM-DD/YYYY-MM-DD.")


def as_object(reading: Reading) -> dict[str, Any]:
    """What `--json` prints: observations by the tidy columns, counts of cells by role, problems, assumptions."""
    return {
        "observations": [
            {name: _json(row[name]) for name in OBSERVATION_NAMES} for row in map(observation_row, reading.observations)
        ],
        "cells": reading.account,
        "problems": [
            {
                "severity": found.severity.value,
                "sheet": found.place.sheet,
                "cell": found.place.cell,
                "message": f"{found.message} {found.remedy}".strip(),
            }
            for found in reading.problems
        ],
        "assumptions": [
            {"sheet": guess.sheet, "cell": guess.cell, "sentence": guess.sentence} for guess in reading.assumptions
        ],
    }


def _json(cell: Cell) -> Any:
    if isinstance(cell, Decimal):
        return float(cell)
    return cell


def print_reading(reading: Reading, row: Return | None, screen: Console) -> None:
    """The reading for people: a table of observations, the account, checks, assumptions, problems."""
    known = (
        f"with the row {row.return_id} of the register" if row and row.return_id else "without a row of the register"
    )
    screen.print(f"{reading.file}, read {known}\n", style="bold", markup=False)
    for sheet in dict.fromkeys(told.source.sheet for told in reading.observations):
        screen.print(observation_table(sheet, [told for told in reading.observations if told.source.sheet == sheet]))
    account = reading.account
    roles = ", ".join(f"{number} {role.replace('_', ' ')}" for role, number in account.items() if role != "total")
    told = f"\n{len(reading.observations)} observations from {account['total']} cells that are not empty: {roles}."
    screen.print(told, markup=False)
    checks = (f"{_outcome(check.holds)}: {check.sentence}" for check in reading.checks)
    _section(screen, "Checks", checks)
    _section(screen, "Assumptions", (guess.sentence for guess in reading.assumptions))
    _section(screen, "Problems", (f"{found.severity.value}: {found.line}" for found in reading.problems))
    if reading.held:
        screen.print("\nHeld: it gives nothing to the store until the errors are settled.", markup=False)


def _outcome(holds: bool) -> str:
    return "holds" if holds else "does not hold"


def observation_table(sheet: str, observations: Iterable[Observation]) -> Table:
    """One row an observation of a sheet, with the cell that says it."""
    table = Table(title=Text(f"Sheet {sheet!r}") if sheet else None, title_justify="left", show_edge=False)
    for name in ("cell", "area", "period", "offence", "about", "count", "unit"):
        table.add_column(name, justify="right" if name == "count" else "left", no_wrap=name == "cell")
    for told in observations:
        part = told.breakdown
        about = " ".join(filter(None, (part.platform, part.age_band, part.sex, part.category)))
        share = told.measure is Measure.SHARE
        cells = (
            told.source.cell,
            told.area.name,
            told.period.label,
            told.offence,
            about or "all",
            told.count.text,
            f"% of {told.of_what}" if share else told.unit.value,
        )
        # What a sheet says is never markup.
        table.add_row(*map(Text, cells))
    return table


def _section(screen: Console, heading: str, lines: Iterable[str]) -> None:
    told = list(lines)
    if told:
        screen.print(f"\n{heading} ({len(told)})", style="bold", markup=False)
        for line in told:
            screen.print(f"  {line}", markup=False)
