"""Bounds of hidden cells. Tables with a source are named; all others are made up for these tests."""

from __future__ import annotations

from decimal import Decimal

import pytest

from etl.model.count import Count, Mark
from etl.transform.bounds import bounds, public_range
from etl.transform.bounds_model import Cell, Sum, Table

STAR = Count.between(1, None, Mark.SUPPRESSED)
UNDER_FIVE = Count.between(1, 4, Mark.SUPPRESSED)
NONE = Count.missing(Mark.NO_RETURN)


def cell(name: str, count: int | Count, *conditions: str) -> Cell:
    """A cell whose id is its name."""
    return Cell(name, Count.exact(count) if isinstance(count, int) else count, name, conditions)


def table(counts: dict[str, int | Count], *sums: Sum) -> Table:
    """Cells by name, and sums."""
    return Table(tuple(cell(name, count) for name, count in counts.items()), sums)


def texts(of: Table) -> dict[str, str]:
    """What each cell can be."""
    return {bound.cell.id: bound.count.text.split(" · ")[0] for bound in bounds(of).bounds}


class TestRealTables:
    def test_three_suppressed_cells_are_1_to_4_each_under_two_conditions(self) -> None:
        """returns/northamptonshire-10905-25.xlsx: 52 in all, 46 shown, blanks read as zero."""
        shown: dict[str, int | Count] = {
            "F 12-15": 22,
            "F unknown": 2,
            "U unknown": 22,
            "M 11-": STAR,
            "M 12-15": STAR,
            "U 12-15": STAR,
        }
        blanks = ["F 11-", "F 16+", "M 16+", "M unknown", "U 11-", "U 16+"]
        cells = [
            cell("Total Count", 52),
            *(cell(name, count) for name, count in shown.items()),
            *(cell(name, 0, "blanks are zero") for name in blanks),
        ]
        parts = tuple(one.id for one in cells[1:])
        victims = Sum("Total Count", parts, "victims by age and sex", conditions=("victims are as many as offences",))
        found = bounds(Table(tuple(cells), (victims,)))
        assert [bound.count for bound in found.bounds] == [UNDER_FIVE] * 3
        assert found.review == ()
        assert found.contradictions == ()
        assert found.bounds[0].conditions == ("victims are as many as offences", "blanks are zero")
        assert found.bounds[0].public_because == (
            "Between 1 and 4, because victims by age and sex: 52 in all, the other parts at least 48; "
            "its own mark says at least 1 (suppressed)."
        )

    def test_four_forces_that_add_to_564_contradict_a_total_of_554(self) -> None:
        """returns/wales-2017-2024.xlsx, 2023/24, and Wales Online, November 2024."""
        forces: dict[str, int | Count] = {"a": 67, "b": 67, "c": 97, "d": 333}
        found = bounds(table({"Wales": 554, **forces}, Sum("Wales", tuple(forces), "the forces of Wales")))
        assert [one.sentence for one in found.contradictions] == [
            "The forces of Wales: the total is 554, its parts add to 564."
        ]

    def test_a_sum_that_is_one_too_large_names_every_cell(self) -> None:
        """returns/avon-and-somerset-1247-22.xlsx: 245 printed, the rows add to 244 (here as three rows)."""
        found = bounds(table({"total": 245, "a": 200, "b": 40, "c": 4}, Sum("total", ("a", "b", "c"), "the rows")))
        (contradiction,) = found.contradictions
        assert contradiction.cells == ("total", "a", "b", "c")
        assert contradiction.sentence == "The rows: the total is 245, its parts add to 244."

    def test_two_record_systems_in_one_cell_are_92_to_125(self) -> None:
        """returns/dyfed-powys-437-25.xlsx: 92 in one system, 33 in another, one crime may be in both."""
        both = Sum("2023", ("one", "other"), "two record systems", parts_may_repeat=True)
        found = bounds(table({"2023": NONE, "one": 92, "other": 33}, both))
        assert found.of("2023").count == found.of("2023").public == Count.between(92, 125)
        assert found.of("2023").because == (
            "Between 92 and 125, because two record systems: the parts come to 125, the largest part is 92."
        )


class TestWhatMayBePrinted:
    def test_a_cell_that_closes_to_one_value_is_told_to_the_data_manager_alone(self) -> None:
        found = bounds(table({"row": 22, "a": 12, "b": 7, "c": STAR}, Sum("row", ("a", "b", "c"), "the row")))
        bound = found.of("c")
        assert (bound.count.value, bound.public) == (3, UNDER_FIVE)
        assert bound.because == "3, because the row: 22 in all, the other parts 19."
        assert bound.public_because == (
            "1 to 4: its own mark says at least 1 (suppressed), and the row; no closer range is printed."
        )
        assert found.disclosures == found.review == (bound,)

    @pytest.mark.parametrize(
        ("own", "exact", "public"),
        [
            ((1, None), (3, 3), (1, 4)),
            ((1, None), (2, 9), (1, 9)),
            ((1, None), (1, None), (1, None)),
            ((1, 7), (6, 7), (1, 7)),
            ((1, 7), (1, 2), (1, 4)),
            ((0, 4), (2, 3), (1, 4)),
            ((1, 2), (2, 2), (1, 2)),
        ],
    )
    def test_a_suppressed_cells_range_is_its_marks_own_narrowed_to_1_to_4_at_most(
        self, own: tuple[int, int | None], exact: tuple[int, int | None], public: tuple[int, int | None]
    ) -> None:
        suppressed = Count.between(*own, Mark.SUPPRESSED)
        assert public_range(suppressed, Count.between(*exact, Mark.SUPPRESSED)) == Count.between(
            *public, Mark.SUPPRESSED
        )

    def test_a_rounded_number_is_narrowed_for_the_data_manager_only(self) -> None:
        rounded = Count.between(13, 17, Mark.ROUNDED)
        found = bounds(table({"all": 20, "a": 4, "b": rounded}, Sum("all", ("a", "b"), "the row")))
        assert (found.of("b").count.value, found.of("b").public) == (16, rounded)
        assert found.of("b").discloses

    def test_a_withheld_number_is_never_worked_out_in_public(self) -> None:
        withheld = Count.missing(Mark.WITHHELD)
        found = bounds(table({"all": 20, "a": 4, "b": withheld}, Sum("all", ("a", "b"), "the row")))
        assert (found.of("b").count.value, found.of("b").public) == (16, withheld)
        assert "16" not in found.of("b").public_because

    def test_a_number_that_nobody_hid_may_be_worked_out(self) -> None:
        found = bounds(table({"all": 20, "a": 4, "b": NONE}, Sum("all", ("a", "b"), "the row")))
        assert found.of("b").public == Count.exact(16)
        assert not found.of("b").for_review

    def test_a_total_over_hidden_cells_says_no_more_than_their_public_ranges(self) -> None:
        """The row closes the star to 3; the column total must not give it away."""
        counts: dict[str, int | Count] = {"row": 22, "a": 19, "c": STAR, "d": 10, "column": Count.between(0, None)}
        found = bounds(table(counts, Sum("row", ("a", "c"), "the row"), Sum("column", ("c", "d"), "the column")))
        assert (found.of("column").count.value, found.of("column").public) == (13, Count.between(11, 14))
        assert "13" not in found.of("column").public_because

    def test_a_sentence_never_prints_a_neighbours_closed_value(self) -> None:
        """c is 3 by its own row; d is 1 to 4 either way, and its sentence would show the 3."""
        counts: dict[str, int | Count] = {"row": 22, "a": 19, "c": STAR, "column": 8, "d": UNDER_FIVE, "e": UNDER_FIVE}
        found = bounds(table(counts, Sum("row", ("a", "c"), "the row"), Sum("column", ("c", "d", "e"), "the column")))
        assert found.of("d").count == found.of("d").public == UNDER_FIVE
        assert "3" not in found.of("d").public_because.replace("1 to 4", "")


class TestWhatSumsSay:
    def test_without_a_sum_the_mark_alone_speaks(self) -> None:
        found = bounds(table({"a": STAR}))
        assert found.of("a").count == STAR
        assert (
            found.of("a").because
            == "At least 1: its own mark says at least 1 (suppressed), and no sum that holds says more."
        )

    def test_a_missing_number_may_be_anything_and_stays_missing_where_nothing_narrows_it(self) -> None:
        assert bounds(table({"a": NONE})).of("a").count == NONE

    def test_parts_that_may_repeat_bound_the_total_both_ways(self) -> None:
        sums = Sum("all", ("a", "b"), "platforms", parts_may_repeat=True)
        assert texts(table({"all": NONE, "a": 618, "b": 507}, sums)) == {"all": "618 to 1125"}
        assert texts(table({"all": 700, "a": 618, "b": NONE}, sums)) == {"b": "82 to 700"}

    def test_parts_that_are_not_all_leave_the_total_open_above(self) -> None:
        some = Sum("all", ("a", "b"), "some forces", parts_are_all=False)
        assert texts(table({"all": NONE, "a": 6, "b": 5}, some)) == {"all": "at least 11"}
        named = Sum("all", ("a", "b"), "some platforms", parts_may_repeat=True, parts_are_all=False)
        assert texts(table({"all": NONE, "a": 6, "b": 5}, named)) == {"all": "at least 6"}

    def test_totals_of_totals_pass_on_what_they_know(self) -> None:
        counts: dict[str, int | Count] = {"all": 30, "x": NONE, "y": 12, "a": 5, "b": STAR, "c": STAR}
        sums = (Sum("all", ("x", "y"), "regions"), Sum("x", ("a", "b", "c"), "forces"))
        assert texts(table(counts, *sums)) == {"x": "18", "b": "1 to 12", "c": "1 to 12"}

    def test_a_ring_is_closed_further_than_single_sums_can(self) -> None:
        """Rows 3 and 9, columns 6 and 6, each cell 1 or more: the second row can be no 1 and no 8."""
        counts: dict[str, int | Count] = {
            "r1": 3,
            "r2": 9,
            "c1": 6,
            "c2": 6,
            "a": STAR,
            "b": STAR,
            "c": STAR,
            "d": STAR,
        }
        sums = [Sum("r1", ("a", "b"), "row 1"), Sum("r2", ("c", "d"), "row 2")]
        sums += [Sum("c1", ("a", "c"), "column 1"), Sum("c2", ("b", "d"), "column 2")]
        assert texts(table(counts, *sums)) == {"a": "1 to 2", "b": "1 to 2", "c": "4 to 5", "d": "4 to 5"}

    def test_a_cell_that_no_single_sum_bounds_may_be_bounded_by_two(self) -> None:
        """all = a + b and all = a, with all unknown: b is 0."""
        counts: dict[str, int | Count] = {"all": NONE, "a": NONE, "b": NONE}
        found = texts(table(counts, Sum("all", ("a", "b"), "both"), Sum("all", ("a",), "one")))
        assert found == {"all": "none", "a": "none", "b": "0"}

    def test_whole_numbers_only(self) -> None:
        """a + b = b + c = 3, a + c = 4: halves would fit no cell; a = c = 2, b = 1."""
        counts: dict[str, int | Count] = {"x": 3, "y": 3, "z": 4, "a": NONE, "b": NONE, "c": NONE}
        sums = (Sum("x", ("a", "b"), "first"), Sum("y", ("b", "c"), "second"), Sum("z", ("a", "c"), "third"))
        assert texts(table(counts, *sums)) == {"a": "2", "b": "1", "c": "2"}

    def test_a_table_of_which_the_solvers_presolve_loses_an_end(self) -> None:
        """Written with all nine cells, the HiGHS of scipy 1.17.1 calls 3 the highest x unless presolve is off."""
        counts: dict[str, int | Count] = {"x": Count.between(3, 9), "y": STAR, "z": Count.between(0, 6), "rest": NONE}
        counts |= {"b": Count.between(2, None), "b again": Count.between(2, None), "c": 8, "c again": NONE, "d": STAR}
        sums = (
            Sum("x", ("z", "rest"), "first"),
            Sum("b", ("b again",), "second"),
            Sum("y", ("x",), "third", parts_may_repeat=True),
            Sum("z", ("y", "b again"), "fourth", parts_may_repeat=True),
            Sum("c again", ("c",), "fifth"),
        )
        found = texts(table(counts, *sums))
        assert (found["x"], found["y"], found["z"]) == ("3 to 6", "3 to 6", "3 to 6")


class TestContradictions:
    def test_known_cells_link_sums_to_a_smaller_contradiction(self) -> None:
        """d, 2 or more, is all of a; b holds a and c; c holds a and b: so a is 0, and d alone cannot be true."""
        counts: dict[str, int | Count] = {"a": Count.between(0, 4), "b": 2, "c": 2, "d": Count.between(2, 6)}
        sums = (
            Sum("c", ("a", "b"), "first", parts_may_repeat=True),
            Sum("b", ("c", "a"), "second", parts_are_all=False),
            Sum("a", ("d",), "third"),
        )
        (contradiction,) = bounds(table(counts, *sums)).contradictions
        assert contradiction.cells == ("d",)
        assert contradiction.sums == ("first", "second", "third")

    def test_only_the_cells_that_go_too_far_are_named(self) -> None:
        counts: dict[str, int | Count] = {"all": 10, "a": 2, "b": 9, "c": 3, "d": STAR}
        found = bounds(table(counts, Sum("all", ("a", "b", "c", "d"), "the row")))
        (contradiction,) = found.contradictions
        assert contradiction.cells == ("all", "b", "c")
        assert contradiction.sentence == "The row: the total is 10, 2 of its parts add to 12."
        assert found.of("d").count == STAR

    def test_sums_that_contradict_only_together_are_both_named(self) -> None:
        counts: dict[str, int | Count] = {"x": 10, "y": 3, "a": STAR, "b": 2, "h": NONE}
        sums = (Sum("x", ("a", "b"), "the first"), Sum("y", ("a", "h"), "the second"))
        (contradiction,) = bounds(table(counts, *sums)).contradictions
        assert contradiction.cells == ("x", "y", "b")
        assert contradiction.sums == ("the first", "the second")
        assert contradiction.sentence == (
            "These cannot all be true: x (10), y (3) and b (2); they break the first and the second."
        )

    def test_halves_that_would_fit_are_a_contradiction_of_whole_numbers(self) -> None:
        counts: dict[str, int | Count] = {"x": 1, "y": 1, "z": 1, "a": NONE, "b": NONE, "c": NONE}
        sums = (Sum("x", ("a", "b"), "first"), Sum("y", ("b", "c"), "second"), Sum("z", ("a", "c"), "third"))
        (contradiction,) = bounds(table(counts, *sums)).contradictions
        assert contradiction.cells == ("x", "y", "z")

    def test_what_contradicts_narrows_nothing_and_the_rest_goes_on(self) -> None:
        counts: dict[str, int | Count] = {"x": 10, "a": 12, "b": STAR, "y": 6, "c": STAR}
        sums = (Sum("x", ("a", "b"), "wrong"), Sum("y", ("b", "c"), "right"))
        found = bounds(table(counts, *sums))
        assert [one.sums for one in found.contradictions] == [("wrong",)]
        assert found.of("b").count == Count.between(1, 5, Mark.SUPPRESSED)

    def test_the_conditions_of_a_contradiction_travel_with_it(self) -> None:
        cells = (cell("all", 5), cell("a", 3), cell("b", 0, "blanks are zero"))
        found = bounds(Table(cells, (Sum("all", ("a", "b"), "the row", conditions=("victims are offences",)),)))
        assert found.contradictions[0].conditions == ("victims are offences", "blanks are zero")


class TestTable:
    def test_a_cell_given_twice_is_refused(self) -> None:
        with pytest.raises(ValueError, match="given twice: a"):
            Table((cell("a", 1), cell("a", 2)), ())

    def test_an_unknown_cell_of_a_sum_is_refused(self) -> None:
        with pytest.raises(ValueError, match="the row: no cell of the table is called b"):
            table({"a": 1}, Sum("a", ("b",), "the row"))

    def test_a_cell_twice_in_a_sum_is_refused(self) -> None:
        with pytest.raises(ValueError, match="stands in it twice: a"):
            table({"all": 1, "a": 1}, Sum("all", ("a", "a"), "the row"))

    def test_shares_have_no_bounds_here(self) -> None:
        with pytest.raises(ValueError, match="whole counts"):
            table({"a": Count.exact(Decimal("28.5"))})
