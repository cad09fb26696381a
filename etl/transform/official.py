"""The official series of a class of offences by body and quarter, every edition of it, as observations."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.extract.rows import Row, read_rows
from etl.model.count import Count
from etl.model.observation import WHOLE, Coverage, Measure, Observation, Source, Unit
from etl.model.period import Period
from etl.model.problems import Place, Problem, problem
from etl.transform.caveats import caveats_of
from etl.words.vocabulary import Vocabulary

FILE = "recorded-88a.csv"
COLUMNS = ("area_code", "area", "period_start", "period_end", "offence", "value", "edition", "source", "note")
_DAY = r"\d{4}-\d{2}(?:-\d{2})?"
_EDITION = re.compile(rf"(?:between\s+(?P<first>{_DAY})\s+and\s+(?P<last>{_DAY})|(?P<day>{_DAY}))")
_NEGATIVE = "negative as published"


@dataclass(frozen=True, slots=True)
class OfficialSeries:
    """The observations of every edition in the order of the file, and the rows that gave none."""

    observations: tuple[Observation, ...]
    problems: tuple[Problem, ...]


def read_official(path: Path, vocabulary: Vocabulary) -> OfficialSeries:
    """Read `recorded-88a.csv`. A row that cannot be read is a problem and gives nothing.

    A count below zero is kept where the row says that it was published so. Raises UnreadableTable for the whole file.
    """
    observations, problems = [], []
    for row in read_rows(path, COLUMNS).rows:
        try:
            observations.append(_observation(path.name, row, vocabulary))
        except ValueError as why:
            problems.append(problem("official-row", Place(path.name, cell=str(row.line)), why=why))
    return OfficialSeries(tuple(observations), tuple(problems))


def _observation(file: str, row: Row, vocabulary: Vocabulary) -> Observation:
    """One row as an observation. Raises ValueError with the reason in words."""
    try:
        area = vocabulary.areas.by_code(row["area_code"])
    except KeyError:
        raise ValueError(f"the area code {row['area_code']!r} is not known") from None
    period = Period(date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"]))
    if not period.is_quarter:
        raise ValueError(f"{period.label} is no quarter")
    value = int(row["value"])
    if value < 0 and _NEGATIVE not in row["note"]:
        raise ValueError(f"{value} is below zero and its note does not say that it was published so")
    publisher = row["source"].partition(",")[0]
    return Observation(
        area=area,
        offence=row["offence"],
        measure=Measure.COUNT,
        unit=Unit.OFFENCE,
        period=period,
        breakdown=WHOLE,
        count=Count.exact(value),
        source=Source(
            file, cell=str(row.line), compiled_by=publisher, publisher=publisher, published=edition_day(row["edition"])
        ),
        label_as_written=row["area"],
        value_as_written=row["value"],
        coverage=Coverage.FULL,
        note="; ".join(text for text in (row["note"], f"edition {row['edition']}", row["source"]) if text),
        caveats=caveats_of(row["offence"], period, Measure.COUNT, Unit.OFFENCE, "", vocabulary.offences),
    )


def is_official(told: Observation) -> bool:
    """Whether an observation is of the official series."""
    return told.source.file == FILE


def edition_day(edition: str) -> str:
    """When an edition came out, as precisely as its name says: a day, or first and last with a slash between.

    Raises ValueError where the name says no time.
    """
    found = _EDITION.match(edition)
    if not found:
        raise ValueError(f"the edition {edition!r} does not begin with a day, or with 'between … and …'")
    return found["day"] or f"{found['first']}/{found['last']}"
