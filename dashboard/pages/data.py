"""Data and downloads: every file with what is in it, the codebook, how to cite, licences."""

from __future__ import annotations

from dataclasses import dataclass

import htpy as h

from dashboard import addresses
from dashboard.components.buttons import copy_text_button, link_button
from dashboard.components.layout import beside, crumbs, section
from dashboard.components.tables import Cell, Column, data_table
from dashboard.exports.formats import FORMATS
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.store import Store, StoreVersion
from dashboard.words import counted, day
from etl.model.columns import OBSERVATION_ID, TIDY
from etl.model.columns import Column as TidyColumn

TITLE = "All of it, explained"
_EVERY = (("offence", "all"),)
_ROWS, _ALL = "Every figure, one a row, with its cell", "everyone"
CODE = """import pandas as pd
figures = pd.read_csv("{address}")"""
R_CODE = """figures <- read.csv("{address}")"""


@dataclass(frozen=True, slots=True)
class _File:
    """One file: its address, what is in it, how much, and for whom."""

    name: str
    address: str
    what: str
    how_much: str
    whom: str


def view(_asked: Asked, store: Store) -> Page:
    """The page. It has no state of its own."""
    version = store.version
    body: h.Node = [
        crumbs("Data and downloads"),
        h.h1[TITLE],
        h.p(".lead")["Every figure with its cell, the meaning of each column, the licences and a way to cite."],
        _package(version),
        section(beside(_files(version), [_cite(version), _code()])),
        section(_codebook(), name="codebook"),
        section(_licences()),
    ]
    return Page(TITLE, "Files of every figure with its cell, with codebook, licences and citation.", body, "data")


def _files(version: StoreVersion) -> h.Node:
    columns = [
        Column("File"),
        Column("What is in it"),
        Column("How much"),
        Column("For"),
        Column("Get it", sorts=False),
    ]
    rows: list[list[Cell | str]] = [
        [Cell(h.code[file.name]), file.what, file.how_much, file.whom, Cell(link_button("Download", file.address))]
        for file in _all_files(version)
    ]
    caption = f"Single files, from the store of {day(version.built)}"
    note = h.p(".source")["A file made from a selection says so: its name ends in ", h.code["_filtered"], "."]
    held = h.p(".source")["Returns that are held are in none of them: ", h.a(href=addresses.REVIEW)["Review"], "."]
    return [data_table("files", caption, columns, rows), note, held]


def _package(version: StoreVersion) -> h.Node:
    """The one file to take first: everything in it, explained."""
    return h.div(".package")[
        h.div[
            h.h2["The data package"],
            h.p[
                "Figures and observations as CSV, ",
                h.code["datapackage.json"],
                f", codebook, licences, citation, checksums. The store of {day(version.built)}.",
            ],
        ],
        link_button("Download the package", addresses.package_file(_EVERY), primary=True, download=True),
    ]


def _all_files(version: StoreVersion) -> list[_File]:
    figures = counted(version.figures, "row", "rows")
    observations = counted(version.observations, "row", "rows")
    made = [
        _File(f"figures.{form.suffix}", addresses.figures_file(form.suffix, _EVERY), form.what or _ROWS, figures, _ALL)
        for form in FORMATS.values()
        if form.is_here
    ]
    return [
        *made,
        _File(
            "observations.csv",
            addresses.figures_file("csv", [*_EVERY, ("rows", "all")]),
            "Every observation behind them, each witness a row",
            observations,
            "fact-checkers",
        ),
        _File(
            "class-88a.csv",
            addresses.figures_file("csv", [("offence", "88a")]),
            "Class 88A by force and quarter, official, with what others print of it",
            "by quarter since April 2012",
            _ALL,
        ),
        _File("foi.sqlite", addresses.store_file(), "The whole store", "all tables", "developers"),
    ]


def _cite(version: StoreVersion) -> h.Node:
    text = (
        "Recorded offences: sexual communication with a child, by police force. "
        f"Version {version.version[:12]} of {day(version.built)}. Data set."
    )
    return h.section[
        h.h2["Cite it"],
        h.p("#cite-data.claim")[text],
        copy_text_button("Copy", "cite-data", said="Citation copied"),
    ]


def _code() -> h.Node:
    address = addresses.figures_file("csv", [("area", "E23000002"), ("from", "2017-04"), ("to", "2020-06")])
    return h.section[
        h.h2["One line of code"],
        h.p(".source")["Put this site's name before the address. The same keys work at every address."],
        h.h3["Python"],
        h.pre(".code", tabindex="0")[CODE.format(address=address)],
        h.h3["R"],
        h.pre(".code", tabindex="0")[R_CODE.format(address=address)],
    ]


def _codebook() -> h.Node:
    every = (OBSERVATION_ID, *TIDY)
    columns = [Column("Column"), Column("Meaning"), Column("Type"), Column("Values"), Column("Example")]
    rows: list[list[Cell | str]] = [
        [Cell(h.code[column.name]), column.meaning, column.type, _allowed(column), Cell(h.code[column.example or "–"])]
        for column in every
    ]
    return data_table("columns", f"Codebook: {len(TIDY)} columns, each explained", columns, rows)


def _allowed(column: TidyColumn) -> str:
    return ", ".join(value or "empty" for value in column.allowed) or "any"


def _licences() -> h.Node:
    return [
        h.h2["Licences stand with each return"],
        h.p[
            "An answer under the Freedom of Information Act carries no licence by itself. Where the "
            "publisher names the "
            "Open Government Licence v3.0 the row says so; where not, it says “unknown”. Class 88A and the populations "
            "are © Crown copyright under that licence: contains public sector information licensed under the Open "
            "Government Licence v3.0."
        ],
    ]


ROUTE = PageRoute(addresses.DATA, view)
