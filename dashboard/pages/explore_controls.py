"""The row of switches under the question of Explore: what lays the chart out, as native controls of the same form."""

from __future__ import annotations

import htpy as h

from dashboard.components.fields import Choice, checkbox, segmented
from dashboard.components.layout import controls_bar
from dashboard.components.span_range import span_range
from dashboard.selection import Compare, Drawn, Selection, Show
from etl.model.period import Period


def controls(
    selection: Selection, span: Period, known: Period, *, members: tuple[str, str] | None = None, one_area: bool
) -> h.Renderable:
    """The switches of a question. `span` are the days shown, `known` those of which anything is known.

    The change from first to last is offered for `one_area` only; `members` are words and address of the same with the
    forces of its one total.
    """
    given = dict(selection.parts)
    return controls_bar(
        [
            _measure(selection),
            selection.show is not Show.SHARE and _limits(selection),
            one_area and _has_change(selection) and _change(selection),
            selection.show is not Show.SHARE and _events(selection),
            members and h.a(href=members[1])[members[0]],
        ],
        span_range((given.get("from", ""), given.get("to", "")), span, known),
    )


def _has_change(selection: Selection) -> bool:
    return selection.show not in (Show.SHARE, Show.RATE)


def _change(selection: Selection) -> h.Renderable:
    return checkbox("compare", Compare.STRICT, "Change", checked=selection.compare is not Compare.NONE)


def _events(selection: Selection) -> h.Renderable:
    return checkbox("events", Drawn.SHOW, "Events", checked=selection.events is Drawn.SHOW)


def _measure(selection: Selection) -> h.Renderable:
    known = (("", "Count"), (Show.RATE, "Rate"), (Show.SHARE, "Share"))
    chosen = "" if selection.show in (None, Show.COUNT) else selection.show
    choices = [Choice(value, words, chosen=value == chosen, default=not value) for value, words in known]
    return segmented("measure", "Measure", choices)


def _limits(selection: Selection) -> h.Renderable:
    """Two radios and no box: without scripts an empty box would say nothing, and limits are shown unless hidden."""
    shown = selection.limits is Drawn.SHOW
    choices = (Choice("", "Limits (95%)", chosen=shown, default=True), Choice(Drawn.HIDE, "None", chosen=not shown))
    return segmented("limits", "Limits", choices)
