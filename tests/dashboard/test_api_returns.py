"""The files of a return over HTTP: only what the register names, only the bytes that were read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from dashboard.server import create_server
from tests.dashboard.made_up import REGISTER_ROW, make_store
from tests.dashboard.serving import client_of

API = "/api/v1/returns"
NORTHAMPTONSHIRE = "northamptonshire-10905-25"
ATTACHED = b"what was sent, made up for this test"


@pytest.fixture(scope="module")
def real(store_url: str) -> Iterator[httpx.Client]:
    with client_of(create_server(store_url)) as client:
        yield client


def made_up(folder: Path, **changed: object) -> tuple[str, Path]:
    """A store with one return and a folder of raw data beside it; a secret lies one folder up."""
    raw = folder / "raw"
    (raw / "returns").mkdir(parents=True)
    (raw / "returns" / "made up.xlsx").write_bytes(ATTACHED)
    (raw / "secret.csv").write_bytes(ATTACHED)
    row = REGISTER_ROW | {"file": "made up.xlsx", "sha256": sha256(ATTACHED).hexdigest()} | changed
    return make_store(folder / "foi.sqlite", further={"return": [row]}), raw


def test_the_sheet_is_the_file_that_was_read_byte_for_byte(real: httpx.Client, raw: Path) -> None:
    answer = real.get(f"{API}/{NORTHAMPTONSHIRE}/file")
    assert answer.content == (raw / "returns" / f"{NORTHAMPTONSHIRE}.xlsx").read_bytes()
    assert answer.headers["content-disposition"] == f'attachment; filename="{NORTHAMPTONSHIRE}.xlsx"'
    assert answer.headers["etag"] == f'"{sha256(answer.content).hexdigest()}"'
    assert answer.headers["x-content-type-options"] == "nosniff"
    known = real.get(f"{API}/{NORTHAMPTONSHIRE}/file", headers={"if-none-match": answer.headers["etag"]})
    assert (known.status_code, known.content) == (304, b"")
    assert real.head(f"{API}/{NORTHAMPTONSHIRE}/file").headers["content-length"] == str(len(answer.content))


def test_the_cells_are_a_file_with_one_row_a_cell_that_is_not_empty(real: httpx.Client) -> None:
    answer = real.get(f"{API}/{NORTHAMPTONSHIRE}/cells.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert len(rows) == 26
    mark = next(row for row in rows if row["cell"] == "B10")
    assert (mark["shown"], mark["role"], mark["row"], mark["column"]) == ("*", "mark", "10", "2")
    assert real.get(f"/cell/{mark['observations']}").status_code == 200
    assert "attachment" in answer.headers["content-disposition"]


@pytest.mark.parametrize("name", ["nothing", "..", "%2e%2e", "..%2f..%2fpyproject.toml", "register.csv"])
def test_what_the_register_does_not_name_is_not_sent(real: httpx.Client, name: str) -> None:
    for path in (f"{API}/{name}/file", f"{API}/{name}/cells.csv"):
        assert real.get(path).status_code == 404, path


def test_a_return_without_a_sheet_has_no_file(real: httpx.Client) -> None:
    answer = real.get(f"{API}/essex-pub-1208/file")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "no-file")


@pytest.mark.parametrize("name", ["../secret.csv", "../raw/secret.csv", "..", "returns/../../secret.csv"])
def test_a_register_that_names_a_file_elsewhere_gives_nothing(tmp_path: Path, name: str) -> None:
    store, raw = made_up(tmp_path, file=name)
    with client_of(create_server(store, raw=raw)) as client:
        assert client.get(f"{API}/made-up/file").status_code == 404


def test_a_link_that_leads_out_of_the_folder_gives_nothing(tmp_path: Path) -> None:
    store, raw = made_up(tmp_path, file="link.csv")
    (raw / "returns" / "link.csv").symlink_to(raw / "secret.csv")
    with client_of(create_server(store, raw=raw)) as client:
        assert client.get(f"{API}/made-up/file").status_code == 404


def test_a_file_that_changed_since_it_was_read_is_not_sent(tmp_path: Path) -> None:
    store, raw = made_up(tmp_path)
    with client_of(create_server(store, raw=raw)) as client:
        first = client.get(f"{API}/made-up/file")
        assert first.content == ATTACHED
        assert first.headers["content-disposition"] == (
            "attachment; filename=\"made_up.xlsx\"; filename*=UTF-8''made%20up.xlsx"
        )
        (raw / "returns" / "made up.xlsx").write_bytes(b"another")
        assert "no longer the one that was read" in client.get(f"{API}/made-up/file").json()["error"]["message"]
        (raw / "returns" / "made up.xlsx").unlink()
        assert "does not keep the file" in client.get(f"{API}/made-up/file").json()["error"]["message"]
