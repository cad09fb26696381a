"""Reads HTML in tests: a tree to ask, and the words that a reader sees."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement

from dashboard.document import body_text
from dashboard.pages.page import Page


def tree(text: str) -> HtmlElement:
    """The tree of a document or of a part of one."""
    return html.fromstring(str(text))


def words(element: HtmlElement) -> str:
    """The text of an element with single spaces."""
    return " ".join(element.text_content().split())


def one(element: HtmlElement, path: str) -> HtmlElement:
    """The one element at an XPath; fails where there is none or there are several."""
    found = element.xpath(path)
    assert len(found) == 1, f"{path}: {len(found)}"
    return found[0]


def body_of(page: Page) -> HtmlElement:
    """The tree of what a page shows between header and footer."""
    return tree(f"<div>{body_text(page)}</div>")
