"""A comparison at every door: parts by decision, the same months, printed changes, places among those who answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import htpy as h
import pytest
from fastapi import FastAPI

from dashboard import api, queries
from dashboard.comparisons import Compared, compared, comparison_json
from dashboard.pages import compare
from dashboard.pages.page import Asked
from dashboard.parse import parse
from dashboard.store import Store, StoreDoor
from tests.conftest import Foi
from tests.dashboard.serving import client_of


def found_of(store: Store, question: str) -> Compared:
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        found = compared(connection, parse(question, names), names)
    assert found is not None
    return found


def said_of(store: Store, question: str) -> dict[str, Any]:
    selection = parse(question, queries.names_of(store))
    return json.loads(json.dumps(comparison_json(found_of(store, question), selection)))  # type: ignore[no-any-return]


def page(store: Store, query: str) -> str:
    return str(h.fragment[compare.view(Asked("/compare", query), store).body])


def out(said: dict[str, Any], basis: str) -> list[str]:
    return [one["area"] for one in said["changes"][basis]["left_out"]]


def test_strict_takes_off_forces_whose_figure_is_a_part_by_a_decision(real: Store) -> None:
    """Hampshire 2020/21 and 2023/24 are lowest values: the total holds a part of them."""
    said = said_of(real, "area=UK&to=2021-03")
    assert out(said, "strict") == ["Gwent", "Dyfed-Powys", "Hampshire"]
    assert out(said, "published") == ["Gwent"]
    assert [said["changes"][basis]["percent"] for basis in ("strict", "published", "raw")] == [78.4, 71.5, 69.5]
    assert out(said_of(real, "area=UK&to=2024-03"), "strict") == ["Dyfed-Powys", "Hampshire"]


@pytest.mark.parametrize(
    ("question", "strict", "published", "plain"),
    [
        ("area=UK", 98.1, 99.3, 94.8),
        ("area=UK&to=2023-03", 81.9, 81.8, 70.3),
        ("area=England and Wales&to=2019-03", 35.5, 35.9, 35.9),
    ],
)
def test_the_changes_that_the_figures_carry(
    real: Store, question: str, strict: float, published: float, plain: float
) -> None:
    changes = said_of(real, question)["changes"]
    assert [changes[basis]["percent"] for basis in ("strict", "published", "raw")] == [strict, published, plain]


def test_a_printed_change_is_named_with_its_basis_or_cannot_be_reproduced(real: Store) -> None:
    (printed,) = said_of(real, "area=UK&to=2022-03")["printed"]
    assert (printed["percent"], printed["reproduced"], printed["pages"]) == (84, False, 3)
    assert printed["sentence"].startswith("+84% cannot be reproduced: the figures give up 75%")
    (printed,) = said_of(real, "area=UK&to=2023-03")["printed"]
    assert (printed["percent"], printed["reproduced"]) == (82, True)
    (printed,) = said_of(real, "area=UK")["printed"]
    assert printed["sentence"] == "+99% is the change as published."


def test_words_for_a_number_are_no_printed_percent(real: Store) -> None:
    """`Soared by a third` is no 33 %."""
    assert said_of(real, "area=England and Wales&to=2019-03")["printed"] == []


def test_a_year_to_date_is_set_beside_the_same_months_and_never_a_whole_year(real: Store) -> None:
    found = found_of(real, "area=Northern Ireland&from=2017-04&to=2018-09").comparison
    assert found is not None
    assert found.lead is None
    assert found.refused[0].sentence == "2017/18 has 12 months, April to September 2018 has 6."
    assert found.alternative is not None
    assert "57 offences" in found.alternative.sentence
    assert "up 111% on the 27 of April to September 2017" in found.alternative.sentence


def test_a_year_to_date_of_the_class_is_set_beside_its_same_quarters_under_its_own_name(real: Store) -> None:
    found = found_of(real, "area=Kent&offence=88a&from=2017-04&to=2025-12").comparison
    assert found is not None
    assert found.alternative is not None
    said = found.alternative.sentence
    assert "287 offences of sexual grooming (Home Office class) from April to December 2025" in said
    assert "sexual communication" not in said


def test_a_force_has_a_place_among_those_who_answered_with_limits_and_their_spread(real: Store) -> None:
    ranked = found_of(real, "area=Kent").ranked
    assert ranked is not None
    assert (ranked.place.best, ranked.place.worst, ranked.place.of) == (2, 5, 6)
    assert ranked.spread > 1
    assert "among the forces whose own figure for these months is known" in ranked.sentence
    assert "no place says that more happened there" in ranked.sentence
    assert found_of(real, "area=UK").ranked is None


def test_the_page_says_the_same_and_a_refusal_is_a_whole_answer(real: Store) -> None:
    assert "+84% cannot be reproduced" in page(real, "area=UK&to=2022-03")
    assert "Among those who answered" in page(real, "area=Kent")
    refused = page(real, "area=Dyfed-Powys")
    assert "These two cannot be compared" in refused
    assert "Dyfed-Powys recorded 82 offences" in refused
    assert "Compare 2018/19 with 2024/25" in refused


def test_the_same_bytes_by_command_and_over_http(foi: Foi, store_url: str, tmp_path: Path) -> None:
    file = tmp_path / "uk.comparison.json"
    assert foi("export", "?area=UK&compare=strict", "-o", file, "--store", store_url).status == 0
    server = FastAPI()
    server.include_router(api.router(StoreDoor(store_url)))
    with client_of(server) as client:
        answer = client.get("/api/v1/comparison.json?area=UK&compare=strict")
    assert answer.content == file.read_bytes()
    assert answer.json()["asked"] == "strict"
    assert answer.json()["changes"]["strict"]["percent"] == 98.1
