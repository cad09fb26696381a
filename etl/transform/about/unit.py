"""What a number counts: offences, mentions, victims, people; and whether it is a share."""

from __future__ import annotations

from collections.abc import Iterable

from etl.extract.grid import Cell
from etl.layouts.kinds import Kind
from etl.layouts.table import Label, Side
from etl.model.observation import Measure, Unit
from etl.transform.about.context import ASSUMED, RECIPE, Context, Found
from etl.words import measures


def unit_of(
    row: int, column: int, labels: tuple[Label, ...], sides: tuple[Side, ...], texts: Iterable[Cell], context: Context
) -> Found[Unit]:
    """The unit that the recipe, a label, another label for the whole of the table, or the nearest text says.

    Where nothing says it, offences; that is written down as an assumption.
    """
    entry = context.entry("unit", row, column)
    if entry is not None:
        return Found(entry.unit, RECIPE)
    others = [label for side in sides for label in side.labels if label is not None]
    for label in (*labels, *others):
        measured = label.meaning.measure if label.meaning is not None else None
        if measured is not None and measured.unit is not None:
            return Found(measured.unit, label.cell.address)
    for cell in texts:
        unit = measures.unit_in(cell.text)
        if unit is not None:
            return Found(unit, cell.address)
    context.assume("", "Nothing on the sheet says what is counted; it is read as offences.")
    return Found(Unit.OFFENCE, ASSUMED)


def counted(unit: Unit, measure: Measure, labels: tuple[Label, ...]) -> Unit:
    """Mentions where offences are counted by platform: one offence may name several."""
    named = any(label.kind is Kind.MEANS and not label.is_whole for label in labels)
    return Unit.MENTION if named and unit is Unit.OFFENCE and measure is Measure.COUNT else unit


def is_share(labels: tuple[Label, ...]) -> bool:
    """Whether a label says that the numbers are shares."""
    return any(
        label.meaning is not None and label.meaning.measure is not None and label.meaning.measure.is_share
        for label in labels
    )


def base_of(labels: tuple[Label, ...], headings: tuple[Cell, ...], texts: Iterable[Cell]) -> Found[str]:
    """Of what a share is, by the words of its labels, headings and the texts above."""
    cells = [*(label.cell for label in labels), *headings, *texts]
    said, place = measures.of_what(tuple(cell.text for cell in cells))
    return Found(said, cells[place].address if place >= 0 else ASSUMED)
