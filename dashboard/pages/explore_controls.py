"""The row of switches under the question of Explore: what lays the chart out, as native controls of the same form."""

from __future__ import annotations

import htpy as h

from dashboard.components.fields import Choice, checkbox, segmented
from dashboard.components.layout import controls_bar
from dashboard.selection import Compare, Drawn, Selection


def controls(selection: Selection, *, one_area: bool) -> h.Renderable:
    """The switches of a question. The change from first to last is offered for `one_area` only."""
    return controls_bar(
        [
            _limits(selection),
            one_area and checkbox("compare", Compare.STRICT, "Change", checked=selection.compare is not Compare.NONE),
        ]
    )


def _limits(selection: Selection) -> h.Renderable:
    """Two radios and no box: without scripts an empty box would say nothing, and limits are shown unless hidden."""
    shown = selection.limits is Drawn.SHOW
    choices = (Choice("", "Limits (95%)", chosen=shown, default=True), Choice(Drawn.HIDE, "None", chosen=not shown))
    return segmented("limits", "Limits", choices)
