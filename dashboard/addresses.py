"""Every address of the dashboard, each once: pages, files, the API. Whoever links asks here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote, urlencode

OVERVIEW = "/"
EXPLORE = "/explore"
FORCES = "/forces"
PLATFORMS = "/platforms"
COMPARE = "/compare"
COVERAGE = "/coverage"
PRESS_DESK = "/press-desk"
DATA = "/data"
QUALITY = "/quality"
REVIEW = "/review"
METHOD = "/method"
CHANGES = "/changes"
ACCESSIBILITY = "/accessibility"
HELP = "/help"
WRONG_FIGURE = "/wrong-figure"
CELL = "/cell"
SEARCH = "/search"
RETURNS = "/returns"
HEALTH = "/health"
ASSETS = "/assets"
API = "/api/v1"
API_DOCS = "/api/docs"
OPENAPI = f"{API}/openapi.json"
EMBED = "/embed/explore"
VERSION = "version"
"""The key of an address that names the store its numbers are of."""


class Place(NamedTuple):
    """A page of the navigation: its identifier (`Page.current`), its name, its address."""

    id: str
    name: str
    address: str


NAVIGATION: tuple[Place, ...] = (
    Place("overview", "Overview", OVERVIEW),
    Place("explore", "Explore", EXPLORE),
    Place("forces", "Forces", FORCES),
    Place("platforms", "Platforms", PLATFORMS),
    Place("compare", "Compare", COMPARE),
    Place("coverage", "Coverage", COVERAGE),
    Place("press-desk", "Press desk", PRESS_DESK),
    Place("data", "Data", DATA),
    Place("quality", "Quality", QUALITY),
    Place("method", "Method", METHOD),
)
"""The pages in the order of the header, which shows those of them that there are."""

OTHERS: tuple[Place, ...] = (
    Place("returns", "Returns", RETURNS),
    Place("changes", "Changes", CHANGES),
    Place("api-docs", "API", API_DOCS),
    Place("accessibility", "Accessibility", ACCESSIBILITY),
    Place("wrong-figure", "Tell us of a wrong figure", WRONG_FIGURE),
    Place("help", "Help: keys and marks", HELP),
)
"""Pages that have a name and stand in no navigation: the search finds them."""

Query = str | Iterable[tuple[str, str]]
"""A query as text (with or without its `?`), or as pairs in order."""


def with_query(address: str, query: Query) -> str:
    """An address with a query; without the `?` where the query is empty."""
    text = query.removeprefix("?") if isinstance(query, str) else urlencode(list(query), quote_via=quote, safe="/:,")
    return f"{address}?{text}" if text else address


def permanent(address: str, version: str) -> str:
    """The address with the version of the store that its numbers are of: after new data it says what changed."""
    return f"{address}{'&' if '?' in address else '?'}{VERSION}={version}" if version else address


def explore(query: Query = "") -> str:
    """The page Explore at a selection."""
    return with_query(EXPLORE, query)


def figures_file(suffix: str, query: Query = "") -> str:
    """The figures of a selection as a file: `csv`, `json`, `xlsx` or `parquet`."""
    return with_query(f"{API}/figures.{suffix}", query)


def chart_file(suffix: str, query: Query = "") -> str:
    """The chart of a selection as a picture: `svg` or `png`."""
    return with_query(f"{API}/chart.{suffix}", query)


def rates_file(suffix: str, query: Query = "") -> str:
    """The rates of a selection per 10,000 children: `csv` or `json`."""
    return with_query(f"{API}/rates.{suffix}", query)


def package_file(query: Query = "") -> str:
    """The data package of a selection: figures, observations, codebook, licences, checksums."""
    return with_query(f"{API}/package.zip", query)


def store_file() -> str:
    """The whole store as one SQLite file."""
    return f"{API}/foi.sqlite"


def api_list(name: str, suffix: str = "json", query: Query = "") -> str:
    """A list of the API: `areas`, `platforms`, `offences`, `returns`, `coverage`, `changes`, `restated`."""
    return with_query(f"{API}/{name}.{suffix}", query)


def embed(query: Query = "") -> str:
    """The chart of a selection for a frame on another site."""
    return with_query(EMBED, query)


def comparison_file(query: Query = "") -> str:
    """The comparison of a selection as JSON: first against last year."""
    return with_query(f"{API}/comparison.json", query)


def series_file(suffix: str, query: Query = "") -> str:
    """What answers for which days of a selection: `csv` or `json`."""
    return with_query(f"{API}/series.{suffix}", query)


def cell(observation_id: str) -> str:
    """The cell panel of an observation: the sheet around its cell, and how it was read."""
    return f"{CELL}/{quote(observation_id, safe='')}"


def force(area_code: str) -> str:
    """The page of one force, by its code."""
    return f"{FORCES}/{quote(area_code, safe='')}"


def platform(identifier: str) -> str:
    """The page of one platform, by its identifier."""
    return f"{PLATFORMS}/{quote(identifier, safe='')}"


def search(words: str) -> str:
    """The search for some words."""
    return with_query(SEARCH, [("q", words)])


def returned(return_id: str, cell: str = "", sheet: str = "") -> str:
    """The page of one return; with `cell` (and `sheet` where it has several) that cell is chosen there."""
    place = [("sheet", sheet), ("cell", cell)]
    return with_query(f"{RETURNS}/{quote(return_id, safe='')}", [pair for pair in place if pair[1]])


def sheet_file(return_id: str) -> str:
    """The file of a return as it was read, byte for byte."""
    return f"{API}/returns/{_part(return_id)}/file"


def cells_file(return_id: str) -> str:
    """Every cell of a return that is not empty, with its role, as CSV."""
    return f"{API}/returns/{_part(return_id)}/cells.csv"


def _part(text: str) -> str:
    """One part of a path; `{return_id}` stays, as the pattern of a route."""
    return quote(text, safe="{}")


def asset(digest: str, path: str) -> str:
    """A file that browsers fetch, under the digest of its content: it may be kept for ever."""
    return f"{ASSETS}/{digest}/{path}"
