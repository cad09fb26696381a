"""The row of transparent buttons over a drawing: one for each mark, in reading order, with its words, as plain data.

The page turns them into HTML. Places are percent of the drawing, so they fit the picture and the live chart at any
size.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.charts.layout import lay_out
from dashboard.charts.marks import Block, Chart, Mark, all_marks
from dashboard.charts.saying import Words
from dashboard.charts.scene import Box, Scene
from dashboard.charts.style import SIZES


@dataclass(frozen=True, slots=True)
class Button:
    """One button: where it stands, in percent of the drawing, and what its card says.

    `letter` is the sign of a kind of missing; `focus` that the title speaks of this mark.
    """

    left: float
    top: float
    width: float
    height: float
    label: str
    words: Words
    letter: str = ""
    focus: bool = False

    @property
    def style(self) -> str:
        """The place as a style."""
        return f"left:{self.left:g}%;top:{self.top:g}%;width:{self.width:g}%;height:{self.height:g}%"


def buttons(chart: Chart, width: float) -> tuple[Button, ...]:
    """The buttons over the drawing of a chart at a width, in the order of its table."""
    return buttons_on(chart, lay_out(chart, width))


def buttons_on(chart: Chart, scene: Scene) -> tuple[Button, ...]:
    """The buttons over a drawing that is laid out already."""
    boxes = {id(spot.mark): spot.box for spot in scene.spots}
    return tuple(_button(mark, boxes[id(mark)], scene) for mark in all_marks(chart) if id(mark) in boxes)


def _button(mark: Mark, box: Box, scene: Scene) -> Button:
    reach = _at_least(box, SIZES.target, scene)
    return Button(
        round(reach.left / scene.width * 100, 3),
        round(reach.top / scene.height * 100, 3),
        round((reach.right - reach.left) / scene.width * 100, 3),
        round((reach.bottom - reach.top) / scene.height * 100, 3),
        mark.words.sentence,
        mark.words,
        getattr(mark, "letter", ""),
        isinstance(mark, Block) and mark.focus,
    )


def _at_least(box: Box, least: float, scene: Scene) -> Box:
    """A box with sides of at least `least` pixels where its neighbours allow: upwards from a low block.

    Its width stays that of its days: neighbours on a narrow chart are told apart by keys and by the table.
    """
    lacking = max(0.0, least - (box.bottom - box.top))
    top = max(0.0, box.top - lacking)
    return Box(max(0.0, box.left), top, min(scene.width, box.right), max(box.bottom, top + least))
