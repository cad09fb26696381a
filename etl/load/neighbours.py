"""Which areas lie beside each other: those whose boundaries share a line, from `boundaries.geojson`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from etl.extract.rows import UnreadableTable

FILE = "boundaries.geojson"
_LINE = 2
"""Points that two boundaries share where a line of them is the same; one alone is a corner."""
Point = tuple[float, ...]


def neighbours(path: Path) -> list[tuple[str, str]]:
    """Pairs of codes, each pair in both orders, sorted.

    The boundaries are drawn so that a border is the same points on both sides. Raises UnreadableTable for a file that
    is missing or is no collection of areas with codes.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as why:
        raise UnreadableTable(f"{path.name} is not in {path.parent}, or cannot be opened: {why.strerror}.") from None
    try:
        features = json.loads(text)["features"]
        points = {one["properties"]["code"]: set(_points(one["geometry"]["coordinates"])) for one in features}
    except (ValueError, KeyError, TypeError):
        raise UnreadableTable(f"{path.name} is no GeoJSON of areas that each have a code.") from None
    return sorted(_pairs(points))


def _pairs(points: dict[str, set[Point]]) -> Iterator[tuple[str, str]]:
    at: dict[Point, list[str]] = {}
    for code, own in points.items():
        for point in own:
            at.setdefault(point, []).append(code)
    shared = Counter(pair for codes in at.values() for pair in combinations(sorted(codes), 2))
    for (one, other), many in shared.items():
        if many >= _LINE:
            yield one, other
            yield other, one


def _points(coordinates: object) -> Iterator[Point]:
    """The points of rings however deep they are nested."""
    if not isinstance(coordinates, list):
        raise TypeError("no coordinates")
    if coordinates and all(isinstance(number, int | float) for number in coordinates):
        yield tuple(float(number) for number in coordinates)
        return
    for inner in coordinates:
        yield from _points(inner)
