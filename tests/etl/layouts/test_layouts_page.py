"""docs/layouts.md lists every layout and every made-up sheet as they are."""

from __future__ import annotations

from etl.layouts import EVERY
from tests.etl.layouts.layouts_page import PAGE, page


def test_the_page_is_made_of_the_layouts_and_the_sheets() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m tests.etl.layouts.layouts_page"


def test_every_layout_has_a_picture_on_it() -> None:
    assert page().count("```text\n") == len(EVERY)
