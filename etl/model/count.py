"""A number as it is known: a lowest and a highest possible value, and the mark that says why they differ."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Self

Number = int | Decimal


class Mark(StrEnum):
    """Why a value is not a plain number. The text is what stands in the column `mark`."""

    NONE = ""
    SUPPRESSED = "suppressed"
    ROUNDED = "rounded"
    WORDS = "words"
    LOWER_BOUND = "lower bound"
    NO_RETURN = "no return"
    NOT_PROVIDED = "not provided"
    NOT_APPLICABLE = "not applicable"
    WITHHELD = "withheld"
    NOT_HELD = "not held"


MISSING = frozenset({Mark.NO_RETURN, Mark.NOT_PROVIDED, Mark.NOT_APPLICABLE, Mark.WITHHELD, Mark.NOT_HELD})
"""Marks of cells that give no number at all; their counts have neither a lowest nor a highest value."""


@dataclass(frozen=True, slots=True)
class Count:
    """A lowest and a highest possible value, both included; `highest` None is open above, both None is no number.

    Whole for counts of things; shares in percent may have decimals. Raises ValueError when the bounds cross, or when a
    mark of a missing number comes with one, or a number is missing without such a mark.
    """

    lowest: Number | None
    highest: Number | None
    mark: Mark = Mark.NONE

    def __post_init__(self) -> None:
        if (self.lowest is None) != (self.mark in MISSING):
            raise ValueError(f"{self.mark.value or 'no mark'!r} does not go with a lowest value of {self.lowest}")
        if self.lowest is None and self.highest is not None:
            raise ValueError("a missing number has no highest value")
        if self.lowest is not None and self.highest is not None and self.highest < self.lowest:
            raise ValueError(f"the highest value ({self.highest}) is below the lowest ({self.lowest})")

    @classmethod
    def exact(cls, value: Number) -> Self:
        """One known value."""
        return cls(value, value)

    @classmethod
    def between(cls, lowest: Number, highest: Number | None, mark: Mark = Mark.NONE) -> Self:
        """From `lowest` to `highest`; None is open above."""
        return cls(lowest, highest, mark)

    @classmethod
    def missing(cls, mark: Mark) -> Self:
        """No number, for the reason the mark names."""
        return cls(None, None, mark)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The inverse of `text`. Raises ValueError for anything that `text` cannot give."""
        body, _, mark = text.partition(" · ")
        try:
            count = cls._parse(body, Mark(mark))
        except ValueError as why:
            raise ValueError(f"{text!r} is no count: {why}") from None
        if count.text != text:
            raise ValueError(f"{text!r} is no count: it is written {count.text!r}")
        return count

    @classmethod
    def _parse(cls, body: str, mark: Mark) -> Self:
        if body == "none":
            return cls.missing(mark)
        if found := re.fullmatch(r"at least (\S+)", body):
            return cls(to_number(found[1]), None, mark)
        if found := re.fullmatch(r"(\S+) to (\S+)", body):
            return cls(to_number(found[1]), to_number(found[2]), mark)
        return cls(to_number(body), to_number(body), mark)

    @property
    def text(self) -> str:
        """`118`, `1 to 4 · suppressed`, `at least 18 · lower bound`, `none · no return`."""
        if self.lowest is None:
            body = "none"
        elif self.highest is None:
            body = f"at least {plain(self.lowest)}"
        elif self.lowest == self.highest:
            body = plain(self.lowest)
        else:
            body = f"{plain(self.lowest)} to {plain(self.highest)}"
        return f"{body} · {self.mark.value}" if self.mark else body

    @property
    def value(self) -> Number | None:
        """The number, where lowest and highest are one."""
        return self.lowest if self.lowest == self.highest else None

    @property
    def is_missing(self) -> bool:
        """Whether there is no number at all."""
        return self.lowest is None

    @property
    def is_exact(self) -> bool:
        """Whether it is one known value."""
        return self.value is not None

    def admits(self, value: Number) -> bool:
        """Whether the true value may be `value`. A missing number admits every count from 0 on."""
        if self.lowest is None:
            return value >= 0
        return self.lowest <= value and (self.highest is None or value <= self.highest)

    def within(self, other: Count) -> bool:
        """Whether every value this may have is one that `other` may have."""
        if self.lowest is None or other.lowest is None:
            return other.lowest is None and (other.mark == self.mark or self.lowest is not None)
        if self.lowest < other.lowest:
            return False
        return other.highest is None or (self.highest is not None and self.highest <= other.highest)

    def plus(self, other: Count) -> Count:
        """The sum's bounds. A missing number may be anything from 0 on, so the sum is open above."""
        lowest = (self.lowest or 0) + (other.lowest or 0)
        highest = None if self.highest is None or other.highest is None else self.highest + other.highest
        if self.is_missing and other.is_missing:
            return Count(0, None)
        return Count(lowest, highest)

    def minus(self, other: Count) -> Count:
        """The bounds of the difference, never below 0. Raises ValueError if this has no number or is smaller."""
        if self.lowest is None:
            raise ValueError("nothing can be taken from a missing number")
        lowest = 0 if other.highest is None else max(0, self.lowest - other.highest)
        highest = None if self.highest is None else self.highest - (other.lowest or 0)
        if highest is not None and highest < lowest:
            raise ValueError(f"{other.text} cannot be a part of {self.text}")
        return Count(lowest, highest)


def to_number(text: str) -> Number:
    """A whole number as int, a decimal as Decimal without trailing zeros. Raises ValueError for anything else."""
    if not re.fullmatch(r"-?\d+(\.\d+)?", text, re.ASCII):
        raise ValueError(f"{text!r} is no number")
    return tidy_number(Decimal(text))


def tidy_number(value: Decimal) -> Number:
    """An int where the value is whole, else the decimal without trailing zeros."""
    return int(value) if value == value.to_integral_value() else value.normalize()


def plain(value: Number) -> str:
    """Digits without thousands signs or exponents, so that files keep their bytes."""
    return str(value) if isinstance(value, int) else format(value, "f")
