"""Tell us of a wrong figure: what to send, in words that can be copied, and what becomes of it."""

from __future__ import annotations

import htpy as h

from dashboard import addresses
from dashboard.components.buttons import copy_text_button
from dashboard.components.layout import crumbs, section
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.store import Store
from dashboard.words import day

TITLE = "Tell us of a wrong figure"
_WORDS = "wrong-figure-words"


def view(_asked: Asked, store: Store) -> Page:
    """The form of words, what happens with it, and where to look first."""
    version = f"{store.version.version}, built on {day(store.version.built)}"
    lines = (
        "A figure on Recorded offences looks wrong.",
        "Address of the page: ",
        "Its cell (the small label beside it, such as Sheet!B4): ",
        "It says: ",
        "It should say: ",
        "Where that stands (file, page, day): ",
        f"Version of the figures: {version}",
    )
    body: h.Node = [
        crumbs("Wrong figure"),
        h.h1[TITLE],
        h.p(".lead")[
            "Every figure leads to its cell. If the cell says something else, or the source has been corrected, a "
            "few lines mend it."
        ],
        section(
            h.h2["What to send"],
            h.p["These words hold all that is needed to find the figure and to mend it. Fill in what you know."],
            h.pre(".code", id=_WORDS, tabindex="0", role="region", aria_label="Form of words")["\n".join(lines)],
            h.p(".actions")[copy_text_button("Copy these words", _WORDS, said="Words copied")],
            h.p(".source")[
                "Send them to whoever runs this copy of the site; it has no address of its own for letters, and asks "
                "for none of yours. Please send no case, no name and nothing about a child: the figure and its "
                "source are enough."
            ],
        ),
        section(
            h.h2["What becomes of it"],
            h.p[
                "A reading that was wrong gets a test first, then the mend; a source that contradicts another gets a "
                "decision with its reason. Both stand under ",
                h.a(href=addresses.CHANGES)["Changes"],
                " with the figure before and after. Nothing is replaced in silence.",
            ],
        ),
        section(
            h.h2["Where to look first"],
            h.ul[
                h.li[
                    h.a(href=addresses.QUALITY)["Quality"], ": contradictions, doubts and assumptions that are known."
                ],
                h.li[h.a(href=addresses.METHOD)["Method"], ": which of several figures answers, and why."],
                h.li[h.a(href=addresses.COVERAGE)["Coverage"], ": who gave nothing, which is not a zero."],
            ],
        ),
    ]
    return Page(TITLE, "What to send about a figure that looks wrong, and what becomes of it.", body)


ROUTE = PageRoute(addresses.WRONG_FIGURE, view)
