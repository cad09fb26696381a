"""Rates as marks: a block as high as its rate, and a count without one in the lane, with its number and the reason."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from dashboard.charts.marks import Block, Lane, Missing
from dashboard.charts.naming import Place
from dashboard.charts.phrases import amount, bare, capital
from dashboard.charts.span_marks import block_of
from dashboard.statistics.laid import Kind, Laid
from dashboard.statistics.rates import Limits, NoRate, PersonYears
from dashboard.statistics.series_rates import Rated
from dashboard.statistics.words_for_numbers import half_up, number

PER = "per 10,000 children"
Made = Rated | NoRate


def rate_words(value: float) -> str:
    """A rate with one decimal: `6.4`; `under 0.1` for less than half of that, `0` for none."""
    if 0 < value < 0.05:
        return "under 0.1"
    return number(half_up(value, 1), 1) if value else "0"


def rate_text(made: Rated) -> str:
    """The rate as cells have it: `6.4`, `8.9 to 9.1`, `at least 0.5`."""
    low = rate_words(made.low)
    if made.high is None:
        return f"at least {low}"
    high = rate_words(made.high)
    return low if low == high else f"{low} to {high}"


def base_text(base: PersonYears) -> str:
    """What a rate is divided by: `415,019 (mid-2023)`, over more than a year `1,225,000 child-years (mid-2017, …)`."""
    years = ", ".join(f"mid-{year}" for year in base.years)
    return f"{number(base.value)}{' child-years' if len(base.years) > 1 else ''} ({years})"


def limits_text(limits: Limits | None) -> str:
    """`5.6 to 7.2`; empty without limits."""
    return f"{rate_words(limits.low)} to {rate_words(limits.high)}" if limits else ""


def rate_block(made: Rated, place: Place, *, limits: bool, focus: bool = False) -> Block:
    """A block whose height is its rate a year; its words give the rate, its limits, and what it is made of."""
    laid = made.laid
    plain = block_of(laid, place, limits=False)
    months = laid.period.whole_months or 1
    rate, bounds = rate_text(made), made.limits if limits else None
    words = replace(
        plain.words,
        amount=f"{rate} {PER} a year",
        rate=f"95% limits {limits_text(made.limits)}, {made.limits.method}" if made.limits else "",
        monthly="",
        notes=(f"{capital(amount(laid.count, laid.row.unit))} among {base_text(made.base)}.", *plain.words.notes),
        base=base_text(made.base),
        per=rate,
        limits=limits_text(made.limits),
    )
    return replace(
        plain,
        low=_height(made.low, months),
        high=None if made.high is None else _height(made.high, months),
        label=rate,
        short=rate if made.high == made.low else "",
        inside=plain.inside if laid.kind is Kind.IN_DOUBT else (),
        words=words,
        limits=None if bounds is None else (bounds.low * months, bounds.high * months),
        focus=focus,
        first_print=None,
    )


def without_rate(laid: Laid, why: NoRate, place: Place) -> Missing:
    """A count that is given and has no rate: in the lane, with its number and the reason."""
    words = block_of(laid, place, limits=False).words
    reason = f"No rate: {why.reason}."
    said = replace(
        words, rate="", monthly="", mark="; ".join(part for part in ("[x] no rate", words.mark) if part),
        notes=(reason, *words.notes),
    )  # fmt: skip
    count = bare(laid.count)
    return Missing(Lane.NO_RATE, laid.period, said, (f"{count} counted, no rate", f"{count}, no rate", count))


def _height(rate: float, months: int) -> Decimal:
    """Blocks are as high as their number divided by their months: so a rate a year is taken times them."""
    return Decimal(str(rate)) * months
