"""Pickers: words of the question, bold with a line, that open a list. Without scripts they are `details` of a form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h

from dashboard.components.buttons import submit_button
from dashboard.words import counted

_CHEVRON = h.svg(".chevron", viewBox="0 0 12 8", aria_hidden="true")[h.path(d="M1.5 1.5 6 6l4.5-4.5")]


@dataclass(frozen=True, slots=True)
class Option:
    """One row of a picker.

    `detail` stands at the right (what a force has); `words` are further names by which it is found; `faint` is for one
    that has nothing of its own. `whole` is a total of others in its group, which *whole region* leaves out.
    """

    value: str
    name: str
    detail: str = ""
    chosen: bool = False
    words: str = ""
    faint: bool = False
    default: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """Options under one heading; an empty title has none."""

    title: str
    options: Sequence[Option]


def question(*parts: h.Node) -> h.Renderable:
    """The sentence that holds the pickers: words and pickers in order. A stop stays on the line of what it follows."""
    return h.div(".question", role="group", aria_label="The question")[_with_stops(parts)]


def picker(name: str, shown: str, heading: str, *body: h.Node) -> h.Renderable:
    """The words `shown` in the question, which open `body` under the heading. `name` is unique on the page."""
    return h.details(f"#pick-{name}.picker")[
        h.summary(aria_label=f"{heading} {shown}")[h.span[shown], _CHEVRON],
        h.div(".picker-panel", role="group", aria_labelledby=f"pick-{name}-title")[
            h.div(".picker-head")[
                h.p(f"#pick-{name}-title.picker-title")[heading],
                h.button(".button.needs-js", type="button", data_close=True)["Close"],
            ],
            body,
        ],
    ]


def one_of(name: str, options: Sequence[Option]) -> h.Renderable:
    """A list of radios, which answers as soon as one is chosen."""
    return h.div(".options")[[_row(name, option, "radio") for option in options], _send_without_scripts()]


def several_of(name: str, groups: Sequence[Group], *, find: str, one: str, many: str, hint: str = "") -> h.Renderable:
    """A list of checkboxes in groups with a field that finds rows; it answers on the button *Show 3 forces*.

    `find` is the field's label, `one` and `many` are what is counted, `hint` says what stands at the right.
    """
    chosen = [option.name for group in groups for option in group.options if option.chosen]
    return h.div(".options", data_wait=True, data_one=one, data_many=many)[
        h.input(
            ".find.needs-js", id=f"find-{name}", type="search", placeholder=find, aria_label=find, autocomplete="off"
        ),
        h.p(".chosen")[h.span(data_chosen=True)[_chosen(chosen)], hint and h.span(".wide-only")[" ", hint]],
        h.p(".nothing", hidden=True, data_nothing=True)[f"No {one} of that name here."],
        h.div(".option-groups")[[_group(name, group, number) for number, group in enumerate(groups, start=1)]],
        h.div(".picker-foot")[
            submit_button(h.span(data_show=True)[f"Show {counted(len(chosen), one, many)}"]),
            h.button(".button.needs-js", type="button", data_whole_group=True, hidden=True)["Whole region"],
            h.button(".button.needs-js", type="button", data_clear=True)["Clear"],
        ],
    ]


def _with_stops(parts: Sequence[h.Node]) -> list[h.Node]:
    kept: list[h.Node] = []
    for part in parts:
        if isinstance(part, str) and part[:1] in {".", ",", ";"} and kept:
            kept[-1:] = [h.span(".kept")[kept[-1], part[:1]], part[1:]]
        else:
            kept.append(part)
    return kept


def _chosen(names: list[str]) -> str:
    return f"{len(names)} chosen{': ' if names else ''}{', '.join(names)}."


def _group(name: str, group: Group, number: int) -> h.Renderable:
    rows = [_row(name, option, "checkbox") for option in group.options]
    if not group.title:
        return h.div(".option-group")[rows]
    title = f"{name}-group-{number}"
    return h.div(".option-group", role="group", aria_labelledby=title, data_group=group.title)[
        h.p(".group-title", id=title)[group.title], rows
    ]


def _row(name: str, option: Option, kind: str) -> h.Renderable:
    return h.label(
        class_=["option", {"faint": option.faint}], data_words=option.words or None, data_whole=option.whole
    )[
        h.input(
            id=f"{name}-{option.value or 'none'}",
            type=kind,
            name=name,
            value=option.value,
            checked=option.chosen,
            data_default=option.default,
        ),
        h.span(".option-name")[option.name],
        option.detail and [" ", h.span(".option-detail")[option.detail]],
    ]


def _send_without_scripts() -> h.Renderable:
    return h.noscript[submit_button("Show")]
