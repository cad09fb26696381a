"""The sentences of a chart of spans: title, subtitle, summaries, coverage, note, text alternative. Pure functions.

A title is at most fifteen words, says what the chart shows, and is true alone: nothing rests on a figure in doubt, and
*the most* is said only of years that are all given and whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.charts.marks import Block, Lane, Look, Panel
from dashboard.charts.members import NameOf, is_partly, without
from dashboard.charts.naming import Place
from dashboard.charts.phrases import all_of, amount, capital, in_words, months_words, nouns, span_words
from dashboard.charts.saying import Line
from dashboard.charts.span_labels import block_label
from dashboard.statistics.laid import Kind, Laid, Reason, Series
from dashboard.statistics.words_for_numbers import number
from dashboard.words import counted, spelled
from etl.model.period import Period

MOST_WORDS = 15
_SAYABLE = ((Kind.EXACT,), (Kind.BETWEEN, Kind.OPEN, Kind.AT_LEAST, Kind.PART), (Kind.CONFLICT,), (Kind.TWO_SPANS,))
"""Kinds that a title may say, the best first. Nothing rests on a figure in doubt or on one that is cut."""
READING = "Each block is as wide as its period and as high as its offences a month; its area is the count."


def headline(series: Series) -> Laid | None:
    """The block that the title speaks of: the last exact one, else the last of the next best kind."""
    for kinds in _SAYABLE:
        if found := [block for block in series.laid if block.kind in kinds]:
            return found[-1]
    return None


def title_of(series: Series, place: Place) -> str:
    """What one area's figures say: `Cumbria recorded 118 offences from April 2017 to June 2020`."""
    block = headline(series)
    if block is None:
        return _nothing(series, place)
    if block.kind is Kind.TWO_SPANS and len(block.places) > 1:
        several = " or ".join(f"in {months_words(span)}" for span in reversed(block.places))
        return f"{place.who} recorded {amount(block.count, block.row.unit)}, {several}"
    said = f"{place.who} recorded {_amount(block)} {in_words(block.period)}"
    if is_highest(block, series):
        longer = f"{said}, the most in the {spelled(len(series.laid))} years given"
        said = longer if len(longer.split()) <= MOST_WORDS else said
    if len(said.split()) > MOST_WORDS:
        return capital(f"{_amount(block)} recorded in {place.in_text}, {block.period.label}")
    return said


def _amount(block: Laid) -> str:
    """The number of a title with its noun: words as printed where they are few, both figures of a conflict."""
    words = block_label(block)
    if block.kind is Kind.CONFLICT or words.startswith("“"):
        return f"{words} {nouns(block.row.unit)[1]}"
    return amount(block.count, block.row.unit)


def is_highest(block: Laid, series: Series) -> bool:
    """Whether a year is above every other of three years or more that are all exact: else *the most* is not said."""
    years = [other for other in series.laid if other.period.is_financial_year and other.kind is Kind.EXACT]
    if len(years) < 3 or len(years) != len(series.laid) or block not in years:
        return False
    return all((block.count.value or 0) > (other.count.value or 0) for other in years if other is not block)


def _nothing(series: Series, place: Place) -> str:
    """The title where no figure may be said."""
    when = in_words(series.span)
    reasons = {gap.reason for gap in series.gaps}
    if series.laid:
        cut = next((block for block in series.laid if block.kind is Kind.CUT), None)
        if cut is not None and cut.count.highest is not None:
            return f"The {number(cut.count.highest)} for {place.in_text} covers {cut.row.period.label}, more than asked"
        return f"Every figure known for {place.in_text} {when} is in doubt"
    if reasons == {Reason.REFUSED}:
        return f"{place.name} refused to give figures {_for(series.span)}"
    if reasons and reasons <= {Reason.NO_RETURN, Reason.NOT_PROVIDED, Reason.NOT_APPLICABLE}:
        return f"{place.name} gave no figure {_for(series.span)}; the reason is not known"
    said = f"No figure is known for {place.in_text}"
    return f"{said} {when}" if len(f"{said} {when}".split()) <= MOST_WORDS else said


def _for(period: Period) -> str:
    return f"for {period.label}"


def multiples_title(charts: Sequence[Series], noun: str) -> str:
    """How many of many areas gave their highest figure for the last year they share, or only what is shown.

    An area whose figures are in doubt as high as that does not count among them.
    """
    several = capital(spelled(len(charts)))
    lasts = [block for series in charts if (block := highest(series)) is not None]
    periods = [block.period for block in lasts if block.period.is_financial_year]
    if periods:
        last = max(periods)
        many = periods.count(last)
        if many * 2 > len(charts):
            these = spelled(len(charts))
            return f"{capital(spelled(many))} of these {these} {noun} gave their highest figure for {last.label}"
    return f"{several} {noun} on one scale, {span_words(charts[0].span)}"


def highest(series: Series) -> Laid | None:
    """The exact year above all other exact years, unless a figure that is not firm may be as high."""
    years = [block for block in series.laid if block.kind is Kind.EXACT and block.period.is_financial_year]
    if len(years) < 2:
        return None
    best = max(years, key=lambda block: block.count.value or 0)
    rest = [block for block in series.laid if block is not best and block.kind is not Kind.IN_DOUBT]
    ceiling = [block.count.highest or block.count.lowest or 0 for block in rest]
    return best if all((best.count.value or 0) > value for value in ceiling) else None


def growth_title(words: str | None, change: str, first: Period, last: Period, place: Place) -> str:
    """The title over a growth on the same areas: `words` (*almost doubled*) where the figures carry them, else the
    change. One force is the same force anyway.

    Example: `Recorded offences in the UK almost doubled where the same forces answered, 2017/18 to 2024/25`.
    """
    same = "" if place.is_force else " where the same forces answered"
    moved = f"{words or _moved(change)}{same}, {first.label} to {last.label}"
    said = f"Recorded offences in {place.in_text} {moved}"
    return said if len(said.split()) <= MOST_WORDS else capital(f"{place.in_text}: offences {moved}")


def _moved(change: str) -> str:
    if change.startswith("+"):
        return f"rose by {change[1:]}"
    return f"fell by {change[1:]}" if change.startswith("−") else "did not change"


def subtitle_of(offence: str, places: Sequence[Place], *, limits: bool) -> str:
    """Measure, the other areas, how to read it."""
    beside = f", beside {all_of([place.in_text for place in places[1:]])}" if 1 < len(places) < 5 else ""
    bars = " Bars are 95% limits." if limits else ""
    return f"{capital(offence)}, recorded by police{beside}. {READING}{bars}"


def areas_noun(places: Sequence[Place]) -> str:
    """`forces` where each of them is one, else `areas`."""
    return "forces" if all(place.is_force for place in places) else "areas"


def multiples_subtitle(offence: str, many: int, noun: str) -> str:
    """Measure, how many areas, why they stand apart, what is dark."""
    return (
        f"{capital(offence)}, recorded by police: {spelled(many)} {noun}, one scale. Over four the chart splits "
        "so that each has its own line to stand on. Dark is the highest of the years given, where it can be told."
    )


def summary_of(series: Series) -> str:
    """What one area has, at the right of its name: `six years given, two of them in doubt, one missing`."""
    if not series.laid:
        return "no figure"
    if len(series.laid) == 1 and not series.laid[0].period.is_financial_year:
        return _one_figure(series)
    years = [block for block in series.laid if block.period.is_financial_year]
    if len(years) < len(series.laid):
        return f"{counted(len(series.laid), 'figure', 'figures')} for {_covered(series)}"
    said = f"{spelled(len(years))} {'year' if len(years) == 1 else 'years'} given"
    doubt = sum(block.kind is Kind.IN_DOUBT for block in years)
    if doubt:
        said += f", {spelled(doubt)} of them in doubt"
    lacking = sum(len(list(gap.period.financial_years())) for gap in series.gaps)
    if lacking:
        return f"{said}, {spelled(lacking)} missing"
    all_given = said.replace(" given", ", all given") if not doubt else said
    return all_given if not series.gaps else said


def _one_figure(series: Series) -> str:
    block = series.laid[0]
    said = f"one figure for {months_words(block.period)}"
    before = any(gap.period.last < block.period.first for gap in series.gaps)
    after = any(gap.period.first > block.period.last for gap in series.gaps)
    if before and after:
        return f"{said}; nothing before or after"
    return f"{said}; nothing {'before' if before else 'after'}" if before or after else said


def _covered(series: Series) -> str:
    return f"{series.months_covered} of {counted(int(series.span.months), 'month', 'months')}"


def coverage_line(
    charts: Sequence[Series], places: Sequence[Place], extra: str = "", name_of: NameOf | None = None
) -> Line:
    """Who is in and how many months: `3 of 3 forces have a figure; of 84 months, Cumbria 39, Surrey 84, Gwent 72.`

    For a single total also which forces are not in it, by `name_of` their codes.
    """
    months = counted(int(charts[0].span.months), "month", "months")
    if len(charts) == 1:
        said = f"{charts[0].months_covered} of {months}.{_members(charts[0], name_of)}"
    else:
        having = sum(bool(series.laid) for series in charts)
        each = ", ".join(f"{place.name} {series.months_covered}" for series, place in zip(charts, places, strict=True))
        said = f"{having} of {len(charts)} {areas_noun(places)} have a figure; of {months}, {each}."
    return Line("Coverage", (f"{said} {extra}".strip(),))


def _members(series: Series, name_of: NameOf | None) -> str:
    """`Without Hampshire: 2021/22`, year by year, where totals lack forces."""
    lacking = [(block.period.label, without(block.row, name_of)) for block in series.laid]
    said = [f"{label} {words}" for label, words in lacking if words]
    partly = [block.period.label for block in series.laid if is_partly(block.row)]
    found = f" Not all forces are in it: {'; '.join(said)}." if said else ""
    return f"{found} In part: {all_of(partly)}." if partly else found


_NOTES: dict[Look, str] = {
    Look.AT_LEAST: "Broken teeth: at least; the true figure is this or more.",
    Look.WORDS: "Quotation marks: printed in words; solid to the lowest value they may mean, dots to the highest.",
    Look.SUPPRESSED: "Suppressed small numbers: solid to the lowest value, dots to the highest.",
    Look.IN_DOUBT: "Ruled, corner turned down: in doubt; nothing rests on it.",
    Look.PART: "Striped: part of the year, which part is not known; as high as it would be in each place.",
    Look.CONFLICT: "Hatched: two figures and no decision; solid to the lower.",
    Look.TWO_SPANS: "Hatched: one figure printed for two spans; the pieces are equal and one of them is wrong.",
    Look.DERIVED: "Dotted outline: worked out [e].",
    Look.CUT: "Hatched, broken outline: the figure reaches beyond the days asked.",
}
_LANES: dict[Lane, str] = {
    Lane.REFUSED: "R: refused.",
    Lane.NO_FIGURE: "N: no figure, reason not known.",
    Lane.NOT_HELD: "H: not held.",
    Lane.NOT_SEEN: "U: answered, the answer not seen.",
    Lane.NOT_KNOWN: "Dots: no figure known.",
    Lane.NOT_ASKED: "–: not asked.",
    Lane.NO_RATE: "Outline under the line: counted, and no rate.",
}


def note_line(panels: Sequence[Panel], extra: Sequence[str] = ()) -> Line | None:
    """The marks used, in words, what is missing last; None where every figure is plain."""
    blocks = [block for panel in panels for block in panel.blocks]
    lanes = {missing.lane for panel in panels for missing in panel.lane}
    looks = {block.look for block in blocks}
    said = [words for look, words in _NOTES.items() if look in looks]
    if any(block.first_print is not None for block in blocks):
        said.append("[r] restated: the broken line is the first print.")
    said += [words for lane, words in _LANES.items() if lane in lanes]
    said += extra
    return Line("Note", (" ".join(said),)) if said else None


def alt_of(unit: str, span: Period, panels: Sequence[Panel]) -> str:
    """The text alternative, one sentence: what is drawn, each area's first and last number, what is missing."""
    said = "; ".join(_alt_panel(panel) for panel in panels)
    return f"Chart of blocks, {unit[:1].lower()}{unit[1:]}, {span_words(span)}. {said}; the table follows"


def _alt_panel(panel: Panel) -> str:
    blocks: Sequence[Block] = panel.blocks
    if not blocks:
        return f"{panel.name}: no figure"
    said = f"{panel.name}: {counted(len(blocks), 'figure', 'figures')}, {_alt_block(blocks[0])}"
    if len(blocks) > 1:
        said += f" to {_alt_block(blocks[-1])}"
    doubt = sum(block.look is Look.IN_DOUBT for block in blocks)
    lacking = len(panel.lane)
    said += f", {spelled(doubt)} in doubt" if doubt else ""
    return f"{said}, {spelled(lacking)} {'span' if lacking == 1 else 'spans'} without a figure" if lacking else said


def _alt_block(block: Block) -> str:
    return f"{block.words.amount} {in_words(block.period)}"
