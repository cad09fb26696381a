"""A table: places for numbers, each with the labels that speak about it."""

from __future__ import annotations

from dataclasses import dataclass

from etl.extract.grid import Cell
from etl.layouts.kinds import Kind, Meaning
from etl.model.address import column_letters


@dataclass(frozen=True, slots=True)
class Label:
    """One label of a side. `meaning` is None where the label is not known as what the side is."""

    cell: Cell
    text: str
    kind: Kind
    meaning: Meaning | None
    name: str = ""
    """What a side of an open list is called: `outcome`, `crime type`; the breakdown that a recipe names."""
    from_recipe: bool = False
    adds_parts: bool = False
    """Whether it is the total of the parts of its period that the table lists: it means that period if they fill it."""

    @property
    def is_whole(self) -> bool:
        """Whether it stands for all that the other labels of its side are parts of."""
        return self.kind is not Kind.MEASURE and self.meaning is not None and self.meaning.kind is Kind.MEASURE

    @property
    def is_inside(self) -> bool:
        """Whether it is a part of what another label of its side says, so that no sum has it."""
        return self.meaning is not None and self.meaning.is_inside


@dataclass(frozen=True, slots=True)
class Side:
    """The labels along one side, one a row or column; None where that row or column has none."""

    kind: Kind
    labels: tuple[Label | None, ...]
    name: str = ""
    headings: tuple[Cell, ...] = ()

    @property
    def title(self) -> str:
        """What it is called in a message."""
        return self.name or self.kind.value


@dataclass(frozen=True, slots=True)
class Place:
    """Where a number stands or would stand. `text` is the number inside a longer text; empty is the whole cell.

    `bare` is whether some side of its table has no label for it.
    """

    row: int
    column: int
    cell: Cell | None
    labels: tuple[Label, ...]
    text: str = ""
    bare: bool = False
    ordinal: int = 0
    """Number among several that stand at one cell: the counts of a line list stand at its headings."""

    @property
    def is_no_answer(self) -> bool:
        """Whether a label says that its number is no answer: a reference, hours, a cost."""
        return any(label.meaning is not None and label.meaning.kind is Kind.NO_ANSWER for label in self.labels)

    @property
    def address(self) -> str:
        """`B4`."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Table:
    """What one layout made of a block. `texts` stand above it, the nearest first; `headings` name its sides."""

    layout: str
    places: tuple[Place, ...]
    sides: tuple[Side, ...]
    """Those of labels on the left first, then those of headings."""
    texts: tuple[Cell, ...] = ()
    headings: tuple[Cell, ...] = ()
    near: tuple[Cell, ...] = ()
    """Those of the texts that stand between it and the table above, the nearest first."""
    asides: tuple[Cell, ...] = ()
    """Cells beside the numbers that are remarks."""
    serials: tuple[Cell, ...] = ()
    """Numbers that only count the rows."""

    across: tuple[Side, ...] = ()
    """The sides whose labels are headings."""
    records: tuple[Cell, ...] = ()
    """Cells of crimes that were counted line by line, whose text is not kept."""
    lines: int = 0
    """How many crimes were counted line by line; its counts stand at headings."""
    faults: tuple[tuple[str, int], ...] = ()
    """Kinds of problem and the number of lines that have it."""
    passed: tuple[Cell, ...] = ()
    """Headings of columns that were not counted."""
    outer: tuple[Cell, ...] = ()
    """Labels and headings that speak through those inside them, or that name them."""

    @property
    def unknown(self) -> tuple[Label, ...]:
        """Labels that are not known as what their side is, each once."""
        return tuple(
            label for side in self.sides for label in side.labels if label is not None and label.meaning is None
        )
