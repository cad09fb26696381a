"""The process that reads one file at risk: limits first, then the file; what it gives goes out packed.

    python -m etl.extract.limited FILE SECONDS BYTES

Where the system knows no limits (Windows), only the time that the asking process waits is bounded.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path

from etl.extract.errors import UnreadableFile
from etl.extract.guard import OVER_MEMORY
from etl.extract.readers import read_content
from etl.packed import packed


def set_limits(seconds: int, memory: int) -> None:
    """Bound the processor time and the memory of this process, where the system can. No core is written."""
    try:
        import resource
    except ImportError:
        return
    for kind, bound in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        bounded = bound if hard == resource.RLIM_INFINITY else min(bound, hard)
        resource.setrlimit(kind, (bounded, bounded if kind != resource.RLIMIT_CPU else hard))


def main(arguments: list[str]) -> int:
    """Read the file that is named and write what it gives: what was found, or a list of problems."""
    path, seconds, memory = Path(arguments[0]), int(arguments[1]), int(arguments[2])
    gc.disable()  # Cells are no circles: looking through millions of them for some takes longer than reading.
    set_limits(seconds, memory)
    try:
        content = path.read_bytes()
        said: object = read_content(path.name, path.suffix, content)
        del content
    except UnreadableFile as why:
        if any(found.kind == "file-too-heavy" for found in why.problems):
            return OVER_MEMORY
        said = list(why.problems)
    except MemoryError:
        return OVER_MEMORY
    try:
        sys.stdout.buffer.write(packed(said))
        sys.stdout.buffer.flush()
    except MemoryError:
        return OVER_MEMORY
    return 0


if __name__ == "__main__":
    # Nothing is left to tidy up, and freeing millions of cells one by one takes seconds.
    os._exit(main(sys.argv[1:]))
