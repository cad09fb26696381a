"""No page, chart, export or part of a page adds figures up or works a percentage out: statistics do, and are tested.

Read from the source: calls that add (`sum(…)` may count things, `sum(x is y for …)`), arithmetic with 100, arithmetic
on the numbers of a figure (`.lowest`, `value`, …). What is drawn must be measured: such functions are listed here,
each with its reason, and a line that no longer fits anything fails.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("pages", "charts", "exports", "components")
FILES = sorted(path for folder in FOLDERS for path in (ROOT / "dashboard" / folder).rglob("*.py"))

ADDING = frozenset({"sum", "fsum", "prod", "mean", "fmean", "median", "average", "cumsum", "pct_change", "reduce"})
NUMBERS = frozenset({"lowest", "highest", "value", "count", "low", "high", "base", "known", "total", "part", "whole"})
"""Attributes and names that hold the number of a figure, a rate or a limit."""
ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow)

PIXELS = "places marks on the drawing"
ALLOWED: dict[tuple[str, str], str] = {
    ("charts/aside.py", "_arrow"): PIXELS,
    ("charts/class_shares.py", "_top"): "room right of the longest line",
    ("charts/growth.py", "_marked"): "the hatched top of a block: the part above the level of a line that is given",
    ("charts/lane.py", "callout"): PIXELS,
    ("charts/layout.py", "_columns"): PIXELS,
    ("charts/layout.py", "_multiples"): PIXELS,
    ("charts/layout.py", "_rows"): PIXELS,
    ("charts/metrics.py", "width"): "width of a text in pixels",
    ("charts/official_marks.py", "draw_tie"): PIXELS,
    ("charts/overlay.py", "_button"): PIXELS,
    ("charts/pieces.py", "_stack"): "where the hatched top of a block begins",
    ("charts/plotly.py", "_limit_trace"): "lengths of the bars of limits that are given",
    ("charts/rate_marks.py", "rate_block"): "limits of a rate in the unit of the axis, which is a month's",
    ("charts/scale.py", "_steps"): "distance of grid lines",
    ("charts/scale.py", "key_count"): "size of the key in pixels",
    ("charts/scale.py", "scale_of"): "room above the highest block",
    ("charts/scene.py", "x"): PIXELS,
    ("charts/scene.py", "y"): PIXELS,
    ("charts/share_entries.py", "_is_wide"): "whether bounds are wider than a rounding, to choose a mark",
    ("charts/share_panel.py", "_known"): "width of a text in pixels",
    ("components/number_line.py", "number_line"): "places a range on its line",
    ("components/span_range.py", "span_range"): "places the handles of a range",
    ("pages/forces_parts.py", "_bar"): PIXELS,
    ("pages/method.py", "_limits"): "shows worked examples of limits in percent",
}
"""Function (the outermost) by file → why arithmetic stands there."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT / "dashboard").as_posix())
def test_no_figure_is_worked_out_here(path: Path) -> None:
    name = path.relative_to(ROOT / "dashboard").as_posix()
    found = {(name, function): line for function, line in _arithmetic(ast.parse(path.read_text(encoding="utf-8")))}
    assert {key: line for key, line in found.items() if key not in ALLOWED} == {}
    stale = [key for key in ALLOWED if key[0] == name and key not in found]
    assert stale == []


@pytest.mark.parametrize(
    ("code", "caught"),
    [
        ("total = sum(row.count.value for row in rows)", True),
        ("total = sum(values)", True),
        ("total = frame['value'].sum()", True),
        ("share = 100 * part / whole", True),
        ("share = part / whole * 100", True),
        ("rest = one.count.highest - other.count.lowest", True),
        ("total += row.count.value", True),
        ("many = sum(row.is_live for row in rows if row.state is State.OPEN)", False),
        ("many = sum(one.state is State.OPEN for one in states)", False),
        ("many = sum(1 for one in states)", False),
        ("words = f'{row.count.value} offences' + more", False),
        ("rows = first + second", False),
        ("place = index + 1", False),
    ],
)
def test_the_scan_itself(code: str, caught: bool) -> None:
    """`is_live` and other yes-or-no attributes count things; numbers of figures do not."""
    assert bool(list(_arithmetic(ast.parse(code)))) is caught


def _arithmetic(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The outermost function and the source of everything that works a number out."""
    for top in tree.body:
        for outer in _functions(top):
            for node in ast.walk(outer):
                if _adds(node) or _is_of_numbers(node):
                    yield getattr(outer, "name", ""), ast.unparse(node)


def _functions(top: ast.stmt) -> list[ast.stmt]:
    """The methods of a class, else the statement itself."""
    if not isinstance(top, ast.ClassDef):
        return [top]
    return [inner for inner in top.body if not isinstance(inner, ast.Expr)]


def _adds(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call):
        return False
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    return name in ADDING and not (name == "sum" and len(node.args) == 1 and _counts(node.args[0]))


def _counts(inside: ast.expr) -> bool:
    """Whether what is added up is yes or no, or how many there are."""
    if isinstance(inside, ast.Call) and getattr(inside.func, "id", "") == "map":
        return getattr(inside.args[0], "id", "") == "len"
    if not isinstance(inside, (ast.GeneratorExp, ast.ListComp)):
        return False
    one = inside.elt
    if isinstance(one, ast.Call):
        return getattr(one.func, "id", "") in {"len", "bool", "any", "all", "isinstance"}
    if isinstance(one, ast.Attribute):
        return one.attr.startswith(("is_", "has_", "may_"))
    return isinstance(one, (ast.Compare, ast.Constant, ast.BoolOp)) or (
        isinstance(one, ast.UnaryOp) and isinstance(one.op, ast.Not)
    )


def _is_of_numbers(node: ast.AST) -> bool:
    """Whether it is arithmetic with 100, or on the number of a figure; joining texts and lists is none."""
    if isinstance(node, ast.AugAssign):
        return isinstance(node.op, ARITHMETIC) and _has_number(node.value)
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ARITHMETIC):
        return False
    sides = (node.left, node.right)
    if isinstance(node.op, (ast.Mult, ast.Div)) and any(_is_hundred(side) for side in sides):
        return True
    return any(_has_number(side) for side in sides)


def _is_hundred(side: ast.expr) -> bool:
    return isinstance(side, ast.Constant) and side.value in (100, 100.0)


def _has_number(side: ast.expr) -> bool:
    """Whether an operand is itself the number of a figure, bare, as a float, or in place of one that is missing."""
    if isinstance(side, (ast.Attribute, ast.Name)):
        return (side.attr if isinstance(side, ast.Attribute) else side.id) in NUMBERS
    if isinstance(side, ast.Call):
        name = getattr(side.func, "id", "")
        return name in {"float", "int", "Fraction", "Decimal"} and any(map(_has_number, side.args))
    if isinstance(side, ast.BoolOp):
        return any(map(_has_number, side.values))
    return isinstance(side, ast.BinOp) and (_has_number(side.left) or _has_number(side.right))
