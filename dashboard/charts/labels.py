"""Where labels stand so that none touches another: the value above each block, the years under the axis."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dashboard.charts.blocks import Drawn
from dashboard.charts.marks import Look, Tick
from dashboard.charts.metrics import width
from dashboard.charts.scene import Anchor, Box, Frame, Text
from dashboard.charts.style import SIZES

_AIR = 6.0
"""Between a label and what it stands above."""


@dataclass(frozen=True, slots=True)
class Type:
    """How the labels of a panel are set. `strict` holds the least width of a block that carries one; else fitting
    does.
    """

    size: float = SIZES.label
    size_focus: float = SIZES.label_focus
    weight: int = 600
    colour: str = "ink"
    strict: bool = True


def text_box(text: Text) -> Box:
    """The pixels that a text takes."""
    wide = width(text.text, text.size, text.weight, text.family)
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return Box(left, text.y - text.size * 0.74, left + wide, text.y + text.size * 0.22)


def place_values(drawn: Sequence[Drawn], taken: Iterable[Box], frame: Frame, style: Type) -> list[Text]:
    """The label of each block above it, in the largest size in which all of them have room.

    Where no size has room for all, the size with the most labels is taken.
    """
    blocked = list(taken)
    wanted = sum(1 for item in drawn if next(iter(_forms(item, frame, style)), None) is not None)
    best: list[Text] = []
    for each in _sizes(style):
        placed = _place(drawn, blocked, frame, each)
        best = placed if len(placed) > len(best) else best
        if len(best) >= wanted:
            break
    return best


def _sizes(style: Type) -> list[Type]:
    """The style, then the same smaller, down to the least size of a label."""
    smaller = [size for size in (SIZES.tick, SIZES.small) if size < max(style.size, style.size_focus)]
    return [style, *(replace(style, size=min(size, style.size), size_focus=size) for size in smaller)]


def _place(drawn: Sequence[Drawn], taken: Sequence[Box], frame: Frame, style: Type) -> list[Text]:
    """The labels in one size: first those the title speaks of, then from left to right.

    Each takes its long form, its short form, or none where even that would touch what is `taken` or another label. A
    form that stands clear of the neighbouring blocks is chosen before one that does not.
    """
    occupied = list(taken)
    placed: list[Text] = []
    for item in sorted(drawn, key=lambda item: (not item.block.focus, item.box.left)):
        others = [other.box for other in drawn if other is not item]
        forms = [text for text in _forms(item, frame, style) if _free(text_box(text), occupied)]
        beside = [text for text in forms if _free(text_box(text), others)]
        if text := next(iter(beside or reversed(forms)), None):
            placed.append(text)
            occupied.append(text_box(text))
    return sorted(placed, key=lambda text: text.x)


def _free(box: Box, others: Iterable[Box]) -> bool:
    return not any(box.meets(other, 2) for other in others)


def _forms(item: Drawn, frame: Frame, style: Type) -> Iterable[Text]:
    block, box = item.block, item.box
    wide = box.right - box.left
    if wide < SIZES.label_from and (style.strict or width(block.label, style.size, style.weight) > wide - 2):
        return
    size = style.size_focus if block.focus else style.size
    weight = 600 if block.focus else style.weight
    colour = "ink-2" if block.look is Look.CLASS_BEFORE else style.colour
    for words in (block.label, block.short):
        reach = width(words, size, weight)
        if words and (reach <= max(wide + 14, SIZES.label_from) or not block.short or words == block.short):
            x = min(max((box.left + box.right) / 2, frame.left + reach / 2), frame.right - reach / 2)
            yield Text(x, item.label_y - _AIR, words, size, weight, colour=colour, anchor="middle")


def place_years(years: Sequence[Tick], frame: Frame, y: float, *, ends: bool = False, must: int = 0) -> list[Text]:
    """The labels of the years, centred: all in full, all short, else every second, third … of them and the last.

    The year at index `must` is one of those named. `ends` names the first and the last only, at the edges.
    """
    if not years:
        return []
    if ends:
        return _ends(years, frame, y)
    last = len(years) - 1
    for step in range(1, len(years) + 1):
        for short in (False, True):
            regular = range(must % step, len(years), step)
            chosen = [*(index for index in regular if last - index >= step), last]
            texts = [_year(years[index], frame, y, short=short) for index in chosen]
            if step == 1:
                texts = [text for text, index in zip(texts, chosen, strict=True) if _whole(years[index], frame, text)]
            if texts and not _touching(texts):
                return texts
    return [_year(years[-1], frame, y, short=True)]


def _whole(tick: Tick, frame: Frame, text: Text) -> bool:
    """A part of a year that is narrower than its label goes without one, unless it is the only one."""
    return tick.period.is_financial_year or width(text.text, text.size) <= float(tick.period.months) * frame.x_unit + 12


def _ends(years: Sequence[Tick], frame: Frame, y: float) -> list[Text]:
    first, last = years[0], years[-1]
    texts = [Text(frame.left, y, first.label, SIZES.tick, colour="ink-2")]
    if len(years) > 1:
        texts.append(Text(frame.right, y, last.label, SIZES.tick, colour="ink-2", anchor="end"))
    return texts


def _year(tick: Tick, frame: Frame, y: float, *, short: bool) -> Text:
    words = tick.short if short else tick.label
    middle = frame.x(float((tick.period.start_position + tick.period.end_position) / 2))
    reach = width(words, SIZES.tick) / 2
    anchor: Anchor = "middle"
    if middle + reach > frame.right:
        middle, anchor = frame.right, "end"
    return Text(middle, y, words, SIZES.tick, colour="ink-2", anchor=anchor)


def _touching(texts: Sequence[Text]) -> bool:
    boxes = sorted((text_box(text) for text in texts), key=lambda box: box.left)
    return any(left.right + 8 > right.left for left, right in pairwise(boxes))
