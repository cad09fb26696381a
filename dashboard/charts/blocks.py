"""A block as shapes: its pieces as bars, and the outlines, combs, corners and top lines that say what kind it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from dashboard.charts.marks import Block, Look
from dashboard.charts.metrics import width, wrap
from dashboard.charts.pieces import Piece, Surface, pieces
from dashboard.charts.scene import Bar, Box, Fill, Frame, Limit, Sheet, Stroke, Text
from dashboard.charts.style import SIZES
from dashboard.statistics.percents import a_month

_LINE = "block-line"
Trim = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a block has come to stand: its pieces, its box in pixels, the height above which its label may stand."""

    block: Block
    made: tuple[Piece, ...]
    box: Box
    label_y: float


def draw_block(sheet: Sheet, frame: Frame, block: Block, break_at: Fraction | None = None) -> Drawn:
    """Draw one block, without its label. `break_at` is a day beside which the gap is wider."""
    made = pieces(block)
    trims = [_trim(piece, break_at) for piece in made]
    for piece, trim in zip(made, trims, strict=True):
        fill = _fill(piece, block)
        if fill is not None:
            sheet.bars.append(
                Bar(frame.key, float(piece.x0), float(piece.x1), float(piece.y0), float(piece.y1), fill, trim)
            )
        _edge(sheet, _pixels(frame, piece, trim), piece.surface, block)
    box = _around([_pixels(frame, piece, trim) for piece, trim in zip(made, trims, strict=True)])
    if finish := _FINISH.get(block.look):
        finish(sheet, frame, block, box)
    if block.first_print is not None:
        _first_print(sheet, frame, block, box)
    top = _limits(sheet, frame, block, box)
    if _is_open(block):
        _comb(sheet, box)
        top = min(top, box.top - SIZES.comb_height)
    return Drawn(block, made, box, top)


def inside_words(sheet: Sheet, frame: Frame, drawn: Drawn) -> None:
    """The words that stand in a block: at its foot, or under the line of a first print, where they fit."""
    block, box = drawn.block, drawn.box
    lines = _lines(block, box.right - box.left - 14)
    if not lines:
        return
    solid = frame.y(_solid_top(drawn.made))
    if frame.y(0) - solid < _INSIDE * len(lines) + 7:
        return
    middle = _middle(frame, drawn.made)
    colour = "on-block-focus" if block.focus else "on-block"
    if block.look is Look.IN_DOUBT:
        sheet.texts.append(Text(middle, frame.y(0) - 8, lines[0], SIZES.small, anchor="middle", boxed=True))
    elif _is_under_top(block):
        below = frame.y(a_month(block.first_print, block.period)) if block.first_print is not None else solid
        for index, line in enumerate(lines):
            y = below + SIZES.small + 5 + _INSIDE * index
            sheet.texts.append(Text(middle, y, line, SIZES.small, colour=colour, anchor="middle"))
    else:
        sheet.texts.append(Text(box.left + 9, frame.y(0) - 9, lines[0], SIZES.small, colour=colour))


_INSIDE = SIZES.small + 2


def _middle(frame: Frame, made: tuple[Piece, ...]) -> float:
    """The middle of what is filled, in pixels."""
    filled = next((piece for piece in made if piece.surface is Surface.SOLID), made[0])
    return frame.x((filled.x0 + filled.x1) / 2)


def _is_under_top(block: Block) -> bool:
    """Whether the words of a block stand under its top and not at its foot."""
    return block.first_print is not None or block.left_out > 0 or block.look in (Look.WORDS, Look.TWO_SPANS)


def _lines(block: Block, room: float) -> tuple[str, ...]:
    """The longest words that fit on one line, or under the top on two."""
    for words in block.inside:
        lines = wrap(words, room, SIZES.small)
        if len(lines) <= (2 if _is_under_top(block) else 1) and all(width(line, SIZES.small) <= room for line in lines):
            return lines
    return ()


def _solid_top(made: tuple[Piece, ...]) -> Fraction:
    """Up to where a block is filled, so that words in it do not run into a pattern."""
    kinds = (Surface.SOLID, Surface.RULES)
    return max((piece.y1 for piece in made if piece.surface in kinds), default=Fraction(0))


def _trim(piece: Piece, break_at: Fraction | None) -> Trim:
    """Half a gap on each side, and half the gap of the break beside it."""
    half, wide = SIZES.gap / 2, SIZES.break_gap / 2
    return (wide if piece.x0 == break_at else half, wide if piece.x1 == break_at else half)


def _pixels(frame: Frame, piece: Piece, trim: Trim) -> Box:
    high, low = max(piece.y0, piece.y1), min(piece.y0, piece.y1)
    return Box(
        frame.x(float(piece.x0)) + trim[0],
        frame.y(float(high)),
        frame.x(float(piece.x1)) - trim[1],
        frame.y(float(low)),
    )


def _around(boxes: list[Box]) -> Box:
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _fill(piece: Piece, block: Block) -> Fill | None:
    solid = "block-focus" if block.focus else "block"
    return {
        Surface.SOLID: Fill(solid),
        Surface.DOTS: Fill(pattern="dots", ink=_LINE, paper="paper"),
        Surface.HATCH: Fill(pattern="hatch", ink=_LINE, paper="paper"),
        Surface.RULES: Fill(pattern="rules", ink="block", paper="paper"),
        Surface.STRIPES: Fill(pattern="stripes", ink="block", paper="paper"),
        Surface.PALE: Fill("accent-soft"),
        Surface.OUTLINE: None,
        Surface.BARE: None,
    }[piece.surface]


def _edge(sheet: Sheet, box: Box, surface: Surface, block: Block) -> None:
    """The outline of a piece that is not solid."""
    if surface in (Surface.DOTS, Surface.HATCH):
        dash = (4.0, 3.0) if block.look is Look.CUT else ()
        sheet.strokes.append(_outline(box, 1.0, dash))
    elif surface is Surface.STRIPES:
        sheet.strokes.append(_outline(box, 1.2, (4.0, 3.0)))
    elif surface is Surface.OUTLINE:
        sheet.strokes.append(_outline(box, 1.25, (2.0, 2.0)))


def _outline(box: Box, line: float, dash: tuple[float, ...] = ()) -> Stroke:
    inset = line / 2
    left, right = box.left + inset, box.right - inset
    top, bottom = box.top + inset, box.bottom
    return Stroke(((left, bottom), (left, top), (right, top), (right, bottom)), _LINE, line, dash, closed=True)


def _is_open(block: Block) -> bool:
    return block.high is None and block.look in (Look.AT_LEAST, Look.WORDS, Look.SUPPRESSED, Look.CONFLICT)


def _comb(sheet: Sheet, box: Box) -> None:
    """Broken teeth above the block: no top, however far."""
    wide = box.right - box.left
    teeth = max(2, int(wide / SIZES.comb_step))
    for tooth in range(teeth):
        x = box.left + wide * (tooth + 0.5) / teeth
        ends = ((x, box.top - 1), (x, box.top - 1 - SIZES.comb_height))
        sheet.strokes.append(Stroke(ends, _LINE, SIZES.comb_line, (2.0, 2.0)))


def _corner(sheet: Sheet, _frame: Frame, _block: Block, box: Box) -> None:
    """The outline of a sheet whose top right corner is turned down."""
    fold = min(SIZES.corner, (box.bottom - box.top) * 0.7, (box.right - box.left) * 0.4)
    left, right, top, bottom = box.left + 0.6, box.right - 0.6, box.top + 0.6, box.bottom
    lost = ((right - fold, top - 2), (right + 2, top - 2), (right + 2, top + fold))
    sheet.strokes.append(Stroke(lost, "", 0, closed=True, fill="paper"))
    sheet.strokes.append(
        Stroke(
            ((left, bottom), (left, top), (right - fold, top), (right, top + fold), (right, bottom)),
            _LINE,
            1.2,
            closed=True,
        )
    )
    flap = ((right - fold, top), (right - fold, top + fold), (right, top + fold))
    sheet.strokes.append(Stroke(flap, _LINE, 1.2, closed=True, fill="paper"))


def _ends(sheet: Sheet, frame: Frame, block: Block, box: Box) -> None:
    """A bar at the lowest value, and one at the highest where there is one."""
    for value in (block.low, block.high):
        if value is not None:
            y = frame.y(a_month(value, block.period))
            sheet.strokes.append(Stroke(((box.left - 3, y), (box.right + 3, y)), _LINE, 2.4))


def _or(sheet: Sheet, _frame: Frame, block: Block, box: Box) -> None:
    """The word between the places that a part may stand in."""
    room, high = (box.right - box.left) * 0.6, box.bottom - box.top
    if len(block.places) > 1 and width("or", SIZES.label, 600) + 8 <= room and high >= SIZES.label + 6:
        y = (box.top + box.bottom) / 2 + SIZES.label * 0.35
        sheet.texts.append(Text((box.left + box.right) / 2, y, "or", SIZES.label, 600, anchor="middle", boxed=True))


def _class_top(sheet: Sheet, frame: Frame, block: Block, box: Box) -> None:
    """The line on the top of a class: never the fill alone."""
    after = block.look is Look.CLASS
    line = (SIZES.class_focus if block.focus else SIZES.class_top) if after else SIZES.class_before
    y = frame.y(a_month(block.low, block.period))
    y += line / 2 if after and block.focus else 0
    sheet.strokes.append(Stroke(((box.left, y), (box.right, y)), _LINE if after else "ink-3", line))


_FINISH: dict[Look, Callable[[Sheet, Frame, Block, Box], None]] = {
    Look.IN_DOUBT: _corner,
    Look.SUPPRESSED: _ends,
    Look.PART: _or,
    Look.CLASS: _class_top,
    Look.CLASS_BEFORE: _class_top,
}


def _first_print(sheet: Sheet, frame: Frame, block: Block, box: Box) -> None:
    """A broken line in the colour of the paper where the first print stood."""
    if block.first_print is None:
        return
    y = frame.y(a_month(block.first_print, block.period))
    colour = "paper" if y > box.top else _LINE
    sheet.strokes.append(Stroke(((box.left, y), (box.right, y)), colour, 1.6, (4.0, 2.5)))


def _limits(sheet: Sheet, frame: Frame, block: Block, box: Box) -> float:
    """The limits, if it has some; returns the height above which the label may stand."""
    if block.limits is None:
        return min(box.top, frame.y(0))
    low, high = (float(a_month(limit, block.period)) for limit in block.limits)
    middle = float((block.period.start_position + block.period.end_position) / 2)
    sheet.limits.append(Limit(frame.key, middle, float(a_month(block.low, block.period)), low, high))
    return min(box.top, frame.y(high))
