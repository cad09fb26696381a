"""The raw data of this project, read once for the tests beside this file.

The observations of the returns come from the table that was written by hand from the sheets
(`tests/data/expected-observations.csv`), with what the register says of each: so these tests do not hang on the reader.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from etl.model.count import Count, Mark, to_number
from etl.model.observation import Area, Basis, Breakdown, Coverage, Measure, Observation, Source, Unit
from etl.model.period import Period
from etl.transform.coverage import CoverageRows, read_coverage
from etl.transform.decisions import Decisions, read_decisions
from etl.transform.figures import FigureSet, make_figures
from etl.transform.official import OfficialSeries, read_official
from etl.transform.printed import PrintedRows, read_printed
from etl.words.vocabulary import Vocabulary, load_vocabulary

ROOT = Path(__file__).parents[3]
RAW = ROOT / "data" / "raw"


@cache
def vocabulary() -> Vocabulary:
    return load_vocabulary(RAW / "reference")


@cache
def printed() -> PrintedRows:
    return read_printed(RAW / "published" / "published-figures.csv", vocabulary())


@cache
def official() -> OfficialSeries:
    return read_official(RAW / "reference" / "recorded-88a.csv", vocabulary())


@cache
def decisions() -> Decisions:
    return read_decisions(RAW / "decisions.csv")


@cache
def coverage() -> CoverageRows:
    return read_coverage(RAW / "coverage.csv")


@cache
def returned() -> tuple[Observation, ...]:
    with (ROOT / "tests" / "data" / "expected-observations.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_observation(row, _register()[row["return_id"]]) for row in csv.DictReader(file))


@cache
def figures() -> FigureSet:
    """The figures of everything."""
    told = (*returned(), *printed().observations, *official().observations)
    return make_figures(told, decisions(), coverage(), vocabulary(), printed=printed().coverage)


@cache
def _register() -> Mapping[str, Mapping[str, str]]:
    with (RAW / "register.csv").open(encoding="utf-8", newline="") as file:
        return {row["return_id"]: row for row in csv.DictReader(file)}


def _observation(row: Mapping[str, str], entry: Mapping[str, str]) -> Observation:
    return Observation(
        area=Area(row["area_code"], row["area"], row["area_kind"]),
        offence=row["offence"],
        measure=Measure(row["measure"]),
        unit=Unit(row["unit"]),
        period=Period(date.fromisoformat(row["period_start"]), date.fromisoformat(row["period_end"])),
        breakdown=Breakdown(
            row["breakdown"], row["platform"], row["platform_owner"], row["age_band"], row["sex"], row["category"]
        ),
        count=Count(
            to_number(row["value_low"]) if row["value_low"] else None,
            to_number(row["value_high"]) if row["value_high"] else None,
            Mark(row["mark"]),
        ),
        of_what=row["of_what"],
        source=Source(
            entry["file"],
            row["source_sheet"],
            row["source_cell"],
            int(row["ordinal"]),
            return_id=row["return_id"],
            reference=entry["reference"],
            compiled_by=entry["compiled_by"],
            publisher=entry["publisher_name"],
            published=entry["published"],
            url=entry["url"],
        ),
        label_as_written=row["label_as_written"],
        value_as_written=row["value_as_written"],
        coverage=Coverage(row["coverage"]),
        missing=tuple(filter(None, row["missing"].split("|"))),
        basis=Basis(row["basis"]),
        caveats=tuple(filter(None, row["caveats"].split("|"))),
    )
