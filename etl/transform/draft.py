"""A number on its way to an observation: the value of a place with everything that was told about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.layouts.kinds import Kind
from etl.layouts.table import Label, Place, Side, Table
from etl.model.count import Count, Number
from etl.model.observation import Area, Breakdown, Coverage, Measure, Unit
from etl.model.period import Period
from etl.transform.about.area import AreaLine
from etl.transform.values import Value


@dataclass
class Draft:
    """What one value is about. `total_over` are the sides whose parts it adds up; `check_only` gives no observation."""

    table: Table
    place: Place
    value: Value
    area: Area | None
    period: Period
    offence: str
    measure: Measure
    unit: Unit
    breakdown: Breakdown
    of_what: str
    headers: tuple[tuple[str, str], ...]
    coverage: Coverage = Coverage.UNKNOWN
    missing: tuple[str, ...] = ()
    total_over: tuple[Side, ...] = ()
    check_only: bool = False
    beside_count: bool = False
    """Whether it is a percent in a column beside that of its count."""
    notes: list[str] = field(default_factory=list)

    @property
    def count(self) -> Count:
        """The bounds of the number, or the reason why there is none."""
        return self.value.written.count

    @property
    def number(self) -> Number | None:
        """The number, where it is exact."""
        return self.count.value

    @property
    def meaning(self) -> tuple[object, ...]:
        """What it is about, the number aside: two drafts of one meaning say the same thing."""
        return (self.area, self.period, self.offence, self.measure, self.unit, self.breakdown, self.of_what)

    def label_on(self, side: Side) -> Label | None:
        """Its label on one side of its table."""
        return next((label for label in self.place.labels if label in side.labels), None)

    def labels_beside(self, side: Side) -> tuple[str, ...]:
        """Addresses of its labels on the other sides: what it shares with the other numbers of its line."""
        return tuple(label.cell.address for label in self.place.labels if label not in side.labels)


def _is_one_of_several(label: Label, side: Side) -> bool:
    """Whether a label of all offences stands beside outcomes that need not be all: `Offences`, then `Charged`."""
    measured = label.meaning.measure if label.meaning is not None else None
    return side.kind is Kind.OUTCOME and measured is not None and not measured.is_total


def total_sides(place: Place, table: Table, lines: Mapping[str, AreaLine]) -> tuple[Side, ...]:
    """The sides on which the place's label stands for the sum of others; none where it is a part, or the whole of
    things that may be named twice. `lines` say which areas add up others.
    """
    found = []
    for side in table.sides:
        if side.kind in (Kind.MEASURE, Kind.MEANS):
            continue
        label = next((label for label in place.labels if label in side.labels), None)
        if label is None:
            continue
        adds = side.kind is Kind.AREA and label.cell.address in lines and bool(lines[label.cell.address].parts)
        if (label.is_whole and not _is_one_of_several(label, side)) or adds:
            found.append(side)
    return tuple(found)
