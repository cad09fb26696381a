"""The document around a page: one head, what helps first, only pages that there are, nothing inline that runs."""

from __future__ import annotations

import json

import htpy as h
import pytest

from dashboard import addresses
from dashboard.document import Frame, body_text, document, page_title
from dashboard.pages.page import LiveChart, Page
from dashboard.static import StaticFiles
from dashboard.store import StoreVersion
from tests.dashboard.reading import one, tree, words

VERSION = StoreVersion("abc", "2026-11-24T08:00:00+00:00", 17, 11, 0, 150, 140, 1081, "2026-04-23")
STATIC = StaticFiles()
PAGE = Page("A sentence", "What it is", [h.h1["A sentence"], "<script>alert(1)</script>"], current="explore")


def made(
    page: Page = PAGE, there: frozenset[str] = frozenset({"/", "/explore"}), version: StoreVersion | None = VERSION
) -> str:
    return document(page, Frame(STATIC, there, "<script src='/dash.js'></script>"), version)


def test_the_title_is_the_sentence_and_the_site() -> None:
    assert words(one(tree(made()), "//title")) == page_title(PAGE) == "A sentence · Recorded offences"


def test_help_comes_first_and_the_skip_link_before_it() -> None:
    text = words(one(tree(made()), "//body"))
    assert text.startswith("Skip to the pageThis site counts sexual offences against children.")
    assert "Childline 0800 1111" in text
    assert one(tree(made()), "//p[contains(@class,'wide-only')]/a[.='999']").get("href") == "tel:999"
    assert one(tree(made()), "//a[@class='skip']").get("href") == "#main"
    assert one(tree(made()), "//main").get("id") == "main"


def test_the_header_lists_only_pages_that_there_are() -> None:
    for there in (frozenset({"/", "/explore"}), frozenset({"/", "/explore", "/method"})):
        menu = tree(made(there=there)).xpath("//nav")
        assert len(menu) == 2, "one for wide windows, one in the menu of narrow ones"
        for nav in menu:
            assert {link.get("href") for link in nav.xpath(".//a")} == there


def test_the_current_page_is_named() -> None:
    current = tree(made()).xpath("//nav//a[@aria-current='page']")
    assert {words(link) for link in current} == {"Explore"}


def test_no_search_and_no_help_stand_there_until_they_work() -> None:
    assert not tree(made()).xpath("//header//input | //header//*[contains(., 'Ctrl K')]")


def test_the_footer_says_what_the_store_is() -> None:
    footer = words(one(tree(made()), "//footer"))
    assert (
        "Built on 24 November 2026 from 17 returns, six of them without a sheet, 1,081 published figures and the Home "
        "Office’s class 88A, edition of 23 April 2026."
    ) in footer
    assert "Recorded is not committed." in footer


def test_the_footer_links_only_what_there_is() -> None:
    assert not tree(made()).xpath("//footer//a")
    there = frozenset({addresses.METHOD, addresses.figures_file("csv")})
    links = tree(made(there=there)).xpath("//footer//a/@href")
    assert set(links) == there


def test_a_document_without_a_store_says_nothing_of_one() -> None:
    found = tree(made(version=None))
    assert "This store" not in words(one(found, "//footer"))
    assert found.get("data-store") is None


def test_words_of_others_never_become_markup() -> None:
    assert "alert(1)" in words(one(tree(made()), "//main"))
    assert "<script>alert" not in made()
    assert "<script>alert" not in body_text(PAGE)


def test_a_plain_page_has_no_script_of_dash_and_nothing_inline() -> None:
    scripts = tree(made()).xpath("//script")
    assert [script.get("src").rpartition("/")[2] for script in scripts] == ["theme.js", "site.js"]
    assert "defer" not in scripts[0].attrib, "the theme is set before the first paint"
    assert not tree(made()).xpath("//@onclick | //@onload | //style")


def test_a_live_page_holds_its_figures_and_what_dash_starts_from() -> None:
    figure = {"data": [{"y": [1]}], "layout": {"title": "</script><b>"}}
    live = Page("x", "x", h.h1["x"], live=(LiveChart("trend", {0: figure}),))
    found = tree(made(live))
    given = json.loads(one(found, "//script[@id='figures-first']").text)
    assert given == {"trend": {"0": figure}}
    assert one(found, "//*[@id='react-entry-point']").get("hidden") is not None
    assert one(found, "//script[@src='/dash.js']") is not None


def test_every_form_of_a_figure_travels_with_the_least_width_it_is_for() -> None:
    live = Page("x", "x", "x", live=(LiveChart("trend", {0: {"data": [2]}, 560: {"data": [1]}}),))
    given = json.loads(one(tree(made(live)), "//script[@id='figures-first']").text)
    assert given["trend"] == {"0": {"data": [2]}, "560": {"data": [1]}}


@pytest.mark.parametrize(("status", "expected"), [(200, 0), (404, 1)])
def test_what_is_no_answer_is_not_indexed(status: int, expected: int) -> None:
    found = tree(made(Page("x", "x", "x", status=status)))
    assert len(found.xpath("//meta[@name='robots'][@content='noindex']")) == expected
