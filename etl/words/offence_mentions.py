"""The names of offences inside longer text: which of their spellings can be trusted there, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.words.citations import citations
from etl.words.names import exact, rows_with

_CODE = re.compile(r"\d{1,3}[A-Z]?(?:/\d{1,2})?")


@dataclass(frozen=True, slots=True)
class Mention:
    """An offence named in a text, from `start` to `end` of it."""

    id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MentionPatterns:
    """What to look for: names, acronyms (as written), codes, sections (`s.15a`).

    `bare_codes` are those that need no word such as *class* before them; `doubtful_sections` are ids of offences whose
    section exists in the laws on information too.
    """

    names: dict[str, str]
    acronyms: dict[str, str]
    codes: dict[str, str]
    sections: dict[str, str]
    doubtful_sections: frozenset[str]
    pattern: re.Pattern[str]
    code_pattern: re.Pattern[str]

    @classmethod
    def of(cls, written: Mapping[str, Iterable[str]], taken: frozenset[str]) -> MentionPatterns:
        """Patterns for the spellings of each id, but for those `taken` by other things."""
        names: dict[str, str] = {}
        acronyms: dict[str, str] = {}
        codes: dict[str, str] = {}
        sections: dict[str, str] = {}
        doubtful = set()
        for identifier, spelled in written.items():
            for text in spelled:
                if _CODE.fullmatch(text):
                    codes[text.casefold()] = identifier
                elif _is_section(text):
                    sections[exact(text)] = identifier
                    doubtful |= {identifier} if exact(text) in taken else set()
                elif exact(text) not in taken and _is_acronym(text):
                    acronyms[text] = identifier
                elif exact(text) not in taken and re.search(r"[\s/-]", text):
                    names[exact(text)] = identifier
        return cls(names, acronyms, codes, sections, frozenset(doubtful), _phrases(names, acronyms), _coded(codes))

    def named(self, text: str) -> Iterator[Mention]:
        """Every name, acronym and code in the text, overlapping ones too."""
        for found in self.pattern.finditer(text):
            words = found[1]
            identifier = self.acronyms.get(words) or self.names.get(exact(words))
            if identifier:
                yield Mention(identifier, found.start(1), found.end(1))
        for found in self.code_pattern.finditer(text):
            code = found["code"].casefold()
            if code in self.codes and (found["before"] or (not code.isdigit() and not found["other"])):
                start = found.start("before") if found["before"] else found.start("code")
                yield Mention(self.codes[code], start, found.end("code"))


def longest(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Those that remain when of two that overlap the longer stays, in the order of the text."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda one: (one.start - one.end, one.start)):
        if all(mention.end <= other.start or other.end <= mention.start for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda one: one.start))


def _is_section(text: str) -> bool:
    found = citations(text)
    return len(found) == 1 and found[0].start == 0 and found[0].end == len(text)


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalnum() and len(text) >= 3


def _phrases(names: Mapping[str, str], acronyms: Mapping[str, str]) -> re.Pattern[str]:
    """A pattern with a look-ahead, so that every place is tried; the longest name at a place is found."""
    spelled = sorted((*names, *acronyms), key=len, reverse=True)
    options = "|".join(
        re.escape(text).replace(r"\ and\ ", r"\s+(?:and|&)\s+").replace(r"\ ", r"\s+") for text in spelled
    )
    return re.compile(rf"(?<!\w)(?=((?:{options}))(?!\w))", re.IGNORECASE)


def _coded(codes: Mapping[str, str]) -> re.Pattern[str]:
    """A code with the words before it: `HO code 88A`, `Home Office Offence Code: 88A`; or one it is no code after."""
    words: dict[str, list[str]] = {}
    for row in rows_with(Path(__file__).with_name("code-words.csv"), "word", "use"):
        words.setdefault(row["use"], []).append(re.escape(row["word"]).replace(r"\ ", r"\s+"))
    before, ends, other = ("|".join(words[use]) for use in ("before a code", "ends", "not a code"))
    spelled = "|".join(re.escape(code) for code in sorted(codes, key=len, reverse=True))
    lead = rf"(?P<before>(?:(?:{before})\s+)*(?:(?:{ends})[:\s]\s*|(?<=ho\s)|(?<=home\soffice\s)))"
    no_lead = rf"(?P<other>(?:{other})\.?\s*)"
    return re.compile(rf"(?<![\w/.])(?:{lead}|{no_lead})?(?P<code>{spelled})(?![\w]|/\d)", re.IGNORECASE)
