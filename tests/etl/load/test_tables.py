"""The rows of the store's tables. Figures, sheets and problems are made up."""

from __future__ import annotations

from pathlib import Path

from etl.extract.grid import Cell, Grid
from etl.load import accounts, store, tables
from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.finding import FigureCheck, FigureProblem
from etl.model.observation import Area, Breakdown, Source
from etl.model.period import Period
from etl.model.problems import Place, problem
from etl.model.reading import Assumption, CellRole, Check, Reading, Role
from etl.model.responses import Responses
from etl.model.statement import Statement
from etl.transform.witnesses import witnesses_of
from tests.etl.load.made_up import NOWHERE, figure, observation

ORDER = tables.Order({"X-NOWHERE": 2, "X-ELSEWHERE": 1}, {"71/17": 1, "88A": 2})
ELSEWHERE = Area("X-ELSEWHERE", "Elsewhere", "territorial")


def test_figures_stand_by_offence_area_span_and_breakdown_and_others_last() -> None:
    year, later = Period.financial_year(2017), Period.financial_year(2018)
    told = [
        observation(offence="unheard of"),
        observation(offence="88A"),
        observation(period=later),
        observation(period=year, breakdown=Breakdown("platform", platform="Letters")),
        observation(period=year),
        observation(area=ELSEWHERE, period=later),
    ]
    rows = tables.figure_rows([figure(one) for one in told], ORDER)
    assert [(row["offence"], row["area_code"], row["period"], row["breakdown"]) for row in rows] == [
        ("71/17", "X-ELSEWHERE", "2018/19", "none"),
        ("71/17", "X-NOWHERE", "2017/18", "none"),
        ("71/17", "X-NOWHERE", "2017/18", "platform"),
        ("71/17", "X-NOWHERE", "2018/19", "none"),
        ("88A", "X-NOWHERE", "2017/18", "none"),
        ("unheard of", "X-NOWHERE", "2017/18", "none"),
    ]
    assert [row["position"] for row in rows] == [1, 2, 3, 4, 5, 6]


def test_the_order_of_figures_does_not_hang_on_the_order_in_which_they_come() -> None:
    told = [figure(observation(Count.exact(number))) for number in range(5)]
    assert tables.figure_rows(told, ORDER) == tables.figure_rows(told[::-1], ORDER)


def test_an_observation_names_its_figure_and_whether_it_is_a_witness() -> None:
    first = observation()
    second = observation(
        source=Source("nowhere.xlsx", "Sheet 1", "B5", return_id="nowhere-1"), flag="the page misreports the figure"
    )
    told = figure(first, second, standing=Standing.CONFLICT)
    rows = tables.observation_rows((first, second), [told], {"nowhere-1": "charity"})
    assert [row["is_witness"] for row in rows] == [True, False]
    assert {row["figure_id"] for row in rows} == {told.figure_id}
    assert {row["publisher_kind"] for row in rows} == {"charity"}
    assert all(",conflict,," in str(row["csv_line"]) for row in rows)


def test_two_rows_of_one_page_are_one_witness_and_another_page_is_another() -> None:
    def on(page: str, cell: str) -> Source:
        return Source("printed.csv", cell=cell, publisher="The Nowhere Times", published="2020-01", url=page)

    told = figure(
        observation(source=on("https://nowhere.example/a", "2")),
        observation(source=on("https://nowhere.example/a", "3")),
        observation(source=on("", "4")),
    )
    rows = tables.witness_rows({told.figure_id: witnesses_of(told.observations)})
    assert [row["page"] for row in rows] == ["https://nowhere.example/a", "The Nowhere Times 2020-01"]
    assert {row["figure_id"] for row in rows} == {told.figure_id}


def test_every_cell_of_a_sheet_is_kept_with_its_role_its_merge_and_what_is_hidden() -> None:
    cells = (Cell(1, 1, "Year", "Year"), Cell(2, 1, 12, "12", hidden=True))
    grid = Grid("Sheet 1", {(cell.row, cell.column): cell for cell in cells}, merges=((1, 1, 1, 3),))
    reading = Reading(
        "nowhere.xlsx",
        (),
        (CellRole("Sheet 1", "A1", Role.HEADER, "Year"), CellRole("Sheet 1", "A2", Role.VALUE, "12")),
    )
    rows = accounts.sheet_cell_rows("nowhere-1", reading, (grid,))
    assert [(row["cell"], row["role"], row["column_span"], row["hidden"]) for row in rows] == [
        ("A1", "header", 3, False),
        ("A2", "value", 1, True),
    ]


def test_problems_keep_place_sentence_remedy_and_who_must_act() -> None:
    found = FigureProblem(problem("file-missing", Place("register.csv", cell="4"), file="gone.xlsx"), return_id="gone")
    (row,) = accounts.problem_rows([found])
    assert (row["source_file"], row["source_cell"], row["severity"]) == ("register.csv", "4", "error")
    assert "gone.xlsx" in str(row["message"])
    assert row["who"] == "data manager"
    assert row["remedy"]


def test_all_rows_together_keep_the_constraints_of_the_schema(tmp_path: Path) -> None:
    counts = (
        Count.exact(12),
        Count.between(1, None, Mark.SUPPRESSED),
        Count.missing(Mark.NO_RETURN),
        Count.exact(-2),
    )
    told = [
        figure(observation(count, source=Source("nowhere.xlsx", "Sheet 1", f"B{row}")))
        for row, count in enumerate(counts, 1)
    ]
    reading = Reading(
        "nowhere.xlsx",
        (),
        (),
        checks=(Check("printed total", "Sheet 1", "B9", "The cells add to 12; the sheet says 13.", holds=False),),
    )
    guess = Assumption("Sheet 1", "A1", "2020 is taken for a calendar year.")
    statement = Statement(
        "ratio",
        NOWHERE.name,
        NOWHERE.code,
        "71/17",
        "none",
        "",
        None,
        "in a year",
        3,
        "tripled",
        "",
        "",
        Source("a.csv"),
    )
    known = Responses(
        "X-NOWHERE", "71/17", Period.financial_year(2017), "2018-06", "x", 4, None, (), (), "x", "a.csv", "2"
    )
    rows = {
        "figure": tables.figure_rows(told, ORDER),
        "observation": tables.observation_rows([one.observation for one in told], told, {}),
        "statement": tables.statement_rows([statement]),
        "coverage": tables.coverage_rows([known]),
        "check": accounts.check_rows(
            [("nowhere-1", reading)], [FigureCheck("parts", "They add up.", True, ("a", "b"))]
        ),
        "assumption": accounts.assumption_rows([("nowhere-1", "nowhere.xlsx", guess)]),
        "problem": accounts.problem_rows([]),
    }
    store.publish(rows, f"sqlite:///{tmp_path}/foi.sqlite")
    assert [row["kind"] for row in rows["check"]] == ["printed total", "parts"]
    assert rows["check"][0]["source_cell"] == "B9"
