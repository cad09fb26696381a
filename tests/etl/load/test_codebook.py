"""The codebook says what the columns are."""

from __future__ import annotations

from pathlib import Path

from etl.model.codebook import codebook


def test_the_page_in_docs_is_the_one_made_from_the_columns() -> None:
    page = Path(__file__).parents[3] / "docs" / "codebook.md"
    assert page.read_text(encoding="utf-8") == codebook(), "write it anew: python -m etl.load.codebook"
