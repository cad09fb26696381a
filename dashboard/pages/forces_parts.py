"""The map and the table of the page Forces: for each force the official class, and what it gave of 71/17."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

import htpy as h

from dashboard import addresses
from dashboard.components.tables import Cell, Column, data_table
from dashboard.components.tiles import Tile, how_to_read, key_of_marks, steps, tile_map
from dashboard.names import Names
from dashboard.records import AreaChoice
from dashboard.statistics.coverage_states import State, YearState
from dashboard.statistics.forces import CUTS, ForceYear, class_of_rate, last_years, shares_of_top
from dashboard.statistics.given import gave_in_words, missing_in_words, missing_years, whole_years
from dashboard.statistics.official import ClassBlock
from dashboard.statistics.rates import Rate
from dashboard.statistics.words_for_numbers import half_up, number

_STEPS = 8
"""Years of the class in a tile."""
_BAR = 140
"""Width of the bar of limits, in units of its drawing."""
_NO_CLASS = "no class 88A here"


@dataclass(frozen=True, slots=True)
class Listed:
    """One force: its latest year of the class, None where that does not exist; its years of the class; what it gave."""

    area: AreaChoice
    year: ForceYear | None
    blocks: tuple[ClassBlock, ...]
    states: tuple[YearState, ...]

    @property
    def steps(self) -> tuple[ClassBlock, ...]:
        """The years of its small drawing."""
        return last_years(self.blocks, _STEPS)

    @property
    def rate(self) -> Rate | None:
        """Its rate, where there is one."""
        return self.year.rate if self.year is not None and isinstance(self.year.rate, Rate) else None


def forces_map(
    forces: Sequence[Listed], title: str, names: Names, places: Mapping[str, tuple[int, int]]
) -> list[h.Node]:
    """The map of tiles under its title, with its keys; `places` are row and column by the code of a force."""
    at = _places(places, names)
    of_code: dict[str, list[str]] = {}
    for place, codes in names.places.items():
        for code in codes:
            of_code.setdefault(code, []).append(place)
    tiles = [
        _tile(force, at[force.area.code], of_code.get(force.area.code, ())) for force in forces if force.area.code in at
    ]
    drawn = [one for force in forces for one in force.states]
    examples: dict[State, YearState] = {}
    for state in drawn:
        if not state.doubtful:
            examples.setdefault(state.state, state)
    years = _span([block.period.label for force in forces[:1] for block in force.steps])
    return [
        h.p(".overline")["All sexual grooming offences (class 88A), official, and what forces gave of 71/17"],
        h.h2[title],
        h.p(".source")[
            "Tiles stand roughly as on a map. The class holds 71/17 and the older meeting offences; the marks under it "
            "are about 71/17 alone. The two are never added."
        ],
        tile_map(tiles, how_to_read(CUTS, years), key_of_marks(examples)),
    ]


def _places(places: Mapping[str, tuple[int, int]], names: Names) -> dict[str, tuple[int, int]]:
    """Where each force stands; the force of a nation with a law of its own stands for the nation."""
    regions = {code: names.areas[code].region_code for code in places if code in names.areas}
    return {
        region if (region := regions.get(code, "")) in names.own_offence else code: at for code, at in places.items()
    }


def _span(labels: Sequence[str]) -> str:
    return f"{labels[0]} to {labels[-1]}" if labels else "no year known"


def _tile(force: Listed, place: tuple[int, int], towns: Sequence[str]) -> Tile:
    rate, year = force.rate, force.year
    row, column = place
    return Tile(
        name=force.area.short_name,
        address=addresses.force(force.area.code),
        row=row,
        column=column,
        rate=_one(rate.value) if rate else "",
        limits=_limits(rate) if rate else "",
        count=number(year.value) if year else "",
        says=_NO_CLASS if year is None else "no rate",
        edge=class_of_rate(rate) if rate else 0,
        steps=shares_of_top([block.value for block in force.steps]),
        states=force.states,
        words=(force.area.name, *force.area.aliases, *towns),
    )


def forces_table(forces: Sequence[Listed], whole: ForceYear | None) -> h.Renderable:
    """Every force by name: rate with limits in figures and drawn, its years, what it gave, what is missing."""
    period = next((force.year.period.label for force in forces if force.year), "")
    top = ceil(max((force.rate.limits.high for force in forces if force.rate), default=1))
    columns = [
        Column("Force"),
        Column(f"Class 88A, {period}".rstrip(", "), number=True),
        Column("Per 10,000", number=True),
        Column("95% limits"),
        Column(f"0 to {top} per 10,000", sorts=False),
        Column("Class, year by year", sorts=False),
        Column("71/17 from FOI"),
        Column("No 71/17 figure of its own"),
    ]
    rows: list[list[Cell | str]] = [_row(force, whole, top) for force in forces]
    return data_table("forces", f"{len(rows)} forces, by name", columns, rows)


def _row(force: Listed, whole: ForceYear | None, top: int) -> list[Cell | str]:
    link = Cell(h.a(href=addresses.force(force.area.code))[force.area.short_name], force.area.short_name)
    gave = Cell(gave_in_words(force.states) or "no figure of its own", whole_years(force.states))
    missing = Cell(missing_in_words(force.states) or "nothing", missing_years(force.states))
    year, rate = force.year, force.rate
    if year is None:
        return [link, Cell("–", ""), Cell("–", ""), _NO_CLASS, "", "", gave, missing]
    count = Cell(number(year.value), float(year.value))
    if rate is None or not isinstance(year.rate, Rate):
        reason = "" if isinstance(year.rate, Rate) else year.rate.reason
        return [link, count, Cell("no rate", ""), Cell(reason, ""), "", _years(force), gave, missing]
    return [
        link,
        count,
        Cell(_one(rate.value), rate.value, strong=True),
        Cell(_limits(rate), rate.limits.low),
        Cell(_bar(rate, whole, top)),
        _years(force),
        gave,
        missing,
    ]


def _years(force: Listed) -> Cell:
    """The years of the class as steps, and in words for listeners."""
    said = ", ".join(f"{block.period.label} {number(block.value)}" for block in force.steps)
    return Cell([steps(shares_of_top([block.value for block in force.steps])), h.span(".hush")[said]])


def _bar(rate: Rate, whole: ForceYear | None, top: int) -> h.Renderable:
    """The limits as a bar with the rate as a dot, and the whole as a line; the figures stand beside it."""
    scale = _BAR / top
    low, middle, high = (end * scale for end in (rate.limits.low, rate.value, rate.limits.high))
    across = whole.rate.value * scale if whole is not None and isinstance(whole.rate, Rate) else None
    return h.svg(".limits-bar", viewBox=f"-4 0 {_BAR + 8} 16", aria_hidden="true")[
        across is not None and h.line(".whole", x1=f"{across:.1f}", x2=f"{across:.1f}", y1="0", y2="16"),
        h.path(".reach", d=f"M{low:.1f} 4v8M{low:.1f} 8H{high:.1f}M{high:.1f} 4v8"),
        h.circle(".rate", cx=f"{middle:.1f}", cy="8", r="4"),
    ]


def _limits(rate: Rate) -> str:
    return f"{_one(rate.limits.low)} to {_one(rate.limits.high)}"


def _one(value: float) -> str:
    """One decimal, half up."""
    return number(half_up(value, 1), 1)
