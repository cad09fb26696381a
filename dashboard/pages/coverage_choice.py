"""What Coverage shows of its rows: a nation, a status. Both are keys of its address, read as strictly as all others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import htpy as h

from dashboard import addresses
from dashboard.components.buttons import submit_button
from dashboard.pages.coverage_matrix import Row
from dashboard.parse import chosen
from dashboard.statistics.coverage_states import State


@dataclass(frozen=True, slots=True)
class Choice:
    """The nation and the status chosen; empty and None where all are."""

    nation: str = ""
    status: State | None = None

    def rows(self, rows: Sequence[Row]) -> list[Row]:
        """The rows of the nation that have the status in one of their years."""
        return [row for row in rows if self._holds(row)]

    def _holds(self, row: Row) -> bool:
        of_nation = not self.nation or nation_of(row) == self.nation
        return of_nation and (self.status is None or any(state.state is self.status for state in row.states))


def nation_of(row: Row) -> str:
    """The nation a row lies in; one that is a nation itself is its own."""
    return row.area.nation or row.area.short_name


def word(state: State) -> str:
    """A state as the address writes it: `no-figure`."""
    return state.name.lower().replace("_", "-")


def read(query: str, rows: Sequence[Row]) -> Choice:
    """The choice of a query. Raises UnknownPart for a part that is not known."""
    states = {word(state): state for state in State}
    nations = tuple(dict.fromkeys(nation_of(row) for row in rows))
    found = chosen(query, {"nation": nations, "status": tuple(states)})
    return Choice(found.get("nation", ""), states.get(found.get("status", "")))


def form(choice: Choice, rows: Sequence[Row], *ways: h.Node) -> h.Renderable:
    """Two lists and a button: it works without scripts; `ways` stand at the right."""
    nations = {nation: nation for nation in dict.fromkeys(nation_of(row) for row in rows)}
    states = {word(state): f"{state.value}: {state.words}" for state in State}
    return h.div(".controls")[
        h.form(".controls-group.choices", method="get", action=addresses.COVERAGE)[
            _list("nation", "Nation", "All nations", nations, choice.nation),
            _list("status", "Status", "All statuses", states, word(choice.status) if choice.status else ""),
            submit_button("Show", primary=False),
        ],
        h.div(".controls-group")[ways],
    ]


def _list(name: str, label: str, every: str, options: Mapping[str, str], picked: str) -> h.Renderable:
    return h.label(".field")[
        h.span(".hush")[label],
        h.select(name=name)[h.option(value="")[every], list(_options(options, picked))],
    ]


def _options(options: Mapping[str, str], picked: str) -> Iterator[h.Renderable]:
    for value, words in options.items():
        yield h.option(value=value, selected=value == picked)[words]
