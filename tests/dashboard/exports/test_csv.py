"""The CSV of a question: the stored lines and nothing else. All figures are made up."""

from __future__ import annotations

import csv
import io

from hypothesis import given, settings
from sqlalchemy import Connection, select

from dashboard import queries
from dashboard.exports.csv import chunks
from dashboard.names import Names
from dashboard.parse import parse
from dashboard.selection import Selection
from dashboard.store import Store
from etl.load.schema import FIGURE, OBSERVATION
from etl.model.columns import NAMES, OBSERVATION_NAMES
from tests.dashboard.strategies import selections


def file_of(connection: Connection, names: Names, query: str) -> bytes:
    """The whole file of a query."""
    return b"".join(chunks(connection, parse(query, names), names))


def test_the_file_is_this_very_text(connection: Connection, names: Names) -> None:
    assert file_of(connection, names, "area=Cumbria&from=2020-01&to=2020-12").decode() == (
        "figure_id,standing,witnesses,area,area_code,area_kind,offence,measure,unit,period_start,period_end,period,"
        "breakdown,platform,platform_owner,age_band,sex,category,label_as_written,value,value_low,value_high,"
        "value_as_written,mark,of_what,coverage,missing,basis,compiled_by,publisher,published,return_id,reference,"
        "source_file,source_sheet,source_cell,note\r\n"
        "e10f60d77453,answers,1,Cumbria Constabulary,E23000002,territorial,71/17,share,mention,2020-04-01,2020-06-30,"
        'April to June 2020,platform_owner,Facebook-owned apps,"Facebook, Inc.",,,,,,29,37,29 to 37,,means known,'
        "unknown,,stated,A maker of figures,A page,2021-01,made-up,,made-up.xlsx,Sheet,B7,"
        '"Very small numbers: the base of this share is, or may be, under 20."\r\n'
    )


def test_everything_is_every_stored_line_in_the_order_of_files(connection: Connection, names: Names) -> None:
    for table, query, columns in ((FIGURE, "", NAMES), (OBSERVATION, "&rows=all", OBSERVATION_NAMES)):
        stored = connection.execute(select(table.c.csv_line).order_by(table.c.position)).scalars()
        expected = ",".join(columns) + "\r\n" + "".join(stored)
        assert file_of(connection, names, f"offence=all{query}").decode() == expected


def test_it_has_no_byte_order_mark_and_every_line_has_all_its_fields(connection: Connection, names: Names) -> None:
    found = file_of(connection, names, "offence=all")
    assert found.startswith(b"figure_id,")
    assert found.count(b"\n") == found.count(b"\r\n")
    assert {len(fields) for fields in csv.reader(io.StringIO(found.decode(), newline=""))} == {len(NAMES)}


def test_a_text_that_could_be_a_formula_is_marked(connection: Connection, names: Names) -> None:
    """The publisher `=A page` is made up for this."""
    assert b",'=A page," in file_of(connection, names, "area=UK")


def test_nothing_selected_is_a_header_and_no_line(connection: Connection, names: Names) -> None:
    assert file_of(connection, names, "area=Surrey").decode() == ",".join(NAMES) + "\r\n"


@given(selections())
@settings(max_examples=50, deadline=None)
def test_the_file_has_the_rows_of_the_question(made_up: Store, names: Names, selection: Selection) -> None:
    with made_up.engine.connect() as connection:
        found = list(csv.DictReader(io.StringIO(b"".join(chunks(connection, selection, names)).decode(), newline="")))
        ids = {row.figure_id for row in queries.figures(connection, selection, names)}
    assert {row["figure_id"] for row in found} == ids
