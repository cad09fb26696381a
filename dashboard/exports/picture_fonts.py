"""The fonts of pictures: made once from the fonts of pages, committed, and read here.

A picture stands by itself and its drawer knows no variable fonts, so each weight that charts use is a file of its own,
as TrueType (for PNG) and packed (for SVG). They also have the sign "at least", which the subsets of pages lack. The
makers of the Source fonts reserve that name for their own files; these are named Recorded. Licence:
`assets/fonts/OFL.txt`.

`python -m dashboard.exports.picture_fonts` makes them anew; it needs fonttools.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("fonts")
_PAGES = Path(__file__).parents[1] / "assets" / "fonts"


@dataclass(frozen=True, slots=True)
class Face:
    """One font of pictures: its family, its weight, and the font of pages at whose axes it was cut."""

    family: str
    weight: int
    source: str
    axes: tuple[tuple[str, float], ...]

    def path(self, suffix: str) -> Path:
        """Its file: `ttf` or `woff2`."""
        return FOLDER / f"{self.family.lower().replace(' ', '-')}-{self.weight}.{suffix}"


SANS, SERIF = "Recorded Sans", "Recorded Serif"
_SANS_FILE, _SERIF_FILE = "source-sans-3-latin-wght-normal.woff2", "source-serif-4-latin-opsz-normal.woff2"
FACES = (
    Face(SANS, 400, _SANS_FILE, (("wght", 400),)),
    Face(SANS, 600, _SANS_FILE, (("wght", 600),)),
    Face(SERIF, 600, _SERIF_FILE, (("wght", 600), ("opsz", 28))),
)
AT_LEAST = "\N{GREATER-THAN OR EQUAL TO}"


def files() -> list[str]:
    """The TrueType files, for the drawer of PNG."""
    return [str(face.path("ttf")) for face in FACES]


@cache
def css() -> str:
    """A style sheet with all faces inside it, for an SVG that stands by itself."""
    return "".join(_rule(face) for face in FACES)


def _rule(face: Face) -> str:
    data = base64.b64encode(face.path("woff2").read_bytes()).decode()
    place = f"url(data:font/woff2;base64,{data}) format('woff2')"
    return f"@font-face{{font-family:'{face.family}';font-weight:{face.weight};src:{place}}}"


def make() -> None:
    """Write every face from the fonts of pages."""
    FOLDER.mkdir(exist_ok=True)
    for face in FACES:
        font = _cut(face)
        for suffix in ("ttf", "woff2"):
            font.flavor = "woff2" if suffix == "woff2" else None
            font.save(face.path(suffix))


def _cut(face: Face) -> Any:
    """One weight of a variable font, with its own name, the sign "at least", and without what no picture uses."""
    from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
    from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

    font = instantiateVariableFont(TTFont(_PAGES / face.source, recalcTimestamp=False), dict(face.axes))
    _add_at_least(font)
    options = Options(layout_features=["kern", "liga", "lnum", "mark"], name_IDs=[0, 1, 2, 4, 6, 13, 14], hinting=False)
    keep = Subsetter(options)
    keep.populate(
        unicodes=[*range(0x20, 0x7F), *range(0xA0, 0x100), *range(0x2010, 0x2027), 0x2191, 0x2193, 0x2212, 0x2265]
    )
    keep.subset(font)
    for identifier, name in ((1, face.family), (4, f"{face.family} {face.weight}"), (6, face.path("ttf").stem)):
        font["name"].setName(name, identifier, 3, 1, 0x409)
    font["OS/2"].usWeightClass = face.weight
    return font


def _add_at_least(font: Any) -> None:
    """The sign "greater than", raised, over a bar of the thickness of the minus."""
    from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]

    glyphs, name = font.getGlyphSet(), "greaterequal"
    width = glyphs["greater"].width
    box = font["glyf"]["minus"]
    thick = box.yMax - box.yMin
    pen = TTGlyphPen(glyphs)
    glyphs["greater"].draw(TransformPen(pen, (1, 0, 0, 0.82, 0, 150)))
    left, right = box.xMin, min(box.xMax, width - box.xMin)
    for index, point in enumerate(((left, 0), (left, thick), (right, thick), (right, 0))):
        (pen.lineTo if index else pen.moveTo)(point)
    pen.closePath()
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = pen.glyph()
    font["hmtx"][name] = (width, left)
    for table in font["cmap"].tables:
        table.cmap[ord(AT_LEAST)] = name


if __name__ == "__main__":
    make()
