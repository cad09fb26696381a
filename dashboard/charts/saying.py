"""What marks say: the words of one mark, the chips that lead to its cells, the lines under a chart."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chip:
    """Where a number stands, as a small link: `Cumbria!B4`. The page makes the address from the identifiers.

    `cell` may be a range. For a file without sheets `sheet` is empty and `cell` is a line.
    """

    text: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    figure_id: str = ""
    observation_id: str = ""
    return_id: str = ""


Part = str | Chip


@dataclass(frozen=True, slots=True)
class Line:
    """A line under a chart: its lead in bold (`Source`), then words and chips in order."""

    lead: str
    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """The line as plain words, for pictures and files."""
        body = "".join(part if isinstance(part, str) else part.text for part in self.parts)
        return f"{self.lead}: {body}" if self.lead else body


@dataclass(frozen=True, slots=True)
class Words:
    """What a mark says in words: on its card, in its row of the table, to a screen reader.

    `amount` is the number with its noun (`118 offences`, `1 to 4 offences`, `no figure`); `figure` the bare number for
    a table cell, empty where there is none. `rate` is a month's number, with its limits where there are some; `monthly`
    the bare one. Of a rate `base` is what it is divided by, `per` the rate, `limits` its limits. `mark` is what stands
    in the table's column of marks: `[u] in doubt`.
    """

    who: str
    period: str
    months: str
    amount: str
    figure: str = ""
    rate: str = ""
    monthly: str = ""
    mark: str = ""
    source: str = ""
    notes: tuple[str, ...] = ()
    chips: tuple[Chip, ...] = ()
    base: str = ""
    per: str = ""
    limits: str = ""

    @property
    def sentence(self) -> str:
        """All of it in one breath, for the name of a button."""
        where = f"{self.who}, {self.period}, {self.months}" if self.months else f"{self.who}, {self.period}"
        said = f"{where}: {self.amount}"
        if self.rate:
            said += f", {self.rate}"
        return ". ".join([said, *(note.rstrip(".") for note in self.notes)]) + "."
