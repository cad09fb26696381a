"""The parts that pages share: what each says to those who see, hear or press it."""

from __future__ import annotations

import re

import htpy as h
import pytest

from dashboard.components import buttons, chips, fields, forms, layout, pickers, states, tables
from dashboard.components.chart_block import Drawing, Still, card, card_place, chart_block, hit, hits, note
from dashboard.components.verdicts import Verdict, marked, verdict
from dashboard.static import FOLDER
from tests.dashboard.reading import one, tree, words


def test_a_chip_names_its_cell_and_opens_the_panel() -> None:
    link = tree(str(chips.cell_chip("Sheet!B4", "/cell/x")))
    assert (words(link), link.get("href"), link.get("data-panel")) == ("Cell Sheet!B4", "/cell/x", "")


def test_a_number_in_prose_is_a_link_and_says_of_what() -> None:
    link = tree(str(chips.number("118", "/cell/x", what="offences")))
    assert words(link) == "118 offences"
    assert link.get("class") == "number"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (Verdict.HOLDS, "✓ holds"),
        (Verdict.CAVEAT, "! caveat"),
        (Verdict.FAILS, "× fails"),
        (Verdict.UNKNOWN, "? unknown"),
    ],
)
def test_a_verdict_has_sign_word_and_colour(kind: Verdict, said: str) -> None:
    label = tree(str(verdict(kind)))
    assert words(label) == said
    assert kind.value in label.get("class")
    assert one(label, ".//span").get("aria-hidden") == "true", "the sign is not read out"


def test_a_verdict_may_have_its_own_words_and_sign() -> None:
    assert words(tree(str(verdict(Verdict.FAILS, "refused", sign="–")))) == "– refused"
    assert words(tree(str(marked(Verdict.HOLDS, "as said")))) == "as said"


def test_buttons_work_without_scripts() -> None:
    bar = tree(str(buttons.use_bar(buttons.copy_button("Copy link", "/explore?x", said="Link copied", primary=True))))
    link = one(bar, ".//a")
    assert (link.get("href"), link.get("data-said")) == ("/explore?x", "Link copied")
    assert bar.get("aria-label") == "Use this"


def test_what_needs_scripts_is_hidden_without_them() -> None:
    assert "needs-js" in tree(str(buttons.copy_text_button("Copy table", "figures", said="Copied"))).get("class")


def test_a_segmented_control_is_a_group_of_radios() -> None:
    choices = [fields.Choice("year", "Year", chosen=True, default=True), fields.Choice("quarter", "Quarter")]
    group = tree(str(fields.segmented("step", "Step", choices)))
    assert group.tag == "fieldset"
    assert words(one(group, ".//legend")) == "Step"
    radios = group.xpath(".//input[@type='radio'][@name='step']")
    assert [radio.get("value") for radio in radios if "checked" in radio.attrib] == ["year"]
    assert [radio.get("value") for radio in radios if "data-default" in radio.attrib] == ["year"]


def test_a_month_field_has_its_words_and_its_limits() -> None:
    field = tree(str(fields.month_field("from", "From", "2017-04", first="2017-04", last="2025-03")))
    box = one(field, ".//input")
    assert (box.get("type"), box.get("value"), box.get("min"), box.get("max")) == (
        "month",
        "2017-04",
        "2017-04",
        "2025-03",
    )
    assert words(field) == "From"


def several() -> h.Renderable:
    rows = [
        pickers.Option("N", "Northshire", "2017/18", chosen=True, words="oldname"),
        pickers.Option("S", "Southshire", faint=True),
    ]
    groups = [pickers.Group("The north", rows)]
    return pickers.several_of(
        "area", groups, find="Force, place or old name", one="force", many="forces", hint="At the right: years."
    )


def test_a_picker_opens_without_scripts_and_says_what_is_chosen() -> None:
    found = tree(str(pickers.picker("areas", "Northshire", "Which forces?", several())))
    assert found.tag == "details"
    assert one(found, "./summary").get("aria-label") == "Which forces? Northshire"
    assert "1 chosen: Northshire. At the right: years." in words(found)
    assert words(one(found, ".//button[@type='submit']")) == "Show 1 force"


def test_each_row_of_a_picker_says_what_it_has() -> None:
    rows = tree(str(several())).xpath(".//label")
    assert [words(row) for row in rows] == ["Northshire 2017/18", "Southshire"]
    assert rows[0].get("data-words") == "oldname"
    assert [box.get("value") for box in tree(str(several())).xpath(".//input[@name='area'][@checked]")] == ["N"]


def test_groups_of_a_picker_are_named() -> None:
    group = one(tree(str(several())), ".//*[@role='group']")
    assert words(one(group, f".//*[@id='{group.get('aria-labelledby')}']")) == "The north"


def test_a_choice_of_one_is_made_of_radios_and_can_be_sent_without_scripts() -> None:
    found = tree(str(pickers.one_of("step", [pickers.Option("year", "by year", chosen=True, default=True)])))
    assert one(found, ".//input").get("type") == "radio"
    assert found.xpath(".//noscript//button[@type='submit']")


def test_a_stop_of_the_question_stays_with_the_picker_before_it() -> None:
    found = tree(str(pickers.question("Show ", h.b["counts"], " in ", h.b["Kent"], ", please", ".")))
    assert words(found) == "Show counts in Kent, please."
    assert [words(kept) for kept in found.xpath("./span[@class='kept']")] == ["Kent,", "please."]


COLUMNS = [tables.Column("Force"), tables.Column("Offences", number=True), tables.Column("Cell", sorts=False)]


def test_a_table_has_its_caption_its_scopes_and_numbers_at_the_right() -> None:
    rows: list[list[tables.Cell | str]] = [["Northshire", tables.Cell("1,234", order=1234, strong=True), "B4"]]
    found = tree(str(tables.data_table("figures", "The figures, 1 row", COLUMNS, rows)))
    assert words(one(found, ".//caption")) == "The figures, 1 row"
    assert [head.get("scope") for head in found.xpath(".//th")] == ["col", "col", "col", "row"]
    cell = one(found, ".//td[@data-order]")
    assert (cell.get("data-order"), cell.get("class")) == ("1234", "n strong")
    assert found.get("tabindex") == "0", "it can be scrolled by keys"
    assert found.get("aria-labelledby") == one(found, ".//caption").get("id")


def test_a_row_that_does_not_fit_the_columns_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        str(tables.data_table("figures", "x", COLUMNS, [["a", "b"]]))


def block(**more: h.Node) -> h.Renderable:
    links = hits(hit("2017/18: 7", "/cell/x", "left:0", card="card-1"), hit("2018/19", "", "left:50%"), label="Blocks")
    stills = [Still(forms.NARROW, h.svg(viewBox="0 0 10 10")), Still(forms.WIDE, h.svg, links)]
    notes = [note("Source", "a charity", " (2020)"), note("Note", "[u] in doubt")]
    drawing = Drawing("Seven things; the table follows", stills, live=True)
    return chart_block("trend", "A claim", drawing, notes, **more)  # type: ignore[arg-type]


def test_a_chart_is_a_figure_named_by_its_title() -> None:
    figure = one(tree(str(block())), ".//figure")
    assert words(one(figure, f".//*[@id='{figure.get('aria-labelledby')}']")) == "A claim"


def test_a_drawing_is_one_picture_with_one_sentence() -> None:
    found = tree(str(block()))
    picture = one(found, ".//*[@role='img']")
    assert picture.get("aria-label") == "Seven things; the table follows"
    assert one(picture, ".//*[@data-keep]").get("id") == "live-trend", "the live chart stands in the same picture"
    assert one(found, ".//a[@data-card='card-1']").get("href") == "/cell/x"
    assert not picture.xpath(".//a"), "what can be pressed is not inside the picture"


def test_source_and_note_travel_with_the_chart_in_this_order() -> None:
    assert words(one(tree(str(block())), ".//figcaption")) == "Source: a charity (2020) Note: [u] in doubt"


def test_a_block_without_a_cell_is_a_button_for_its_card_alone() -> None:
    row = one(tree(str(block())), ".//*[@aria-label='Blocks']")
    assert [(link.tag, words(link)) for link in row] == [("a", "2017/18: 7"), ("button", "2018/19")]


def test_every_form_of_a_drawing_has_its_own_row_of_links() -> None:
    found = tree(str(block()))
    assert [still.get("class") for still in found.xpath(".//*[@role='img']/*")] == [
        "still form narrow",
        "still form wide",
        "live",
    ]
    assert one(found, ".//*[contains(@class,'hits')]").get("class") == "hits form wide"


def test_the_switch_shows_the_table_of_the_same_chart() -> None:
    found = tree(str(block(table=h.table[h.tr[h.td["7"]]])))
    assert [radio.get("value") for radio in found.xpath(".//fieldset//input")] == ["chart", "table"]
    assert all("data-keep-state" in radio.attrib for radio in found.xpath(".//fieldset//input"))
    assert words(one(found, ".//*[@class='chart-table']")) == "7"
    assert not tree(str(block())).xpath(".//fieldset")


def test_the_title_is_the_h1_where_the_chart_is_the_answer() -> None:
    drawing = Drawing("x; the table follows", [Still(forms.ANY, h.svg)])
    found = tree(str(chart_block("a", "A claim", drawing, [], level=1)))
    assert words(one(found, ".//h1")) == "A claim"


def test_a_card_waits_in_the_page_and_has_its_place() -> None:
    text = str(
        card(
            "card-1", "Northshire", "2017/18, 12 months", "7 offences", "0.6 a month", links=chips.cell_chip("B4", "/x")
        )
    )
    assert words(tree(text)) == "Northshire2017/18, 12 months7 offences0.6 a monthCell B4"
    assert tree(str(card_place("trend"))).get("data-card-of") == "trend"


def test_a_state_says_a_sentence_and_a_way_on() -> None:
    way = buttons.link_button("Show April 2017 to March 2023", "/explore", primary=True)
    empty = tree(str(states.empty("Northshire gave no figure", "This is not a zero.", way)))
    assert words(one(empty, ".//h1")) == "Northshire gave no figure"
    assert one(empty, ".//a").get("class") == "button primary"
    refused = tree(str(states.refusal("These do not compare", "What may be said.", way)))
    assert words(one(refused, ".//blockquote")) == "What may be said."


def test_gaps_name_what_is_missing_and_why() -> None:
    found = tree(str(states.gaps("Not in this chart", [("N", "Northshire 2020/21", "The reason is not known.")])))
    assert words(one(found, ".//li")) == "NNorthshire 2020/21The reason is not known."


def test_the_question_is_a_form_whose_fields_are_the_address() -> None:
    form = tree(str(layout.question_form("/explore", layout.controls_bar("a"))))
    assert (form.tag, form.get("method"), form.get("action")) == ("form", "get", "/explore")
    assert form.xpath(".//noscript//button[@type='submit']")


def test_the_style_sheet_shows_each_form_from_its_least_width_on() -> None:
    css = (FOLDER / "css" / "charts.css").read_text(encoding="utf-8")
    rules = re.findall(r"@container \(([^{]+)\) \{\s+(?:\.has-full )?\.form\.([a-z]+)", css)
    least = {name: re.findall(r"min-width: (\d+)px", rule) for rule, name in rules}
    assert least == {form.name: [str(form.least)] if form.least else [] for form in forms.ACROSS}
    most = {name: re.findall(r"max-width: ([\d.]+)px", rule) for rule, name in rules}
    assert most["narrow"] == [f"{forms.MEDIUM.least - 0.02}"]
    assert most["medium"] == [f"{forms.WIDE.least - 0.02}"]
