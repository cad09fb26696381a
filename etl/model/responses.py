"""Which forces, or how many, are behind a printed total."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model.period import Period


@dataclass(frozen=True, slots=True)
class Responses:
    """What is known of the forces behind the figures of one release for one area, offence and span.

    `release` is the month of publication (`2019-09`) or a year where only that is known. `answered` and `asked` are
    numbers of forces, None where they are not known; `missing` and `part_period` are codes of forces that are not in
    it, or in it with a part of the period. `measure` is *forces_responding*, or *forces_with_platform_data* for those
    that gave the means of communication.
    """

    area_code: str
    offence: str
    period: Period
    release: str
    compiled_by: str
    answered: int | None
    asked: int | None
    missing: tuple[str, ...]
    part_period: tuple[str, ...]
    source: str
    source_file: str
    source_cell: str
    measure: str = "forces_responding"
    flag: str = ""
