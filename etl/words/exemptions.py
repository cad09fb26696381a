"""Which exemptions a letter cites: `s.40(2)`, `Section 31(1)(a)(b)`, `section 12 (1)`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etl.words.citations import LAW_NAME, citations
from etl.words.clean import key
from etl.words.names import parts, rows_with


@dataclass(frozen=True, slots=True)
class Exemption:
    """One row of exemptions.csv: a section that refusals cite, and what it means."""

    law: str
    section: str
    short_title: str
    kind: str
    absolute_or_qualified: str
    sentence: str


class Exemptions:
    """The sections of the laws on freedom of information, each law apart."""

    def __init__(self, sections: dict[str, dict[str, Exemption]], law_names: dict[str, str]) -> None:
        self._sections = sections
        self._law_names = law_names

    def find(self, text: str, law: str = "") -> tuple[Exemption, ...]:
        """The sections that the text cites, in order, each once.

        They are sections of `law` (a name or alias), else of the one that the text names, else of the first law of the
        file. A section of another kind of law (`s.15A of the Sexual Offences Act 2003`) is none. Raises KeyError for
        a law that is not in the file.
        """
        home = self._law_names[key(law)] if law else self._home(text)
        found: dict[Exemption, None] = {}
        for citation in citations(text):
            named = self._law_names.get(key(citation.law)) if citation.law else home
            known = self._sections.get(named or "", {})
            section = next((known[key(name)] for name in citation.names() if key(name) in known), None)
            if section:
                found[section] = None
        return tuple(found)

    def all(self) -> tuple[Exemption, ...]:
        """Every section, in the order of the file."""
        return tuple(dict.fromkeys(row for sections in self._sections.values() for row in sections.values()))

    def names(self) -> frozenset[str]:
        """Every name of a section of any of the laws, as a `key`."""
        return frozenset(name for sections in self._sections.values() for name in sections)

    def _home(self, text: str) -> str:
        named = (self._law_names.get(key(found.group())) for found in LAW_NAME.finditer(text))
        return next((law for law in named if law), next(iter(self._sections), ""))


def load_exemptions(reference: Path) -> Exemptions:
    """Sections of exemptions.csv of a folder; aliases of the laws are in `laws.csv`. Raises UnreadableTable."""
    sections: dict[str, dict[str, Exemption]] = {}
    columns = ("law", "section", "short_title", "kind", "absolute_or_qualified", "sentence")
    for row in rows_with(reference / "exemptions.csv", *columns, "aliases"):
        exemption = Exemption(*(row[column] for column in columns))
        known = sections.setdefault(exemption.law, {})
        for name in (exemption.section, *parts(row["aliases"])):
            known.setdefault(key(name), exemption)
    law_names = {key(law): law for law in sections}
    for row in rows_with(Path(__file__).with_name("laws.csv"), "law", "alias"):
        law_names[key(row["alias"])] = row["law"]
    return Exemptions(sections, law_names)
