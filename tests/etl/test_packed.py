"""Readings as bytes: they come back as they were, and nothing else comes out of bytes that somebody changed."""

from __future__ import annotations

import os
import pickle
from hashlib import sha256
from pathlib import Path

import pytest

from etl.packed import NotPacked, packed, unpacked
from etl.register import load_register
from etl.returns import ReadReturn, read_return
from etl.words.vocabulary import load_vocabulary


@pytest.fixture(scope="module")
def told(raw: Path) -> list[ReadReturn]:
    vocabulary = load_vocabulary(raw / "reference")
    return [read_return(raw, entry, vocabulary) for entry in load_register(raw, vocabulary.areas).entries]


def test_every_reading_comes_back_as_it_was(told: list[ReadReturn]) -> None:
    back = [unpacked(packed(one)) for one in told]
    assert back == told
    sources = [observation.source for one in told if one.reading for observation in one.reading.observations]
    again = [
        one.source
        for read in back
        if isinstance(read, ReadReturn) and read.reading
        for one in read.reading.observations
    ]
    assert again == sources, "equality of observations leaves their source out"


def test_bytes_do_not_depend_on_what_was_worked_out_since(told: list[ReadReturn]) -> None:
    before = packed(told)
    assert any(list(grid) for one in told for grid in one.grids)
    assert packed(unpacked(before)) == packed(unpacked(packed(told)))


@pytest.mark.parametrize("change", [lambda body: body[:-1], lambda body: body[:40] + b"x" + body[41:], lambda _: b""])
def test_cut_or_changed_bytes_are_refused(told: list[ReadReturn], change: object) -> None:
    assert callable(change)
    with pytest.raises(NotPacked):
        unpacked(change(packed(told[0])))


class _Harmful:
    """Made up: what a pickle that runs a command looks like."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 3",)


def test_bytes_with_a_right_checksum_that_would_run_something_are_refused() -> None:
    body = pickle.dumps(_Harmful())
    with pytest.raises(NotPacked, match="no part of a reading"):
        unpacked(sha256(body).digest() + body)


def test_a_function_of_the_project_is_no_part_of_a_reading() -> None:
    body = pickle.dumps(load_vocabulary)
    with pytest.raises(NotPacked, match="no part of a reading"):
        unpacked(sha256(body).digest() + body)
