"""The words of addresses, and the lists of pickers: each choice says what it has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import Connection, Select, func, select

from dashboard.names import AreaName, Names, OffenceName, fold
from dashboard.queries.conditions import columns_of
from dashboard.queries.register import returns
from dashboard.queries.typed import to_list, to_period
from dashboard.records import AreaChoice, Choice, Choices, Version
from dashboard.row import Returned
from dashboard.selection import DEFAULT_OFFENCE, EQUIVALENTS, By
from dashboard.store import Store
from dashboard.wording import has_words
from dashboard.words import counted
from etl.load.schema import AREA, AREA_ALIAS, FIGURE, OFFENCE, OWNER, PLATFORM, STORE_VERSION
from etl.model.figure import Standing
from etl.model.observation import Measure
from etl.model.period import Period


@lru_cache(maxsize=8)
def names_of(store: Store) -> Names:
    """The names of one open store; they do not change while it is the same store."""
    with store.engine.connect() as connection:
        return names(connection)


def names(connection: Connection) -> Names:
    """What the words of an address may mean in this store."""
    areas = _areas(connection)
    words, places = _area_words(connection, areas.values())
    offences = _offences(connection)
    return Names(
        areas=areas,
        area_words=words,
        places=places,
        offences=offences,
        own_offence=_own_offences(connection, areas.values()),
        default_offence=DEFAULT_OFFENCE,
        values={by: values for by, values in _values(connection).items() if values},
    )


def _areas(connection: Connection) -> dict[str, AreaName]:
    query = select(AREA).order_by(AREA.c.position)
    return {
        row["code"]: AreaName(
            row["code"], row["name"], row["short_name"], row["kind"], row["nation"], row["region_code"]
        )
        for row in connection.execute(query).mappings()
    }


_Words = dict[str, tuple[str, ...]]


def _area_words(connection: Connection, areas: Iterable[AreaName]) -> tuple[_Words, _Words]:
    """Names, aliases and codes of areas; and, apart, places smaller than an area. Each leads to codes."""
    found: dict[bool, dict[str, dict[str, None]]] = {False: {}, True: {}}
    for area in areas:
        for word in (area.code, area.name, area.short_name):
            found[False].setdefault(fold(word), {})[area.code] = None
    for row in connection.execute(select(AREA_ALIAS).order_by(AREA_ALIAS.c.area_code)).mappings():
        found[row["is_place"]].setdefault(fold(row["alias"]), {})[row["area_code"]] = None
    words, places = ({word: tuple(codes) for word, codes in found[kind].items()} for kind in (False, True))
    return words, places


def _offences(connection: Connection) -> dict[str, OffenceName]:
    query = select(OFFENCE).order_by(OFFENCE.c.position)
    return {
        row["key"]: OffenceName(row["id"], row["key"], row["name"], row["sentence"], row["in_force_from"])
        for row in connection.execute(query).mappings()
    }


def _own_offences(connection: Connection, areas: Iterable[AreaName]) -> dict[str, str]:
    """The offence that stands for 71/17 where it is not law, by area code.

    The offence of the whole union names its parts; each part is the own offence of its nation and of that nation's
    forces.
    """
    nations = {row.id: row.nation for row in connection.execute(select(OFFENCE.c.id, OFFENCE.c.nation))}
    whole = connection.execute(select(OFFENCE).where(OFFENCE.c.id == EQUIVALENTS)).mappings().first()
    if whole is None:
        return {}
    parts = [part.rsplit(" ", 1)[0] for part in whole["contains"].split("|")]
    of_nation = {nations[part]: part for part in parts if part != DEFAULT_OFFENCE and part in nations}
    found = {whole["nation"]: EQUIVALENTS, **of_nation}
    code_of = {area.name: area.code for area in areas if area.code in of_nation}
    forces = {area.code: of_nation[code_of[area.nation]] for area in areas if area.nation in code_of}
    return found | forces


def _values(connection: Connection) -> dict[By, tuple[str, ...]]:
    """The words that `only` may take: what figures are broken down by, and every known platform and owner."""
    known: dict[By, list[str]] = {
        By.PLATFORM: list(connection.execute(select(PLATFORM.c.name).order_by(PLATFORM.c.position)).scalars()),
        By.OWNER: list(connection.execute(select(OWNER.c.owner).distinct().order_by(OWNER.c.owner)).scalars()),
    }
    asked = {by.breakdown: by for by in By if columns_of(by)}
    columns = sorted({name for by in By for name in columns_of(by)})
    query = select(FIGURE.c.breakdown, *[FIGURE.c[name] for name in columns]).distinct()
    for row in connection.execute(query.where(FIGURE.c.breakdown.in_(asked)).order_by(*columns)).mappings():
        by = asked[row["breakdown"]]
        known.setdefault(by, []).extend(row[name] for name in columns_of(by) if row[name])
    return {by: tuple(dict.fromkeys(values)) for by, values in known.items()}


def version(connection: Connection) -> Version:
    """The version of the store that this connection reads."""
    row = connection.execute(select(STORE_VERSION.c.version, STORE_VERSION.c.built)).one()
    return Version(row.version, row.built)


def area_choices(connection: Connection, names: Names, offence: str = "") -> list[AreaChoice]:
    """Every area in the order of lists, with what it has of its own offence, or of the one with this identifier."""
    spans: dict[str, list[Period]] = {}
    for row in connection.execute(_totals()).mappings():
        code = row["area_code"]
        if row["offence"] == (offence or names.offence_of(code)):
            spans.setdefault(code, []).append(to_period(row))
    refused: dict[str, list[Returned]] = {}
    for item in returns(connection):
        if item.offence == (offence or names.offence_of(item.area_code)):
            refused.setdefault(item.area_code, []).append(item)
    aliases = _aliases_shown(connection)
    return [
        AreaChoice(
            area.code,
            area.name,
            area.short_name,
            area.kind,
            area.nation,
            area.region_code,
            aliases.get(area.code, ()),
            len(spans.get(area.code, ())),
            has_words(spans.get(area.code, ()), refused.get(area.code, ())),
        )
        for area in names.areas.values()
    ]


@lru_cache(maxsize=4)
def choices_of(store: Store) -> Choices:
    """What the pickers of one open store offer; it does not change while it is the same store."""
    with store.engine.connect() as connection:
        return Choices(tuple(area_choices(connection, names_of(store))), tuple(offence_choices(connection)))


def _totals() -> Select[tuple[str, str, str, str]]:
    return select(FIGURE.c.area_code, FIGURE.c.offence, FIGURE.c.period_start, FIGURE.c.period_end).where(
        FIGURE.c.breakdown == "none",
        FIGURE.c.measure == Measure.COUNT.value,
        FIGURE.c.value_low.is_not(None),
        FIGURE.c.standing.in_([Standing.ANSWERS.value, Standing.CONFLICT.value, Standing.IN_DOUBT.value]),
    )


def _aliases_shown(connection: Connection) -> dict[str, tuple[str, ...]]:
    query = select(AREA_ALIAS.c.area_code, AREA_ALIAS.c.shown).where(AREA_ALIAS.c.is_place.is_(False))
    found: dict[str, list[str]] = {}
    for row in connection.execute(query.order_by(AREA_ALIAS.c.alias)):
        found.setdefault(row.area_code, []).append(row.shown)
    return {code: tuple(shown) for code, shown in found.items()}


def offence_choices(connection: Connection) -> list[Choice]:
    """Every offence in the order of lists, with the number of its figures."""
    counts = select(FIGURE.c.offence, func.count().label("figures")).group_by(FIGURE.c.offence)
    figures = {row.offence: row.figures for row in connection.execute(counts)}
    query = select(OFFENCE).order_by(OFFENCE.c.position)
    return [
        Choice(row["id"], row["key"], row["name"], row["sentence"], number, _has(number))
        for row in connection.execute(query).mappings()
        for number in (figures.get(row["id"], 0),)
    ]


def platform_choices(connection: Connection) -> list[Choice]:
    """Every platform, means and group in the order of lists, with the number of figures that name it."""
    counts = select(FIGURE.c.platform, func.count().label("figures")).where(FIGURE.c.platform != "")
    figures = {row.platform: row.figures for row in connection.execute(counts.group_by(FIGURE.c.platform))}
    query = select(PLATFORM).order_by(PLATFORM.c.position)
    return [
        Choice(row["id"], row["id"], row["name"], row["kind"], number, _has(number))
        for row in connection.execute(query).mappings()
        for number in (figures.get(row["name"], 0),)
    ]


@lru_cache(maxsize=4)
def platforms_of(store: Store) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Every platform, means and group of one open store: identifier, name, the members of a group."""
    query = select(PLATFORM.c.id, PLATFORM.c.name, PLATFORM.c.members).order_by(PLATFORM.c.position)
    with store.engine.connect() as connection:
        return tuple((row.id, row.name, tuple(to_list(row.members))) for row in connection.execute(query))


def _has(figures: int) -> str:
    return counted(figures, "figure", "figures") if figures else "no figure"
