"""`foi export`: the file of a question, the same bytes as every other door sends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

from commands.errors import Stop
from commands.reading_store import connected
from commands.site import at_site
from dashboard import queries
from dashboard.exports import csv
from dashboard.exports.errors import CannotMake
from dashboard.exports.formats import ALL_FORMATS, Format
from dashboard.exports.sidecar import ENDING, sidecar
from dashboard.parse import UnknownPart, parse
from dashboard.since import split_version


def run(question: str, output: Path | None, store: str, site: str = "") -> int:
    """Write the file, or CSV to the screen without one. Raises Stop for a question or a suffix that is not known.

    The file is there whole or not at all: it is written beside and put in its place at the end. Beside a CSV stands the
    file that says what it is. `site` is what links in files begin with.
    """
    form = _format(output) if output else ALL_FORMATS["csv"]
    with at_site(site), connected(store) as connection:
        names = queries.names(connection)
        try:
            named, query = split_version(question.rpartition("?")[2])
            selection = parse(query, names)
        except UnknownPart as why:
            raise Stop(why.message) from None
        _tell(named, queries.version(connection).version)
        pieces = form.chunks(connection, selection, names)
        try:
            _send(pieces, output)
        except CannotMake as why:
            raise Stop(str(why)) from None
        if output and form is ALL_FORMATS[csv.SUFFIX]:
            _write(output.with_name(output.name + ENDING), iter([sidecar(connection, selection, names, output.name)]))
    return 0


def _tell(named: str, version: str) -> None:
    """Say it where a pasted link names another version of the store: its numbers may have changed since."""
    if named and not version.startswith(named):
        sys.stderr.write(f"The link names version {named[:12]} of the store; this is version {version[:12]}.\n")


def _send(pieces: Iterator[bytes], output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
    else:
        _write(output, pieces)


def _format(output: Path) -> Format:
    suffix = output.suffix.lower().removeprefix(".")
    for known in ("".join(output.suffixes[-2:]).lower().removeprefix("."), suffix):
        if known in ALL_FORMATS:
            return ALL_FORMATS[known]
    meant = get_close_matches(suffix, ALL_FORMATS, 1)
    hint = f"Did you mean .{meant[0]}?" if meant else f"Known are {', '.join(f'.{name}' for name in ALL_FORMATS)}."
    raise Stop(f"{output.name}: no kind of file is known by the suffix {output.suffix!r}. {hint}")


def _write(output: Path, pieces: Iterator[bytes]) -> None:
    beside = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        with beside.open("wb") as file:
            file.writelines(pieces)
        beside.replace(output)
    except CannotMake:
        beside.unlink(missing_ok=True)
        raise
    except OSError as why:
        raise Stop(f"{output} cannot be written: {why.strerror}.") from None
    finally:
        beside.unlink(missing_ok=True)
