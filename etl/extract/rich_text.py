"""Texts of xlsx whose parts look unlike: raised digits are no part of a number, a struck part strikes the cell."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from etl.extract.document import raised
from etl.extract.package import Package

_SIGNS = (b"superscript", b"strike")
_STRINGS = "xl/sharedStrings.xml"


@dataclass(frozen=True, slots=True)
class RichText:
    """The text with its raised digits apart, and whether any of it is struck through."""

    text: str
    struck: bool


def shared_texts(package: Package) -> dict[int, RichText]:
    """The shared texts with a raised or struck part, by their number. The part is checked in any case."""
    if _STRINGS not in package.names():
        return {}
    content = package.content(_STRINGS)
    root = package.xml(_STRINGS) if any(sign in content for sign in _SIGNS) else None
    found = (rich_text(item) for item in root.iterfind("{*}si")) if root is not None else ()
    return {number: said for number, said in enumerate(found) if said is not None}


def rich_text(item: etree._Element) -> RichText | None:
    """The text of an element of runs; None where it is as plain as it looks."""
    text, struck, apart = "", False, False
    for run in item.iterfind("{*}r"):
        style, part = run.find("{*}rPr"), run.findtext("{*}t") or ""
        if style is not None and part.strip():
            struck |= is_on(style.find("{*}strike"))
            place = style.find("{*}vertAlign")
            if text and place is not None and place.get("val") == "superscript":
                part, apart = raised(part), True
        text += part
    return RichText(text, struck) if struck or apart else None


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch stands there and is not turned off."""
    return element is not None and element.get("val", "1") not in ("0", "false")
