"""The notebooks run from top to bottom, and print what stands in them.

`python -m tests.test_notebooks` runs them and writes the results into them (`make notebooks`).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
_WHERE = re.compile(r"0x[0-9a-f]+")


def run(path: Path) -> Any:
    """The notebook with its results, as run in the project's folder. Raises CellExecutionError."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    client = NotebookClient(notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(ROOT)}})
    client.execute()
    for cell in notebook.cells:
        cell.metadata.pop("execution", None)
    return notebook


def printed(notebook: Any) -> list[str]:
    """The results of its code cells as text."""
    told = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            text = output.get("text") or output.get("data", {}).get("text/plain", "")
            told.append(_WHERE.sub("", text))
    return told


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
@pytest.mark.filterwarnings("default")
def test_a_notebook_runs_and_prints_what_stands_in_it(path: Path) -> None:
    stored = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    assert printed(run(path)) == printed(stored), "write it anew: make notebooks"


if __name__ == "__main__":
    for each in NOTEBOOKS:
        nbformat.write(run(each), each)  # type: ignore[no-untyped-call]
