"""Named, known, all as one bar: a share never stands without what it is of."""

from __future__ import annotations

from fractions import Fraction

import htpy as h

_LATE = 50
"""From this percent on the words of a boundary stand left of it."""
_WHOLE = Fraction(100)


def named_bar(
    *, style: str, named: tuple[Fraction, h.Node], known: tuple[Fraction, h.Node], whole: h.Node
) -> h.Renderable:
    """`named` and `known` are percent of all and the words at that boundary; `whole` are the words of the full width.

    `style` is an identifier of the look's platforms, which gives the colour.
    """
    return h.div(".named-bar")[
        _boundary(named[0], h.b[named[1]]),
        _boundary(known[0], known[1]),
        h.div(".bar-all", aria_hidden="true")[
            h.span(".bar-known", style=_width(known[0])),
            h.span(".bar-named", style=f"{_width(named[0])};background:var(--platform-{style})"),
        ],
        h.p(".bar-whole")[whole],
    ]


def _boundary(percent: Fraction, words: h.Node) -> h.Renderable:
    """Words at a boundary, with a line down to it; on its left where there is more room."""
    if percent < _LATE:
        return h.p(".bar-at", style=f"margin-left:{float(percent):.1f}%")[words]
    return h.p(".bar-at.late", style=f"margin-right:{100 - float(percent):.1f}%")[words]


def _width(percent: Fraction) -> str:
    return f"width:{float(min(percent, _WHOLE)):.1f}%"
