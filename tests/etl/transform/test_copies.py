"""A return that repeats the cells of another is read, warned of, and no second witness. The readings are made up."""

from __future__ import annotations

from dataclasses import replace

from etl.model.reading import CellRole, Reading, Role
from etl.transform.copies import find_copies
from tests.etl.transform.made_up import told

CELLS = (
    CellRole("Sheet 1", "A1", Role.CAPTION, "Request 1/20"),
    CellRole("Sheet 1", "A2", Role.LABEL, "Offences"),
    CellRole("Sheet 1", "B2", Role.VALUE, "12"),
)
READING = Reading("first.xlsx", (told(12),), CELLS)


def test_the_same_table_under_another_reference_is_a_copy() -> None:
    caption = replace(CELLS[0], text="Request 2/20")
    copy = replace(READING, file="second.xlsx", cells=(caption, *CELLS[1:]))
    found = find_copies([("first", READING), ("second", copy)])
    assert found.first == {"second": "first"}
    (problem,) = found.problems
    assert (problem.return_id, problem.problem.place.file) == ("second", "second.xlsx")
    assert "first" in problem.problem.message


def test_another_number_label_or_place_is_no_copy() -> None:
    others = (
        replace(READING, cells=(*CELLS[:2], replace(CELLS[2], text="13"))),
        replace(READING, cells=(CELLS[0], replace(CELLS[1], text="Victims"), CELLS[2])),
        replace(READING, observations=(told(12, offence="88A"),)),
    )
    for other in others:
        assert not find_copies([("first", READING), ("second", other)]).first


def test_a_return_without_observations_copies_nothing() -> None:
    empty = Reading("empty.xlsx", (), ())
    assert not find_copies([("first", empty), ("second", empty)]).problems
