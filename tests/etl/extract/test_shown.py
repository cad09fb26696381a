"""A value in its number format is the text that a reader sees."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from etl.extract.grid import CellValue
from etl.extract.shown import shown


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (5, "", "5"), (5, "General", "5"), (2.5, "General", "2.5"), (0.1 + 0.2, "", "0.3"), ("5", "0.00", "5"),
        (1234567, "#,##0", "1,234,567"), (1234.5, "#,##0.00", "1,234.50"), (0.291, "0%", "29%"),
        (0.2915, "0.0%", "29.2%"),
        (-5, "0", "-5"), (-5, "0;(0)", "(5)"), (0, '0;-0;"-"', "-"), (7, '0" offences"', "7 offences"), (3, '"*"', "*"),
        (3, '[<5]"<5";0', "<5"), (30, '[<5]"<5";0', "30"), (5, "_-* #,##0_-;-* #,##0_-", "5"), (True, "", "TRUE"),
        (date(2017, 4, 1), "dd/mm/yyyy", "01/04/2017"),
        (datetime(2017, 4, 1, 9, 5), "d mmm yyyy hh:mm", "1 Apr 2017 09:05"),
        (date(2017, 4, 1), "mmmm yyyy", "April 2017"), (date(2017, 4, 1), "", "2017-04-01"),
        (time(9, 5), "hh:mm", "09:05"),
    ],
)  # fmt: skip
def test_a_value_is_shown(value: CellValue, code: str, text: str) -> None:
    assert shown(value, code) == text
