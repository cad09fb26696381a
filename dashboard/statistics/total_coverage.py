"""Who is behind a total of a nation or region: its forces in full and in part, and the share of children they serve.

share = children under 18 of the forces in full / those of all forces of the area, both of one mid-year: that of the
figure, else the nearest for which every force has an estimate, which is named. Exact fractions; nothing is filled in.
Example: all 45 but Lincolnshire is 44 of 45 forces; a force that answered for half a year is in it with a part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from dashboard.statistics.words_for_numbers import percent
from dashboard.words import counted, listed, spelled
from etl.model.period import Period

Children = Mapping[str, Mapping[int, int]]
"""Children under 18 by force and mid-year."""
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class TotalCoverage:
    """The forces of a total: codes in full, with a part, and missing; `unnamed` more are missing and nobody says which.

    `said` is False where nobody says who is in it: then `full` are all that may be. The shares are of the area's
    children under 18 of mid-`year`, from the lowest to the highest that the unnamed leave; None without estimates.
    """

    full: tuple[str, ...]
    partial: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unnamed: int = 0
    said: bool = True
    year: int | None = None
    share_low: Fraction | None = None
    share_high: Fraction | None = None

    @property
    def forces(self) -> int:
        """How many forces the area has."""
        return len(self.full) + len(self.partial) + len(self.missing)

    @property
    def in_full(self) -> int:
        """How many are in it in full; 0 where nobody says."""
        return len(self.full) - self.unnamed if self.said else 0

    @property
    def share_words(self) -> str:
        """`99.2%`, `93.1% to 97.0%`; empty where it cannot be told."""
        if self.share_low is None or self.share_high is None:
            return ""
        ends = dict.fromkeys(percent(100 * share, 1) for share in (self.share_low, self.share_high))
        return " to ".join(ends)

    def sentence(self, name_of: Callable[[str], str]) -> str:
        """`44 of 45 forces are in it in full, without Lincolnshire; they serve 98.9% of its children … (mid-2020).`"""
        if not self.said:
            return f"Nobody says which of its {counted(self.forces, 'force', 'forces')} are in it."
        said = f"{self.in_full} of {self.forces} forces are in it in full"
        if self.partial:
            said += f", {_named(self.partial, name_of)} with a part of the period"
        if self.missing:
            said += f", without {_named(self.missing, name_of)}"
        if self.unnamed:
            said += f"; {spelled(self.unnamed)} more {'is' if self.unnamed == 1 else 'are'} missing and not named"
        if self.share_words:
            who = "those in full" if self.partial else "they"
            said += f"; {who} serve {self.share_words} of its children under 18 (mid-{self.year})"
        return f"{said}."


def total_coverage(
    forces: Iterable[str],
    period: Period,
    children: Children,
    *,
    missing: Iterable[str] = (),
    partial: Iterable[str] = (),
    answered: int | None = None,
    said: bool = True,
) -> TotalCoverage:
    """Who is behind the total of an area over `period`.

    `forces` are all forces of the area, `missing` and `partial` those that are named as such, `answered` is how many
    answered where that is told. Nobody said anything where `said` is False. Codes that are no force of the area are
    passed over.
    """
    every = frozenset(forces)
    out = frozenset(missing) & every
    part = (frozenset(partial) & every) - out
    full = every - out - part
    unnamed = 0 if answered is None else min(len(full), max(0, len(every) - answered - len(out)))
    lists = [tuple(sorted(codes)) for codes in (full, part, out)]
    found = TotalCoverage(lists[0], lists[1], lists[2], unnamed if said else 0, said)
    year = _year(every, period, children)
    if year is None or not said:
        return found
    ends = _shares(found, {code: children[code][year] for code in every})
    return replace(found, year=year, share_low=ends[0], share_high=ends[1])


def _year(forces: frozenset[str], period: Period, children: Children) -> int | None:
    """The mid-year for which every force has an estimate, the nearest to the period's own; the earlier of two."""
    years = [frozenset(children.get(code, {})) for code in forces]
    shared = frozenset.intersection(*years) if years else frozenset()
    return min(shared, key=lambda year: (abs(year - period.first.year), year), default=None)


def _shares(found: TotalCoverage, by_force: Mapping[str, int]) -> tuple[Fraction, Fraction]:
    """The share of those in full: without the largest, and without the smallest, as many as are not named."""
    total = sum(by_force.values())
    sizes = sorted(by_force[code] for code in found.full)
    kept = len(sizes) - found.unnamed
    return Fraction(sum(sizes[:kept]), total), Fraction(sum(sizes[found.unnamed :]), total)


def _named(codes: tuple[str, ...], name_of: Callable[[str], str]) -> str:
    if len(codes) > _MOST_NAMED:
        return counted(len(codes), "force", "forces")
    return listed([name_of(code) for code in codes])
