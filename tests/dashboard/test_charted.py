"""A chart on a page: its forms, links, cards, lines and table say the same, and what is live fits its room."""

from __future__ import annotations

import plotly.graph_objects as go
import pytest

from dashboard import addresses
from dashboard.charts.marks import Chart, Lane, Look, all_marks
from dashboard.charts.saying import Chip
from dashboard.charts.table import table_of
from dashboard.components import charted as made
from dashboard.components.forms import ACROSS, BESIDE, FULL, MEDIUM, NARROW, WIDE, Form, fitting
from dashboard.tokens import THEMES, resolved
from tests.dashboard.charts import cases
from tests.dashboard.reading import one, tree, words

CHARTS = ("three_forces", "three_classes", "uk_trend", "platforms", "eight_forces")


def chart(name: str) -> Chart:
    found = getattr(cases, name)()
    assert isinstance(found, Chart)
    return found


@pytest.mark.parametrize("name", CHARTS)
def test_every_block_has_its_link_and_its_card_in_every_form(name: str) -> None:
    drawn = chart(name)
    page = tree(f"<div>{made.charted(drawn).block}</div>")
    cards = {card.get("id"): words(card) for card in page.xpath(".//template")}
    assert len(cards) == len(list(all_marks(drawn)))
    for form in BESIDE:
        links = page.xpath(f".//*[contains(@class,'hits form {form.name}')]//*[@data-card]")
        assert len(links) == len({link.get("data-card") for link in links}) == len(cards)
        for link, mark in zip(links, all_marks(drawn), strict=True):
            assert words(link) == mark.words.sentence
            assert mark.words.amount in cards[link.get("data-card")]


def test_a_link_leads_to_the_cell_of_its_figure_and_a_gap_to_none() -> None:
    drawn = chart("three_forces")
    page = tree(f"<div>{made.charted(drawn).block}</div>")
    for link in page.xpath(".//*[contains(@class,'hits form wide')]//*[@data-card]"):
        number = int(link.get("data-card").rpartition("-")[2])
        chips = list(all_marks(drawn))[number].words.chips
        expected = made.cell_address(chips[0]) if chips else None
        assert link.get("href") == (expected or None)
        assert link.tag == ("a" if expected else "button")


@pytest.mark.parametrize("name", CHARTS)
def test_the_drawing_says_its_sentence_once_and_names_its_forms(name: str) -> None:
    drawn = chart(name)
    page = tree(f"<div>{made.charted(drawn, forms=ACROSS).block}</div>")
    picture = one(page, ".//*[@role='img']")
    assert picture.get("aria-label") == drawn.alt
    assert drawn.alt.rstrip(".").endswith("the table follows")
    assert [svg.get("aria-hidden") for svg in picture.xpath(".//svg")] == ["true"] * len(ACROSS)
    assert one(page, ".//*[@data-chart]").get("data-forms") == "0 560 800 1080"
    assert words(one(page, ".//figcaption")).startswith("Source: ")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", CHARTS)
def test_live_figures_are_figures_of_plotly_with_colours_of_the_tokens(name: str, theme: str) -> None:
    live = made.charted(chart(name), forms=ACROSS).live
    assert list(live.figures) == [form.least for form in ACROSS]
    for figure in live.figures.values():
        go.Figure(resolved(figure, "dark" if theme == "dark" else "light"))


def test_where_the_room_is_known_only_its_form_is_made() -> None:
    drawn = chart("three_forces")
    found = made.charted(drawn, rooms={drawn.name: 600})
    page = tree(f"<div>{found.block}</div>")
    assert len(page.xpath(".//*[@role='img']//svg")) == 1
    assert page.xpath(".//*[contains(@class,'still form any')]"), "shown whatever becomes of the room"
    assert found.live.figures == {MEDIUM.least: made.charted(drawn).live.figures[MEDIUM.least]}


@pytest.mark.parametrize(
    ("room", "form"), [(0, NARROW), (559, NARROW), (560, MEDIUM), (800, WIDE), (1079, WIDE), (1080, FULL), (3000, FULL)]
)
def test_the_form_of_a_room_is_the_widest_that_fits(room: int, form: Form) -> None:
    (found,) = fitting(ACROSS, room)
    assert (found.width, found.least) == (form.width, form.least)


def test_the_table_of_a_chart_has_its_rows_and_their_cells() -> None:
    table = table_of(chart("three_forces"))
    found = tree(str(made.chart_table("figures", table)))
    assert words(one(found, ".//caption")) == table.caption
    assert len(found.xpath(".//tbody/tr")) == len(table.rows)
    linked = [words(link) for link in found.xpath(".//tbody//a")]
    assert linked == [f"Cell {chip.text}" for row in table.rows for cell in row for chip in cell.chips]


def test_a_chip_without_a_figure_is_no_link() -> None:
    assert made.cell_address(Chip("recorded-88a.csv")) == ""
    assert tree(str(made.chip(Chip("recorded-88a.csv")))).tag == "span"
    assert made.cell_address(Chip("B4", figure_id="f", observation_id="o")) == addresses.cell("o")
    assert made.cell_address(Chip("B4", figure_id="f")) == addresses.cell("f")


def test_signs_have_their_letter() -> None:
    letters = {lane: words(tree(str(made.sign(lane)))) for lane in Lane}
    assert letters == {
        Lane.REFUSED: "R",
        Lane.NO_FIGURE: "N",
        Lane.NOT_HELD: "H",
        Lane.NOT_SEEN: "U",
        Lane.NOT_KNOWN: "",
        Lane.NOT_ASKED: "–",
        Lane.NO_RATE: "",
    }
    assert tree(str(made.sign(Look.IN_DOUBT))).get("class") == "sign-box in-doubt"


def test_no_list_stands_where_there_is_nothing_to_list() -> None:
    assert not made.items("In doubt", ())
    drawn = chart("three_forces")
    found = tree(str(made.items("In doubt", drawn.in_doubt)))
    assert [words(head) for head in found.xpath(".//li//b")] == [item.head for item in drawn.in_doubt]
