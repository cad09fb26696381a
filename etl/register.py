"""The register: one row a return, refusals and missing files included. It fences what its sheets may say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from hashlib import sha256
from pathlib import Path, PurePosixPath, PureWindowsPath

from etl.extract.rows import Row, read_rows
from etl.model.period import Period
from etl.model.problems import Place, Problem, Severity, problem
from etl.words.areas import Areas

STATUSES = ("answered", "part answered", "refused", "not held", "no reply", "answer not seen")
FORMS = ("as received", "transcribed from a page", "set out from a sentence")
SEVERAL = "(several)"
"""What the register says in the place of a force where the sheet names its areas itself."""

REGISTER = "register.csv"
FOLDER = "returns"
_UNKNOWN_LICENCE = "unknown"


@dataclass(frozen=True, slots=True)
class Return:
    """What one publisher gave in answer to one request: a row of register.csv. An empty field is *not known*.

    `period` is None where it is not known; a row of the register without one is held.
    """

    return_id: str
    file: str
    form: str
    force: str
    reference: str
    request: str
    asked: str
    published: str
    status: str
    exemption: str
    offence: str
    period: Period | None
    compiled_by: str
    publisher: str
    publisher_name: str
    licence: str
    url: str
    note: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the register. An entry with an error is held: its file is not read.

    `row` is None where the line has no right number of cells; `sha256` is empty where its file is not there.
    """

    line: int
    return_id: str
    file: str
    row: Return | None
    sha256: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def held(self) -> bool:
        """Whether any of its problems is an error."""
        return any(found.severity is Severity.ERROR for found in self.problems)


@dataclass(frozen=True, slots=True)
class Register:
    """All lines in order, and what is wrong beside them: files that no line names."""

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()

    def of_file(self, name: str) -> Entry | None:
        """The first entry of a file."""
        return next((entry for entry in self.entries if entry.file == name), None)


COLUMNS = tuple(field.name for field in fields(Return))


def load_register(raw: Path, areas: Areas) -> Register:
    """Read `raw/register.csv` and look at the files that it names in `raw/returns`.

    Everything that is wrong with a line is a problem of its entry. Raises UnreadableTable where the register itself
    cannot be read: no file, not UTF-8, other columns.
    """
    table = read_rows(raw / REGISTER, COLUMNS, keep_faulty=True)
    folder = raw / FOLDER
    entries = _against_each_other([_entry(row, folder, areas) for row in table.rows])
    return Register(tuple(entries), tuple(_unregistered(folder, {entry.file for entry in entries})))


def file_hash(path: Path) -> str:
    """SHA-256 of the bytes of a file, in hexadecimal digits."""
    return sha256(path.read_bytes()).hexdigest()


def _entry(row: Row, folder: Path, areas: Areas) -> Entry:
    place = _place(row.line)
    name = row["file"]
    if row.fault:
        return Entry(row.line, row["return_id"], "", None, problems=(problem("register-row", place, fault=row.fault),))
    problems = [*_words(row, place), *_force(row["force"], place, areas)]
    period, wrong = _period(row["period"], place)
    problems += wrong
    problems += _file(name, folder, place)
    readable = name and not _leads_out(name) and (folder / name).is_file()
    return Entry(
        line=row.line,
        return_id=row["return_id"],
        file=name,
        row=_return(row.cells, period),
        sha256=file_hash(folder / name) if readable else "",
        problems=tuple(problems),
    )


def _return(cells: Mapping[str, str], period: Period | None) -> Return:
    texts = {name: cells[name] for name in COLUMNS if name != "period"}
    texts["licence"] = texts["licence"] or _UNKNOWN_LICENCE
    return Return(**texts, period=period)


def _words(row: Row, place: Place) -> Iterable[Problem]:
    if not row["return_id"]:
        yield problem("return-id-missing", place)
    for column, known in (("status", STATUSES), ("form", FORMS)):
        word = row[column]
        if word not in known and (word or column == "status" or row["file"]):
            meant = get_close_matches(word.lower(), known, 1)
            hint = f"Did you mean {meant[0]!r}?" if meant else f"Write one of: {', '.join(known)}."
            yield problem("register-word", place, column=column, words=repr(word), hint=hint)


def _force(words: str, place: Place, areas: Areas) -> Iterable[Problem]:
    if words == SEVERAL or areas.find(words):
        return
    meant = areas.nearest(words) if words else None
    hint = f"Did you mean {meant.name!r}?" if meant else f"Name a force or area, or {SEVERAL}."
    yield problem("force-unknown", place, words=repr(words), hint=hint)


def _period(words: str, place: Place) -> tuple[Period | None, list[Problem]]:
    try:
        return Period.parse(words), []
    except ValueError:
        first, _, last = words.partition("/")
        kind = "period-ends-first" if _is_day(first) and _is_day(last) else "period-unreadable"
        return None, [problem(kind, place, words=repr(words))]


def _is_day(text: str) -> bool:
    try:
        Period.parse(f"{text.strip()}/{text.strip()}")
    except ValueError:
        return False
    return True


def _file(name: str, folder: Path, place: Place) -> Iterable[Problem]:
    if name and _leads_out(name):
        yield problem("file-outside", place, file=repr(name))
    elif name and not (folder / name).is_file():
        yield problem("file-missing", place, file=name)


def _leads_out(name: str) -> bool:
    """A name in the register is a file of the folder itself: no path, on any system."""
    return name in (".", "..") or PurePosixPath(name).name != name or PureWindowsPath(name).name != name


def _against_each_other(entries: list[Entry]) -> list[Entry]:
    """Hold an entry whose identifier, file or bytes another one above it has; that one is named."""
    checked: list[Entry] = []
    for entry in entries:
        found = [*_same_as_above(entry, checked)]
        checked.append(replace(entry, problems=(*entry.problems, *found)))
    return checked


def _same_as_above(entry: Entry, above: list[Entry]) -> Iterable[Problem]:
    place = _place(entry.line)
    for other in above:
        if entry.return_id and other.return_id == entry.return_id:
            yield problem("return-id-twice", place, return_id=entry.return_id, line=other.line)
            return
        if entry.file and other.file == entry.file:
            yield problem("file-twice", place, file=entry.file, return_id=other.return_id, line=other.line)
            return
        if entry.sha256 and other.sha256 == entry.sha256:
            yield problem("file-duplicate", Place(entry.file), first=other.file, return_id=other.return_id)
            return


def _unregistered(folder: Path, named: set[str]) -> Iterable[Problem]:
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name not in named and not path.name.startswith((".", "~$")) and path.name != "README.md":
            yield problem("file-unregistered", Place(path.name))


def _place(line: int) -> Place:
    return Place(REGISTER, cell=str(line))
