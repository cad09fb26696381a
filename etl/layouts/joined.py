"""Two sides of one kind that say one thing together: a quarter under its year, a force beside its region.

| Force | 2017/18 | 2017/18 | 2018/19 |        | Year    | Month | Offences |        | Code  | Offence       | 2017/18 |
|       | Q1      | Q2      | Q1      |        | 2017/18 | April | 3        |        | 71/17 | Its full name | 31      |
| A     | 3       | 4       | 5       |        |         | May   | 4        |

The label of a place is then the inner one with what the outer one adds; where the two contradict one another nothing is
known of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from etl.extract.grid import Cell
from etl.layouts.kinds import Kind, Meaning, Words
from etl.layouts.table import Label, Place, Side
from etl.model.period import Period
from etl.words.periods import PeriodReading, Span

NAME = "two sides of one kind"


def joined(sides: tuple[Side, ...], words: Words) -> tuple[tuple[Side, ...], tuple[Cell, ...]]:
    """The sides with two of one kind made one, and the cells of the outer labels; both as they are where none are."""
    for kind in (Kind.PERIOD, Kind.OFFENCE, Kind.AREA):
        same = [side for side in sides if side.kind is kind]
        if len(same) == 2:
            outer, inner = _outer_first(same[0], same[1])
            made = replace(inner, labels=_labels(filled(outer).labels, inner.labels, words))
            rest = tuple(made if side is inner else side for side in sides if side is not outer)
            return rest, tuple(label.cell for label in outer.labels if label is not None)
    return sides, ()


def filled(side: Side) -> Side:
    """A side whose labels go on until the next one."""
    last: Label | None = None
    labels = []
    for label in side.labels:
        last = label or last
        labels.append(last)
    return replace(side, labels=tuple(labels))


def join(outer: Label, inner: Label, words: Words) -> Label:
    """One label of two that speak of one kind of thing. Its meaning is None where they do not fit together."""
    if outer.kind is Kind.PERIOD:
        return _period(outer, inner, words)
    if inner.is_whole:
        return replace(inner, meaning=outer.meaning)
    if outer.kind is Kind.OFFENCE:
        return replace(inner, meaning=inner.meaning if _one_offence(outer, inner, words) else None)
    for code, named in ((outer, inner), (inner, outer)):
        if code.meaning is not None and code.meaning.word:
            return replace(inner, text=named.text, meaning=code.meaning if _is_one(code, named) else None)
    return replace(inner, meaning=inner.meaning if _lies_in(outer, inner, words) else None)


def settled(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places with each total of parts read as its period where numbers of all its parts stand beside it.

    A total of some months only, or of a year that is not over, is no answer.
    """
    if not any(label.adds_parts for place in places for label in place.labels):
        return places
    parts: dict[frozenset[str], list[Period]] = {}
    for place in places:
        if place.cell is not None:
            parts.setdefault(_beside(place), []).extend(_part(place))
    return tuple(_settled(place, parts.get(_beside(place), [])) for place in places)


def _settled(place: Place, parts: list[Period]) -> Place:
    total = next((label for label in place.labels if label.adds_parts), None)
    if total is None or any(
        _fill(span.period, [part for part in parts if span.period.contains(part)]) for span in _spans(total)
    ):
        return place
    no_answer = replace(total, meaning=Meaning(Kind.NO_ANSWER))
    return replace(place, labels=tuple(no_answer if label is total else label for label in place.labels))


def _beside(place: Place) -> frozenset[str]:
    """Addresses of the labels of a place that are no periods."""
    return frozenset(label.cell.address for label in place.labels if label.kind is not Kind.PERIOD)


def _part(place: Place) -> Iterator[Period]:
    """The period of a place, where it is told and no total."""
    for label in place.labels:
        if label.kind is Kind.PERIOD and not label.adds_parts:
            yield from (span.period for span in _spans(label)[:1])


def _fill(whole: Period, parts: list[Period]) -> bool:
    """Whether parts that follow one another fill a period."""
    ordered = sorted(set(parts), key=lambda period: period.first)
    ends = bool(ordered) and (ordered[0].first, ordered[-1].last) == (whole.first, whole.last)
    return ends and all(one.meets(other) for one, other in pairwise(ordered))


def _outer_first(one: Side, other: Side) -> tuple[Side, Side]:
    """The side of whole periods before that of their parts; else as they stand."""
    return (other, one) if one.kind is Kind.PERIOD and is_part(one) and not is_part(other) else (one, other)


def is_part(side: Side) -> bool:
    """Whether the labels of a side are parts of a year that do not say of which: `Q1`, `January`."""
    labels = [label for label in side.labels if label is not None and not label.is_whole]
    return bool(labels) and not any(_spans(label) for label in labels)


def _labels(outer: Sequence[Label | None], inner: Sequence[Label | None], words: Words) -> tuple[Label | None, ...]:
    return tuple(
        join(over, label, words) if over is not None and label is not None else (label or _alone(over))
        for over, label in zip(outer, inner, strict=True)
    )


def _alone(outer: Label | None) -> Label | None:
    """An outer label without an inner one: it stands by itself where it is the whole (`Total`)."""
    return outer if outer is not None and outer.is_whole else None


def _period(outer: Label, inner: Label, words: Words) -> Label:
    if outer.is_whole:
        return replace(inner, meaning=outer.meaning if inner.is_whole or not _spans(inner) else None)
    if inner.is_whole:
        return replace(outer, cell=inner.cell, adds_parts=True)
    said = words.period(f"{inner.text} {outer.text}") if not _spans(inner) else _reading(inner)
    within = [span.period for span in _spans(outer)]
    if said is None or not (said.spans or said.either):
        return replace(inner, meaning=None)
    if within and not all(_inside(span.period, within) for span in said.spans):
        return replace(inner, meaning=None)
    return replace(inner, text=f"{inner.text} {outer.text}", meaning=Meaning(Kind.PERIOD, period=said))


def _reading(label: Label) -> PeriodReading | None:
    return label.meaning.period if label.meaning is not None else None


def _spans(label: Label) -> tuple[Span, ...]:
    reading = _reading(label)
    return reading.spans or reading.either if reading is not None else ()


def _inside(part: Period, wholes: list[Period]) -> bool:
    return any(whole.contains(part) for whole in wholes)


def _one_offence(outer: Label, inner: Label, words: Words) -> bool:
    """Whether two labels name one offence, or one that lies in the other."""
    if outer.meaning is None or inner.meaning is None:
        return False
    one, other = outer.meaning.word, inner.meaning.word
    offences = words.vocabulary.offences
    return one == other or one in offences.contains(other) or other in offences.contains(one)


def _is_one(code: Label, named: Label) -> bool:
    """Whether the area of a code is one that the name beside it can mean."""
    if code.meaning is None or named.meaning is None:
        return False
    return any(area in named.meaning.areas for area in code.meaning.areas)


def _lies_in(outer: Label, inner: Label, words: Words) -> bool:
    """Whether an area of the inner label lies in one of the outer."""
    if outer.meaning is None or inner.meaning is None:
        return False
    wide = [words.forces(area.code) for area in outer.meaning.areas]
    return any(words.forces(area.code) <= forces for area in inner.meaning.areas for forces in wide)
