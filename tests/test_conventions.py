"""The conventions of the project, each as a test over all its Python files.

`tests/data/ordinary-words.txt` lists names of platforms and forces that are ordinary words of English too; those are
not looked for, nor are names of fewer than four letters, nor means that are no brand (`Text message`, `Unknown`).
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "data/raw/reference"
PACKAGES = ("commands", "dashboard", "etl")
CODE = sorted([ROOT / "app.py", *(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))])
PAGES = ("*.md", "*.toml", "*.cff", "*.yaml", "*.lock", "Makefile", ".editorconfig", ".gitignore", ".ci/*")
MORE_PAGES = ("docs/**/*.md", "data/**/*.md", "notebooks/*.ipynb", "tests/**/*.py")
WRITTEN = sorted(
    path
    for pattern in (*PAGES, *MORE_PAGES)
    for path in ROOT.glob(pattern)
    if path.is_file() and path != Path(__file__)
)
MOST_LINES = 400
MOST_LINES_OF_A_FUNCTION = 60
Function = ast.FunctionDef | ast.AsyncFunctionDef


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


every_file = pytest.mark.parametrize("path", CODE, ids=name)


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), name(path))


def rows(file: str) -> list[dict[str, str]]:
    with (REFERENCE / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def proper_names() -> re.Pattern[str]:
    """Whole words that name a force or a platform: names, short names and long aliases, but no ordinary words."""
    ordinary = set((ROOT / "tests/data/ordinary-words.txt").read_text("utf-8").split("\n"))
    brands = [row for row in rows("platforms.csv") if row["launched"]]
    named = (*rows("forces.csv"), *brands)
    spelled = [(row["name"], row.get("short_name", ""), *row["aliases"].split("|")) for row in named]
    names = {text.strip().casefold() for texts in spelled for text in texts}
    wanted = sorted((text for text in names - ordinary if sum(map(str.isalpha, text)) >= 4), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, wanted))})(?!\w)", re.IGNORECASE)


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Every string constant of a file with its line, docstrings and other bare strings left out."""
    statements = (node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Expr))
    bare = {id(value) for value in statements if isinstance(value, ast.Constant)}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node.lineno, node.value


def imports(path: Path) -> Iterator[tuple[int, str, str]]:
    """Every module that a file imports, and the name taken from it (empty for the module itself)."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, node.module or "", alias.name) for alias in node.names)


def is_within(module: str, *packages: str) -> bool:
    return any(module == package or module.startswith(f"{package}.") for package in packages)


@every_file
def test_no_string_is_the_name_of_a_force_or_a_platform(path: Path) -> None:
    """Names are rows of data, so that a new one needs no code."""
    found = [(line, text) for line, text in strings(path) if proper_names().search(text)]
    assert found == []


def test_the_names_that_are_looked_for_include_every_territorial_force_and_the_great_platforms() -> None:
    """The test above would notice them."""
    forces = [row["short_name"] for row in rows("forces.csv") if row["kind"] == "territorial"]
    platforms = ["Facebook", "Snapchat", "Instagram", "WhatsApp", "TikTok", "Twitter", "Roblox", "Kik Messenger"]
    assert [text for text in (*forces, *platforms) if not proper_names().search(f"in {text}.")] == []
    assert not proper_names().search("a line of text, a signal")


def test_every_ordinary_word_is_the_name_of_something() -> None:
    """The list of exceptions holds nothing that is no exception."""
    spelled = {
        text.casefold()
        for row in (*rows("platforms.csv"), *rows("forces.csv"))
        for text in (row["name"], row.get("short_name", ""), *row["aliases"].split("|"))
    }
    words = (ROOT / "tests/data/ordinary-words.txt").read_text("utf-8").split()
    assert words
    lines = (ROOT / "tests/data/ordinary-words.txt").read_text("utf-8").splitlines()
    assert lines == sorted(lines)
    assert [line for line in lines if line not in spelled] == []


@every_file
def test_a_file_has_at_most_400_lines(path: Path) -> None:
    """One subject a file."""
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


@every_file
def test_a_function_has_at_most_60_lines(path: Path) -> None:
    """A function does one thing; its docstring is not counted."""
    long = []
    for node in ast.walk(tree(path)):
        if isinstance(node, Function) and node.end_lineno is not None:
            first = node.body[0]
            documented = ast.get_docstring(node) is not None and first.end_lineno is not None
            docstring = (first.end_lineno or 0) - first.lineno + 1 if documented else 0
            if node.end_lineno - node.lineno + 1 - docstring > MOST_LINES_OF_A_FUNCTION:
                long.append(node.name)
    assert long == []


@every_file
def test_every_public_thing_has_a_docstring(path: Path) -> None:
    """What others may use says what it takes, gives and raises."""
    documented = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    public = [node for node in tree(path).body if isinstance(node, documented) and not node.name.startswith("_")]
    methods = [
        node
        for owner in public
        if isinstance(owner, ast.ClassDef)
        for node in owner.body
        if isinstance(node, documented) and not node.name.startswith("_")
    ]
    assert ast.get_docstring(tree(path))
    assert [node.name for node in (*public, *methods) if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", sorted({*CODE, *WRITTEN}), ids=name)
def test_no_path_of_one_machine(path: Path) -> None:
    """Nothing in the repository depends on where it lies."""
    pattern = re.compile(r"(?<![\w.:/~-])/(?:work|farm|home|root|Users|tmp|mnt)/\w")
    lines = path.read_text("utf-8").splitlines()
    assert [(number, line) for number, line in enumerate(lines, 1) if pattern.search(line)] == []


DASHBOARD = [path for path in CODE if name(path).startswith("dashboard/")]
ASKS = ("dashboard/queries", "dashboard/store.py")
HANDED_ON = {"Connection", "Engine"}
SQL = re.compile(
    r"\b(?:SELECT|DELETE)\b.*\bFROM\b|\bINSERT\s+INTO\b|\bUPDATE\b.*\bSET\b|\b(?:CREATE|DROP)\s+TABLE\b|\bPRAGMA\b",
    re.DOTALL,
)
EXECUTES = ("execute", "scalars", "scalar")


@pytest.mark.parametrize("path", [path for path in DASHBOARD if not name(path).startswith(ASKS)], ids=name)
def test_only_queries_ask_the_store(path: Path) -> None:
    """Elsewhere on the dashboard's side a connection is only handed on: no SQL, no statement made or executed."""
    taken = [
        (line, module, what)
        for line, module, what in imports(path)
        if is_within(module, "sqlalchemy") and what not in HANDED_ON and module != "sqlalchemy.exc"
    ]
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call)]
    executed = [call.lineno for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr in EXECUTES]
    assert taken == []
    assert executed == []
    assert [(line, text) for line, text in strings(path) if SQL.search(text)] == []


@every_file
def test_the_arrow_never_turns_back(path: Path) -> None:
    """`etl` never knows `dashboard`, which knows model and schema; the model knows nobody, and none the door."""
    modules = [
        (line, f"{module}.{what}" if module == "etl" and what else module) for line, module, what in imports(path)
    ]
    inside = [(line, module) for line, module in modules if is_within(module, "etl", "dashboard", "commands", "app")]
    allowed: tuple[str, ...] = ("etl", "dashboard", "commands", "app")
    if name(path).startswith("etl/model/"):
        allowed = ("etl.model",)
    elif name(path).startswith("etl/"):
        allowed = ("etl",)
    elif name(path).startswith("dashboard/"):
        schemas = ("schema", "schema_bounds", "schema_held", "schema_history")
        allowed = ("dashboard", "etl.model", *(f"etl.load.{schema}" for schema in schemas))
    elif name(path).startswith("commands/"):
        allowed = ("etl", "dashboard", "commands")
    assert [(line, module) for line, module in inside if not is_within(module, *allowed)] == []


@pytest.mark.parametrize("path", [path for path in CODE if name(path).startswith("etl/model/")], ids=name)
def test_the_model_reads_and_writes_nothing(path: Path) -> None:
    """The words of the field are values: no files, no network, no store."""
    files = ("pathlib", "os", "io", "csv", "json", "tempfile", "subprocess")
    outside = (*files, "sqlite3", "sqlalchemy", "urllib", "http", "socket")
    assert [(line, module) for line, module, _ in imports(path) if is_within(module, *outside)] == []
