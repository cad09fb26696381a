"""Statistics are pure functions: they know neither the store nor the screen."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

STATISTICS = Path(__file__).parents[3] / "dashboard" / "statistics"
REFUSED = ("sqlalchemy", "dash", "fastapi", "plotly", "htpy", "pandas", "dashboard.queries", "dashboard.store")


@pytest.mark.parametrize("path", sorted(STATISTICS.glob("*.py")), ids=lambda path: path.name)
def test_no_statistic_imports_a_store_or_a_screen(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    modules = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    modules += [node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module]
    assert [module for module in modules if any(f"{module}.".startswith(f"{name}.") for name in REFUSED)] == []
