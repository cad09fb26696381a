"""Hostile files one by one: each is a clear problem or a plain reading. All are made here; none is a force's answer.

What is large is made small where a limit can be lowered; the limits themselves stand in `etl.extract`.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.extract import UnreadableFile, builder, extract, guard, read_grids
from etl.extract import package as packages
from etl.extract.grid import Cell
from tests.etl.extract.books import MAIN, PARTS, book, links, raw_book
from tests.etl.extract.compound import compound
from tests.etl.extract.packages import docx, ods, zipped
from tests.etl.extract.pdf_page import pdf, text

SUFFIXES = ("xlsx", "ods", "docx")


def kind(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        read_grids(path)
    (found,) = caught.value.problems
    assert found.place.file == path.name
    assert found.remedy
    return found.kind


def cells(path: Path) -> dict[str, Cell]:
    return {cell.address: cell for cell in read_grids(path)[0]}


def with_inside(path: Path, inside: str, head: str = "") -> Path:
    """A file of the format that its suffix names, with a text in its one cell or paragraph and a head before it."""
    if path.suffix == ".xlsx":
        return raw_book(path, f'<row r="1"><c r="A1" t="inlineStr"><is><t>{inside}</t></is></c></row>', head=head)
    if path.suffix == ".docx":
        made = docx(path, f"<w:p><w:r><w:t>{inside}</w:t></w:r></w:p>")
    else:
        cell = f'<table:table-cell office:value-type="string"><text:p>{inside}</text:p></table:table-cell>'
        made = ods(path, f"<table:table-row>{cell}</table:table-row>")
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    return zipped(path, {name: head + part if name.endswith(".xml") else part for name, part in parts.items()})


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_zip_bomb(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = with_inside(tmp_path / f"a.{suffix}", "0" * 3_000_000)
    assert path.stat().st_size < 50_000
    monkeypatch.setattr(packages, "MAX_UNPACKED", 2_000_000)
    assert kind(path) == "file-too-large"
    monkeypatch.undo()
    monkeypatch.setattr(packages, "MAX_CONTENT", 2_000_000)
    assert kind(path) == "file-too-large"


def test_a_zip_of_too_many_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "MAX_PARTS", 20)
    assert (
        kind(zipped(tmp_path / "a.xlsx", {**PARTS, **{f"x{number}": "" for number in range(20)}})) == "file-too-large"
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize(
    "entities",
    [
        '<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">',
        '<!ENTITY c SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://example.invalid/x.dtd">%p;',
    ],
)
def test_an_entity_bomb_and_entities_from_elsewhere(tmp_path: Path, suffix: str, entities: str) -> None:
    path = with_inside(tmp_path / f"a.{suffix}", "&c;", f"<!DOCTYPE x [{entities}]>")
    assert kind(path) == "file-unsafe"


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_more_real_values_than_are_read(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A million rows of ten values are a hundred thousand of this: refused as soon as the limit is passed."""
    monkeypatch.setattr(builder, "MAX_CELLS", 2_000)
    path = tmp_path / f"a.{suffix}"
    if suffix == "csv":
        path.write_text("\n".join(",".join("1234567890") for _ in range(500)))
    else:
        row = "".join(f"<c><v>{value}</v></c>" for value in range(10))
        raw_book(path, f"<row>{row}</row>" * 500)
    assert kind(path) == "file-too-large"


def test_a_million_rows_of_ten_values_are_refused_within_the_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whole, as a text: 20 MB that would be ten million cells. The limit is lowered so that it is met sooner."""
    monkeypatch.setattr(guard, "MEMORY", 200 << 20)
    with (tmp_path / "a.csv").open("w") as file:
        line = ",".join("1234567890") + "\n"
        for _ in range(100):
            file.write(line * 10_000)
    assert kind(tmp_path / "a.csv") in ("file-too-large", "file-too-heavy")


def test_cells_at_both_ends_of_the_largest_sheet(tmp_path: Path) -> None:
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert kind(raw_book(tmp_path / "a.xlsx", far)) == "sheet-too-large"
    claimed = raw_book(
        tmp_path / "b.xlsx", '<row r="1"><c r="A1"><v>5</v></c></row>', '<dimension ref="A1:XFD1048576"/>'
    )
    assert {name: cell.value for name, cell in cells(claimed).items()} == {"A1": 5}


def test_a_merge_over_the_whole_sheet(tmp_path: Path) -> None:
    def fill(sheet: object) -> None:
        assert hasattr(sheet, "append")
        assert hasattr(sheet, "merge_cells")
        sheet.append([1])
        sheet.merge_cells("A1:B1")

    path = book(tmp_path / "a.xlsx", fill)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    whole = {name: part.replace("A1:B1", "A1:XFD1048576") for name, part in parts.items()}
    assert {name: cell.value for name, cell in cells(zipped(path, whole)).items()} == {"A1": 1}


def test_external_links_are_never_followed(tmp_path: Path) -> None:
    outside = '<row r="1"><c r="A1"><f>[1]Other!A1</f><v>5</v></c><c r="B1"><f>[1]Other!B1</f></c></row>'
    parts = {
        **PARTS,
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{outside}</sheetData></worksheet>',
    }
    parts["xl/externalLinks/externalLink1.xml"] = f'<externalLink xmlns="{MAIN}"/>'
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = links("externalLinkPath", "file:///etc/passwd")
    found = cells(zipped(tmp_path / "a.xlsx", parts))
    assert found["A1"].value == 5
    assert found["B1"].formula_without_result


def test_a_sheet_that_lies_outside_the_file(tmp_path: Path) -> None:
    parts = {**PARTS, "xl/_rels/workbook.xml.rels": links("worksheet", "/../../../etc/passwd")}
    assert extract(zipped(tmp_path / "a.xlsx", parts)).grids[0].cells == {}


def test_a_password(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(compound({"EncryptionInfo": b"x" * 300, "EncryptedPackage": b"y" * 9_000}))
    assert kind(tmp_path / "a.xlsx") == "file-locked"


COMMANDS = ["=cmd|'/c calc'!A1", "+cmd|'/c calc'!A1", "@SUM(1)", '=HYPERLINK("http://example.invalid","5")']


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_in_a_text_is_a_text(tmp_path: Path, command: str) -> None:
    quoted = command.replace('"', '""')
    (tmp_path / "a.csv").write_text(f'Kent,"{quoted}"\nSurrey,5\n')
    assert cells(tmp_path / "a.csv")["B1"].value == command


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "ods", "html"])
def test_a_cell_of_many_megabytes(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SMALL", 1 << 30)
    monkeypatch.setattr(guard, "SMALL_UNPACKED", 1 << 30)
    path = tmp_path / f"a.{suffix}"
    long = "5" * 4_000_000
    if suffix == "csv":
        path.write_text(f'Kent,"{long}\n')
    elif suffix == "html":
        path.write_text(f"<table><tr><td>{long}</td></tr></table>")
    else:
        with_inside(path, long)
    assert kind(path) in ("cell-too-large", "file-damaged")


def test_a_cell_of_forty_megabytes_is_refused_within_the_limits(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Kent,5\nSurrey," + "5" * 40_000_000)
    assert kind(tmp_path / "a.csv") in ("file-damaged", "cell-too-large", "file-too-heavy")


def test_a_sheet_named_as_a_path_stays_a_name(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "S"
    sheet["A1"] = 5
    workbook.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace('name="S"', 'name="../../x"')
    (grid,) = read_grids(zipped(tmp_path / "a.xlsx", parts))
    assert (grid.sheet, [cell.value for cell in grid]) == ("../../x", [5])
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.xlsx"]


def test_programs_inside_a_file_are_never_run_or_read(tmp_path: Path) -> None:
    plain = raw_book(tmp_path / "a.xlsm", '<row r="1"><c r="A1"><v>5</v></c></row>')
    with zipfile.ZipFile(plain, "a") as archive:
        archive.writestr("xl/vbaProject.bin", "Sub Auto_Open()")
    assert {name: cell.value for name, cell in cells(plain).items()} == {"A1": 5}
    script = "/OpenAction<</S/JavaScript/JS(app.alert(1))>>/Launch(cmd)"
    assert "A2" in cells(pdf(tmp_path / "a.pdf", text(50, 200, "Our answer"), more=script))
