"""Readings kept between runs in a file of their own, each under the hash of all that it depends on.

A kept reading is used when the file, its row of the register, its recipe, the reference data, the words, the code of
the reader and the libraries are what they were: then reading again could give nothing else. An entry that cannot be
used (cut, changed, of another version) is read again and written anew. Deleting the file only costs time.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from platform import python_version
from typing import Any

from etl.packed import NotPacked, packed, unpacked

CODE = Path(__file__).parent
"""The code that reads, with its words as data files beside it."""

READS = frozenset({".py", ".csv", ".toml", ".json"})
_PROJECT = "foi-grooming-offences"
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID"


@dataclass(frozen=True, slots=True)
class Named:
    """A value with the key it was kept under, so that none is taken for another."""

    key: str
    value: object


class Kept:
    """Values by key in a file of their own. `file` None keeps nothing.

    What is wrong with the file is no error: one that cannot be read is made anew, one that cannot be written keeps
    nothing. A context manager: what was put is on the disk when it ends.
    """

    def __init__(self, file: Path | None = None) -> None:
        self.file = file
        self._open: sqlite3.Connection | None = None

    def __enter__(self) -> Kept:
        """Open the file, a new one in the place of one that is damaged."""
        if self.file is not None:
            self._open = _opened(self.file) or _opened(self.file, anew=True)
        return self

    def __exit__(self, *_: object) -> None:
        if self._open is not None:
            with suppress(sqlite3.Error):
                self._open.commit()
            self._open.close()
            self._open = None

    def get(self, key: str) -> object | None:
        """What is kept under a key; None where nothing is, or what is there cannot be trusted."""
        for (content,) in self._run("SELECT content FROM kept WHERE key = ?", key):
            with suppress(NotPacked):
                found = unpacked(content)
                if isinstance(found, Named) and found.key == key:
                    return found.value
        return None

    def put(self, key: str, value: object) -> None:
        """Keep a value."""
        if self._open is not None:
            self._run("INSERT OR REPLACE INTO kept VALUES (?, ?)", key, packed(Named(key, value)))

    def keep_only(self, keys: Iterable[str]) -> None:
        """Delete what is kept under any other key: the readings of files, rows and words as they were before."""
        wanted = set(keys)
        for (key,) in self._run("SELECT key FROM kept"):
            if key not in wanted:
                self._run("DELETE FROM kept WHERE key = ?", key)

    def _run(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        if self._open is None:
            return []
        with suppress(sqlite3.Error):
            return self._open.execute(statement, values).fetchall()
        return []


def _opened(file: Path, *, anew: bool = False) -> sqlite3.Connection | None:
    """The file with its table; None where that fails."""
    try:
        if anew:
            file.unlink(missing_ok=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        # Readings hold what sums say of hidden numbers, which is for the data manager alone.
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))
        connection = sqlite3.connect(file, timeout=1)
    except (OSError, sqlite3.Error):
        return None
    try:
        # Losing it costs time only, so nothing waits for the disk.
        connection.execute("PRAGMA synchronous=OFF")
        connection.execute(_TABLE)
        connection.execute("SELECT count(*) FROM kept").fetchall()
    except sqlite3.Error:
        connection.close()
        return None
    return connection


def key_of(*parts: object) -> str:
    """The SHA-256 of the parts' texts, in hexadecimal digits."""
    return sha256("\x1f".join(map(str, parts)).encode()).hexdigest()


def ground(*folders: Path) -> str:
    """The hash of what every reading depends on: the code, the words, the files of `folders`, the libraries, Python."""
    digest = sha256(python_version().encode())
    for part in _ground(folders):
        digest.update(part)
        digest.update(b"\x1f")
    return digest.hexdigest()


def _ground(folders: Iterable[Path]) -> Iterator[bytes]:
    for name in sorted(libraries()):
        yield name.encode()
    code = (path for path in CODE.rglob("*") if path.suffix in READS)
    data = (path for folder in folders for path in folder.rglob("*") if path.name[0] not in ".~")
    for path in (*sorted(code), *sorted(data)):
        if path.is_file():
            yield path.name.encode()
            yield sha256(path.read_bytes()).digest()


def libraries() -> Iterator[str]:
    """Name and version of each package that the project needs; of all that are installed where it is not installed."""
    try:
        needed = {_bare(need) for need in metadata.requires(_PROJECT) or ()}
    except metadata.PackageNotFoundError:
        needed = set()
    for package in needed or {found.name for found in metadata.distributions()}:
        with suppress(metadata.PackageNotFoundError):
            yield f"{package} {metadata.version(package)}"


def _bare(need: str) -> str:
    """`dash` of `dash[fastapi]>=4.4; extra == "test"`."""
    return need.split(";")[0].strip().split("[")[0].rstrip("<>=~!.0123456789, ")
