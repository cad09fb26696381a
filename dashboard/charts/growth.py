"""The growth beside a trend: three lines, the strict one with the arrow, and what it leaves out hatched in the
blocks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.charts.marks import Aside, Block, Panel, Remark
from dashboard.statistics.percents import a_month
from dashboard.statistics.words_for_numbers import number
from etl.model.count import Number
from etl.model.period import Period


@dataclass(frozen=True, slots=True)
class GrowthLine:
    """One change and the two counts it stands on. `change` is as printed: `+98%`, `−2%`."""

    change: str
    words: str
    first: Number
    last: Number

    @property
    def counts(self) -> str:
        """`3,625 to 7,181`."""
        return f"{number(self.first)} to {number(self.last)}"


@dataclass(frozen=True, slots=True)
class Growth:
    """The change from one year to another; every number comes from the caller.

    `strict` leads and alone may be called the same forces. The others are None where they cannot be worked out. `words`
    say the strict change (*almost doubled*) where the figures carry such words.
    `left_out` are words for what is hatched, the longest first.
    """

    first: Period
    last: Period
    strict: GrowthLine
    published: GrowthLine | None = None
    raw: GrowthLine | None = None
    words: str | None = None
    left_out: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[GrowthLine, ...]:
        """The lines there are, strict first."""
        return tuple(line for line in (self.strict, self.published, self.raw) if line is not None)


def aside_of(growth: Growth, panel: Panel) -> Aside:
    """The arrow between the strict levels and the three lines beside it. Raises LookupError without both blocks."""
    first, last = (_block(panel, period) for period in (growth.first, growth.last))
    arrow = (a_month(growth.strict.first, first.period), a_month(growth.strict.last, last.period))
    return Aside(tuple(Remark(line.change, line.words, line.counts) for line in growth.lines), arrow)


def with_left_out(panel: Panel, growth: Growth) -> Panel:
    """The panel with what the strict comparison leaves out hatched, and both ends dark."""
    levels = {growth.first: growth.strict.first, growth.last: growth.strict.last}
    blocks = tuple(
        _marked(block, levels[block.period], growth) if block.period in levels else replace(block, focus=False)
        for block in panel.blocks
    )
    return replace(panel, blocks=blocks)


def _marked(block: Block, level: Number, growth: Growth) -> Block:
    """Dark, its part above the strict level hatched; the words for that stand in the first block."""
    inside = growth.left_out if block.period == growth.first and block.low > level else block.inside
    return replace(block, focus=True, left_out=max(block.low - level, 0), inside=inside)


def _block(panel: Panel, period: Period) -> Block:
    found = next((block for block in panel.blocks if block.period == period), None)
    if found is None:
        raise LookupError(f"{panel.name} has no block for {period.label}, so no growth can stand on it")
    return found
