"""A frame whose sides are read: what a layout looks at, and the table that it makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from etl.extract.grid import Cell
from etl.layouts.frame import Frame
from etl.layouts.joined import joined, settled
from etl.layouts.kinds import Kind, Words
from etl.layouts.sides import sides_of
from etl.layouts.table import Label, Place, Side, Table


@dataclass(frozen=True)
class Sided:
    """A frame with one reading of each of its sides. `dumb` are sides whose labels nothing could be made of."""

    frame: Frame
    words: Words
    down: tuple[Side, ...]
    across: tuple[Side, ...]
    dumb: tuple[Cell, ...] = ()
    outer: tuple[Cell, ...] = ()
    """Labels that were joined to those inside them."""

    @property
    def kinds_down(self) -> tuple[Kind, ...]:
        """Kinds of the sides of labels, measures aside."""
        return tuple(side.kind for side in self.down if side.kind is not Kind.MEASURE)

    @property
    def kinds_across(self) -> tuple[Kind, ...]:
        """Kinds of the sides of headings, measures aside."""
        return tuple(side.kind for side in self.across if side.kind is not Kind.MEASURE)


def sided(frame: Frame, words: Words) -> tuple[Sided, ...]:
    """Every reading of the sides of a frame; more than one where labels can be two things alike."""
    texts = frame.block.texts
    down = [
        sides_of(cells, heads, texts, words) if any(cells) else None
        for cells, heads in zip(frame.stub, frame.corner, strict=True)
    ]
    across = [sides_of(cells, frame.named, texts, words) if any(cells) else None for cells in frame.heads]
    dumb = [
        next(cell for cell in cells if cell)
        for cells, sides in zip((*frame.stub, *frame.heads), (*down, *across), strict=True)
        if sides == ()
    ]
    readings = product(*(side or (None,) for side in (*down, *across)))
    return tuple(_made(frame, reading, len(down), tuple(dumb), words) for reading in readings)


def _made(frame: Frame, reading: tuple[Side | None, ...], down: int, dumb: tuple[Cell, ...], words: Words) -> Sided:
    """One reading of the sides, with two of one kind on one side joined. The first `down` are those of labels."""
    left, outer_left = joined(tuple(side for side in reading[:down] if side), words)
    above, outer_above = joined(tuple(side for side in reading[down:] if side), words)
    return Sided(frame, words, left, above, dumb, (*outer_left, *outer_above))


def make_table(layout: str, sided: Sided) -> Table:
    """The table of a sided frame: a place for each row and column, empty ones too."""
    frame = sided.frame
    corner = tuple(cell for cells in frame.corner for cell in cells)
    places = []
    for line, row in enumerate(frame.rows):
        left = _labels(sided.down, line)
        for place, column in enumerate(frame.columns):
            over = _labels(sided.across, place)
            bare = len(left) < len(sided.down) or len(over) < len(sided.across)
            places.append(Place(row, column, frame.values.get((row, column)), (*left, *over), bare=bare))
    return Table(
        layout,
        settled(tuple(places)),
        (*sided.down, *sided.across),
        texts=(*corner, *frame.block.texts),
        headings=corner,
        asides=frame.asides,
        serials=frame.serials,
        across=sided.across,
        outer=(*sided.outer, *frame.named),
    )


def _labels(sides: tuple[Side, ...], place: int) -> tuple[Label, ...]:
    return tuple(label for side in sides if (label := side.labels[place]) is not None)
