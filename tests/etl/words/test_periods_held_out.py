"""Wordings that no list of words was made from: how a police force might write a period, and what is no period.

`period-held-out.csv` is made up for this test, with the spans in their order; no spans is *cannot be told*. It is
measured as a whole: the words are mended by rules, and never by adding one of these wordings to them.
"""

from __future__ import annotations

import csv
from datetime import date
from functools import cache
from pathlib import Path

from etl.words.periods import read_period

DATA = Path(__file__).parents[2] / "data"
ENOUGH = 0.95


@cache
def rows(name: str = "period-held-out.csv") -> tuple[tuple[str, str, str], ...]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return tuple((row["words"], row["published"], row["spans"]) for row in csv.DictReader(file))


def answer(words: str, published: str) -> str:
    reading = read_period(words, date.fromisoformat(published) if published else None)
    return "; ".join(span.period.text for span in reading.spans)


def test_no_answer_is_another_than_the_right_one() -> None:
    """What is not understood is refused: a wrong period is never given, nor one where there is none."""
    wrong = {words: said for words, published, spans in rows() if (said := answer(words, published)) not in ("", spans)}
    assert wrong == {}


def test_nearly_every_period_is_understood() -> None:
    told = [(words, answer(words, published) == spans) for words, published, spans in rows() if spans]
    missed = [words for words, right in told if not right]
    assert len(told) > 350
    assert len(missed) <= (1 - ENOUGH) * len(told), missed


def test_the_table_is_held_out() -> None:
    """No wording of it stands in the tables from which the words were made."""
    listed = {words for words, _, _ in rows("period-wordings.csv")}
    listed |= set((DATA / "period-phrasings.txt").read_text(encoding="utf-8").splitlines())
    assert {words for words, _, _ in rows()} & listed == set()
