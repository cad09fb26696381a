"""A line list of a million crimes counted by the reader, beside python-calamine merely reading its cells.

Each in a process of its own, for the most memory that it takes.
"""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.long_list import write_line_list
from tests.benchmarks.measure import Measured

ROWS = 1_000_000
GIB = 1 << 30
_OURS = """
    from pathlib import Path
    from etl.transform.reader import read_file
    from tests.etl.transform.sheets import registered, vocabulary
    words = vocabulary()
    begin()
    row = registered(force="Kent Police", period="2017-04-01/2021-03-31")
    reading, _ = read_file(Path(path), row, None, words)
    assert not reading.held, reading.problems
    assert sum(each.count.value for each in reading.observations if each.breakdown.kind == "none") == rows
"""
_THEIRS = """
    from python_calamine import CalamineWorkbook
    begin()
    assert len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()) == rows + 1
"""
_FRAME = """
    import resource, sys, time
    path, rows = sys.argv[1], int(sys.argv[2])
    started = 0.0
    def begin():
        global started
        started = time.perf_counter()
{work}
    print(time.perf_counter() - started, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def lines(room: Path) -> Iterator[str]:
    """Ours as a multiple of python-calamine, and the most memory of both."""
    path = room / "lines.xlsx"
    write_line_list(path, ROWS)
    ours, memory = _run(_OURS, path)
    theirs, beside = _run(_THEIRS, path)
    yield Measured(f"counting {ROWS:,} lines", "python-calamine reading them", ours, theirs, aim=2).line
    yield f"most memory: {memory / GIB:.2f} GiB beside {beside / GIB:.2f} GiB; aim ≤ 1 GiB"


def _run(work: str, path: Path) -> tuple[float, float]:
    """Seconds and bytes of a piece of work."""
    script = textwrap.dedent(_FRAME.format(work=work))
    command = [sys.executable, "-c", script, str(path), str(ROWS)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(told[0]), float(told[1])
