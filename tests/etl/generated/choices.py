"""Where a generated sheet takes its choices from: hypothesis, which shrinks them, or a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Choices:
    """Choices made by one function: `below(n)` is a whole number from 0 to n - 1; 0 is always the plainest."""

    def __init__(self, below: Callable[[int], int]) -> None:
        self.below = below

    @classmethod
    def seeded(cls, seed: int) -> Choices:
        """The same choices for the same seed."""
        source = random.Random(seed)  # noqa: S311
        return cls(lambda n: source.randrange(n))

    def one(self, options: Sequence[T]) -> T:
        """One of some options."""
        return options[self.below(len(options))]

    def some(self, options: Sequence[T], least: int = 1, most: int = 4) -> list[T]:
        """Several different options, in any order."""
        rest = list(options)
        number = least + self.below(min(most, len(rest)) - least + 1)
        return [rest.pop(self.below(len(rest))) for _ in range(number)]

    def chance(self, of: int) -> bool:
        """True once in so many times."""
        return self.below(of) == of - 1

    def number(self, low: int, high: int) -> int:
        """A whole number between two, both included."""
        return low + self.below(high - low + 1)
