"""A recipe says only what it may say; anything else is an error that names the key and the nearest known one."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.model.count import Count
from etl.model.observation import Unit
from etl.model.period import Period
from etl.transform.recipe import Entry, Recipe, RecipeError, load_recipe
from tests.etl.transform.sheets import errors, kinds, read, vocabulary

RECIPES = Path(__file__).parents[3] / "data" / "raw" / "recipes"


def faults(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    path = tmp_path / "made-up.toml"
    path.write_text(text)
    with pytest.raises(RecipeError) as caught:
        load_recipe(path)
    assert all(found.place.file == "made-up.toml" for found in caught.value.problems)
    return [(found.kind, found.message) for found in caught.value.problems]


@pytest.mark.parametrize("path", sorted(RECIPES.glob("*.toml")), ids=lambda path: path.stem)
def test_the_recipes_of_the_project_can_be_used(path: Path) -> None:
    recipe = load_recipe(path)
    assert recipe.name == path.stem
    assert recipe.entries
    assert all(entry.why for entry in recipe.entries)


def test_there_are_four() -> None:
    assert sorted(path.stem for path in RECIPES.glob("*.toml")) == [
        "cumbria-2017-2020",
        "dyfed-powys-437-25",
        "northamptonshire-10905-25",
        "west-midlands-5619-14",
    ]


def test_entries_have_the_values_that_they_say(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(
        """
        [[period]]
        words = "in lockdown"
        is = "2020-04-01/2020-06-30"
        why = "made up"
        [[unit]]
        is = "victim"
        cells = "B2:C3 E5"
        sheet = "One"
        why = "made up"
        [[blank]]
        is = "zero"
        why = "made up"
        [[mark]]
        mark = "-"
        is = "1 to 4"
        why = "made up"
        """
    )
    period, unit, blank, mark = load_recipe(tmp_path / "a.toml").entries
    assert period.period == Period.quarter(2020, 1)
    assert (unit.unit, unit.title) == (Unit.VICTIM, "[[unit]] 1")
    assert blank.count == Count.exact(0)
    assert mark.count.text == "1 to 4 · suppressed"
    assert [unit.covers("One", *place) for place in ((2, 2), (3, 3), (5, 5), (4, 4))] == [True, True, True, False]
    assert not unit.covers("Two", 2, 2)
    assert blank.covers("Any", 99, 99)


def test_an_unknown_section_is_named_with_the_nearest(tmp_path: Path) -> None:
    (kind, message) = faults(tmp_path, '[[perid]]\nwords = "x"\n')[0]
    assert kind == "recipe-unknown-key"
    assert "'perid'" in message
    assert "'period'" in message


def test_an_unknown_key_is_named_with_the_nearest(tmp_path: Path) -> None:
    text = '[[period]]\nwords = "x"\nis = "2020-04-01/2020-06-30"\nwhy = "y"\nsheeet = "z"\n'
    (kind, message) = faults(tmp_path, text)[0]
    assert kind == "recipe-unknown-key"
    assert "'sheeet'" in message
    assert "'sheet'" in message


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    found = faults(tmp_path, '[[blank]]\nis = "zero"\n[[unit]]\nwhy = "y"\n')
    assert [kind for kind, _ in found] == ["recipe-key-missing", "recipe-key-missing"]
    assert "'why'" in found[0][1]
    assert "'is'" in found[1][1]


@pytest.mark.parametrize(
    "entry",
    [
        '[[period]]\nwords = "x"\nis = "2020-07-01/2020-06-30"\nwhy = "y"',
        '[[period]]\nwords = "x"\nis = "lockdown"\nwhy = "y"',
        '[[unit]]\nis = "crimes"\nwhy = "y"',
        '[[blank]]\nis = "nothing"\nwhy = "y"',
        '[[set_aside]]\ncells = "B"\nwhy = "y"',
        "[[unit]]\nis = 5\nwhy = 'y'",
    ],
)
def test_a_value_that_means_nothing_is_an_error(tmp_path: Path, entry: str) -> None:
    assert [kind for kind, _ in faults(tmp_path, entry)] == ["recipe-value"]


def test_what_is_no_toml_is_an_error(tmp_path: Path) -> None:
    assert [kind for kind, _ in faults(tmp_path, "[[period\n")] == ["recipe-unreadable"]


def test_an_answer_needs_its_label_unless_it_is_the_whole(tmp_path: Path) -> None:
    assert faults(tmp_path, '[[answer]]\ncells = "A5"\nbreakdown = "platform"\nwhy = "y"')[0][0] == "recipe-key-missing"
    (tmp_path / "b.toml").write_text('[[answer]]\ncells = "A5"\nbreakdown = "none"\nwhy = "y"')
    assert load_recipe(tmp_path / "b.toml").entries[0].breakdown == "none"


PERIOD = '[[period]]\nwords = "x"\nis = "2020-04-01/2020-06-30"\nwhy = "y"\n'


@pytest.mark.parametrize(
    ("entry", "line", "says"),
    [
        ("[[perid]]\nwords = 'x'\n", "5", ("'perid'", "Did you mean 'period'?", "It knows period, area")),
        ("\n[[unit]]\nis = 'victims'\nwhy = 'y'\n", "7", ("offence, crime report", "Did you mean 'victim'?")),
        ("[[note]]\nwords = 'x'\nwhy = 'y'\nis = 'part perod'\n", "8", ("full", "part period", "Did you mean")),
        ("[[blank]]\nis = 'nothing held'\nwhy = 'y'\n", "6", ("zero", "`1 to 4`", "Did you mean 'not held'?")),
        ("[[area]]\nwords = 'x'\nis = 'Kent'\nwhy = 'y'\n", "7", ("forces.csv", "'E23000032' (Kent Police)")),
        ("[[offence]]\nis = '71/71'\nwhy = 'y'\n", "6", ("71/17", "Did you mean '71/17'?")),
        ("[[rounding]]\nis = '5'\nwhy = 'y'\n", "6", ("'exact'", "'nearest 5'")),
        ("[[unit]]\nis = 5\nwhy = 'y'\n", "6", ("put it in quotes",)),
        ("[[unit]]\nis = 'offence'\n", "5", ("'why'",)),
        ("[[blank]]\nis = 'zero'\nwas = 'x'\nwhy = 'y'\n", "7", ("'cells'",)),
    ],
)
def test_a_fault_names_its_line_what_is_allowed_and_the_nearest(
    tmp_path: Path, entry: str, line: str, says: tuple[str, ...]
) -> None:
    path = tmp_path / "made-up.toml"
    path.write_text(PERIOD + entry)
    with pytest.raises(RecipeError) as caught:
        load_recipe(path, vocabulary())
    (found,) = caught.value.problems
    assert (found.place.file, found.place.cell) == ("made-up.toml", line)
    assert f"line {line}" in found.line
    for words in says:
        assert words in found.message


def test_a_fault_of_toml_names_its_line(tmp_path: Path) -> None:
    assert "line 5" in faults(tmp_path, PERIOD + "[[unit\n")[0][1]


SHEET = [["Force", "2017/18"], ["Kent", "-"], ["Surrey", 7]]


def entry(section: str, **values: str) -> Recipe:
    return Recipe("made-up", (Entry(section, 1, "made up", **values),))


def test_a_recipe_whose_cell_has_changed_holds_the_file() -> None:
    fits = read(SHEET, recipe=entry("mark", mark="-", value="zero", cells="B2", was="-"))
    changed = read(SHEET, recipe=entry("mark", mark="-", value="zero", cells="B2", was="n/a"))
    gone = read(SHEET, recipe=entry("set_aside", cells="B9", was="5"))
    assert not fits.held
    assert errors(changed) == [("recipe-changed", "B2")]
    assert ("recipe-changed", "B9") in errors(gone)
    assert ("recipe-unused", "") in errors(gone)


def test_a_recipe_that_says_what_the_sheet_says_is_listed() -> None:
    reading = read([*SHEET, ["- = nil"]], recipe=entry("mark", mark="-", value="zero"))
    assert kinds(reading) == ["recipe-needless"]
    assert not reading.held
