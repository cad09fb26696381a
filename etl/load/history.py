"""What a new store changes: it is compared with the one whose place it takes, and the difference is carried forward.

A store made again from the same data changes nothing: its history is that of the one before, row by row. Figures are
compared by what they say (value, standing, coverage, decisions), never by where their line happens to stand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import Connection, Table, create_engine, inspect, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool

from etl.load.reasons import Sources, reason_added, reason_changed, reason_withdrawn
from etl.load.schema import FIGURE, RETURN, STORE_VERSION
from etl.load.schema_history import CHANGE, CHANGE_LINE
from etl.load.store import Tables, parse_url, store_file
from etl.model.count import Count, Mark, tidy_number

Row = Mapping[str, object]
_QUESTION = (
    "area_code",
    "offence",
    "measure",
    "unit",
    "period_start",
    "period_end",
    "breakdown",
    "platform",
    "age_band",
    "sex",
    "category",
    "of_what",
    "compiled_by",
)
"""Columns that say what a figure is about: one that has another value in the new store is a figure that changed."""
_COMPARED = ("value", "standing", "coverage", "decisions")
_READ = (
    *_QUESTION,
    "figure_id",
    "area",
    "platform_owner",
    "value_low",
    "value_high",
    "mark",
    "standing",
    "coverage",
    "decisions",
    "reason",
    "observation_id",
    "return_id",
    "source_file",
    "source_sheet",
    "source_cell",
)
_UNREADABLE = "The store before could not be read ({why}), so what changed since is not known."


@dataclass(frozen=True, slots=True)
class Before:
    """The store that is there before another takes its place: its figures, its returns, its history."""

    version: str
    built: str = ""
    figures: Sequence[Row] = ()
    returns: Sequence[Row] = ()
    changes: Sequence[Row] = ()
    lines: Sequence[Row] = ()
    fault: str = ""


def store_before(url: str) -> Before | None:
    """The store at an address before it is published anew; None where there is none.

    One that is there and cannot be read has an empty version and a `fault`: the new one can then not be compared.
    """
    file = store_file(url)
    if file is not None and not file.is_file():
        return None
    engine = create_engine(parse_url(url), poolclass=NullPool)
    try:
        with engine.connect() as connection:
            return _read(connection)
    except (SQLAlchemyError, OSError) as why:
        return Before("", fault=" ".join(str(getattr(why, "orig", None) or why).split()).rstrip("."))
    finally:
        engine.dispose()


def _read(connection: Connection) -> Before | None:
    there = set(inspect(connection).get_table_names())
    if STORE_VERSION.name not in there:
        return None
    stored = connection.execute(select(STORE_VERSION.c.version, STORE_VERSION.c.built)).first()
    if stored is None:
        return None
    return Before(
        stored.version,
        stored.built,
        _rows(connection, FIGURE, _READ),
        _rows(connection, RETURN, [column.name for column in RETURN.c if column.name in _columns(connection, RETURN)]),
        _rows(connection, CHANGE) if CHANGE.name in there else (),
        _rows(connection, CHANGE_LINE) if CHANGE_LINE.name in there else (),
    )


def _columns(connection: Connection, table: Table) -> set[str]:
    """The columns that a table of the store has: one made by an earlier version may have fewer."""
    return {str(column["name"]) for column in inspect(connection).get_columns(table.name)}


def _rows(connection: Connection, table: Table, names: Sequence[str] = ()) -> list[Row]:
    columns = [table.c[name] for name in names] if names else list(table.c)
    query = select(*columns).order_by(*(table.primary_key.columns))
    return [dict(row) for row in connection.execute(query).mappings()]


def with_history(tables: Tables, before: Before | None) -> Tables:
    """The tables of a new store with its history: that of the store before, and what this one changes."""
    version = tables["store_version"][0]
    if before is None:
        return {**tables, CHANGE.name: [_change(1, version, "", _Counts(added=len(tables.get("figure", ()))))]}
    if before.version == version["version"] and before.changes:
        return {**tables, CHANGE.name: before.changes, CHANGE_LINE.name: before.lines}
    if before.fault:
        note = _UNREADABLE.format(why=before.fault)
        return {**tables, CHANGE.name: [_change(1, version, "", _Counts(added=len(tables["figure"])), note)]}
    known = before.changes or [_first(before)]
    position = len(known) + 1
    sources = Sources(before.returns, tables.get("return", ()))
    if before.version == version["version"]:
        return {**tables, CHANGE.name: known}
    found = list(_lines(before.figures, tables["figure"], sources))
    lines = [{**line, "change": position, "position": number} for number, line in enumerate(found, 1)]
    change = _change(position, version, before.version, _Counts.of(found))
    return {**tables, CHANGE.name: [*known, change], CHANGE_LINE.name: [*before.lines, *lines]}


def _first(before: Before) -> Row:
    """The store before as the first of its history, where it was made when there was none."""
    stored = {"version": before.version, "built": before.built}
    return _change(1, stored, "", _Counts(added=len(before.figures)))


@dataclass(frozen=True, slots=True)
class _Counts:
    added: int = 0
    changed: int = 0
    withdrawn: int = 0

    @classmethod
    def of(cls, lines: Iterable[Row]) -> _Counts:
        kinds = [line["kind"] for line in lines]
        return cls(kinds.count("added"), kinds.count("changed"), kinds.count("withdrawn"))


def _change(position: int, version: Row, previous: str, counts: _Counts, note: str = "") -> Row:
    return {
        "position": position,
        "version": version["version"],
        "previous": previous,
        "built": version["built"],
        "added": counts.added,
        "changed": counts.changed,
        "withdrawn": counts.withdrawn,
        "note": note,
    }


@dataclass(frozen=True, slots=True)
class _Said:
    """A figure of either store in one form, so that a number read back compares equal to the one that was written."""

    row: Row
    value: str
    question: tuple[object, ...] = field(compare=False)

    @classmethod
    def of(cls, row: Row) -> _Said:
        count = Count(_number(row["value_low"]), _number(row["value_high"]), Mark(str(row["mark"])))
        return cls(row, count.text, tuple(row[name] for name in _QUESTION))

    def compared(self) -> tuple[object, ...]:
        return tuple(self.value if name == "value" else self.row[name] for name in _COMPARED)


def _number(value: object) -> int | Decimal | None:
    return None if value is None else tidy_number(Decimal(repr(float(str(value)))))


def _lines(old: Sequence[Row], new: Sequence[Row], sources: Sources) -> Iterator[Row]:
    """The lines of what differs, in the order of offence, area, days and part."""
    before = {str(row["figure_id"]): _Said.of(row) for row in old}
    now = {str(row["figure_id"]): _Said.of(row) for row in new}
    pairs = [(before[name], now[name]) for name in before.keys() & now.keys()]
    gone = [before[name] for name in before.keys() - now.keys()]
    come = [now[name] for name in now.keys() - before.keys()]
    paired, gone, come = _paired(gone, come)
    made = [
        *(_line("changed", a, b, reason_changed(a.row, b.row, a.value, b.value, sources)) for a, b in [*pairs, *paired]
          if a.compared() != b.compared()),
        *(_line("withdrawn", one, None, reason_withdrawn(one.row, sources)) for one in gone),
        *(_line("added", None, one, reason_added(one.row, sources)) for one in come),
    ]  # fmt: skip
    yield from sorted(made, key=_order)


def _order(line: Row) -> tuple[str, ...]:
    names = ("offence", "area_code", "period_start", "period_end", "measure", "part", "kind", "figure_id")
    return tuple(str(line[name]) for name in (*names, "old_figure_id"))


_Pairs = tuple[list[tuple[_Said, _Said]], list[_Said], list[_Said]]


def _paired(gone: Iterable[_Said], come: Iterable[_Said]) -> _Pairs:
    """What is gone beside what has come in its place: the same question, in the same cell before any other."""
    waiting: dict[tuple[object, ...], list[_Said]] = defaultdict(list)
    for one in sorted(come, key=_place):
        waiting[one.question].append(one)
    pairs, left = [], []
    for one in sorted(gone, key=_place):
        others = waiting[one.question]
        if not others:
            left.append(one)
            continue
        same_cell = next((other for other in others if _place(other)[:3] == _place(one)[:3]), others[0])
        others.remove(same_cell)
        pairs.append((one, same_cell))
    return pairs, left, [one for others in waiting.values() for one in others]


def _place(said: _Said) -> tuple[str, ...]:
    return tuple(str(said.row[name]) for name in ("source_file", "source_sheet", "source_cell", "figure_id"))


def _line(kind: str, old: _Said | None, new: _Said | None, reason: str) -> Row:
    said = new or old
    if said is None:
        raise ValueError("a line of a change has a figure before or now")
    row = said.row
    part = (row["platform"] or row["platform_owner"], row["sex"], row["age_band"], row["category"])
    place = (
        (row["source_sheet"], row["source_cell"]) if row["source_sheet"] else (row["source_file"], row["source_cell"])
    )
    return {
        "kind": kind,
        "figure_id": new.row["figure_id"] if new else "",
        "old_figure_id": old.row["figure_id"] if old else "",
        **{name: row[name] for name in ("area_code", "area", "offence", "measure", "period_start", "period_end")},
        "part": " ".join(str(word) for word in part if word),
        "compiled_by": row["compiled_by"],
        "old_value": old.value if old else "",
        "new_value": new.value if new else "",
        "old_standing": old.row["standing"] if old else "",
        "new_standing": new.row["standing"] if new else "",
        "reason": reason,
        "observation_id": new.row["observation_id"] if new else "",
        "old_observation_id": old.row["observation_id"] if old else "",
        "source": f"{place[0]}{'!' if row['source_sheet'] else ':'}{place[1]}",
    }
