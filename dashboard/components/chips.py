"""The two signs that a number can be traced: the chip that names its cell, and the dotted line under the number."""

from __future__ import annotations

import htpy as h

_SIGN = h.svg(".sign", viewBox="0 0 10 10", aria_hidden="true")[h.path(d="M.5.5h9v9h-9zM5 .5v9M.5 5h9")]


def cell_chip(text: str, address: str) -> h.Renderable:
    """The cell of a figure: `Sheet!B4`, `published-figures.csv:84` or `recorded-88a.csv`. Opens the cell panel."""
    return h.a(".chip", href=address, data_panel=True)[_SIGN, h.span(".hush")["Cell "], text]


def number(text: str, address: str, *, what: str = "") -> h.Renderable:
    """A number in prose with a dotted line under it. Opens the cell panel; `what` says of what it is, for listeners."""
    return h.a(".number", href=address, data_panel=True)[text, what and h.span(".hush")[f" {what}"]]
