"""A Selection as conditions on the figures, or on the observations, of the store."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Table, and_, not_, or_

from dashboard.names import Names
from dashboard.selection import ALL, By, Rows, Selection, Show
from etl.load.schema import FIGURE, OBSERVATION

_COLUMNS_OF = {
    By.MEANS: ("platform", "category"),
    By.PLATFORM: ("platform",),
    By.OWNER: ("platform_owner", "platform"),
    By.AGE: ("age_band",),
    By.SEX: ("sex",),
    By.OUTCOME: ("category",),
}
"""The columns in which the values of a breakdown stand."""

Condition = ColumnElement[bool]


def table_of(selection: Selection) -> Table:
    """The table whose rows answer: figures, or every observation."""
    return OBSERVATION if selection.rows is Rows.ALL else FIGURE


def columns_of(by: By) -> tuple[str, ...]:
    """The columns in which the values of a breakdown stand; none for totals."""
    return _COLUMNS_OF.get(by, ())


def selected(selection: Selection, names: Names, table: Table) -> list[Condition]:
    """What a row must meet to be selected: its span lies inside the days asked."""
    return [*_about(selection, names, table), *_inside(selection, table)]


def overlapping(selection: Selection, names: Names, table: Table) -> list[Condition]:
    """What a row must meet whose span the days asked cut."""
    inside = _inside(selection, table)
    if not inside:
        return [table.c.position < 0]
    return [*_about(selection, names, table), *_touching(selection, table), not_(and_(*inside))]


def _about(selection: Selection, names: Names, table: Table) -> list[Condition]:
    found = [_offence(selection, names, table)] if selection.offences != (ALL,) else []
    if selection.areas:
        found.append(table.c.area_code.in_(selection.areas))
    if selection.by is not None:
        found.append(table.c.breakdown == selection.by.breakdown)
    if selection.by is not None and selection.only:
        found.append(or_(*[table.c[name].in_(selection.only) for name in columns_of(selection.by)]))
    if selection.show is not None:
        found.append(table.c.measure == (Show.SHARE if selection.show is Show.SHARE else Show.COUNT).value)
    return found


def _offence(selection: Selection, names: Names, table: Table) -> Condition:
    """The offences asked for, or 71/17 and, area by area, the offence that stands for it."""
    if selection.offences:
        return table.c.offence.in_([names.offence_id(key) for key in selection.offences])
    elsewhere = and_(table.c.offence == names.default_offence, table.c.area_code.not_in(list(names.own_offence)))
    own = [and_(table.c.area_code == code, table.c.offence == offence) for code, offence in names.own_offence.items()]
    return or_(elsewhere, *own)


def _inside(selection: Selection, table: Table) -> list[Condition]:
    found = []
    if selection.first:
        found.append(table.c.period_start >= selection.first.isoformat())
    if selection.last:
        found.append(table.c.period_end <= selection.last.isoformat())
    return found


def _touching(selection: Selection, table: Table) -> list[Condition]:
    found = []
    if selection.first:
        found.append(table.c.period_end >= selection.first.isoformat())
    if selection.last:
        found.append(table.c.period_start <= selection.last.isoformat())
    return found
