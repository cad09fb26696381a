"""The Overview over the real figures, over a few made-up ones, and over a store without any."""

from __future__ import annotations

import re
from pathlib import Path

from dashboard.document import body_text
from dashboard.pages import overview
from dashboard.pages.page import Asked, Page
from dashboard.store import open_store
from tests.dashboard.made_up import make_store


def text_of(url: str) -> str:
    made = overview.view(Asked("/"), open_store(url))
    assert isinstance(made, Page)
    return " ".join(re.sub(r"<[^>]+>", " ", body_text(made)).split())


def test_it_says_who_answered_what_changed_and_how_much_is_known(store_url: str) -> None:
    text = text_of(store_url)
    assert "Forces answering, as printed: 41 in 2021/22, 42 in 2022/23 (also printed: 40)" in text
    assert "Each mark is a force" in text
    assert "Snapchat: 12% of all" in text
    assert "Such as South Yorkshire" in text
    assert "6,156 6,275" in text
    assert "A platform is known for 29% of the offences." in text


def test_a_few_figures_make_a_page_without_what_they_cannot_say(tmp_path: Path) -> None:
    text = text_of(make_store(tmp_path / "foi.sqlite"))
    assert "recorded 520 offences" in text
    assert "Snapchat:" not in text
    assert "Forces answering" not in text


def test_a_store_without_a_figure_says_how_to_bring_one_in(tmp_path: Path) -> None:
    assert "There is no figure for the whole yet" in text_of(make_store(tmp_path / "foi.sqlite", []))
