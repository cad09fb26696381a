"""The two Dash components of our own (`assets/js/live.js`): they change the document that the server sent, in place.

`Island` patches the page's HTML, so that focus, open pickers and scroll stay. `Slot` puts its child, a chart, into the
room that the page keeps for it, and renders nothing where the page has no such room.
"""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

_NAMESPACE = "foi_components"


class Island(Component):
    """`view` is what the callback gives: turn, address, title, html, announce, canonical, store."""

    _namespace = _NAMESPACE
    _type = "Island"
    _children_props: list[str] = []  # noqa: RUF012 - Dash reads lists
    _base_nodes = ["children"]  # noqa: RUF012
    _prop_names = ["id", "target", "view"]  # noqa: RUF012
    available_properties = _prop_names
    _valid_wildcard_attributes: list[str] = []  # noqa: RUF012
    available_wildcard_properties: list[str] = []  # noqa: RUF012

    def __init__(self, id: str, target: str, view: Any = None) -> None:  # noqa: A002 - Dash's own name
        super().__init__(id=id, target=target, view=view)  # type: ignore[no-untyped-call]


class Slot(Component):
    """`target` is the name of a chart's place, `children` the chart, `turn` the number of the drawing that is asked."""

    _namespace = _NAMESPACE
    _type = "Slot"
    _children_props: list[str] = []  # noqa: RUF012
    _base_nodes = ["children"]  # noqa: RUF012
    _prop_names = ["id", "children", "target", "turn"]  # noqa: RUF012
    available_properties = _prop_names
    _valid_wildcard_attributes: list[str] = []  # noqa: RUF012
    available_wildcard_properties: list[str] = []  # noqa: RUF012

    def __init__(self, children: Any, id: str, target: str, turn: int = 0) -> None:  # noqa: A002
        super().__init__(children=children, id=id, target=target, turn=turn)  # type: ignore[no-untyped-call]
