"""A folder of raw data with small returns that are made up here: numbers drawn from a seed, never anybody's figures.

Names of forces and platforms are those of the reference data. The reading of returns can be tried on them in any
number; no printed figure, decision, coverage, official
series or population stands beside them.
"""

from __future__ import annotations

import csv
import random
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from etl.register import COLUMNS
from etl.words.areas import Areas, load_areas

RAW = Path(__file__).parents[1] / "data" / "raw"
YEARS = ("2021/22", "2022/23", "2023/24")
PLATFORMS = ("Snapchat", "Instagram", "Facebook", "WhatsApp", "TikTok", "Roblox", "Text message", "Unknown")
AGES = ("Under 13", "13 to 15")
_EMPTY = (
    *("decisions.csv", "coverage.csv", "published/published-figures.csv", "published/areas-in-releases.csv"),
    *("reference/recorded-88a.csv", "reference/population.csv"),
)

Draw = Callable[[Worksheet, random.Random], None]


def make_raw(folder: Path, count: int, seed: int = 1) -> Path:
    """A raw folder with `count` returns, of three layouts by turns; one in ten has its numbers in words or marks."""
    draw = random.Random(seed)  # noqa: S311
    shutil.copytree(RAW / "reference", folder / "reference")
    (folder / "returns").mkdir()
    (folder / "published").mkdir()
    for name in _EMPTY:
        header = (RAW / name).read_text("utf-8").splitlines()[0]
        (folder / name).write_text(header + "\n", "utf-8")
    forces = _forces(load_areas(RAW / "reference"))
    rows = []
    for number in range(count):
        name = f"made-up-{number:04}"
        layouts: tuple[Draw, ...] = (_platforms_by_years, _years_with_total, _platforms_by_ages)
        _write(folder / "returns" / f"{name}.xlsx", layouts[number % len(layouts)], draw)
        rows.append(_row(name, forces[number % len(forces)], single=number % len(layouts) == 2))
    write_register(folder, rows)
    return folder


def write_register(folder: Path, rows: Iterable[dict[str, str]]) -> None:
    """Write register.csv; columns that a row lacks are empty."""
    with (folder / "register.csv").open("w", encoding="utf-8", newline="") as file:
        lines = csv.DictWriter(file, COLUMNS, restval="")
        lines.writeheader()
        lines.writerows(rows)


def _forces(areas: Areas) -> list[str]:
    return [area.name for area in areas.all() if area.kind == "territorial" and area.code.startswith("E23")]


def _row(name: str, force: str, *, single: bool) -> dict[str, str]:
    return {
        "return_id": name,
        "file": f"{name}.xlsx",
        "form": "as received",
        "force": force,
        "published": "2024-11",
        "status": "answered",
        "offence": "71/17",
        "period": "2023-04-01/2024-03-31" if single else "2021-04-01/2024-03-31",
        "compiled_by": "the force",
        "publisher": "force",
        "publisher_name": force,
    }


def _write(path: Path, layout: Draw, draw: random.Random) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Offences of sexual communication with a child"])
    sheet.append([])
    layout(sheet, draw)
    book.save(path)


def _platforms_by_years(sheet: Worksheet, draw: random.Random) -> None:
    sheet.append(["Platform", *YEARS])
    drawn = [[draw.randint(0, 90) for _ in YEARS] for _ in PLATFORMS]
    for name, numbers in zip(PLATFORMS, drawn, strict=True):
        sheet.append([name, *numbers])
    sheet.append(["Total", *map(sum, zip(*drawn, strict=True))])


def _years_with_total(sheet: Worksheet, draw: random.Random) -> None:
    drawn = [draw.randint(10, 400) for _ in YEARS]
    sheet.append(["Financial year", "Number of offences"])
    for year, number in zip(YEARS, drawn, strict=True):
        sheet.append([year, number])
    sheet.append(["Total", sum(drawn)])


def _platforms_by_ages(sheet: Worksheet, draw: random.Random) -> None:
    sheet.append(["Platform", *AGES])
    for name in PLATFORMS:
        sheet.append([name, *[draw.choice(["*", *range(40)]) for _ in AGES]])
    sheet.append(["* fewer than five"])
