"""Controls of a form: native ones, which work without scripts, by keys and by touch.

A control that stands at its default carries `data-default`, and scripts leave it out of the address; without scripts
the server does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: its value in the address, its words, whether it is chosen and whether it is the default."""

    value: str
    words: str
    chosen: bool = False
    default: bool = False


def segmented(name: str, legend: str, choices: Sequence[Choice], *, keep: bool = False) -> h.Renderable:
    """A few choices side by side, made of radios. `keep` is for a switch that is no part of the address."""
    return h.fieldset(".segmented")[
        h.legend(".hush")[legend],
        [
            h.label[
                h.input(
                    id=f"{name}-{choice.value or 'none'}",
                    type="radio",
                    name=name,
                    value=choice.value,
                    checked=choice.chosen,
                    data_default=choice.default,
                    data_keep_state=keep,
                ),
                h.span[choice.words],
            ]
            for choice in choices
        ],
    ]


def checkbox(name: str, value: str, words: str, *, checked: bool) -> h.Renderable:
    """One switch with its words."""
    return h.label(".checkbox")[
        h.input(id=f"{name}-{value}", type="checkbox", name=name, value=value, checked=checked), h.span[words]
    ]


def month_field(name: str, words: str, value: str, *, first: str = "", last: str = "") -> h.Renderable:
    """A month as `YYYY-MM`, between `first` and `last`; an empty one leaves that end open. A day stays as written."""
    return h.label(".field")[
        h.span[words],
        h.input(
            id=f"field-{name}",
            type="month" if len(value) in (0, 7) else "text",
            name=name,
            value=value,
            min=first or None,
            max=last or None,
            placeholder="YYYY-MM",
            pattern=r"\d{4}-\d{2}(-\d{2})?",
            autocomplete="off",
        ),
    ]
