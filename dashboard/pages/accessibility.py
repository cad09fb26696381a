"""Access: what the rules ask, how each is met, the test that holds it, what is not met yet. The text is of the docs."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import htpy as h

from dashboard import addresses
from dashboard.components.layout import crumbs, section
from dashboard.components.plain_text import document_of
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.store import Store

TITLE = "How this site is made for every reader"
_TEXT = Path(__file__).parents[1] / "accessibility.md"
"""A link to the page of the same name in `docs`, so that an installed copy has it too."""


def view(_asked: Asked, _store: Store) -> Page:
    """The conformance table and the known gaps."""
    body: h.Node = [
        crumbs("Accessibility"),
        h.h1[TITLE],
        section(document_of(_text(), name="access")),
        section(
            h.h2["If something cannot be used"],
            h.p[
                "Every chart has its table, every table its file, and every page works without scripts. What still "
                "cannot be read or reached is a fault: ",
                h.a(href=addresses.WRONG_FIGURE)["what to send about it"],
                ".",
            ],
        ),
    ]
    return Page(TITLE, "What the rules of access ask, how each is met, and what is not met yet.", body)


@cache
def _text() -> str:
    return _TEXT.read_text(encoding="utf-8")


ROUTE = PageRoute(addresses.ACCESSIBILITY, view)
