"""What words for an offence mean: its code, its section, its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from etl.extract.rows import UnreadableTable
from etl.words.citations import citations, laws_named
from etl.words.clean import clean
from etl.words.dated import Dated
from etl.words.names import REMEMBERED, Names, exact, parts, rows_with
from etl.words.offence_mentions import Mention, MentionPatterns, longest


@dataclass(frozen=True, slots=True)
class Offence:
    """One row of offences.csv: an offence, a class of offences, a flag."""

    id: str
    key: str
    name: str
    nation: str
    ho_class: str
    ho_subcode: str
    statute: str
    in_force_from: str
    comparable_with: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Part:
    """An offence that lies in another while `when` holds."""

    id: str
    when: Dated


class Offences:
    """All offences of the reference data, by id, key, name, code and section."""

    def __init__(
        self,
        offences: dict[str, Offence],
        contained: dict[str, tuple[Part, ...]],
        names: Names,
        patterns: MentionPatterns,
    ) -> None:
        self._offences = offences
        self._keys = {offence.key: offence for offence in offences.values()}
        self._contained = contained
        self._names = names
        self._patterns = patterns
        self._known = lru_cache(REMEMBERED)(self._find)
        self._mentions = lru_cache(REMEMBERED)(self._find_mentions)

    def find(self, text: str) -> tuple[Offence, ...]:
        """What the whole text means: an id, key, name or alias, a code or section, or several of these that agree
        (`71/17 - Sexual communication with a child`). Empty for words that are not known.
        """
        return self._known(text)

    def _find(self, text: str) -> tuple[Offence, ...]:
        if found := self._names.find(text):
            return tuple(self._offences[identifier] for identifier in found)
        plain = clean(text)
        mentions = self._mentions(plain)
        rest = plain
        for mention in reversed(mentions):
            rest = rest[: mention.start] + rest[mention.end :]
        identifiers = dict.fromkeys(mention.id for mention in mentions)
        if len(identifiers) != 1 or re.search(r"\w", rest):
            return ()
        return tuple(self._offences[identifier] for identifier in identifiers)

    def mentioned(self, text: str) -> tuple[Offence, ...]:
        """Those named inside longer text, in order, each once.

        Where names overlap the longest wins. A name that is an ordinary word, an area's name or a section of the laws
        on information counts as a whole text only (`find`), and a code of digits only after words such as *class*.
        """
        identifiers = dict.fromkeys(mention.id for mention in self._mentions(clean(text)))
        return tuple(self._offences[identifier] for identifier in identifiers)

    def by_id(self, identifier: str) -> Offence:
        """The offence of an id of offences.csv. Raises KeyError."""
        return self._offences[identifier]

    def by_key(self, key: str) -> Offence:
        """The offence of a key for addresses. Raises KeyError."""
        return self._keys[key]

    def contains(self, identifier: str, on: date | None = None) -> frozenset[str]:
        """Ids of the offences that lie in this one on a day (None is today's), those within them too."""
        inside = [part.id for part in self._contained[identifier] if part.when.covers(on)]
        return frozenset(inside).union(*(self.contains(other, on) for other in inside))

    def nearest(self, text: str) -> Offence | None:
        """The offence with the most similar name, for *did you mean*."""
        identifier = self._names.nearest(text)
        return self._offences[identifier] if identifier else None

    def all(self) -> tuple[Offence, ...]:
        """Every offence, in the order of the file."""
        return tuple(self._offences.values())

    def _find_mentions(self, text: str) -> tuple[Mention, ...]:
        masked = text
        for start, end in laws_named(text):
            masked = masked[:start] + "\0" * (end - start) + masked[end:]
        return longest((*self._patterns.named(masked), *self._sections(text)))

    def _sections(self, text: str) -> Iterator[Mention]:
        """Offences by section: of the law that the text names with it, or of none where only one law can be meant."""
        for citation in citations(text):
            identifier = self._patterns.sections.get(exact(next(iter(citation.names()))[: len(citation.number) + 2]))
            if identifier is None:
                continue
            statute = exact(self._offences[identifier].statute)
            if citation.law and exact(citation.law) in statute:
                yield Mention(identifier, citation.start, citation.end)
            if not citation.law and identifier not in self._patterns.doubtful_sections:
                yield Mention(identifier, citation.start, citation.end)


def load_offences(reference: Path, taken: frozenset[str] = frozenset()) -> Offences:
    """Offences of offences.csv of a folder. Raises UnreadableTable.

    `taken` are names, as `exact` keys, that mean something else in running text: areas, sections of other laws.
    """
    offences: dict[str, Offence] = {}
    contained: dict[str, tuple[Part, ...]] = {}
    written: dict[str, tuple[str, ...]] = {}
    names = Names()
    columns = (
        *("id", "key", "name", "nation", "ho_class", "ho_subcode", "statute", "in_force_from", "comparable_with"),
        "sentence",
    )
    for row in rows_with(reference / "offences.csv", *columns, "aliases", "contains"):
        identifier = row["id"]
        offences[identifier] = Offence(*(row[column] for column in columns))
        written[identifier] = (identifier, row["name"], *parts(row["aliases"]))
        names.add("offences.csv", row.line, identifier, (row["key"], *written[identifier]))
        contained[identifier] = tuple(_part(entry, row.line) for entry in parts(row["contains"]))
    for identifier, inside in contained.items():
        unknown = [part.id for part in inside if part.id not in offences]
        if unknown:
            raise UnreadableTable(f"offences.csv: {identifier!r} contains the unknown {unknown[0]!r}. Correct it.")
    return Offences(offences, contained, names, MentionPatterns.of(written, taken))


def _part(entry: str, line: int) -> Part:
    """`71/17 2017-04-01/`: an id, and from and to with a stroke between."""
    identifier, _, span = entry.rpartition(" ")
    first, stroke, last = span.partition("/")
    if not stroke:
        raise UnreadableTable(f"offences.csv, line {line}: {entry!r} does not end with from/to, as `88A 2004-05-01/`.")
    try:
        return Part(identifier, Dated.parse(first, last))
    except ValueError as why:
        raise UnreadableTable(f"offences.csv, line {line}: {why}.") from None
