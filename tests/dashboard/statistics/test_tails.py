"""The tails agree with scipy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from dashboard.statistics.tails import (
    binomial_at_least,
    binomial_at_most,
    binomial_pmf,
    poisson_at_least,
    poisson_at_most,
    poisson_pmf,
    solve,
)

COUNTS = st.integers(0, 3000)
MEANS = st.floats(0, 3000)


@given(count=COUNTS, mean=MEANS)
def test_poisson_tails_are_those_of_scipy(count: int, mean: float) -> None:
    assert poisson_pmf(count, mean) == pytest.approx(poisson.pmf(count, mean), rel=1e-9, abs=1e-15)
    assert poisson_at_least(count, mean) == pytest.approx(poisson.sf(count - 1, mean), rel=1e-9, abs=1e-12)
    assert poisson_at_most(count, mean) == pytest.approx(poisson.cdf(count, mean), rel=1e-9, abs=1e-12)


@given(count=COUNTS, more=COUNTS, chance=st.floats(0, 1).filter(lambda p: p == 0 or 1e-9 < p < 1 - 1e-9))
def test_binomial_tails_are_those_of_scipy(count: int, more: int, chance: float) -> None:
    trials = count + more
    assert binomial_pmf(count, trials, chance) == pytest.approx(binom.pmf(count, trials, chance), rel=1e-8, abs=1e-15)
    assert binomial_at_least(count, trials, chance) == pytest.approx(
        binom.sf(count - 1, trials, chance), rel=1e-8, abs=1e-12
    )
    assert binomial_at_most(count, trials, chance) == pytest.approx(
        binom.cdf(count, trials, chance), rel=1e-8, abs=1e-12
    )


def test_tails_beyond_the_possible_are_none_or_all() -> None:
    assert poisson_at_most(-1, 3.0) == 0
    assert poisson_at_least(0, 3.0) == 1
    assert binomial_at_least(3, 2, 0.5) == 0
    assert binomial_at_most(2, 2, 0.5) == 1


def test_a_root_is_found_where_newton_alone_would_leave_the_interval() -> None:
    """x³ − 8 from far away, with a slope of nought at the middle of the interval."""
    assert solve(lambda x: (x**3 - 8, 3 * x * x), -1000.0, 1000.0) == pytest.approx(2, abs=1e-12)


def test_without_a_root_inside_the_nearer_end_is_given() -> None:
    assert solve(lambda x: (x + 1, 1.0), 0.0, 1.0) == pytest.approx(0, abs=1e-12)
