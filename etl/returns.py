"""The spreadsheet of one return, read with its row of the register and its recipe, or held with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from etl.extract import UnreadableFile
from etl.extract.grid import Grid
from etl.model.problems import Place, Problem, problem
from etl.model.reading import Reading
from etl.register import FOLDER, Entry, Register, Return
from etl.transform.reader import read_file
from etl.transform.recipe import Recipe, RecipeError, load_recipe
from etl.words.vocabulary import Vocabulary

RECIPES = "recipes"


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """One entry of the register and what its file gave: `reading` is None without a file and for a held entry.

    `recipe` is the name of the recipe's file, empty without one.
    """

    entry: Entry
    recipe: str = ""
    reading: Reading | None = None
    grids: tuple[Grid, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the row, then with the file."""
        return (*self.entry.problems, *(self.reading.problems if self.reading else ()))

    @property
    def held(self) -> bool:
        """Whether it gives nothing to the store because of an error."""
        return self.entry.held or bool(self.reading and self.reading.held)

    @property
    def given(self) -> Reading | None:
        """The reading, unless it is held."""
        return None if self.held else self.reading


def read_return(raw: Path, entry: Entry, vocabulary: Vocabulary) -> ReadReturn:
    """Read the file of an entry; an entry that is held or has no file gives nothing. Raises nothing of its own."""
    if entry.held or entry.row is None or not entry.file:
        return ReadReturn(entry)
    recipe = recipe_file(raw, entry.return_id)
    reading, grids = read_spreadsheet(raw / FOLDER / entry.file, entry.row, recipe, vocabulary)
    return ReadReturn(entry, recipe.name if recipe else "", reading, grids)


def recipe_file(raw: Path, return_id: str) -> Path | None:
    """The recipe of a return, where there is one."""
    path = raw / RECIPES / f"{return_id}.toml"
    return path if return_id and path.is_file() else None


def read_spreadsheet(
    path: Path, row: Return | None, recipe: Path | None, vocabulary: Vocabulary
) -> tuple[Reading, tuple[Grid, ...]]:
    """The reading and the sheets of one file. Whatever goes wrong is a problem of the reading, and holds it.

    With a recipe that cannot be used the file is read without one, so that its sheet can be seen.
    """
    try:
        used, faults = _recipe(recipe, vocabulary)
        reading, grids = read_file(path, row, used, vocabulary)
        return replace(reading, problems=(*faults, *reading.problems)), grids
    except UnreadableFile as why:
        return Reading(path.name, (), (), problems=why.problems), ()
    except Exception as why:  # One file that the reader was not made for must not stop the others.
        failed = problem("reading-failed", Place(path.name), error=f"{type(why).__name__}: {why}")
        return Reading(path.name, (), (), problems=(failed,)), ()


def _recipe(path: Path | None, vocabulary: Vocabulary) -> tuple[Recipe | None, tuple[Problem, ...]]:
    try:
        return (load_recipe(path, vocabulary) if path else None), ()
    except RecipeError as why:
        return None, why.problems


def leftover_recipes(raw: Path, register: Register) -> Iterator[Problem]:
    """The recipes that belong to no return of the register."""
    names = {entry.return_id for entry in register.entries}
    folder = raw / RECIPES
    for path in sorted(folder.glob("*.toml")) if folder.is_dir() else ():
        if path.stem not in names:
            yield problem("recipe-without-return", Place(f"{RECIPES}/{path.name}"))
