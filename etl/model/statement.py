"""What a source says about figures: a change, a ratio, a rank. Kept for fact-checks, never part of a series."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model.count import Number
from etl.model.observation import Source, short_hash
from etl.model.period import Period


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement with its words. Texts are as the raw file has them; `area_code` and `period` are empty or None
    where they are not known, `value` is None where no number is stated.

    `measure` says what is stated: pct_change (percent), ratio (times), offences_per_day, offences_per_week, rank,
    platform_count, youngest_victim_age (years).
    """

    measure: str
    area: str
    area_code: str
    offence: str
    breakdown: str
    category: str
    period: Period | None
    period_text: str
    value: Number | None
    value_text: str
    note: str
    flag: str
    source: Source

    @property
    def statement_id(self) -> str:
        """Short hash of its place."""
        return short_hash(self.source.file, self.source.cell)
