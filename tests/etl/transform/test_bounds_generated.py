"""Bounds of generated tables: they hold the truth, and are those of trying every table. All tables are made up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from etl.model.count import Count, Mark
from etl.transform import bounds_conflict, bounds_solve
from etl.transform.bounds import bounds
from etl.transform.bounds_model import Cell, Sum, Table


def table(counts: dict[str, int | Count], *sums: Sum) -> Table:
    """Cells by name, and sums."""
    known = {name: Count.exact(count) if isinstance(count, int) else count for name, count in counts.items()}
    return Table(tuple(Cell(name, count, name) for name, count in known.items()), sums)


def made_up(seed: int, ways: int, size: int, hide: int, largest: int | None = None) -> tuple[Table, dict[str, int]]:
    """A table of size³ with sums along the first `ways` directions; one cell in `hide` is hidden; and its truth.

    Hidden cells are known to be 0 to `largest`, which no count exceeds; counts go to 5 where that is None.
    """
    state = seed
    truth: dict[str, int] = {}
    for place in product(range(size), repeat=3):
        state = (state * 1103515245 + 12345) % 2**31
        truth[f"c{place}"] = state // 65536 % (6 if largest is None else largest + 1)
    counts: dict[str, int | Count] = dict(truth)
    for number, name in enumerate(truth):
        if (number * 7 + seed) % hide == 0:
            counts[name] = Count.between(0, largest, Mark.SUPPRESSED)
    sums = []
    for way in range(ways):
        for at in product(range(size), repeat=2):
            parts = tuple(f"c{(*at[:way], step, *at[way:])}" for step in range(size))
            name = f"s{way}{at}"
            truth[name] = sum(truth[part] for part in parts)
            counts[name] = truth[name]
            sums.append(Sum(name, parts, name))
    return table(counts, *sums), truth


class TestGenerated:
    def test_the_same_table_gives_the_same_answer(self) -> None:
        of, _ = made_up(7, 3, 4, 2)
        assert bounds(of) == bounds(of)

    @settings(max_examples=25, deadline=None)
    @given(st.integers(0, 10_000), st.integers(1, 3), st.integers(1, 3))
    def test_bounds_contain_the_truth(self, seed: int, ways: int, hide: int) -> None:
        of, truth = made_up(seed, ways, 3, hide)
        found = bounds(of)
        assert found.contradictions == ()
        for bound in found.bounds:
            assert bound.count.admits(truth[bound.cell.id])
            assert bound.public.admits(truth[bound.cell.id])
            assert bound.count.within(bound.public)
            assert bound.proved

    def test_a_ring_too_large_to_be_proved_still_holds_the_truth_and_says_so(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        of, truth = made_up(3, 3, 5, 1, largest=1)
        exact = bounds(of)
        monkeypatch.setattr(bounds_solve, "LARGEST", 10)
        found = bounds(of)
        assert not all(bound.proved for bound in found.bounds)
        for bound, proved in zip(found.bounds, exact.bounds, strict=True):
            assert bound.count.admits(truth[bound.cell.id])
            assert proved.count.within(bound.count)

    def test_the_solver_never_runs_with_its_presolve(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """With it some answers that are called optimal are not (see bounds_solve)."""
        presolved = []
        for module in (bounds_solve, bounds_conflict):

            def watched(*given: Any, **named: Any) -> Any:
                presolved.append(named["options"]["presolve"])
                return milp(*given, **named)

            monkeypatch.setattr(module, "milp", watched)
        bounds(made_up(3, 3, 5, 1, largest=1)[0])
        halves: dict[str, int | Count] = {"x": 1, "y": 1, "z": 1}
        halves |= dict.fromkeys("abc", Count.between(0, None))
        sums = (Sum("x", ("a", "b"), "first"), Sum("y", ("b", "c"), "second"), Sum("z", ("a", "c"), "third"))
        assert bounds(table(halves, *sums)).contradictions
        assert set(presolved) == {False}

    def test_an_answer_that_does_not_fit_its_sums_is_never_taken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def wrong(*given: Any, **named: Any) -> Any:
            found = milp(*given, **named)
            found.x = None if found.x is None else found.x + 1
            return found

        monkeypatch.setattr(bounds_solve, "milp", wrong)
        with pytest.raises(RuntimeError, match="does not fit its sums"):
            bounds(made_up(3, 3, 5, 1, largest=1)[0])

    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def test_they_are_those_of_trying_every_table(self, data: st.DataObject) -> None:
        """Up to five cells of 0 to 4 under up to three sums of all four kinds."""
        of = data.draw(tiny_tables())
        fitting = [values for values in product(*(ends(one) for one in of.cells)) if fits(of, values)]
        found = bounds(of)
        assert bool(found.contradictions) == (not fitting)
        for bound in found.bounds if fitting else ():
            place = of.place[bound.cell.id]
            seen = {values[place] for values in fitting}
            assert (bound.count.lowest, bound.count.highest) == (min(seen), max(seen))
            assert bound.proved

    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def test_a_contradiction_names_a_set_that_is_smallest_for_its_sums(self, data: st.DataObject) -> None:
        of = data.draw(tiny_tables())
        by_name = {one.name: one for one in of.sums}
        for contradiction in bounds(of).contradictions:
            sums = [by_name[name] for name in contradiction.sums]
            assert not can_hold(of, sums, contradiction.cells)
            size = len(contradiction.cells)
            smaller = combinations([one.id for one in of.cells], size - 1)
            assert all(can_hold(of, sums, cells) for cells in smaller)


@st.composite
def tiny_tables(draw: st.DrawFn) -> Table:
    """Two to five cells, known or 0 to 4, and one to three sums over them."""
    size = draw(st.integers(2, 5))
    counts: dict[str, int | Count] = {}
    for number in range(size):
        low = draw(st.integers(0, 4))
        high = draw(st.integers(low, 4))
        counts[f"c{number}"] = low if low == high else Count.between(low, high, Mark.SUPPRESSED)
    sums = []
    for number in range(draw(st.integers(1, 3))):
        inside = draw(st.permutations(sorted(counts)))[: draw(st.integers(2, size))]
        repeat, complete = draw(st.booleans()), draw(st.booleans())
        sums.append(Sum(inside[0], tuple(inside[1:]), f"sum {number}", repeat, complete))
    return table(counts, *sums)


def ends(one: Cell) -> range:
    """Every value that a cell may have by itself."""
    assert isinstance(one.count.lowest, int)
    assert isinstance(one.count.highest, int)
    return range(one.count.lowest, one.count.highest + 1)


def fits(of: Table, values: Sequence[int]) -> bool:
    """Whether values keep all sums, by the words of the model."""
    for one in of.sums:
        total, parts = values[of.place[one.total]], [values[of.place[part]] for part in one.parts]
        low = max(parts) if one.parts_may_repeat else sum(parts)
        high = sum(parts) if one.parts_are_all else total
        if not low <= total <= high:
            return False
    return True


def can_hold(of: Table, sums: Sequence[Sum], cells: Sequence[str]) -> bool:
    """Whether these cells can all be true under these sums, all others being anything: one programme."""
    size = len(of.cells)
    low, high = np.zeros(size), np.full(size, np.inf)
    for name in cells:
        count = of.cells[of.place[name]].count
        low[of.place[name]] = float(count.lowest or 0)
        high[of.place[name]] = np.inf if count.highest is None else float(count.highest)
    rows, least, most = [], [], []
    for one in sums:
        over = [of.place[part] for part in one.parts]
        groups = [[part] for part in over] if one.parts_may_repeat else [over]
        wanted = [(group, 0.0, np.inf) for group in groups] + ([(over, -np.inf, 0.0)] if one.parts_are_all else [])
        for group, lowest, highest in wanted:
            row = np.zeros(size)
            row[of.place[one.total]] = 1
            row[group] = -1
            rows.append(row)
            least.append(lowest)
            most.append(highest)
    found = milp(
        np.zeros(size),
        integrality=np.ones(size, dtype=int),
        bounds=Bounds(low, high),
        constraints=LinearConstraint(np.array(rows), least, most),
        options={"presolve": False},
    )
    return found.x is not None
