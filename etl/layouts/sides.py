"""What the labels along one side of a frame are: one kind, or each kind that they could be alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from etl.extract.grid import Cell
from etl.layouts.kinds import Kind, Meaning, Words
from etl.layouts.table import Label, Side
from etl.words.labels import breakdown_named, canonical, part_of_line_above
from etl.words.sentences import is_note, is_question

NAMED = {
    "platform": Kind.MEANS,
    "age": Kind.AGE,
    "sex": Kind.SEX,
    "outcome": Kind.OUTCOME,
    "area": Kind.AREA,
    "period": Kind.PERIOD,
    "offence": Kind.OFFENCE,
}
"""Kinds by the word of breakdowns.csv; any other word there is the name of an open list."""
RESIDUAL = ("other", "unknown")
"""Words for the rest, which every list may have."""
_BESIDE = (Kind.MEASURE, Kind.NO_ANSWER)
"""Kinds that stand among the labels of any other."""
_LONGEST = 120
OPEN = (Kind.OUTCOME, Kind.CATEGORY)
"""Kinds whose labels are kept as written, because no list of them is whole."""
_KINDS = tuple(kind for kind in Kind if kind not in (Kind.MEASURE, Kind.CATEGORY, Kind.NO_ANSWER))


def sides_of(
    cells: Sequence[Cell | None], headings: tuple[Cell, ...], texts: Sequence[Cell], words: Words
) -> tuple[Side, ...]:
    """Every kind that all the labels can be; where there is none, the kind that the heading names or most of them are.

    `texts` are asked for the name of an open list where the heading gives none. No side at all for no label; a side of
    measures where all are.
    """
    return sides_of_texts([(cell, cell.text) if cell else None for cell in cells], headings, texts, words)


def sides_of_texts(
    labels: Sequence[tuple[Cell, str] | None], headings: tuple[Cell, ...], texts: Sequence[Cell], words: Words
) -> tuple[Side, ...]:
    """The same for labels that are parts of their cells."""
    asked = [words.ask(label[1]) if label else () for label in labels]
    needed = [meanings for label, meanings in zip(labels, asked, strict=True) if label and not _measures(meanings)]
    if not any(labels):
        return ()
    if not needed:
        return (_side(Kind.MEASURE, labels, asked, "", headings),)
    named = next(filter(None, (breakdown_named(cell.text) for cell in headings)), "")
    kinds = _settled(_fitting(needed), needed, named, words)
    if kinds:
        return tuple(_side(kind, labels, asked, named, headings) for kind in kinds)
    sentences = any(label is not None and _is_sentence(label[1]) for label in labels)
    kind, name = _best(needed, named, () if sentences else texts)
    return (_side(kind, labels, asked, name, headings),) if kind is not None else ()


def _fitting(needed: list[tuple[Meaning, ...]]) -> list[Kind]:
    return [kind for kind in _KINDS if all(any(m.kind is kind for m in meanings) for meanings in needed)]


def _settled(kinds: list[Kind], needed: list[tuple[Meaning, ...]], named: str, words: Words) -> list[Kind]:
    """Of several kinds that all labels can be: the one that the heading names; periods only inside the fence."""
    if len(kinds) < 2:
        return kinds
    if NAMED.get(named) in kinds:
        return [NAMED[named]]
    if Kind.PERIOD in kinds and not all(_inside(meanings, words) for meanings in needed):
        kinds = [kind for kind in kinds if kind is not Kind.PERIOD]
    return kinds


def _inside(meanings: tuple[Meaning, ...], words: Words) -> bool:
    spans = [
        span
        for meaning in meanings
        if meaning.period is not None
        for span in (*meaning.period.spans, *meaning.period.either)
    ]
    return words.fence is None or any(words.fence.contains(span.period) for span in spans)


def _best(needed: list[tuple[Meaning, ...]], named: str, texts: Sequence[Cell]) -> tuple[Kind | None, str]:
    """The kind of labels that are not all known: as the heading says, else the kind of most, else an open list."""
    if named:
        return NAMED.get(named, Kind.CATEGORY), named
    counts = {kind: sum(any(m.kind is kind for m in meanings) for meanings in needed) for kind in _KINDS}
    most = max(_KINDS, key=lambda kind: counts[kind])
    if 2 * counts[most] >= len(needed):
        return most, ""
    for text in texts[:2]:
        said = "" if _is_sentence(text.text) and not is_question(text.text) else breakdown_named(text.text)
        if said and NAMED.get(said, Kind.CATEGORY) in OPEN:
            return NAMED.get(said, Kind.CATEGORY), said
    return None, ""


def _is_sentence(text: str) -> bool:
    """Whether a text is a note or a sentence, and so neither a label nor the name of labels."""
    return is_note(text) or text.rstrip().endswith((".", ";")) or len(text) > _LONGEST


def _side(
    kind: Kind,
    labels: Sequence[tuple[Cell, str] | None],
    asked: Sequence[tuple[Meaning, ...]],
    named: str,
    headings: tuple[Cell, ...],
) -> Side:
    name = named if kind is Kind.CATEGORY else kind.value if kind is Kind.OUTCOME else ""
    read = _reader(kind)
    return Side(
        kind,
        tuple(
            Label(*label, kind, read(label[1], meanings), name) if label else None
            for label, meanings in zip(labels, asked, strict=True)
        ),
        name,
        headings,
    )


def _reader(kind: Kind) -> Callable[[str, tuple[Meaning, ...]], Meaning | None]:
    def read(text: str, meanings: tuple[Meaning, ...]) -> Meaning | None:
        found = [meaning for meaning in meanings if meaning.kind is kind]
        others = [meaning for meaning in meanings if meaning.kind in _BESIDE]
        if found or others:
            return (found or others)[0]
        if kind not in OPEN or _is_foreign(meanings):
            return None
        return Meaning(kind, word=canonical(text), is_inside=bool(part_of_line_above(text)))

    return read


def _is_foreign(meanings: tuple[Meaning, ...]) -> bool:
    """Whether a label is known as something else than one of an open list; what is *other* or *unknown* may be any."""
    return any(
        meaning.kind in (Kind.PERIOD, Kind.AGE, Kind.SEX) and meaning.word not in RESIDUAL for meaning in meanings
    )


def _measures(meanings: tuple[Meaning, ...]) -> bool:
    """Whether a label is a measure, or what is no answer, and nothing else."""
    return bool(meanings) and all(meaning.kind in _BESIDE for meaning in meanings)
