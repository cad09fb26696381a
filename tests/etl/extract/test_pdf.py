"""A PDF becomes one grid: its tables, and every other line as prose. The documents are made up.

They are read here in this process, but for one: `test_guard` says how a file at risk is read.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.extract import UnreadableFile, read_grids
from etl.extract.grid import Grid
from etl.extract.pdf import read_pdf
from tests.etl.extract.pdf_page import HEIGHT, pdf, rule, table, text, turned


def read(path: Path) -> Grid:
    return read_pdf(path.name, path.stem, path.read_bytes())


def texts(grid: Grid) -> dict[str, str]:
    """What is not set aside."""
    return {cell.address: cell.text for cell in grid if not cell.aside}


def asides(grid: Grid) -> dict[str, str]:
    return {cell.text: cell.aside for cell in grid if cell.aside}


def rows(*numbers: str) -> list[list[str]]:
    return [["Force", "2017/18"], *([f"Force {number}", number] for number in numbers)]


def test_a_ruled_table_and_the_lines_around_it(tmp_path: Path) -> None:
    page = "\n".join([text(50, 150, "Our answer (in full)"), table(rows("5", "7"), 200), text(50, 400, "Yours")])
    grid = read_grids(pdf(tmp_path / "a.pdf", page))[0]
    assert texts(grid) == {
        "A2": "Our answer (in full)", "A4": "Force", "B4": "2017/18", "A5": "Force 5", "B5": "5", "A6": "Force 7",
        "B6": "7", "A8": "Yours",
    }  # fmt: skip
    assert [cell.address for cell in grid if cell.prose] == ["A1", "A2", "A8"]
    assert asides(grid) == {"page 1": "it says which page follows"}


def test_a_label_wrapped_in_its_box_and_a_turned_heading(tmp_path: Path) -> None:
    page = table([["Force", ""], ["Avon and\nSomerset", "5"]], 200, high=60) + "\n" + turned(170, 255, "Charged")
    assert texts(read(pdf(tmp_path / "a.pdf", page))) == {
        "A3": "Force", "B3": "Charged", "A4": "Avon and\nSomerset", "B4": "5",
    }  # fmt: skip


def test_boxes_over_several_columns(tmp_path: Path) -> None:
    page = "\n".join(
        [rule(50, down, 350, down) for down in (200, 220, 240, 260)]
        + [rule(left, 200, left, 260) for left in (50, 150, 350)]
        + [rule(250, 220, 250, 260)]
        + [text(160, 214, "Offences"), text(160, 234, "2017"), text(260, 234, "2018"), text(60, 254, "Kent")]
        + [text(160, 254, "5"), text(260, 254, "6")]
    )
    grid = read(pdf(tmp_path / "a.pdf", page))
    assert texts(grid) == {"B3": "Offences", "B4": "2017", "C4": "2018", "A5": "Kent", "B5": "5", "C5": "6"}
    assert grid.merges == ((3, 2, 3, 3),)


def test_a_table_goes_on_over_pages_with_or_without_its_heading(tmp_path: Path) -> None:
    first = table(rows("1", "2"), 600) + "\n" + text(300, 780, "Page 1 of 3")
    second = table(rows("3")[1:], 50) + "\n" + text(300, 780, "Page 2 of 3")
    third = table(rows("4"), 50) + "\n" + text(300, 780, "Page 3 of 3")
    grid = read(pdf(tmp_path / "a.pdf", first, second, third))
    numbers = [cell.text for cell in grid if cell.column == 2]
    assert numbers == ["2017/18", "1", "2", "3", "4"]
    assert [cell.row for cell in grid if cell.column == 2] == [3, 4, 5, 6, 7]
    assert asides(grid)["Page 2 of 3"] == "the number of the page"


def test_another_table_on_the_next_page_stays_another(tmp_path: Path) -> None:
    second = text(50, 120, "By age") + "\n" + table(rows("3"), 200)
    grid = read(pdf(tmp_path / "a.pdf", table(rows("1"), 600), second))
    assert [cell.row for cell in grid if cell.column == 2] == [3, 4, 9, 10]


def test_what_stands_on_every_page_is_read_on_each_but_inside_a_table_that_goes_on(tmp_path: Path) -> None:
    """Above another table it may say what that is about."""
    head = text(50, 30, "Force by year") + "\n"
    pages = [head + table(rows("1"), 600), head + table(rows("2"), 50), head + text(50, 400, "The end")]
    grid = read(pdf(tmp_path / "a.pdf", *pages))
    assert [cell.text for cell in grid if cell.column == 2] == ["2017/18", "1", "2"]
    said = [(cell.text, cell.aside) for cell in grid if cell.text == "Force by year"]
    assert said == [("Force by year", ""), ("Force by year", "it stands on every page"), ("Force by year", "")]


def test_words_in_clear_columns_are_a_table_and_a_label_may_be_wrapped_around_its_numbers(tmp_path: Path) -> None:
    lines = [
        (50, 200, "Force"), (200, 200, "2017/18"), (300, 200, "2018/19"), (50, 213, "Avon and"), (210, 219, "10"),
        (310, 219, "12"), (50, 225, "Somerset"), (50, 238, "Kent"), (210, 238, "3"), (310, 238, "7"),
    ]  # fmt: skip
    grid = read(pdf(tmp_path / "a.pdf", "\n".join(text(*line) for line in lines)))
    assert texts(grid) == {
        "A3": "Force", "B3": "2017/18", "C3": "2018/19", "A4": "Avon and Somerset", "B4": "10", "C4": "12",
        "A5": "Kent", "B5": "3", "C5": "7",
    }  # fmt: skip


def test_words_without_clear_columns_stay_text(tmp_path: Path) -> None:
    lines = [(50, 200, "Kent"), (200, 200, "3"), (300, 200, "4"), (50, 213, "Surrey"), (100, 213, "of all 5 that we")]
    grid = read(pdf(tmp_path / "a.pdf", "\n".join(text(*line) for line in [*lines, (190, 213, "hold in files")])))
    assert all(cell.prose for cell in grid)


def test_raised_digits_and_strike_through(tmp_path: Path) -> None:
    page = table(rows("5", "7"), 200) + "\n" + text(160, 231, "1", 5) + "\n" + rule(150, 250.5, 162, 250.5)
    found = {cell.address: cell for cell in read(pdf(tmp_path / "a.pdf", page))}
    assert found["B4"].text == "5¹"
    assert [name for name, cell in found.items() if cell.struck] == ["B5"]


def test_what_lies_off_the_page_is_not_read(tmp_path: Path) -> None:
    page = text(50, 200, "seen") + "\n" + text(700, 200, "unseen") + "\n" + text(50, HEIGHT + 50, "unseen")
    assert list(texts(read(pdf(tmp_path / "a.pdf", page))).values()) == ["seen"]


def test_a_picture_a_damaged_and_a_locked_one_are_refused(tmp_path: Path) -> None:
    def kind(path: Path) -> str:
        with pytest.raises(UnreadableFile) as caught:
            read(path)
        return caught.value.problems[0].kind

    assert kind(pdf(tmp_path / "a.pdf", rule(0, 0, 9, 9))) == "file-format"
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4\nnothing more")
    assert kind(tmp_path / "b.pdf") == "file-damaged"
    spoilt = pdf(tmp_path / "d.pdf", text(50, 200, "seen"))
    spoilt.write_bytes(spoilt.read_bytes().replace(b"[0 0 600 ", b"[0 0 /6 6 "))
    assert kind(spoilt) == "file-damaged"
    key = "(" + "x" * 32 + ")"
    lock = f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O {key}/U {key}>>"
    assert kind(pdf(tmp_path / "c.pdf", text(50, 200, "secret"), more=lock)) == "file-locked"
