"""All returns of the register read, in its order: what is kept from the last run is not read again, the rest is read
in several processes. The result is the same whatever is kept, however many processes there are, and who ends first.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

from etl.kept import Kept, ground, key_of
from etl.model.problems import Place, problem
from etl.model.reading import Reading
from etl.register import FOLDER, Entry, Register, file_hash
from etl.returns import ReadReturn, read_return, recipe_file
from etl.words.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Entry", "Means", "ReadReturn", "Returns", "read_returns"]

REFERENCE = "reference"
BATCH = 8
"""Returns handed to a process at a time."""
WORTH = 64
"""Returns to read from which on another process is started: below it, starting costs more than it saves."""
_PASSING = frozenset({"reading-failed", "file-not-opened"})
"""Problems that the same file need not have the next time; such a reading is not kept."""

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Means:
    """What reading may use: processes (this one is the first of them), and where readings are kept."""

    processes: int = 1
    kept: Kept = field(default_factory=Kept)


@dataclass(frozen=True, slots=True)
class Returns:
    """What every entry of the register gave, in its order, and how many of their files were read anew."""

    returns: tuple[ReadReturn, ...]
    read_anew: int


def read_returns(raw: Path, register: Register, vocabulary: Vocabulary, means: Means, told: Told) -> Returns:
    """Read the file of every entry. Raises nothing of its own: a file that ends its process is held like any other."""
    with means.kept:
        return _read_returns(raw, register, vocabulary, means, told)


def _read_returns(raw: Path, register: Register, vocabulary: Vocabulary, means: Means, told: Told) -> Returns:
    base = ground(raw / REFERENCE)
    keys = {entry.line: _key(base, raw, entry) for entry in register.entries if entry.file and not entry.held}
    found = {
        entry.line: replace(kept, entry=entry)
        for entry in register.entries
        if entry.line in keys and isinstance(kept := means.kept.get(keys[entry.line]), ReadReturn)
    }
    to_read = [entry for entry in register.entries if entry.line not in found]
    told(len(found), len(register.entries))
    for entry, reading in _read(raw, to_read, vocabulary, means.processes):
        found[entry.line] = reading
        told(len(found), len(register.entries))
        if entry.line in keys and _stays(raw, reading):
            means.kept.put(keys[entry.line], reading)
    means.kept.keep_only(keys.values())
    in_order = tuple(found[entry.line] for entry in register.entries)
    return Returns(in_order, sum(entry.line in keys for entry in to_read))


def _key(base: str, raw: Path, entry: Entry) -> str:
    """What a reading depends on; not the line of its row, so that a row above it changes nothing."""
    recipe = recipe_file(raw, entry.return_id)
    return key_of(base, entry.row, entry.file, entry.sha256, recipe.read_bytes() if recipe else "")


def _stays(raw: Path, told: ReadReturn) -> bool:
    """Whether the next run may use a reading: it has sheets, and its file is still the one that the register saw."""
    if not told.grids or any(found.kind in _PASSING for found in told.problems):
        return False
    return file_hash(raw / FOLDER / told.entry.file) == told.entry.sha256


def _read(
    raw: Path, entries: Sequence[Entry], vocabulary: Vocabulary, processes: int
) -> Iterator[tuple[Entry, ReadReturn]]:
    """Each entry with what it gave, as they come: this process reads too, so that none waits for another to start."""
    batches = deque(entries[start : start + BATCH] for start in range(0, len(entries), BATCH))
    others = processes - 1 if len(entries) >= WORTH else 0
    at_work: dict[Future[list[ReadReturn]], Sequence[Entry]] = {}
    with ExitStack() as open_pools:
        pool = open_pools.enter_context(_pool(raw, others)) if others > 0 else None
        while batches or at_work:
            while pool and batches and len(at_work) < 2 * others:
                batch = batches.popleft()
                at_work[pool.submit(_read_batch, batch)] = batch
            if batches:
                yield from ((entry, read_return(raw, entry, vocabulary)) for entry in batches.pop())
            done, _ = wait(at_work, timeout=0 if batches else None, return_when=FIRST_COMPLETED)
            for ended in done:
                batch = at_work.pop(ended)
                if isinstance(ended.exception(), BrokenProcessPool):
                    pool = None
                    yield from ((entry, _read_alone(raw, entry, vocabulary)) for entry in batch)
                else:
                    yield from zip(batch, ended.result(), strict=True)


def _read_alone(raw: Path, entry: Entry, vocabulary: Vocabulary) -> ReadReturn:
    """Read a return in a process of its own, since one of its batch may have ended the process that read it.

    Where no process can be started at all, it is read in this one.
    """
    started = False
    try:
        with _pool(raw, 1) as pool:
            started = pool.submit(_read_batch, []).result() == []
            return pool.submit(_read_batch, [entry]).result()[0]
    except BrokenProcessPool:
        if not started:
            return read_return(raw, entry, vocabulary)
        died = problem("reading-failed", Place(entry.file), error="the process that read it ended")
        return ReadReturn(entry, reading=Reading(entry.file, (), (), problems=(died,)))


def _pool(raw: Path, processes: int) -> ProcessPoolExecutor:
    # A process started afresh shares no thread and no lock with this one, on any system.
    fresh = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=fresh, initializer=_Worker.start, initargs=(raw,))


class _Worker:
    """What a worker process knows: set once when it starts."""

    raw: Path
    vocabulary: Vocabulary

    @classmethod
    def start(cls, raw: Path) -> None:
        """Load the words."""
        cls.raw, cls.vocabulary = raw, load_vocabulary(raw / REFERENCE)


def _read_batch(entries: Sequence[Entry]) -> list[ReadReturn]:
    return [read_return(_Worker.raw, entry, _Worker.vocabulary) for entry in entries]
