"""Figures beside one another. What is found in the real data is named; figures marked so are made up."""

from __future__ import annotations

from etl.model.count import Count, Mark
from etl.model.figure import Standing
from etl.model.finding import FigureCheck, FigureProblem
from etl.model.observation import Area, Breakdown, Measure, Observation, Unit
from etl.model.period import Period
from etl.transform.coverage import CoverageRows
from etl.transform.decisions import Decisions
from etl.transform.figures import FigureSet, make_figures
from tests.etl.transform.made_up import YEAR, told
from tests.etl.transform.raw import figures, vocabulary

WALES = vocabulary().areas.by_code("W92000004")
FORCES = [vocabulary().areas.by_code(code) for code in sorted(vocabulary().areas.forces("W92000004"))]
GWENT = vocabulary().areas.by_code("W15000002")


def checks(kind: str, made: FigureSet | None = None, *, holds: bool = False) -> list[FigureCheck]:
    return [check for check in (made or figures()).checks if check.kind == kind and check.holds is holds]


def problems(kind: str, made: FigureSet | None = None) -> list[FigureProblem]:
    return [found for found in (made or figures()).problems if found.problem.kind == kind]


def made_of(*observations: Observation) -> FigureSet:
    """The figures of made-up observations, with no decision and nothing known of forces."""
    return make_figures(observations, Decisions(()), CoverageRows(()), vocabulary())


def quarters(area: Area, *values: int) -> list[Observation]:
    """A made-up official series over the quarters of the year."""
    return [
        told(
            value,
            area=area,
            offence="88A",
            period=Period.quarter(2019, number),
            compiled_by="official",
            file="recorded-88a.csv",
            line=number,
        )
        for number, value in enumerate(values, 1)
    ]


def standing(made: FigureSet, area: Area, offence: str = "71/17") -> Standing:
    (figure,) = [
        one
        for one in made.figures
        if (one.observation.area, one.observation.offence, one.observation.period) == (area, offence, YEAR)
    ]
    return figure.standing


def test_a_figure_above_1_2_times_its_class_is_in_doubt() -> None:
    for value, expected in ((48, Standing.ANSWERS), (49, Standing.IN_DOUBT)):
        made = made_of(told(value, area=GWENT), *quarters(GWENT, 10, 10, 10, 10))
        assert standing(made, GWENT) is expected
        assert bool(problems("class-exceeded", made)) == (expected is Standing.IN_DOUBT)


def test_a_figure_below_half_its_class_answers_and_is_listed() -> None:
    for value, listed in ((20, False), (19, True)):
        made = made_of(told(value, area=GWENT), *quarters(GWENT, 10, 10, 10, 10))
        assert standing(made, GWENT) is Standing.ANSWERS
        assert bool(problems("class-half", made)) == listed


def test_there_is_no_ceiling_over_a_gap_or_for_another_span_or_part() -> None:
    for one in (
        made_of(told(99, area=GWENT), *quarters(GWENT, 10, 10, 10)),
        made_of(told(99, area=GWENT, period=Period.months_of(2019, 5, 12)), *quarters(GWENT, 10, 10, 10, 10)),
        made_of(
            told(99, area=GWENT, unit=Unit.MENTION, part=Breakdown("platform", platform="Kik")),
            *quarters(GWENT, 10, 10, 10, 10),
        ),
        made_of(told(99, area=GWENT, offence="cyber-flag"), *quarters(GWENT, 10, 10, 10, 10)),
    ):
        assert not checks("class ceiling", one)
        assert not checks("class ceiling", one, holds=True)


def test_the_ceiling_of_a_nation_is_the_sum_of_its_forces() -> None:
    official = [one for area in FORCES for one in quarters(area, 5, 5, 5, 5)]
    made = made_of(told(97, area=WALES), *official)
    assert standing(made, WALES) is Standing.IN_DOUBT
    (found,) = problems("class-exceeded", made)
    assert "(80)" in found.problem.message
    assert standing(made_of(told(97, area=WALES), *official[:-1]), WALES) is Standing.ANSWERS


def test_figures_above_their_class_in_the_real_data_are_in_doubt_and_listed_unless_decided() -> None:
    doubted = {figure.figure_id: figure for figure in figures().figures if figure.standing is Standing.IN_DOUBT}
    listed = {found.figures[0] for found in problems("class-exceeded")}
    decided = {one for one, figure in doubted.items() if figure.decisions}
    assert listed == set(doubted) - decided
    assert {figure.decisions[0] for figure in doubted.values() if figure.decisions} == {
        "gwent-2019-20",
        "derbyshire-2022-23",
    }
    above = {(doubted[one].observation.area.code, doubted[one].count.value) for one in listed}
    assert ("W15000002", 67) in above
    assert {check.figures[0] for check in checks("class ceiling")} == set(doubted)


def test_essex_60_of_125_is_listed_as_possibly_partial() -> None:
    assert any(
        "Essex" in found.problem.message and "(125)" in found.problem.message for found in problems("class-half")
    )


def test_durham_s_cumulative_figure_falls() -> None:
    (found,) = problems("cumulative-falls")
    assert "88 for 2017/18 is less than 92 for April to December 2017" in found.problem.message
    assert len(found.figures) == 2
    assert len(checks("cumulative")) == 1


def test_a_cumulative_figure_may_stay_or_be_a_bound() -> None:
    half = Period.months_of(2019, 4, 6)
    assert not checks("cumulative", made_of(told(12), told(12, period=half)))
    open_above = Count.between(5, None, Mark.WORDS)
    assert not checks("cumulative", made_of(told(open_above), told(12, period=half)))
    assert checks("cumulative", made_of(told(11), told(12, period=half)))
    assert not checks("cumulative", made_of(told(11), told(12, period=half, compiled_by="somebody else")))


def test_one_number_in_two_spans_is_found_and_raises_no_problem_where_it_is_decided() -> None:
    said = [check.sentence for check in checks("one number in two spans")]
    assert sum("Dorset" in sentence and "62" in sentence for sentence in said) == 1
    assert sum("Dyfed-Powys" in sentence and "19" in sentence for sentence in said) == 2
    assert not problems("one-number-two-spans")
    undecided = made_of(told(62), told(62, period=Period.months_of(2019, 7, 9)))
    assert len(problems("one-number-two-spans", undecided)) == 1


def test_the_parts_of_wales_add_to_564_and_not_to_554() -> None:
    (check,) = [one for one in checks("parts") if "Wales, 2023/24" in one.sentence]
    assert "printed 554" in check.sentence
    assert "add to 564" in check.sentence
    assert len(check.figures) == 5
    assert not any("Wales, 2023/24" in found.problem.message for found in problems("parts-differ"))


def test_totals_that_are_the_sum_of_their_parts_hold() -> None:
    said = [check.sentence for check in checks("parts", holds=True)]
    assert any("Wales, 2017/18: printed 274" in sentence for sentence in said)
    assert any("3,728" in sentence and "3,217" in sentence and "429" in sentence for sentence in said)


def test_parts_that_differ_are_a_problem_where_one_release_printed_them() -> None:
    parts = [told(10, area=area) for area in FORCES]
    assert not checks("parts", made_of(told(40, area=WALES), *parts))
    assert len(problems("parts-differ", made_of(told(41, area=WALES), *parts))) == 1
    assert len(problems("parts-differ", made_of(told(29, area=WALES), *parts[:3]))) == 1, "some parts are already more"
    assert not checks("parts", made_of(told(41, area=WALES), *parts[:3]))
    later = made_of(told(41, area=WALES, published="2021-01"), *parts)
    assert len(checks("parts", later)) == 1
    assert not problems("parts-differ", later), "another release may have restated them"


def test_a_printed_share_must_be_the_share_of_the_printed_counts() -> None:
    (found,) = problems("share-differs")
    assert "female is printed as 84 % of sex known, but 44 of 52 is 84.6 %" in found.problem.message
    assert any("929 of 2,700" in one.sentence for one in checks("share of known", holds=True))


def test_a_percent_beside_a_count_is_held_against_the_base_that_the_row_names() -> None:
    for percent, holds in (("30%", False), ("29%", True)):
        made = made_of(told(618, note="of 2,117", written=f"618 ({percent})"))
        assert len(checks("share of known", made, holds=holds)) == 1
    assert not checks("share of known", made_of(told(618, note="of 2,117", written="618")))
    in_a_sheet = told(618, note="of 2,117", written="618 (30%)", return_id="a-return")
    assert not checks("share of known", made_of(in_a_sheet)), "checked where the sheet is read"


def test_shares_and_counts_of_different_releases_are_not_compared() -> None:
    kik = Breakdown("platform", platform="Kik")
    base = told(100, part=Breakdown("means", category="known"))
    part = told(30, part=kik, unit=Unit.MENTION)
    share = told(Count.between(39, 41, Mark.ROUNDED), part=kik, measure=Measure.SHARE, of_what="means known")
    assert len(checks("share of known", made_of(base, part, share))) == 1
    old = told(
        Count.between(39, 41, Mark.ROUNDED),
        "2019-01",
        part=kik,
        measure=Measure.SHARE,
        of_what="means known",
    )
    assert not checks("share of known", made_of(base, part, old))


def test_what_others_print_of_the_class_is_held_against_the_official_quarters() -> None:
    said = [check.sentence for check in checks("official series")]
    assert any("Cumbria" in sentence and "printed 27" in sentence and "add to 36" in sentence for sentence in said)
    assert any("printed 1,156 for 88A" in check.sentence for check in checks("official series", holds=True))


def test_conflicts_without_a_decision_are_listed_once() -> None:
    listed = problems("figures-differ")
    assert sum("39 (the force" in found.problem.message for found in listed) == 1
    decided = {one for figure in figures().figures if figure.decisions for one in (figure.figure_id,)}
    assert not any(set(found.figures) & decided for found in listed)
    assert len({frozenset(found.figures) for found in listed}) == len(listed)


def test_checks_change_no_figure() -> None:
    made = made_of(told(11), told(12, period=Period.months_of(2019, 4, 6)))
    assert {figure.standing for figure in made.figures} == {Standing.ANSWERS}


PAGE = "https://made.up/page"
POWYS = vocabulary().areas.by_code("W15000004")


def test_one_number_for_two_forces_on_one_page_is_maybe_copied_where_it_does_not_fit_one_of_them() -> None:
    for url, value, listed in ((PAGE, 19, True), ("https://made.up/other", 19, False), (PAGE, 20, False)):
        made = made_of(
            told(value, area=GWENT, url=PAGE, line=1),
            told(value, area=POWYS, url=url, line=2),
            *quarters(GWENT, 10, 10, 10, 10),
            *quarters(POWYS, 5, 5, 5, 5),
        )
        found = problems("maybe-copied", made)
        assert bool(found) == listed
        if listed:
            assert "prints 19 for Dyfed-Powys Police too (made-up.csv, line 2)" in found[0].problem.message
            assert "class 88A (40)" in found[0].problem.message
            assert len(found[0].figures) == 2
        assert {standing(made, area) for area in (GWENT, POWYS)} == {Standing.ANSWERS}


def test_two_forces_with_one_number_in_the_real_data_are_listed_until_somebody_decides() -> None:
    messages = [found.problem.message for found in problems("maybe-copied")]
    (west,) = [text for text in messages if text.startswith("West Midlands Police, April 2017 to September 2018")]
    assert "prints 48 for Warwickshire Police too" in west
