"""Buttons: each is a link or sends a form, so that it works without scripts, and is named by a verb."""

from __future__ import annotations

import htpy as h


def link_button(
    words: str, address: str, *, primary: bool = False, note: str = "", download: bool = False
) -> h.Renderable:
    """A link that looks like a button; `note` stands small behind its words (`CSV` *what is shown*)."""
    return h.a(class_=["button", {"primary": primary}], href=address, download=download or None)[
        words, note and h.span(".note")[note]
    ]


def copy_button(words: str, text: str, *, said: str, primary: bool = False) -> h.Renderable:
    """A link to `text` (an address) that copies it when scripts run, and then says `said` in the live line."""
    return h.a(class_=["button", {"primary": primary}], href=text, data_copy=True, data_said=said)[words]


def copy_text_button(words: str, source: str, *, said: str) -> h.Renderable:
    """Copies the text of the element with the identifier `source`; only there when scripts run."""
    return h.button(".button.needs-js", type="button", data_copy_from=source, data_said=said)[words]


def submit_button(words: h.Node, *, primary: bool = True) -> h.Renderable:
    """Sends the form it stands in."""
    return h.button(class_=["button", {"primary": primary}], type="submit")[words]


def use_bar(*buttons: h.Node) -> h.Renderable:
    """The row *Use this* under a chart."""
    return h.div(".use", role="group", aria_label="Use this")[
        h.span(".use-label", aria_hidden="true")["Use this"], buttons
    ]
