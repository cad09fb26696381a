"""What the collector's remarks say, by phrases kept as data. The texts are those of real rows, shortened."""

from __future__ import annotations

from etl.words.remarks import named_by_remark, phrase_pattern, remark


def test_a_phrase_counts_in_its_own_column_only() -> None:
    assert remark("unit", {"value_text": "142 victims over the 18 months"}) == "victim"
    assert remark("unit", {"note": "some incidents may involve multiple victims"}) == ""
    assert remark("unit", {}) == ""


def test_flags_say_who_is_no_witness_and_what_differs() -> None:
    assert remark("witness", {"flag": "the page misreports the figure (see its note)"}) == "no"
    assert remark("witness", {"category": "12-15 (column sum)"}) == "no"
    assert remark("witness", {"flag": "another published figure for the same thing differs"}) == ""
    assert remark("differs", {"flag": "another published figure for the same thing differs"}) == "yes"


def test_the_names_beside_a_remark_are_those_of_what_is_missing() -> None:
    before = {"note": "an area blank this year: three others only"}
    after = {"note": "the total also lacks an area"}
    assert named_by_remark("coverage", before) == "an area"
    assert named_by_remark("coverage", after) == "an area"
    assert named_by_remark("coverage", {"note": "gave six months only"}) == ""


def test_a_star_is_any_words_and_a_phrase_is_whole_words() -> None:
    pattern = phrase_pattern("denominator * dropped")
    assert pattern.search("Denominator (where it was known) dropped")
    assert not pattern.search("denominators were dropped")
    assert not phrase_pattern("age known").search("the sage knowns")
    assert phrase_pattern("age  known").search("where the age\n known")
