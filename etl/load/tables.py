"""The rows of figures and of what stands behind them: observations, witnesses, statements, coverage, decisions.

Pure: objects in, rows out. The account of sheets is in `etl.load.accounts`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from etl.load import lines
from etl.model.count import plain
from etl.model.figure import Figure
from etl.model.observation import Observation
from etl.model.responses import Responses
from etl.model.statement import Statement
from etl.transform.decisions import Decision
from etl.transform.witnesses import Witness, is_witness

Record = dict[str, object]
BETWEEN = "|"
"""Parts several identifiers in one cell."""


@dataclass(frozen=True, slots=True)
class Order:
    """Where areas and offences stand in lists; what is not there comes last, by its text."""

    areas: Mapping[str, int]
    offences: Mapping[str, int]

    def of_figure(self, figure: Figure) -> tuple[object, ...]:
        """The order of every file: offence, area, first and last day, breakdown and its parts, measure, compiler."""
        told, part = figure.observation, figure.observation.breakdown
        return (
            self.offences.get(told.offence, len(self.offences)),
            told.offence,
            self.areas.get(told.area.code, len(self.areas)),
            told.area.code,
            told.period,
            part.kind,
            (part.platform, part.age_band, part.sex, part.category, part.platform_owner),
            (told.measure, told.unit, told.of_what, told.source.compiled_by, told.source.published),
            figure.figure_id,
        )


def figure_rows(figures: Iterable[Figure], order: Order) -> list[Record]:
    """One row a figure, in the order of every file, each with its line."""
    made: list[Record] = []
    for position, figure in enumerate(sorted(figures, key=order.of_figure), 1):
        row = lines.figure_row(figure)
        made.append(
            {
                **row,
                "position": position,
                "observation_id": figure.observation.observation_id,
                "decisions": BETWEEN.join(figure.decisions),
                "superseded_by": figure.superseded_by,
                "conflicts_with": BETWEEN.join(figure.conflicts_with),
                "reason": figure.reason,
                "caveats": BETWEEN.join(figure.caveats),
                "csv_line": lines.figure_line(row),
            }
        )
    return made


def observation_rows(
    observations: Sequence[Observation], figures: Iterable[Figure], publisher_kinds: Mapping[str, str]
) -> list[Record]:
    """One row an observation, in the order given, each with its line. `publisher_kinds` are by return."""
    speaks_for = {told.observation_id: figure for figure in figures for told in figure.observations}
    made: list[Record] = []
    for position, told in enumerate(observations, 1):
        figure = speaks_for[told.observation_id]
        row = lines.observation_row(told, figure)
        kept = {name: cell for name, cell in row.items() if name not in ("standing", "witnesses")}
        made.append(
            {
                **kept,
                "position": position,
                "ordinal": told.source.ordinal,
                "publisher_kind": publisher_kinds.get(told.source.return_id, ""),
                "url": told.source.url,
                "flag": told.flag,
                "headers": json.dumps(told.source.headers, ensure_ascii=False),
                "is_witness": is_witness(told),
                "csv_line": lines.observation_line(row),
            }
        )
    return made


def statement_rows(statements: Iterable[Statement]) -> list[Record]:
    """One row a statement."""
    return [
        {
            "statement_id": told.statement_id,
            "measure": told.measure,
            "area": told.area,
            "area_code": told.area_code,
            "offence": told.offence,
            "breakdown": told.breakdown,
            "category": told.category,
            "period_start": told.period.first.isoformat() if told.period else "",
            "period_end": told.period.last.isoformat() if told.period else "",
            "period_text": told.period_text,
            "value": told.value,
            "value_text": told.value_text,
            "note": lines.cut_note(told.note),
            "flag": told.flag,
            "compiled_by": told.source.compiled_by,
            "publisher": told.source.publisher,
            "published": told.source.published,
            "url": told.source.url,
            "source_file": told.source.file,
            "source_cell": told.source.cell,
        }
        for told in statements
    ]


def coverage_rows(coverage: Iterable[Responses]) -> list[Record]:
    """One row a total whose forces are known."""
    return [
        {
            "position": position,
            "area_code": known.area_code,
            "offence": known.offence,
            "period_start": known.period.first.isoformat(),
            "period_end": known.period.last.isoformat(),
            "release": known.release,
            "compiled_by": known.compiled_by,
            "answered": known.answered,
            "asked": known.asked,
            "missing": BETWEEN.join(known.missing),
            "part_period": BETWEEN.join(known.part_period),
            "measure": known.measure,
            "flag": known.flag,
            "source": known.source,
            "source_file": known.source_file,
            "source_cell": known.source_cell,
        }
        for position, known in enumerate(coverage, 1)
    ]


def witness_rows(witnesses: Mapping[str, Sequence[Witness]]) -> list[Record]:
    """One row a figure and page that prints it, the best page first."""
    return [
        {
            "figure_id": figure_id,
            "page": witness.page,
            "publisher": witness.observation.source.publisher,
            "published": witness.observation.source.published,
            "url": witness.observation.source.url,
            "observation_id": witness.observation.observation_id,
        }
        for figure_id, pages in witnesses.items()
        for witness in pages
    ]


def decision_rows(decisions: Iterable[Decision], applied: Mapping[str, Sequence[str]]) -> list[Record]:
    """One row a decision, with the figures that it applies to, by the decision's identifier."""
    return [
        {
            "decision_id": row.decision_id,
            "area": row.area,
            "area_code": row.area_code,
            "offence": row.offence,
            "measure": row.measure_as_written,
            "breakdown": row.breakdown,
            "category": row.category,
            "period_start": row.period.first.isoformat(),
            "period_end": row.period.last.isoformat(),
            "value": row.value_as_written,
            "verdict": row.verdict.value,
            "low": "" if row.low is None else plain(row.low),
            "high": "" if row.high is None else plain(row.high),
            "coverage": row.coverage.value,
            "why": row.why,
            "evidence": row.evidence,
            "decided_on": row.decided_on,
            "figures": BETWEEN.join(sorted(applied.get(row.decision_id, ()))),
            "source_cell": str(row.line),
        }
        for row in decisions
    ]
