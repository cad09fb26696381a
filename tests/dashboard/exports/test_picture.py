"""The picture of a question: the drawing of the page with all that must travel with it."""

from __future__ import annotations

import re
import struct

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from lxml import etree

from dashboard import queries
from dashboard.charts.metrics import _advances
from dashboard.charts.svg import Theme, fragment
from dashboard.charts.trend import PANELS_AT_MOST
from dashboard.explore_charts import NothingToDraw, charts_of
from dashboard.exports import picture_fonts
from dashboard.exports.formats import PICTURES
from dashboard.parse import parse
from dashboard.store import Store

THREE = "area=Cumbria&area=Surrey&area=Gwent&to=2024-03"
SVG = "{http://www.w3.org/2000/svg}"


def drawn(real: Store, query: str, suffix: str = "svg") -> bytes:
    """The picture of a question over the real store."""
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        return b"".join(PICTURES[suffix].chunks(connection, parse(query, names), names))


def words(svg: bytes) -> str:
    """All its type, in the order of drawing."""
    return " ".join(str(text.xpath("string()")) for text in etree.fromstring(svg).iter(f"{SVG}text"))


def test_it_carries_title_source_coverage_day_name_and_address(real: Store) -> None:
    said = words(drawn(real, THREE))
    for part in (
        "Cumbria recorded 118 offences from April 2017 to June 2020",
        "Source:",
        "Coverage:",
        "Recorded is not committed.",
        "Figures as of",
        "in doubt",
        "Recorded offences",
        "/explore?area=E23000002",
        "Licence not stated",
    ):
        assert part in said, part


def test_it_is_1200_wide_and_the_png_twice_that(real: Store) -> None:
    svg = etree.fromstring(drawn(real, THREE))
    png = drawn(real, THREE, "png")
    wide, high = struct.unpack(">II", png[16:24])
    assert svg.get("width") == "1200"
    assert (wide, high) == (2400, 2 * int(svg.get("height", "0")))


def test_the_drawing_in_it_is_that_of_the_page(real: Store) -> None:
    """Every path of the chart's own drawing stands in the picture."""
    names = queries.names_of(real)
    with real.engine.connect() as connection:
        (chart,) = charts_of(connection, parse(THREE, names), names, real)
    body, _ = fragment(chart, 1104, Theme.named("light", paper="#FFFFFF"))
    picture = drawn(real, THREE).decode()
    paths = re.findall(r'<(?:path|rect)[^>]* d?="[^"]+"[^>]*/>', body)
    assert len(paths) > 20
    assert all(path in picture for path in paths)


def test_it_needs_nothing_from_elsewhere(real: Store) -> None:
    picture = drawn(real, "area=Hampshire").decode()
    assert set(re.findall(r'font-family="([^"]+)"', picture)) == {"Recorded Sans", "Recorded Serif"}
    assert re.findall(r"url\((?!data:font/woff2;base64,|#)", picture) == []
    assert "<script" not in picture
    assert "href" not in picture
    assert len(picture) < 120_000


def test_a_question_is_drawn_whole_or_not_at_all(real: Store) -> None:
    """Two offences have two axes: both are in the picture. Too many areas are refused in words."""
    said = words(drawn(real, "area=Hampshire&area=Scotland"))
    assert "Hampshire" in said
    assert "Scotland" in said
    codes = [code for code in queries.names_of(real).areas if code.startswith("E2300")]
    many = "&".join(f"area={code}" for code in codes[: PANELS_AT_MOST + 1])
    with pytest.raises(NothingToDraw, match="too many"):
        drawn(real, many)


@pytest.mark.parametrize(
    ("query", "title"),
    [("by=platform", "platform"), ("offence=88a&area=Cumbria", "class 88A"), ("", "Police in the UK")],
)
def test_each_kind_of_chart_has_its_picture(real: Store, query: str, title: str) -> None:
    assert title in words(drawn(real, query))


def test_a_png_says_what_it_is(real: Store) -> None:
    png = drawn(real, THREE, "png")
    for keyword in (b"iTXtTitle", b"iTXtSource", b"iTXtSoftware", b"iTXtCopyright"):
        assert keyword in png


def test_the_same_question_gives_the_same_bytes(real: Store) -> None:
    assert drawn(real, "area=Kent", "png") == drawn(real, "area=Kent", "png")


@pytest.mark.parametrize("face", picture_fonts.FACES, ids=lambda face: face.path("ttf").stem)
def test_the_fonts_have_every_character_that_charts_measure(face: picture_fonts.Face) -> None:
    known = TTFont(face.path("ttf")).getBestCmap()
    measured = {character for table in _advances().values() for character in table}
    assert {character for character in measured if ord(character) not in known} == set()
    assert ord(picture_fonts.AT_LEAST) in known
    assert TTFont(face.path("woff2"))["name"].getDebugName(1) == face.family
