"""An owner's share. The first year's figures are those of returns/england-and-wales-platforms-2017-2019.xlsx."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.owners import Ownership, owner_share, platforms_of
from dashboard.statistics.rates import wilson
from etl.model.count import Count, Mark
from etl.model.period import Period

FIRST_YEAR = {"a": Count.exact(618), "b": Count.exact(418), "c": Count.exact(89)}
"""Mentions of three platforms of one owner, 2017/18; 2,117 offences have a known means."""


class TestOwnerShare:
    def test_618_to_1125_of_2117_where_offences_may_name_two(self) -> None:
        found = owner_share(FIRST_YEAR, 2117)
        assert found.offences == Count.between(618, 1125)
        assert [round(float(share), 4) for share in found.share] == [0.2919, 0.5314]
        assert found.words == "at least 618 (29%), 1,125 (53%) if no offence named two, of 2,117"
        assert found.limits is None

    def test_a_number_with_limits_where_each_offence_is_counted_once(self) -> None:
        found = owner_share(FIRST_YEAR, 2117, counted_once=True)
        assert found.offences == Count.exact(1125)
        assert found.words == "1,125 of 2,117 (53%)"
        assert found.limits == wilson(1125, 2117)

    def test_one_platform_is_a_number_either_way(self) -> None:
        assert owner_share({"a": Count.exact(618)}, 2117).offences == Count.exact(618)

    def test_the_sum_is_never_more_than_the_known_offences(self) -> None:
        assert owner_share({"a": Count.exact(60), "b": Count.exact(70)}, 100).offences == Count.between(70, 100)

    def test_what_no_other_platform_accounts_for_is_the_owners(self) -> None:
        """100 known, 20 mentions of anything else: 80 at least are the owner's."""
        found = owner_share({"a": Count.exact(60), "b": Count.exact(70)}, 100, others=Count.exact(20))
        assert found.offences == Count.between(80, 100)

    def test_a_suppressed_platform_widens_the_range(self) -> None:
        hidden = Count.between(1, 4, Mark.SUPPRESSED)
        once = owner_share({"a": Count.exact(60), "b": hidden}, 100, counted_once=True)
        assert once.offences == Count.between(61, 64)
        assert once.words == "61 to 64 of 100 (61% to 64%)"
        assert once.limits is None
        open_above = owner_share({"a": Count.exact(60), "b": Count.between(1, None, Mark.SUPPRESSED)}, 100)
        assert open_above.offences == Count.between(60, 100)

    def test_a_base_under_twenty_says_so(self) -> None:
        assert owner_share({"a": Count.exact(2)}, 5).very_small
        assert not owner_share(FIRST_YEAR, 2117).very_small

    def test_counts_that_cannot_be_parts_are_refused(self) -> None:
        with pytest.raises(ValueError, match="120 cannot be a part of 100"):
            owner_share({"a": Count.exact(120)}, 100)
        with pytest.raises(ValueError, match="at least one of its platforms"):
            owner_share({}, 100)

    @given(
        st.lists(
            st.lists(st.sampled_from(["a", "b", "other", "another"]), min_size=1, max_size=4, unique=True), min_size=1
        )
    )
    def test_the_range_holds_the_truth_of_any_list_of_offences(self, offences: list[list[str]]) -> None:
        """Each offence names one or several platforms; a and b are the owner's."""
        mentions = {name: sum(name in named for named in offences) for name in ("a", "b", "other", "another")}
        truth = sum(bool({"a", "b"} & set(named)) for named in offences)
        counts = {name: Count.exact(mentions[name]) for name in ("a", "b")}
        plain = owner_share(counts, len(offences))
        narrowed = owner_share(counts, len(offences), others=Count.exact(mentions["other"] + mentions["another"]))
        assert plain.offences.admits(truth)
        assert narrowed.offences.admits(truth)
        assert narrowed.offences.within(plain.offences)


class TestPlatformsOf:
    ROWS = (
        Ownership("a", "one", "2004-02-04", "2021-10-27"),
        Ownership("a", "one", "2021-10-28", ""),
        Ownership("b", "other", "", "2018-06-30"),
        Ownership("b", "one", "2018-07-01", ""),
        Ownership("c", "one", "2018", "2019-02"),
        Ownership("d", "other", "", ""),
    )
    """Made up: a company that changed its name, a sale in the middle of a year, dates known to a year or month."""

    def test_a_change_of_name_is_no_change_of_owner(self) -> None:
        assert platforms_of(self.ROWS, "one", Period.financial_year(2021)) == (("a", "b"), ())

    def test_a_platform_bought_within_the_span_is_held_in_part(self) -> None:
        assert platforms_of(self.ROWS, "one", Period.financial_year(2018)) == (("a",), ("b", "c"))

    def test_a_date_known_to_the_year_is_sure_only_after_it(self) -> None:
        assert platforms_of(self.ROWS, "one", Period.months_of(2019, 1, 1)) == (("a", "b", "c"), ())
        assert platforms_of(self.ROWS, "one", Period.months_of(2018, 1, 1)) == (("a",), ("c",))
        assert platforms_of(self.ROWS, "one", Period.months_of(2019, 2, 2)) == (("a", "b"), ("c",))

    def test_open_ends_are_always(self) -> None:
        assert platforms_of(self.ROWS, "other", Period.financial_year(2017)) == (("b", "d"), ())
