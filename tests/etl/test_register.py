"""Reading the register: what is wrong with a line holds that return, and only that one."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from etl.extract.rows import UnreadableTable
from etl.model.period import Period
from etl.register import COLUMNS, Register, load_register
from etl.words.vocabulary import load_vocabulary

Change = Callable[..., Register]
CUMBRIA = "cumbria-2017-2020"


def rewrite(raw: Path, rows: list[dict[str, str]]) -> None:
    with (raw / "register.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def rows_of(raw: Path) -> list[dict[str, str]]:
    with (raw / "register.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load(raw: Path) -> Register:
    return load_register(raw, load_vocabulary(raw / "reference").areas)


@pytest.fixture
def with_change(raw_copy: Path) -> Change:
    """The real register with some cells of Cumbria's row changed."""

    def change(**cells: str) -> Register:
        rows = [row | cells if row["return_id"] == CUMBRIA else row for row in rows_of(raw_copy)]
        rewrite(raw_copy, rows)
        return load(raw_copy)

    return change


def lines_of(register: Register) -> list[str]:
    return [found.line for entry in register.entries for found in entry.problems]


def test_the_real_register_has_seventeen_returns_of_which_eleven_have_a_file(raw: Path) -> None:
    register = load(raw)
    assert len(register.entries) == 17
    assert sum(1 for entry in register.entries if entry.sha256) == 11
    assert lines_of(register) == []
    assert register.problems == ()


def test_a_row_becomes_a_return_with_its_period_and_the_line_it_stands_on(raw: Path) -> None:
    entry = load(raw).of_file("cumbria-2017-2020.xlsx")
    assert entry is not None
    assert entry.line == 7
    assert entry.row is not None
    assert entry.row.period == Period.parse("2017-04-01/2020-06-30")
    assert entry.row.form == "set out from a sentence"


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"file": "gone.xlsx"}, "register.csv, line 7: The register names the file gone.xlsx, which is not"),
        ({"file": "../register.csv"}, "line 7: The file name '../register.csv' leads out"),
        ({"file": "..\\register.csv"}, "leads out of data/raw/returns"),
        (
            {"force": "Cumbira Constabulary"},
            "line 7: No force or area is known as 'Cumbira Constabulary'. Did you mean",
        ),
        ({"force": ""}, "line 7: No force or area is known as ''. Name a force or area, or (several)."),
        ({"period": "2020-06-30/2017-04-01"}, "line 7: The period '2020-06-30/2017-04-01' ends before it starts."),
        ({"period": "2017-2020"}, "line 7: The period '2017-2020' is no span of days. Write first and last day"),
        ({"status": "anwsered"}, "line 7: The register does not know the status 'anwsered'. Did you mean 'answered'?"),
        ({"status": ""}, "line 7: The register does not know the status ''. Write one of: answered"),
        ({"form": "scanned"}, "line 7: The register does not know the form 'scanned'"),
        ({"return_id": ""}, "line 7: This row of the register has no return_id."),
        ({"return_id": "wales-2017-2024"}, "line 7: The return_id wales-2017-2024 already stands on line 5."),
        (
            {"file": "wales-2017-2024.xlsx"},
            "line 7: wales-2017-2024.xlsx is already the file of wales-2017-2024 (line 5).",
        ),
    ],
)
def test_what_is_wrong_with_a_row_is_named_with_its_line_and_holds_it(
    with_change: Change, cells: dict[str, str], words: str
) -> None:
    register = with_change(**cells)
    (line,) = lines_of(register)
    assert words in line
    assert [entry.line for entry in register.entries if entry.held] == [7]


def test_a_file_with_the_bytes_of_another_is_held_and_names_the_first(raw_copy: Path) -> None:
    returns = raw_copy / "returns"
    (returns / "copy.xlsx").write_bytes((returns / "cumbria-2017-2020.xlsx").read_bytes())
    rows = rows_of(raw_copy)
    again = next(row for row in rows if row["return_id"] == CUMBRIA) | {"return_id": "copy", "file": "copy.xlsx"}
    rewrite(raw_copy, [*rows, again])
    register = load(raw_copy)
    assert [entry.return_id for entry in register.entries if entry.held] == ["copy"]
    assert "copy.xlsx: It has the same bytes as cumbria-2017-2020.xlsx" in lines_of(register)[0]


def test_a_file_that_no_row_names_is_a_problem(raw_copy: Path) -> None:
    (raw_copy / "returns" / "new.xlsx").write_bytes(b"anything")
    (raw_copy / "returns" / "~$new.xlsx").write_bytes(b"a lock of a spreadsheet program")
    register = load(raw_copy)
    assert [found.line.split(".")[0] for found in register.problems] == ["new"]
    assert "No row of register.csv names this file" in register.problems[0].line


def test_a_row_with_a_comma_too_many_is_held_and_the_others_are_read(raw_copy: Path) -> None:
    path = raw_copy / "register.csv"
    path.write_text(path.read_text(encoding="utf-8") + "x,,,Kent\n", encoding="utf-8")
    register = load(raw_copy)
    assert [entry.held for entry in register.entries] == [False] * 17 + [True]
    assert "line 19: This row of the register cannot be read: 4 cells" in lines_of(register)[0]


def test_a_refusal_is_a_return_without_a_file(raw: Path) -> None:
    entry = next(entry for entry in load(raw).entries if entry.return_id == "essex-pub-1350")
    assert entry.row is not None
    assert (entry.row.status, entry.row.exemption, entry.file, entry.held) == ("refused", "s.12", "", False)


def test_a_register_that_is_not_there_or_lacks_a_column_cannot_be_read(raw_copy: Path) -> None:
    path = raw_copy / "register.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("status,", "state,", 1), encoding="utf-8")
    with pytest.raises(UnreadableTable, match="the column 'state' is not known"):
        load(raw_copy)
    path.unlink()
    with pytest.raises(UnreadableTable, match=r"register\.csv is not in"):
        load(raw_copy)
