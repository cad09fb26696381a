"""Search over areas and their other names, places, platforms, returns and pages: a pure function of words and lists."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard import addresses
from dashboard.addresses import Place
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


@dataclass(frozen=True, slots=True)
class Known:
    """All that can be found. `aliases` are the other names of platforms, by identifier; `pages` those there are."""

    names: Names
    platforms: Sequence[Choice] = ()
    returns: Sequence[Returned] = ()
    aliases: Mapping[str, Sequence[str]] = field(default_factory=dict)
    pages: Sequence[Place] = ()


def search(words: str, known: Known) -> list[Hit]:
    """What the words may mean, the nearest first; nothing for empty words. Each address stands once."""
    asked = fold(words)
    if not asked:
        return []
    found: dict[str, Hit] = {}
    areas = (*_areas(asked, known.names), *_places(asked, known.names))
    others = (*_platforms(asked, known), *_returns(asked, known.returns), *_pages(asked, known.pages))
    for hit in sorted((*areas, *others), key=lambda hit: (hit.rank, hit.kind, hit.name)):
        found.setdefault(hit.address, hit)
    return list(found.values())[:MOST]


def nearest(words: str, known: Known) -> list[str]:
    """Names that are spelled like the words, the nearest first: for words that nothing is called by."""
    names = {fold(area.short_name): area.short_name for area in known.names.areas.values()}
    names |= {place: place.title() for place in known.names.places}
    names |= {fold(choice.name): choice.name for choice in known.platforms}
    return [names[found] for found in difflib.get_close_matches(fold(words), names, n=3, cutoff=0.7)]


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


def _platforms(asked: str, known: Known) -> Iterator[Hit]:
    for choice in known.platforms:
        for name in (choice.name, *known.aliases.get(choice.id, ())):
            rank = rank_of(asked, name)
            if rank is not None:
                also = "" if name == choice.name else f", also written {name}"
                yield Hit("platform", choice.name, f"{choice.has}{also}", addresses.platform(choice.id), rank)


def _returns(asked: str, returns: Iterable[Returned]) -> Iterator[Hit]:
    for one in returns:
        ranks = [rank for name in (one.return_id, one.reference) if name and (rank := rank_of(asked, name)) is not None]
        if ranks:
            detail = f"{one.force}, {one.period.label}: {one.status}"
            yield Hit("return", one.reference or one.return_id, detail, addresses.returned(one.return_id), min(ranks))


def _pages(asked: str, pages: Iterable[Place]) -> Iterator[Hit]:
    for place in pages:
        rank = rank_of(asked, place.name)
        if rank is not None:
            yield Hit("page", place.name, "", place.address, rank)
