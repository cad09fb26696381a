"""Who prints a figure: its pages, which of its observations are witnesses, and the one that is shown first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from etl.model.observation import Observation
from etl.transform.releases import read_release
from etl.words.remarks import remark

Copies = Mapping[str, str]
"""Of a return that repeats the cells of another: the page of that other, by its own identifier. The two are one."""


@dataclass(frozen=True, slots=True)
class Witness:
    """A page that prints a figure, and the first observation on it."""

    page: str
    observation: Observation


def is_witness(told: Observation) -> bool:
    """Whether a row speaks for its figure. One that misreports it, or that adds up only what is shown, does not."""
    return remark("witness", {"flag": told.flag, "category": told.label_as_written}) != "no"


def page_of(told: Observation, copies: Copies | None = None) -> str:
    """The page on which it stands: its address, else publisher and date. Pages that copy another are that other."""
    source = told.source
    if copies and source.return_id in copies:
        return copies[source.return_id]
    return source.url.rstrip("/") or " ".join(text for text in (source.publisher, source.published) if text)


def witnesses_of(observations: Sequence[Observation], copies: Copies | None = None) -> tuple[Witness, ...]:
    """The distinct pages among the observations that are witnesses, the best first."""
    pages: dict[str, Witness] = {}
    for told in sorted(observations, key=_rank):
        if is_witness(told):
            page = page_of(told, copies)
            pages.setdefault(page, Witness(page, told))
    return tuple(pages.values())


def best_of(observations: Sequence[Observation]) -> Observation:
    """The one shown first: a cell of a return, else the compiler's own page, else the earliest print."""
    return min(observations, key=_rank)


def _rank(told: Observation) -> tuple[object, ...]:
    source, release = told.source, read_release(told.source.published)
    line = int(source.cell) if source.cell.isdigit() else 0
    own = source.publisher == source.compiled_by
    return (not is_witness(told), not source.return_id, not own, release.last, source.return_id, line, source.cell)
