"""The area that a printed row is about. A region's name means the forces that its own note lists, or those that
`areas-in-releases.csv` says it stood for in the release; never by itself the official region.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from etl.extract.rows import Row, read_rows
from etl.model.observation import Area
from etl.transform.releases import UNDATED, Release, read_release
from etl.words.areas import Areas

FILE = "areas-in-releases.csv"
COLUMNS = ("label", "compiled_by", "from", "to", "area_code", "why")
REGION = "region"


@dataclass(frozen=True, slots=True)
class Extent:
    """One row of the file: the area that a region's name means in the releases of some months.

    `compiled_by` is empty where it holds for everybody. `why` says which lines show it.
    """

    label: str
    compiled_by: str
    first: Release
    last: Release
    area_code: str
    why: str

    def holds(self, label: str, compiled_by: str, published: str) -> bool:
        """Whether it is about a row: its label, its compiler and the month in which it was printed."""
        release = read_release(published)
        if label != self.label or (self.compiled_by and self.compiled_by != compiled_by):
            return False
        return not (self.first.is_later_than(release) or release.is_later_than(self.last))


@dataclass(frozen=True, slots=True)
class PrintedArea:
    """The area of a row; `extent` is the row of the file that was needed to tell, None where the row tells itself."""

    area: Area
    extent: Extent | None = None


def load_extents(folder: Path) -> tuple[Extent, ...]:
    """The extents of `areas-in-releases.csv` of a folder; none without the file. Raises UnreadableTable."""
    path = folder / FILE
    if not path.exists():
        return ()
    return tuple(
        Extent(
            row["label"],
            row["compiled_by"],
            read_release(row["from"]) if row["from"] else Release(0, 0),
            read_release(row["to"]) if row["to"] else Release(UNDATED.last, UNDATED.last),
            row["area_code"],
            row["why"],
        )
        for row in read_rows(path, COLUMNS).rows
    )


def printed_area(row: Row, extents: Iterable[Extent], areas: Areas) -> PrintedArea:
    """The area of a row. Raises ValueError, with the reason in words, where it cannot be told."""
    found = areas.find(row["area"])
    if not found:
        near = areas.nearest(row["area"])
        hint = f"; did you mean {near.name!r}?" if near else ""
        raise ValueError(f"the area {row['area']!r} is not known{hint}")
    usual = found[0]
    if usual.kind != REGION:
        return PrintedArea(usual)
    if listed := _listed_area(row["note"], usual, areas):
        return PrintedArea(listed)
    for extent in extents:
        if extent.holds(row["area"], row["compiled_by"], row["published"]):
            return PrintedArea(areas.by_code(extent.area_code), extent)
    raise ValueError(f"the region {row['area']!r} is printed without a list of its forces, and {FILE} does not tell")


def forces_listed(note: str, areas: Areas) -> frozenset[str]:
    """Codes of the forces that one clause of a note lists: two or more names and nothing else; else none."""
    for clause in note.split(";"):
        names = _names(clause.partition("(")[0], areas)
        codes = [_force(name, areas) for name in names]
        if len(codes) > 1 and all(codes):
            return frozenset(filter(None, codes))
    return frozenset()


def forces_in(text: str, areas: Areas) -> frozenset[str]:
    """Codes of the forces that a text names between commas or *and*s, whatever else stands there."""
    return frozenset(code for name in _names(text, areas) if (code := _force(name, areas)))


def _names(text: str, areas: Areas) -> list[str]:
    """The pieces between commas; a piece that is no force's name is parted at *and* once more."""
    names: list[str] = []
    for piece in text.split(","):
        name = piece.strip().removeprefix("and ").strip()
        names += [name] if _force(name, areas) else name.split(" and ")
    return [name.strip() for name in names if name.strip()]


def _force(name: str, areas: Areas) -> str:
    return next((area.code for area in areas.find(name) if areas.detail(area.code).is_force), "")


def _listed_area(note: str, region: Area, areas: Areas) -> Area | None:
    """The area of exactly the forces that a note lists, if it lists any: the region itself or one of its variants."""
    listed = forces_listed(note, areas)
    if not listed or not listed & areas.forces(region.code):
        return None
    if listed == areas.forces(region.code):
        return region
    return areas.composite(listed)
