"""The formats of a file, each once: its suffix, its media type and what writes it. Every door asks here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from sqlalchemy import Connection

from dashboard.exports import csv, json
from dashboard.names import Names
from dashboard.selection import Selection

Chunks = Callable[[Connection, Selection, Names], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format. `chunks` gives the file in pieces; its connection must stay open until the last.

    `what` says for whom it is. A format that cannot be made for a question raises CannotMake before its first piece.
    `needs` is a package that an installation may lack; `of` names the file where it does not hold figures.
    """

    suffix: str
    media_type: str
    chunks: Chunks
    what: str = ""
    needs: str = ""
    of: str = ""

    @property
    def is_here(self) -> bool:
        """Whether it can be made in this installation: pages offer no other."""
        return not self.needs or find_spec(self.needs) is not None


def _later(module: str, function: str = "chunks", package: str = "dashboard.exports") -> Chunks:
    """What a module writes, which is loaded when a file is asked for: the server and the command line open at once."""

    def chunks(connection: Connection, selection: Selection, names: Names) -> Iterator[bytes]:
        made: Iterator[bytes] = getattr(import_module(f"{package}.{module}"), function)(connection, selection, names)
        yield from made

    return chunks


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMATS: dict[str, Format] = {
    form.suffix: form
    for form in (
        Format(csv.SUFFIX, csv.MEDIA_TYPE, csv.chunks, "the rows, for every program"),
        Format(json.SUFFIX, json.MEDIA_TYPE, json.chunks, "the rows with the question and the licences, for programs"),
        Format("xlsx", _XLSX, _later("workbook"), "a workbook with cover, notes, figures, observations and coverage"),
        Format(
            "parquet",
            "application/vnd.apache.parquet",
            _later("parquet"),
            "the rows with types, for analysts",
            "pyarrow",
        ),
    )
}
"""Every format of rows by its suffix."""

RATES: dict[str, Format] = {
    form.suffix: form
    for form in (
        Format(
            "csv",
            csv.MEDIA_TYPE,
            _later("rates", "csv_chunks"),
            "rates per 10,000 children, or why there is none",
            of="rates",
        ),
        Format("json", json.MEDIA_TYPE, _later("rates", "json_chunks"), "the same for programs", of="rates"),
    )
}
"""The rates of a question, by suffix."""

SIDECAR = Format(
    "csv-metadata.json",
    "application/csvm+json; charset=utf-8",
    _later("sidecar"),
    "what the CSV cannot say itself: version, day, licences, caveats, link, columns",
)
"""The file beside a CSV, by the standard *CSV on the Web*."""

PACKAGE = Format("zip", "application/zip", _later("package"), "figures, observations, codebook, licences, checksums")
"""Everything about a question in one file."""

PICTURES: dict[str, Format] = {
    form.suffix: form
    for form in (
        Format("svg", "image/svg+xml; charset=utf-8", _later("picture", "svg_chunks"), "the chart, for print"),
        Format("png", "image/png", _later("picture", "png_chunks"), "the chart, twice its size, for screens"),
    )
}
"""The chart of a question as a picture, by suffix."""

SERIES: dict[str, Format] = {
    form.suffix: form
    for form in (
        Format(
            "csv",
            csv.MEDIA_TYPE,
            _later("series", "csv_chunks"),
            "what answers for which days, and what is worked out",
            of="series",
        ),
        Format("json", json.MEDIA_TYPE, _later("series", "json_chunks"), "the same for programs", of="series"),
    )
}
"""The series of a question: what a chart makes of its figures, with what is worked out and what is refused."""

COMPARISON = Format(
    "json",
    "application/json; charset=utf-8",
    _later("comparisons", "comparison_chunks", "dashboard"),
    "the first year against the last on three bases, or why not",
    of="comparison",
)
"""The change of a question, first against last year, as the page Compare says it."""

ALL_FORMATS: dict[str, Format] = {
    **FORMATS,
    **PICTURES,
    PACKAGE.suffix: PACKAGE,
    **{f"{form.of}.{form.suffix}": form for form in (*SERIES.values(), *RATES.values(), COMPARISON)},
}
"""Every kind of file that a question may be written to, by suffix: one of two parts says what is in it as well."""
