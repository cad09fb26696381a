"""The recent trend against the examples of its publisher's own tests; other points are made up."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dashboard.statistics.rates import Limits, Method, poisson_limits
from dashboard.statistics.trend import Trend, TrendPoint, critical_value, recent_trend
from etl.model.period import Period

SIGHT_LOSS = (
    (2.935, 2.7841, 3.0919),
    (1.93028, 1.8085, 2.058),
    (2.7567, 2.6113, 2.9082),
    (2.8701, 2.7225, 3.0237),
    (3.0121, 2.8616, 3.1683),
)
"""Preventable sight loss per 100,000, England, 2020 to 2024: TrendMarkerCalculatorTests.cs, "Increasing"."""
MMR = (
    (92.6254, 92.4168, 92.8288),
    (92.3221, 92.1072, 92.5315),
    (90.8708, 90.6358, 91.1004),
    (90.017, 89.7694, 90.2594),
    (90.1013, 89.8578, 90.3396),
)
"""Vaccination coverage in percent, Yorkshire and the Humber, 2020 to 2024: same file, "Decreasing"."""
DIABETES = (
    (7.0826, 7.0754, 7.094),
    (7.1085, 7.1013, 7.1199),
    (7.2571, 7.2499, 7.2684),
    (7.4528, 7.4456, 7.4643),
    (7.6554, 7.6481, 7.6669),
)
"""Diabetes in percent, England, 2020 to 2024: same file, "Increasing"."""


def points(rows: Sequence[tuple[float, float, float]], first: int = 2020) -> list[TrendPoint]:
    """One point a financial year: value, lower and upper limit."""
    return [
        TrendPoint(Period.financial_year(first + place), value, Limits(low, high, Method.BYAR))
        for place, (value, low, high) in enumerate(rows)
    ]


def counts(*values: int) -> list[TrendPoint]:
    """One point a financial year with the limits of its count."""
    limits = [poisson_limits(value) for value in values]
    return points([(value, pair.low, pair.high) for value, pair in zip(values, limits, strict=True)])


def test_the_threshold_is_the_published_one() -> None:
    assert critical_value() == pytest.approx(9.54953570608324, abs=1e-9)


@pytest.mark.parametrize(
    ("rows", "published"), [(SIGHT_LOSS, Trend.RISING), (MMR, Trend.FALLING), (DIABETES, Trend.RISING)]
)
def test_the_publishers_examples(rows: tuple[tuple[float, float, float], ...], published: Trend) -> None:
    assert recent_trend(points(rows)).trend is published


def test_only_the_last_five_points_count() -> None:
    found = recent_trend(counts(900, 100, 130, 170, 220, 290))
    assert found.trend is Trend.RISING
    assert found.slope > 0


def test_small_movements_are_no_change_beyond_chance() -> None:
    assert recent_trend(counts(30, 33, 29, 34, 36)).trend is Trend.NO_CHANGE


def test_a_trend_that_rests_on_one_point_is_no_change() -> None:
    """Without the last point the line falls."""
    found = recent_trend(counts(120, 115, 110, 105, 400))
    assert found.trend is Trend.NO_CHANGE
    assert found.chi_squared > critical_value()


def test_fewer_than_five_points_cannot_be_calculated() -> None:
    found = recent_trend(counts(10, 20, 30, 40))
    assert (found.trend, found.reason) == (Trend.NOT_CALCULABLE, "a trend needs 5 complete periods; there are 4")


def test_a_gap_cannot_be_calculated_over() -> None:
    found = recent_trend([*counts(10, 20, 30, 40), *points([(50, 40, 60)], first=2025)])
    assert (found.trend, found.reason) == (
        Trend.NOT_CALCULABLE,
        "a trend needs periods that follow one another without a gap",
    )


def test_unequal_periods_cannot_be_calculated_over() -> None:
    half = TrendPoint(Period.months_of(2024, 4, 6), 50, poisson_limits(50))
    found = recent_trend([*counts(10, 20, 30, 40), half])
    assert found.reason == "a trend needs equal periods of whole months"


def test_points_without_95_per_cent_limits_cannot_be_calculated_over() -> None:
    wide = TrendPoint(Period.financial_year(2024), 50, poisson_limits(50, 0.998))
    assert recent_trend([*counts(10, 20, 30, 40), wide]).reason == "a trend needs 95% limits around each value"
