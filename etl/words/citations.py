"""Sections and articles that a text cites, with the law named: `s.15A`, `Section 31(1)(a)(b)`, `ss. 15 and 15A`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PART = r"\s?\(\s?(?:\d{1,2}[A-Z]?|[A-Za-z]{1,3})\s?\)"
_NUMBER = rf"\d{{1,3}}[A-Za-z]?(?![\w/])(?:{_PART})*"
_TITLE = r"(?<![\w'’-])[A-Z][\w'’-]*(?:\s+(?:[A-Z][\w'’-]*|of|and|the|etc|\([A-Z][\w ]*\))){0,12}?"
_ACT = rf"{_TITLE}\s+(?:Act|Order|Law|Regulations|Rules)\b"
_YEAR = r"(?:\s+\([A-Z][\w ]*\))?(?:\s+\d{4}\b)?"
LAW_NAME = re.compile(
    rf"{_ACT}{_YEAR}|\bFOI\(S\)A\b|\bFOI?S?A(?:\s+\d{{4}})?\b|\bFOI\s+(?:\([A-Z]\w+\)\s+)?(?:Act|Law)(?:\s+\d{{4}})?\b"
)
_CITED = re.compile(
    rf"(?<![\w.])(?P<kind>[Ss]ections?|SECTIONS?|[Ss]ec\.?|[Ss]s?\.?|[Aa]rticles?|[Aa]rts?\.?)\s?"
    rf"(?P<numbers>{_NUMBER}(?:\s*(?:,|and|&|or|,\s*and)\s*{_NUMBER})*)"
)
_SINGLE = re.compile(rf"(?P<number>\d{{1,3}}[A-Za-z]?)(?P<parts>(?:{_PART})*)")
_JOIN = re.compile(r"\s*,?\s*(?:of|under)?\s*(?:the\s+)?")


@dataclass(frozen=True, slots=True)
class Citation:
    """One section or article that a text cites, from `start` to `end` of it; `law` as written, empty if not named."""

    is_article: bool
    number: str
    parts: tuple[str, ...]
    law: str
    start: int
    end: int

    def names(self) -> Iterator[str]:
        """`s.31(1)(a)`, `s.31(1)`, `s.31`: from the narrowest to the section itself."""
        head = f"Article {self.number}" if self.is_article else f"s.{self.number}"
        for length in range(len(self.parts), -1, -1):
            yield head + "".join(f"({part})" for part in self.parts[:length])


def citations(text: str) -> tuple[Citation, ...]:
    """Every section or article cited, in order; several after one word (`ss. 15 and 15A`) one by one."""
    found = []
    for cited in _CITED.finditer(text):
        is_article = cited["kind"].casefold().startswith("art")
        law, end = _law_at(text, cited.end())
        for single in _SINGLE.finditer(text, cited.start("numbers"), cited.end("numbers")):
            parts = tuple(re.findall(r"\w+", single["parts"]))
            start = cited.start() if single.start() == cited.start("numbers") else single.start()
            stop = end if single.end() == cited.end() else single.end()
            found.append(Citation(is_article, single["number"].upper(), parts, law, start, stop))
    return tuple(found)


def laws_named(text: str) -> tuple[tuple[int, int], ...]:
    """Where the text names a law (`Sexual Offences Act 2003`), from and to."""
    return tuple(found.span() for found in LAW_NAME.finditer(text))


def _law_at(text: str, end: int) -> tuple[str, int]:
    """The law named right behind a section, and where the words about the section end."""
    joined = _JOIN.match(text, end)
    named = LAW_NAME.match(text, joined.end() if joined else end)
    return (named.group(), named.end()) if named else ("", end)
