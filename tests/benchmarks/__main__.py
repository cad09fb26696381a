"""`make bench`: every measure of this folder, as ratios within one run.

A module named `bench_*.py` has a function `lines(room)` that gives its results as lines of text; `room` is a folder
that it may fill. Names given on the command line choose modules: `python -m tests.benchmarks files reading`.
"""

from __future__ import annotations

import sys
import tempfile
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


def main(chosen: list[str]) -> None:
    """Run the modules chosen, or all, and print what they give as it comes."""
    names = [path.stem for path in sorted(HERE.glob("bench_*.py"))]
    wanted = [name for name in names if not chosen or name.removeprefix("bench_") in chosen]
    for name in wanted:
        print(f"\n{name.removeprefix('bench_')}")  # noqa: T201
        with tempfile.TemporaryDirectory() as room:
            for line in import_module(f"tests.benchmarks.{name}").lines(Path(room)):
                print(f"  {line}", flush=True)  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
