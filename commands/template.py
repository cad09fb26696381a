"""`foi template`: the spreadsheet to send with a request."""

from __future__ import annotations

from pathlib import Path

from commands.errors import Stop
from commands.screen import console
from etl.template import make_template, years_of
from etl.words.vocabulary import load_vocabulary


def run(*, offence: str, years: str, output: Path, raw: Path) -> int:
    """Write the template; 0. Raises Stop for an unknown offence or years, and a file that cannot be written."""
    offences = load_vocabulary(raw / "reference").offences
    found = offences.find(offence)
    if not found:
        near = offences.nearest(offence)
        hint = f"Did you mean {near.id}?" if near else "See data/raw/reference/offences.csv."
        raise Stop(f"--offence {offence!r}: no offence is known by that name. {hint}")
    try:
        asked = years_of(years)
    except ValueError as why:
        raise Stop(f"--years: {why}") from None
    try:
        make_template(found[0].name, asked).save(output)
    except OSError as why:
        raise Stop(f"{output} cannot be written: {why.strerror}.") from None
    screen = console()
    screen.print(f"Wrote {output}: {found[0].name}, {asked[0].label} to {asked[-1].label}.", markup=False)
    return 0
