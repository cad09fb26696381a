"""Quality: what is in doubt, contradicted or undecided, each with its cells, what would settle it and who must act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import htpy as h

from dashboard import addresses, queries
from dashboard.components.layout import crumbs, section
from dashboard.names import Names
from dashboard.pages import quality_parts as parts
from dashboard.pages.class_beside import CHART as CLASS_SHARES
from dashboard.pages.class_beside import class_parts
from dashboard.pages.page import Asked, Page, PageRoute
from dashboard.pages.quality_found import (
    CONFLICTS,
    DECIDED,
    DOUBTS,
    NOWHERE,
    READING,
    UNFIT,
    Open,
    conflicts,
    what_is_open,
)
from dashboard.records import Change
from dashboard.store import Store
from dashboard.words import counted, day
from etl.model.figure import Standing
from etl.model.observation import Measure


@dataclass(frozen=True, slots=True)
class Part:
    """One section of the page: its name in the address, its title, what it means, how many rows, its table."""

    name: str
    title: str
    meaning: str
    many: int
    table: h.Node


def view(_asked: Asked, store: Store) -> Page:
    """The page of a store: nothing here is hidden, and nothing here is mended by guessing."""
    names = queries.names_of(store)
    with store.engine.connect() as connection:
        found = what_is_open(connection)
    made = _parts(found, names)
    beside, chart = class_parts(store)
    title = _title(found)
    live = () if chart is None else (chart.live,)
    body: h.Node = [
        crumbs("Quality"),
        h.h1[title],
        h.p(".lead")["Published figures are often wrong. What does not fit is listed here with its cells, as printed."],
        _contents(made),
        [
            section(h.h2[part.title], h.p[part.meaning], part.table if part.many else _nothing(), name=part.name)
            for part in made
        ],
        beside and section(h.h2["Share of the class"], beside, name="class-shares"),
        section(
            h.p(".source")[
                f"Checked when the store was built, on {day(store.version.built)}. What changed since the one before: ",
                h.a(href=addresses.CHANGES)["changes"],
                ". Returns that are held, and what would settle them: ",
                h.a(href=addresses.REVIEW)["Review"],
                ".",
            ]
        ),
    ]
    return Page(title, "Contradictions, conflicts, doubts and assumptions, each with its cells.", body, "quality", live)


def _title(found: Open) -> str:
    doubts = len(found.standing.get(Standing.IN_DOUBT, ()))
    if not doubts and not found.undecided:
        return "Nothing is open"
    return (
        f"{counted(doubts, 'figure is', 'figures are')} in doubt and "
        f"{counted(found.undecided, 'contradiction is', 'contradictions are')} undecided"
    )


def _contents(made: Sequence[Part]) -> h.Renderable:
    """The sections with how much is in each, as links."""
    return h.nav(aria_label="On this page")[
        h.ul(".contents")[[h.li[h.a(href=f"#{part.name}")[part.title], f" {part.many:,}"] for part in made]]
    ]


def _nothing() -> h.Renderable:
    return h.p(".source")["Nothing, in this store."]


def _parts(found: Open, names: Names) -> list[Part]:
    """The sections in the order of how grave they are."""
    return [
        *_contradicted(found, names),
        *_set_apart(found, names),
        *_written_down(found),
        *_restatements(found, names),
    ]


def _contradicted(found: Open, names: Names) -> list[Part]:
    unfit, doubts = found.problems.get(UNFIT, ()), found.problems.get(DOUBTS, ())
    rivals, doubted = found.standing.get(Standing.CONFLICT, ()), found.standing.get(Standing.IN_DOUBT, ())
    return [
        Part(
            "contradictions",
            "Contradictions",
            "Sums, shares and spans that do not fit, and numbers that may be copied. Nobody has decided about these.",
            len(unfit),
            parts.problem_table("unfit-rows", "Contradictions", unfit, found.rows),
        ),
        Part(
            "conflict",
            "Conflicts",
            "Figures that contradict each other, side by side. Both ends are shown until someone decides.",
            len(conflicts(rivals)),
            parts.conflict_table(rivals, found.problems.get(CONFLICTS, ()), names),
        ),
        Part(
            "in_doubt",
            "In doubt",
            "Above the class that contains them, or by a decision: nothing rests on them.",
            len(doubted),
            parts.figure_table("rows-in_doubt", "In doubt", doubted, names),
        ),
        Part(
            "class",
            "Far from their class",
            "Figures above 1.2 times the official class that contains them, or below half of it.",
            len(doubts),
            parts.problem_table("class-rows", "Far from their class", doubts, found.rows),
        ),
    ]


def _set_apart(found: Open, names: Names) -> list[Part]:
    aside, nowhere = found.standing.get(Standing.SET_ASIDE, ()), found.problems.get(NOWHERE, ())
    unmatched = found.problems.get(DECIDED, ())
    waiting = [one for one in found.decisions if not one.figures]
    table = parts.problem_table("unmatched-rows", "Decisions that match nothing", unmatched, found.rows)
    return [
        Part(
            "decided",
            "Decisions",
            "What was settled about single figures, and what that does. A decision deletes nothing.",
            len(found.decisions) + len(unmatched),
            [
                parts.decision_table(found.decisions, found.rows),
                h.p(".source")[
                    f"{counted(max(len(waiting), len(unmatched)), 'decision matches', 'decisions match')} no figure."
                ],
                table if unmatched else None,
            ],
        ),
        Part(
            "set_aside",
            "Set aside",
            "Kept as printed and used nowhere.",
            len(aside),
            parts.figure_table("rows-set_aside", "Set aside", aside, names),
        ),
        Part(
            "nowhere",
            "Rows that went nowhere",
            "Rows of the files that give no figure, and why. They are kept as they are.",
            len(nowhere),
            parts.problem_table("nowhere-rows", "Rows that give no figure", nowhere, found.rows),
        ),
    ]


def _written_down(found: Open) -> list[Part]:
    reading = found.problems.get(READING, ())
    return [
        Part(
            "problems",
            "Found on reading",
            "What was found in returns and tables when they were read.",
            len(reading),
            parts.problem_table("problem-rows", "Found on reading", reading, found.rows),
        ),
        Part(
            "assumed",
            "Assumed",
            "Guesses that were made in reading, written down so that they can be looked at.",
            len(found.assumed),
            parts.assumption_table(found.assumed, found.rows),
        ),
        Part(
            "checks",
            "Checks that did not come out",
            "Every comparison that failed, settled ones included.",
            len(found.failed),
            parts.check_table(found.failed, found.rows),
        ),
    ]


def _restatements(found: Open, names: Names) -> list[Part]:
    """Totals of offences; restated parts and the editions of the official class are in the files."""
    totals = [one for one in found.restated if _is_total(one) and one.new.offence != queries.CLASS]
    return [
        Part(
            "restated",
            "Restated",
            "Totals that were printed anew when late answers came in. The newest answers; the first print is kept.",
            len(totals),
            parts.restated_table(totals, names),
        )
    ]


def _is_total(change: Change) -> bool:
    return change.new.breakdown.kind == "none" and change.new.measure is Measure.COUNT


ROUTE = PageRoute(addresses.QUALITY, view, (CLASS_SHARES,))
