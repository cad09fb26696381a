"""The description of the API: one OpenAPI document, made from the same lists as the routes, and a page made from it.

The page is plain HTML, so it needs no script and no other host.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from fastapi import Request
from fastapi.responses import Response

from dashboard import addresses
from dashboard.api_answers import JSON, as_json, sent, tag_of
from dashboard.api_feed import ATOM, CHANGES_FEED
from dashboard.api_lists import LARGEST, LISTS, REGISTER, SIZE
from dashboard.api_returns import BYTES, CELLS, SHEET
from dashboard.api_store import MEDIA_TYPE
from dashboard.exports import csv
from dashboard.exports.formats import COMPARISON, FORMATS, PACKAGE, PICTURES, RATES, SERIES, SIDECAR
from dashboard.selection import KEYS, REPEATABLE

Operation = dict[str, object]
_KEYS = {
    "area": (
        "An area by name, alias or code. Left out: every area; a chart is then about the United Kingdom.",
        "E23000002",
    ),
    "offence": ("An offence by key, or all. Left out: each area's own offence.", "71-17"),
    "from": ("First month or day: figures whose days lie wholly inside are given.", "2017-04"),
    "to": ("Last month or day.", "2020-06"),
    "step": ("How a chart lays figures down: year, quarter or span. It drops no row.", "year"),
    "by": ("What totals are broken down by: none, means, platform, owner, age, sex, outcome.", "sex"),
    "only": ("A value of by, such as the name of a platform.", "female"),
    "measure": ("The kind of number: count, share, or rate.", "count"),
    "compare": ("How first and last are compared: none, strict, published, raw. It drops no row.", "strict"),
    "limits": ("Whether a chart shows limits: show or hide. It drops no row.", "hide"),
    "events": ("Whether a chart shows the events of its days: show or hide. It drops no row.", "show"),
    "rows": ("figures, or all: every observation behind them.", "all"),
}
"""Each key of an address: what it means, and an example."""


def routes(program: str) -> dict[str, Callable[[Request], Response]]:
    """The address of the document."""

    def openapi(request: Request) -> Response:
        return sent(request, as_json(document()), JSON, tag_of(program, "openapi"))

    return {addresses.OPENAPI: openapi}


def document() -> dict[str, object]:
    """The OpenAPI document, version 3.1."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Recorded offences",
            "version": "1",
            "description": "The figures of this site over HTTP. Everything can be read from any origin, nothing can be "
            "changed. Each answer has an ETag by the version of the store; If-None-Match saves what you have.",
        },
        "paths": {address: {"get": operation} for address, operation in _operations()},
        "components": {"schemas": {"Error": _error()}},
    }


def _operations() -> Iterator[tuple[str, Operation]]:
    for suffix, form in FORMATS.items():
        yield addresses.figures_file(suffix), _selected(f"Figures: {form.what}", form.media_type)
    for suffix, form in PICTURES.items():
        yield addresses.chart_file(suffix), _selected(f"Picture: {form.what}", form.media_type)
    for suffix, form in RATES.items():
        yield addresses.rates_file(suffix), _selected(f"Rates: {form.what}", form.media_type)
    sidecar = _selected(f"Beside the CSV: {SIDECAR.what}", SIDECAR.media_type)
    yield addresses.figures_file(SIDECAR.suffix), sidecar
    yield addresses.package_file(), _selected(f"Data package: {PACKAGE.what}", PACKAGE.media_type)
    for suffix, form in SERIES.items():
        yield addresses.series_file(suffix), _selected(f"Series: {form.what}", form.media_type)
    yield addresses.comparison_file(), _selected(f"Comparison: {COMPARISON.what}", JSON)
    for one in LISTS:
        yield addresses.api_list(one.name), _operation(f"List: each item is {one.what}", JSON, _paging())
    yield CHANGES_FEED, _operation("Feed of what each store changed", ATOM, [])
    yield REGISTER, _operation("The register: every return, refusals included, as CSV", csv.MEDIA_TYPE, [])
    yield SHEET, _operation("The sheet of a return, byte for byte as it was read", BYTES, _return_id())
    yield CELLS, _operation("Every cell of a return with its role, as CSV", csv.MEDIA_TYPE, _return_id())
    yield addresses.store_file(), _operation("The whole store as one SQLite file", MEDIA_TYPE, [])
    yield addresses.OPENAPI, _operation("The description of this API", JSON, [])


def _selected(summary: str, media_type: str) -> Operation:
    keys: list[Operation] = [
        {
            "name": key,
            "in": "query",
            "description": _KEYS[key][0] + (" May stand several times." if key in REPEATABLE else ""),
            "schema": {"type": "array", "items": {"type": "string"}} if key in REPEATABLE else {"type": "string"},
            "example": [_KEYS[key][1]] if key in REPEATABLE else _KEYS[key][1],
        }
        for key in KEYS
    ]
    return _operation(summary, media_type, keys)


def _paging() -> list[Operation]:
    return [
        {"name": "page", "in": "query", "description": "From 1.", "schema": {"type": "integer", "default": 1}},
        {
            "name": "size",
            "in": "query",
            "description": f"Items on a page, up to {LARGEST}.",
            "schema": {"type": "integer", "default": SIZE, "maximum": LARGEST},
        },
    ]


def _return_id() -> list[Operation]:
    text = "Identifier of the return, as the register has it."
    return [{"name": "return_id", "in": "path", "required": True, "description": text, "schema": {"type": "string"}}]


def _operation(summary: str, media_type: str, parameters: list[Operation]) -> Operation:
    wrong = {"application/json": {"schema": {"$ref": "#/components/schemas/Error"}}}
    return {
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": "The answer", "content": {media_type.partition(";")[0]: {}}},
            "304": {"description": "It is still the answer that If-None-Match names"},
            "default": {"description": "An error, in words", "content": wrong},
        },
    }


def _error() -> Operation:
    texts = {
        "code": "unknown-key, unknown-value, ambiguous, place, given-twice, does-not-fit, cannot-make, not-found, "
        "method-not-allowed, no-file, no-store, broken",
        "message": "A sentence for people",
        "part": "The wrong part of the address, or empty",
        "nearest": "The nearest word that is known, or empty",
    }
    inner = {name: {"type": "string", "description": words} for name, words in texts.items()}
    return {"type": "object", "properties": {"error": {"type": "object", "required": [*texts], "properties": inner}}}
