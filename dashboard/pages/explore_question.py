"""The question of Explore as a sentence of pickers: native fields whose names are the keys of the query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import htpy as h

from dashboard import addresses
from dashboard.components.layout import question_form
from dashboard.components.pickers import Group, Option, one_of, picker, question, several_of
from dashboard.names import Names
from dashboard.records import AreaChoice
from dashboard.records import Choice as Listed
from dashboard.selection import Selection, Show, Step
from dashboard.wholes import Forces
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
    forces: Forces,
    span: Period,
    *switches: h.Node,
) -> h.Renderable:
    """The form whose fields are the Selection. `span` are the days shown.

    `switches` stand under the question and are fields of the same form.
    """
    return question_form(
        addresses.EXPLORE,
        question(
            f"Show {_MEASURES[selection.show]} of ",
            _offence_picker(selection, names, offences),
            " in ",
            _area_picker(selection, names, areas, forces),
            " from ",
            _days(span),
            ", ",
            _step_picker(selection),
            ".",
        ),
        *switches,
    )


def _area_picker(selection: Selection, names: Names, areas: Sequence[AreaChoice], forces: Forces) -> h.Renderable:
    groups = list(_groups(selection, names, areas, forces))
    hint = "At the right: the years each has a figure for."
    body = several_of("area", groups, find="Force, place or old name", one="area", many="areas", hint=hint)
    return picker("area", area_words(selection, names), "Which areas?", body)


def _groups(selection: Selection, names: Names, areas: Sequence[AreaChoice], forces: Forces) -> Iterator[Group]:
    """Forces under their regions, each region with the totals of its forces first; then every other area."""
    titles: dict[str, list[Option]] = {}
    totals: dict[str, list[Option]] = {}
    others = []
    region_of = {area.code: _region(area, names) for area in areas if area.kind in FORCES}
    places = _places(names)
    for area in areas:
        option = _option(area, selection, places.get(area.code, []))
        regions = {region_of.get(force, "") for force in forces.get(area.code, ())}
        if area.kind in FORCES:
            titles.setdefault(region_of[area.code], []).append(option)
        elif not (area.figures or area.code in selection.areas):
            continue
        elif len(regions) == 1 and "" not in regions:
            totals.setdefault(regions.pop(), []).append(replace(option, whole=True))
        else:
            others.append(option)
    for title, options in titles.items():
        yield Group(title, [*totals.get(title, []), *sorted(options, key=lambda option: option.name)])
    yield Group(OTHERS, others)


def _option(area: AreaChoice, selection: Selection, places: Sequence[str]) -> Option:
    return Option(
        area.code,
        area.short_name,
        area.has,
        area.code in selection.areas,
        " ".join([area.name, *area.aliases, *places]).lower(),
        faint=not area.figures,
    )


def _places(names: Names) -> dict[str, list[str]]:
    """The towns and counties by which each force is found."""
    found: dict[str, list[str]] = {}
    for word, codes in names.places.items():
        for code in codes:
            found.setdefault(code, []).append(word)
    return found


def _region(area: AreaChoice, names: Names) -> str:
    region = names.areas.get(area.region_code)
    return region.short_name if region else area.nation


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


def _days(span: Period) -> h.Renderable:
    """The days shown, as words that lead to their fields."""
    return h.a(".picker-words", href="#field-from")[f"{month_label(span.first)} to {month_label(span.last)}"]
