"""`foi register`: the row of the register that a file proposes, each field with where it was found."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from commands.errors import Stop
from commands.screen import console
from etl.proposal import Field, csv_row, lacking, propose
from etl.register import COLUMNS, FOLDER, REGISTER, Register, file_hash, load_register
from etl.returns import read_spreadsheet
from etl.words.vocabulary import load_vocabulary

WHOLE, INCOMPLETE = 0, 1
"""What the exit status says."""


def run(file: Path, *, raw: Path, write: bool, given: Sequence[str]) -> int:
    """Print the proposed row, and append it where asked; 1 where a field that a return needs is not stated.

    Raises Stop for a file that cannot be read or that the register knows, and for a field that it has not.
    """
    settled = _given(given)
    vocabulary = load_vocabulary(raw / "reference")
    register = load_register(raw, vocabulary.areas)
    _check_new(register, file)
    reading, grids = read_spreadsheet(file, None, None, vocabulary)
    if not grids:
        raise Stop("\n".join(found.line for found in reading.problems))
    fields = propose(file.name, grids, reading, vocabulary, settled)
    screen = console()
    screen.print(_table(fields))
    screen.print(f"\n{csv_row(fields)}", markup=False)
    missing = lacking(fields)
    if missing:
        options = " ".join(f"--set {name}=…" for name in missing)
        screen.print(f"\nNot stated, and needed: {', '.join(missing)}. Give it: {options}", markup=False)
        return INCOMPLETE
    if write:
        _append(raw, file, fields, register)
        screen.print(f"\nAppended to {raw / REGISTER}. Next: foi read {raw / FOLDER / file.name}", markup=False)
    else:
        screen.print("\nWith --write this row is appended, and the file is copied to where returns are.", markup=False)
    return WHOLE


def _given(given: Sequence[str]) -> dict[str, str]:
    settled: dict[str, str] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or name not in COLUMNS:
            raise Stop(f"--set {text!r}: write FIELD=VALUE. The fields are {', '.join(COLUMNS)}.")
        settled[name] = value.strip()
    return settled


def _check_new(register: Register, file: Path) -> None:
    try:
        same = file_hash(file)
    except OSError as why:
        raise Stop(f"{file} cannot be opened: {why.strerror}.") from None
    for entry in register.entries:
        if file.name == entry.file or same == entry.sha256:
            raise Stop(f"{REGISTER}, line {entry.line}: {entry.return_id} has this file already.")


def _append(raw: Path, file: Path, fields: Sequence[Field], register: Register) -> None:
    """Copy the file to the returns unless it is there, and add the row at the end of the register."""
    row = {field.name: field.value for field in fields}
    if any(entry.return_id == row["return_id"] for entry in register.entries):
        raise Stop(f"{row['return_id']} is in the register already. Give another: --set return_id=…")
    target = raw / FOLDER / file.name
    if target.exists() and target.resolve() != file.resolve():
        raise Stop(f"{target} is there already and is another file. Give this one another name.")
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        shutil.copyfile(file, target)
    path = raw / REGISTER
    content = path.read_bytes()
    end = b"\r\n" if b"\r\n" in content else b"\n"
    start = b"" if content.endswith(b"\n") else end
    with path.open("ab") as lines:
        lines.write(start + csv_row(fields).encode() + end)


def _table(fields: Sequence[Field]) -> Table:
    table = Table(show_edge=False)
    for name in ("field", "proposed", "found at"):
        table.add_column(name, overflow="fold")
    for field in fields:
        table.add_row(field.name, Text(field.value), Text(field.where))
    return table
