"""The command line as people type it: what each command prints, and how it ends."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import httpx
import pytest

import app
from commands import period
from etl.model.columns import NAMES, OBSERVATION_NAMES
from etl.model.reading import Role
from tests.conftest import ROOT, Foi

CUMBRIA = "cumbria-2017-2020.xlsx"
ALONE = "wales-2017-2024.xlsx"
COMMANDS = ("ingest", "read", "check", "period", "export", "serve")


def test_help_names_every_command_and_each_command_has_an_example(foi: Foi) -> None:
    told = foi("--help")
    assert told.status == 0
    assert all(f" {name} " in told.out for name in COMMANDS)
    for name in COMMANDS:
        assert f"Example: foi {name}" in re.sub(r"\s+", " ", foi(name, "--help").out)


def test_an_unknown_command_or_option_is_named(foi: Foi) -> None:
    assert foi("ingets").status == 2
    told = foi("export", "--stroe", "x")
    assert (told.status, "--stroe" in told.said) == (2, True)


def test_the_installed_script_is_the_same_door() -> None:
    script = Path(sys.executable).with_name("foi")
    told = subprocess.run([script, "period", "2017/18"], capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (0, "2017-04-01/2018-03-31\n")


class TestIngest:
    def test_it_publishes_a_store_and_sums_up_in_words(self, foi: Foi, raw: Path, tmp_path: Path) -> None:
        told = foi("ingest", "--raw", raw, "--store", f"sqlite:///{tmp_path}/foi.sqlite")
        assert told.status == 0
        assert "17 returns: 11 read, 0 held; without a sheet: 3 refused, 3 answer not seen." in told.out
        assert "150 from returns" in told.out
        assert "2,596 of the official series" in told.out
        assert re.search(r"\d+ problems: 0 errors, \d+ warnings?, \d+ notes? \(foi check lists them\)\.", told.out)
        assert (tmp_path / "foi.sqlite").is_file()

    def test_a_folder_that_is_no_raw_data_publishes_nothing(self, foi: Foi, tmp_path: Path) -> None:
        told = foi("ingest", "--raw", tmp_path, "--store", f"sqlite:///{tmp_path}/foi.sqlite")
        assert (told.status, ".csv is not in" in told.err) == (2, True)
        assert not (tmp_path / "foi.sqlite").exists()

    def test_the_variable_foi_store_names_the_store(
        self, foi: Foi, store_url: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FOI_STORE", store_url)
        assert foi("export", "?area=E23000002").status == 0


class TestRead:
    def test_a_file_of_the_raw_data_is_read_with_its_row_and_recipe(self, foi: Foi, raw: Path) -> None:
        told = foi("read", raw / "returns" / CUMBRIA)
        assert told.status == 0
        assert "read with the row cumbria-2017-2020 of the register" in told.out
        assert "2 observations from 9 cells that are not empty" in told.out
        assert re.search(r"B4 .* 118 ", told.out)
        assert re.search(r"B7 .* 29 to 37 · words .*means known", told.out)

    def test_json_is_one_object_with_the_tidy_columns_and_the_account_of_cells(self, foi: Foi, raw: Path) -> None:
        told = json.loads(foi("read", raw / "returns" / CUMBRIA, "--json").out)
        assert list(told) == ["observations", "cells", "problems", "assumptions"]
        assert list(told["cells"]) == [*(role.value for role in Role), "total"]
        assert told["cells"]["total"] == sum(number for role, number in told["cells"].items() if role != "total") == 9
        first = told["observations"][0]
        assert list(first) == list(OBSERVATION_NAMES)
        assert (first["figure_id"], first["standing"], first["witnesses"]) == ("", "", None)
        assert (first["value"], first["source_cell"], first["area_code"]) == (118, "B4", "E23000002")

    def test_a_copy_elsewhere_is_known_by_its_bytes_whatever_its_name(
        self, foi: Foi, raw: Path, tmp_path: Path
    ) -> None:
        copy = shutil.copy(raw / "returns" / CUMBRIA, tmp_path / "answer.xlsx")
        told = foi("read", copy, "--raw", raw)
        assert (told.status, "with the row cumbria-2017-2020" in told.out) == (0, True)

    def test_without_a_row_what_the_sheet_does_not_say_holds_it_and_options_stand_in(
        self, foi: Foi, raw_copy: Path, tmp_path: Path
    ) -> None:
        file = tmp_path / "answer.csv"
        file.write_text("Year,Offences\n2018/19,12\n2019/20,15\n", encoding="utf-8")
        alone = foi("read", file, "--raw", raw_copy)
        assert alone.status == 1
        assert "Nothing says which force or area this is about." in alone.out
        settled = foi("read", file, "--raw", raw_copy, "--area", "Kent", "--offence", "71/17", "--json")
        assert settled.status == 0
        rows = json.loads(settled.out)["observations"]
        assert [(row["area_code"], row["period"], row["value"]) for row in rows] == [
            ("E23000032", "2018/19", 12),
            ("E23000032", "2019/20", 15),
        ]

    def test_a_period_given_is_a_fence(self, foi: Foi, raw: Path, tmp_path: Path) -> None:
        file = tmp_path / "answer.csv"
        file.write_text("Year,Offences\n2018/19,12\n2019/20,15\n", encoding="utf-8")
        told = foi("read", file, "--raw", raw, "--area", "Kent", "--offence", "71/17", "--period", "2018/19", "--json")
        assert told.status == 1
        (problem,) = [one for one in json.loads(told.out)["problems"] if one["severity"] == "error"]
        assert (problem["cell"], "lies outside 2018/19" in problem["message"]) == ("A3", True)

    @pytest.mark.parametrize(
        ("option", "words", "hint"),
        [
            ("--area", "Cumbira", "Did you mean"),
            ("--period", "in lockdown", "Write first/last as YYYY-MM-DD/YYYY-MM-DD."),
            ("--period", "2020-06-30/2017-04-01", "Write first/last"),
        ],
    )
    def test_area_and_period_must_be_known_words(self, foi: Foi, raw: Path, option: str, words: str, hint: str) -> None:
        told = foi("read", raw / "returns" / CUMBRIA, option, words)
        assert (told.status, told.out) == (2, "")
        assert repr(words) in told.err
        assert hint in told.err

    def test_an_option_settles_what_is_wrong_with_the_row(self, foi: Foi, raw_copy: Path) -> None:
        register = raw_copy / "register.csv"
        text = register.read_text(encoding="utf-8")
        register.write_text(text.replace("Cumbria Constabulary", "Cumbira", 1), encoding="utf-8")
        file = raw_copy / "returns" / CUMBRIA
        assert foi("read", file, "--raw", raw_copy).status == 1
        assert foi("read", file, "--raw", raw_copy, "--area", "Cumbria").status == 0

    @pytest.mark.parametrize("name", ["gone.xlsx", "."])
    def test_what_is_no_file_is_said_so(self, foi: Foi, raw: Path, tmp_path: Path, name: str) -> None:
        told = foi("read", tmp_path / name, "--raw", raw)
        assert (told.status, told.out) == (2, "")
        assert "cannot be opened" in told.err

    def test_what_a_sheet_says_is_never_taken_for_markup(self, foi: Foi, raw: Path, tmp_path: Path) -> None:
        file = tmp_path / "answer.csv"
        file.write_text("Year,[bold]Offences[/bold]\n2018/19,12\n", encoding="utf-8")
        told = foi("read", file, "--raw", raw, "--area", "Kent", "--offence", "71/17")
        assert "[bold]Offences[/bold]" in told.out


class TestCheck:
    def test_it_lists_each_kind_of_open_question_of_the_store(self, foi: Foi, store_url: str) -> None:
        told = foi("check", "--store", store_url)
        assert told.status == 0
        headings = re.findall(r"^(\w[\w ]+) \([\d,]+\)$", told.out, re.MULTILINE)
        assert headings == [
            "Undecided",
            "Contradicted",
            "In doubt",
            "Possibly a part only",
            "Set aside",
            "Restated",
            "Other than the official series",
            "Assumed",
            "Other problems",
        ]

    @pytest.mark.parametrize(
        "line",
        [
            "cell B21: The printed total 245 is not the sum of its parts, 244.",
            "published-figures.csv, line 333: The row says no period that can be told ('over the last five years')",
            "published-figures.csv, line 116: The row has no number ('(blank)')",
            "United Kingdom, 2021/22, 71/17 and equivalents: 6,156 (2022-07-06), then 6,275 (2024-11)",
            "England and Wales, 2017/18, 71/17: 3,171 (2018-06-18), then 3,217 (2019-09-11)",
            "Gwent Police, 2019/20, 71/17: 144 (wales-2017-2024.xlsx, sheet 'Wales', cell D5).",
            "'2023/' is cut short and read as 2023/24",
        ],
    )
    def test_each_question_names_its_place(self, foi: Foi, store_url: str, line: str) -> None:
        assert line in foi("check", "--store", store_url).out

    def test_it_ends_with_1_while_anything_is_held_and_can_look_at_raw_data_alone(
        self, foi: Foi, raw_copy: Path
    ) -> None:
        (raw_copy / "returns" / CUMBRIA).unlink()
        told = foi("check", "--raw", raw_copy)
        assert told.status == 1
        assert "Held (1)" in told.out
        assert "The register names the file cumbria-2017-2020.xlsx, which is not in data/raw/returns." in told.out

    def test_without_a_store_it_says_how_to_make_one(self, foi: Foi, tmp_path: Path) -> None:
        told = foi("check", "--store", f"sqlite:///{tmp_path}/none.sqlite")
        assert (told.status, "Run `foi ingest` to make one." in told.err) == (2, True)


class TestPeriod:
    def test_one_span_a_line_and_a_note_after_a_space(self, foi: Foi) -> None:
        assert foi("period", "April 2017 to June 2020").out == "2017-04-01/2020-06-30\n"
        assert foi("period", "year to April 2019").out.startswith("2018-04-01/2019-03-31 ")

    def test_what_cannot_be_told_ends_with_1_and_the_reason(self, foi: Foi) -> None:
        told = foi("period", "2017/19")
        assert (told.status, told.out) == (1, "")
        assert told.err.strip()

    def test_a_day_of_publication_gives_last_year_its_meaning(self, foi: Foi) -> None:
        assert foi("period", "last year").status == 1
        assert foi("period", "last year", "--published", "2024-11-01").out.startswith("2023-01-01/2023-12-31")
        told = foi("period", "last year", "--published", "November")
        assert (told.status, "'November' is no day" in told.err) == (2, True)


class TestExport:
    QUESTION = "?area=E23000002&from=2017-04&to=2020-06"

    def test_the_screen_gets_csv(self, foi: Foi, store_url: str) -> None:
        told = foi("export", self.QUESTION, "--store", store_url)
        rows = list(csv.DictReader(io.StringIO(told.out, newline="")))
        assert told.status == 0
        assert list(rows[0]) == list(NAMES)
        assert [(row["value"] or row["value_as_written"], row["source_cell"]) for row in rows] == [
            ("118", "B4"),
            ("a third", "B7"),
        ]
        assert "Very small numbers" in rows[1]["note"]

    def test_the_suffix_chooses_the_kind_of_file(self, foi: Foi, store_url: str, tmp_path: Path) -> None:
        for name in ("cumbria.csv", "cumbria.JSON"):
            assert foi("export", self.QUESTION, "-o", tmp_path / name, "--store", store_url).status == 0
        rows = csv.DictReader(io.StringIO((tmp_path / "cumbria.csv").read_text("utf-8"), newline=""))
        told = json.loads((tmp_path / "cumbria.JSON").read_text("utf-8"))
        assert [row["figure_id"] for row in rows] == [row["figure_id"] for row in told["rows"]]
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            "cumbria.JSON",
            "cumbria.csv",
            "cumbria.csv-metadata.json",
        ]

    @pytest.mark.parametrize(
        ("suffix", "begins"),
        [("xlsx", b"PK"), ("zip", b"PK"), ("parquet", b"PAR1"), ("svg", b"<svg "), ("png", b"\x89PNG")],
    )
    def test_pictures_workbooks_and_packages_are_what_their_suffix_says(
        self, foi: Foi, store_url: str, tmp_path: Path, suffix: str, begins: bytes
    ) -> None:
        file = tmp_path / f"cumbria.{suffix}"
        assert foi("export", self.QUESTION, "-o", file, "--store", store_url).status == 0
        assert file.read_bytes().startswith(begins)

    def test_a_chart_that_cannot_be_drawn_is_said_so_and_leaves_no_file(
        self, foi: Foi, store_url: str, tmp_path: Path
    ) -> None:
        with (ROOT / "data" / "raw" / "reference" / "forces.csv").open(encoding="utf-8", newline="") as forces:
            codes = [row["id"] for row in csv.DictReader(forces) if row["id"].startswith("E2300")]
        many = "&".join(f"area={code}" for code in codes)
        told = foi("export", f"?{many}", "-o", tmp_path / "x.png", "--store", store_url)
        assert (told.status, "too many for one chart" in told.err) == (2, True)
        assert list(tmp_path.iterdir()) == []

    def test_a_whole_address_may_be_pasted(self, foi: Foi, store_url: str) -> None:
        address = f"http://localhost:8050/explore{self.QUESTION}"
        bare = foi("export", self.QUESTION, "--store", store_url)
        assert foi("export", address, "--store", store_url).out == bare.out

    @pytest.mark.parametrize(
        ("question", "words"),
        [
            ("?area=Cumbira", "Did you mean Cumbria?"),
            ("?aera=Kent", "Did you mean area?"),
            ("?from=2017-13", "2017-13"),
        ],
    )
    def test_an_unknown_part_of_the_question_is_named_with_the_nearest_word(
        self, foi: Foi, store_url: str, tmp_path: Path, question: str, words: str
    ) -> None:
        told = foi("export", question, "-o", tmp_path / "x.csv", "--store", store_url)
        assert (told.status, words in told.err) == (2, True)
        assert list(tmp_path.iterdir()) == []

    def test_an_unknown_suffix_or_a_folder_that_is_not_there_is_said_so(
        self, foi: Foi, store_url: str, tmp_path: Path
    ) -> None:
        told = foi("export", "?", "-o", tmp_path / "x.cvs", "--store", store_url)
        assert (told.status, "Did you mean .csv?" in told.err) == (2, True)
        told = foi("export", "?", "-o", tmp_path / "none" / "x.csv", "--store", store_url)
        assert (told.status, "cannot be written: No such file or directory" in told.err) == (2, True)

    def test_a_reader_that_has_enough_is_no_error_to_print(self, store_url: str) -> None:
        command = [sys.executable, str(ROOT / "app.py"), "export", "?offence=all&rows=all", "--store", store_url]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
            process.wait(60)


class TestServe:
    def test_without_a_store_it_says_how_to_make_one(self, foi: Foi, tmp_path: Path) -> None:
        told = foi("serve", "--store", f"sqlite:///{tmp_path}/none.sqlite")
        assert (told.status, "Run `foi ingest` to make one." in told.err) == (2, True)

    def test_a_port_that_is_taken_is_said_so(self, foi: Foi, store_url: str) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            told = foi("serve", "--port", taken.getsockname()[1], "--store", store_url)
        assert (told.status, "Cannot listen at 127.0.0.1" in told.err) == (2, True)

    def test_it_serves_until_it_is_interrupted(self, store_url: str) -> None:
        command = [sys.executable, str(ROOT / "app.py"), "serve", "--port", "0", "--store", store_url]
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found
            assert httpx.get(f"{found[0]}/health", timeout=30).status_code == 200
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0

    def test_two_workers_and_two_readers_share_no_state(self, store_url: str) -> None:
        """Each reader asks one question over and over, on new connections that either worker may take."""
        command = [sys.executable, str(ROOT / "app.py"), "serve", "--port", "0", "--workers", "2", "--store", store_url]
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
            assert process.stdout is not None
            found = re.search(r"http://\S+", process.stdout.readline())
            assert found
            try:
                with ThreadPoolExecutor(2) as pool:
                    seen = list(pool.map(partial(_drawn_titles, found[0]), ("E23000002", "E23000032")))
            finally:
                process.send_signal(signal.SIGINT)
            assert process.wait(60) == 0
        assert [len(titles) for titles in seen] == [1, 1]
        assert not seen[0] & seen[1]
        assert any("118" in title for title in seen[0])


def _drawn_titles(address: str, area: str) -> set[str]:
    """The titles of twelve live drawings of an area."""
    asked = {"path": "/explore", "query": f"area={area}", "turn": 1, "rooms": {}}
    body: dict[str, object] = {
        "output": "..island.view...figures-now.data..",
        "outputs": [{"id": "island", "property": "view"}, {"id": "figures-now", "property": "data"}],
        "inputs": [{"id": "address", "property": "data", "value": asked}],
        "changedPropIds": ["address.data"],
        "state": [],
    }
    titles = set()
    for turn in range(12):
        asked["turn"] = turn
        answer = httpx.post(f"{address}/_dash-update-component", json=body, timeout=60).raise_for_status().json()
        view = answer["response"]["island"]["view"]
        assert (view["turn"], view["address"]) == (turn, f"/explore?area={area}")
        titles.add(view["title"])
    return titles


def test_an_unforeseen_error_is_a_sentence_and_not_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_options: object) -> int:
        raise RuntimeError("the ground gave way")

    monkeypatch.setattr(period, "run", fail)
    monkeypatch.setattr(sys, "argv", ["foi", "period", "2017/18"])
    with pytest.raises(SystemExit) as ended:
        app.main()
    said = capsys.readouterr().err
    assert ended.value.code == 2
    assert "RuntimeError: the ground gave way" in said
    assert "Traceback" not in said
