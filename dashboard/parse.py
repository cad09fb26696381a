"""From the query of an address to a Selection, or the one part of it that is wrong and the nearest known word."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import quote, unquote_plus

from dashboard.names import AreaName, Names, fold
from dashboard.selection import (
    ALL,
    KEYS,
    REPEATABLE,
    By,
    Compare,
    Drawn,
    Rows,
    Selection,
    Show,
    Step,
    first_day,
    last_day,
)

_Read = TypeVar("_Read")
_Word = TypeVar("_Word", bound=StrEnum)


class UnknownPart(ValueError):
    """One part of an address that cannot be read. Every door says it with the same words.

    `code` is *unknown-key, unknown-value, ambiguous, place, given-twice, does-not-fit*. `part` is the part as a person
    reads it (`area=Cumbira`), `nearest` the nearest known word or empty. `before`, `raw` and `after` are the query cut
    at the wrong part, to mark it; `mended` is the query with the nearest word in its place, empty without one.
    """

    def __init__(self, code: str, piece: Piece, nearest: str = "", hint: str = "", mended: str = "") -> None:
        self.code = code
        self.part = piece.shown
        self.nearest = nearest
        self.hint = hint
        self.before, self.raw, self.after = piece.before, piece.raw, piece.after
        self.mended = f"{self.before}{mended}{self.after}" if mended else ""
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """`One part of this address is not known here: "area=Cumbira". Did you mean Cumbria?`"""
        opening = {
            "ambiguous": "One part of this address has several meanings here",
            "given-twice": "One part of this address is given twice",
            "does-not-fit": "One part of this address does not fit the rest",
            "place": "One part of this address is a place, and no area by itself",
        }.get(self.code, "One part of this address is not known here")
        closing = f"Did you mean {self.nearest}?" if self.nearest else self.hint
        return f'{opening}: "{self.part}". {closing}'.strip()


@dataclass(frozen=True, slots=True)
class Piece:
    """One `key=value` of a query, as written and as read, with what stands before and after it."""

    raw: str
    before: str
    after: str
    key: str
    value: str

    @property
    def shown(self) -> str:
        """The piece as a person reads it."""
        return f"{self.key}={self.value}" if "=" in self.raw else self.key


def parse(query: str, names: Names) -> Selection:
    """The Selection of a query; a leading question mark may stand before it.

    Raises UnknownPart for the first part that is not known, given twice or does not fit the rest.
    """
    given: dict[str, list[Piece]] = {}
    for piece in _pieces(query.removeprefix("?")):
        if piece.key not in KEYS:
            raise _unknown_key(piece)
        if piece.key in given and piece.key not in REPEATABLE:
            raise UnknownPart("given-twice", piece, hint=f"Give {piece.key} once.")
        given.setdefault(piece.key, []).append(piece)
    areas = tuple(_area(piece, names) for piece in given.get("area", []))
    offences = tuple(_offence(piece, names) for piece in given.get("offence", []))
    by = _one(given, "by", lambda piece: _word(piece, By))
    return Selection(
        areas=areas,
        offences=() if _are_own(areas, offences, names) else offences,
        first=_one(given, "from", lambda piece: _date(piece, first_day)),
        last=_last(given),
        step=_one(given, "step", lambda piece: _word(piece, Step)) or Step.YEAR,
        by=by,
        only=tuple(_value(piece, by, names) for piece in given.get("only", [])),
        show=_one(given, "measure", lambda piece: _word(piece, Show)),
        compare=_one(given, "compare", lambda piece: _word(piece, Compare)) or Compare.NONE,
        limits=_one(given, "limits", lambda piece: _word(piece, Drawn)) or Drawn.SHOW,
        events=_one(given, "events", lambda piece: _word(piece, Drawn)) or Drawn.HIDE,
        rows=_one(given, "rows", lambda piece: _word(piece, Rows)) or Rows.FIGURES,
    )


def chosen(query: str, words: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The choices of a page with a few keys of its own, each one of its words; a key that is not given is left out.

    Raises UnknownPart for the first part that is not known or given twice, as `parse` does.
    """
    found: dict[str, str] = {}
    for piece in _pieces(query.removeprefix("?")):
        if piece.key not in words:
            raise _unknown_key(piece, tuple(words))
        if piece.key in found:
            raise UnknownPart("given-twice", piece, hint=f"Give {piece.key} once.")
        known = words[piece.key]
        if piece.value not in known:
            raise _unknown_value(piece, _nearest(piece.value, known), f"It may be {', '.join(known)}.")
        found[piece.key] = piece.value
    return found


def _pieces(query: str) -> Iterator[Piece]:
    start = 0
    for raw in query.split("&") if query else ():
        end = start + len(raw)
        key, _, value = raw.partition("=")
        yield Piece(raw, query[:start], query[end:], unquote_plus(key), unquote_plus(value))
        start = end + 1


def _one(given: dict[str, list[Piece]], key: str, read: Callable[[Piece], _Read]) -> _Read | None:
    return read(given[key][0]) if key in given else None


def _unknown_key(piece: Piece, keys: Sequence[str] = tuple(KEYS)) -> UnknownPart:
    near = _nearest(piece.key, keys)
    mended = f"{near}={quote(piece.value, safe='')}" if near else ""
    return UnknownPart("unknown-key", piece, near, f"The keys are {', '.join(keys)}.", mended)


def _unknown_value(piece: Piece, near: str, hint: str, code: str = "unknown-value") -> UnknownPart:
    mended = f"{piece.key}={quote(near, safe='')}" if near else ""
    return UnknownPart(code, piece, near, hint, mended)


def _word(piece: Piece, words: type[_Word]) -> _Word:
    try:
        return words(piece.value)
    except ValueError:
        known = [word.value for word in words]
        raise _unknown_value(piece, _nearest(piece.value, known), f"It may be {', '.join(known)}.") from None


def _date(piece: Piece, read: Callable[[str], date]) -> date:
    try:
        return read(piece.value)
    except ValueError:
        raise _unknown_value(piece, "", "Write the day as YYYY-MM or YYYY-MM-DD, such as 2017-04.") from None


def _last(given: dict[str, list[Piece]]) -> date | None:
    last = _one(given, "to", lambda piece: _date(piece, last_day))
    first = _one(given, "from", lambda piece: _date(piece, first_day))
    if first and last and last < first:
        raise UnknownPart("does-not-fit", given["to"][0], hint=f'It ends before "{given["from"][0].shown}" starts.')
    return last


def _area(piece: Piece, names: Names) -> str:
    word = fold(piece.value)
    codes = names.area_words.get(word, ())
    if len(codes) == 1:
        return codes[0]
    if codes:
        both = " and ".join(f"{names.areas[code].name} ({code})" for code in codes)
        raise UnknownPart("ambiguous", piece, hint=f"It names {both}. Give the code.")
    if word in names.places:
        forces = [names.short_name(code) for code in names.places[word]]
        near = forces[0] if len(forces) == 1 else ""
        raise _unknown_value(piece, near, f"It lies in {' and '.join(forces)}.", "place")
    near = _nearest(piece.value, _area_labels(names.areas.values()))
    raise _unknown_value(piece, near, "An area is a force, region or nation, by name or GSS code.")


def _area_labels(areas: Iterable[AreaName]) -> list[str]:
    return [label for area in areas for label in (area.short_name, area.name, area.code)]


def _offence(piece: Piece, names: Names) -> str:
    if piece.value == ALL or piece.value in names.offences:
        return piece.value
    for offence in names.offences.values():
        if offence.id == piece.value:
            return offence.key
    known = [ALL, *names.offences]
    raise _unknown_value(piece, _nearest(piece.value, known), "An offence is a key of offences.csv, or all.")


def _are_own(areas: tuple[str, ...], offences: tuple[str, ...], names: Names) -> bool:
    """Whether the offences asked for are the ones these areas have anyway: one question, one text."""
    if not areas or ALL in offences:
        return False
    ids = {names.offence_id(key) for key in offences}
    return len(ids) == 1 and all({names.offence_of(code)} == ids for code in areas)


def _value(piece: Piece, by: By | None, names: Names) -> str:
    if by in (None, By.NONE):
        raise UnknownPart("does-not-fit", piece, hint="It names a value of by, and by is not given; say by=platform.")
    known = names.values.get(by, ())
    for value in known:
        if fold(value) == fold(piece.value):
            return value
    raise _unknown_value(piece, _nearest(piece.value, known), f"No figure is broken down so by {by.value}.")


def _nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is spelt most like `word`; empty where none is near."""
    by_fold: dict[str, str] = {}
    for item in known:
        by_fold.setdefault(fold(item), item)
    found = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=0.6)
    return by_fold[found[0]] if found else ""
