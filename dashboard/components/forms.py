"""The forms a chart is drawn in: each for rooms from one width on, so that type never shrinks far below its size.

The style sheet shows one of them by the width of its room (`charts.css`); a test holds the two in step.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Form:
    """One form: the width it is laid out for, and the least width of a room that it is for, both in pixels."""

    name: str
    width: int
    least: int


NARROW = Form("narrow", 354, 0)
MEDIUM = Form("medium", 640, 560)
WIDE = Form("wide", 922, 800)
FULL = Form("full", 1240, 1080)
ANY = Form("any", 922, 0)
"""For a drawing that has one form only."""


BESIDE = (NARROW, MEDIUM, WIDE)
"""The forms of a chart with a column beside it."""
ACROSS = (NARROW, MEDIUM, WIDE, FULL)
"""The forms of a chart as wide as the page."""


def fitting(forms: Sequence[Form], room: int | None) -> tuple[Form, ...]:
    """The one form for a room of a known width, shown whatever becomes of the room; all of them for an unknown one."""
    if room is None:
        return tuple(forms)
    best = max((form for form in forms if form.least <= room), key=lambda form: form.least)
    return (replace(best, name=ANY.name),)
