"""Made-up sheets written as text, each beside what it says or why it is held: tests/data/sheets/*.txt.

    # Made up. What the sheet is like.
    force = Kent Police                          the row of the register; `force`, `offence`, `period`
    period = 2017-04-01/2019-03-31
    [Sheet1]                                     a sheet; cells part at ` | `
    Year | Female | <                            `<` is merged with the cell on its left, `^` with the one above
    2017/18 | 25 | 6
    ~ 2018/19 | 40 | 5                           a hidden row
    [= says]                                     or `[= held]` with kinds and cells of the errors
    Kent Police | 2017/18 | female | offence | 25

Digits become numbers, `25%` a quarter in percent format, a day a date; what begins with ' is text as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.model.observation import Measure, Observation
from etl.model.reading import Reading
from etl.register import SEVERAL, Return
from etl.transform.reader import read_file
from tests.etl.transform.sheets import registered, vocabulary

FOLDER = Path(__file__).parents[2] / "data" / "sheets"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_PERCENT = re.compile(r"(\d+(?:\.\d+)?)%")
_DAY = re.compile(r"\d\d/\d\d/\d{4}")


@dataclass
class Written:
    """One file: its sheets as lines of text, and what is expected of the reading."""

    name: str
    row: dict[str, str] = field(default_factory=dict)
    sheets: dict[str, list[str]] = field(default_factory=dict)
    expected: dict[str, list[str]] = field(default_factory=dict)

    @property
    def register_row(self) -> Return:
        """The row of the register for it."""
        return registered(**{"force": SEVERAL, **self.row})

    def read(self, room: Path) -> Reading:
        """The reading of the file, written as a workbook into a folder."""
        book = Workbook()
        book.remove(book.worksheets[0])
        for name, lines in self.sheets.items():
            _fill(book.create_sheet(name), lines)
        path = room / f"{self.name}.xlsx"
        book.save(path)
        return read_file(path, self.register_row, None, vocabulary())[0]


def load(path: Path) -> Written:
    """Read one file of a made-up sheet."""
    made = Written(path.stem)
    lines: list[str] | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.removeprefix("[").removesuffix("]")
            home = made.expected if name.startswith("= ") else made.sheets
            lines = home.setdefault(name.removeprefix("= "), [])
        elif lines is not None:
            lines.append(line)
        elif " = " in line and not line.startswith("#"):
            key, value = line.split(" = ", 1)
            made.row[key] = value
    return made


def says(reading: Reading) -> list[str]:
    """What a reading says: `area | period | part | unit | count`, or the kinds and cells of its errors."""
    return [_said(observation) for observation in reading.observations]


def holds(reading: Reading) -> list[str]:
    """Kind and cell of each error of a reading."""
    errors = (found for found in reading.problems if found.severity == "error")
    return [f"{found.kind} {found.place.sheet}!{found.place.cell}" for found in errors]


def _said(told: Observation) -> str:
    part = told.breakdown
    parts = ", ".join(filter(None, (part.platform, part.category, part.sex, part.age_band)))
    unit = told.unit.value if told.measure is Measure.COUNT else f"share of {told.of_what}"
    return " | ".join((told.area.name, told.period.label, parts, unit, told.count.text))


def _fill(sheet: Worksheet, lines: Iterable[str]) -> None:
    rows = [_cells(line) for line in lines]
    for number, line in enumerate(lines, 1):
        if line.startswith("~ "):
            sheet.row_dimensions[number].hidden = True
    for row, texts in enumerate(rows, 1):
        for column, text in enumerate(texts, 1):
            if text and text not in "<^":
                _put(sheet, row, column, text)
                last = next((end for end in range(column, len(texts)) if texts[end] != "<"), len(texts))
                low = row
                while low < len(rows) and rows[low][column - 1 : column] == ["^"]:
                    low += 1
                if (low, last) != (row, column):
                    sheet.merge_cells(start_row=row, start_column=column, end_row=low, end_column=last)


def _cells(line: str) -> list[str]:
    return [text.strip() for text in line.removeprefix("~ ").split("|")]


def _put(sheet: Worksheet, row: int, column: int, text: str) -> None:
    cell = sheet.cell(row, column)
    if text.startswith("'"):
        cell.value = text[1:]
    elif _NUMBER.fullmatch(text):
        cell.value = float(text) if "." in text else int(text)
    elif found := _PERCENT.fullmatch(text):
        cell.value, cell.number_format = float(found[1]) / 100, "0%"
    elif _DAY.fullmatch(text):
        cell.value, cell.number_format = datetime.strptime(text, "%d/%m/%Y"), "DD/MM/YYYY"
    else:
        cell.value = text
