"""The head of an area's page: the last word on its figures as the title, in a banner, and in what is known of it."""

from __future__ import annotations

from collections.abc import Iterator

import htpy as h

from dashboard import addresses
from dashboard.charts.phrases import amount, capital, in_words, months_words, printed_on
from dashboard.components.chips import cell_chip, number
from dashboard.pages.coverage_table import sign
from dashboard.pages.force_found import Found
from dashboard.row import Returned
from dashboard.statistics.answering import Answering
from dashboard.statistics.coverage_states import Run, State
from dashboard.statistics.laid import Laid
from dashboard.statistics.percents import a_month
from dashboard.statistics.rates import poisson_limits
from dashboard.statistics.ties import part_tie
from dashboard.statistics.words_for_numbers import number as figure

_GIVEN = (Answering.IN_PART, Answering.WHOLE)


def title_of(found: Found) -> str:
    """The last word on the figures of a force; of any other area what its chart says."""
    kind, run = found.word
    if not found.place.is_force or kind in _GIVEN:
        return found.trend.title
    who = found.place.name
    if run is None:
        return f"No return of {who} is in the register, and no figure of its own is known"
    years = years_of(run)
    return {
        Answering.SILENT: f"{who} gave no figure for {years}; the reason is not known",
        Answering.NOT_SEEN: f"{who} answered for {years}; the answer has not been seen",
        Answering.NOT_HELD: f"{who} said that it holds no figure for {years}",
        Answering.REFUSED: f"{who} refused to answer for {years}{_under(run)}",
    }[kind]


def _under(run: Run) -> str:
    cited = next((one.exemption for one in _asked(run) if one.exemption), "")
    return f", under {section_words(cited)}" if cited else ""


def section_words(cited: str) -> str:
    """`section 12(1)` of `s.12(1)`."""
    return f"section {cited.removeprefix('s.')}" if cited.startswith("s.") else cited


def years_of(run: Run) -> str:
    """`2022/23`, `2017/18 to 2021/22`: the years of a run, or the days that its reason is about."""
    gap = run.first.gap
    if gap is not None and gap.returns:
        return gap.returns[0].period.label
    first, last = run.states[0].year.label, run.states[-1].year.label
    return first if first == last else f"{first} to {last}"


def _asked(run: Run) -> tuple[Returned, ...]:
    return run.first.gap.returns if run.first.gap else ()


def lead(found: Found) -> list[h.Node]:
    """What is known of the offence, and of the class, in two or three sentences; its number opens its cell."""
    kind = found.word.kind
    last = max(found.series.laid, key=lambda laid: laid.period.last, default=None)
    return [sentence for sentence in (*_own(found, kind, last), _class(found, last)) if sentence]


def _own(found: Found, kind: Answering, last: Laid | None) -> Iterator[h.Node]:
    if last is None:
        yield (
            "Whether it was asked is not known; its offences may be in a wider total. "
            if (kind is Answering.NEVER)
            else "No figure of its own is known. "
        )
        return
    if kind in _GIVEN or not found.place.is_force:
        months = found.series.months_covered
        yield from _a_month(last)
        yield f"{figure(months)} of {int(found.series.span.months)} months are covered by a figure of its own. "
        return
    yield ["Its last figure here is ", _number(last), f" {in_words(last.period)}. "]
    yield "This is not a zero. " if kind is Answering.SILENT else ""
    yield f"Of {found.offence} nothing since can be said. "


def _a_month(last: Laid) -> Iterator[h.Node]:
    """A month's number of a count over other than twelve months, with its limits: there the count alone misleads."""
    value = last.count.value
    if value is None or last.period.is_financial_year or value != int(value):
        return
    limits = poisson_limits(int(value))
    each, low, high = (figure(a_month(end, last.period), 1) for end in (value, limits.low, limits.high))
    yield [
        "The ",
        _number(last),
        f" are {each} a month over {months_words(last.period)} (95% limits {low} to {high}). ",
    ]


def _number(laid: Laid) -> h.Node:
    row = laid.everything[0]
    return number(amount(laid.count, row.unit), addresses.cell(row.observation_id))


def _class(found: Found, last: Laid | None) -> str:
    year = found.year
    if year is None:
        return ""
    tied = part_tie(found.series, found.stored, found.bodies) if last is not None else None
    if found.word.kind in _GIVEN and tied is not None and tied.part is not None and tied.tie.value is not None:
        return f"All of its class, 88A, holds {figure(tied.tie.value)} in the same months."
    return f"Its class, 88A, is official and complete: {figure(year.value)} offences in {year.period.label}."


def source(found: Found) -> h.Node:
    """Whom and where its newest figure is from."""
    last = max(found.series.laid, key=lambda laid: laid.period.last, default=None)
    if last is None:
        return None
    row = last.everything[0]
    who = f"Compiled by {row.compiled_by}" if row.compiled_by != "the force" else "The force’s own answer"
    when = f", printed {printed_on(row.published)}" if row.published else ""
    return h.p(".source")[f"{who}{when}. ", cell_chip(row.chip, addresses.cell(row.observation_id))]


def banner(found: Found) -> h.Node:
    """The last word with its letter: refused, not seen, nothing given, never heard of; or what was given in part."""
    if not found.place.is_force:
        return None
    kind, run = found.word
    if run is None:
        return _banner(kind, State.TOTAL, "No return in the register", _never(found))
    if kind not in _GIVEN:
        asked = _asked(run)
        return _banner(kind, run.first.state, _heading(run), [_told(one) for one in asked] or _silence(run))
    partly = [one for one in found.returns if one.status == "part answered" and one.offence == found.offence]
    if not partly:
        return None
    one = partly[-1]
    heading = f"Answered in part for {one.period.label}"
    said = f"{heading}: {section_words(one.exemption)}, {one.exemption_words.lower()}" if one.exemption else heading
    return _banner(kind, State.PART, said, [_told(one)])


def _banner(kind: Answering, state: State, heading: str, words: h.Node) -> h.Renderable:
    return h.div(class_=["last-word", kind.value])[sign(state), h.div[h.h2[heading], words]]


def _heading(run: Run) -> str:
    for one in _asked(run):
        if one.exemption:
            return f"{capital(one.status)}: {section_words(one.exemption)}, {one.exemption_words.lower()}"
        return f"{capital(one.status)}, {one.period.label}"
    return f"No figure for {years_of(run)}; the reason is not known"


def _told(one: Returned) -> h.Renderable:
    """What was asked, when it was answered, what the register adds; the return, and the page of who published it."""
    asked = f"Asked for {one.offence}, {one.period.label}. "
    reference = f"Reference {one.reference}. " if one.reference else ""
    published = f"Published {printed_on(one.published)}. " if one.published else ""
    note = f"{capital(one.note).rstrip('.')}." if one.note else ""
    return h.p[
        asked,
        reference,
        published,
        note,
        " ",
        h.a(href=addresses.returned(one.return_id))["The return"],
        one.url and [" · ", h.a(href=one.url, rel="noreferrer")["Read the answer"]],
    ]


def _silence(run: Run) -> h.Renderable:
    note = next((one.note for one in run.states if one.note), "")
    return h.p[
        f"{capital(note)}. " if note else None,
        "This is not a zero. ",
        h.a(href=addresses.COVERAGE)["What every force gave"],
    ]


def _never(found: Found) -> h.Renderable:
    return h.p[
        f"Whether {found.place.name} was asked is not known: nothing here says so. It may be in a wider total at most; "
        "that is not a zero. ",
        h.a(href=addresses.COVERAGE)["What every force gave"],
        " · ",
        h.a(href=addresses.RETURNS)["How others were asked, and what they answered"],
    ]


def links(ways: list[tuple[str, str]]) -> h.Renderable:
    """The sections that the page has, in their order: identifier and words."""
    return h.nav(".section-links", aria_label="Sections of this page")[
        [h.a(href=f"#{name}")[words] for name, words in ways]
    ]
