"""A link made under one store, opened under the next: it says what changed at the figures it shows. All is made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from sqlalchemy import create_engine, select

from dashboard import queries
from dashboard.records import ChangedFigure
from dashboard.server import create_server
from dashboard.since import Made, changed_since, split_version
from dashboard.store import open_store
from etl.load.history import store_before, with_history
from etl.load.schema import METADATA
from etl.load.store import Tables, publish
from etl.model.figure import Figure
from tests.dashboard.made_up import CUMBRIA, KENT, figure, make_store, observation, year
from tests.dashboard.serving import client_of

FIRST, SECOND, THIRD = "aaaaaaaaaaaa", "bbbbbbbbbbbb", "cccccccccccc"


def figures(cumbria: int, kent: int) -> list[Figure]:
    return [
        figure(observation(CUMBRIA, cumbria, year(2018), "B1")),
        figure(observation(CUMBRIA, 50, year(2019), "B2")),
        figure(observation(KENT, kent, year(2018), "C1")),
    ]


def published(path: Path, version: str, made: Sequence[Figure]) -> str:
    """The store of some figures in the place of the one that is there, with its history, as `ingest` does it."""
    draft = make_store(path.with_name("draft.sqlite"), made)
    engine = create_engine(draft)
    with engine.connect() as connection:
        tables: Tables = {
            table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
            for table in METADATA.sorted_tables
        }
    engine.dispose()
    stored = {**tables["store_version"][0], "version": version}
    url = f"sqlite:///{path}"
    publish(with_history({**tables, "store_version": [stored]}, store_before(url)), url)
    return url


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "foi.sqlite"


def since_text(client: httpx.Client, address: str) -> str:
    found = re.search(r'<section class="since".*?</section>', client.get(address).text, re.S)
    return re.sub(r"<[^>]+>", " ", found[0]) if found else ""


def test_a_link_says_what_changed_at_the_figures_it_shows_and_only_there(path: Path) -> None:
    url = published(path, FIRST, figures(20, 90))
    with client_of(create_server(url)) as client:
        cumbria, kent = (f"/explore?area={area.code}&version={FIRST}" for area in (CUMBRIA, KENT))
        assert since_text(client, cumbria) == ""
        published(path, SECOND, figures(25, 90))
        told = since_text(client, cumbria)
        assert "1 figure that this page may show changed" in told
        assert re.search(r"Cumbria Constabulary, 71/17, 2018/19\s+changed\s+20\s+25", told)
        assert "No figure that this page shows changed since. 1 figure elsewhere did." in since_text(client, kent)
        assert since_text(client, f"/explore?area={CUMBRIA.code}&version={SECOND}") == ""
        assert since_text(client, f"/explore?area={CUMBRIA.code}&from=2019-04&version={FIRST}").count("elsewhere") == 1
        assert "changed" in since_text(client, f"/forces/{CUMBRIA.code}?version={FIRST}")


def test_a_link_after_a_rebuild_from_the_same_data_opens_the_same_page_silently(path: Path) -> None:
    url = published(path, FIRST, figures(20, 90))
    address = f"/explore?area={CUMBRIA.code}&version={FIRST}"
    with client_of(create_server(url)) as client:
        before = client.get(address).text
        published(path, FIRST, figures(20, 90))
        assert client.get(address).text == before
        assert 'class="since"' not in before


def test_what_changed_and_changed_back_is_no_change(path: Path) -> None:
    published(path, FIRST, figures(20, 90))
    published(path, SECOND, figures(25, 90))
    url = published(path, THIRD, figures(20, 91))
    store = open_store(url)
    with store.engine.connect() as connection:
        since = changed_since(connection, FIRST[:8], THIRD, None, queries.names_of(store))
        again = changed_since(connection, SECOND, THIRD, None, queries.names_of(store))
    assert since.made is Made.BEFORE
    assert [(line.area_code, line.old_value, line.new_value) for line in since.here] == [(KENT.code, "90", "91")]
    assert len(again.here) == 2


@pytest.mark.parametrize("version", ["0000", "ffffffffffff", "aaaa", "<b>", "a" * 500])
def test_a_version_that_was_never_published_is_said_to_be_unknown(path: Path, version: str) -> None:
    url = published(path, FIRST, figures(20, 90))
    with client_of(create_server(url)) as client:
        told = since_text(client, f"/explore?area={CUMBRIA.code}&version={version}")
        assert "was never published here" in told
        assert "is not known" in told


def test_the_number_of_an_older_store_says_what_became_of_it(path: Path) -> None:
    old = figures(20, 90)
    published(path, FIRST, old)
    url = published(path, SECOND, [figures(25, 90)[0], old[1]])
    with client_of(create_server(url)) as client:
        changed = client.get(f"/cell/{old[0].figure_id}")
        assert changed.status_code == 404
        assert "it was 20, and is 25." in changed.text
        withdrawn = client.get(f"/cell/{old[2].figure_id}")
        assert "This number was withdrawn" in withdrawn.text
        same_cell = f"/cell/{old[0].observation.observation_id}?version={FIRST}"
        assert "25 offences" in client.get(same_cell).text
        assert "1 figure that this page may show changed" in since_text(client, same_cell)
        assert "No number of that name here" in client.get("/cell/nothing").text


def test_the_page_the_list_and_the_feed_tell_the_same_changes(path: Path) -> None:
    published(path, FIRST, figures(20, 90))
    url = published(path, SECOND, [*figures(25, 90)[:2], figure(observation(KENT, 7, year(2020), "C9"))])
    with client_of(create_server(url)) as client:
        said = client.get("/api/v1/changes.json").json()
        assert [(one["kind"], one["store"]) for one in said["items"]] == [
            ("changed", SECOND),
            ("withdrawn", SECOND),
            ("added", SECOND),
        ]
        text = client.get("/changes").text
        assert "changed 3 figures" in text
        assert "3 figures: 1 new, 1 changed, 1 withdrawn." in text
        feed = etree.fromstring(client.get("/api/v1/changes.atom").content)
        entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
        assert len(entries) == 2
        summary = entries[0].findtext("{http://www.w3.org/2005/Atom}summary") or ""
        assert "Cumbria Constabulary, 71/17, 2018/19: was 20, is 25." in summary
        assert "The first store here: 3 figures." in (entries[1].findtext("{http://www.w3.org/2005/Atom}summary") or "")


def test_a_first_store_has_a_page_that_says_that_nothing_has_changed(path: Path) -> None:
    with client_of(create_server(published(path, FIRST, figures(20, 90)))) as client:
        assert "nothing has changed yet" in client.get("/changes").text


def test_a_redirect_goes_on_naming_the_version(path: Path) -> None:
    with client_of(create_server(published(path, FIRST, figures(20, 90)))) as client:
        answer = client.get(f"/forces/Cumbria?version={FIRST}")
        assert answer.headers["location"] == f"/forces/{CUMBRIA.code}?version={FIRST}"


@pytest.mark.parametrize(
    ("query", "version", "rest"),
    [
        ("", "", ""),
        ("version=a", "a", ""),
        ("area=x&version=a&to=2020-06", "a", "area=x&to=2020-06"),
        ("version=a&version=b", "b", ""),
        ("versions=a", "", "versions=a"),
    ],
)
def test_the_version_is_taken_out_of_the_query(query: str, version: str, rest: str) -> None:
    assert split_version(query) == (version, rest)


DULL = ChangedFigure(
    1, "", "", "", "X", "X", "71/17", "count", "", year(2018), "", "", "", "", "", "", "", "", "made-up.csv:1"
)


@given(st.lists(st.one_of(st.none(), st.integers(0, 3)), min_size=2, max_size=6))
def test_the_net_of_all_changes_is_the_first_value_against_the_last(values: list[int | None]) -> None:
    """One figure through any stores: what is left is what the first and the last say, or nothing where they agree."""
    lines = []
    for place, (old, new) in enumerate(pairwise(values), 1):
        if old == new:
            continue
        kind = "added" if old is None else "withdrawn" if new is None else "changed"
        lines.append(
            replace(
                DULL,
                change=place,
                kind=kind,
                figure_id="" if new is None else f"x{new}",
                old_figure_id="" if old is None else f"x{old}",
                old_value="" if old is None else str(old),
                new_value="" if new is None else str(new),
                old_standing="" if old is None else "answers",
                new_standing="" if new is None else "answers",
            )
        )
    told = queries.net(lines)
    played = {"": str(values[0]) if values[0] is not None else ""}
    for line in told:
        assert played[""] == line.old_value
        played[""] = line.new_value
    assert played[""] == ("" if values[-1] is None else str(values[-1]))
    if values[0] is not None and values[-1] is not None and None not in values:
        assert len(told) == (values[0] != values[-1])
