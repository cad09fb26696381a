"""A scene as SVG: for the first HTML of a page (colours are the page's own variables) and for pictures (literal
colours).

Text is escaped, there are no scripts and no addresses, and the same marks give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from dashboard.charts.labels import text_box
from dashboard.charts.layout import lay_out
from dashboard.charts.marks import Chart
from dashboard.charts.patterns import patterns
from dashboard.charts.scene import Bar, Disc, Fill, Limit, Point, Scene, Stroke, Text
from dashboard.charts.style import SIZES
from dashboard.tokens import Theme as ThemeName
from dashboard.tokens import colours, tokens


@dataclass(frozen=True)
class Theme:
    """Literal colours by token, and a style sheet with the fonts, for a picture that must stand by itself."""

    colours: Mapping[str, str]
    font_css: str = ""

    @classmethod
    def named(cls, name: ThemeName, *, paper: str = "", font_css: str = "") -> Theme:
        """The light or the dark theme of the tokens, on another paper where one is given."""
        return cls({**colours(name), **({"paper": paper} if paper else {})}, font_css)


def draw_svg(chart: Chart, width: float, theme: Theme | None = None) -> str:
    """The drawing of a chart, `width` pixels wide. Without a theme it takes the colours of the page it stands in.

    It is hidden from screen readers: the figure that holds it has the role, the sentence and the table.
    """
    return svg_of(lay_out(chart, width), chart.name, theme)


def svg_of(scene: Scene, name: str, theme: Theme | None = None) -> str:
    """The drawing of a scene as a whole `svg` element. `name` keeps its patterns apart from those of its neighbours."""
    ink = _Ink(f"{name}-{scene.width:g}", theme)
    body = "".join(_body(scene, ink))
    style = f"<style>{theme.font_css}</style>" if theme is not None and theme.font_css else ""
    size = f'width="{_n(scene.width)}" height="{_n(scene.height)}" viewBox="0 0 {_n(scene.width)} {_n(scene.height)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} class="marks" aria-hidden="true" focusable="false">'
        f"{style}{ink.definitions}{body}</svg>"
    )


def fragment(chart: Chart, width: float, theme: Theme) -> tuple[str, float]:
    """The inside of a drawing and its height, to be put into a larger picture (with a frame, title and source)."""
    scene = lay_out(chart, width)
    ink = _Ink(f"{chart.name}-{scene.width:g}", theme)
    body = "".join(_body(scene, ink))
    return ink.definitions + body, scene.height


class _Ink:
    """Turns tokens into colours and remembers which patterns were used."""

    def __init__(self, prefix: str, theme: Theme | None) -> None:
        self._prefix = prefix
        self._theme = theme
        self._used: dict[tuple[str, str, str], str] = {}

    def colour(self, token: str) -> str:
        """The colour of a token. Raises KeyError for one that the theme does not have."""
        if not token:
            return "none"
        return f"var(--{token})" if self._theme is None else self._theme.colours[token]

    def fill(self, fill: Fill) -> str:
        """A colour, or a reference to a pattern."""
        if not fill.pattern:
            return self.colour(fill.colour)
        key = (fill.pattern, fill.ink, fill.paper)
        name = self._used.setdefault(key, f"{self._prefix}-{'-'.join(word.replace(' ', '-') for word in key)}")
        return f"url(#{escape(name, quote=True)})"

    @property
    def definitions(self) -> str:
        """The patterns used so far."""
        if not self._used:
            return ""
        return f"<defs>{''.join(self._definition(key, name) for key, name in self._used.items())}</defs>"

    def _definition(self, key: tuple[str, str, str], name: str) -> str:
        pattern = patterns()[key[0]]
        step = _n(pattern.step)
        turn = f' patternTransform="rotate({pattern.turn})"' if pattern.turn else ""
        paper = f'<rect width="{step}" height="{step}" fill="{self.colour(key[2])}"/>'
        open_tag = f'<pattern id="{escape(name, quote=True)}" width="{step}" height="{step}"'
        return f'{open_tag} patternUnits="userSpaceOnUse"{turn}>{paper}{pattern.tile(self.colour(key[1]))}</pattern>'


def _body(scene: Scene, ink: _Ink) -> Iterator[str]:
    frames = {frame.key: frame for frame in scene.frames}
    yield from (_shape(shape, ink) for shape in scene.under)
    yield from (_bar(bar, scene, ink) for bar in scene.bars)
    for limit in scene.limits:
        frame = frames[limit.frame]
        yield _limit(limit, (frame.x(limit.x), frame.y(limit.low), frame.y(limit.high)), ink)
    yield from (_shape(shape, ink) for shape in scene.strokes)
    yield from (_text(text, ink) for text in scene.texts)


def _bar(bar: Bar, scene: Scene, ink: _Ink) -> str:
    """A bar; its pattern starts at its own corner and is centred on its height, so that no dot is cut by chance."""
    frame = next(frame for frame in scene.frames if frame.key == bar.frame)
    left, right = frame.x(bar.x0) + bar.trim[0], frame.x(bar.x1) - bar.trim[1]
    top, bottom = frame.y(max(bar.y0, bar.y1)), frame.y(min(bar.y0, bar.y1))
    size = f'width="{_n(max(right - left, 0))}" height="{_n(bottom - top)}"'
    opacity = f' opacity="{_n(bar.fill.opacity)}"' if bar.fill.opacity != 1 else ""
    paint = f'{size} fill="{ink.fill(bar.fill)}"{opacity}'
    if not bar.fill.pattern:
        return f'<rect x="{_n(left)}" y="{_n(top)}" {paint}/>'
    rest = (bottom - top) % patterns()[bar.fill.pattern].step / 2
    return f'<rect transform="translate({_n(left)} {_n(top + rest)})" y="{_n(-rest)}" {paint}/>'


def _limit(_limit: Limit, at: tuple[float, float, float], ink: _Ink) -> str:
    """A line with caps, the halo of paper first."""
    x, low, high = at
    half = SIZES.cap / 2
    caps = "".join(f"M{_n(x - half)} {_n(y)}h{_n(SIZES.cap)}" for y in (low, high))
    path = f"M{_n(x)} {_n(low)}V{_n(high)}{caps}"
    return "".join(
        f'<path d="{path}" fill="none" stroke="{ink.colour(token)}" stroke-width="{_n(wide)}"/>'
        for token, wide in (("paper", SIZES.halo), ("ink", SIZES.whisker))
    )


def _shape(shape: Stroke | Disc, ink: _Ink) -> str:
    if isinstance(shape, Disc):
        paint = (
            f'fill="none" stroke="{ink.colour(shape.colour)}" stroke-width="{_n(shape.line)}"'
            if shape.line
            else f'fill="{ink.colour(shape.colour)}"'
        )
        return f'<circle cx="{_n(shape.x)}" cy="{_n(shape.y)}" r="{_n(shape.radius)}" {paint}/>'
    dash = f' stroke-dasharray="{" ".join(_n(part) for part in shape.dash)}"' if shape.dash else ""
    line = f' stroke="{ink.colour(shape.colour)}" stroke-width="{_n(shape.width)}"{dash}' if shape.colour else ""
    return f'<path d="{path_of(shape.points, closed=shape.closed)}" fill="{ink.colour(shape.fill)}"{line}/>'


def path_of(points: Iterable[Point], *, closed: bool) -> str:
    """A path through points, in pixels."""
    body = "L".join(f"{_n(x)} {_n(y)}" for x, y in points)
    return f"M{body}{'Z' if closed else ''}"


def _text(text: Text, ink: _Ink) -> str:
    family = tokens()["font"][text.family].replace('"', "'")
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    weight = f' font-weight="{text.weight}"' if text.weight != 400 else ""
    box = ""
    if text.boxed:
        edge = text_box(text)
        box = (
            f'<rect x="{_n(edge.left - 4)}" y="{_n(edge.top - 2)}" width="{_n(edge.right - edge.left + 8)}" '
            f'height="{_n(edge.bottom - edge.top + 3)}" fill="{ink.colour("paper")}"/>'
        )
    return (
        f'{box}<text x="{_n(text.x)}" y="{_n(text.y)}" font-family="{family}" font-size="{_n(text.size)}"'
        f'{weight}{anchor} fill="{ink.colour(text.colour)}">{escape(text.text, quote=False)}</text>'
    )


def _n(value: float) -> str:
    """A number of pixels with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
