"""The text that a reader of a sheet sees: a value in its number format.

Covers the formats that people use for counts, shares and dates: sections, conditions, thousands, decimals, percent,
literal text, days, months and years. Any other format shows the value as it is.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal

from etl.extract.grid import CellValue

BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "hh:mm", 21: "hh:mm:ss", 22: "dd/mm/yyyy hh:mm", 37: "#,##0;-#,##0",
    38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00",
    45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
}  # fmt: skip
"""Formats by the number that the file format gives them; 0 and 49 (text) show the value as it is."""

_TOKEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|[^;]', re.DOTALL)
_SECTIONS = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*);?')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]")
_DATE_TOKEN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|yyyy|yy|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss|s|am/pm|.', re.IGNORECASE)
_COMPARE = {
    "<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b, "<>": lambda a, b: a != b,
}  # fmt: skip


def shown(value: CellValue, code: str) -> str:
    """The value as the format code shows it; an empty code is *General*."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime | date | time):
        return _day(value, code)
    if not code or code.casefold() in ("general", "@"):
        return _general(value)
    return _number(Decimal(repr(value)), code)


def _general(value: float) -> str:
    return str(value) if isinstance(value, int) else format(value, ".11g")


def _number(value: Decimal, code: str) -> str:
    section, keeps_sign = _section(value, code)
    pattern = "".join(part for part in _TOKEN.findall(section) if part in "0#?.,%")
    literal = _literal(section)
    if not re.search("[0#?]", pattern):
        return literal
    if "%" in pattern:
        value *= 100
    decimals = len(re.findall("[0#?]", pattern.partition(".")[2]))
    body = pattern.partition(".")[0]
    rounded = abs(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits = f"{rounded:,f}" if "," in body.rstrip(",") else f"{rounded:f}"
    sign = "-" if value < 0 and keeps_sign else ""
    return literal.replace("\0", sign + digits, 1).replace("\0", "")


def _section(value: Decimal, code: str) -> tuple[str, bool]:
    """The section of the code for this value, and whether a minus is still to be shown."""
    sections = _SECTIONS.findall(code)[:-1] or [code]
    for section in sections:
        condition = _CONDITION.search(section)
        if condition and _COMPARE[condition[1]](value, Decimal(condition[2])):
            return section, True
    plain = [section for section in sections if not _CONDITION.search(section)] or [code]
    if len(plain) < len(sections):
        return plain[0], True
    if value < 0 and len(plain) > 1:
        return plain[1], False
    if value == 0 and len(plain) > 2:
        return plain[2], True
    return plain[0], True


def _literal(section: str) -> str:
    """The section's text with a NUL where the first digits stand."""
    made, placed = "", False
    for part in _TOKEN.findall(section):
        if part[0] == '"':
            made += part[1:-1]
        elif part[0] == "\\":
            made += part[1]
        elif (part[0] in "_*" and len(part) == 2) or part[0] == "[":
            continue
        elif part in "0#?.,":
            made, placed = made if placed else made + "\0", True
        else:
            made += part
    return made.strip()


def _day(value: datetime | date | time, code: str) -> str:
    if isinstance(value, time):
        return value.isoformat("minutes")
    code = _SECTIONS.findall(code)[0] if code else ""
    tokens = _DATE_TOKEN.findall(code)
    if not any(token.lower()[0] in "ymd" for token in tokens if token[0] not in '"\\['):
        return value.date().isoformat() if isinstance(value, datetime) else value.isoformat()
    made, after_hour = "", False
    for token in tokens:
        low = token.lower()
        made += _date_part(value, token, after_hour=after_hour)
        after_hour = low in ("h", "hh") or (after_hour and not low.isalpha())
    return made.strip()


def _date_part(value: datetime | date, token: str, *, after_hour: bool) -> str:
    low = token.lower()
    if low in ("m", "mm") and after_hour:
        low = "minute"
    hour, minute, second = (value.hour, value.minute, value.second) if isinstance(value, datetime) else (0, 0, 0)
    parts = {
        "yyyy": f"{value.year:04d}", "yy": f"{value.year % 100:02d}", "mmmm": f"{value:%B}", "mmm": f"{value:%b}",
        "mm": f"{value.month:02d}", "m": str(value.month), "dddd": f"{value:%A}", "ddd": f"{value:%a}",
        "dd": f"{value.day:02d}", "d": str(value.day), "hh": f"{hour:02d}", "h": str(hour), "minute": f"{minute:02d}",
        "ss": f"{second:02d}", "s": str(second),
    }  # fmt: skip
    if low in parts:
        return parts[low]
    if token[0] == '"':
        return token[1:-1]
    if token[0] == "\\":
        return token[1:]
    return "" if token[0] == "[" or low == "am/pm" else token
