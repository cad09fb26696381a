"""Words that may narrow numbers down, by where they stand."""

from __future__ import annotations

import pytest

from etl.words.narrowing import ANYWHERE, OF_A_PERSON, OVER, OVER_A_WHOLE, narrows


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Of these, how many led to a charge?", OVER_A_WHOLE), ("Offences flagged as domestic abuse", OVER),
        ("Offences involving a weapon", OVER), ("Repeat victims", OVER), ("where the suspect was a teacher", OVER),
        ("Figures exclude undetected offences", ANYWHERE), ("for six months only", ANYWHERE),
        ("Age of suspect", OF_A_PERSON),
    ],
)  # fmt: skip
def test_these_narrow(text: str, where: str) -> None:
    assert narrows(text, where)


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Of these, what platform was used?", OVER), ("Crimes involving sexual communication with a child", OVER),
        ("where the victim was under 16", OVER), ("Offences recorded in 2017/18", OVER_A_WHOLE),
        ("Offences flagged as online", ANYWHERE), ("Age of suspect", OVER),
    ],
)  # fmt: skip
def test_these_do_not(text: str, where: str) -> None:
    assert not narrows(text, where)
