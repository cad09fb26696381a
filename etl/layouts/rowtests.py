"""What a row of a sheet can be where it stands: a line of numbers, headings, a line without numbers, a text."""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.extract.grid import Cell
from etl.layouts.kinds import Kind, Meaning, Tier, Words, tier
from etl.layouts.rows import Block, Row, is_number
from etl.words.labels import age_band, breakdown_named
from etl.words.marks import read_mark
from etl.words.measures import measure
from etl.words.sentences import label_and_number

_BACK = 12
"""How many rows above are looked at: labels may be written once for several rows."""


@dataclass
class RowTests:
    """What has been read of a sheet so far, and what it says of the next row.

    `waiting` are rows that are headings if numbers follow them, else texts.
    """

    words: Words
    blocks: list[Block] = field(default_factory=list)
    texts: list[Cell] = field(default_factory=list)
    waiting: list[Row] = field(default_factory=list)
    open: Block | None = None
    last_row: int = 0

    def is_body(self, row: Row, below: Row | None, *, gap: bool) -> bool:
        """Whether a row holds numbers, or words in place of them; `below` is the next one with several cells."""
        tiers = row.tiers()
        if Tier.NUMBER in tiers:
            return True
        if self._goes_on(row, tiers, gap=gap) or self._opens_records(row, tiers, gap=gap) or self._leads(row, below):
            return True
        rest = list(zip(row.cells, tiers, strict=True))
        if self._is_caption(row, tiers, below):
            return False
        if self._answers(row, tiers):
            return True
        if tiers[0] is Tier.TEXT and read_mark(row.cells[0].text) is None:
            rest = rest[1:]
        if self._is_answer_in_words(row, rest):
            return True
        if not rest or not all(kind is not Tier.TEXT or read_mark(cell.text) is not None for cell, kind in rest):
            return self._is_line_of_words(row, rest, gap=gap)
        if not self._under(row, below, gap=gap):
            alone = not self.waiting and self.open is None and not self._numbers_below(row, below)
            return alone and not (all(kind is Tier.YEAR for _, kind in rest) and self._labels_below(rest, below))
        years = all(kind is Tier.YEAR for _, kind in rest) and (gap or len(rest) == len(row.cells))
        return not (years and self._numbers_below(row, below))

    def _goes_on(self, row: Row, tiers: tuple[Tier, ...], *, gap: bool) -> bool:
        """Whether a row is built as those above it: numbers, years, marks or nothing where they have numbers."""
        if gap or self.open is None or not self.open.body:
            return False
        above = {cell.column: cell for line in self.open.body[-_BACK:] for cell in line.cells}
        numbers = {column for column, cell in above.items() if is_number(cell)}
        labels = set(above) - numbers
        here = {cell.column for cell in row.cells}
        if not labels or not here <= set(above) or max(labels) not in here:
            return False
        inner = next(cell for cell in row.cells if cell.column == max(labels))
        alike = self._alike(inner, above[inner.column], headed=True)
        if not here & numbers:
            return len(here) > 1 and alike
        kinds = dict(zip((cell.column for cell in row.cells), tiers, strict=True))
        surely = alike or any(kinds[column] is not Tier.YEAR for column in here & numbers)
        return surely and all(
            (kinds[cell.column] is not Tier.TEXT or read_mark(cell.text) is not None)
            if cell.column in numbers
            else kinds[cell.column] in (Tier.TEXT, tier(above[cell.column]))
            for cell in row.cells
        )

    def _opens_records(self, row: Row, tiers: tuple[Tier, ...], *, gap: bool) -> bool:
        """Whether a row under headings is known labels and then what may be a number, under what it measures."""
        if gap or not self.waiting or len(row.cells) < 2:
            return False
        last = row.cells[-1]
        over = [cell for cell in self.waiting[-1].cells if cell.column == last.column]
        measured = any(meaning.kind is Kind.MEASURE for cell in over for meaning in self.words.ask(cell.text))
        likely = tiers[-1] is not Tier.TEXT or read_mark(last.text) is not None
        return measured and likely and all(self.words.is_label(cell.text) for cell in row.cells[:-1])

    def _is_text_of_a_table(self, text: str) -> bool:
        """Whether a text is a label, the name of labels, or a line of label and number."""
        return bool(self.words.ask(text) or label_and_number(text) or breakdown_named(text))

    def _answers(self, row: Row, tiers: tuple[Tier, ...]) -> bool:
        """Whether a row is one number right under a question for how many."""
        if len(row.cells) > 1 or tiers[0] is Tier.TEXT or not self.texts or self.waiting:
            return False
        over = self.texts[-1]
        near = (over.row, over.column) == (row.number - 1, row.cells[0].column)
        return near and over.text.rstrip().endswith("?") and measure(over.text) is not None

    def _is_caption(self, row: Row, tiers: tuple[Tier, ...], below: Row | None) -> bool:
        """Whether a row is one label that may be a number: a year under words, an age over labelled numbers."""
        if len(row.cells) > 1 or tiers[0] not in (Tier.YEAR, Tier.LIKELY):
            return False
        cell = row.cells[0]
        if tiers[0] is Tier.YEAR:
            above = self.open.body if self.open is not None else []
            over = [other for line in above for other in line.cells if other.column == cell.column]
            return bool(over) and all(tier(other) is Tier.TEXT for other in over)
        return self.words.is_label(cell.text) and below is not None and len(below.cells) > 1

    def _leads(self, row: Row, below: Row | None) -> bool:
        """Whether a row of labels ends in what may be a number, over a row that is a line of the same list."""
        if below is None or len(row.cells) < 2 or below.number != row.number + 1:
            return False
        *labels, last = row.cells
        under = {cell.column: cell for cell in below.cells}
        likely = tier(last) is not Tier.TEXT or read_mark(last.text) is not None
        years = tier(last) is Tier.YEAR
        if not likely or last.column not in under or (self.words.is_label(last.text) and not years):
            return False
        alike = [cell.column in under and self._alike(cell, under[cell.column], headed=False) for cell in labels]
        return alike[-1] and is_number(under[last.column]) and all(tier(cell) is Tier.TEXT for cell in labels)

    def _labels_below(self, rest: list[tuple[Cell, Tier]], below: Row | None) -> bool:
        """Whether every cell of a row has a label right under it, as a year has over its months."""
        cells = below.cells if below is not None else ()
        labels = {cell.column for cell in cells if self._is_text_of_a_table(cell.text)}
        return all(cell.column in labels for cell, _ in rest)

    def _is_line_of_words(self, row: Row, rest: list[tuple[Cell, Tier]], *, gap: bool) -> bool:
        """Whether a row under a heading holds words in place of numbers: a known mark, or texts that are no label."""
        marks = [cell for cell, _ in rest if read_mark(cell.text) is not None]
        labels = [cell for cell, _ in rest if read_mark(cell.text) is None and self.words.ask(cell.text)]
        if not rest or labels or (self.open is None and not self.waiting):
            return False
        return bool(marks) or (not gap and bool(self.words.ask(row.cells[0].text)))

    def _is_answer_in_words(self, row: Row, rest: list[tuple[Cell, Tier]]) -> bool:
        """Whether a label has nothing but marks of known meaning behind it."""
        marks = [read_mark(cell.text) for cell, _ in rest]
        return 0 < len(rest) < len(row.cells) and all(mark is not None and mark.count is not None for mark in marks)

    def _under(self, row: Row, below: Row | None, *, gap: bool) -> bool:
        """Whether a row stands under headings or numbers that it can belong to."""
        if self.open is not None and self.open.body:
            first = self.open.body[0].cells[0]
            return not gap or (row.cells[0].column == first.column and tier(row.cells[0]) is Tier.TEXT)
        waiting = {cell.column for heading in self.waiting for cell in heading.cells}
        if row.cells[0].column in waiting and not self._numbers_below(Row(row.number, row.cells[:1]), below):
            return True
        if not waiting or all(age_band(cell.text) for cell in row.cells):
            return False
        return bool({cell.column for cell in row.cells[1:]} & waiting) or len(row.cells) == 1

    def _numbers_below(self, row: Row, below: Row | None) -> bool:
        if below is None:
            return False
        columns = {cell.column for cell in row.cells}
        under = [cell for cell in below.cells if cell.column in columns]
        return any(
            is_number(cell) or (tier(cell) is Tier.LIKELY and not self.words.is_label(cell.text)) for cell in under
        )

    def heads(self, row: Row, below: Row | None) -> bool:
        """Whether a single label stands right over a number that has no label of its own, or right of the labels."""
        if below is None:
            return False
        over = [cell for cell in below.cells if cell.column == row.cells[0].column and self._counts(cell, below)]
        return bool(over) and (over[0] is below.cells[0] or len(below.cells) > 1)

    def _counts(self, cell: Cell, row: Row) -> bool:
        """Whether a cell is a number: surely, or likely and behind a label."""
        if cell is row.cells[0] and len(row.cells) > 1 and self.words.is_label(cell.text):
            return False
        return is_number(cell) or (tier(cell) is not Tier.TEXT and cell is not row.cells[0])

    def is_under(self, row: Row, headings: list[Row]) -> bool:
        """Whether a row has numbers in the columns of headings."""
        columns = {cell.column for heading in headings for cell in heading.cells}
        return any(cell.column in columns and tier(cell) is not Tier.TEXT for cell in row.cells)

    def is_empty_line(self, label: Cell, body: list[Row]) -> bool:
        """Whether a label without numbers is one of the labels of a table, and not a text between."""
        others = [cell for row in body for cell in row.cells if cell.column == label.column]
        headed = bool(self.waiting) or (self.open is not None and bool(self.open.headings))
        return any(self._alike(label, other, headed=headed) for other in others)

    def _alike(self, label: Cell, other: Cell, *, headed: bool) -> bool:
        """Whether two labels can stand in one list: of one kind, and neither over the other as a region over forces."""
        return any(
            one.kind is two.kind and (headed or one.kind is not Kind.MEASURE) and self._on_a_level(one, two)
            for one in self.words.ask(label.text)
            for two in self.words.ask(other.text)
        )

    def _on_a_level(self, one: Meaning, two: Meaning) -> bool:
        if one.period is not None and two.period is not None:
            return not any(
                span.period.contains(part.period) and span.period != part.period
                for span in (*one.period.spans, *one.period.either)
                for part in (*two.period.spans, *two.period.either)
            ) and bool(one.period.spans) is bool(two.period.spans)
        areas = self.words.vocabulary.areas
        forces = [any(areas.detail(area.code).is_force for area in each.areas) for each in (one, two)]
        groups = [each.means is not None and each.means.is_group for each in (one, two)]
        return forces[0] is forces[1] and groups[0] is groups[1]
