"""All the layouts that a truth is written in, by what the report calls them."""

from __future__ import annotations

from tests.etl.generated import ways_of_pairs as pairs
from tests.etl.generated import ways_of_tables as tables
from tests.etl.generated import ways_of_texts as texts
from tests.etl.generated.tables import Layout
from tests.etl.generated.truth import AGE, AREA, OUTCOME, PERIOD, PLATFORM, SEX

LAYOUTS: dict[str, Layout] = {
    "areas by periods": tables.two_ways(((AREA, PERIOD),)),
    "categories by periods": tables.two_ways(((PLATFORM, PERIOD), (AGE, PERIOD), (OUTCOME, PERIOD), (SEX, PERIOD))),
    "cross table": tables.two_ways(((SEX, AGE), (AREA, PLATFORM), (AREA, AGE), (SEX, OUTCOME))),
    "list of values": tables.one_way_down,
    "headings over numbers": tables.headings_over_numbers,
    "several rows of headings": tables.several_heads,
    "several columns of labels": tables.several_stubs,
    "parts of years": tables.parts_of_years,
    "tables under one another": tables.stacked,
    "tables side by side": tables.side_by_side,
    "a sheet each": tables.sheet_each,
    "label and number on one line": texts.lines,
    "headings over lines": texts.headings_over_lines,
    "count in a sentence": texts.sentences,
    "answers under questions": texts.answers,
    "numbers with rates": pairs.with_rates,
    "numbers with percents": pairs.with_percents,
    "breakdowns side by side": pairs.breakdowns_beside,
    "refusal with figures": pairs.refusal_with_figures,
    "code and name": pairs.code_and_name,
    "no header": texts.no_header,
}
