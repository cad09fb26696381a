"""Words about time as tokens: what each date, year, number and phrase is, before anyone asks what they say together."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from etl.words.clean import clean
from etl.words.period_numerals import Token, read_month_year, read_run
from etl.words.period_shapes import shaped
from etl.words.period_words import FIRST_WORD, Kind, Lexicon, lexicon

_RAISED = re.compile(r"[\u00b2\u00b3\u00b9\u2070\u2074-\u2079\u2080-\u2089]+")
_PLAIN = str.maketrans({**dict.fromkeys("‐‑‒–—―−", "-"), **dict.fromkeys("‘’`´", "'"), **dict.fromkeys('“”„"', " ")})
_PUNCTUATION = {
    "-": Kind.DASH,
    ",": Kind.COMMA,
    ";": Kind.SEMICOLON,
    "|": Kind.SEMICOLON,
    ":": Kind.COLON,
    "/": Kind.SLASH,
    "…": Kind.ELLIPSIS,
    "&": Kind.AND,
    "+": Kind.AND,
    "*": Kind.MARK,
    "†": Kind.MARK,
    "‡": Kind.MARK,
    "^": Kind.MARK,
    "#": Kind.MARK,
    ".": Kind.NOISE,
    "'": Kind.NOISE,
}
_SHORT_OF_KIND = re.compile(
    r"(?<!\w)(fy|f\.y\.|(?:fin\.?|financial|fiscal) y(?:ea)?r)\s+(\d{2})-(\d{2})(?![\w/-])", re.I
)
_TWO_APOSTROPHES = re.compile(r"(?<!\w)'(\d{2})\s?/\s?'(\d{2})(?!\w)")
_ENUMERATOR = re.compile(
    r"^\s*\(?(?:[a-z]|[ivx]{1,4}|\d{1,2}[a-z]?)\)\s*|^\s*(?:[a-z]|\d{1,2}[a-z]?)[.:]\s+", re.IGNORECASE
)
_CLOSING = {"(": ")", "[": "]", "{": "}"}
DEEPEST_BRACKET = 4


@dataclass(frozen=True, slots=True)
class Patterns:
    """Compiled patterns that depend on the lexicon."""

    expand: re.Pattern[str]
    glued_kind: re.Pattern[str]
    spaced_stroke: re.Pattern[str]
    spaced_dash: re.Pattern[str]
    statute: re.Pattern[str]
    ages: re.Pattern[str]
    month_run: re.Pattern[str]
    run: re.Pattern[str]
    glued: re.Pattern[str]
    word: re.Pattern[str]


@cache
def patterns() -> Patterns:
    """The patterns for the words of period_words.toml."""
    words = lexicon()
    short = "|".join(re.escape(text) for text in sorted(words.expand, key=len, reverse=True))
    not_a_day = rf"(?![\w/]|[-.]\d|\s*(?:st|nd|rd|th)?\s*(?:{words.months})(?!\w))"
    years = r"(?:years?|yrs?)(?:[\s-]+(?:olds?|of\s+age))?"
    return Patterns(
        expand=re.compile(rf"(?<![\w/])(?:{short})(?![\w/])", re.IGNORECASE),
        glued_kind=re.compile(r"(?<!\w)(fy|cy|ay|ty|qtr|quarter)\s?'?(?=\d)", re.IGNORECASE),
        spaced_stroke=re.compile(r"(?<![\w/.-])(\d{4})(?: / | /|/ )(\d{2}|\d{4})(?![\w/])"),
        spaced_dash=re.compile(rf"(?<![\w/.-])(\d{{4}}) ?- ?(\d{{2}}){not_a_day}", re.IGNORECASE),
        statute=re.compile(rf"(?<!\w)(?:{words.statutes})\s+(?:\([^)]{{0,40}}\)\s+)?(?:of\s+)?\d{{4}}(?!\w)"),
        ages=re.compile(
            rf"(?<!\w)(?:aged?|ages|under|below)\s+(?:of\s+)?\d{{1,2}}(?:\s*(?:-|to|and|/)\s*\d{{1,2}})?(?:\s*{years})?(?![\w/])"
            rf"|(?<![\w/.-])\d{{1,2}}\s*(?:-|to|/|and|&)\s*\d{{1,2}}[\s-]*{years}(?!\w)"
            r"|(?<![\w/.-])\d{1,2}\s*(?:years?|yrs?)[\s-]+(?:olds?|of\s+age|and\s+(?:over|under|above|below|older|younger))(?!\w)"
        ),
        month_run=re.compile(
            rf"(?:{words.months})(?:(?:[-/.]'?|\s?')(?:\d{{4}}|\d{{2}})|\d{{4}}|\d{{2}})(?![\w/]|[-.]\d)"
        ),
        run=re.compile(r"[a-z]*[£$€#]?\d[\w]*(?:[/_.,:'-][a-z]*\d\w*|[/-](?=[a-z])[a-z]+(?:[/.'-]\d+)?)*%?"),
        glued=re.compile(r"[^\W\d_]+[-_/.][\w/.-]{0,40}\d[\w/-]*"),
        word=re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?"),
    )


@lru_cache(maxsize=16384)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of a text, brackets as one token each with their own tokens inside."""
    plain = _plain(text)
    written = plain if _starts_with_day(plain.lower()) else _ENUMERATOR.sub("", plain)
    found = tuple(_lex(written))
    return shaped(_bracketed(_numbered_quarters(_without_verbs(found))))


def _plain(text: str) -> str:
    """Plain quotes and dashes, no superscripts; short forms written out."""
    raised = _RAISED.sub("*", text)
    plain = clean(unicodedata.normalize("NFKC", raised)).translate(_PLAIN)
    plain = re.sub(r"\s*\.{3,}\s*", " … ", plain)
    if len(plain.lower()) != len(plain):
        plain = plain.lower()
    known = patterns()
    words = lexicon()
    plain = known.expand.sub(lambda found: words.expand[found.group().lower()], plain)
    plain = known.glued_kind.sub(r"\1 ", plain)
    plain = known.spaced_stroke.sub(r"\1/\2", plain)
    plain = _SHORT_OF_KIND.sub(r"\1 \2/\3", plain)
    plain = _TWO_APOSTROPHES.sub(r"\1/\2", plain)
    return known.spaced_dash.sub(_close_dash, plain)


def _close_dash(found: re.Match[str]) -> str:
    """`2017 - 18` without its blanks, where it is two years in a row."""
    follows = (int(found[1]) + 1) % 100 == int(found[2])
    return f"{found[1]}-{found[2]}" if follows else found.group()


def _starts_with_day(plain: str) -> bool:
    return re.match(rf"\s*\d{{1,2}}\.\s*(?:{lexicon().months})\b", plain) is not None


def _lex(written: str) -> Iterator[Token]:
    known, words, text = patterns(), lexicon(), written.lower()
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        start = at
        tokens, at = _next(text, at, known, words)
        yield from (replace(tokens[0], written=written[start:at]),) if len(tokens) == 1 else tokens


def _next(text: str, at: int, known: Patterns, words: Lexicon) -> tuple[tuple[Token, ...], int]:
    """The tokens that begin at a place, and where the text goes on."""
    for pattern, kind in ((known.statute, Kind.STATUTE), (known.ages, Kind.AGE)):
        if found := pattern.match(text, at):
            return (Token(kind, found.group()),), found.end()
    if (found := known.month_run.match(text, at)) and (month := read_month_year(found.group(), text[found.end() :])):
        return (month,), found.end()
    first = FIRST_WORD.match(text, at)
    if first and first.group() in words.first_words and (found := words.pattern.match(text, at)):
        phrase = words.phrases[re.sub(r"\s+", " ", found.group())]
        return (Token(phrase.kind, found.group(), phrase.number, name=phrase.name),), found.end()
    if found := known.run.match(text, at):
        cut = text[found.end() : found.end() + 1] == "/"
        return read_run(found.group(), text[found.end() :], cut_short=cut), found.end() + cut
    if found := known.glued.match(text, at):
        return (Token(Kind.OTHER, found.group()),), found.end()
    if found := known.word.match(text, at):
        return (Token(Kind.WORD, found.group()),), found.end()
    return (Token(_PUNCTUATION.get(text[at], Kind.WORD), text[at]),), at + 1


def _bracketed(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with each bracket and what is in it as one. A bracket without its partner is left out."""
    opened: list[tuple[Token, list[Token]]] = []
    outer: list[Token] = []
    too_deep = 0
    for token in found:
        if token.text in _CLOSING and len(opened) == DEEPEST_BRACKET:
            too_deep += 1
        elif token.text in _CLOSING:
            opened.append((token, outer))
            outer = []
        elif token.text in _CLOSING.values() and too_deep:
            too_deep -= 1
        elif token.text in _CLOSING.values() and opened:
            opening, around = opened.pop()
            outer = [*around, _bracket(opening, outer)]
        elif token.text not in _CLOSING.values():
            outer.append(token)
    for _, around in reversed(opened):
        outer = [*around, *outer]
    return tuple(outer)


def _bracket(opening: Token, inner: list[Token]) -> Token:
    text, written = (" ".join(said) for said in ([one.text for one in inner], [one.words for one in inner]))
    name = "square" if opening.text == "[" else ""
    return Token(Kind.BRACKET, text, inner=tuple(inner), name=name, written=written)


_BEFORE_A_MONTH = frozenset(
    {
        Kind.PREP,
        Kind.TO,
        Kind.DASH,
        Kind.FROM,
        Kind.BETWEEN,
        Kind.NUMBER,
        Kind.ORDINAL,
        Kind.MONTH,
        Kind.ENDING,
        Kind.SLASH,
    }
    | {
        Kind.BEGINNING,
        Kind.BEFORE,
        Kind.AFTER,
        Kind.POINT,
        Kind.EDGE_FIRST,
        Kind.EDGE_LAST,
        Kind.LAST,
        Kind.THIS,
        Kind.EACH,
    }
)
_AFTER_A_VERB = (Kind.WORD, Kind.ROUGH, Kind.EACH, Kind.OTHER)
_VERBS = ("may", "march", "mar")


def _without_verbs(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with *may* and *march* as verbs made plain words: a word follows them and none of time leads to them
    (`offences may be counted`, not `in May all`).
    """
    result = list(found)
    for at, token in enumerate(found):
        if token.kind is Kind.MONTH and token.text in _VERBS:
            before = found[at - 1].kind if at else None
            behind = found[at + 1] if at + 1 < len(found) else None
            word_behind = behind is not None and behind.kind in _AFTER_A_VERB and behind.text.isalpha()
            ends_sentence = behind is None and before is Kind.WORD
            if before not in _BEFORE_A_MONTH and (word_behind or ends_sentence):
                result[at] = replace(token, kind=Kind.WORD)
    return tuple(result)


def _numbered_quarters(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens with `quarter 3`, `quarters 1 and 2`, `quarters 1-3` as numbered quarters."""
    result: list[Token] = []
    named = False
    for at, token in enumerate(found):
        behind = found[at + 1] if at + 1 < len(found) else None
        if token.kind is Kind.UNIT and token.number == 3 and behind and _is_quarter(behind):
            named = True
            continue
        if named and _is_quarter(token):
            result.append(replace(token, kind=Kind.QUARTER))
            continue
        named = named and token.kind in (Kind.AND, Kind.COMMA, Kind.DASH, Kind.TO, Kind.SLASH)
        result.append(token)
    return tuple(result)


def _is_quarter(token: Token) -> bool:
    return token.kind is Kind.NUMBER and 1 <= token.number <= 4
