"""Plain documents as HTML. The text here is made up."""

from __future__ import annotations

import pytest

from dashboard.components.plain_text import document_of

TEXT = """# Title

First line
goes on with `code`.

| rule | how |
| --- | --- |
| 1.1 <b> | so |

## Gaps

- one
  goes on
- two
"""


def said(text: str) -> str:
    return "".join(str(part) for part in document_of(text, name="made-up"))


def test_each_mark_becomes_its_part_and_the_title_is_the_page_s() -> None:
    found = said(TEXT)
    assert "Title" not in found
    assert "<p>First line goes on with <code>code</code>.</p>" in found
    assert "<h2>Gaps</h2>" in found
    assert "<li>one goes on</li><li>two</li>" in found
    assert "1 rows: rule, how" in found


def test_words_of_the_text_never_become_markup() -> None:
    assert "1.1 &lt;b&gt;" in said(TEXT)


def test_a_row_that_is_too_short_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"shorter|longer"):
        said("| a | b |\n| --- | --- |\n| one |")
