"""Help: the keys, what every number leads to, and the marks in words. Opens over any page, and is one itself."""

from __future__ import annotations

import htpy as h

from dashboard import addresses
from dashboard.charts.marks import Lane, Look
from dashboard.components.charted import sign
from dashboard.components.layout import crumbs
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.store import Store

TITLE = "Keys and marks"
_KEYS = (
    ("Ctrl K, or Cmd K", "the search, from anywhere; Enter goes to what is called exactly so"),
    ("?", "this help"),
    ("Tab", "to the next link, field or row of blocks; the first one leads past the header"),
    ("Arrow keys", "along the blocks of a chart, the cells of Coverage and of a sheet, the tiles of Forces"),
    ("Enter", "opens the cell of a block or number, sorts by a heading"),
    ("Esc", "closes a card, a list or this help"),
)
_LOOKS = (
    (Look.COUNT, "a count; as wide as its days, as high as its offences a month: its area is the number"),
    (Look.AT_LEAST, "at least so many; no top is known"),
    (Look.WORDS, "given in words, between the bounds that they allow"),
    (Look.SUPPRESSED, "a small number that the source hid, between its bounds"),
    (Look.IN_DOUBT, "in doubt: kept as printed, and nothing rests on it"),
    (Look.PART, "a part of a year of which the place is not known"),
    (Look.CONFLICT, "two figures that contradict each other"),
    (Look.DERIVED, "worked out from others, never printed"),
)
_LANES = (
    (Lane.REFUSED, "refused or withheld; its section is in the return"),
    (Lane.NO_FIGURE, "no figure; the reason is not known"),
    (Lane.NOT_HELD, "the force says that it does not hold it"),
    (Lane.NOT_SEEN, "answered; the answer has not been seen"),
    (Lane.NOT_KNOWN, "no figure known; it may be in a total at most"),
)
_VERDICTS = (("✓", "holds"), ("!", "holds with a caveat"), ("×", "fails, or set aside"), ("?", "not checked"))


def view(_asked: Asked, _store: Store) -> Page:
    """The page, whose content a dialog shows over other pages."""
    body = h.div(".help", data_panel_content=True)[
        crumbs("Help"),
        h.h1(".panel-title")[TITLE],
        h.section[h.h2["Keys"], _list([(h.kbd[keys], words) for keys, words in _KEYS]), _switch()],
        h.section[
            h.h2["Marks on a chart"],
            h.p["What is missing lies under the line, as wide as its days, and has no height. It is never a zero."],
            _list([(sign(look), words) for look, words in _LOOKS]),
            _list([(sign(lane), words) for lane, words in _LANES]),
        ],
        h.section[h.h2["Verdicts"], _list([(h.b[mark], words) for mark, words in _VERDICTS])],
        h.section[
            h.h2["Where a number is from"],
            h.p[
                "A number with a dotted line, and each small label such as Sheet!B4, opens its cell: the sheet around "
                "it, who printed it, how it was read."
            ],
            h.p[
                h.a(href=addresses.METHOD)["Method"],
                " · ",
                h.a(href=addresses.ACCESSIBILITY)["Accessibility"],
                " · ",
                h.a(href=addresses.WRONG_FIGURE)[_WRONG],
            ],
        ],
    ]
    return Page(TITLE, "The keys of this site and the marks of its charts, in words.", body)


_WRONG = "Tell us of a wrong figure"


def _list(rows: list[tuple[h.Node, str]]) -> h.Renderable:
    return h.dl(".help-list")[[h.div[h.dt[mark], h.dd[words]] for mark, words in rows]]


def _switch() -> h.Renderable:
    """Turns the key `?` off and on again: a key of one character must not get in the way of those who speak to it."""
    return h.p(".needs-js")[h.button(".button", type="button", data_key_switch=True)["Turn the ? key off"]]


ROUTE = PageRoute(addresses.HELP, view)
