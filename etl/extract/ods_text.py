"""What OpenDocument says of texts: the characters that are shown, strike-through, comments, hidden sheets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from etl.extract.document import raised

_NAME = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
OFFICE, TABLE, TEXT, STYLE = (f"{{{_NAME.format(name)}}}" for name in ("office", "table", "text", "style"))
_ANNOTATION = f"{OFFICE}annotation"
_UNSEEN = (_ANNOTATION, f"{OFFICE}annotation-end", f"{TEXT}note", f"{TEXT}bookmark", f"{TEXT}ruby-text")
_INSTEAD = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_BLANKS = re.compile(r"[ \t\r\n]+")
_RAISED = re.compile(r"super|0*[1-9]\d*%")
MAX_SPACES = 1_000
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class Written:
    """The text of a paragraph as shown, and whether any of it is struck through."""

    text: str
    struck: bool


@dataclass
class Styles:
    """Strike-through and hidden sheets by the name of a style."""

    _raised: set[str] = field(default_factory=set)
    _struck: dict[str, bool] = field(default_factory=dict)
    _parents: dict[str, str] = field(default_factory=dict)
    _hidden: set[str] = field(default_factory=set)

    def add(self, group: etree._Element | None) -> None:
        """Learn the styles of one part of the file."""
        for style in () if group is None else group.iterfind(f"{STYLE}style"):
            name = style.get(f"{STYLE}name", "")
            self._parents[name] = style.get(f"{STYLE}parent-style-name", "")
            text, table = style.find(f"{STYLE}text-properties"), style.find(f"{STYLE}table-properties")
            kinds = [] if text is None else [text.get(f"{STYLE}text-line-through-{what}") for what in ("style", "type")]
            place = text.get(f"{STYLE}text-position", "") if text is not None else ""
            if _RAISED.match(place):
                self._raised.add(name)
            if any(kinds):
                self._struck[name] = any(kind not in (None, "none") for kind in kinds)
            if table is not None and table.get(f"{TABLE}display") == "false":
                self._hidden.add(name)

    def strikes(self, name: str) -> bool:
        """Whether a style, or one that it is based on, strikes its text through."""
        for _ in range(_DEEPEST):
            if name in self._struck or not name:
                break
            name = self._parents.get(name, "")
        return self._struck.get(name, False)

    def raises(self, name: str) -> bool:
        """Whether a style sets its text as superscript."""
        return name in self._raised

    def hides(self, name: str | None) -> bool:
        """Whether a style hides its sheet."""
        return name in self._hidden


def text_of(paragraph: etree._Element, styles: Styles) -> Written:
    """The text of a paragraph as a reader sees it: blanks kept, comments and notes left out."""
    parts: list[str] = []
    struck = _gather(paragraph, styles, parts, 0)
    return Written("".join(parts), struck)


def _gather(element: etree._Element, styles: Styles, parts: list[str], depth: int) -> bool:
    before = len(parts)
    parts.append(_BLANKS.sub(" ", element.text or ""))
    struck = False
    for child in element:
        if child.tag == f"{TEXT}s":
            parts.append(" " * min(int(child.get(f"{TEXT}c", "1")), MAX_SPACES))
        elif child.tag in _INSTEAD:
            parts.append(_INSTEAD[str(child.tag)])
        elif isinstance(child.tag, str) and child.tag not in _UNSEEN and depth < _DEEPEST:
            struck |= _gather(child, styles, parts, depth + 1)
        parts.append(_BLANKS.sub(" ", child.tail or ""))
    style, said = element.get(f"{TEXT}style-name", ""), "".join(parts[before:])
    if styles.raises(style) and any(parts[:before]):
        parts[before:] = [raised(said)]
    return struck or (bool(said.strip()) and styles.strikes(style))


def comment_of(cell: etree._Element, styles: Styles) -> str:
    """The comment at a cell, empty without one."""
    notes = cell.findall(_ANNOTATION)
    return "\n".join(text_of(each, styles).text for note in notes for each in note.iter(f"{TEXT}p")).strip()
