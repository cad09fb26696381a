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
    return [data_table("files", caption, columns, rows), note]


def _all_files(version: StoreVersion) -> list[_File]:
    every = [("offence", "all")]
    figures = counted(version.figures, "row", "rows")
    found = [
        _File(
            f"figures.{suffix}",
            addresses.figures_file(suffix, every),
            "Every figure, one a row, with its cell; rows that answer may be summed",
            figures,
            "analysts",
        )
        for suffix in FORMATS
    ]
    found.append(
        _File(
            "observations.csv",
            addresses.figures_file("csv", [*every, ("rows", "all")]),
            "Every observation behind them, each witness a row",
            counted(version.observations, "row", "rows"),
            "fact-checkers",
        )
    )
    found.append(
        _File(
            "class-88a.csv",
            addresses.figures_file("csv", [("offence", "88a")]),
            "Class 88A by force and quarter, official, with what others print of it",
            "by quarter since April 2012",
            "everyone",
        )
    )
    return found


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
