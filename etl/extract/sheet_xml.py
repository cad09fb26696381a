"""What calamine leaves out of a sheet: styles, hidden rows and columns, merges, comments, formulas, errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from etl.extract.package import Package
from etl.extract.rich_text import RichText, is_on, rich_text
from etl.extract.shown import BUILT_IN
from etl.model.address import parse_address

Place = tuple[int, int]


@dataclass(frozen=True)
class Style:
    """The format code and the strike-through of one cell style."""

    code: str = ""
    struck: bool = False


@dataclass
class SheetExtras:
    """What one sheet says besides its values, by (row, column) from 1."""

    filled: set[Place] = field(default_factory=set)
    styles: dict[Place, int] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    stored: dict[Place, str] = field(default_factory=dict)
    """The stored results of formulas, as written."""
    without_result: set[Place] = field(default_factory=set)
    rich: dict[Place, RichText] = field(default_factory=dict)
    comments: dict[Place, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: tuple[tuple[int, int, int, int], ...] = ()

    @property
    def extent(self) -> Place:
        """Last row and last column with content."""
        return max((row for row, _ in self.filled), default=0), max((column for _, column in self.filled), default=0)


def read_styles(package: Package) -> tuple[Style, ...]:
    """The cell styles of the workbook, in their order."""
    root = package.xml("xl/styles.xml")
    if root is None:
        return ()
    codes = {
        int(each.get("numFmtId", "0")): each.get("formatCode", "") for each in root.iterfind("{*}numFmts/{*}numFmt")
    }
    struck = [is_on(font.find("{*}strike")) for font in root.iterfind("{*}fonts/{*}font")]
    styles = []
    for cell in root.iterfind("{*}cellXfs/{*}xf"):
        number, font = int(cell.get("numFmtId", "0")), int(cell.get("fontId", "0"))
        code = codes.get(number, BUILT_IN.get(number, ""))
        styles.append(Style(code, font < len(struck) and struck[font]))
    return tuple(styles)


def read_extras(package: Package, part: str, shared: Mapping[int, RichText]) -> SheetExtras:
    """Everything of one sheet but its values. Raises UnreadableFile for a damaged part.

    `shared` are the shared texts that are not as plain as they look.
    """
    extras = SheetExtras()
    root = package.xml(part)
    if root is None:
        return extras
    for column in root.iterfind("{*}cols/{*}col"):
        if _hidden(column, "width"):
            first, last = int(column.get("min", "1")), int(column.get("max", "1"))
            extras.hidden_columns.update(range(first, min(last, first + 16_384) + 1))
    place = 0
    for row in root.iterfind("{*}sheetData/{*}row"):
        place = int(row.get("r") or place + 1)
        if _hidden(row, "ht"):
            extras.hidden_rows.add(place)
        _read_row(extras, row, place, shared)
    extras.merges = tuple(
        (*parse_address(first), *parse_address(last or first))
        for merge in root.iterfind("{*}mergeCells/{*}mergeCell")
        for first, _, last in [merge.get("ref", "A1").replace("$", "").partition(":")]
    )
    extras.comments = _comments(package, part)
    return extras


def _read_row(extras: SheetExtras, row: etree._Element, number: int, shared: Mapping[int, RichText]) -> None:
    column = 0
    for cell in row:
        if not str(cell.tag).endswith("}c"):
            continue
        reference = cell.get("r")
        place = parse_address(reference) if reference else (number, column + 1)
        column = place[1]
        value, formula, inside = cell.find("{*}v"), cell.find("{*}f"), cell.find("{*}is")
        has_value = value is not None and bool(value.text)
        if not has_value and formula is None and inside is None:
            continue
        extras.filled.add(place)
        if formula is not None and value is not None and value.text:
            extras.stored[place] = value.text
        said = rich_text(inside) if inside is not None else None
        if shared and value is not None and cell.get("t") == "s":
            said = shared.get(int(value.text or -1))
        if said is not None:
            extras.rich[place] = said
        if cell.get("t") == "e" and value is not None:
            extras.errors[place] = value.text or "#ERROR"
        if formula is not None and not has_value and cell.get("t") != "str":
            extras.without_result.add(place)
        if style := int(cell.get("s", "0")):
            extras.styles[place] = style


def _comments(package: Package, part: str) -> dict[Place, str]:
    folder, _, name = part.rpartition("/")
    links = package.xml(f"{folder}/_rels/{name}.rels")
    if links is None:
        return {}
    found: dict[Place, str] = {}
    for link in links:
        if link.get("Type", "").endswith("/comments"):
            target = link.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else "xl/" + target.removeprefix("../")
            root = package.xml(path)
            for comment in () if root is None else root.iterfind("{*}commentList/{*}comment"):
                found[parse_address(comment.get("ref", "A1"))] = "".join(
                    text.text or "" for text in comment.iter("{*}t")
                ).strip()
    return found


def _hidden(element: etree._Element, size: str) -> bool:
    return element.get("hidden") in ("1", "true") or element.get(size) == "0"
