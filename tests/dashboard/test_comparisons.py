"""The comparison of a Selection over the real store: its ends, and what the API says of it."""

from __future__ import annotations

from datetime import date

from dashboard import queries
from dashboard.comparisons import Compared, compared, comparison_json
from dashboard.selection import Selection
from dashboard.store import Store

CUMBRIA, KENT, LONDON = "E23000002", "E23000032", "E23000034"


def of(real: Store, selection: Selection) -> Compared | None:
    with real.engine.connect() as connection:
        return compared(connection, selection, queries.names_of(real))


def test_open_ends_are_the_first_and_the_last_whole_year(real: Store) -> None:
    found = of(real, Selection(areas=(KENT,), offences=("88a",), first=date(2017, 4, 1)))
    assert found is not None
    assert found.first is not None
    assert found.last is not None
    assert (found.first.period.label, found.last.period.label) == ("2017/18", "2024/25")


def test_an_end_that_is_asked_for_is_kept_and_refused_where_it_is_no_whole_year(real: Store) -> None:
    selection = Selection(areas=(KENT,), offences=("88a",), first=date(2017, 4, 1), last=date(2025, 12, 31))
    found = of(real, selection)
    said = comparison_json(found, selection)
    assert said["changes"]
    assert found is not None
    assert found.comparison is not None
    assert found.comparison.lead is None


def test_the_class_is_not_compared_across_the_day_it_changed(real: Store) -> None:
    found = of(real, Selection(areas=(CUMBRIA,), offences=("88a",)))
    assert found is not None
    assert found.comparison is not None
    assert "1 April 2017" in " ".join(reason.sentence for reason in found.comparison.refused)


def test_one_figure_and_none_have_no_comparison(real: Store) -> None:
    selection = Selection(areas=(CUMBRIA,))
    one = of(real, selection)
    assert one is not None
    assert one.comparison is None
    none = of(real, Selection(areas=(LONDON,)))
    assert none is None or none.comparison is None
    assert comparison_json(none, selection)["changes"] == {}
