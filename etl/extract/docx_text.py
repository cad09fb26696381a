"""The text of a paragraph of a Word document as it reads: without what is deleted, hidden or the code of a field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from etl.extract.document import raised

_UNREAD = frozenset(("del", "moveFrom", "instrText", "delText", "pict", "object", "drawing", "AlternateContent"))
"""Deleted and moved text, codes of fields, and drawings, whose boxes are read by themselves."""
_INSTEAD = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_OFF = ("0", "false", "none", "off")
_NESTED = 30


@dataclass
class Text:
    """What a paragraph or a cell says; `struck` once any of it is struck through."""

    parts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    struck: bool = False

    @property
    def text(self) -> str:
        """All of it, without blanks around it."""
        return "".join(self.parts).strip()

    @property
    def comment(self) -> str:
        """The comments at it."""
        return "\n".join(note for note in self.notes if note)

    def line(self, other: Text) -> None:
        """Add a paragraph as a line."""
        self.parts += [other.text, "\n"] if other.text else []
        self.notes += other.notes
        self.struck |= other.struck


def paragraph_of(paragraph: etree._Element, comments: Mapping[str, str]) -> Text:
    """What a paragraph says, with the comments (by identifier) that it refers to."""
    made = Text()
    _gather(paragraph, made, comments, 0)
    return made


def _gather(element: etree._Element, made: Text, comments: Mapping[str, str], depth: int) -> None:
    for child in element:
        kind = local(child)
        if kind == "r":
            _run(child, made, comments)
        elif kind not in _UNREAD and kind != "p" and depth < _NESTED:
            _gather(child, made, comments, depth + 1)


def _run(run: etree._Element, made: Text, comments: Mapping[str, str]) -> None:
    style = run.find("{*}rPr")
    if style is not None and is_on(style.find("{*}vanish")):
        return
    text = ""
    for child in run:
        kind = local(child)
        if kind == "t":
            text += child.text or ""
        elif kind == "commentReference":
            made.notes.append(comments.get(value(child, "id"), ""))
        elif kind == "footnoteReference":
            text += raised(value(child, "id"))
        else:
            text += _INSTEAD.get(kind, "")
    if style is not None and text.strip():
        made.struck |= any(is_on(style.find(f"{{*}}{name}")) for name in ("strike", "dstrike"))
        up = style.find("{*}vertAlign")
        text = raised(text) if made.text and up is not None and value(up) == "superscript" else text
    made.parts.append(text)


def local(element: etree._Element) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def value(element: etree._Element, name: str = "val") -> str:
    """An attribute by its name without the namespace, empty where there is none."""
    return next((str(said) for key, said in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def number(element: etree._Element | None, name: str, otherwise: int) -> int:
    """The number that a child gives as its value."""
    child = element.find(f"{{*}}{name}") if element is not None else None
    said = value(child) if child is not None else ""
    return int(said) if said.isdecimal() and len(said) < 6 else otherwise


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch stands there and is not turned off."""
    return element is not None and value(element) not in _OFF
