"""The header: where to get help, mark and name, the switch of the theme, the pages that there are."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard import addresses
from dashboard.addresses import Place
from dashboard.words import SITE_NAME

NAME = SITE_NAME
_TAGLINE = "Sexual communication with a child"
_CHILDLINE, _NSPCC, _DANGER = ("0800 1111", "0808 800 5000", "999")


def header(there: Sequence[Place], current: str, *, search: bool = False, help_page: bool = False) -> h.Renderable:
    """The whole header; `there` are the pages of the navigation that exist, `current` is the one shown.

    `search` and `help_page` say that these pages exist.
    """
    return h.header(".site-header")[
        _help_line(),
        h.div(".brand-row")[
            h.div(".wrap")[
                h.a(".brand", href=addresses.OVERVIEW)[
                    mark(),
                    h.span[
                        h.span(".brand-name")[NAME],
                        h.span(".brand-line")[_TAGLINE, h.span(".wide-only")[", by police force"]],
                    ],
                ],
                h.div(".header-tools.wide-only")[
                    search and _search("search"), _theme_switch(), help_page and _help_button()
                ],
                h.details("#menu.menu.narrow-only")[
                    h.summary(".button")["Menu"],
                    h.div(".menu-panel")[
                        search and _search("search-menu"),
                        _pages(there, current),
                        _theme_switch(),
                        help_page and _help_button(),
                    ],
                ],
            ]
        ],
        h.nav(".site-nav.wide-only", aria_label="Pages")[h.div(".wrap")[_list(there, current)]],
    ]


def mark() -> h.Renderable:
    """Three blocks of equal area and different width on one line: the span chart, and the idea."""
    return h.svg(".mark", viewBox="0 0 42 29", aria_hidden="true")[
        h.rect(".mark-block", x="0", y="17.7", width="22", height="9.3"),
        h.rect(".mark-focus", x="23", y="7", width="10.2", height="20"),
        h.rect(".mark-block", x="34.4", y="0.3", width="7.6", height="26.7"),
        h.rect(".mark-line", x="0", y="27", width="42", height="2"),
    ]


def _help_line() -> h.Renderable:
    return h.div(".help-line")[
        h.div(".wrap")[
            h.p(".wide-only")[
                "This site counts sexual offences against children. A child who needs to talk: ",
                _call("Childline", _CHILDLINE),
                ". Worried about a child: ",
                _call("NSPCC helpline", _NSPCC),
                ". In danger now: ",
                _call("", _DANGER),
                ".",
            ],
            h.p(".narrow-only")[
                "About sexual offences against children. ",
                _call("Childline", _CHILDLINE),
                " · ",
                _call("NSPCC", _NSPCC),
                " · in danger ",
                _call("", _DANGER),
            ],
        ]
    ]


def _call(who: str, number: str) -> h.Renderable:
    return h.a(href=f"tel:{number.replace(' ', '')}")[f"{who} {number}".strip()]


def _search(name: str) -> h.Renderable:
    """The field that searches; `search.js` goes to it with Ctrl K."""
    return h.form(".search", method="get", action=addresses.SEARCH, role="search")[
        h.input(
            id=name,
            type="search",
            name="q",
            placeholder="Force, platform, return or page",
            aria_label="Search: force, platform, return or page",
            autocomplete="off",
            data_search=True,
        ),
        h.span(".search-key.needs-js", aria_hidden="true")["Ctrl K"],
    ]


def _theme_switch() -> h.Renderable:
    """A button that names the theme it leads to; `theme.js` writes the word, and nothing shows it without scripts."""
    return h.button(".button.needs-js", type="button", data_theme_switch=True)["Dark"]


def _help_button() -> h.Renderable:
    """Opens the help over the page; a plain link without scripts. `help.js` presses it with the key `?`."""
    return h.a(".button.help-button", href=addresses.HELP, data_panel=True, data_help=True)[
        "Help", h.span(".help-key.needs-js", aria_hidden="true")["?"]
    ]


def _pages(there: Sequence[Place], current: str) -> h.Renderable:
    return h.nav(aria_label="Pages")[_list(there, current)]


def _list(there: Sequence[Place], current: str) -> h.Renderable:
    return h.ul[
        [
            h.li[h.a(href=place.address, aria_current="page" if place.id == current else None)[place.name]]
            for place in there
        ]
    ]
