"""Figures of platforms as marks: a count of a base, a printed percent, two prints, words; and the known bar."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from dashboard.charts.marks import Entry, Known, Mode
from dashboard.charts.phrases import printed_on, quoted
from dashboard.charts.saying import Words
from dashboard.charts.share_inputs import PlatformFigures, ShareInput
from dashboard.charts.sources import chips
from dashboard.row import Row
from dashboard.statistics.percents import in_percent, middle_of, percent_of
from dashboard.statistics.rates import wilson
from dashboard.statistics.words_for_numbers import half_up, number, percent
from etl.model.caveats import CAVEATS
from etl.model.count import Count, Mark
from etl.model.observation import Measure

_ROUNDED = 1
"""A printed percent is known to within this many points; wider bounds come from words."""


def entry_of(figures: PlatformFigures, panel: ShareInput) -> Entry | None:
    """One line: from an exact count and an exact base where there are both, else from what is printed; None without."""
    base = panel.known.base
    counted = next((row for row in figures.rows if row.measure is Measure.COUNT and row.count.is_exact), None)
    if counted is not None and base and base >= (counted.count.value or 0):
        return _from_count(figures, panel, counted, base)
    printed = [row for row in figures.rows if row.measure is Measure.SHARE and row.count.lowest is not None]
    if not printed:
        return None
    if len({row.count for row in printed}) > 1:
        return _two_ways(figures, panel, printed)
    row = printed[0]
    return (
        _from_words(figures, panel, row)
        if row.mark is Mark.WORDS or _is_wide(row.count)
        else _printed(figures, panel, row)
    )


def no_entry(name: str, style: str, panel: ShareInput) -> Entry:
    """The line of a platform of which this panel has no figure."""
    words = Words(name, panel.name, "", "no figure", mark="[x] no figure known")
    return Entry(name, style, Mode.NOTHING, 0, 0, "", words, rest="no figure")


def _is_wide(count: Count) -> bool:
    return count.highest is None or count.highest - (count.lowest or 0) > _ROUNDED


def _from_count(figures: PlatformFigures, panel: ShareInput, row: Row, base: int) -> Entry:
    value = int(row.count.value or 0)
    limits = wilson(value, base)
    share = percent_of(value, base)
    band = (float(in_percent(limits.low)), float(in_percent(limits.high)))
    return Entry(
        name=figures.name,
        style=figures.style,
        mode=Mode.POINT,
        low=half_up(share, 4),
        high=half_up(share, 4),
        label=percent(share),
        rest=f"{number(value)} of {number(base)}",
        band=band,
        words=_words(
            figures,
            panel,
            [row],
            amount=f"{percent(share)}: {number(value)} of {number(base)} with a known platform",
            figure=percent(share, 1),
            rate=f"95% limits {percent(band[0], 1)} to {percent(band[1], 1)}",
        ),
    )


def _printed(figures: PlatformFigures, panel: ShareInput, row: Row) -> Entry:
    """A printed percent: bounds of half a point, no limits, and never a count worked back from it."""
    low, high = _ends(row.count)
    middle = middle_of(low, high)
    rest = "" if panel.known.base is None else f"of {number(panel.known.base)}"
    return Entry(
        name=figures.name,
        style=figures.style,
        mode=Mode.POINT,
        low=half_up(middle, 4),
        high=half_up(middle, 4),
        label=percent(middle),
        rest=rest,
        band=(float(low), float(high)) if low != high else None,
        words=_words(
            figures,
            panel,
            [row],
            amount=f"{percent(middle)} {rest} with a known platform".replace("  ", " "),
            figure=percent(middle),
            rate=f"printed percent, {percent(low, 1)} to {percent(high, 1)}; no limits",
        ),
    )


def _two_ways(figures: PlatformFigures, panel: ShareInput, rows: Sequence[Row]) -> Entry:
    middles = sorted({middle_of(*_ends(row.count)) for row in rows})
    low, high = middles[0], middles[-1]
    said = f"{percent(low)} or {percent(high)}"
    return Entry(
        name=figures.name,
        style=figures.style,
        mode=Mode.TWO_WAYS,
        low=half_up(low, 4),
        high=half_up(high, 4),
        label="",
        rest=f"{said}: printed both ways",
        words=_words(figures, panel, rows, amount=f"{said}, printed both ways", figure=said, mark="[u] two figures"),
    )


def _from_words(figures: PlatformFigures, panel: ShareInput, row: Row) -> Entry:
    low, high = _ends(row.count)
    said = f"{percent(low)} to {percent(high)}" if row.count.highest is not None else f"{percent(low)} or more"
    written = f"{quoted(row.value_as_written)}: " if row.value_as_written else ""
    return Entry(
        name=figures.name,
        style=figures.style,
        mode=Mode.BAND,
        low=row.count.lowest or 0,
        high=row.count.highest,
        label=f"{written}{said}",
        words=_words(figures, panel, [row], amount=f"{written}{said}", figure=said, mark="[u] printed in words"),
    )


def _words(
    figures: PlatformFigures,
    panel: ShareInput,
    rows: Sequence[Row],
    *,
    amount: str,
    figure: str,
    rate: str = "",
    mark: str = "",
) -> Words:
    """The words of a line; a base that is unknown or small is said with it."""
    base = panel.known.base
    row = rows[0]
    when = f", printed {printed_on(row.published)}" if row.published else ""
    return Words(
        who=figures.name,
        period=panel.name,
        months="base not given" if base is None else f"{number(base)} with a known platform",
        amount=amount,
        figure=figure,
        rate=rate,
        mark=mark,
        source=f"Compiled by {row.compiled_by or 'a body not named'}{when}.",
        notes=(CAVEATS["very-small-numbers"],) if panel.small else (),
        chips=chips(rows),
    )


def known_of(panel: ShareInput) -> Known:
    """The known bar of a panel; a number that is not given stays empty."""
    share, base, total = panel.known.share, panel.known.base, panel.known.all
    rows = [row for row in (panel.known.known, panel.known.total) if row is not None]
    if share is None or base is None:
        after = "not given" if base is None else f"{number(base)}; of how many is not given"
        label, words = "", f"{after}; no limits can be drawn"
    else:
        label, after = percent(share), f": {number(base)} of {number(total or 0)}"
        words = f"{percent(share)}: {number(base)} of {number(total or 0)}"
    return Known(
        known=base if share is not None else None,
        total=total if share is not None else None,
        before="Platform known for " if share is not None else "Platform known for: ",
        label=label,
        after=after,
        words=Words(
            who="Platform known",
            period=panel.name,
            months="all offences" if total is None else f"{number(total)} offences",
            amount=words,
            figure=percent(share, 1) if share is not None else "",
            mark="" if share is not None else "[x] not given",
            chips=chips(rows),
        ),
    )


def _ends(count: Count) -> tuple[Fraction, Fraction]:
    """Lowest and highest as exact numbers; what is open above ends at all of it."""
    return Fraction(count.lowest or 0), Fraction(100 if count.highest is None else count.highest)
