"""The vocabulary of charts: plain frozen data that says what is drawn, in the units of the data and in words.

A chart is decided once, as marks. The live chart, its picture, its table, its words, its text alternative and its row
of buttons are made from the same list; nothing here knows pixels, a theme or a library.

On charts of spans x is in months (`etl.model.period.month_position`: each calendar month is equally wide) and y is a
number a month, so the width of a block times its height is its count exactly. On charts of shares x is percent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from dashboard.charts.event_mark import EventMark
from dashboard.charts.saying import Chip, Line, Words
from etl.model.count import Number
from etl.model.period import Period


class Look(StrEnum):
    """How a block is drawn: one for each row of the table of the look. Zero and restated are a COUNT."""

    COUNT = "count"
    AT_LEAST = "at least"
    WORDS = "in words"
    SUPPRESSED = "suppressed"
    IN_DOUBT = "in doubt"
    PART = "part of unknown place"
    CONFLICT = "two figures"
    TWO_SPANS = "one figure, two spans"
    DERIVED = "worked out"
    CUT = "cut by the days asked"
    CLASS = "class, official"
    CLASS_BEFORE = "class before the break"


@dataclass(frozen=True, slots=True)
class Block:
    """One figure over the days it covers.

    It is solid to `low`; `high` is the highest possible value, None where there is no top. `label` stands above it,
    `short` in its place where that is too wide; `inside` are words that stand in it where they fit, the longest first.
    `limits` are of the count. `focus`: the title speaks of it. `first_print` is the number first printed where it was
    restated; `left_out` the part of it at its top that a comparison leaves out. `places` are the spans it may stand in,
    or really covers: two or more for PART and TWO_SPANS, the whole span for CUT; empty for all others.
    """

    look: Look
    period: Period
    low: Number
    high: Number | None
    label: str
    words: Words
    short: str = ""
    inside: tuple[str, ...] = ()
    limits: tuple[float, float] | None = None
    focus: bool = False
    first_print: Number | None = None
    left_out: Number = 0
    places: tuple[Period, ...] = ()


class Lane(StrEnum):
    """How days without a number are drawn, under the line and without height."""

    REFUSED = "refused"
    NO_FIGURE = "no figure, reason not known"
    NOT_HELD = "not held"
    NOT_SEEN = "answered, not seen"
    NOT_KNOWN = "no figure known"
    NOT_ASKED = "not asked"
    NO_RATE = "counted, no rate"


LETTERS: dict[Lane, str] = {
    Lane.REFUSED: "R",
    Lane.NO_FIGURE: "N",
    Lane.NOT_HELD: "H",
    Lane.NOT_SEEN: "U",
    Lane.NOT_KNOWN: "",
    Lane.NOT_ASKED: "–",
    Lane.NO_RATE: "",
}
"""The letter of each kind of missing. Days that are in a total at most (T in the matrix) are dots here too."""


@dataclass(frozen=True, slots=True)
class Missing:
    """Days without a number, in the lane. `inside` are words that may stand in it, the longest first.

    `callout` are up to two short lines over the empty days that say why, where there is room.
    """

    lane: Lane
    period: Period
    words: Words
    inside: tuple[str, ...] = ()
    callout: tuple[str, ...] = ()

    @property
    def letter(self) -> str:
        """The letter of its kind; none for dots."""
        return LETTERS[self.lane]


@dataclass(frozen=True, slots=True)
class Break:
    """A line through the whole panel at one day: nothing is compared across it.

    `before` and `after` are words beside it, the longest first.
    """

    position: Fraction
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A bracket under the base line over the days of a figure of another measure, with words and without height."""

    period: Period
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A year of the axis: the days of it that are in the chart, its label, and a short one for narrow charts."""

    period: Period
    label: str
    short: str


@dataclass(frozen=True, slots=True)
class Scale:
    """The y axis in numbers a month: its lowest and highest point, and where the grid lines are (from 0)."""

    top: Fraction
    ticks: tuple[Fraction, ...]
    bottom: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Panel:
    """One area's blocks and lane on the chart's own axes.

    `summary` stands at the right of the name, `foot` under the panel. `scale` and `unit` are empty where the chart's
    hold; a panel with its own scale says so in its own axis words.
    """

    name: str
    blocks: tuple[Block, ...]
    lane: tuple[Missing, ...] = ()
    summary: str = ""
    foot: str = ""
    unit: str = ""
    scale: Scale | None = None
    breaks: tuple[Break, ...] = ()
    ties: tuple[Tie, ...] = ()
    chips: tuple[Chip, ...] = ()


class Mode(StrEnum):
    """How a share, or a count of a kind, is drawn on its line."""

    POINT = "point"
    TWO_WAYS = "printed both ways"
    BAND = "in words"
    BAR = "bar"
    NOTHING = "no figure"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a panel of shares: a platform, or another kind.

    `style` is an identifier of the look's platforms (it gives colour and shape). `low` and `high` are percent (counts
    for BAR, and 0 for NOTHING): one value for a POINT, both prints for TWO_WAYS, the bounds for a BAND and a BAR, whose
    `high` None is open above. `band` are the limits of a POINT, or the bounds of a printed one. `label` is bold, `rest`
    follows it in plain type.
    """

    name: str
    style: str
    mode: Mode
    low: Number
    high: Number | None
    label: str
    words: Words
    rest: str = ""
    band: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """The known bar: all offences, and how many of them have a known platform. None is *not given*.

    `label` is the share known in bold between `before` and `after`.
    """

    known: int | None
    total: int | None
    before: str
    label: str
    after: str
    words: Words


@dataclass(frozen=True, slots=True)
class SharePanel:
    """Shares of one area and period. `divider` is why it does not compare with the panel before it; empty where it
    does.
    """

    name: str
    entries: tuple[Entry, ...]
    known: Known | None
    divider: str = ""
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A number and words beside the plot: `+98%`, *strict: same forces, whole years*, *3,625 to 7,181*.

    The first of them leads and is larger.
    """

    number: str
    words: str
    counts: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands right of the last block on wide charts. `arrow` joins two levels in numbers a month."""

    remarks: tuple[Remark, ...]
    arrow: tuple[Fraction, Fraction] | None = None


class Arrange(StrEnum):
    """How panels stand: one under another, side by side, in a grid of small multiples, or as panels of shares."""

    ROWS = "rows"
    COLUMNS = "columns"
    MULTIPLES = "multiples"
    SHARES = "shares"


@dataclass(frozen=True, slots=True)
class Item:
    """A line of *In doubt*, *Not in this chart* or *Also given*: its sign (a block or a missing), head, words and
    chips.
    """

    sign: Look | Lane | None
    head: str
    words: str
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything about one chart. `name` is a short identifier for files and elements.

    `title`, `subtitle`, `lines` (source, coverage, note) and `alt` (ends "the table follows") are sentences. `unit` are
    the axis words. `span` and `scale` are the axes of charts of spans, `top` the highest percent (or count) of charts
    of shares. `rated` says that blocks are as high as a rate a year, not as a count a month. `events` are marked in
    every panel.
    """

    name: str
    arrange: Arrange
    title: str
    subtitle: str
    unit: str
    alt: str
    panels: tuple[Panel | SharePanel, ...]
    lines: tuple[Line, ...] = ()
    over_title: str = ""
    caption: str = ""
    span: Period | None = None
    scale: Scale | None = None
    years: tuple[Tick, ...] = ()
    top: int = 100
    noun: str = "offences"
    area_key: bool = True
    rated: bool = False
    events: tuple[EventMark, ...] = ()
    tall: bool = False
    aside: Aside | None = None
    in_doubt: tuple[Item, ...] = ()
    not_in: tuple[Item, ...] = ()
    also: tuple[Item, ...] = ()


Mark = Block | Missing | Entry | Known


def marks_of(panel: Panel | SharePanel) -> tuple[Mark, ...]:
    """The marks of a panel in reading order: blocks and missing days by their first day, or entries and the known
    bar.
    """
    if isinstance(panel, SharePanel):
        return (*panel.entries, *(() if panel.known is None else (panel.known,)))
    spans: tuple[Block | Missing, ...] = (*panel.blocks, *panel.lane)
    return tuple(sorted(spans, key=lambda mark: mark.period))


def all_marks(chart: Chart) -> Iterator[Mark]:
    """Every mark of a chart in reading order: the order of its table and of its buttons."""
    for panel in chart.panels:
        yield from marks_of(panel)
