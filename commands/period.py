"""`foi period`: the spans that words mean."""

from __future__ import annotations

import sys
from datetime import date

from commands.errors import Stop
from etl.words.periods import read_period


def run(words: str, published: str = "") -> int:
    """Print one `first/last` a line, its note after a space; 1 with the reason on stderr where it cannot be told."""
    reading = read_period(words, _day(published) if published else None)
    if not reading.spans:
        sys.stderr.write(f"{reading.reason}\n")
        return 1
    for span in reading.spans:
        sys.stdout.write(f"{span.period.text} {span.note}".rstrip() + "\n")
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Stop(f"--published {text!r} is no day. Write it as YYYY-MM-DD.") from None
