"""What words for a period mean, and when they mean nothing that can be told.

`period-phrasings.csv` is written by hand, a row for each wording that was really printed (`period-phrasings.txt`): the
spans in their order, a phrase of the first note, a phrase of the reason. `period-wordings.csv` is made up for these
tests: other wordings, some with a day of publication; no spans is *cannot be told*.
"""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.period import Period
from etl.words.period_words import lexicon
from etl.words.periods import (
    Span,
    as_whole_months,
    has_time_words,
    periods_in,
    read_period,
    readings_in,
)

DATA = Path(__file__).parents[2] / "data"


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def texts(spans: tuple[Span, ...]) -> list[str]:
    return [span.period.text for span in spans]


def split(cell: str) -> list[str]:
    return cell.split("; ") if cell else []


PRINTED = rows("period-phrasings.csv")
MADE_UP = rows("period-wordings.csv")
YEARS = st.integers(1990, 2039)
DAYS = st.dates(date(1981, 1, 1), date(2048, 12, 31))


def test_every_wording_that_was_printed_is_in_the_table() -> None:
    """The table has each line of the collected wordings, in its order."""
    collected = (DATA / "period-phrasings.txt").read_text(encoding="utf-8").splitlines()
    assert [row["words"] for row in PRINTED] == collected


@pytest.mark.parametrize("row", PRINTED, ids=lambda row: row["words"])
def test_printed_wording(row: dict[str, str]) -> None:
    """A wording that was printed means what the table says, or is refused for the reason it says."""
    reading = read_period(row["words"])
    assert texts(reading.spans) == split(row["spans"])
    assert bool(row["spans"]) != bool(row["reason"])
    assert row["reason"] in reading.reason
    if reading.spans:
        first = reading.spans[0].note
        assert row["note"] in first
        assert bool(row["note"]) == bool(first)


@pytest.mark.parametrize("row", MADE_UP, ids=lambda row: f"{row['words']} {row['published']}")
def test_other_wording(row: dict[str, str]) -> None:
    """Other wordings mean what the table says; without spans they are refused with a reason."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    reading = read_period(row["words"], published)
    assert texts(reading.spans) == split(row["spans"])
    assert bool(reading.reason) != bool(reading.spans)


@given(first=DAYS, days=st.integers(0, 4000))
def test_label_of_any_period_reads_back(first: date, days: int) -> None:
    """The label that the project writes is read as the same period."""
    last = min(first + timedelta(days=days), date(2048, 12, 31))
    period = Period(first, last)
    assert texts(read_period(period.label).spans) == [period.text]


@given(year=st.integers(1990, 2038), month=st.integers(1, 12), months=st.integers(1, 60))
def test_label_of_whole_months_reads_back(year: int, month: int, months: int) -> None:
    """Whole months, quarters and years read back from their labels, whatever their length."""
    period = Period.months_of(year, month, months)
    if period.last.year <= 2048:
        assert texts(read_period(period.label).spans) == [period.text]


@given(
    first=DAYS,
    days=st.integers(1, 2000),
    form=st.sampled_from(
        ("%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d %Y", "%d-%b-%Y")
    ),
    joined=st.sampled_from(("{} to {}", "{} - {}", "from {} until {}", "between {} and {}", "{} – {} inclusive")),
)
def test_two_days_in_any_spelling(first: date, days: int, form: str, joined: str) -> None:
    """Two days in the same spelling are the span from one to the other, both included."""
    last = min(first + timedelta(days=days), date(2048, 12, 31))
    if last > first:
        words = joined.format(first.strftime(form), last.strftime(form))
        assert texts(read_period(words).spans) == [Period(first, last).text]


@given(year=YEARS)
def test_each_financial_year_in_each_spelling(year: int) -> None:
    """A financial year reads as itself in every usual spelling."""
    short, after = f"{(year + 1) % 100:02d}", year + 1
    spellings = [
        f"{year}/{short}",
        f"{year}-{short}",
        f"{year}–{short}",
        f"{year}/{after}",
        f"{year} / {short}",
        f"financial year {year}/{short}",
        f"FY {year}-{short}",
        f"FY{year}/{short}",
        f"{year}/{short} financial year",
        f"financial year {year} to {after}",
        f"financial year ending 31 March {after}",
        f"financial year ending {after}",
        f"year to March {after}",
        f"year to April {after}",
        f"12 months up to April {after}",
        f"YE 31/03/{after}",
        f"1 April {year} to 31 March {after}",
        f"April {year} to March {after}",
        f"01/04/{year}-31/03/{after}",
        f"Apr-{year} to Mar-{after}",
        f"12 months from April {year}",
    ]
    for words in spellings:
        assert texts(read_period(words).spans) == [Period.financial_year(year).text], words


@given(year=YEARS, number=st.integers(1, 4))
def test_each_quarter_in_each_spelling(year: int, number: int) -> None:
    """A quarter of a financial year reads as itself; quarter 1 is April to June."""
    label = f"{year}/{(year + 1) % 100:02d}"
    ordinal = ("first", "second", "third", "fourth")[number - 1]
    quarter = Period.quarter(year, number)
    for words in (
        f"Q{number} {label}",
        f"{label} Q{number}",
        f"quarter {number} of {label}",
        f"{ordinal} quarter of {label}",
    ):
        assert texts(read_period(words).spans) == [quarter.text], words


@given(year=st.integers(1980, 2049))
def test_a_bare_year_is_a_calendar_year_with_a_note(year: int) -> None:
    """Four digits alone are the calendar year, and it is said that this was assumed."""
    (span,) = read_period(str(year)).spans
    assert span.period == Period.calendar_year(year)
    assert "calendar year" in span.note
    assert read_period(f"calendar year {year}").spans == (Span(Period.calendar_year(year)),)


@given(first=st.integers(1990, 2039), second=st.integers(0, 99))
def test_years_with_a_stroke_that_do_not_follow_each_other_are_refused(first: int, second: int) -> None:
    """`2017/19` may mean one year or several and is never guessed."""
    if second != (first + 1) % 100:
        assert read_period(f"{first}/{second:02d}").reason


@given(st.text(max_size=80))
def test_arbitrary_text_is_read_or_refused(text: str) -> None:
    """No text makes the reader fail, and every answer is either spans or a reason."""
    reading = read_period(text)
    assert bool(reading.spans) != bool(reading.reason)
    periods_in(text)
    has_time_words(text)


WORDS = sorted(lexicon().phrases)
FIGURES = [
    *("2017", "2017/18", "2016-17", "14/15", "2019/", "1", "30th", "01/04/2019"),
    *("q1", "h2", "£12", "10905-25", "Apr-20", "12-15"),
]
SIGNS = ["-", "–", ",", ";", "(", ")", "[", "]", "/", "…", "*", ":", "kent", "offences"]


@given(st.lists(st.sampled_from(WORDS + FIGURES + SIGNS), max_size=12), st.one_of(st.none(), DAYS))
def test_any_words_of_time_in_any_order_are_read_or_refused(words: list[str], published: date | None) -> None:
    """Words of time thrown together never make the reader fail or answer with an empty reason."""
    text = " ".join(words)
    reading = read_period(text, published)
    assert bool(reading.spans) != bool(reading.reason)
    assert readings_in(text, published) == readings_in(text, published)
    has_time_words(text)


@given(st.integers(0, 10**12))
def test_a_number_is_no_period(number: int) -> None:
    """Digits alone are a period only where they are a year."""
    assert bool(read_period(str(number)).spans) == (1980 <= number <= 2049)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sexual Grooming HO code 88A incidents in financial year 2021/2", ["2021-04-01/2022-03-31"]),
        (
            "1. The number of recorded offences under s.15A of the Sexual Offences Act 2003, (Home Office recording "
            "code 71/17) from (and including) April 1st 2021 until (and including) March 31st, 2022.",
            ["2021-04-01/2022-03-31"],
        ),
        (
            "In the last financial year 2013/14, sexual grooming (Home Office Offence code: 88A)",
            ["2013-04-01/2014-03-31"],
        ),
        ("Offences under code 71/17 between 1st April 2024 and 31st March 2025", ["2024-04-01/2025-03-31"]),
        ("Child Sexual Offences 370/2022", []),
        ("Child Sexual Exploitation 437/2025", []),
        ("FOI 10905-25 Sexual communication with a child", []),
        ("Grooming Crimes Between 2017/19 and 2023/24", []),
        ("In 2019 there were 2016 offences", ["2019-01-01/2019-12-31"]),
        ("Extracted on 12 May 2021; covers 1 April 2019 to 31 March 2020.", ["2019-04-01/2020-03-31"]),
        ("There have been 39 offences recorded under s15A of the Sexual Offences Act 2003", []),
        ("Figures for 2017/18, 2018/19 (April to December)", ["2017-04-01/2018-03-31", "2018-04-01/2018-12-31"]),
    ],
)
def test_periods_inside_a_sentence(text: str, expected: list[str]) -> None:
    """Periods are found inside captions and questions; references, codes and dates of something are not."""
    assert texts(periods_in(text)) == expected


def test_a_caption_with_two_readings_gives_both_for_the_register_to_settle() -> None:
    """`From 2021 to 2022` may be the financial year or two calendar years: both are handed on, none is chosen."""
    (reading,) = readings_in("1a) From 2021 to 2022 recorded crimes under Home Office offence Code 88A")
    assert reading.spans == ()
    assert texts(reading.either) == ["2021-04-01/2022-03-31", "2021-01-01/2022-12-31"]


@pytest.mark.parametrize(
    "text",
    [
        "Facebook owned apps (in lockdown)",
        "to date",
        "since launch",
        "2023/",
        "2019*",
        "last year",
        "second half of the year",
        "(six months only)",
        "Q1",
        "May to July",
        "year to date",
    ],
)
def test_time_words_that_cannot_be_read_are_noticed(text: str) -> None:
    """A label that restricts time is never taken for one that does not."""
    assert has_time_words(text)


@pytest.mark.parametrize(
    "text",
    [
        "Period",
        "Year:",
        "Financial years",
        "12-15",
        "11 and under",
        "Children aged 12 to 15 years",
        "Under 13",
        "13/14 year olds",
        "Males 10-17 years",
        "OC17 – Time Limit Expired",
        "New – Under Investigation",
        "a quarter of offences",
        "a third",
        "Offences may be counted twice",
        "10905-25",
        "s.15A",
        "Section 31(1)(a)(b)",
        "Search term",
        "Unknown",
        "",
    ],
)
def test_other_labels_have_no_time_words(text: str) -> None:
    """Ages, outcomes, shares, codes and the mere name of a dimension say nothing of time."""
    assert not has_time_words(text)


@pytest.mark.parametrize(
    ("days", "months"),
    [
        ("2017-04-03/2017-10-03", "2017-04-01/2017-09-30"),
        ("2017-04-03/2017-10-02", "2017-04-01/2017-09-30"),
        ("2017-04-03/2018-04-02", "2017-04-01/2018-03-31"),
        ("2017-10-03/2018-04-02", "2017-10-01/2018-03-31"),
        ("2017-04-03/2018-03-31", "2017-04-01/2018-03-31"),
    ],
)
def test_the_laws_own_months_are_read_as_whole_ones_with_a_note(days: str, months: str) -> None:
    """From 3 April or 3 October 2017 to the 2nd or 3rd of a month: whole months from the 1st, as an assumption."""
    span = as_whole_months(Period.parse(days))
    assert span.period == Period.parse(months)
    assert span.note


@pytest.mark.parametrize(
    "days", ["2017-04-01/2018-03-31", "2018-04-03/2019-04-02", "2017-10-03/2018-03-31", "2017-04-03/2017-04-03"]
)
def test_other_days_stay_as_they_are(days: str) -> None:
    """Only the law's own months are touched."""
    assert as_whole_months(Period.parse(days)) == Span(Period.parse(days))


def test_the_reason_is_a_sentence_for_people() -> None:
    """A refusal says what is wrong in words, with the words it is about."""
    assert read_period("since April 2017").reason == "it has no end: since April 2017"
    assert read_period("31 April 2019").reason == "there is no such day: 31/4/2019"


@pytest.mark.parametrize(
    "text", ["(" * 9000, "(2017 " * 4000 + ")" * 4000, "each " * 9000, "[" * 50 + "2017/18" + "]" * 50]
)
def test_hostile_text_is_read_or_refused(text: str) -> None:
    """Brackets without end and words without end neither exhaust the stack nor answer."""
    assert read_period(text).reason or len(text) < 400
    assert isinstance(has_time_words(text), bool)
    readings_in(text)


def test_a_long_text_is_read_to_its_end() -> None:
    """A period behind thousands of letters of an answer is still found."""
    text = "The force cannot give the names of the apps. " * 200 + "Offences between April 2019 and March 2020."
    assert texts(periods_in(text)) == ["2019-04-01/2020-03-31"]
