"""The cell panel: a number with its sheet and all that was made of it. Sheet and findings are made up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection

from dashboard import queries
from dashboard.store import open_store
from tests.dashboard.made_up import CUMBRIA, KENT, figure, make_store, observation, year

FIGURE = figure(
    observation(KENT, 90, year(2018), "C5"), observation(KENT, 90, year(2018), "C9"), decisions=("made-up-decision",)
)
OTHER = figure(observation(CUMBRIA, 20, year(2018), "C6"))


def cell(row: int, column: int, role: str, shown: str, sheet: str = "Sheet") -> dict[str, object]:
    """One cell of the made-up return."""
    return {
        "return_id": "made-up",
        "sheet": sheet,
        "cell": f"{chr(64 + column)}{row}",
        "sheet_position": 1,
        "row": row,
        "column": column,
        "row_span": 1,
        "column_span": 1,
        "shown": shown,
        "role": role,
        "reason": "",
        "hidden": False,
    }


def place(source_cell: str, position: int, return_id: str = "made-up") -> dict[str, object]:
    """Where a finding is."""
    return {
        "position": position,
        "return_id": return_id,
        "source_file": "made-up.xlsx",
        "source_sheet": "Sheet",
        "source_cell": source_cell,
    }


PROBLEM = {"kind": "file-missing", "severity": "note", "remedy": "Nothing.", "who": "publisher"}
FURTHER: dict[str, list[dict[str, object]]] = {
    "sheet_cell": [
        cell(1, 1, "caption", "A title"),
        cell(5, 1, "label", "Kent"),
        cell(5, 3, "value", "90"),
        cell(9, 3, "value", "90"),
        cell(40, 3, "note", "far below"),
        cell(5, 3, "value", "another sheet", sheet="Other"),
    ],
    "problem": [
        PROBLEM | place("A1", 1) | {"figures": "", "message": "About the return."},
        PROBLEM | place("", 2, return_id="") | {"figures": FIGURE.figure_id, "message": "About the figure."},
        PROBLEM | place("C5", 3) | {"figures": "", "message": "About the cell."},
        PROBLEM | place("", 4, return_id="") | {"figures": OTHER.figure_id, "message": "About another figure."},
    ],
    "check": [place("C5", 1) | {"kind": "printed total", "figures": "", "sentence": "It adds up.", "holds": True}],
    "assumption": [
        place("A1", 1) | {"sentence": "A title was read."},
        place("C5", 2) | {"sentence": "A number was read."},
    ],
    "witness": [
        {
            "figure_id": FIGURE.figure_id,
            "page": page,
            "publisher": "A page",
            "published": published,
            "url": "",
            "observation_id": FIGURE.observation.observation_id,
        }
        for page, published in (("later", "2021-06"), ("first", "2021-01"))
    ],
    "decision": [
        {
            "decision_id": "made-up-decision",
            "area": "Kent",
            "area_code": KENT.code,
            "offence": "71/17",
            "measure": "offences",
            "breakdown": "none",
            "category": "",
            "period_start": "2018-04-01",
            "period_end": "2019-03-31",
            "value": "90",
            "verdict": "stands",
            "low": "",
            "high": "",
            "coverage": "full",
            "why": "It was made up.",
            "evidence": "None.",
            "decided_on": "2026-11-24",
            "figures": FIGURE.figure_id,
            "source_cell": "2",
        }
    ],
    "coverage": [
        {
            "position": position,
            "area_code": KENT.code,
            "offence": "71/17",
            "period_start": "2018-04-01",
            "period_end": "2019-03-31",
            "release": release,
            "compiled_by": compiled_by,
            "answered": 1,
            "asked": None,
            "missing": "E23000002|E23000003",
            "part_period": "",
            "measure": "forces_responding",
            "flag": "",
            "source": "A page",
            "source_file": "coverage.csv",
            "source_cell": str(position + 1),
        }
        for position, (release, compiled_by) in enumerate(
            [("2021-06", "A maker of figures"), ("2021-06", "Another"), ("2019-09", "A maker of figures")], 1
        )
    ],
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A connection to a store with one sheet and some findings."""
    store = open_store(make_store(tmp_path_factory.mktemp("panel") / "foi.sqlite", [FIGURE, OTHER], FURTHER))
    with store.engine.connect() as connection:
        yield connection
    store.engine.dispose()


def test_a_figure_shows_its_best_witness_with_the_cells_around_it(opened: Connection) -> None:
    panel = queries.panel(opened, FIGURE.figure_id)
    assert panel is not None
    assert panel.seen.source_cell == "C5"
    assert panel.sheet is not None
    assert [(one.cell, one.role, one.shown) for one in panel.sheet.cells] == [
        ("A1", "caption", "A title"),
        ("A5", "label", "Kent"),
        ("C5", "value", "90"),
        ("C9", "value", "90"),
    ]
    assert panel.sheet.goes_on
    whole = queries.panel(opened, FIGURE.figure_id, around=(50, 50))
    assert whole is not None
    assert whole.sheet is not None
    assert not whole.sheet.goes_on


def test_an_observation_shows_its_own_cell(opened: Connection) -> None:
    second = FIGURE.observations[1].observation_id
    panel = queries.panel(opened, second)
    assert panel is not None
    assert (panel.seen.observation_id, panel.seen.source_cell) == (second, "C9")
    assert panel.row.figure_id == FIGURE.figure_id
    assert [one.source_cell for one in panel.observations] == ["C5", "C9"]


def test_what_is_about_the_cell_or_the_figure_comes_before_what_is_about_the_return(opened: Connection) -> None:
    panel = queries.panel(opened, FIGURE.figure_id)
    assert panel is not None
    assert [problem.message for problem in panel.problems] == [
        "About the figure.",
        "About the cell.",
        "About the return.",
    ]
    assert [guess.sentence for guess in panel.assumptions] == ["A number was read.", "A title was read."]
    assert [(check.sentence, check.holds) for check in panel.checks] == [("It adds up.", True)]


def test_return_witnesses_decision_and_coverage_stand_beside_it(opened: Connection) -> None:
    panel = queries.panel(opened, FIGURE.figure_id)
    assert panel is not None
    assert panel.returned is not None
    assert panel.returned.form == "transcribed from a page"
    assert [page.page for page in panel.witnesses] == ["first", "later"]
    assert [decision.verdict for decision in panel.decisions] == ["stands"]
    assert [(said.release, said.missing) for said in panel.coverage] == [("2021-06", ("E23000002", "E23000003"))]


def test_an_unknown_number_has_no_panel(opened: Connection) -> None:
    assert queries.panel(opened, "nothing") is None


def test_problems_of_several_figures_come_at_once(opened: Connection) -> None:
    found = queries.problems_about(opened, [FIGURE.figure_id, OTHER.figure_id, "nothing"])
    assert {figure_id: [one.message for one in said] for figure_id, said in found.items()} == {
        FIGURE.figure_id: ["About the figure."],
        OTHER.figure_id: ["About another figure."],
    }


def test_all_sheets_of_a_return_come_in_order(opened: Connection) -> None:
    assert [(one.sheet, one.cell) for one in queries.sheets(opened, "made-up")][:2] == [
        ("Sheet", "A1"),
        ("Sheet", "A5"),
    ]
    assert queries.sheets(opened, "nothing") == []


def test_a_line_of_a_csv_has_no_sheet(connection: Connection) -> None:
    rows = [change.old for change in queries.changes(connection)]
    panel = queries.panel(connection, rows[0].figure_id)
    assert panel is not None
    assert (panel.sheet, panel.returned, panel.row.chip) == (None, None, "made-up.csv:7")
