"""Lists of the API: areas, platforms, offences, returns, coverage, changes, page by page as JSON; changes as Atom too.

    {"store": "5d0c7b1e22aa", "count": 126, "page": 1, "pages": 2,
     "next": "/api/v1/returns.json?page=2", "items": [{…}]}

`page` counts from 1, `size` is up to 500. Items have one shape a list; an empty text is empty, an unknown number null.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass

from fastapi import Request
from fastapi.responses import Response
from sqlalchemy import Connection

from dashboard import addresses, queries
from dashboard.api_answers import JSON, OPEN, as_json, error, sent, tag_of
from dashboard.api_feed import CHANGES_FEED, feed
from dashboard.exports.csv import MEDIA_TYPE
from dashboard.exports.register import register_csv
from dashboard.names import Names
from dashboard.row import Row
from dashboard.selection import ALL, Selection
from dashboard.store import NoStoreError, Store, StoreDoor
from dashboard.words import listed
from etl.model.count import plain
from etl.model.period import Period

SIZE, LARGEST = 100, 500
Item = dict[str, object]


@dataclass(frozen=True, slots=True)
class Listed:
    """One list: its name, what an item is, and what reads it."""

    name: str
    what: str
    items: Callable[[Connection, Names], list[Item]]


class WrongPage(ValueError):
    """A page or a size that there is not; `part` is the part of the address."""

    def __init__(self, part: str, message: str) -> None:
        self.part = part
        super().__init__(message)


def _areas(connection: Connection, names: Names) -> list[Item]:
    return [_item(asdict(choice)) for choice in queries.area_choices(connection, names)]


def _platforms(connection: Connection, _names: Names) -> list[Item]:
    return [_choice(asdict(choice), "kind") for choice in queries.platform_choices(connection)]


def _offences(connection: Connection, _names: Names) -> list[Item]:
    return [_choice(asdict(choice), "sentence") for choice in queries.offence_choices(connection)]


def _returns(connection: Connection, _names: Names) -> list[Item]:
    return [_item(asdict(one)) | {"address": addresses.returned(one.return_id)} for one in queries.returns(connection)]


def _coverage(connection: Connection, names: Names) -> list[Item]:
    every = Selection(offences=(ALL,))
    return [_item(asdict(one)) for one in queries.coverage_within(connection, every, names)]


def _changes(connection: Connection, _names: Names) -> list[Item]:
    """Every figure that a store added, changed or withdrew, with that store; the newest store first."""
    stores = {store.position: store for store in queries.store_changes(connection)}
    lines = sorted(queries.changed_figures(connection), key=lambda line: -line.change)
    return [
        {
            "store": stores[line.change].version,
            "built": stores[line.change].built,
            **{key: value for key, value in _item(asdict(line)).items() if key != "change"},
            "address": addresses.cell(line.observation_id) if line.observation_id else "",
        }
        for line in lines
    ]


def _restated(connection: Connection, _names: Names) -> list[Item]:
    return [
        {
            "figure_id": change.new.figure_id,
            "took_the_place_of": change.old.figure_id,
            "area_code": change.new.area.code,
            "area": change.new.area.name,
            "offence": change.new.offence,
            "measure": change.new.measure.value,
            "breakdown": change.new.breakdown.kind,
            "platform": change.new.breakdown.platform,
            "period": change.new.period.text,
            "first_printed": _count(change.old),
            "first_printed_on": change.old.published,
            "now": _count(change.new),
            "printed_on": change.new.published,
            "source_file": change.new.source_file,
            "source_cell": change.new.source_cell,
        }
        for change in queries.changes(connection)
    ]


LISTS: tuple[Listed, ...] = (
    Listed("areas", "an area with what is known of it", _areas),
    Listed("platforms", "a platform, a means or a group of platforms", _platforms),
    Listed("offences", "an offence", _offences),
    Listed("returns", "a request and what came of it, refusals included", _returns),
    Listed("coverage", "who is behind a printed total", _coverage),
    Listed("changes", "a figure that a store added, changed or withdrew, the newest store first", _changes),
    Listed("restated", "a figure that took the place of another, the newest print first", _restated),
)
REGISTER = addresses.api_list("returns", "csv")
ADDRESSES: tuple[str, ...] = (*(addresses.api_list(one.name) for one in LISTS), CHANGES_FEED, REGISTER)


def routes(door: StoreDoor, program: str) -> dict[str, Callable[[Request], Response]]:
    """The routes by address."""
    found = {addresses.api_list(one.name): _answer(door, program, one) for one in LISTS}
    found[REGISTER] = _guarded(door, lambda request, store: _register(request, store, program))
    return {**found, CHANGES_FEED: _guarded(door, lambda request, store: feed(request, store, program))}


def _register(request: Request, store: Store, program: str) -> Response:
    """The whole register as one file."""
    with store.engine.connect() as connection:
        body = register_csv(_returns(connection, queries.names_of(store)))
    version = store.version.version
    name = f'attachment; filename="foi-register_v{version[:8]}.csv"'
    tag = tag_of(program, version, REGISTER)
    return sent(request, body, MEDIA_TYPE, tag, {"content-disposition": name})


def _answer(door: StoreDoor, program: str, of: Listed) -> Callable[[Request], Response]:
    def answer(request: Request, store: Store) -> Response:
        page, size = _page(request.query_params.multi_items())
        with store.engine.connect() as connection:
            items = of.items(connection, queries.names_of(store))
        pages = max(1, -(-len(items) // size))
        if page > pages:
            raise WrongPage(f"page={page}", f"This list has {pages} pages of {size}; there is no page {page}.")
        following = addresses.api_list(of.name, query=_query(page + 1, size)) if page < pages else ""
        body: Item = {
            "store": store.version.version,
            "count": len(items),
            "page": page,
            "pages": pages,
            "next": following,
            "items": items[(page - 1) * size : page * size],
        }
        tag = tag_of(program, store.version.version, of.name, str(page), str(size))
        headers = {"link": f'<{following}>; rel="next"'} if following else {}
        return sent(request, as_json(body), JSON, tag, headers)

    return _guarded(door, answer)


def _guarded(door: StoreDoor, answer: Callable[[Request, Store], Response]) -> Callable[[Request], Response]:
    def guarded(request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=OPEN)
        try:
            return answer(request, door.current())
        except WrongPage as why:
            return error(400, "unknown-value", str(why), why.part)
        except NoStoreError as why:
            return error(503, "no-store", str(why))

    return guarded


def _page(given: Iterable[tuple[str, str]]) -> tuple[int, int]:
    """Page and size of a query. Raises WrongPage for another key and for what is no such number."""
    found = {"page": 1, "size": SIZE}
    for key, value in given:
        if key not in found:
            raise WrongPage(f"{key}={value}", f"A list has the keys {listed(list(found))}; {key!r} is not one of them.")
        if not (value.isascii() and value.isdigit() and int(value) >= 1 and (key == "page" or int(value) <= LARGEST)):
            most = f" up to {LARGEST}" if key == "size" else ""
            raise WrongPage(f"{key}={value}", f"{key} is a whole number from 1{most}; {value!r} is not.")
        found[key] = int(value)
    return found["page"], found["size"]


def _query(page: int, size: int) -> list[tuple[str, str]]:
    return [("page", str(page)), *([("size", str(size))] if size != SIZE else [])]


def _item(fields: Mapping[str, object]) -> Item:
    """A record with its period as an ISO 8601 interval; its place in the list says its position."""
    return {
        key: value.text if isinstance(value, Period) else value for key, value in _flat(fields) if key != "position"
    }


def _flat(fields: Mapping[str, object]) -> Iterable[tuple[str, object]]:
    """`asdict` takes a period apart; it is put together here."""
    for key, value in fields.items():
        if key == "period" and isinstance(value, dict):
            yield key, Period(**value)
        else:
            yield key, value


def _choice(fields: Mapping[str, object], sentence: str) -> Item:
    return {sentence if key == "sentence" else key: value for key, value in fields.items()}


def _count(row: Row) -> object:
    """The number where it is exact; else the range as text."""
    value = row.count.value
    return row.count.text if value is None else (int(value) if value == int(value) else float(plain(value)))
