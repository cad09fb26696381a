"""The patterns of the look, once: their sizes from the tokens, their drawing for both drawers.

refused     dense lines at 45 degrees     dots      dot screen between two bounds
not seen    cross hatch                   hatch     lines the other way: two figures, left out, cut
not known   thin dots                     stripes   upright bars
                                          rules     level lines
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import pi
from typing import Any

from dashboard.tokens import tokens


@dataclass(frozen=True, slots=True)
class Pattern:
    """One pattern: `shape` is Plotly's word for it, `step` the distance of its lines or dots, `line` their width or
    radius.

    Distances are pixels, measured across the lines.
    """

    shape: str
    step: float
    line: float

    @property
    def solidity(self) -> float:
        """The share that Plotly wants: of the step for lines, of the area for dots, its own measure for a cross."""
        if self.shape == ".":
            return round(pi * self.line**2 / self.step**2, 4)
        if self.shape == "x":
            return round(1 - (1 - self.line / self.step) ** 2, 4)
        return round(self.line / self.step, 4)

    def tile(self, ink: str) -> str:
        """The inside of an SVG pattern of one step, `ink` as its colour."""
        step, line = self.step, self.line
        if self.shape == ".":
            return f'<circle cx="{step / 2:g}" cy="{step / 2:g}" r="{line:g}" fill="{ink}"/>'
        upright = f'<rect x="0" y="0" width="{line:g}" height="{step:g}" fill="{ink}"/>'
        level = f'<rect x="0" y="{(step - line) / 2:g}" width="{step:g}" height="{line:g}" fill="{ink}"/>'
        return {"-": level, "x": upright + level}.get(self.shape, upright)

    @property
    def turn(self) -> int:
        """Degrees by which the tile is turned."""
        return {"/": 45, "x": 45, "\\": -45}.get(self.shape, 0)


_TOKEN = {
    "refused": ("R", "/"),
    "not seen": ("U", "x"),
    "not known": ("T", "."),
    "dots": ("suppressed", "."),
    "stripes": ("part", "|"),
    "hatch": ("conflict", "\\"),
    "rules": ("in doubt", "-"),
}


@cache
def patterns() -> Mapping[str, Pattern]:
    """Every pattern by its name."""
    table: dict[str, dict[str, Any]] = tokens()["pattern"]
    return {name: _pattern(shape, table[key]) for name, (key, shape) in _TOKEN.items()}


def _pattern(shape: str, sizes: dict[str, Any]) -> Pattern:
    line = next(sizes[word] for word in ("dot", "line", "vertical") if word in sizes)
    return Pattern(shape, float(sizes["step"]), float(line))
