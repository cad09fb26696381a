"""The formats of a file, each once: its suffix, its media type and what writes it. Every door asks here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection

from dashboard.exports import csv, json
from dashboard.names import Names
from dashboard.selection import Selection


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `chunks` gives the file in pieces; its connection must stay open until the last."""

    suffix: str
    media_type: str
    chunks: Callable[[Connection, Selection, Names], Iterator[bytes]]


FORMATS: dict[str, Format] = {
    form.suffix: form
    for form in (
        Format(csv.SUFFIX, csv.MEDIA_TYPE, csv.chunks),
        Format(json.SUFFIX, json.MEDIA_TYPE, json.chunks),
    )
}
"""Every format by its suffix."""
