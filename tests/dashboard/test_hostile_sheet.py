"""What a sender wrote as markup is shown as it was written, and nothing of it is run. The return is spoilt here."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from dashboard.server import create_server
from etl.pipeline import ingest
from tests.dashboard.serving import client_of

RETURN = "cumbria-2017-2020"
MARKUP = '<img src=x onerror="alert(1)"><script>alert(2)</script>'


def test_markup_in_a_cell_and_in_the_name_of_a_sheet_is_escaped_on_the_page_of_its_return(
    raw_copy: Path, tmp_path: Path
) -> None:
    path = raw_copy / "returns" / f"{RETURN}.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet.title = "<b>x"
    sheet["A8"] = MARKUP
    book.save(path)
    url = f"sqlite:///{tmp_path / 'foi.sqlite'}"
    ingest(raw_copy, url)
    with client_of(create_server(url)) as client:
        page = client.get(f"/returns/{RETURN}")
    assert page.status_code == 200
    assert "&lt;script&gt;alert(2)&lt;/script&gt;" in page.text
    assert "<script>alert(2)" not in page.text
    assert "<img src=x" not in page.text
    assert "&lt;b&gt;x" in page.text
    assert "<b>x" not in page.text
