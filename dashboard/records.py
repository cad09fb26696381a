"""The other records of the store, typed: what stands behind a figure, around its cell and beside its total."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.row import Returned, Row
from etl.model.count import Count
from etl.model.period import Period


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation: what one cell or line says. `headers` are pairs of what was read and the cell that said it.

    `flag` is what the collector says is wrong with the row; `is_witness` is false where the page misreports the figure.
    """

    observation_id: str
    figure_id: str
    area: str
    area_code: str
    offence: str
    period: Period
    count: Count
    label_as_written: str
    value_as_written: str
    coverage: str
    basis: str
    compiled_by: str
    publisher: str
    publisher_kind: str
    published: str
    url: str
    return_id: str
    reference: str
    source_file: str
    source_sheet: str
    source_cell: str
    ordinal: int
    headers: tuple[tuple[str, str], ...]
    flag: str
    note: str
    is_witness: bool


@dataclass(frozen=True, slots=True)
class Witness:
    """A page that prints a figure; `page` is its address, else publisher and date."""

    figure_id: str
    page: str
    publisher: str
    published: str
    url: str
    observation_id: str


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A non-empty cell of a sheet with its role: a value of `etl.model.reading.Role`. Rows and columns count from 1."""

    return_id: str
    sheet: str
    cell: str
    sheet_position: int
    row: int
    column: int
    row_span: int
    column_span: int
    shown: str
    role: str
    reason: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, where, what to do and who must do it. `figures` are identifiers."""

    position: int
    kind: str
    severity: str
    return_id: str
    source_file: str
    source_sheet: str
    source_cell: str
    figures: tuple[str, ...]
    message: str
    remedy: str
    who: str


@dataclass(frozen=True, slots=True)
class Check:
    """A sum, percentage, ceiling or the like that was tried. `figures` are identifiers."""

    position: int
    kind: str
    return_id: str
    source_file: str
    source_sheet: str
    source_cell: str
    figures: tuple[str, ...]
    sentence: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Assumption:
    """A guess that was made in reading: what was taken for what."""

    position: int
    return_id: str
    source_file: str
    source_sheet: str
    source_cell: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about one figure. `figures` are the identifiers it applies to."""

    decision_id: str
    area: str
    area_code: str
    offence: str
    period: Period
    verdict: str
    value: str
    low: str
    high: str
    coverage: str
    why: str
    evidence: str
    decided_on: str
    figures: tuple[str, ...]
    source_cell: str


@dataclass(frozen=True, slots=True)
class Covered:
    """Which forces, or how many, are behind a printed total. `missing` and `part_period` are codes.

    `measure` says what was answered: `forces_responding`, or `forces_with_platform_data` for the means; `flag` is what
    the collector says is wrong with the row.
    """

    position: int
    area_code: str
    offence: str
    period: Period
    release: str
    compiled_by: str
    answered: int | None
    asked: int | None
    missing: tuple[str, ...]
    part_period: tuple[str, ...]
    measure: str
    flag: str
    source: str
    source_file: str
    source_cell: str


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that took the place of another."""

    old: Row
    new: Row


@dataclass(frozen=True, slots=True)
class Ranged:
    """The range of one number: why, and the caveats that it rests on. `rows` are the figures of its parts."""

    period: Period
    unit: str
    count: Count
    because: str
    conditions: tuple[str, ...]
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class StoreChange:
    """A store that was published here: its version, the one before, how many figures it added, changed, withdrew."""

    position: int
    version: str
    previous: str
    built: str
    added: int
    changed: int
    withdrawn: int
    note: str


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that a store added, changed or withdrew. What was not there, or is not, has empty texts.

    `change` is the position of the store; values are texts of `Count`; `part` is empty for a whole.
    """

    change: int
    kind: str
    figure_id: str
    old_figure_id: str
    area_code: str
    area: str
    offence: str
    measure: str
    part: str
    period: Period
    compiled_by: str
    old_value: str
    new_value: str
    old_standing: str
    new_standing: str
    reason: str
    observation_id: str
    old_observation_id: str
    source: str

    def then(self, later: ChangedFigure) -> ChangedFigure:
        """Both changes as one: from what this one found to what the later one made of it; no kind where that is one."""
        kinds = {(True, True): "changed", (False, True): "added", (True, False): "withdrawn", (False, False): ""}
        back = (self.old_value, self.old_standing) == (later.new_value, later.new_standing)
        return replace(
            later,
            kind="" if back else kinds[bool(self.old_standing), bool(later.new_standing)],
            old_figure_id=self.old_figure_id,
            old_value=self.old_value,
            old_standing=self.old_standing,
            old_observation_id=self.old_observation_id,
        )


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells around one cell, by row and column, and whether the sheet goes on beyond them."""

    name: str
    cells: tuple[SheetCell, ...]
    goes_on: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """All that is known of one number: the figure, the cell that is shown, and what was made of it.

    `sheet` is None for a line of a csv. `returned` is the register row of the shown observation. `ranged` is what sums
    say of the number where it is hidden. `problems`, `checks` and `assumptions` are those of the cell or of the figure
    first, then those of the whole return.
    """

    row: Row
    seen: Seen
    observations: tuple[Seen, ...]
    witnesses: tuple[Witness, ...]
    returned: Returned | None
    sheet: Sheet | None
    problems: tuple[Problem, ...]
    checks: tuple[Check, ...]
    assumptions: tuple[Assumption, ...]
    decisions: tuple[Decision, ...]
    coverage: tuple[Covered, ...]
    ranged: Ranged | None = None


@dataclass(frozen=True, slots=True)
class Version:
    """The store as it says itself; `built` is ISO, UTC."""

    version: str
    built: str


@dataclass(frozen=True, slots=True)
class AreaChoice:
    """An area as pickers list it. `has` says what figures there are: `2017/18 to 2018/19; refused 2022/23`."""

    code: str
    name: str
    short_name: str
    kind: str
    nation: str
    region_code: str
    aliases: tuple[str, ...]
    figures: int
    has: str


@dataclass(frozen=True, slots=True)
class Choice:
    """An offence or a platform as pickers list it, with the number of its figures in words."""

    id: str
    key: str
    name: str
    sentence: str
    figures: int
    has: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What pickers offer: every area and every offence in the order of lists."""

    areas: tuple[AreaChoice, ...]
    offences: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A day or span that charts may mark. `date` and `until` are ISO, as precise as known: a day, a month or a year.

    `forces` are those it is about; `wide` says that it is about whole nations, and so marked in charts of larger areas.
    """

    date: str
    until: str
    title: str
    kind: str
    sentence: str
    forces: frozenset[str]
    wide: bool
