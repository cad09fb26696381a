"""What a store is made of, as one short hash: the same input and the same results have the same version."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from etl.load.store import Tables

WORDS = Path(__file__).parents[1] / "words"
"""The words that reading knows, as data files beside their code."""

_DATA = frozenset({".csv", ".toml", ".json"})


def content_hash(raw: Path, tables: Tables) -> str:
    """Twelve hexadecimal digits of the SHA-256 of all raw data, all words and every row that came of them.

    The pages of the raw folder (`README.md`) and the time of building take no part.
    """
    digest = sha256()
    for part in _parts(raw, tables):
        digest.update(part)
        digest.update(b"\x1f")
    return digest.hexdigest()[:12]


def _parts(raw: Path, tables: Tables) -> Iterator[bytes]:
    yield from _files(raw, (path for path in raw.rglob("*") if path.suffix != ".md" and path.name[0] not in ".~"))
    yield from _files(WORDS, (path for path in WORDS.iterdir() if path.suffix in _DATA))
    for name in sorted(tables):
        yield name.encode()
        for row in tables[name]:
            yield json.dumps(row, sort_keys=True, default=str, ensure_ascii=False).encode()


def _files(folder: Path, paths: Iterable[Path]) -> Iterator[bytes]:
    for path in sorted(paths):
        if path.is_file():
            yield path.relative_to(folder).as_posix().encode()
            yield path.read_bytes()
