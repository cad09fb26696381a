"""The footer: what this is, what the store holds and since when, use, questions. It links what is there."""

from __future__ import annotations

from collections.abc import Collection

import htpy as h

from dashboard import addresses
from dashboard.store import StoreVersion
from dashboard.words import counted, day, spelled

_LINKS: dict[str, str] = {
    addresses.DATA: "Download everything",
    addresses.figures_file("csv"): "All figures as CSV",
    addresses.API_DOCS: "API",
    addresses.METHOD: "Method and known limits",
    addresses.QUALITY: "Contradictions and doubts",
    addresses.ACCESSIBILITY: "Accessibility",
    addresses.WRONG_FIGURE: "Tell us of a wrong figure",
    addresses.CHANGES: "What changed since the last one",
}


def footer(there: Collection[str], version: StoreVersion | None) -> h.Renderable:
    """The whole footer; `there` are the addresses that exist, `version` is the store's, None where there is none."""
    return h.footer(".site-footer")[
        h.div(".wrap")[
            _column(
                "What this is",
                "Offences recorded by police under section 15A of the Sexual Offences Act 2003 (Home Office "
                "code 71/17), in force since 3 April 2017. Recorded is not committed.",
            ),
            _column(
                "This store",
                contents(version) if version else None,
                ["Version ", h.code[version.version], ". ", *_links(there, addresses.CHANGES)] if version else None,
            ),
            _column(
                "Use it",
                _links(there, addresses.DATA, addresses.figures_file("csv"), addresses.API_DOCS),
                _licence(there),
                "No cookies, no trackers.",
            ),
            _column(
                "Ask, correct",
                _links(there, addresses.METHOD, addresses.QUALITY),
                _links(there, addresses.ACCESSIBILITY, addresses.WRONG_FIGURE),
            ),
        ]
    ]


def _licence(there: Collection[str]) -> h.Node:
    said = "The program: MIT. Figures: the licence of their publisher, which stands with each return"
    return [said, ", ", h.a(href=addresses.RETURNS)["all returns"], "."] if addresses.RETURNS in there else f"{said}."


def contents(version: StoreVersion) -> str:
    """One sentence: the day it was built and what from."""
    without = version.returns - version.returns_read
    sheets = f", {spelled(without)} of them without a sheet" if without else ""
    parts = [
        f"{counted(version.returns, 'return', 'returns')}{sheets and sheets + ','}",
        counted(version.printed_rows, "published figure", "published figures"),
    ]
    if version.edition:
        parts.append(f"the Home Office’s class 88A, edition of {_edition(version.edition)}")
    return f"Built on {day(version.built)} from {_joined(parts)}."


def _joined(parts: list[str]) -> str:
    """`a, b and c`; what ends with a comma has its own."""
    text = " and ".join([", ".join(parts[:-1]).replace(",,", ","), parts[-1]])
    return text if len(parts) > 2 else text.replace(", and ", " and ")


def _edition(edition: str) -> str:
    """Its day in words where it is one; else as it is named."""
    try:
        return day(edition)
    except ValueError:
        return edition


def _column(title: str, *parts: h.Node) -> h.Node:
    """Nothing where a column has nothing to say or link."""
    said = [part for part in parts if part]
    return said and h.section[h.h2[title], [h.p[part] for part in said]]


def _links(there: Collection[str], *wanted: str) -> list[h.Node]:
    found: list[h.Node] = [h.a(href=address)[_LINKS[address]] for address in wanted if address in there]
    return [part for link in found for part in (" · ", link)][1:]
