"""What every file says of itself: the question, the store, the day, licences, caveats, a permanent link, a citation."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass

from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.exports.licences import Licence, licences
from dashboard.names import Names
from dashboard.selection import ALL, Selection
from dashboard.wording import sentence
from dashboard.words import day
from etl.model.caveats import CAVEATS

TITLE = "Recorded offences of sexual communication with a child, by police force and platform"
SITE = "FOI_SITE"
"""The variable of the environment with the public address of this site, such as https://example.org."""
NOT_COMMITTED = "Recorded is not committed."


@dataclass(frozen=True, slots=True)
class About:
    """What travels with the numbers. `caveats` are identifiers, gravest first; `built` is ISO, UTC; `link` a view."""

    sentence: str
    version: str
    built: str
    filtered: bool
    link: str
    licences: tuple[Licence, ...]
    caveats: tuple[str, ...]

    @property
    def day(self) -> str:
        """The day of the figures in words."""
        return day(self.built)

    @property
    def caveat_sentences(self) -> tuple[str, ...]:
        """The caveats of the rows as sentences."""
        return tuple(CAVEATS[name] for name in self.caveats)

    @property
    def extent(self) -> str:
        """Whether the file has all that the store holds."""
        return f"Filtered: {self.sentence}" if self.filtered else "Everything that the store holds."

    @property
    def licence_lines(self) -> tuple[str, ...]:
        """One sentence for each licence: which sources it is of."""
        files: dict[tuple[str, str], list[str]] = {}
        for one in self.licences:
            files.setdefault((one.licence, one.sentence), []).append(one.source_file)
        return tuple(
            f"{_terms(licence)}: {_some(sorted(set(of)))}.{' ' if words else ''}{words}"
            for (licence, words), of in files.items()
        )

    @property
    def terms(self) -> str:
        """The licences in one line: `Licence not stated: 3 files. Open Government Licence v3.0: …`."""
        files: dict[str, set[str]] = {}
        for one in self.licences:
            files.setdefault(one.licence, set()).add(one.source_file)
        return " ".join(f"{_terms(licence)}: {_some(sorted(of))}." for licence, of in files.items())

    @property
    def citation(self) -> str:
        """How to cite it: title, question, version, day, link."""
        return f"{TITLE}. {self.sentence} Version {self.version[:12]} of {self.day}. {self.link}"


def about(connection: Connection, selection: Selection, names: Names) -> About:
    """What a file of this Selection says of itself."""
    version = queries.version(connection)
    known = queries.caveats_of(connection, selection, names)
    return About(
        sentence(selection, names),
        version.version,
        version.built,
        selection.is_filtered,
        link(selection, version.version),
        tuple(licences(connection, selection, names)),
        tuple(name for name in CAVEATS if name in known),
    )


def head_of(connection: Connection, selection: Selection, names: Names) -> dict[str, object]:
    """What an object says of itself before its rows."""
    said = about(connection, selection, names)
    return {
        "store": said.version,
        "built": said.built,
        "selection": selection.text,
        "sentence": said.sentence,
        "filtered": said.filtered,
        "link": said.link,
        "citation": said.citation,
        "caveats": [NOT_COMMITTED, *said.caveat_sentences],
        "licences": [asdict(item) for item in said.licences],
    }


def link(selection: Selection, version: str) -> str:
    """The permanent link of a question: its view in Explore, with the site before it where FOI_SITE names one.

    It names the version of the store, so that a page of another version says what changed since. All offences at once
    are no view; their link is the page of files.
    """
    view = addresses.DATA if selection.offences == (ALL,) else selection.address(addresses.EXPLORE)
    return site_of() + addresses.permanent(view, version)


def site_of() -> str:
    """The public address of this site without a slash at its end; empty where FOI_SITE names none."""
    return os.environ.get(SITE, "").rstrip("/")


def _terms(licence: str) -> str:
    return "Licence not stated" if licence == "unknown" else licence


def _some(files: list[str]) -> str:
    return f"{len(files)} files" if len(files) > 3 else ", ".join(files)
