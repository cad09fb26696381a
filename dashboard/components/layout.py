"""The few arrangements of a page: a section under its rule, a column beside it, a row of doors."""

from __future__ import annotations

import htpy as h


def section(*parts: h.Node, name: str = "") -> h.Renderable:
    """A section, opened by a rule in ink."""
    return h.section(".section", id=name or None)[parts]


def crumbs(*parts: h.Node) -> h.Renderable:
    """The small line over a page's title: where this is."""
    return h.p(".overline")[parts]


def beside(main: h.Node, aside: h.Node) -> h.Renderable:
    """A wide column and a narrow one at its right; one under the other on a narrow window."""
    return h.div(".beside")[h.div[main], h.div(".aside")[aside]]


def controls_bar(left: h.Node, right: h.Node = None) -> h.Renderable:
    """The row of switches between two lines, under the question."""
    return h.div(".controls")[h.div(".controls-group")[left], h.div(".controls-group")[right]]


def question_form(address: str, *parts: h.Node) -> h.Renderable:
    """The form that holds the question and its switches: its fields are the query of `address`."""
    return h.form(".question-form", method="get", action=address, data_question=True)[
        parts, h.noscript[h.button(".button.primary", type="submit")["Show"]]
    ]


def doors(*parts: h.Node) -> h.Renderable:
    """A row of up to three ways on, each under its own rule."""
    return h.div(".doors")[[h.section(".door")[part] for part in parts]]
