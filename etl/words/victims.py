"""Who a printed label of a breakdown by age or sex is about: `girls 12-15`, `under 11`, `unknown sex and age`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.words.labels import age_band, part, sex

UNKNOWN = "unknown"
_BOTH_UNKNOWN = re.compile(r"unknown\s+(?:sex|gender)\s+and\s+age|unknown\s+age\s+and\s+(?:sex|gender)", re.IGNORECASE)
_ONE_AGE = re.compile(r"\d{1,2}")


@dataclass(frozen=True, slots=True)
class Victim:
    """Age band in years (`0-11`, `12-15`, `16+`, `11`, `unknown`) and sex (`female`, `male`, `unknown`).

    Each is empty where the label does not say it.
    """

    age_band: str
    sex: str

    @property
    def breakdown(self) -> str:
        """The breakdown that such labels make: age, sex, or sex and age."""
        return " and ".join(name for name, part in (("sex", self.sex), ("age", self.age_band)) if part)


def read_victim(label: str) -> Victim | None:
    """Age band and sex of a label, or None where it names neither."""
    if _BOTH_UNKNOWN.fullmatch(label.strip()):
        return Victim(UNKNOWN, UNKNOWN)
    parted = part(label)
    for text in (parted.base, parted.base.partition("/")[0], parted.bracket):
        if victim := _read(text.strip()):
            return victim
    return None


def _read(text: str) -> Victim | None:
    if age := _age(text):
        return Victim(age, "")
    if whole := sex(text):
        return Victim("", whole)
    first, _, rest = text.partition(" ")
    who, age = sex(first), _age(rest)
    return Victim(age, who) if who and age else None


def _age(text: str) -> str:
    return age_band(text) or (text if _ONE_AGE.fullmatch(text) else "")
