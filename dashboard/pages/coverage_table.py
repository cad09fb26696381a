"""The matrix as a table: a letter left, a count right, a shape besides colour; one bar for one reason over years."""

from __future__ import annotations

from collections.abc import Sequence

import htpy as h

from dashboard import addresses
from dashboard.charts.phrases import bare, printed_on
from dashboard.pages.coverage_matrix import Matrix, Row, own
from dashboard.statistics.coverage_states import Run, State, YearState, runs
from dashboard.words import counted
from etl.model.period import Period


def table(found: Matrix, shown: Sequence[Row]) -> h.Renderable:
    """The rows that are shown, under the regions they lie in; the last two rows count all forces."""
    title = f"What is known of {counted(len(shown), 'force', 'forces')} in each financial year"
    return h.div(".table-frame", tabindex="0", role="region", aria_label=title)[
        h.table("#matrix.matrix", data_matrix=True)[
            h.caption(".hush")[title],
            h.thead[h.tr[h.th(scope="col")["Force"], [h.th(scope="col")[year.label] for year in found.years]]],
            [_group(name, rows, found) for name, rows in _grouped(shown)],
            h.tfoot[_counts(found), _printed(found)],
        ]
    ]


def address(state: YearState) -> str:
    """Where the word on a year stands: the cell of its figure or mark, or its return; empty without either."""
    if state.laid is not None:
        return addresses.cell(state.laid.row.observation_id)
    gap = state.gap
    if gap is None:
        return ""
    if gap.rows:
        return addresses.cell(gap.rows[0].observation_id)
    return addresses.returned(gap.returns[0].return_id) if gap.returns else ""


def words(state: YearState) -> str:
    """What the letter of a year says, with the span of a figure that is not the year's own and the section refused."""
    said = [state.state.words]
    if state.laid is not None and state.laid.period != state.year:
        said.append(state.laid.period.label)
    if state.gap is not None and state.gap.returns and state.gap.returns[0].exemption:
        said.append(state.gap.returns[0].exemption)
    if state.doubtful:
        said.append("in doubt")
    return ", ".join(said) if not state.note else f"no figure; {state.note}"


def sign(state: State) -> h.Renderable:
    """The small square of a letter, as the list of letters and the list by year show it."""
    return h.span(class_=["state-sign", state.value.lower()], aria_hidden="true")[
        "·" if state is State.TOTAL else state.value
    ]


def _grouped(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.group, []).append(row)
    return list(groups.items())


def _group(name: str, rows: Sequence[Row], found: Matrix) -> h.Renderable:
    return h.tbody[
        h.tr(".group")[h.th(scope="rowgroup", colspan=len(found.years) + 1)[name]],
        [
            h.tr[
                h.th(scope="row")[h.a(href=addresses.force(row.area.code))[row.area.short_name]],
                [_cell(run, row.area.short_name) for run in runs(row.states)],
            ]
            for row in rows
        ],
    ]


def _cell(run: Run, force: str) -> h.Renderable:
    state = run.first
    years = state.year.label if len(run.states) == 1 else f"{state.year.label} to {run.states[-1].year.label}"
    said = f"{years}: {words(state)}"
    span = len(run.states) if len(run.states) > 1 else None
    told = {"data_who": f"{force}, {years}", "data_what": words(state), "colspan": span}
    if state.state is State.TOTAL:
        return h.td(".state.t", **told)[h.span(aria_hidden="true")["·"], h.span(".hush")[said]]
    inside: h.Node = [
        h.span(".letter", aria_hidden="true")[state.state.value],
        h.span(".bar-words", aria_hidden="true")[_bar_words(state)] if span and state.gap else None,
        h.span(".count")[_count(run)],
        h.span(".hush")[f", {said}"],
        _more(state),
    ]
    classes: list[str | dict[str, bool]] = ["state", state.state.value.lower(), {"doubtful": state.doubtful}]
    style = _over_its_days(run)
    leads = address(state)
    if not leads:
        return h.td(class_=classes, **told)[h.span(".inside", style=style)[inside]]
    return h.td(class_=classes, **told)[h.a(".inside", href=leads, title=said, data_panel=True, style=style)[inside]]


def _more(state: YearState) -> h.Node:
    """What a return says of itself, for the panel beside the matrix; a figure has its own panel."""
    if state.gap is None or not state.gap.returns:
        return None
    one = state.gap.returns[0]
    answered = printed_on(one.published) if one.published else ""
    facts = (
        ("Reference", one.reference),
        ("Answered", answered),
        ("Reason", one.exemption_words),
        ("Note", one.note),
    )
    return h.template[h.dl(".facts")[[[h.dt[name], h.dd[text]] for name, text in facts if text]]]


def _over_its_days(run: Run) -> str | None:
    """A bar over several years lies over its days only, as a share of its columns."""
    start, end = run.days
    if len(run.states) == 1 or (start, end) == (0.0, 1.0):
        return None
    return f"margin-left:{start:.2%};width:{end - start:.2%}"


def _bar_words(state: YearState) -> str:
    gap = state.gap
    if gap is None or not gap.returns:
        return ""
    section = gap.returns[0].exemption
    return f"{gap.reason.value}{', ' + section if section else ''}: {gap.returns[0].period.label}"


def _count(run: Run) -> str:
    """The count of a figure that lies in these years or covers them; a part that one reaches into shows none."""
    laid = run.first.laid
    if laid is None:
        return ""
    years = Period(run.states[0].year.first, run.states[-1].year.last)
    if run.first.state is State.PART and not years.contains(laid.period):
        return ""
    return bare(laid.count).replace("at least ", "≥")


def _counts(found: Matrix) -> h.Renderable:
    many = len(found.rows)
    return h.tr(".own")[
        h.th(scope="row")["Own figure"], [h.td[f"{own(found, year)} of {many}"] for year in range(len(found.years))]
    ]


def _printed(found: Matrix) -> h.Renderable:
    cells = []
    for year in found.years:
        told = {said.answered for said in found.said if said.period == year and said.answered is not None}
        cells.append(h.td[", or ".join(str(number) for number in sorted(told, reverse=True)) or "not printed"])
    return h.tr[h.th(scope="row")["Answered, as printed"], cells]
