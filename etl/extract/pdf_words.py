"""The words that are seen on a page of a PDF, and the lines that they make. Places are points from the page's top."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pdfplumber.page import Page

from etl.extract.document import raised

_SMALL = 0.8
"""A word set smaller than this part of the one before it, and higher, is raised."""
APART = 1.0
"""The part of its size by which words stand apart that are in different columns."""
_TOUCHING = 0.25
"""The part of its size by which a word may be off the one before it and still belong to it."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its box and the size of its letters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    struck: bool = False
    upright: bool = True

    @property
    def middle(self) -> float:
        """Half way from its top to its end."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True)
class Line:
    """Words beside one another: their text, where the line starts and ends, whether any of it is struck through."""

    text: str
    top: float
    bottom: float
    struck: bool
    parts: tuple[Word, ...]


def words_on(page: Page) -> list[Word]:
    """The words that lie on the page, turned ones from their own start to their end."""
    rules = [edge for edge in page.edges if edge["orientation"] == "h"]
    found = page.extract_words(extra_attrs=["size"], char_dir_rotated="btt", line_dir_rotated="ltr")
    words = []
    for each in found:
        if each["x1"] <= 0 or each["x0"] >= page.width or each["bottom"] <= 0 or each["top"] >= page.height:
            continue
        text = str(each["text"]).replace("\x00", "")
        box = (float(each["x0"]), float(each["top"]), float(each["x1"]), float(each["bottom"]))
        upright = bool(each.get("upright", True))
        size = float(each["size"]) if upright else box[2] - box[0]
        words.append(Word(text, *box, size, _is_struck(box, rules) and upright, upright))
    return words


def _is_struck(box: tuple[float, float, float, float], rules: Iterable[dict[str, float]]) -> bool:
    left, top, right, bottom = box
    low, high = top + 0.35 * (bottom - top), top + 0.7 * (bottom - top)
    for rule in rules:
        over = min(right, rule["x1"]) - max(left, rule["x0"])
        if low < rule["top"] < high and over > 0.6 * (right - left) and rule["x1"] - rule["x0"] < 3 * (right - left):
            return True
    return False


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Words as lines from top to bottom: a word belongs to a line when its middle lies within it."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (each.middle, each.left)):
        for line in reversed(lines[-4:]):
            first = max(line, key=lambda each: each.size)
            if first.top <= word.middle <= first.bottom or word.top <= first.middle <= word.bottom:
                line.append(word)
                break
        else:
            lines.append([word])
    return [line_of(line) for line in lines]


def line_of(words: Iterable[Word]) -> Line:
    """Words beside one another as a line; raised digits are set apart from the number before them."""
    parts = sorted(words, key=lambda each: each.left)
    text = ""
    before: Word | None = None
    for word in parts:
        touches = before is not None and word.left - before.right < _TOUCHING * before.size
        if before is not None and touches and word.size < _SMALL * before.size and word.middle < before.middle:
            text += raised(word.text)
        else:
            text += f"{_between(before, word)}{word.text}"
            before = word
    ends = (min(each.top for each in parts), max(each.bottom for each in parts))
    return Line(text, *ends, struck=any(each.struck for each in parts), parts=tuple(parts))


def _between(before: Word | None, word: Word) -> str:
    """What parts two words: nothing, a blank, or a tab where they stand apart."""
    if before is None or word.left - before.right < _TOUCHING * before.size:
        return ""
    return " " if word.left - before.right <= APART * max(word.size, before.size) else "\t"


def text_of(words: Iterable[Word]) -> tuple[str, bool]:
    """The text of a cell, line under line, then turned ones, and whether any of it is struck through."""
    found = list(words)
    said = [line.text for line in lines_of(word for word in found if word.upright)]
    said.append(_turned(word for word in found if not word.upright))
    return "\n".join(text for text in said if text), any(word.struck for word in found)


def _turned(words: Iterable[Word]) -> str:
    """Words that are read upwards, one line right of the other. A turned word may come as its letters."""
    text = ""
    before: Word | None = None
    for word in sorted(words, key=lambda each: (round(each.right / each.size), -each.bottom)):
        if before is not None:
            on = round(word.right / word.size) == round(before.right / before.size)
            touches = on and before.top - word.bottom < _TOUCHING * word.size
            text += "" if touches else " "
        text += word.text
        before = word
    return text
