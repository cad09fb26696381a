"""The row of the register that a file proposes for itself: each field with the cell that says it, or *not stated*.

Nothing is invented: a field that neither the file's texts nor its name say stays empty, and one on which they disagree
names both. Pure, but for the reading that is handed in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from etl.extract.grid import Grid
from etl.layouts.kinds import Words
from etl.load.lines import csv_line
from etl.model.observation import Area
from etl.model.period import Period
from etl.model.reading import Reading, Role
from etl.register import COLUMNS, SEVERAL
from etl.words import letters
from etl.words.citations import citations
from etl.words.periods import PeriodReading
from etl.words.vocabulary import Vocabulary

NOT_STATED = "not stated"
NEEDED = ("return_id", "force", "status", "offence", "period")
"""Fields without which a return cannot be read: the manager must give them where the file does not."""
_FILE_NAME = "file name"
_ADVICE = "advice"
"""The kind of sections that only promise help: citing one refuses nothing."""
_AT_LEAST = 2
"""Cells with numbers from which on a file answers: one alone may be a reference or a day."""


Reader = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the proposed row: its value, empty where nobody says it, and where it was found."""

    name: str
    value: str
    where: str


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the file and where it stands: `Sheet1!A3`, or the file's name."""

    words: str
    where: str


def propose(
    file: str, grids: Sequence[Grid], reading: Reading, vocabulary: Vocabulary, given: Mapping[str, str]
) -> tuple[Field, ...]:
    """The fields of the row in the order of the register.

    `reading` is what the file gives without a row; `given` are fields that the manager has settled.
    """
    texts = [*_texts(grids), Text(re.sub(r"[-_]+", " ", file.rpartition(".")[0]).title(), _FILE_NAME)]
    words = Words(vocabulary)
    found = {
        "file": Field("file", file, _FILE_NAME),
        "form": Field("form", "as received", "assumed: change it where somebody set the sheet out"),
        "force": _force(texts, words, vocabulary),
        "reference": _reference(texts, file),
        "asked": _first("asked", texts, lambda text: letters.day_of("asked", text)),
        "published": _first("published", texts, lambda text: letters.day_of("published", text)),
        "exemption": _exemption(texts, vocabulary),
        "offence": _offence(texts, words, vocabulary),
        "period": _period(texts, reading, words),
        "licence": _first("licence", texts, lambda text: letters.said("licence", text)),
    }
    found |= {name: Field(name, value, "given") for name, value in given.items()}
    found["status"] = found.get("status") or _status(texts, grids, reading, found["exemption"])
    found |= {field.name: field for field in _publisher(found["force"], vocabulary) if field.name not in found}
    found["return_id"] = found.get("return_id") or _name(found, vocabulary)
    return tuple(found.get(name, Field(name, "", NOT_STATED)) for name in COLUMNS)


def csv_row(fields: Sequence[Field]) -> str:
    """The row as a line of register.csv, without its end."""
    return csv_line(field.value for field in fields).rstrip("\r\n")


def lacking(fields: Sequence[Field]) -> tuple[str, ...]:
    """Names of fields that a return needs and that are empty."""
    return tuple(field.name for field in fields if field.name in NEEDED and not field.value)


def _texts(grids: Sequence[Grid]) -> Iterator[Text]:
    for grid in grids:
        for cell in grid if not grid.hidden else ():
            if isinstance(cell.value, str) and not cell.hidden:
                yield Text(cell.text, f"{grid.sheet}!{cell.address}")


def _first(name: str, texts: Sequence[Text], read: Reader) -> Field:
    """What the first text that says anything says."""
    for text in texts:
        if value := read(text.words):
            return Field(name, value, text.where)
    return Field(name, "", NOT_STATED)


def _force(texts: Sequence[Text], words: Words, vocabulary: Vocabulary) -> Field:
    """The one force that the texts name; `(several)` where they name more; else that of the file's name."""
    named: dict[str, tuple[Area, str]] = {}
    for text in texts[:-1]:
        for meant in words.areas_in(text.words):
            force = next((area for area in meant if vocabulary.areas.detail(area.code).is_force), None)
            if force is not None and len(meant) == 1:
                named.setdefault(force.code, (force, text.where))
    if len(named) > 1:
        first, second = list(named.values())[:2]
        return Field("force", SEVERAL, f"{first[0].name} ({first[1]}), {second[0].name} ({second[1]})")
    if not named:
        for meant in words.areas_in(texts[-1].words):
            named[meant[0].code] = (meant[0], _FILE_NAME)
    for area, where in named.values() if len(named) == 1 else ():
        return Field("force", area.name, where)
    return Field("force", "", NOT_STATED)


def _reference(texts: Sequence[Text], file: str) -> Field:
    found = _first("reference", texts[:-1], letters.reference)
    if found.value:
        return found
    number = letters.reference_of_file(file.rpartition(".")[0])
    return Field("reference", number, _FILE_NAME if number else NOT_STATED)


def _exemption(texts: Sequence[Text], vocabulary: Vocabulary) -> Field:
    found: dict[str, str] = {}
    for text in texts[:-1]:
        known = {one.section for one in vocabulary.exemptions.find(text.words) if one.kind.casefold() != _ADVICE}
        for citation in citations(text.words):
            name = next(citation.names())
            if any(one.section in known for one in vocabulary.exemptions.find(name)):
                found.setdefault(name, text.where)
    where = ", ".join(dict.fromkeys(found.values()))
    return Field("exemption", " ".join(found), where or "none cited")


def _status(texts: Sequence[Text], grids: Sequence[Grid], reading: Reading, exemption: Field) -> Field:
    """Answered where there are numbers, in part where a section is cited beside them; else what the letter says."""
    numbers = [
        f"{grid.sheet}!{cell.address}"
        for grid in grids
        for cell in (grid if not grid.hidden else ())
        if isinstance(cell.value, int | float) and not isinstance(cell.value, bool)
    ]
    numbers = [f"{told.source.sheet}!{told.source.cell}" for told in reading.observations] or numbers
    said = _first("status", texts[:-1], lambda text: letters.said("status", text))
    if len(numbers) >= _AT_LEAST or reading.observations:
        where = f"numbers from {numbers[0]} on"
        if exemption.value or said.value:
            return Field("status", "part answered", f"{where}; {exemption.where if exemption.value else said.where}")
        return Field("status", "answered", where)
    if said.value:
        return said
    return Field("status", "refused", exemption.where) if exemption.value else Field("status", "", NOT_STATED)


def _offence(texts: Sequence[Text], words: Words, vocabulary: Vocabulary) -> Field:
    """The narrowest offence that the texts name; none where they name two of which neither contains the other."""
    named: dict[str, str] = {}
    for text in texts:
        for one in words.offences_in(text.words):
            named.setdefault(one, text.where)
    offences = vocabulary.offences
    narrow = [one for one in named if not any(other in offences.contains(one) for other in named)]
    if len(narrow) == 1:
        return Field("offence", narrow[0], named[narrow[0]])
    both = ", ".join(f"{one} ({named[one]})" for one in narrow[:3])
    return Field("offence", "", f"the texts name several: {both}" if narrow else NOT_STATED)


def _period(texts: Sequence[Text], reading: Reading, words: Words) -> Field:
    """From the first to the last day that the numbers are read as about, or that one text names."""
    labels = [cell for cell in reading.cells if cell.role in (Role.HEADER, Role.LABEL)]
    spans = {f"{cell.sheet}!{cell.cell}": _spans(words.period(cell.text)) for cell in labels}
    told = [one.period for one in reading.observations] + [span for found in spans.values() for span in found]
    if told:
        named = [place for place, found in spans.items() if found]
        named += [cell for one in reading.observations for kind, cell in one.source.headers if kind == "period"][:1]
        unsure = [f"{cell.sheet}!{cell.cell}" for cell in labels if words.period(cell.text).either]
        doubt = f"; check {', '.join(unsure)}, which cannot be told" if unsure else ""
        return Field("period", _hull(told), f"{named[0]} and others{doubt}" if len(named) > 1 else named[0] + doubt)
    for text in texts[:-1]:
        found = [span for one in words.periods_in(text.words) for span in _spans(one)]
        if found:
            return Field("period", _hull(found), text.where)
    return Field("period", "", NOT_STATED)


def _spans(read: PeriodReading) -> list[Period]:
    """The spans of at least a month: a day alone is when something was written."""
    return [span.period for span in read.spans if span.period.months >= 1]


def _hull(spans: Sequence[Period]) -> str:
    return Period(min(span.first for span in spans), max(span.last for span in spans)).text


def _publisher(force: Field, vocabulary: Vocabulary) -> Iterator[Field]:
    """The force itself, where the answer is one force's: assumed, as the row says."""
    areas = vocabulary.areas.find(force.value)
    if areas and vocabulary.areas.detail(areas[0].code).is_force:
        where = "assumed: the force answered itself"
        yield Field("compiled_by", "the force", where)
        yield Field("publisher", "force", where)
        yield Field("publisher_name", areas[0].name, where)


def _name(found: Mapping[str, Field], vocabulary: Vocabulary) -> Field:
    """An identifier of the force's short name and the reference, else of the file's name."""
    areas = vocabulary.areas.find(found["force"].value)
    number = found["reference"].value
    if not areas or not number:
        return Field("return_id", _slug(found["file"].value.rpartition(".")[0]), "made of the file's name")
    short = vocabulary.areas.detail(areas[0].code).short_name
    return Field("return_id", _slug(f"{short} {number}"), "made of force and reference")


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
