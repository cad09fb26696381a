"""Whether the last store still stands: made of the same raw data by the same code, and its file as it was written."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from etl.kept import Kept, ground, key_of
from etl.load.review import review_file
from etl.load.store import store_file
from etl.outcome import Outcome


@dataclass(frozen=True, slots=True)
class _Made:
    """What was made at an address: the checksum of its files, and what the run came to."""

    checksum: str
    outcome: Outcome


def standing(kept: Kept, raw: Path, store: str) -> Outcome | None:
    """The outcome of the run that made the store at `store`, where another run would make the same store again.

    None where anything that a store is made of has changed, where its file has, and for a store on a server.
    """
    checksum = _checksum(store)
    if kept.file is None or not checksum:
        return None
    with kept:
        made = kept.get(_key(raw, store))
    return made.outcome if isinstance(made, _Made) and made.checksum == checksum else None


def remember(kept: Kept, raw: Path, store: str, outcome: Outcome) -> None:
    """Keep what a run came to, for the next one to ask whether it stands."""
    checksum = _checksum(store)
    if kept.file is not None and checksum:
        with kept:
            kept.put(_key(raw, store), _Made(checksum, outcome))


def _key(raw: Path, store: str) -> str:
    return key_of("store", store, ground(raw))


def _checksum(store: str) -> str:
    """The SHA-256 of the store's file and of its review beside it; empty where one of them is not there."""
    files = (store_file(store), review_file(store))
    digest = sha256()
    for file in files:
        if file is None or not file.is_file():
            return ""
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()
