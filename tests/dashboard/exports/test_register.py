"""The register as CSV: columns of the first row, formulas made harmless, and every return of the real store."""

from __future__ import annotations

import csv
import io

from dashboard.exports.register import register_csv
from dashboard.server import create_server
from tests.dashboard.serving import client_of


def test_a_text_that_would_be_a_formula_has_a_mark_before_it() -> None:
    made = register_csv([{"force": "=cmd|x", "note": 'a "word", and more', "asked": None}])
    assert made == 'force,note,asked\r\n\'=cmd|x,"a ""word"", and more",\r\n'
    assert register_csv([]) == ""


def test_the_file_holds_every_return_refusals_included(store_url: str) -> None:
    with client_of(create_server(store_url)) as client:
        answer = client.get("/api/v1/returns.csv")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    assert len(rows) == 17
    assert sum(row["status"] == "refused" for row in rows) == 3
