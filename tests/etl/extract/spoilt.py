"""Files spoilt at random: bits flipped, ends cut, pieces put elsewhere, names of other formats.

    python -m tests.etl.extract.spoilt 1000

reads so many of them in processes of their own and says what came of it: a reading, a problem, and never anything else.
"""

from __future__ import annotations

import os
import random
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from etl.extract import UnreadableFile, extract
from tests.conftest import ROOT

SUFFIXES = ("xlsx", "xls", "xlsb", "ods", "csv", "html", "docx", "pdf")


def sources() -> list[Path]:
    """The real returns and one of them in other formats."""
    return sorted((ROOT / "data/raw/returns").glob("*.*")) + sorted(
        path for path in (ROOT / "tests/data/formats").iterdir() if path.suffix != ".md"
    )


def spoilt(seed: int, files: list[Path]) -> tuple[str, bytes]:
    """A name and a content, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - nothing is secret here
    path = files[seed % len(files)]
    content = bytearray(path.read_bytes())
    way = chance.choice(("flip", "flip", "cut", "move", "name", "zero"))
    if way == "flip":
        for _ in range(chance.choice((1, 1, 3, 30))):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    elif way == "cut":
        del content[chance.randrange(len(content)) :]
    elif way in ("move", "zero"):
        start, size = chance.randrange(len(content)), chance.randrange(1, 600)
        piece = bytes(size) if way == "zero" else content[start : start + size]
        place = chance.randrange(len(content))
        content[place : place + len(piece)] = piece
    suffix = chance.choice(SUFFIXES) if way == "name" else path.suffix.lstrip(".")
    return f"{seed}.{suffix}", bytes(content)


def told(path: Path) -> str:
    """What came of reading a file: `read` or the kind of its problem. Anything else is raised."""
    try:
        extract(path)
    except UnreadableFile as why:
        return why.problems[0].kind
    return "read"


def _each(number: int, folder: Path) -> Iterator[tuple[str, float]]:
    files = sources()
    for seed in range(number):
        name, content = spoilt(seed, files)
        path = folder / name
        path.write_bytes(content)
        start = _used()
        yield told(path), _used() - start
        path.unlink()


def _used() -> float:
    """Seconds of processor time so far, of this process and those that it waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main() -> None:
    """Read so many as the first argument says, and print what came of them."""
    number = int(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        found = list(_each(number, Path(folder)))
    ends = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    memory = max(resource.getrusage(end).ru_maxrss for end in ends) // 1024
    counts = ", ".join(f"{kind} {count}" for kind, count in Counter(kind for kind, _ in found).most_common())
    print(f"{number} files: {counts}; longest {max(took for _, took in found):.2f} s, memory {memory} MiB")  # noqa: T201


if __name__ == "__main__":
    main()
