"""What the drawers draw: a chart laid out for one width, as simple shapes.

Blocks and limits are in the units of the data (of the frame they stand in), so that a drawing is as exact as its
numbers; everything else is in pixels of the drawing, y downwards. Colours are names of tokens. Layers, the lowest
first: `under`, `bars`, `limits`, `strokes`, `texts`; inside a layer the order is the order of drawing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal

from dashboard.charts.marks import Mark
from dashboard.charts.metrics import Family

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]
Value = float | Fraction


@dataclass(frozen=True, slots=True)
class Frame:
    """A pair of axes: a rectangle of the drawing and the values at its edges."""

    key: str
    left: float
    top: float
    width: float
    height: float
    x0: float
    x1: float
    y0: float
    y1: float

    def x(self, value: Value) -> float:
        """Pixels from the left of the drawing."""
        return self.left + (float(value) - self.x0) / (self.x1 - self.x0) * self.width

    def y(self, value: Value) -> float:
        """Pixels from the top of the drawing."""
        return self.top + (self.y1 - float(value)) / (self.y1 - self.y0) * self.height

    @property
    def right(self) -> float:
        """Right edge in pixels."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Lower edge in pixels."""
        return self.top + self.height

    @property
    def x_unit(self) -> float:
        """Pixels of one unit of x."""
        return self.width / (self.x1 - self.x0)

    @property
    def y_unit(self) -> float:
        """Pixels of one unit of y."""
        return self.height / (self.y1 - self.y0)


@dataclass(frozen=True, slots=True)
class Fill:
    """A plain colour, or a pattern of `ink` on `paper`. `pattern` is a key of `patterns.PATTERNS`."""

    colour: str = ""
    pattern: str = ""
    ink: str = ""
    paper: str = ""
    opacity: float = 1.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle in the units of its frame. `trim` are pixels taken off its left and right: the gap to its
    neighbours.
    """

    frame: str
    x0: float
    x1: float
    y0: float
    y1: float
    fill: Fill
    trim: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Limit:
    """Upper and lower limit as a line with caps at `x`; all in the units of the frame. `value` is what it belongs
    to.
    """

    frame: str
    x: float
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points, in pixels; with `fill` or `closed` a shape. An empty colour draws no line."""

    points: tuple[Point, ...]
    colour: str
    width: float = 1.0
    dash: tuple[float, ...] = ()
    closed: bool = False
    fill: str = ""
    round: bool = False


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle in pixels: filled, or a ring of `line` width where that is not 0."""

    x: float
    y: float
    radius: float
    colour: str
    line: float = 0.0


@dataclass(frozen=True, slots=True)
class Text:
    """One line of type; x, y is its base line at the anchor. `boxed` lays the paper under it."""

    x: float
    y: float
    text: str
    size: float = 14
    weight: int = 400
    family: Family = "sans"
    colour: str = "ink"
    anchor: Anchor = "start"
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box, air: float = 0.0) -> bool:
        """Whether the two share a pixel, or come nearer than `air`."""
        return not (
            self.right + air <= other.left
            or other.right + air <= self.left
            or self.bottom + air <= other.top
            or other.bottom + air <= self.top
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of one mark in the drawing: where its button and its ring are."""

    mark: Mark
    box: Box


@dataclass(frozen=True, slots=True)
class Scene:
    """A chart laid out for one width: its size in pixels, its frames and its shapes by layer."""

    width: float
    height: float
    frames: tuple[Frame, ...] = ()
    under: tuple[Stroke | Disc, ...] = ()
    bars: tuple[Bar, ...] = ()
    limits: tuple[Limit, ...] = ()
    strokes: tuple[Stroke | Disc, ...] = ()
    texts: tuple[Text, ...] = ()
    spots: tuple[Spot, ...] = ()


@dataclass
class Sheet:
    """A scene while it is being laid out; only the layout functions write on it."""

    frames: list[Frame] = field(default_factory=list)
    under: list[Stroke | Disc] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    limits: list[Limit] = field(default_factory=list)
    strokes: list[Stroke | Disc] = field(default_factory=list)
    texts: list[Text] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def frozen(self, width: float, height: float) -> Scene:
        """The finished scene."""
        return Scene(
            width,
            height,
            tuple(self.frames),
            tuple(self.under),
            tuple(self.bars),
            tuple(self.limits),
            tuple(self.strokes),
            tuple(self.texts),
            tuple(self.spots),
        )
