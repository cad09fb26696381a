"""What a page says when it has no chart to show: refused, empty, wrong. Always a sentence and a way on."""

from __future__ import annotations

import htpy as h


def refusal(
    reason: str, sentence: h.Node, *actions: h.Node, reasons: h.Node = None, working: str = "", beside: h.Node = None
) -> h.Renderable:
    """What the figures do not carry: the sign and the reason as h1 with all `reasons`, on their own ground.

    Under it what may be said instead, the ways on, its `working`, and `beside` it what was printed.
    """
    return h.div(".refusal")[
        h.div(".refusal-band")[
            h.span(".refusal-sign", aria_hidden="true")["≠"],
            h.div[h.h1(".refusal-title")[reason], reasons],
        ],
        h.div(".refusal-instead")[
            h.div(".sayable-block")[
                h.p(".overline")["What can be said instead"],
                h.blockquote(".sayable")[sentence],
                h.div(".actions")[actions],
                working and h.p(".source")[working],
            ],
            beside,
        ],
    ]


def empty(title: str, lead: h.Node, *actions: h.Node) -> h.Renderable:
    """No figure answers: the sentence that says so and why, and ways on. The nearest spans are drawn under it."""
    return h.div(".empty")[h.h1(".empty-title")[title], h.p(".lead")[lead], h.div(".actions")[actions]]


def message(title: str, *parts: h.Node, overline: str = "") -> h.Renderable:
    """A page of words: what is wrong as h1, then its parts."""
    return h.div(".message")[overline and h.p(".overline")[overline], h.h1[title], parts]


def marked_address(before: str, wrong: str, after: str) -> h.Renderable:
    """An address with its wrong part marked by colour and a broken line."""
    return h.p(".marked-address")[before, h.mark[wrong], after]


def actions(*buttons: h.Node) -> h.Renderable:
    """A row of ways on, the nearest first."""
    return h.div(".actions")[buttons]


def gaps(title: str, items: list[tuple[h.Node, h.Node, h.Node]]) -> h.Renderable:
    """*Not in this chart*, *In doubt*: rows of a small mark, a name and what there is to say about it."""
    return h.section(".gaps")[
        h.h2[title],
        h.ul[[h.li[h.div[mark], h.div[h.b[name], h.p[words]]] for mark, name, words in items]],
    ]
