"""A Word document becomes one grid: its tables as they stand, its paragraphs as prose. The documents are made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.extract import UnreadableFile, read_grids
from etl.extract.grid import Cell, Grid
from tests.etl.extract.packages import docx


def p(text: str, style: str = "") -> str:
    return f"<w:p><w:r><w:rPr>{style}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def cell(text: str, about: str = "") -> str:
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{p(text) if text else '<w:p/>'}</w:tc>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def only(path: Path) -> Grid:
    (grid,) = read_grids(path)
    return grid


def cells(grid: Grid) -> dict[str, Cell]:
    return {each.address: each for each in grid}


def texts(grid: Grid) -> dict[str, str]:
    return {each.address: each.text for each in grid}


def test_tables_and_the_paragraphs_between_them(tmp_path: Path) -> None:
    body = p("Our answer:") + table(cell("Force") + cell("2017/18"), cell("Kent") + cell("5")) + p("") + p("Yours")
    grid = only(docx(tmp_path / "a.docx", body))
    assert texts(grid) == {"A1": "Our answer:", "A3": "Force", "B3": "2017/18", "A4": "Kent", "B4": "5", "A6": "Yours"}
    assert [each.address for each in grid if each.prose] == ["A1", "A6"]


def test_cells_over_several_rows_and_columns(tmp_path: Path) -> None:
    start, going = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    wide = '<w:gridSpan w:val="2"/>'
    body = table(cell("a", start) + cell("b", wide), cell("", going) + cell("c") + cell("d"), cell("e") + cell("f"))
    grid = only(docx(tmp_path / "a.docx", body))
    assert texts(grid) == {"A1": "a", "B1": "b", "B2": "c", "C2": "d", "A3": "e", "B3": "f"}
    assert grid.merges == ((1, 1, 2, 1), (1, 2, 1, 3))


def test_deleted_and_hidden_text_and_codes_of_fields_are_not_read(tmp_path: Path) -> None:
    body = (
        "<w:p><w:r><w:t>now 5</w:t></w:r><w:del><w:r><w:delText>4</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t> and 6</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>7</w:t></w:r>"
        "<w:r><w:instrText>HYPERLINK 8</w:instrText></w:r></w:p>"
    )
    assert texts(only(docx(tmp_path / "a.docx", body))) == {"A1": "now 5 and 6"}


def test_strike_through_raised_digits_and_comments(tmp_path: Path) -> None:
    up = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
    raised = f"<w:tc><w:p><w:r><w:t>5</w:t></w:r><w:r>{up}<w:t>1</w:t></w:r></w:p></w:tc>"
    struck = f"<w:tc>{p('6', '<w:strike/>')}</w:tc>"
    off = '<w:strike w:val="false"/>'
    plain = f"<w:tc>{p('7', off)}</w:tc>"
    noted = '<w:tc><w:p><w:r><w:t>8</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p></w:tc>'
    notes = {"word/comments.xml": f'<w:comments><w:comment w:id="0">{p("six months")}</w:comment></w:comments>'}
    found = cells(only(docx(tmp_path / "a.docx", table(raised + struck + plain + noted), notes)))
    assert [(each.text, each.struck) for each in found.values()] == [
        ("5¹", False),
        ("6", True),
        ("7", False),
        ("8", False),
    ]
    assert found["D1"].comment == "six months"


def test_boxes_of_text_and_footnotes_follow_at_the_end(tmp_path: Path) -> None:
    box = f"<w:p><w:r><w:pict><w:txbxContent>{p('in a box')}</w:txbxContent></w:pict></w:r></w:p>"
    foot = {"word/footnotes.xml": f'<w:footnotes><w:footnote w:id="2">{p("part of a year")}</w:footnote></w:footnotes>'}
    said = '<w:p><w:r><w:t>5</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    assert texts(only(docx(tmp_path / "a.docx", box + said, foot))) == {
        "A1": "5²",
        "A2": "in a box",
        "A3": "² part of a year",
    }


def test_a_table_that_arranges_tables_is_only_their_frame(tmp_path: Path) -> None:
    inner = table(cell("Kent") + cell("5"))
    body = f"<w:tbl><w:tr><w:tc>{p('left')}</w:tc><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    assert texts(only(docx(tmp_path / "a.docx", body))) == {"A1": "left", "A3": "Kent", "B3": "5"}


def test_an_entity_bomb_and_a_document_without_text_are_refused(tmp_path: Path) -> None:
    for number, body in enumerate(('<!DOCTYPE x [<!ENTITY a "aa">]>', "</w:body><w:body/><w:x>")):
        with pytest.raises(UnreadableFile):
            read_grids(docx(tmp_path / f"{number}.docx", body))
