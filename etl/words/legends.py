"""What a note says of a mark: `* = fewer than 5`, `Numbers under 5 are shown as an asterisk (*)`, `Blank means nil`.

The mark of a blank is the empty text. Names of marks are data (mark-names.csv).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from etl.extract.rows import read_rows
from etl.model.count import Count
from etl.words.clean import bare, clean, key
from etl.words.marks import known_marks
from etl.words.numbers import read_bound, read_number

BLANK = ""
LONGEST = 400
_MARK = r"""\[\w+\]|n/a|<\s?\d{1,2}|\w|[^\w\s"']{1,3}"""
_SAYS = r"=|:|–|-|\bis\b|\bare\b|\bdenotes?\b|\bmeans?\b|\bindicates?\b|\brepresents?\b|\bstands?\sfor\b|\bshows?\b"
_LEGEND = re.compile(
    rf"""^["'(]?(?:(?P<mark>{_MARK})["')]?\s*(?:{_SAYS})|(?P<sign>\*{{1,3}}|[†‡^#]|\.{{2,3}}|\[\w+\])["')]?(?=\s))
         \s*(?P<words>.+)$""",
    re.VERBOSE | re.IGNORECASE,
)
_REVERSED = re.compile(
    r"""^(?P<words>.+?)\s(?:shown|marked|replaced|represented|denoted|displayed|recorded|given|indicated)
        \s(?:as|by|with)\s(?:an?\s)?["'(]?(?P<mark>[^\s"')]{1,4})["')]?\.?$""",
    re.VERBOSE | re.IGNORECASE,
)
_QUOTED = re.compile(
    r"""(?:"(?P<quoted>[^"\d]{1,5})"|'(?P<single>[^'\d]{1,5})'|\((?P<bracket>[^\w\s()]{1,3}|\[\w\])\))"""
)
_PLAINLY = re.compile(r""".*(?:=|\b(?:denotes?|means?|indicates?|represents?|stands?\sfor))\s*$""", re.IGNORECASE)
_ONLY_SIGNS = re.compile(r"\[\w+\]|[^\w\s]{1,3}|[cuxz]|n/?a", re.IGNORECASE)
_OR_NONE = re.compile(
    r"\b(?:including|or|and|inclusive of) (?:0|zero|nil|none)\b|\b(?:0|zero|nil|none) (?:or|and|to)\b"
)


@dataclass(frozen=True, slots=True)
class Explained:
    """A mark that a note speaks of, and its meaning; `count` is None where the note is not understood."""

    mark: str
    count: Count | None


def read_legend(text: str) -> tuple[str, Count] | None:
    """The mark that a note explains, and its meaning; None where it explains none that is understood."""
    found = explained(text)
    return (found.mark, found.count) if found is not None and found.count is not None else None


def explanations(text: str) -> tuple[Explained, ...]:
    """Every mark that a note speaks of, one a line or between semicolons: `[x] = not available; [c] = confidential`."""
    pieces = [piece for piece in re.split(r"[;\n]|(?<=\w)\.\s(?=\W)", text) if piece.strip()]
    found = tuple(one for piece in pieces if (one := explained(piece)) is not None)
    whole = explained(text) if len(pieces) > 1 and not found else None
    return found or ((whole,) if whole is not None else ())


@lru_cache(maxsize=16384)
def explained(text: str) -> Explained | None:
    """The mark that a note speaks of, with what it says: None where it speaks of none."""
    words = clean(text)
    if not 2 < len(words) <= LONGEST or words.endswith("?"):
        return None
    for pattern in (_LEGEND, _REVERSED):
        found = pattern.match(words)
        mark = key(found["mark"] or (found.groupdict().get("sign") or "")) if found else ""
        if found and (mark in known_marks() or (mark and not mark.isalnum())):
            count = _meaning(found["words"])
            if count is not None or _PLAINLY.match(found[0][: found.start("words")]):
                return Explained(mark, count)
    mention = _mentioned(words)
    if mention is None:
        return None
    mark, rest = mention
    return Explained(mark, _meaning(rest))


def explained_apart(mark: str, words: str) -> Explained | None:
    """A mark in one cell and its meaning in the cell beside it, as a key is often set out."""
    sign = key(mark)
    if sign not in known_marks() or not _ONLY_SIGNS.fullmatch(sign):
        return None
    count = _meaning(re.sub(rf"^(?:{_SAYS})\s*", "", clean(words), flags=re.IGNORECASE))
    return Explained(sign, count) if count is not None else None


def _mentioned(words: str) -> tuple[str, str] | None:
    """A mark in quotes or brackets, or called by its name, and the words round it."""
    found = _QUOTED.search(words)
    if found:
        mark = key(found["quoted"] or found["single"] or found["bracket"])
        if _ONLY_SIGNS.fullmatch(mark):
            return mark, _without_names(f"{words[: found.start()]} {words[found.end() :]}")
    for name, pattern, mark in _names():
        named = pattern.search(words)
        if named and _tells(words, named, blank=mark == BLANK):
            return mark, _without_names(words.replace(name, " "))
    return None


def _tells(words: str, named: re.Match[str], *, blank: bool) -> bool:
    """Whether a name of a mark is said to mean something, so that a `blank form` is no mark."""
    behind = words[named.end() :].lstrip(""" "')""")
    before = words[: named.start()].rstrip(""" "'(""").casefold()
    if re.match(_SAYS, behind, re.IGNORECASE) or re.search(r"\b(?:as|by|with|where|if)(?: an?| the)?$", before):
        return True
    return blank and bool(re.match(r"cells?\b|fields?\b", behind, re.IGNORECASE))


def _without_names(words: str) -> str:
    for _, pattern, _ in _names():
        words = pattern.sub(" ", words)
    return clean(re.sub(rf"^[\s\"'()]*(?:(?:an?|the)\s+)?(?:{_SAYS})?\s*", "", words, flags=re.IGNORECASE))


def _meaning(words: str) -> Count | None:
    """The bounds, the number or the reason that an explanation gives."""
    bound = read_bound(words)
    if bound is not None:
        return Count.between(0, bound.highest, bound.mark) if _OR_NONE.search(key(words)) else bound
    number = read_number(bare(words).rstrip("."))
    if number is not None and len(number.written) == 1 and number.written[0].count.is_exact:
        return number.written[0].count
    text = key(words).rstrip(".")
    longest = sorted((mark for mark in known_marks() if len(mark) > 3 and mark in text), key=len, reverse=True)
    told = next((known_marks()[mark] for mark in longest if known_marks()[mark] is not None), None)
    return told if told is not None else (Count.exact(0) if _nothing().fullmatch(text) else None)


@cache
def _names() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """Each name of a mark, the longest first, with its pattern and its mark."""
    rows = read_rows(Path(__file__).with_name("mark-names.csv"), ("name", "mark", "note")).rows
    made = ((row["name"], re.compile(rf"(?<!\w){re.escape(row['name'])}(?!\w)", re.I), row["mark"]) for row in rows)
    return tuple(sorted(made, key=lambda name: -len(name[0])))


@cache
def _nothing() -> re.Pattern[str]:
    """A text that says *none* and nothing else: `that no offences were recorded` (words-of-nothing.csv)."""
    rows = read_rows(Path(__file__).with_name("words-of-nothing.csv"), ("word", "kind", "note")).rows
    said, round_it = (
        "|".join(
            re.escape(row["word"]) for row in sorted(rows, key=lambda row: -len(row["word"])) if row["kind"] == kind
        )
        for kind in ("nothing", "beside")
    )
    beside = rf"(?:\b(?:{round_it})\b[\s,.]*)*"
    return re.compile(rf"{beside}(?:{said})\b[\s,.]*{beside}")
