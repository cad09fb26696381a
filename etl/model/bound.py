"""What follows for one number of a sheet from the sums around it."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model.count import Count
from etl.model.observation import Area, Breakdown, Unit
from etl.model.period import Period


@dataclass(frozen=True, slots=True)
class CellBound:
    """The range of a number that is hidden, rounded or missing, its sums considered.

    `printed` is what its own mark says, `public` what may be printed, `exact` what arithmetic yields: that is for the
    data manager alone where it says more. `because` goes with `public`, `review` with `exact`. `conditions` are
    identifiers of caveats on which all of it rests. `cell` is empty for a total that no cell gives; `of` names the
    cells of its parts then. `hides` is whether its publisher hid it.
    """

    sheet: str
    cell: str
    ordinal: int
    area: Area
    offence: str
    unit: Unit
    period: Period
    breakdown: Breakdown
    name: str
    printed: Count
    public: Count
    exact: Count
    because: str
    review: str
    conditions: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    hides: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether sums say more than the print, and it may be said."""
        return self.public != self.printed

    @property
    def for_review(self) -> bool:
        """Whether arithmetic yields more than may be printed."""
        return self.exact != self.public

    @property
    def discloses(self) -> bool:
        """Whether a number that its publisher hid closes to one value."""
        return self.hides and self.exact.is_exact
