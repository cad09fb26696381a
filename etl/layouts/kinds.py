"""What a label is asked: every kind of thing that it can be, with its meaning as that kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import lru_cache

from etl.extract.grid import Cell
from etl.layouts.mentions import areas_in
from etl.model.observation import Area, Unit
from etl.model.period import Period
from etl.words.clean import bare
from etl.words.labels import age_band, is_no_answer, outcome, part, part_of_line_above, sex, without_sign
from etl.words.measures import Measure, measure, unit_and_rest
from etl.words.numbers import Form, NumberReading, read_number
from etl.words.period_notes import REASON
from etl.words.periods import PeriodReading, has_time_words, read_period, readings_in
from etl.words.platforms import Means
from etl.words.sentences import numbered
from etl.words.signs import Signed, behind, stuck
from etl.words.vocabulary import Vocabulary

_YEAR = re.compile(r"(?:19[89]|20[0-4])\d")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ANY_YEAR = 2018
_CUT = re.compile(r"(?P<year>(?:19[89]|20[0-4])\d)\s?[/–-]\s?\d?")


class Kind(StrEnum):
    """What the labels along one side of a table are. The value is what messages call one of them."""

    PERIOD = "period"
    AREA = "force or area"
    MEANS = "platform or means"
    AGE = "age band"
    SEX = "sex"
    OUTCOME = "outcome"
    OFFENCE = "offence"
    CATEGORY = "category"
    MEASURE = "measure"
    NO_ANSWER = "what is no answer"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A label read as one kind. `narrowed` is what a bracket at its end adds, to be understood by itself.

    `measure` stands beside a period where the label says both (`Offences recorded in 2017/18`).
    """

    kind: Kind
    period: PeriodReading | None = None
    areas: tuple[Area, ...] = ()
    means: Means | None = None
    word: str = ""
    measure: Measure | None = None
    narrowed: str = ""
    is_inside: bool = False
    """Whether it is a part of what another label says (*of which …*), so that no sum has it."""


@dataclass
class Words:
    """The words of one return: its vocabulary, its day of publication and the span its register row gives.

    Each text is asked once; what was found is kept here and nowhere else.
    """

    vocabulary: Vocabulary
    published: date | None = None
    fence: Period | None = None
    notes: frozenset[str] = frozenset()
    """The signs of the notes that the return has: a digit stuck to a label is a sign where there is such a note."""
    _asked: dict[str, tuple[Meaning, ...]] = field(default_factory=dict)
    _periods: dict[str, PeriodReading] = field(default_factory=dict)
    _found: dict[str, tuple[PeriodReading, ...]] = field(default_factory=dict)
    _areas: dict[str, tuple[tuple[Area, ...], ...]] = field(default_factory=dict)
    _offences: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _forces: dict[str, frozenset[str]] = field(default_factory=dict)

    def ask(self, label: str) -> tuple[Meaning, ...]:
        """Everything that the whole label can be."""
        if label not in self._asked:
            self._asked[label] = tuple(self._meanings(label))
        return self._asked[label]

    def signed(self, label: str) -> Signed:
        """The label without the sign of a footnote that stands behind it, and the sign."""
        text = numbered(label).rest or label
        printed = behind(text)
        if printed.sign and (without_sign(text) != bare(text) or printed.sign in self.notes):
            return printed
        loose = stuck(text, self.notes)
        if loose.sign and (base := tuple(self._plain(loose.text))):
            here = tuple(self._plain(without_sign(text)))
            if not here or here == base:
                return loose
        return Signed(label, "")

    def period(self, label: str) -> PeriodReading:
        """What the whole label means as a period."""
        if label not in self._periods:
            self._periods[label] = read_period(without_sign(label), self.published)
        return self._periods[label]

    def periods_in(self, text: str) -> tuple[PeriodReading, ...]:
        """The periods that a longer text names, those that cannot be told among them."""
        if text not in self._found:
            self._found[text] = readings_in(numbered(text).rest or text, self.published)
        return self._found[text]

    def areas_in(self, text: str) -> tuple[tuple[Area, ...], ...]:
        """What each name of an area in a longer text can mean, in their order."""
        if text not in self._areas:
            self._areas[text] = areas_in(text, self.vocabulary.areas)
        return self._areas[text]

    def offences_in(self, text: str) -> tuple[str, ...]:
        """Identifiers of the offences that a longer text names, in their order."""
        if text not in self._offences:
            named = self.vocabulary.offences.mentioned(text)
            self._offences[text] = tuple(offence.id for offence in named)
        return self._offences[text]

    def forces(self, code: str) -> frozenset[str]:
        """Codes of the forces in an area."""
        if code not in self._forces:
            self._forces[code] = self.vocabulary.areas.forces(code)
        return self._forces[code]

    def is_label(self, text: str) -> bool:
        """Whether a text is a label of something known, and not only words of a time that cannot be told."""
        return any(
            meaning.kind is not Kind.PERIOD or (meaning.period is not None and bool(meaning.period.spans))
            for meaning in self.ask(text)
        )

    def _meanings(self, label: str) -> Iterator[Meaning]:
        label = numbered(label).rest or label
        found = tuple(self._plain(without_sign(label)))
        if not found and (signed := self.signed(label)).sign:
            found = tuple(self._plain(signed.text))
        if not found and is_no_answer(label):
            found = (Meaning(Kind.NO_ANSWER),)
        if found:
            yield from found
            return
        if counted := unit_and_rest(label):
            found = tuple(self._counted(*counted))
        if found:
            yield from found
            return
        if behind := part_of_line_above(label):
            yield from (replace(meaning, is_inside=True) for meaning in self._plain(without_sign(behind)))
            return
        parted = part(label)
        if parted.bracket and has_time_words(parted.bracket):
            for meaning in self._plain(parted.base):
                yield Meaning(
                    meaning.kind,
                    meaning.period,
                    meaning.areas,
                    meaning.means,
                    meaning.word,
                    meaning.measure,
                    parted.bracket,
                )
        elif _CUT.fullmatch(without_sign(label)) or has_time_words(label):
            yield Meaning(Kind.PERIOD, period=self._untold(label))

    def _counted(self, unit: Unit | None, rest: str) -> Iterator[Meaning]:
        """What is left of a label that says what is counted too: `Number of female victims`."""
        for meaning in self._plain(rest):
            if meaning.kind in (Kind.AGE, Kind.SEX, Kind.OUTCOME, Kind.MEANS):
                yield replace(meaning, measure=Measure(unit))

    def _untold(self, label: str) -> PeriodReading:
        """A label that speaks of a time and of more, so that it is no period by itself."""
        read = self.period(label)
        if not read.spans and not read.either:
            return read
        return PeriodReading((), "it says more than a period")

    def _plain(self, text: str) -> Iterator[Meaning]:
        measured = measure(text)
        period = self.period(text)
        if (period.spans or period.either) and (measured or _is_time(text)):
            yield Meaning(Kind.PERIOD, period=period, measure=measured)
        if areas := self.vocabulary.areas.find(text):
            yield Meaning(Kind.AREA, areas=areas, word=self.vocabulary.areas.code_in(text))
        if means := self.vocabulary.platforms.find(text):
            yield Meaning(Kind.MEANS, means=means)
        if band := age_band(text):
            yield Meaning(Kind.AGE, word=band)
        if said := sex(text):
            yield Meaning(Kind.SEX, word=said)
        if ended := outcome(text):
            yield Meaning(Kind.OUTCOME, word=ended)
        if not areas and (offences := self.vocabulary.offences.find(text)):
            yield Meaning(Kind.OFFENCE, word=offences[0].id)
        if measured:
            yield Meaning(Kind.MEASURE, measure=measured)


def _is_time(label: str) -> bool:
    """Whether every word of a label is one that a period may have about it: `Force A 2017/18` is more than a period."""
    return all(_goes_with_time(word) for word in _WORD.findall(label.casefold()))


@lru_cache(maxsize=4096)
def _goes_with_time(word: str) -> bool:
    return read_period(f"{word} {_ANY_YEAR}").reason != REASON["unknown words"].format(words=word)


class Tier(StrEnum):
    """How surely a cell holds a number: a YEAR or LIKELY cell may as well be a label."""

    NUMBER = "number"
    YEAR = "year"
    LIKELY = "likely"
    TEXT = "text"


def tier(cell: Cell) -> Tier:
    """What the cell looks like where it stands alone."""
    if cell.formula_without_result:
        return Tier.NUMBER
    reading = number_in(cell)
    if reading is None:
        return Tier.TEXT
    if _YEAR.fullmatch(cell.text.strip()):
        return Tier.YEAR
    if reading.form in (Form.PLAIN, Form.PARTS) or (reading.form is Form.SHARE and not isinstance(cell.value, str)):
        return Tier.NUMBER
    return Tier.LIKELY


def number_in(cell: Cell) -> NumberReading | None:
    """The number of a cell: its value where the sheet shows that value, else the text as shown.

    A format may show a star or a dash in place of a number; then that is what the sheet says. A format that shows
    fewer decimals hides a fraction, and the value is read.
    """
    if isinstance(cell.value, bool) or not isinstance(cell.value, int | float):
        return read_number(cell.text) if isinstance(cell.value, str) else None
    as_shown = read_number(cell.text)
    if as_shown is None or as_shown.form is not Form.PLAIN:
        return as_shown
    return as_shown if isinstance(cell.value, int) else read_number(format(cell.value, "f"))
