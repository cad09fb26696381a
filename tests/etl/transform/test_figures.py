"""What must be true of the real figures: the raw data of this project, returns as they were read by hand.

Numbers are those of `data/raw/README.md` ("What is known and checkable") and of the pages that the rows name.
"""

from __future__ import annotations

from collections import Counter

import pytest

from etl.model.caveats import CAVEATS
from etl.model.figure import Figure, Standing, figure_id
from etl.model.observation import WHOLE, Breakdown, Coverage, Measure, Unit
from etl.model.period import Period
from etl.transform.figures import make_figures
from etl.transform.witnesses import is_witness
from tests.etl.transform.made_up import told
from tests.etl.transform.raw import coverage, decisions, figures, official, printed, returned, vocabulary

ANSWERS = Standing.ANSWERS
EQUIVALENTS = "71/17 and equivalents"
UK, ENGLAND_AND_WALES, WALES = "K02000001", "K04000001", "W92000004"
CUMBRIA, LANCASHIRE, KENT, HAMPSHIRE, DORSET = "E23000002", "E23000003", "E23000032", "E23000030", "E23000039"
DYFED_POWYS, GWENT, AVON, DURHAM = "W15000004", "W15000002", "E23000036", "E23000008"


def year(first: int) -> Period:
    return Period.financial_year(first)


def found(
    area: str,
    period: Period,
    *standings: Standing,
    offence: str = "71/17",
    part: Breakdown = WHOLE,
    measure: Measure = Measure.COUNT,
) -> list[Figure]:
    """The figures of one area, offence, span and part, with one of the standings; all without one."""
    return [
        figure
        for figure in figures().figures
        if (figure.observation.area.code, figure.observation.period) == (area, period)
        and (figure.observation.offence, figure.observation.measure) == (offence, measure)
        and figure.observation.breakdown == part
        and (not standings or figure.standing in standings)
    ]


def answer(area: str, period: Period, offence: str = "71/17", part: Breakdown = WHOLE) -> Figure:
    """The one figure that answers."""
    (figure,) = found(area, period, ANSWERS, offence=offence, part=part)
    return figure


def test_every_observation_is_in_exactly_one_figure() -> None:
    observations = (*returned(), *printed().observations, *official().observations)
    held = Counter(one.observation_id for figure in figures().figures for one in figure.observations)
    assert set(held) == {one.observation_id for one in observations}
    assert set(held.values()) == {1}
    assert len(observations) == sum(held.values())


def test_every_figure_is_what_its_observations_say_and_has_its_own_identifier() -> None:
    all_of_them = figures().figures
    assert len({figure.figure_id for figure in all_of_them}) == len(all_of_them)
    for figure in all_of_them:
        assert {figure_id(one) for one in figure.observations} == {figure.figure_id}
        assert figure.observation in figure.observations


def test_witnesses_are_distinct_pages() -> None:
    for figure in figures().figures:
        pages = figures().witnesses[figure.figure_id]
        assert figure.witnesses == len(pages) == len({witness.page for witness in pages})
        assert all(is_witness(witness.observation) for witness in pages)
        assert not pages or pages[0].observation == figure.observation


def test_one_figure_answers_each_question_of_each_compiler() -> None:
    asked: Counter[tuple[object, ...]] = Counter()
    for figure in figures().figures:
        about = figure.observation
        if figure.standing is ANSWERS:
            question = (about.area, about.offence, about.measure, about.unit, about.period, about.breakdown)
            asked[(*question, about.of_what, about.source.compiled_by)] += 1
    assert set(asked.values()) == {1}


def test_every_standing_but_answers_has_a_reason_and_leads_to_a_figure_that_is_there() -> None:
    known = {figure.figure_id for figure in figures().figures}
    for figure in figures().figures:
        assert bool(figure.reason) == (figure.standing is not ANSWERS)
        assert bool(figure.superseded_by) == (figure.standing is Standing.SUPERSEDED)
        assert {figure.superseded_by, *figure.conflicts_with} - {""} <= known
        assert all(caveat in CAVEATS for caveat in figure.caveats)


def test_the_uk_series() -> None:
    values = [answer(UK, year(first), EQUIVALENTS).count.value for first in range(2017, 2025)]
    assert values == [3728, 5333, 5954, 6319, 6275, 6350, 7062, 7263]
    for first in range(2017, 2025):
        assert "equivalents" in answer(UK, year(first), EQUIVALENTS).caveats
        assert not found(UK, year(first)), "no UK total is 71/17"


def test_the_uk_s_first_print_of_2021_22_is_superseded() -> None:
    (old,) = found(UK, year(2021), Standing.SUPERSEDED, offence=EQUIVALENTS)
    assert (old.count.value, old.superseded_by) == (6156, answer(UK, year(2021), EQUIVALENTS).figure_id)
    assert "2024-11" in old.reason


def test_the_uk_knows_who_is_missing() -> None:
    lacking = {first: answer(UK, year(first), EQUIVALENTS) for first in range(2017, 2025)}
    assert lacking[2017].coverage is Coverage.PART_PERIOD
    assert (lacking[2020].coverage, lacking[2020].missing) == (Coverage.PART_MEMBERS, (GWENT,))
    assert lacking[2021].missing == (HAMPSHIRE,)
    assert lacking[2022].missing == ("E23000012", "W15000003")
    assert (lacking[2023].coverage, lacking[2023].missing) == (Coverage.FULL, ())
    assert lacking[2024].missing == ("E23000020",)


def test_the_total_of_the_uk_and_its_return_are_one_figure() -> None:
    first = answer(UK, year(2017), EQUIVALENTS)
    assert first.observation.source.return_id == "wales-2017-2024"
    assert first.witnesses == 3


def test_england_and_wales_2017_18_is_one_row_that_answers_and_one_that_is_superseded() -> None:
    both = found(ENGLAND_AND_WALES, year(2017))
    assert {(figure.count.value, figure.standing) for figure in both} == {
        (3217, ANSWERS),
        (3171, Standing.SUPERSEDED),
    }
    whole = answer(ENGLAND_AND_WALES, year(2017))
    assert whole.witnesses == 7
    assert len(whole.observations) == 8, "the return and the line from the same page are one witness"
    assert whole.coverage is Coverage.PART_PERIOD


def test_the_series_of_england_and_wales_has_a_gap() -> None:
    assert answer(ENGLAND_AND_WALES, year(2018)).count.value == 4373
    assert not found(ENGLAND_AND_WALES, year(2019))
    last = answer(ENGLAND_AND_WALES, year(2020))
    assert (last.count.value, last.coverage) == (5441, Coverage.PART_MEMBERS)
    assert answer(ENGLAND_AND_WALES, Period.quarter(2020, 1)).count.value == 1220
    assert answer(ENGLAND_AND_WALES, Period.months_of(2017, 4, 36)).count.value == 12925
    assert answer(ENGLAND_AND_WALES, Period.months_of(2017, 4, 18)).count.value == 5161
    assert answer(ENGLAND_AND_WALES, Period.months_of(2017, 4, 30)).count.value == 10119


def test_known_means() -> None:
    known = Breakdown("means", category="known")
    assert answer(ENGLAND_AND_WALES, year(2017), part=known).count.value == 2117
    assert answer(ENGLAND_AND_WALES, year(2018), part=known).count.value == 2700
    assert answer(UK, year(2023), EQUIVALENTS, known).count.value == 1824
    assert answer(UK, year(2024), EQUIVALENTS, known).count.value == 2111
    both = Period.months_of(2017, 4, 30)
    unknown = Breakdown("means", category="unknown")
    assert answer(ENGLAND_AND_WALES, both, part=known).count.value == 5784
    assert answer(ENGLAND_AND_WALES, both, part=unknown).count.value == 4335


def test_cumbria() -> None:
    span = Period.months_of(2017, 4, 39)
    assert (answer(CUMBRIA, span).count.value, answer(CUMBRIA, span).witnesses) == (118, 1)
    assert answer(CUMBRIA, span).observation.source.cell == "B4"
    (share,) = [
        figure
        for figure in figures().figures
        if figure.observation.area.code == CUMBRIA and figure.observation.measure is Measure.SHARE
    ]
    assert (share.count.lowest, share.count.highest, share.observation.of_what) == (29, 37, "means known")
    assert share.standing is ANSWERS
    assert "very-small-numbers" in share.caveats
    assert share.witnesses == 1, "the return and the line are one page"


def test_the_27_of_cumbria_is_in_no_figure_of_71_17() -> None:
    of_27 = [
        figure
        for figure in figures().figures
        if figure.observation.area.code == CUMBRIA and figure.count.value == 27 and figure.observation.period.days > 92
    ]
    assert [figure.observation.offence for figure in of_27] == ["88A"]


def test_kent_and_the_north_east() -> None:
    assert [answer(KENT, year(first)).count.value for first in (2017, 2018, 2019)] == [122, 140, 176]
    assert answer("X-NE-CUMBRIA", year(2017)).count.value == 271
    assert answer("X-NE-CUMBRIA", year(2018)).count.value == 369


def test_hampshire() -> None:
    assert answer(HAMPSHIRE, year(2021)).count.text == "none · no return"
    assert answer(HAMPSHIRE, year(2020)).count.text == "at least 18 · lower bound"
    assert answer(HAMPSHIRE, year(2020)).coverage is Coverage.PART_PERIOD
    assert answer(HAMPSHIRE, year(2023)).count.text == "at least 95 · lower bound"
    assert "lower-bound" in answer(HAMPSHIRE, year(2023)).caveats
    assert answer(HAMPSHIRE, year(2022)).witnesses == 2


def test_the_south_east_adds_over_hampshire_s_blank_and_says_so() -> None:
    whole = answer("X-SE4", year(2021))
    assert (whole.count.value, whole.coverage, whole.missing) == (429, Coverage.PART_MEMBERS, (HAMPSHIRE,))
    assert answer("X-SE4", year(2020)).coverage is Coverage.PART_PERIOD


def test_gwent() -> None:
    assert answer(GWENT, year(2020)).count.text == "none · not provided"
    (doubted,) = found(GWENT, year(2019))
    assert (doubted.count.value, doubted.standing, doubted.decisions) == (144, Standing.IN_DOUBT, ("gwent-2019-20",))
    (undecided,) = found(GWENT, year(2023))
    assert (undecided.count.value, undecided.standing, undecided.decisions) == (67, Standing.IN_DOUBT, ())
    assert "54" in undecided.reason
    assert "in-doubt" in undecided.caveats


def test_dyfed_powys_half_year_passes_for_no_year() -> None:
    whole = answer(DYFED_POWYS, year(2017))
    assert (whole.count.text, whole.coverage) == ("at least 19 · lower bound", Coverage.PART_PERIOD)
    halves = [found(DYFED_POWYS, Period.months_of(2017, month, 6)) for month in (4, 10)]
    (first,), (second,) = halves
    assert first.standing is second.standing is Standing.CONFLICT
    assert first.conflicts_with == (second.figure_id,)
    assert second.conflicts_with == (first.figure_id,)
    assert answer(WALES, year(2017)).coverage is Coverage.PART_PERIOD


def test_dyfed_powys_and_the_charity_differ_about_2021_22() -> None:
    both = found(DYFED_POWYS, year(2021))
    assert {(figure.count.value, figure.observation.source.compiled_by) for figure in both} == {
        (39, "the force"),
        (36, "NSPCC"),
    }
    assert {figure.standing for figure in both} == {Standing.CONFLICT}


def test_avon_and_somerset_245_is_of_the_class_and_never_of_71_17() -> None:
    of_245 = [
        figure for figure in figures().figures if figure.observation.area.code == AVON and figure.count.value == 245
    ]
    assert [(figure.observation.offence, figure.observation.period) for figure in of_245] == [("88A", year(2021))]
    parts = [
        figure.count.value or 0
        for figure in figures().figures
        if figure.observation.area.code == AVON and figure.observation.breakdown.kind == "outcome"
    ]
    assert sum(int(part) for part in parts) == 244


def test_dorset_and_lancashire() -> None:
    (whole,), (nine,) = found(DORSET, year(2020)), found(DORSET, Period.months_of(2020, 7, 9))
    assert whole.standing is nine.standing is Standing.CONFLICT
    assert whole.conflicts_with == (nine.figure_id,)
    assert nine.conflicts_with == (whole.figure_id,)
    (aside,) = found(LANCASHIRE, Period.months_of(2017, 5, 12))
    assert (aside.count.value, aside.standing) == (64, Standing.SET_ASIDE)
    assert aside.witnesses == 1


def test_wales_2023_24_is_between_both_numbers() -> None:
    (whole,) = found(WALES, year(2023))
    assert (whole.standing, whole.count.lowest, whole.count.highest) == (Standing.CONFLICT, 554, 564)


def test_almost_34_000_answers_for_the_six_years() -> None:
    span = Period.months_of(2017, 4, 72)
    assert answer(UK, span, EQUIVALENTS).count.text == "28900 to 34000 · words"
    aside = found(UK, span, Standing.SET_ASIDE, offence=EQUIVALENTS)
    assert {figure.count.text for figure in aside} == {"34000", "at least 34000 · words"}


def test_column_sums_and_misreports_are_set_aside() -> None:
    for figure in figures().figures:
        if not figure.witnesses:
            assert figure.standing is Standing.SET_ASIDE
            assert all(one.flag or "column sum" in one.label_as_written for one in figure.observations)


def test_northamptonshire_has_stars_of_at_least_one() -> None:
    stars = [
        figure
        for figure in figures().figures
        if figure.observation.source.return_id == "northamptonshire-10905-25"
        and figure.count.text == "at least 1 · suppressed"
    ]
    assert len(stars) == 3
    assert answer("E23000022", year(2024)).count.value == 52


def test_one_share_of_one_base_is_one_figure_and_a_share_without_base_gives_way() -> None:
    span, snapchat = year(2024), Breakdown("platform", platform="Snapchat", platform_owner="Snap Inc.")
    shares = found(UK, span, offence=EQUIVALENTS, part=snapchat, measure=Measure.SHARE)
    (answers,) = [figure for figure in shares if figure.standing is ANSWERS]
    assert (answers.count.text, answers.observation.of_what) == ("39.5 to 40.5 · rounded", "means known")
    assert {figure.standing for figure in shares if figure is not answers} == {Standing.SUPERSEDED}
    assert any(figure.observation.of_what == "not stated" for figure in shares)


def test_ten_or_twelve_percent_is_a_conflict() -> None:
    part = Breakdown("platform", platform="Facebook or Facebook Messenger", platform_owner="Meta Platforms, Inc.")
    shares = found(UK, year(2023), Standing.CONFLICT, offence=EQUIVALENTS, part=part, measure=Measure.SHARE)
    assert {figure.count.text for figure in shares} == {"9.5 to 10.5 · rounded", "11.5 to 12.5 · rounded"}


def test_a_share_of_a_large_printed_base_is_no_small_number() -> None:
    by_line = {
        one.source.cell: figure
        for figure in figures().figures
        for one in figure.observations
        if one.source.file == "published-figures.csv"
    }
    assert "very-small-numbers" not in by_line["96"].caveats, "of 1,824"
    assert "very-small-numbers" not in by_line["790"].caveats, "of 22"
    assert "very-small-numbers" not in by_line["217"].caveats, "no base is printed, but 5,784 lie inside it"
    assert "very-small-numbers" in by_line["269"].caveats, "nothing says how many a force knew"


def test_both_editions_are_kept_and_the_newer_answers() -> None:
    quarters = [figure for figure in figures().figures if figure.observation.source.file == "recorded-88a.csv"]
    answering = [figure for figure in quarters if figure.standing is ANSWERS]
    assert sum(len(figure.observations) for figure in quarters) == 2596
    assert len(answering) == 44 * 55
    for figure in quarters:
        editions = {one.source.published for one in figure.observations}
        assert ("2026-04-23" in editions) == (figure.standing is ANSWERS)


def test_all_fourteen_decisions_match_something() -> None:
    assert len(decisions().rows) == 14
    assert all(figures().applied[row.decision_id] for row in decisions().rows)
    assert "decision-without-figure" not in {found.problem.kind for found in figures().problems}


def test_no_two_offences_are_one_figure() -> None:
    for figure in figures().figures:
        assert len({one.offence for one in figure.observations}) == 1
        assert len({one.unit for one in figure.observations}) == 1


def test_platform_counts_are_never_offences() -> None:
    for figure in figures().figures:
        about = figure.observation
        if about.breakdown.kind in ("platform", "platform_owner") and about.measure is Measure.COUNT:
            assert about.unit is not Unit.OFFENCE


def test_the_same_input_gives_the_same_figures_in_any_order() -> None:
    observations = (*printed().observations, *returned())
    again = make_figures(observations[::-1], decisions(), coverage(), vocabulary(), printed=printed().coverage)
    first = make_figures(observations, decisions(), coverage(), vocabulary(), printed=printed().coverage)
    told_ = {figure.figure_id: (figure.standing, figure.count, figure.witnesses) for figure in first.figures}
    assert told_ == {figure.figure_id: (figure.standing, figure.count, figure.witnesses) for figure in again.figures}


@pytest.mark.parametrize("copies", [None, {"copy": "original"}])
def test_a_return_that_repeats_another_is_no_second_witness(copies: dict[str, str] | None) -> None:
    """The two observations are made up."""
    area = vocabulary().areas.by_code(KENT)
    both = (
        told(12, area=area, return_id="original", url="a page"),
        told(12, area=area, return_id="copy", url="another page"),
    )
    made = make_figures(both, decisions(), coverage(), vocabulary(), copies=copies)
    (figure,) = made.figures
    assert figure.witnesses == (1 if copies else 2)
