"""The sizes that charts are drawn with: what the tokens hold is read from them, the rest is the pictures' own."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.tokens import tokens


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels, but for `band_opacity` and the two aspects (height as a share of width).

    `label_from` is the least width of a block that carries a label, `target` the least side of a button.
    """

    narrow: float
    gap: float
    lane_height: float
    lane_offset: float
    base_line: float
    grid_line: float
    whisker: float
    cap: float
    band_height: float
    band_opacity: float
    known_bar: float
    aspect_wide: float
    aspect_narrow: float
    comb_height: float
    comb_step: float
    comb_line: float
    corner: float
    class_top: float
    class_focus: float
    class_before: float
    break_line: float
    break_gap: float
    tie_line: float
    tie_offset: float
    target: float
    halo: float = 3.2
    label_from: float = 26
    tick: float = 14
    small: float = 13
    label: float = 15
    label_focus: float = 17


def _from_tokens() -> Sizes:
    all_tokens = tokens()
    chart, pattern, official = all_tokens["chart"], all_tokens["pattern"], all_tokens["official"]
    return Sizes(
        narrow=all_tokens["break"]["narrow"],
        gap=chart["block-gap"],
        lane_height=chart["lane-height"],
        lane_offset=chart["lane-offset"],
        base_line=chart["base-width"],
        grid_line=chart["grid-width"],
        whisker=chart["whisker-width"],
        cap=chart["whisker-cap"],
        band_height=chart["band-height"],
        band_opacity=chart["band-opacity"],
        known_bar=chart["known-bar-height"],
        aspect_wide=chart["aspect-wide"][1] / chart["aspect-wide"][0],
        aspect_narrow=chart["aspect-narrow"][1] / chart["aspect-narrow"][0],
        comb_height=pattern["at least"]["comb"],
        comb_step=pattern["at least"]["step"],
        comb_line=pattern["at least"]["line"],
        corner=pattern["in doubt"]["corner"],
        class_top=official["top-width"],
        class_focus=official["top-width-focus"],
        class_before=official["before-break"]["top-width"],
        break_line=official["break"]["width"],
        break_gap=official["break"]["gap"],
        tie_line=official["tie"]["width"],
        tie_offset=official["tie"]["offset"],
        target=all_tokens["control"]["target-min"],
    )


SIZES = _from_tokens()
