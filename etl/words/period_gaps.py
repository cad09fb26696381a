"""What stands beside words of time: whether it leaves them a period, or makes them a reference, a count, a guess."""

from __future__ import annotations

from collections.abc import Sequence

from etl.words.period_notes import REASON
from etl.words.period_numerals import Token
from etl.words.period_told import Found, Refused, Told
from etl.words.period_types import PREPS
from etl.words.period_words import Kind, lexicon
from etl.words.period_years import year_around

_HARMLESS = PREPS | {
    *(Kind.COMMA, Kind.COLON, Kind.SEMICOLON, Kind.DASH, Kind.SLASH, Kind.AND, Kind.EACH, Kind.YEAR_KIND),
    *(
        Kind.BRACKET,
        Kind.DATE_OF,
        Kind.ADJOINING,
        Kind.EDGE_LAST,
        Kind.LAW,
        Kind.UNIT,
        Kind.UNIT_OF_DAYS,
        Kind.LAST,
        Kind.THIS,
        Kind.BY,
    ),
}
_NUMBERS = (Kind.NUMBER, Kind.OTHER, Kind.SHORT, Kind.YEAR)
_TIES = (
    Kind.BEFORE,
    Kind.AFTER,
    Kind.TO,
    Kind.FROM,
    Kind.BETWEEN,
    Kind.OPEN_END,
    Kind.OPEN_START,
    Kind.ELSEWHERE,
    Kind.BEGINNING,
    Kind.SO_FAR,
    Kind.VAGUE,
    Kind.ENDING,
    Kind.ELLIPSIS,
)


def unwrapped(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The tokens without brackets that say nothing of time (`(sic)`, `(columns)`); *inclusive* stays, out of them."""
    kept: list[Token] = []
    for token in tokens:
        if token.kind is not Kind.BRACKET or not _is_aside(token):
            kept.append(token)
        else:
            kept += [inner for inner in token.inner if inner.kind is Kind.INCLUSIVE]
    return tuple(kept)


def _is_aside(bracket: Token) -> bool:
    if any(bracket.text.startswith(opening) for opening in lexicon().collector):
        return True
    return all(token.kind in PREPS or token.kind is Kind.AND for token in bracket.inner)


def is_dimension(tokens: tuple[Token, ...]) -> bool:
    """Whether the text is the mere name of a dimension of time."""
    return " ".join(token.text for token in tokens if token.kind is not Kind.COLON) in lexicon().dimensions


def is_guarded(tokens: tuple[Token, ...], start: int, end: int, told: Told) -> bool:
    """Whether an expression inside a text is a part of something else: of a reference, a count, an age."""
    weak = isinstance(told, Found) and told.weak and len(told.spans) == 1
    plain = isinstance(told, Found) and not weak
    forbidding = _no_period_before(tokens, start)
    if forbidding and not (plain and forbidding in lexicon().only_bare):
        return True
    if not weak:
        return False
    before = tokens[start - 1] if start else None
    if before and before.kind is Kind.DASH and start == 1:
        return True
    behind = tokens[end] if end < len(tokens) else None
    introduced = before is not None and before.kind is Kind.PREP
    counted = behind is not None and behind.kind is Kind.WORD and behind.text in lexicon().counted
    return counted and not introduced


def _no_period_before(tokens: tuple[Token, ...], start: int) -> str:
    """The word such as *reference* that what begins at a place is tied to, with a sign at most between; else empty."""
    at = start - 1
    while at >= 0 and tokens[at].kind in (Kind.COLON, Kind.DASH, Kind.NOISE, Kind.COMMA):
        at -= 1
    tied = at >= 0 and tokens[at].kind is Kind.WORD and tokens[at].text in lexicon().not_period
    return tokens[at].text if tied else ""


def gap_reason(tokens: tuple[Token, ...], pieces: Sequence[tuple[int, int, Told]]) -> str:
    """Why the tokens outside the pieces forbid an answer; empty where they do not."""
    covered = {at for start, end, _ in pieces for at in range(start, end)}
    gaps = [at for at in range(len(tokens)) if at not in covered]
    last = max((end for _, end, _ in pieces), default=len(tokens))
    for at in gaps:
        reason = _hard_reason(tokens[at])
        kind = kind_of_year(tokens[at])
        if pieces and not reason and kind and _is_of_another_kind(kind, pieces):
            return REASON["other kind"].format(kind=kind, words=_words(tokens))
        if pieces and not reason:
            reason = _loose_reason(tokens[at], is_behind=at >= last) or _unit_reason(tokens[at], pieces)
        if reason:
            return REASON[reason].format(words=f"'{tokens[at].words}'")
    for start, end, told in pieces:
        if reason := _beside_reason(tokens, start, end, told):
            return REASON[reason].format(words=f"'{_words(tokens[max(0, start - 1) : end + 1])}'")
    unknown = [at for at in gaps if _is_unknown(tokens[at])]
    if unknown and not all(_is_introduced(tokens, at, pieces) for at in unknown):
        return REASON["unknown words"].format(words=_words([tokens[at] for at in unknown]))
    return ""


def _hard_reason(token: Token) -> str:
    """The kind of reason for which one token forbids an answer whatever else there is."""
    if token.kind in _NUMBERS or (token.kind is Kind.ORDINAL and token.text[0].isdigit()):
        return "number"
    if token.kind is Kind.AGE:
        return "age"
    if token.kind is Kind.STATUTE:
        return "statute"
    return "tie" if token.kind in _TIES else ""


def _loose_reason(token: Token, *, is_behind: bool) -> str:
    """The kind of reason for which one token beside a period makes it vague."""
    if token.kind is Kind.ADJOINING and is_behind:
        return "tie"
    return "rough" if token.kind in (Kind.ROUGH, Kind.EDGE_FIRST) else ""


def _unit_reason(token: Token, pieces: Sequence[tuple[int, int, Told]]) -> str:
    """`half-year 2019/20` is a part that is not named; a year beside a year, a month beside a month change nothing."""
    spans = [span.period for _, _, told in pieces if isinstance(told, Found) for span in told.spans]
    if token.kind is Kind.UNIT and token.number not in (12, *(span.whole_months for span in spans)):
        return "partial"
    if token.kind is Kind.UNIT_OF_DAYS and token.number not in {span.days for span in spans}:
        return "partial"
    return ""


def kind_of_year(token: Token) -> str:
    """The kind of year that a word names, by itself or as that by which numbers are counted (`by financial year`)."""
    if token.kind is Kind.YEAR_KIND:
        return token.name
    words = token.text.split() if token.kind is Kind.EACH else []
    ends = (lexicon().phrases.get(" ".join(words[at:])) for at in range(len(words)))
    return next((phrase.name for phrase in ends if phrase is not None and phrase.kind is Kind.YEAR_KIND), "")


def _is_of_another_kind(kind: str, pieces: Sequence[tuple[int, int, Told]]) -> bool:
    """Whether a kind of year that stands apart is not that of a year beside it: `Academic: 2021/22`."""
    spans = [span.period for _, _, told in pieces if isinstance(told, Found) for span in told.spans]
    return any(span.months % 12 == 0 and year_around(kind, span.first).first != span.first for span in spans)


def _beside_reason(tokens: tuple[Token, ...], start: int, end: int, told: Told) -> str:
    """The kind of reason for which the tokens right before and behind an expression make it no period."""
    if _no_period_before(tokens, start):
        return "no period"
    if is_guarded(tokens, start, end, told):
        return "count"
    return "no end" if end == len(tokens) - 1 and tokens[end].kind is Kind.AND else ""


def _is_unknown(token: Token) -> bool:
    if token.kind in _HARMLESS:
        return False
    words = lexicon()
    return token.text not in words.context and token.text not in words.counted


def _is_introduced(tokens: tuple[Token, ...], at: int, pieces: Sequence[tuple[int, int, Told]]) -> bool:
    """Whether an unknown word cannot change the period: it is set off by a colon or a preposition, or the period is
    plain by itself (not four digits alone, which may belong to a name).
    """
    for start, end, told in pieces:
        weak = isinstance(told, Refused) or told.weak
        if at < start:
            between = tokens[at + 1 : start]
            if between and between[0].text == "of" and all(token.kind in PREPS for token in between):
                return False
            set_off = any(token.kind in (Kind.COLON, Kind.PREP, Kind.BRACKET) for token in between)
            if not weak or set_off:
                return True
        elif not weak or any(
            token.kind in (Kind.PREP, Kind.COLON, Kind.COMMA, Kind.BRACKET) for token in tokens[end:at]
        ):
            return True
    return False


def _words(tokens: Sequence[Token]) -> str:
    return " ".join(token.words for token in tokens)
