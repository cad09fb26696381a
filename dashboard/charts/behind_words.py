"""Who is behind the totals of a series, in the words of a chart: one sentence on a card, one line under the chart."""

from __future__ import annotations

from dataclasses import replace

from dashboard.charts.marks import Block
from dashboard.charts.members import NameOf
from dashboard.charts.phrases import all_of
from dashboard.row import Row
from dashboard.statistics.laid import Series


def with_forces(block: Block, series: Series, row: Row, name_of: NameOf | None) -> Block:
    """A block of a total with the sentence on its forces; a force's own stays as it is."""
    found = series.coverage_of(row)
    if found is None:
        return block
    notes = (*block.words.notes, found.sentence(name_of or str))
    return replace(block, words=replace(block.words, notes=notes))


def forces_line(series: Series) -> str:
    """`Forces in full, and the children they serve …: 2017/18 44 of 45, 99.3%; …` and where nobody says who is in it.

    Empty for a force.
    """
    told = [(block.period.label, series.coverage_of(block.row)) for block in series.laid]
    said = [
        f"{label} {found.in_full} of {found.forces}" + (f", {found.share_words}" if found.share_words else "")
        for label, found in told
        if found is not None and found.said
    ]
    unsaid = [label for label, found in told if found is not None and not found.said]
    years = sorted({found.year for _, found in told if found is not None and found.year is not None})
    of_whom = f" (under 18, mid-{all_of([str(year) for year in years])})" if years else ""
    parts = [f"Forces in full, and the children they serve{of_whom}: {'; '.join(said)}."] if said else []
    if unsaid:
        parts.append(f"Nobody says which forces are in {all_of(unsaid)}.")
    return " ".join(parts)
