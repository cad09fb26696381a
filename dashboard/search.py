"""Search over areas and their other names, places, platforms, returns and pages: a pure function of words and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard import addresses
from dashboard.names import Names, fold
from dashboard.records import Choice
from dashboard.row import Returned

MOST = 20
"""Hits that are given at most."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: what it is, its name, what to know before going there, its address.

    `rank` orders hits: 0 the words are its name, 1 its name begins with them, 2 a word of it does, 3 they stand in it.
    """

    kind: str
    name: str
    detail: str
    address: str
    rank: int


def search(words: str, names: Names, platforms: Sequence[Choice], returns: Sequence[Returned]) -> list[Hit]:
    """What the words may mean, the nearest first; nothing for empty words. Each address stands once."""
    asked = fold(words)
    if not asked:
        return []
    found: dict[str, Hit] = {}
    every = (*_areas(asked, names), *_places(asked, names), *_platforms(asked, platforms), *_returns(asked, returns))
    for hit in sorted((*every, *_pages(asked)), key=lambda hit: (hit.rank, hit.kind, hit.name)):
        found.setdefault(hit.address, hit)
    return list(found.values())[:MOST]


def rank_of(asked: str, name: str) -> int | None:
    """How near folded words are to a name; None where they are not in it."""
    text = fold(name)
    if text == asked:
        return 0
    if text.startswith(asked):
        return 1
    if any(word.startswith(asked) for word in text.split()):
        return 2
    return 3 if asked in text else None


def _areas(asked: str, names: Names) -> Iterator[Hit]:
    for word, codes in names.area_words.items():
        rank = rank_of(asked, word)
        if rank is None:
            continue
        for code in codes:
            area = names.areas[code]
            own = fold(word) in (fold(area.name), fold(area.short_name))
            detail = area.name if own else f"{area.name}, also called {word}"
            yield Hit("area", area.short_name, detail, addresses.force(code), rank)


def _places(asked: str, names: Names) -> Iterator[Hit]:
    for word, codes in names.places.items():
        rank = rank_of(asked, word)
        if rank is None:
            continue
        for code in codes:
            area = names.areas[code]
            detail = f"{word.title()} is smaller than its force: no figure here is about it alone"
            yield Hit("place", area.short_name, detail, addresses.force(code), rank)


def _platforms(asked: str, platforms: Iterable[Choice]) -> Iterator[Hit]:
    for choice in platforms:
        rank = rank_of(asked, choice.name)
        if rank is not None:
            yield Hit("platform", choice.name, choice.has, addresses.platform(choice.id), rank)


def _returns(asked: str, returns: Iterable[Returned]) -> Iterator[Hit]:
    for one in returns:
        ranks = [rank for name in (one.return_id, one.reference) if name and (rank := rank_of(asked, name)) is not None]
        if ranks:
            detail = f"{one.force}, {one.period.label}: {one.status}"
            yield Hit("return", one.reference or one.return_id, detail, addresses.returned(one.return_id), min(ranks))


def _pages(asked: str) -> Iterator[Hit]:
    for place in addresses.NAVIGATION:
        rank = rank_of(asked, place.name)
        if rank is not None:
            yield Hit("page", place.name, "", place.address, rank)
