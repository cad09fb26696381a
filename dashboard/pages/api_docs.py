"""The page about the API: every address with its keys and an example, made from the OpenAPI document."""

from __future__ import annotations

from typing import Any

import htpy as h

from dashboard import addresses
from dashboard.api_doc import document
from dashboard.components.layout import crumbs, section
from dashboard.components.tables import Cell, Column, data_table
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.store import Store

TITLE = "Every figure over HTTP"
_EXAMPLE = [("area", "E23000002"), ("from", "2017-04"), ("to", "2020-06")]
_CODE = (
    ("Python", 'import pandas as pd\nfigures = pd.read_csv(SITE + "{address}")'),
    ("R", 'figures <- read.csv(paste0(SITE, "{address}"), na.strings = "", fileEncoding = "UTF-8")'),
    ("Spreadsheet (Google Sheets)", '=IMPORTDATA(SITE & "{address}")'),
    ("Command line", "curl -O -J SITE{address}"),
)
"""One line each; SITE is this site's name with https:// before it."""


def view(_asked: Asked, _store: Store) -> Page:
    """The page. It has no state of its own."""
    described: Any = document()
    keys = described["paths"][addresses.figures_file("csv")]["get"]["parameters"]
    body: h.Node = [
        crumbs("API"),
        h.h1[TITLE],
        h.p(".lead")[
            "The addresses below take the same keys as the pages and give the same numbers. Reading is open to every "
            "site; nothing can be changed. Errors are sentences, all of one shape."
        ],
        section(_addresses(described["paths"]), name="addresses"),
        section(_keys(keys), name="keys"),
        section(_examples(), name="examples"),
        section(_errors(described["components"]["schemas"]["Error"]), name="errors"),
        section(
            h.p[
                "The same as a document for programs: ",
                h.a(href=addresses.OPENAPI)["OpenAPI 3.1"],
                ". Restated figures as a feed: ",
                h.a(href=addresses.api_list("changes", "atom"))["Atom"],
                ".",
            ]
        ),
    ]
    return Page(TITLE, "Addresses of figures, charts, packages and lists, with their keys and examples.", body, "data")


def _addresses(paths: dict[str, Any]) -> h.Node:
    rows: list[list[Cell | str]] = [
        [
            Cell(h.a(href=address)[h.code[address]]),
            operation["get"]["summary"],
            ", ".join(operation["get"]["responses"]["200"]["content"]),
        ]
        for address, operation in paths.items()
    ]
    return data_table("api-addresses", "Addresses", [Column("Address"), Column("What it gives"), Column("Type")], rows)


def _keys(keys: list[dict[str, Any]]) -> h.Node:
    rows: list[list[Cell | str]] = [
        [Cell(h.code[key["name"]]), key["description"], Cell(h.code[f"{key['name']}={_one(key['example'])}"])]
        for key in keys
    ]
    columns = [Column("Key"), Column("What it means"), Column("Example")]
    return data_table("api-keys", "Keys of figures, charts, packages and comparisons", columns, rows)


def _one(example: str | list[str]) -> str:
    return example if isinstance(example, str) else example[0]


def _examples() -> h.Node:
    address = addresses.figures_file("csv", _EXAMPLE)
    return [
        h.h2["One line of code"],
        h.p(".source")["Put this site's address in place of ", h.code["SITE"], "."],
        [[h.h3[name], h.pre(".code", tabindex="0")[code.format(address=address)]] for name, code in _CODE],
    ]


def _errors(schema: dict[str, Any]) -> h.Node:
    fields = schema["properties"]["error"]["properties"]
    rows: list[list[Cell | str]] = [[Cell(h.code[name]), field["description"]] for name, field in fields.items()]
    shown = '{"error": {"code": "unknown-value", "message": "…", "part": "by=platfrom", "nearest": "platform"}}'
    return [
        data_table("api-errors", "An error, in its one shape", [Column("Field"), Column("What it says")], rows),
        h.pre(".code", tabindex="0")[shown],
    ]


ROUTE = PageRoute(addresses.API_DOCS, view)
