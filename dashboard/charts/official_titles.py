"""The sentences of the panel of an official class: its title, the words at the break, of the tie, under the panel."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.official_inputs import ClassArea, ClassTied, ClassWords, Latest
from dashboard.charts.phrases import all_of, amount, capital, in_words, printed_on
from dashboard.charts.titles import MOST_WORDS
from dashboard.statistics.words_for_numbers import number
from dashboard.words import counted
from etl.model.count import Count, Number
from etl.model.observation import Unit
from etl.model.period import day_label


def official_title(area: ClassArea, latest: Latest | None = None) -> str:
    """What the class says beside the figure above it, or in its last whole year.

    `The class holds 126 offences in Cumbria over the 39 months of the 118`; `The wider class in Essex: 331 offences in
    2024/25`; `The wider class: 7,560 offences in England and Wales in the year to December 2025`.
    """
    where = area.place.in_text
    if latest is not None:
        day = printed_on(f"{latest.period.last.year}-{latest.period.last.month:02d}")
        return f"The wider class: {number(latest.value)} offences in {where} in the year to {day}"
    tied = next((tied for tied in area.ties if tied.part is not None and tied.tie.value is not None), None)
    if tied is not None and tied.tie.value is not None and tied.part is not None:
        held = amount(Count.exact(tied.tie.value), Unit.OFFENCE)
        return _within(
            f"The class holds {held} in {where} over the {tied.months} of the {number(tied.part)}",
            f"The class in {where}: {held} over {tied.months}",
            f"{area.place.name}: {held} over {tied.months}",
        )
    whole = [block for block in area.blocks if block.joined and not block.unfinished and block.period.is_financial_year]
    block = whole[-1] if whole else area.blocks[-1]
    held = amount(Count.exact(block.value), Unit.OFFENCE)
    return _within(
        f"The wider class in {where}: {held} {in_words(block.period)}",
        f"The class in {where}: {held}, {block.period.label}",
        f"{area.place.name}: {held}, {block.period.label}",
    )


def _within(*forms: str) -> str:
    """The first of the forms that is no longer than a title may be, else the last."""
    return next((form for form in forms if len(form.split()) <= MOST_WORDS), forms[-1])


def break_words(words: ClassWords) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Left and right of the break, the longest first."""
    day = day_label(words.joins)
    return (
        (f"before: {words.alone} only", f"{words.alone} only", "before"),
        (
            f"{words.part_id} joins the class, {day} (nothing is compared across)",
            f"{words.part_id} joins the class, {day}",
            f"{words.part_id} joins, {day}",
            f"{words.part_id} joins",
        ),
    )


def tie_words(tied: ClassTied, words: ClassWords) -> tuple[str, ...]:
    """The longest first; what cannot be summed says so."""
    class_value = "not known" if tied.tie.value is None else number(tied.tie.value)
    part = "in part" if tied.part is None else number(tied.part)
    short = f"class {class_value} · {words.part_id} {part}"
    return (f"{tied.months}: {short}", short)


def foot_words(pairs: Sequence[tuple[Number, Number]], doubtful: Sequence[tuple[Number, Number]] = ()) -> str:
    """How figures of the part stand to the class of the same days. Pairs are (part, class) of years with an exact
    figure.

    `Within its class in 5 of 7 years; 63 and 98 stand above it (62 and 93)`. `doubtful` are the years in doubt.
    """
    above = [(part, whole) for part, whole in pairs if part > whole]
    said = [f"Within its class in {len(pairs) - len(above)} of {counted(len(pairs), 'year', 'years')}"] if pairs else []
    if above:
        said.append(f"{_all(above, 0)} {'stands' if len(above) == 1 else 'stand'} above it ({_all(above, 1)})")
    if doubtful:
        said.append(f"{_all(doubtful, 0)} {'is' if len(doubtful) == 1 else 'are'} in doubt ({_all(doubtful, 1)})")
    return f"{capital('; '.join(said))}." if said else ""


def _all(pairs: Sequence[tuple[Number, Number]], place: int) -> str:
    return all_of([number(pair[place]) for pair in pairs])
