"""Exact tails of the Poisson and the binomial distribution, and the solver that turns them into limits.

Nothing but the standard library: pages draw limits, and scipy alone would make the first page of a process wait for
more than half a second. The tests hold every function to scipy.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import exp, lgamma, log, log1p

_ROUNDING = 1e-17
"""A term this small beside the sum of those before it changes no digit of it."""
_MAX_STEPS = 200


def poisson_pmf(count: int, mean: float) -> float:
    """P(X = count) for a Poisson mean of 0 or more. Example: `poisson_pmf(0, 2)` is e^-2 = 0.1353."""
    if mean == 0:
        return float(count == 0)
    return exp(count * log(mean) - mean - lgamma(count + 1))


def poisson_at_least(count: int, mean: float) -> float:
    """P(X >= count). Example: `poisson_at_least(1, 0.0253178)` is 0.025: 0.0253 is the exact lower limit of 1."""
    if count <= 0:
        return 1.0
    if count <= mean:
        return 1 - poisson_at_most(count - 1, mean)
    return poisson_pmf(count, mean) * _series(mean / place for place in _upwards(count + 1))


def poisson_at_most(count: int, mean: float) -> float:
    """P(X <= count). Example: `poisson_at_most(0, 3.68887945)` is 0.025: 3.69 is the exact upper limit of 0."""
    if count < 0:
        return 0.0
    if count >= mean:
        return 1 - poisson_at_least(count + 1, mean)
    return poisson_pmf(count, mean) * _series(place / mean for place in range(count, 0, -1))


def binomial_pmf(count: int, trials: int, chance: float) -> float:
    """P(X = count) in `trials` with a chance between 0 and 1 each. Example: 1 of 2 at 0.5 is 0.5."""
    if chance in (0.0, 1.0):
        return float(count == (trials if chance else 0))
    ways = lgamma(trials + 1) - lgamma(count + 1) - lgamma(trials - count + 1)
    return exp(ways + count * log(chance) + (trials - count) * log1p(-chance))


def binomial_at_least(count: int, trials: int, chance: float) -> float:
    """P(X >= count). Example: `binomial_at_least(2, 2, 0.5)` is 0.25."""
    if count <= 0:
        return 1.0
    if count > trials or chance == 0:
        return 0.0
    if count <= trials * chance:
        return 1 - binomial_at_most(count - 1, trials, chance)
    odds = chance / (1 - chance)
    steps = ((trials - place) / (place + 1) * odds for place in range(count, trials))
    return binomial_pmf(count, trials, chance) * _series(steps)


def binomial_at_most(count: int, trials: int, chance: float) -> float:
    """P(X <= count), the other tail seen from the failures. Example: `binomial_at_most(0, 2, 0.5)` is 0.25."""
    return binomial_at_least(trials - count, trials, 1 - chance) if count < trials else 1.0


def solve(function: Callable[[float], tuple[float, float]], low: float, high: float) -> float:
    """Where a rising function is 0 between `low` and `high`: Newton's steps, halved whenever one would leave.

    `function` gives value and slope. The answer is the nearer end where the function does not cross 0 in between.
    """
    guess = (low + high) / 2
    for _ in range(_MAX_STEPS):
        value, slope = function(guess)
        if value == 0:
            break
        low, high = (guess, high) if value < 0 else (low, guess)
        step = guess - value / slope if slope > 0 else low
        step = step if low < step < high else (low + high) / 2
        if step == guess or abs(step - guess) <= 1e-16 * abs(guess):
            break
        guess = step
    return guess


def _series(ratios: Iterator[float]) -> float:
    """1 + r1 + r1 r2 + r1 r2 r3 …, until a term no longer counts. The ratios must fall below 1."""
    total = term = 1.0
    for ratio in ratios:
        term *= ratio
        total += term
        if term <= _ROUNDING * total:
            break
    return total


def _upwards(start: int) -> Iterator[int]:
    while True:
        yield start
        start += 1
