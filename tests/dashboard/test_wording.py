"""A question in English, the name of its file, and what an area has."""

from __future__ import annotations

import pytest

from dashboard.names import Names
from dashboard.parse import parse
from dashboard.wording import file_name, has_words, sentence
from etl.model.period import Period
from tests.dashboard.made_up import returned, span, year


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "area=Cumbria&from=2017-04&to=2020-06&by=none",
            "Cumbria: figures of sexual communication with a child, from April 2017 to June 2020, totals only.",
        ),
        (
            "area=Kent&area=Cumbria&from=2018-04&to=2019-03&measure=share&by=platform&only=Snapchat&only=WhatsApp",
            "Cumbria and Kent: shares of sexual communication with a child, in 2018/19, by platform, "
            "only Snapchat and WhatsApp.",
        ),
        (
            "offence=88a&from=2012-04-03&rows=all",
            "All areas: every observation behind the figures of sexual grooming (Home Office class), "
            "from 3 April 2012 on.",
        ),
        ("offence=all&to=2020-06", "All areas: figures of all offences, to June 2020."),
        (
            "",
            "All areas: figures of sexual communication with a child (for United Kingdom, Scotland and "
            "Northern Ireland of their own offences).",
        ),
        (
            "area=Scotland&area=Kent",
            "Kent and Scotland: figures of sexual communication with a child and communicating indecently with a "
            "child (Scotland).",
        ),
        (
            "area=Kent&measure=rate",
            "Kent: counts behind rates per 10,000 children under 18 of sexual communication with a child.",
        ),
    ],
)
def test_a_question_says_itself(names: Names, asked: str, said: str) -> None:
    assert sentence(parse(asked, names), names) == said


def test_more_than_six_areas_are_counted(names: Names) -> None:
    asked = "&".join(f"area=E2300000{number}" for number in range(1, 9))
    assert sentence(parse(asked, names), names).startswith("8 areas: ")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        (
            "area=Cumbria&from=2017-04&to=2020-06",
            "foi-figures_cumbria_own-offence_2017-04_2020-06_v01234567_filtered.csv",
        ),
        ("offence=all", "foi-figures_all-areas_all-offences_v01234567.csv"),
        ("offence=all&rows=all", "foi-observations_all-areas_all-offences_v01234567.csv"),
        ("", "foi-figures_all-areas_own-offence_v01234567_filtered.csv"),
        (
            "area=Kent&offence=88a&offence=71-17&by=platform&only=Snapchat&measure=share",
            "foi-figures_kent_71-17-88a_by-platform_snapchat_share_v01234567_filtered.csv",
        ),
    ],
)
def test_a_file_is_named_by_what_is_in_it(names: Names, asked: str, name: str) -> None:
    assert file_name(parse(asked, names), names, "csv", "0123456789ab") == name


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([], "no figure"),
        ([year(2018)], "2018/19"),
        ([year(2019), year(2018)], "2018/19 to 2019/20"),
        ([year(2017), year(2018), year(2020)], "2017/18 to 2018/19 and 2020/21"),
        ([span("2017-04/2020-06")], "April 2017 to June 2020"),
        ([year(2017), span("2017-04/2017-09")], "2017/18"),
    ],
)
def test_what_an_area_has_is_said_in_as_few_spans_as_can_be(numbers: list[Period], said: str) -> None:
    assert has_words(numbers, []) == said


def test_refusals_are_said_beside_what_there_is() -> None:
    asked = [returned("refused", year(2022)), returned("answered", year(2018)), returned("answer not seen", year(2024))]
    assert has_words([year(2017), year(2018)], asked) == (
        "2017/18 to 2018/19; refused 2022/23; answer not seen 2024/25"
    )
    assert has_words([], asked) == "refused 2022/23; answer not seen 2024/25"
