"""Names matched whole: an index from every spelling of a name to what it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from etl.extract.rows import Row, UnreadableTable, read_rows
from etl.words.clean import key

_RAISED = re.compile(r"[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_AMPERSAND = re.compile(r"\s*&\s*")
_STROKE = re.compile(r"\s*/\s*")
_LOOSE = re.compile(r"[\s,;:_\"()\[\]-]+")
_NOTE = re.compile(r"\s*[\[(]\s*(?:(?:see\s+)?(?:foot)?notes?\b[^\])]*|\d{1,2}|[a-z]|[*†‡§^#~]+)\s*[\])]$")
_SIGNS = re.compile(r"[\s*†‡§^#~…:;.,]+$")
_DIGITS = re.compile(r"(?<=[^\W\d_])\d{1,2}$")
_LEADING = re.compile(r"^[\s*†‡§^#~•·-]+")

LONGEST_NAME = 200
REMEMBERED = 4096
"""Labels whose meaning is kept in memory: most returns say the same few."""


@lru_cache(REMEMBERED)
def spellings(label: str) -> tuple[str, ...]:
    """The label as a key, then without what may be a footnote's sign, until nothing more comes off."""
    return tuple(_spellings(label))


def _spellings(label: str) -> Iterator[str]:
    text = exact(label)
    yield text
    text = _LEADING.sub("", text)
    while text:
        yield text
        shorter = next((cut.sub("", text) for cut in (_NOTE, _SIGNS, _DIGITS) if cut.search(text)), text)
        if shorter == text:
            return
        text = shorter


@lru_cache(REMEMBERED)
def exact(label: str) -> str:
    """A key without regard to case, blanks, typographic quotes and dashes, `&` or *and*, blanks round a stroke."""
    plain = _AMPERSAND.sub(" and ", key(_RAISED.sub("", label).translate(_DASHES)))
    return _STROKE.sub("/", plain).strip()


@lru_cache(REMEMBERED)
def loose(text: str) -> str:
    """A key without regard to hyphens, full stops, apostrophes, commas, brackets and a leading *the*."""
    plain = _LOOSE.sub(" ", text.replace(".", "").replace("'", "")).strip()
    return plain.removeprefix("the ")


@dataclass(slots=True)
class Names:
    """An index of names. `exact_names` tell one thing each; `loose_names` are tried after them and may tell several."""

    exact_names: dict[str, str] = field(default_factory=dict)
    loose_names: dict[str, list[str]] = field(default_factory=dict)

    def add(self, file: str, line: int, identifier: str, names: Iterable[str]) -> None:
        """Enter the names of one row. Raises UnreadableTable where a name already belongs to something else."""
        for name in names:
            if not name.strip():
                continue
            owner = self.exact_names.setdefault(exact(name), identifier)
            if owner != identifier:
                raise UnreadableTable(
                    f"{file}, line {line}: the name {name!r} of {identifier!r} already belongs to {owner!r}. "
                    "Take it out of one of the two rows."
                )
            known = self.loose_names.setdefault(loose(exact(name)), [])
            if identifier not in known:
                known.append(identifier)

    def find(self, label: str) -> tuple[str, ...]:
        """What the whole label names: the first spelling that is known, exactly or else loosely."""
        if len(label) > LONGEST_NAME:
            return ()
        for text in spellings(label):
            if text in self.exact_names:
                return (self.exact_names[text],)
            if found := self.loose_names.get(loose(text)):
                return tuple(found)
        return ()

    def nearest(self, label: str) -> str | None:
        """What the most similar name names, if any is similar."""
        for text in spellings(label[:LONGEST_NAME]):
            if close := get_close_matches(loose(text), self.loose_names, n=1, cutoff=0.72):
                return self.loose_names[close[0]][0]
        return None


def parts(cell: str) -> tuple[str, ...]:
    """The entries of a cell that separates them by `|`."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def rows_with(path: Path, *columns: str) -> tuple[Row, ...]:
    """The rows of a reference file that must have these columns, and may have others. Raises UnreadableTable."""
    table = read_rows(path)
    lacking = [name for name in columns if name not in table.header]
    if lacking:
        raise UnreadableTable(f"{path.name}, line 1: the column {lacking[0]!r} is missing.")
    return table.rows
