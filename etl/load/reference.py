"""The reference files as rows of the store: areas and their names, members, platforms, owners, offences and the like.

What words mean is settled in `etl.words`; here the same files become tables that pages list and search.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from etl.extract.rows import Row, read_rows
from etl.load.neighbours import FILE, neighbours

Record = dict[str, object]

_AGES_OF_ALL = "all"


def reference_tables(folder: Path) -> dict[str, list[Record]]:
    """The rows of the tables `area` to `neighbour`, from `data/raw/reference`.

    Raises UnreadableTable for a file that is missing or cannot be read, and for one without a column that is needed.
    """
    makers: Mapping[str, Callable[[Path], list[Record]]] = {
        "area": _areas,
        "area_alias": _aliases,
        "member": _members,
        "platform": _platforms,
        "owner": _owners,
        "offence": _offences,
        "event": _events,
        "population": _populations,
        "tile": _tiles,
        "neighbour": _neighbours,
    }
    return {table: make(folder) for table, make in makers.items()}


def _rows(folder: Path, name: str) -> tuple[Row, ...]:
    return read_rows(folder / name).rows


def _pick(row: Row, *columns: str) -> Record:
    return {column: row[column] for column in columns}


def _areas(folder: Path) -> list[Record]:
    forces = [
        _pick(row, "name", "short_name", "kind", "nation", "region_code") | {"code": row["id"]}
        for row in _rows(folder, "forces.csv")
    ]
    others = [
        _pick(row, "code", "name", "kind") | {"short_name": row["name"], "nation": "", "region_code": ""}
        for row in _rows(folder, "regions.csv")
    ]
    return [record | {"position": position} for position, record in enumerate(others + forces, 1)]


def _aliases(folder: Path) -> list[Record]:
    found: dict[tuple[str, str], Record] = {}

    def add(code: str, names: Iterable[str], *, is_place: bool) -> None:
        for name in names:
            alias = " ".join(name.lower().split())
            if alias:
                record = {"alias": alias, "area_code": code, "shown": name.strip(), "is_place": is_place}
                found.setdefault((alias, code), record)

    for row in _rows(folder, "regions.csv"):
        add(row["code"], (row["name"], *row["aliases"].split("|")), is_place=False)
    for row in _rows(folder, "forces.csv"):
        add(row["id"], (row["short_name"], row["name"], *row["aliases"].split("|")), is_place=False)
    for row in _rows(folder, "places.csv"):
        add(row["force"], (row["place"],), is_place=True)
    return list(found.values())


def _members(folder: Path) -> list[Record]:
    return [
        _pick(row, "from", "to") | {"area_code": row["area"], "member_code": row["member"]}
        for row in _rows(folder, "members.csv")
    ]


def _platforms(folder: Path) -> list[Record]:
    single = [
        _pick(row, "id", "name", "kind", "means_known", "aliases") | {"members": ""}
        for row in _rows(folder, "platforms.csv")
    ]
    known = {record["id"]: record["means_known"] for record in single}
    groups = [
        _pick(row, "id", "aliases", "members")
        | {"name": row["label"], "kind": "group", "means_known": _means_of_group(row, known)}
        for row in _rows(folder, "platform-groups.csv")
    ]
    return [record | {"position": position} for position, record in enumerate(single + groups, 1)]


def _means_of_group(row: Row, known: Mapping[object, object]) -> str:
    """A group names platforms, so its means is known, unless one of its members says otherwise."""
    answers = {known[member] for member in row["members"].split("|") if member in known}
    return "partly" if answers - {"yes"} else "yes"


def _owners(folder: Path) -> list[Record]:
    return [
        _pick(row, "owner", "owner_id", "from", "to") | {"platform_id": row["platform"]}
        for row in _rows(folder, "platform-owners.csv")
    ]


def _offences(folder: Path) -> list[Record]:
    columns = ("id", "key", "name", "nation", "statute", "in_force_from", "contains", "comparable_with", "sentence")
    return [
        _pick(row, *columns) | {"position": position} for position, row in enumerate(_rows(folder, "offences.csv"), 1)
    ]


def _events(folder: Path) -> list[Record]:
    columns = ("date", "until", "title", "kind", "areas", "sentence")
    return [
        _pick(row, *columns) | {"position": position} for position, row in enumerate(_rows(folder, "events.csv"), 1)
    ]


def _populations(folder: Path) -> list[Record]:
    return [
        _pick(row, "area_code", "edition", "source")
        | {
            "year": int(row["year"]),
            "age_group": row.cells.get("age_group", _AGES_OF_ALL),
            "value": int(row["value"]),
            "source_file": name,
            "source_cell": str(row.line),
        }
        for name in ("child-population.csv", "population.csv")
        for row in _rows(folder, name)
    ]


def _tiles(folder: Path) -> list[Record]:
    return [
        {"area_code": row["code"], "row": int(row["row"]), "column": int(row["column"])}
        for row in _rows(folder, "tiles.csv")
    ]


def _neighbours(folder: Path) -> list[Record]:
    return [{"area_code": one, "neighbour_code": other} for one, other in neighbours(folder / FILE)]
