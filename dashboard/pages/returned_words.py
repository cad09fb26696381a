"""The sentences of a return's page: whose answer it is, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dashboard.charts.naming import place_of
from dashboard.charts.phrases import OWN, amount
from dashboard.names import Names
from dashboard.records import Seen
from dashboard.row import Returned, Row
from dashboard.sheets import Account
from dashboard.words import counted, spelled
from etl.model.count import Mark
from etl.model.observation import Measure
from etl.model.reading import Role

_WITHOUT_ANSWER = {"refused": "refused to answer", "answer not seen": "answered; the answer was not seen"}


def title_of(returned: Returned, names: Names) -> str:
    """The title: who sent or printed it; of a return without a sheet what became of the request."""
    who = place_of(names, returned.area_code).name if returned.area_code else "several forces"
    if returned.file and returned.compiled_by == OWN:
        return f"What {who} sent, and what was made of it"
    if returned.file:
        return f"What {returned.publisher_name} printed on {who}, and what was made of it"
    said = _WITHOUT_ANSWER.get(returned.status, returned.status)
    return f"{who[:1].upper()}{who[1:]} {said}, {returned.period.label}"


def lead(account: Account, figures: Sequence[Row]) -> str:
    """Its total where it gives one, what is hidden, what was refused; else how many observations it gave."""
    returned = account.returned
    if not returned.file:
        reason = f" {returned.exemption_words}." if returned.exemption_words else " The reason is not known."
        return f"{returned.status[:1].upper()}{returned.status[1:]}.{reason} No figure rests on it."
    return " ".join([*_total(account, figures), *_hidden(account), *_refused(returned)])


def _total(account: Account, figures: Sequence[Row]) -> Iterator[str]:
    totals = [row for row in figures if row.breakdown.kind == "none" and row.measure is Measure.COUNT]
    if len(totals) == 1 and totals[0].count.lowest is not None:
        yield f"{amount(totals[0].count, totals[0].unit)} in {totals[0].period.label}, {totals[0].offence}."
    yield f"{counted(account.returned.observations, 'observation', 'observations')} from {_cells(account)}."


def _cells(account: Account) -> str:
    cells = counted(len(account.cells), "cell", "cells")
    return cells if len(account.sheets) < 2 else f"{cells} of {spelled(len(account.sheets))} sheets"


def _hidden(account: Account) -> Iterator[str]:
    """How many marks stand where numbers would; words for a number hide none."""
    marks = [
        cell
        for cell in account.cells
        if cell.role == Role.MARK.value and not says_in_words(account.gave.get((cell.sheet, cell.cell), ()))
    ]
    if marks:
        shown = ", ".join(dict.fromkeys(cell.shown for cell in marks))
        stands = "one cell stands" if len(marks) == 1 else f"{spelled(len(marks))} cells stand"
        yield f"{stands[:1].upper()}{stands[1:]} behind a mark ({shown}), which is not a zero."


def says_in_words(given: Sequence[Seen]) -> bool:
    """Whether what a cell gave is a number said in words or rounded, which hides nothing."""
    return bool(given) and all(seen.count.mark in (Mark.WORDS, Mark.ROUNDED) for seen in given)


def _refused(returned: Returned) -> Iterator[str]:
    if returned.exemption:
        reason = f", {returned.exemption_words.lower()}" if returned.exemption_words else ""
        yield f"A part was refused under {returned.exemption}{reason}."
