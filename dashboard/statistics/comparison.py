"""Change between two levels: strict, as published and raw, or a refusal with its reasons and what can be said instead.

percent = (last / first - 1) x 100, exact fractions throughout; limits are those of the exact ratio of two counts, less
one. Raw compares the totals as they are. As published takes areas that are missing at either end off both. Strict takes
off those that are there with a part of the period too.
Example: UK 2017/18 to 2024/25, 3,728 and 7,263, is +94.8 % raw, +99.3 % as published, +98.1 % strict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import combinations

from dashboard.statistics.comparison_guards import MAY_STAND, guards, small_base
from dashboard.statistics.comparison_model import (
    Alternative,
    Basis,
    Change,
    LeftOut,
    Level,
    Line,
    Reason,
    Refusal,
    Why,
    capital,
)
from dashboard.statistics.ratios import rate_ratio
from dashboard.statistics.words_for_numbers import half_up, percent, signed_percent, times_words
from etl.model.count import Count


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole answer: the two levels, earlier first, the three lines, and what to say where none can be given."""

    first: Level
    last: Level
    strict: Line
    published: Line
    raw: Line
    breaks: tuple[date, ...] = ()
    alternative: Alternative | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """Strict, as published, raw."""
        return self.strict, self.published, self.raw

    @property
    def lead(self) -> Change | None:
        """The line that leads: strict where there is one, else as published, else raw."""
        return next((line for line in self.lines if isinstance(line, Change)), None)

    @property
    def refused(self) -> tuple[Reason, ...]:
        """Why nothing can be said, gravest first; empty where any line stands."""
        if self.lead is not None:
            return ()
        return tuple(
            dict.fromkeys(reason for line in self.lines if isinstance(line, Refusal) for reason in line.reasons)
        )

    @property
    def sentence(self) -> str:
        """`Up 98% on the same forces and whole years; 99% as published, 95% raw.`, or the first reason."""
        changes = [line for line in self.lines if isinstance(line, Change)]
        if not changes:
            return self.refused[0].sentence
        lead, *rest = changes
        if lead.basis is Basis.STRICT and not any(change.left_out for change in changes):
            return f"{capital(lead.words)}."
        others = ", ".join(f"{_after(lead, change)} {change.basis.words}" for change in rest)
        said = f"{capital(lead.words)} {lead.basis.words}"
        return f"{said}; {others}." if others else f"{said}."

    def bases_of(self, printed: Fraction | float) -> tuple[Basis, ...]:
        """The lines that give a printed whole percent, after rounding half up."""
        changes = (line for line in self.lines if isinstance(line, Change))
        return tuple(line.basis for line in changes if half_up(line.low) <= half_up(printed) <= half_up(line.high))

    def reproduction(self, printed: Fraction | float) -> str:
        """Whether a printed percent can be reproduced, in one sentence.

        Example: `+84% cannot be reproduced: the figures give up 76% on the same forces and whole years, …`.
        """
        found = self.bases_of(printed)
        if found:
            return f"{signed_percent(printed)} is the change {' and '.join(basis.words for basis in found)}."
        given = [f"{line.words} {line.basis.words}" for line in self.lines if isinstance(line, Change)]
        return f"{signed_percent(printed)} cannot be reproduced: the figures give {', '.join(given) or 'no change'}."


def compare(one: Level, other: Level, *, breaks: Sequence[date] = (), others: Sequence[Level] = ()) -> Comparison:
    """Compare two levels, in whatever order they come.

    `breaks` are the days on which the class of the offence took in or lost another; `others` are further levels of the
    same thing, among which an alternative is looked for where nothing can be said of these two.
    """
    first, last = sorted((one, other), key=lambda level: level.period)
    found = _lines(first, last, tuple(breaks))
    return found if found.lead is not None else replace(found, alternative=_alternative(first, last, found, others))


def _lines(first: Level, last: Level, breaks: tuple[date, ...]) -> Comparison:
    reasons = guards(first, last, breaks)
    strict, published, raw = (Refusal(basis, reasons) if reasons else _line(first, last, basis) for basis in Basis)
    return Comparison(first, last, strict, published, raw, breaks)


def _line(first: Level, last: Level, basis: Basis) -> Line:
    """One line; both levels have passed the guards."""
    out, reasons = _left_out(first, last, basis)
    if reasons:
        return Refusal(basis, reasons)
    try:
        before, after = (_without(level.count, held) for level, held in _held(first, last, out))
    except ValueError as why:
        return Refusal(basis, (Reason(Why.PARTS_EXCEED, f"The members do not fit their total: {why}."),))
    if reasons := tuple(small_base(before, first)):
        return Refusal(basis, reasons)
    (low_before, high_before), (low_after, high_after) = _ends(before), _ends(after)
    low, high = (Fraction(low_after, high_before) - 1) * 100, (Fraction(high_after, low_before) - 1) * 100
    limits = rate_ratio(low_after, 1, low_before, 1).change_limits if before.is_exact and after.is_exact else None
    return Change(basis, before, after, low, high, out, limits)


def _left_out(first: Level, last: Level, basis: Basis) -> tuple[tuple[LeftOut, ...], tuple[Reason, ...]]:
    """The areas that this basis takes off both ends, or why it cannot."""
    if basis is Basis.RAW:
        return (), ()
    reasons = [*_not_named(first), *_not_named(last)]
    out: list[LeftOut] = []
    for code, why in _reasons_out(first, last, basis).items():
        named = first.member(code) or last.member(code)
        name = named.name if named else code
        held = [_of_member(level, code) for level in (first, last)]
        for level, count in zip((first, last), held, strict=True):
            if count is None:
                sentence = f"{name} has no known figure for {level.period.label}, so it cannot be taken off both ends."
                reasons.append(Reason(Why.MEMBER_UNKNOWN, sentence))
        out.append(LeftOut(code, name, why, held[0] or Count.exact(0), held[1] or Count.exact(0)))
    return tuple(out), tuple(reasons)


def _reasons_out(first: Level, last: Level, basis: Basis) -> dict[str, str]:
    """Code of each area to take off, and why, those that are missing first."""
    reasons: dict[str, list[str]] = {}
    for level in (first, last):
        for code in level.missing:
            reasons.setdefault(code, []).append(f"no figure for {level.period.label}")
    if basis is Basis.STRICT:
        for level in (first, last):
            for code in level.partial:
                reasons.setdefault(code, []).append(f"a part of {level.period.label} only")
    return {code: "; ".join(dict.fromkeys(words)) for code, words in reasons.items()}


def _not_named(level: Level) -> Iterable[Reason]:
    if not level.coverage_known:
        yield Reason(Why.COVERAGE_UNKNOWN, f"Nobody says which forces are in the total of {level.period.label}.")
    elif level.unnamed:
        few = "One force is" if level.unnamed == 1 else f"{level.unnamed} forces are"
        yield Reason(Why.COVERAGE_UNKNOWN, f"{few} missing from the total of {level.period.label} and not named.")


def _of_member(level: Level, code: str) -> Count | None:
    """What a level holds for an area: 0 where it is not in it, None where that is not known or open above."""
    if code in level.missing:
        return Count.exact(0)
    member = level.member(code)
    return None if member is None or member.held is None or member.held.highest is None else member.held


def _held(first: Level, last: Level, out: Sequence[LeftOut]) -> tuple[tuple[Level, list[Count]], ...]:
    return (first, [row.first for row in out]), (last, [row.last for row in out])


def _without(total: Count, held: Iterable[Count]) -> Count:
    for part in held:
        total = total.minus(part)
    return total


def _ends(count: Count) -> tuple[int, int]:
    """Both ends of a whole count; the guards have seen that it has them."""
    if not isinstance(count.lowest, int) or not isinstance(count.highest, int):
        raise TypeError(f"a change needs whole counts with a highest value, not {count.text}")
    return count.lowest, count.highest


def _alternative(first: Level, last: Level, found: Comparison, others: Sequence[Level]) -> Alternative:
    """Both counts where only the base is small, else the nearest pair that strict carries, else each alone."""
    if all(reason.kind is Why.SMALL_BASE for reason in found.refused):
        earlier = f"{first.number} {_when(first)}"
        return Alternative(f"{last.who} recorded {last.counted} {_when(last)}, against {earlier}.")
    levels = sorted({first, *others, last}, key=lambda level: level.period)

    def distance(pair: tuple[Level, Level]) -> Fraction:
        ends = (pair[0].period.start_position - first.period.start_position, pair[1].period.end_position)
        return abs(ends[0]) + abs(ends[1] - last.period.end_position)

    for pair in sorted(combinations(levels, 2), key=distance):
        strict = _lines(*pair, found.breaks).strict
        if isinstance(strict, Change):
            return Alternative(_said(*pair, strict), *pair, strict)
    return Alternative(" ".join(_alone(level) for level in (first, last) if not level.count.is_missing))


def _said(first: Level, last: Level, change: Change) -> str:
    """`Dyfed-Powys recorded 82 offences in 2024/25, double the 41 of 2018/19.`"""
    said = f"{last.who} recorded {last.counted} {_when(last)}"
    if change.left_out:
        return f"{said}, {change.words} {change.basis.words} since {first.period.label}."
    double = change.times is not None and times_words(change.times) == "doubled"
    return f"{said}, {'double' if double else f'{change.words} on'} the {first.number} of {first.period.label}."


def _alone(level: Level) -> str:
    said = f"{level.who} recorded {level.counted} {_when(level)}"
    if not level.whole:
        return f"{said}, which is a part only."
    return f"{said}." if level.standing in MAY_STAND else f"{said} ({level.standing.value})."


def _when(level: Level) -> str:
    """`in 2017/18`, `from April to December 2025`."""
    label = level.period.label
    return f"from {label}" if " to " in label else f"in {label}"


def _after(lead: Change, change: Change) -> str:
    """How a further line is said after the lead: `99%` after `up 98%`, `down 2%` after it."""
    same = change.percent is not None and lead.percent is not None and (change.low > 0) == (lead.low > 0)
    return percent(abs(change.low)) if same and change.low else change.words
