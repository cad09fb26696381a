"""What a series is made of: the contract between `series.lay` and whoever draws, lists or says it.

A `Series` answers one question: which figure says what for which days of `span`?

    laid     blocks with a number. No two share a day. In order of time.
    gaps     the days of `span` without a number, and why. In order of time.
    listed   every other figure that was given, and why it is not a block.

    derived  what can be worked out for its days: beside figures, never among `laid`. See `derived_model.py`.
    refused  numbers that somebody may work out, and that are not given, each with its reason.

`laid` and `gaps` together cover `span` exactly; every row given is in exactly one `Laid`, `Gap` or `Listed`
(`Laid.everything` and `Gap.rows` hold theirs), so nothing is silently missing.

How each `Laid.kind` is to be drawn (the rules of the look, by kind):

    kind          count                        rows                          places
    exact         one value                    [figure]; of an official      ()
                                               class the quarters it adds
    between       lowest to highest            [figure]                      ()
    open          lowest, no highest           [figure]                      ()
    at least      lowest, no highest           [figure], by a decision       ()
    part          lowest, no highest           [figure, the same number in   the spans it may stand in (two or more);
                                               other spans inside it]        its true height is count / months of one
    conflict      lowest of all to highest     the figures that differ,      ()
                                               newest first; one where a
                                               decision gives both ends
    two spans     one value                    [figure, the same number      the spans it is printed for, its own first,
                                               printed for other spans]      some perhaps outside the days asked
    in doubt      as printed                   [figure]                      ()
    cut           0 to the figure's highest    [figure]; its own period is   ()
                                               longer than `Laid.period`

`between` and `open` are told apart further by `rows[0].mark` (*suppressed, rounded, words*). A zero is `exact`.
`first_printed` is the first print of a restated figure; `also` are figures of the same days that do not decide the
block: other releases, other compilers who say the same, words that hold the exact number. What is set aside is listed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dashboard.row import Returned, Row, Subject
from dashboard.selection import Step
from dashboard.statistics.derived_model import Derived, Refused
from dashboard.statistics.total_coverage import TotalCoverage
from etl.model.count import Count
from etl.model.period import Period


class Kind(StrEnum):
    """What sort of block it is; see the table above."""

    EXACT = "exact"
    BETWEEN = "between"
    OPEN = "open"
    AT_LEAST = "at least"
    PART = "part"
    CONFLICT = "conflict"
    TWO_SPANS = "two spans"
    IN_DOUBT = "in doubt"
    CUT = "cut"


@dataclass(frozen=True, slots=True)
class Laid:
    """One block: a number for the days of `period`. `count` is what is drawn; the table above says what else it has."""

    period: Period
    kind: Kind
    count: Count
    rows: tuple[Row, ...]
    places: tuple[Period, ...] = ()
    first_printed: Row | None = None
    also: tuple[Row, ...] = ()

    @property
    def row(self) -> Row:
        """The figure that answers, or the newest of those in conflict."""
        return self.rows[0]

    @property
    def everything(self) -> tuple[Row, ...]:
        """Every figure that this block accounts for."""
        first = () if self.first_printed is None else (self.first_printed,)
        return (*self.rows, *first, *self.also)


class Reason(StrEnum):
    """Why there is no number. All but the last are given by a cell or the register; none is invented."""

    REFUSED = "refused"
    WITHHELD = "withheld"
    NOT_HELD = "not held"
    NOT_PROVIDED = "not provided"
    NO_RETURN = "no return"
    NOT_APPLICABLE = "not applicable"
    NO_REPLY = "no reply"
    ANSWER_NOT_SEEN = "answer not seen"
    NO_FIGURE_KNOWN = "no figure known"

    @property
    def letter(self) -> str:
        """The letter in the lane: R, H, N, U; none for *no figure known*."""
        return _LETTERS[self]


_LETTERS = {
    Reason.REFUSED: "R",
    Reason.WITHHELD: "R",
    Reason.NOT_HELD: "H",
    Reason.NOT_PROVIDED: "N",
    Reason.NO_RETURN: "N",
    Reason.NOT_APPLICABLE: "N",
    Reason.NO_REPLY: "N",
    Reason.ANSWER_NOT_SEEN: "U",
    Reason.NO_FIGURE_KNOWN: "",
}


@dataclass(frozen=True, slots=True)
class Gap:
    """Days without a number. `rows` are the cells that say so (marks), `returns` the register rows that do.

    Both are empty for *no figure known*. The first of them gave the reason.
    """

    period: Period
    reason: Reason
    rows: tuple[Row, ...] = ()
    returns: tuple[Returned, ...] = ()

    @property
    def letter(self) -> str:
        """The letter of its reason."""
        return self.reason.letter


class Why(StrEnum):
    """Why a figure is not a block of its own."""

    LONGER = "covers figures that are drawn, and more"
    FINER = "lies inside a figure that is drawn"
    CROSSES = "shares days with a figure that is drawn"
    CUT = "reaches beyond the days asked"
    SUPERSEDED = "superseded by a later release"
    SET_ASIDE = "set aside"
    BLANK = "no number here, and another figure gives one"
    OFFICIAL = "the official series answers for its days"


@dataclass(frozen=True, slots=True)
class Listed:
    """A figure that is named under the chart and not drawn, with the reason.

    `about` are the periods of the blocks that stand in its way; empty where none does.
    """

    row: Row
    why: Why
    about: tuple[Period, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one subject over `span`, laid as `step` asks."""

    subject: Subject
    span: Period
    step: Step
    laid: tuple[Laid, ...] = ()
    gaps: tuple[Gap, ...] = ()
    listed: tuple[Listed, ...] = ()
    derived: tuple[Derived, ...] = ()
    refused: tuple[Refused, ...] = ()
    behind: tuple[tuple[str, TotalCoverage], ...] = ()
    """Who is behind each total of a nation or region, by the identifier of its figure."""

    def coverage_of(self, row: Row) -> TotalCoverage | None:
        """Who is behind one of its totals; None for the figure of a force."""
        return next((found for name, found in self.behind if name == row.figure_id), None)

    @property
    def months_covered(self) -> int:
        """Whole calendar months of `span` under a block that is neither cut nor known to be a part."""
        whole = (block for block in self.laid if block.kind not in (Kind.CUT, Kind.PART, Kind.AT_LEAST))
        return sum(int(block.period.months) for block in whole)
