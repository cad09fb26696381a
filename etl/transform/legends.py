"""What the sheets of one return say of their marks and of their rounding: the sheet itself first, then the others.

A mark explained in two ways, or by words that are not understood, has no meaning here: its numbers are held. A sheet
that has numbers of its own speaks for itself alone; one of nothing but notes speaks for all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from etl.extract.grid import Cell, Grid
from etl.layouts.kinds import Tier, tier
from etl.model.count import Count
from etl.words.legends import BLANK, Explained, explained_apart, explanations
from etl.words.rounding import Rounding, rounding_in

NOT_UNDERSTOOD = "words that are not understood"


@dataclass(frozen=True, slots=True)
class Said:
    """Something that one cell of a sheet says."""

    sheet: str
    cell: Cell
    mark: Explained | None = None
    rounding: Rounding | None = None


@dataclass(frozen=True, slots=True)
class Legend:
    """What is known of the marks of one sheet. `marks` have no meaning where two differ; `disputed` says which."""

    marks: Mapping[str, Count | None] = field(default_factory=dict)
    disputed: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    roundings: tuple[Said, ...] = ()

    @property
    def blank(self) -> Count | None:
        """What the sheet says that a blank means."""
        return self.marks.get(BLANK)


def said_by(grids: Iterable[Grid]) -> tuple[Said, ...]:
    """Every explanation of a mark and every statement of rounding in the visible cells of a return."""
    return tuple(said for grid in grids for said in _in_grid(grid))


def legend_for(sheet: str, every: tuple[Said, ...], with_numbers: frozenset[str]) -> Legend:
    """The legend of a sheet: what it says itself; of what it does not speak, what the others say.

    `with_numbers` are the sheets with numbers of their own: their statements of rounding are about themselves.
    """
    marks: dict[str, Count | None] = {}
    disputed: dict[str, tuple[str, str]] = {}
    own = [said for said in every if said.sheet == sheet]
    others = [said for said in every if said.sheet != sheet]
    for mark in dict.fromkeys(said.mark.mark for said in every if said.mark is not None):
        told = _of(own, mark) or _of(others, mark)
        meanings = list(dict.fromkeys(told))
        marks[mark] = meanings[0] if len(meanings) == 1 else None
        if len(meanings) > 1:
            first, second = (_words(meaning) for meaning in meanings[:2])
            disputed[mark] = (first, second)
    rounds = [said for said in own if said.rounding is not None]
    rounds += [said for said in others if said.rounding is not None and said.sheet not in with_numbers]
    return Legend(marks, disputed, tuple(rounds))


def explains(grid: Grid) -> Iterator[Cell]:
    """The cells of a sheet that only explain marks, alone in their row or with the mark in the cell before them."""
    for row in _rows(grid):
        if len(row) == 1 and any(one.count is not None for one in explanations(row[0].text)):
            yield row[0]
        elif len(row) == 2 and _apart(row) is not None:
            yield from row


def has_numbers(grid: Grid) -> bool:
    """Whether a sheet has cells that are numbers and nothing else; hidden ones do not count."""
    return any(tier(cell) is Tier.NUMBER for cell in grid if not cell.hidden)


def _in_grid(grid: Grid) -> Iterator[Said]:
    for row in _rows(grid):
        apart = _apart(row) if len(row) == 2 else None
        if apart is not None:
            yield Said(grid.sheet, row[0], apart)
            continue
        for cell in row:
            for mark in explanations(cell.text):
                yield Said(grid.sheet, cell, mark)
            rounding = rounding_in(cell.text)
            if rounding is not None:
                yield Said(grid.sheet, cell, rounding=rounding)


def _rows(grid: Grid) -> Iterator[list[Cell]]:
    """The cells of each row that has texts and no number, hidden and struck ones aside."""
    rows: dict[int, list[Cell]] = {}
    for cell in grid:
        if not cell.hidden and not cell.struck:
            rows.setdefault(cell.row, []).append(cell)
    for row in rows.values():
        texts = [cell for cell in row if isinstance(cell.value, str)]
        if texts:
            yield texts if len(texts) == len(row) else [cell for cell in texts if len(cell.text) > len("number")]


def _apart(row: list[Cell]) -> Explained | None:
    return explained_apart(row[0].text, row[1].text)


def _of(said: Iterable[Said], mark: str) -> list[Count | None]:
    return [one.mark.count for one in said if one.mark is not None and one.mark.mark == mark]


def _words(count: Count | None) -> str:
    return count.text if count is not None else NOT_UNDERSTOOD
