"""From the figures of an area to panels of shares: which figures belong to a panel, and which panels are shown.

A panel is a period. In it stand the counts of mentions of each platform and the shares *of those known*; a share of
anything else is not drawn beside them. Which figure of a platform answers is decided as everywhere
(`statistics.answers`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dashboard.charts.naming import Place
from dashboard.charts.share_inputs import KnownFigures, PlatformFigures, ShareInput
from dashboard.row import Row
from dashboard.statistics.answers import answer
from dashboard.tokens import tokens
from etl.model.observation import Measure, Unit
from etl.model.period import Period

KNOWN = "means known"
"""What a share is of, to stand in a panel."""
_PLATFORM, _OWNER, _MEANS, _WHOLE = "platform", "platform_owner", "means", "none"
SEVERAL = ""
"""The style of a label that means several platforms with colours of their own: it has no line among them."""
PANELS_AT_MOST = 3


def styles(platforms: Iterable[tuple[str, str, Sequence[str]]]) -> dict[str, str]:
    """The style of each platform by its name, from `(identifier, name, members)`; members are those of a group.

    A group takes the colour of a platform where it holds nothing but that and its own parts (`facebook`,
    `facebook-messenger`); one that holds a coloured platform and another service is `SEVERAL`.
    """
    coloured = tokens()["platform"]
    found = {}
    for identifier, name, members in platforms:
        inside = tuple(members) or (identifier,)
        own = [member for member in inside if member in coloured]
        one = bool(own) and all(member.startswith(own[0]) for member in inside)
        found[name] = own[0] if one else SEVERAL if own else "other"
    return found


def share_inputs(rows: Sequence[Row], place: Place, style_of: Mapping[str, str]) -> tuple[ShareInput, ...]:
    """A panel for each period of which any platform's figure is known, in order of time.

    `rows` are the figures of one area and offence, of every breakdown; `style_of` comes from `styles`. Labels that mean
    several platforms, and owners, have a line only where no single platform has one.
    """
    live = [row for row in rows if row.is_live and row.count.lowest is not None]
    periods = sorted({row.period for row in live if row.breakdown.kind in (_PLATFORM, _OWNER) and _drawn(row)})
    return tuple(_panel([row for row in live if row.period == period], period, place, style_of) for period in periods)


def chosen(panels: Sequence[ShareInput], most: int = PANELS_AT_MOST) -> tuple[ShareInput, ...]:
    """The panels to show, in order of time: of those with a known base, if any has one, whole years, if any is one.

    Of more than `most` the ones with the most platforms, the newest first.
    """
    for keep in (lambda panel: panel.known.base is not None, lambda panel: panel.period.is_financial_year):
        panels = [panel for panel in panels if keep(panel)] or panels
    order = sorted(panels, key=lambda panel: (-len(panel.platforms), -panel.period.last.toordinal()))
    return tuple(sorted(order[:most], key=lambda panel: panel.period))


def _drawn(row: Row) -> bool:
    """Whether a figure is a count of mentions, or a share of those known."""
    if row.measure is Measure.SHARE:
        return row.of_what == KNOWN
    return row.unit in (Unit.MENTION, Unit.OFFENCE)


def _panel(rows: Sequence[Row], period: Period, place: Place, style_of: Mapping[str, str]) -> ShareInput:
    named = [row for row in rows if row.breakdown.kind in (_PLATFORM, _OWNER) and _drawn(row)]
    single = [row for row in named if row.breakdown.kind == _PLATFORM and style_of.get(row.breakdown.platform, "other")]
    lines: dict[str, list[Row]] = {}
    for row in single or named:
        lines.setdefault(row.breakdown.platform or row.breakdown.platform_owner, []).append(row)
    platforms = [
        PlatformFigures(name, style_of.get(name, "other") or "other", _answering(period, group))
        for name, group in lines.items()
    ]
    in_order = sorted(platforms, key=lambda figures: (figures.style == "other", figures.name))
    known = [row for row in rows if row.breakdown.kind == _MEANS and row.breakdown.category == "known"]
    whole = [row for row in rows if row.breakdown.kind == _WHOLE]
    return ShareInput(
        place, period, rows[0].offence, tuple(in_order), KnownFigures(_count(period, known), _count(period, whole))
    )


def _answering(period: Period, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The count that answers, and the share that does, or both of two that contradict each other."""
    found: list[Row] = []
    for measure in (Measure.COUNT, Measure.SHARE):
        laid = answer(period, [row for row in rows if row.measure is measure])
        found += laid.rows if laid is not None else ()
    return tuple(found)


def _count(period: Period, rows: Sequence[Row]) -> Row | None:
    """The count that answers, of offences; None without one."""
    laid = answer(period, [row for row in rows if row.measure is Measure.COUNT and row.unit is Unit.OFFENCE])
    return None if laid is None else laid.row
