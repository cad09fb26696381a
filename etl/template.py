"""The spreadsheet to send with a request: one table a sheet, which reads back without a question once it is filled in.

The tables and their labels are data (`template.csv`). Cells take whole numbers or one of the marks that the sheet
explains; a total that is not the sum of its column is coloured, and the reader checks it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openpyxl import Workbook
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.model.period import Period, add_months
from etl.words.names import parts, rows_with
from etl.words.periods import read_period

QUESTION_ROW = 2
HEADER_ROW = 4
FIRST_ROW = HEADER_ROW + 1
TOTAL = "Total"
"""A last label that starts so is the sum of those above it."""
UNTOUCHED = "not provided"
"""What stands in every cell until it is filled in."""
MARKS = ("*", "not held", "withheld", UNTOUCHED)
"""What a cell may hold in place of a number; what each means stands beside each cell that is filled in."""
EXPLAINED = ("* fewer than five",)
_PROMPT = (
    "A whole number, 0 for none. * for fewer than five; not held where the record does not say; withheld where it is "
    "held and not given. Empty: not filled in."
)
_WRONG = PatternFill("solid", bgColor="FFF4C7C3")
_BOLD = Font(bold=True)
_WIDE, _NARROW = 34, 12
_COLUMNS = ("table", "title", "heading", "label", "question", "answers")
_LONGEST = 30
"""Years of one template."""


@dataclass(frozen=True, slots=True)
class Section:
    """One table: the name of its sheet, its title with `{offence}`, the heading of its labels, its labels.

    `question` is asked above it, to be answered by one of `answers`; empty for none.
    """

    name: str
    title: str
    heading: str
    labels: tuple[str, ...]
    question: str = ""
    answers: tuple[str, ...] = ()


def years_of(words: str) -> tuple[Period, ...]:
    """The years of `2021/22-2024/25`, or of one alone. Raises ValueError with a sentence for people."""
    first, _, last = words.replace("–", "-").partition("-")
    ends = [_year(part.strip()) for part in (first, last or first)]
    made = [ends[0]]
    while made[-1].last < ends[1].last and len(made) < _LONGEST:
        start = add_months(made[-1].first, 12)
        made.append(Period.months_of(start.year, start.month, 12))
    if made[-1] != ends[1]:
        raise ValueError(f"{words!r} are no years that follow one another. Write 2021/22-2024/25.")
    return tuple(made)


def _year(words: str) -> Period:
    spans = read_period(words).spans
    if len(spans) != 1 or spans[0].period.months != 12:
        raise ValueError(f"{words!r} is no year. Write 2021/22, or 2021 for a calendar year.")
    return spans[0].period


@cache
def sections() -> tuple[Section, ...]:
    """The tables of the template, in their order."""
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows_with(Path(__file__).with_name("template.csv"), *_COLUMNS):
        found.setdefault(row["table"], []).append(dict(row.cells))
    return tuple(
        Section(
            name,
            rows[0]["title"],
            rows[0]["heading"],
            tuple(row["label"] for row in rows),
            rows[0]["question"],
            parts(rows[0]["answers"]),
        )
        for name, rows in found.items()
    )


def make_template(offence: str, years: Sequence[Period]) -> Workbook:
    """The workbook for an offence, named in words, and years."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for section in sections():
        _table(book.create_sheet(section.name), section, offence, [year.label for year in years])
    return book


def _table(sheet: Worksheet, section: Section, offence: str, years: Sequence[str]) -> None:
    sheet["A1"] = section.title.format(offence=offence)
    sheet["A1"].font = _BOLD
    if section.question:
        _ask(sheet, section)
    for column, text in enumerate((section.heading, *years), 1):
        sheet.cell(HEADER_ROW, column, text).font = _BOLD
        sheet.column_dimensions[get_column_letter(column)].width = _WIDE if column == 1 else _NARROW
    last = FIRST_ROW + len(section.labels) - 1
    for row, label in enumerate(section.labels, FIRST_ROW):
        sheet.cell(row, 1, label)
        # A cell that is left alone says so itself: labels without any number could be anything.
        for column in range(2, len(years) + 2):
            sheet.cell(row, column, UNTOUCHED)
    cells = f"B{FIRST_ROW}:{get_column_letter(len(years) + 1)}{last}"
    _validate(sheet, cells)
    if section.labels[-1].startswith(TOTAL):
        _mark_wrong_totals(sheet, last, len(years))
    for row, text in enumerate(EXPLAINED, last + 2):
        sheet.cell(row, 1, text)
    sheet.freeze_panes = f"B{FIRST_ROW}"


def _ask(sheet: Worksheet, section: Section) -> None:
    """The question of a table, in the cell that takes its answer: a text beside it would be a label."""
    sheet[f"A{QUESTION_ROW}"] = section.question
    rule = DataValidation(type="list", formula1=f'"{",".join(section.answers)}"', allow_blank=True)
    rule.showInputMessage, rule.promptTitle, rule.prompt = True, "How it was counted", section.question
    sheet.add_data_validation(rule)
    rule.add(f"A{QUESTION_ROW}")


def _validate(sheet: Worksheet, cells: str) -> None:
    first = cells.partition(":")[0]
    marks = ",".join(f'{first}="{mark}"' for mark in MARKS)
    rule = DataValidation(
        type="custom",
        formula1=f"=OR(AND(ISNUMBER({first}),{first}>=0,{first}=INT({first})),{marks})",
        allow_blank=True,
        showInputMessage=True,
        promptTitle="What may stand here",
        prompt=_PROMPT,
        showErrorMessage=True,
        errorTitle="Not a number or mark",
        error=f"Write a whole number, or one of: {', '.join(MARKS)}. Write 0 for none.",
    )
    sheet.add_data_validation(rule)
    rule.add(cells)


def _mark_wrong_totals(sheet: Worksheet, last: int, years: int) -> None:
    """Colour a total that is a number beside numbers alone and not their sum."""
    parts = f"B{FIRST_ROW}:B{last - 1}"
    formula = f"AND(ISNUMBER(B{last}),COUNT({parts})=ROWS({parts}),SUM({parts})<>B{last})"
    cells = f"B{last}:{get_column_letter(years + 1)}{last}"
    sheet.conditional_formatting.add(cells, FormulaRule(formula=[formula], fill=_WRONG))
