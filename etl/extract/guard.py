"""Files at risk read in a process of their own with limits, so that none can stop, fill or crash the one that asks.

At risk is a format whose library may run without end (pdf), and any file that is large or unpacks to much. Small
ordinary files are read at once: starting a process costs more than reading a hundred of them.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

from etl.extract.errors import UnreadableFile, unreadable
from etl.extract.readers import Found, read_content
from etl.extract.recognise import is_pdf
from etl.packed import NotPacked, unpacked

SECONDS = 10
"""Processor time that one file may take."""
MEMORY = 512 << 20
"""Bytes of memory that one file may take, those of Python included."""
WAIT = 60
"""Seconds until a file is given up that takes no processor time."""
SMALL = 2_000_000
"""Bytes up to which a file is read at once."""
SMALL_UNPACKED = 16_000_000
OVER_TIME, OVER_MEMORY = 3, 4
"""What the process ends with when a limit stopped it."""
_ROOT = Path(__file__).parents[2]
_SIGNALS = {-9: OVER_MEMORY, -24: OVER_TIME}
"""Signals by which the system itself ends a process at its limit."""


def read_guarded(path: Path, content: bytes) -> Found:
    """What a file is, and its sheets; read with limits where it is at risk. Raises UnreadableFile."""
    return _in_process(path) if _at_risk(content) else read_content(path.name, path.suffix, content)


def _at_risk(content: bytes) -> bool:
    if len(content) > SMALL or is_pdf(content):
        return True
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return sum(part.file_size for part in archive.infolist()) > SMALL_UNPACKED
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return False  # The reader says what is wrong with it.


def _in_process(path: Path) -> Found:
    command = [sys.executable, "-m", "etl.extract.limited", str(path.absolute()), str(SECONDS), str(MEMORY)]
    paths = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
    environment = os.environ | {"PYTHONPATH": paths, "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
    try:
        ended = subprocess.run(  # noqa: S603 - the program is this Python, and a path is no option of it
            command, capture_output=True, stdin=subprocess.DEVNULL, timeout=WAIT, env=environment, check=False
        )
    except subprocess.TimeoutExpired:
        raise unreadable("file-too-heavy", path.name, limit=f"{WAIT} seconds") from None
    except OSError as why:
        raise unreadable("reader-stopped", path.name, why=f"no process could be started: {why}") from None
    return _answer(path.name, ended)


def _answer(file: str, ended: subprocess.CompletedProcess[bytes]) -> Found:
    """What the process said: sheets or problems, or that a limit or something else ended it."""
    status = _SIGNALS.get(ended.returncode, ended.returncode)
    if status == OVER_TIME:
        raise unreadable("file-too-heavy", file, limit=f"{SECONDS} seconds")
    if status == OVER_MEMORY:
        raise unreadable("file-too-heavy", file, limit=f"{MEMORY >> 20} MiB of memory")
    try:
        said = unpacked(ended.stdout) if status == 0 else None
    except NotPacked:
        said = None
    if isinstance(said, list):
        raise UnreadableFile(*said)
    if not isinstance(said, Found):
        raise unreadable("reader-stopped", file, why=f"its process ended with {ended.returncode}")
    return said
