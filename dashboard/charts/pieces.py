"""What a block is made of, in data units: rectangles whose width times height is exactly the number they stand for.

COUNT       solid 0 to low; what a comparison leaves out is hatched at its top
AT_LEAST    solid 0 to low, nothing above (the comb has no height of its own)
WORDS, SUPPRESSED   solid 0 to low, dots low to high; no dots without a top
IN_DOUBT    ruled 0 to low
PART        striped, in each place it may stand, as high as it would be there
CONFLICT    solid 0 to low, hatch low to high
TWO_SPANS   solid where the spans agree, hatch on the rest of each: pieces of equal area
DERIVED     an outline 0 to low, dots low to high
CUT         hatch, as high as the whole figure over its own days
CLASS, CLASS_BEFORE   pale, or bare, 0 to low
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dashboard.charts.marks import Block, Look
from dashboard.statistics.percents import a_month
from etl.model.period import Period


class Surface(StrEnum):
    """What a piece is filled with."""

    SOLID = "solid"
    DOTS = "dots"
    HATCH = "hatch"
    RULES = "rules"
    STRIPES = "stripes"
    OUTLINE = "outline"
    PALE = "pale"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Piece:
    """A rectangle: months on x, numbers a month on y. `area` is the number it stands for."""

    x0: Fraction
    x1: Fraction
    y0: Fraction
    y1: Fraction
    surface: Surface

    @property
    def area(self) -> Fraction:
        """Width times height: a count."""
        return (self.x1 - self.x0) * (self.y1 - self.y0)


def pieces(block: Block) -> tuple[Piece, ...]:
    """The rectangles of a block, lowest first. Raises ValueError for a PART or a CUT without its places."""
    if block.look in (Look.PART, Look.CUT) and not block.places:
        raise ValueError(f"a block that is a {block.look} needs the spans it may cover")
    maker = _MAKERS.get(block.look)
    return maker(block) if maker else _stack(block)


def top(block: Block) -> Fraction:
    """The highest point of a block, its limits and its comb left out."""
    return max((piece.y1 for piece in pieces(block)), default=Fraction(0))


_FIRST = {
    Look.IN_DOUBT: Surface.RULES,
    Look.DERIVED: Surface.OUTLINE,
    Look.CLASS: Surface.PALE,
    Look.CLASS_BEFORE: Surface.BARE,
}
_SECOND = {Look.CONFLICT: Surface.HATCH}


def _stack(block: Block) -> tuple[Piece, ...]:
    """Solid (or what stands for it) to the lowest value, and the band from there to the highest."""
    first, second = _FIRST.get(block.look, Surface.SOLID), _SECOND.get(block.look, Surface.DOTS)
    low = a_month(block.low, block.period)
    kept = a_month(block.low - block.left_out, block.period)
    made = [_over(block.period, Fraction(0), kept, first)]
    if block.left_out:
        made.append(_over(block.period, kept, low, Surface.HATCH))
    if block.high is not None and block.high > block.low:
        made.append(_over(block.period, low, a_month(block.high, block.period), second))
    return tuple(made)


def _part(block: Block) -> tuple[Piece, ...]:
    return tuple(_over(place, Fraction(0), a_month(block.low, place), Surface.STRIPES) for place in block.places)


def _cut(block: Block) -> tuple[Piece, ...]:
    highest = block.low if block.high is None else block.high
    return (_over(block.period, Fraction(0), a_month(highest, block.places[0]), Surface.HATCH),)


def _two_spans(block: Block) -> tuple[Piece, ...]:
    """Solid where all spans agree; what is over it, or beside it, is hatched."""
    spans = block.places or (block.period,)
    shared: Period | None = spans[0] if len(spans) > 1 else None
    for span in spans[1:]:
        shared = shared.intersection(span) if shared else None
    heights = {span: a_month(block.low, span) for span in spans}
    if shared is None:
        return tuple(_over(span, Fraction(0), heights[span], Surface.HATCH) for span in spans)
    agreed = min(heights.values())
    made = [_over(shared, Fraction(0), agreed, Surface.SOLID)]
    for span in spans:
        made += [_over(rest, Fraction(0), heights[span], Surface.HATCH) for rest in span.minus(shared)]
        if heights[span] > agreed:
            made.append(_over(shared, agreed, heights[span], Surface.HATCH))
    return tuple(made)


_MAKERS = {Look.PART: _part, Look.CUT: _cut, Look.TWO_SPANS: _two_spans}


def _over(period: Period, low: Fraction, high: Fraction, surface: Surface) -> Piece:
    return Piece(period.start_position, period.end_position, low, high, surface)
