"""What is new since the last store, for the one who ran the reading: returns, and the figures of the store's history.

Pure: the rows of two stores in, sentences out. How figures differ, and why, is found once, in `etl.load.history`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.load.history import Before
from etl.load.schema_history import CHANGE_LINE
from etl.load.store import Tables
from etl.model.period import Period

Row = Mapping[str, object]

_RESULTS = frozenset({"position", "sha256", "held", "observations", "area_code", "exemption_words", "recipe"})
"""Columns of a return that are not written in its row of the register."""


@dataclass(frozen=True, slots=True)
class Change:
    """One return or figure: what it is, in words, and why it is new, changed or gone."""

    what: str
    why: str

    @property
    def line(self) -> str:
        """`Kent 2017/18 …: why`."""
        return f"{self.what}: {self.why}" if self.why else self.what


@dataclass(frozen=True, slots=True)
class News:
    """What differs between the last store and this one, returns in the order of the register."""

    last_version: str
    last_built: str
    returns_new: tuple[Change, ...] = ()
    returns_changed: tuple[Change, ...] = ()
    returns_gone: tuple[Change, ...] = ()
    figures_new: tuple[Change, ...] = ()
    figures_changed: tuple[Change, ...] = ()
    figures_withdrawn: tuple[Change, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether both stores say the same."""
        returns = (*self.returns_new, *self.returns_changed, *self.returns_gone)
        return not (*returns, *self.figures_new, *self.figures_changed, *self.figures_withdrawn)


def news_of(before: Before | None, after: Tables) -> News | None:
    """What is new in `after`, a store with its history; None where there is none before it that can be compared."""
    if before is None or before.fault:
        return None
    old, new = _by_name(before.returns), _by_name(after["return"])
    lines = _lines(after, since=len(before.changes) or 1)
    return News(
        before.version,
        before.built,
        tuple(Change(name, _why_new(row)) for name, row in new.items() if name not in old),
        tuple(Change(name, why) for name, row in new.items() if name in old and (why := _difference(old[name], row))),
        tuple(Change(name, "its row is gone") for name in old if name not in new),
        tuple(_figure(line) for line in lines if line["kind"] == "added"),
        tuple(_figure(line) for line in lines if line["kind"] == "changed"),
        tuple(_figure(line) for line in lines if line["kind"] == "withdrawn"),
    )


def _lines(after: Tables, since: int) -> list[Row]:
    return [line for line in after.get(CHANGE_LINE.name, ()) if int(str(line["change"])) > since]


def _why_new(row: Row) -> str:
    if row["held"]:
        return "held"
    return f"{row['observations']} observations" if row["file"] else str(row["status"])


def _difference(old: Row, new: Row) -> str:
    """What changed of a return that both stores have; empty when nothing did."""
    told = ["its file changed"] if old["sha256"] != new["sha256"] else []
    columns = [key for key in new if key not in _RESULTS and key in old and old[key] != new[key]]
    told += [f"its row changed ({', '.join(columns)})"] if columns else []
    told += ["its recipe is another"] if old.get("recipe") != new["recipe"] else []
    if old["held"] != new["held"]:
        told.append("it is held now" if new["held"] else "it is no longer held")
    if old.get("observations") != new["observations"]:
        told.append(f"it gives {new['observations']} observations, gave {old.get('observations', 'another number')}")
    return "; ".join(told)


def _figure(line: Row) -> Change:
    """A line of the history in words: what it is about, its number before and now, and why."""
    days = Period.parse(f"{line['period_start']}/{line['period_end']}").label
    named = ", ".join(filter(None, (str(line["area"]), days, str(line["offence"]), str(line["part"]))))
    told = [_both(line, "value")]
    if line["old_standing"] and line["new_standing"] != line["old_standing"]:
        told.append(_both(line, "standing"))
    return Change(f"{named}: {', '.join(told)}", str(line["reason"]))


def _both(line: Row, what: str) -> str:
    """`12`, or `12 → 13` where it was another."""
    values = dict.fromkeys(str(line[f"{when}_{what}"]) for when in ("old", "new") if line[f"{when}_{what}"])
    return " → ".join(values)


def _by_name(rows: Sequence[Row]) -> dict[str, Row]:
    return {str(row["return_id"]): row for row in rows}
