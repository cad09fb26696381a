"""The tokens of the look: `tokens.json` is the only home of a colour or a size, and this module its only reader.

`python -m dashboard.tokens` writes `assets/css/tokens.css` anew; a test holds the two in step.
A chart's figure names its colours as `@name`; `colour` says what that is in a theme, the style sheet calls it `--name`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, Theme] = ("light", "dark")

_HERE = Path(__file__).parent
CSS_FILE = _HERE / "assets" / "css" / "tokens.css"
_REM = 16
"""Pixels of one rem at the browser's own size of type: sizes of type grow with it, so they are written in rem."""


@cache
def tokens() -> dict[str, Any]:
    """The whole of `tokens.json`."""
    return cast(dict[str, Any], json.loads((_HERE / "tokens.json").read_text(encoding="utf-8")))


@cache
def colours(theme: Theme) -> dict[str, str]:
    """Every colour of a theme by its token: `ink`, `block`, `platform-<id>`, `sequence-1` (lowest) to `sequence-5`."""
    all_tokens = tokens()
    named: dict[str, str] = dict(all_tokens["color"][theme])
    named |= {f"platform-{name}": value for name, value in all_tokens["categorical"][theme].items()}
    named |= {f"sequence-{step}": value for step, value in enumerate(all_tokens["sequential"][theme], start=1)}
    return named


def colour(name: str, theme: Theme = "light") -> str:
    """The colour `#RRGGBB` of a token, with or without its `@`. Raises KeyError for a name that is no token."""
    return colours(theme)[name.removeprefix("@")]


def resolved(value: Any, theme: Theme = "light") -> Any:
    """The same plain data with every text `@name` as the colour of a theme: for pictures made on the server."""
    if isinstance(value, dict):
        return {key: resolved(item, theme) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [resolved(item, theme) for item in value]
    if isinstance(value, str) and re.fullmatch(r"@[a-z][a-z0-9-]*", value):
        return colour(value, theme)
    return value


def css() -> str:
    """The style sheet `tokens.css`: colours of both themes, type, space and sizes of controls as custom properties."""
    dark = _block(colours("dark").items())
    return "\n".join(
        [
            "/* Written by `python -m dashboard.tokens` from dashboard/tokens.json. Do not edit. */",
            f":root {{\n  color-scheme: light;\n{_block(colours('light').items())}\n{_block(_sizes())}\n}}",
            "@media (prefers-color-scheme: dark) {",
            f':root:not([data-theme="light"]) {{\n  color-scheme: dark;\n{dark}\n}}',
            "}",
            f':root[data-theme="dark"] {{\n  color-scheme: dark;\n{dark}\n}}',
            f"@media (max-width: {narrow_width()}) {{\n:root {{\n{_block(_type('type-narrow'))}\n}}\n}}",
            '@media print {\n:root, :root:not([data-theme="light"]), :root[data-theme="dark"] {',
            f"  color-scheme: light;\n{_block(colours('light').items())}\n}}\n}}",
            "",
        ]
    )


def narrow_width() -> str:
    """The widest window that is still narrow, as a length for a media query."""
    return f"{tokens()['break']['narrow'] - 0.02}px"


def _block(pairs: Any) -> str:
    return "\n".join(f"  --{name}: {value};" for name, value in pairs)


def _sizes() -> Iterator[tuple[str, str]]:
    all_tokens = tokens()
    for name in ("serif", "sans", "mono"):
        yield name, all_tokens["font"][name]
    yield "numerals", all_tokens["font"]["numerals"]
    yield from _type("type")
    for step in all_tokens["space"]:
        yield f"space-{step}", f"{step}px"
    for name, size in all_tokens["radius"].items():
        yield f"radius-{name}", f"{size}px"
    for name, size in all_tokens["control"].items():
        yield f"control-{name}", f"{size}px"
    yield "focus-width", f"{all_tokens['focus']['width']}px"
    yield "focus-offset", f"{all_tokens['focus']['offset']}px"
    yield "page", f"{all_tokens['grid']['page']}px"
    yield "gutter", f"{all_tokens['grid']['gutter']}px"
    yield "edge-narrow", f"{all_tokens['grid']['edge-narrow']}px"
    yield "moment", f"{all_tokens['motion']['transition-ms']}ms"


def _type(table: str) -> Iterator[tuple[str, str]]:
    """`--type-h1: 600 2.5rem/1.16 var(--serif)`. The narrow table has size and height; the rest is the wide one's."""
    for name, row in tokens()[table].items():
        size, height = row[:2]
        family, weight = tokens()["type"][name][2:]
        yield f"type-{name}", f"{weight} {size / _REM:.5g}rem/{height} var(--{family})"


if __name__ == "__main__":
    CSS_FILE.write_text(css(), encoding="utf-8")
