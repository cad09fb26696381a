"""The question of Explore as a sentence of pickers: native fields whose names are the keys of the query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import htpy as h

from dashboard import addresses
from dashboard.components.buttons import submit_button
from dashboard.components.fields import month_field
from dashboard.components.layout import question_form
from dashboard.components.pickers import Group, Option, one_of, picker, question, several_of
from dashboard.names import Names
from dashboard.records import AreaChoice
from dashboard.records import Choice as Listed
from dashboard.selection import Selection, Show, Step
from dashboard.wording import area_words, offence_words
from etl.model.period import Period, month_label

OTHERS = "Other areas"
FORCES = ("territorial",)
"""The kind of an area that stands under its region in the list."""
_MEASURES = {
    None: "counts",
    Show.COUNT: "counts",
    Show.RATE: "rates per 10,000 children",
    Show.SHARE: "shares by platform",
}
_STEPS = {Step.YEAR: "year by year", Step.QUARTER: "quarter by quarter", Step.SPAN: "in the longest periods given"}


def question_of(
    selection: Selection,
    names: Names,
    areas: Sequence[AreaChoice],
    offences: Sequence[Listed],
    span: Period,
    known: Period,
    *switches: h.Node,
) -> h.Renderable:
    """The form whose fields are the Selection. `span` are the days shown, `known` those of which anything is known.

    `switches` stand under the question and are fields of the same form.
    """
    return question_form(
        addresses.EXPLORE,
        question(
            f"Show {_MEASURES[selection.show]} of ",
            _offence_picker(selection, names, offences),
            " in ",
            _area_picker(selection, names, areas),
            " from ",
            _span_picker(selection, span, known),
            ", ",
            _step_picker(selection),
            ".",
        ),
        *switches,
    )


def _area_picker(selection: Selection, names: Names, areas: Sequence[AreaChoice]) -> h.Renderable:
    groups = list(_groups(selection, names, areas))
    hint = "At the right: the years each has a figure for."
    body = several_of("area", groups, find="Force, place or old name", one="area", many="areas", hint=hint)
    return picker("area", area_words(selection, names), "Which areas?", body)


def _groups(selection: Selection, names: Names, areas: Sequence[AreaChoice]) -> Iterator[Group]:
    """Forces under their regions, then every other area that has a figure."""
    places: dict[str, list[str]] = {}
    for word, codes in names.places.items():
        for code in codes:
            places.setdefault(code, []).append(word)
    titles: dict[str, list[Option]] = {}
    others = []
    for area in areas:
        option = Option(
            area.code,
            area.short_name,
            area.has,
            area.code in selection.areas,
            " ".join([area.name, *area.aliases, *places.get(area.code, [])]).lower(),
            faint=not area.figures,
        )
        if area.kind in FORCES:
            region = names.areas.get(area.region_code)
            titles.setdefault(region.short_name if region else area.nation, []).append(option)
        elif area.figures or area.code in selection.areas:
            others.append(option)
    for title, options in titles.items():
        yield Group(title, sorted(options, key=lambda option: option.name))
    yield Group(OTHERS, others)


def _offence_picker(selection: Selection, names: Names, offences: Sequence[Listed]) -> h.Renderable:
    own = [Option("", "The offence of each area", "71/17, or the like offence of its law", not selection.offences)]
    options = [
        Option(offence.key, offence.name, offence.has, offence.key in selection.offences)
        for offence in offences
        if offence.figures or offence.key in selection.offences
    ]
    return picker("offence", offence_words(selection, names), "Which offence?", one_of("offence", [*own, *options]))


def _step_picker(selection: Selection) -> h.Renderable:
    options = [
        Option(step.value, words, chosen=step is selection.step, default=step is Step.YEAR)
        for step, words in _STEPS.items()
    ]
    return picker("step", _STEPS[selection.step], "In which steps?", one_of("step", options))


def _span_picker(selection: Selection, span: Period, known: Period) -> h.Renderable:
    """Two months; an empty one leaves that end open."""
    ends = (f"{known.first:%Y-%m}", f"{known.last:%Y-%m}")
    given = dict(selection.parts)
    body = h.div(".month-fields", data_wait=True)[
        month_field("from", "First month", given.get("from", ""), first=ends[0], last=ends[1]),
        month_field("to", "Last month", given.get("to", ""), first=ends[0], last=ends[1]),
        h.p(".source")[f"Figures are known from {month_label(known.first)} to {month_label(known.last)}."],
        submit_button("Show these months"),
    ]
    shown = f"{month_label(span.first)} to {month_label(span.last)}"
    return picker("span", shown, "Which months?", body)
