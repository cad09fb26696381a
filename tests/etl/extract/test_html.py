"""A web page becomes one grid: what a reader sees of its tables, and its text between them. The pages are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.extract import UnreadableFile, extract, read_grids
from etl.extract.grid import Cell, Grid


def page(tmp_path: Path, body: str) -> Grid:
    (tmp_path / "a.html").write_text(f"<html><body>{body}</body></html>", "utf-8")
    (grid,) = read_grids(tmp_path / "a.html")
    return grid


def texts(grid: Grid) -> dict[str, str]:
    return {cell.address: cell.text for cell in grid}


def cells(grid: Grid) -> dict[str, Cell]:
    return {cell.address: cell for cell in grid}


def test_a_table_and_the_text_around_it(tmp_path: Path) -> None:
    grid = page(
        tmp_path,
        "<h1>Our <b>answer</b></h1><table><caption>By year</caption>"
        "<tr><th>Force</th><th>2017/18</th></tr><tr><td>Kent</td><td>5</td></tr></table><p>Thanks.</p>",
    )
    assert texts(grid) == {
        "A1": "Our answer", "A2": "By year", "A4": "Force", "B4": "2017/18", "A5": "Kent", "B5": "5", "A7": "Thanks.",
    }  # fmt: skip
    assert [cell.address for cell in grid if cell.prose] == ["A1", "A2", "A7"]


def test_cells_over_several_rows_and_columns_push_the_others(tmp_path: Path) -> None:
    grid = page(
        tmp_path,
        "<table><tr><td rowspan=2>a</td><td colspan=2>b</td><td>c</td></tr><tr><td>d</td><td>e</td><td>f</td></tr>"
        "<tr><td>g</td></tr></table>",
    )
    assert texts(grid) == {"A1": "a", "B1": "b", "D1": "c", "B2": "d", "C2": "e", "D2": "f", "A3": "g"}
    assert grid.merges == ((1, 1, 2, 1), (1, 2, 1, 3))


def test_what_is_hidden_in_a_table_says_so_and_hidden_text_is_not_read(tmp_path: Path) -> None:
    grid = page(
        tmp_path,
        "<style>.gone, td.away {display:none} #off {visibility: hidden}</style><p style='display:none'>secret</p>"
        "<table><col><col style='visibility:collapse'><tr><td>1</td><td>2</td></tr>"
        "<tr style='DISPLAY : none'><td>3</td></tr><tr class='x gone'><td>4</td></tr><tr><td class=away>5</td></tr>"
        "<tr id=off><td>6</td></tr><tr hidden><td>7</td></tr><tr><td>8<span hidden>9</span></td></tr></table>",
    )
    assert texts(grid) == {"A1": "1", "B1": "2", "A2": "3", "A3": "4", "A4": "5", "A5": "6", "A6": "7", "A7": "8"}
    assert [cell.address for cell in grid if cell.hidden] == ["B1", "A2", "A3", "A4", "A5", "A6"]


def test_scripts_and_comments_are_never_read(tmp_path: Path) -> None:
    grid = page(
        tmp_path,
        "<script>document.write('<table><tr><td>5</td></tr></table>')</script><!-- 6 --><noscript>7</noscript>"
        "<table><tr><td>8<script>9</script></td></tr></table><object>10</object><iframe src='x'>11</iframe>",
    )
    assert texts(grid) == {"A1": "8"}


def test_strike_through_a_hint_and_a_raised_digit(tmp_path: Path) -> None:
    grid = page(
        tmp_path,
        "<table><tr><td><s>5</s></td><td style='text-decoration:line-through'>6</td><td title='six months'>7</td>"
        "<td>8<sup>1</sup></td><td>1<sup>st</sup></td><td><del>12</del>15</td></tr></table>",
    )
    assert [cell.address for cell in grid if cell.struck] == ["A1", "B1", "F1"]
    assert cells(grid)["C1"].comment == "six months"
    assert [cells(grid)[name].text for name in ("D1", "E1")] == ["8¹", "1st"]


def test_a_table_that_arranges_tables_is_only_their_frame(tmp_path: Path) -> None:
    inner = "<table><tr><td>Kent</td><td>5</td></tr></table>"
    grid = page(tmp_path, f"<table><tr><td>left</td><td>{inner}</td></tr></table>")
    assert texts(grid) == {"A1": "left", "A3": "Kent", "B3": "5"}


def test_lines_of_one_cell_stay_apart(tmp_path: Path) -> None:
    grid = page(tmp_path, "<table><tr><td>a<br>b</td><td><p>c</p><p>d  e\n f</p></td></tr></table>")
    assert texts(grid) == {"A1": "a\nb", "B1": "c\nd e f"}


def test_a_page_saved_as_xls_is_read_with_a_note(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_bytes("<table><tr><td>Café</td><td>5</td></tr></table>".encode("cp1252"))
    extracted = extract(tmp_path / "a.xls")
    assert texts(extracted.grids[0]) == {"A1": "Café", "B1": "5"}
    assert [found.kind for found in extracted.problems] == ["suffix-wrong"]
    assert "a web page" in extracted.problems[0].message


def test_spans_without_end_are_bounded(tmp_path: Path) -> None:
    grid = page(tmp_path, "<table><tr><td rowspan=999999999 colspan=999999999>a</td><td>b</td></tr></table>")
    assert texts(grid) == {"A1": "a", "ALM1": "b"}
    with pytest.raises(UnreadableFile, match="columns in a table"):
        page(tmp_path, "<table><tr>" + "<td colspan=1000>a</td>" * 20 + "</tr></table>")


def test_elements_nested_without_end_are_refused_or_read(tmp_path: Path) -> None:
    (tmp_path / "deep.html").write_text("<html>" + "<div>" * 50_000 + "5", "utf-8")
    with pytest.raises(UnreadableFile):
        read_grids(tmp_path / "deep.html")
