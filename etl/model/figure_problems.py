"""The kinds of problem of printed figures, the official series, decisions, and figures beside one another.

Rows of `etl.model.problems.KINDS`: severity, sentence, remedy, who must act.
"""

from __future__ import annotations

_MANAGER, _PUBLISHER = "data manager", "publisher"
_DECIDE = "Settle it with a row of decisions.csv that says which, why and on what evidence."
_CORRECT = "Correct the row."

ROWS: dict[str, tuple[str, str, str, str]] = {
    "printed-row": ("warning", "This row cannot be read: {why}. Nothing of it was used.", _CORRECT, _MANAGER),
    "printed-without-period": (
        "note",
        "The row says no period that can be told ({words}), so it gives no figure.",
        "Give it a first and a last day if the page does.",
        _MANAGER,
    ),
    "printed-without-value": (
        "note",
        "The row has no number ({words}), so it gives no figure.",
        "Give it a value if the page prints one.",
        _MANAGER,
    ),
    "printed-measure": (
        "warning",
        "The measure {words} is not known, so the row gives nothing.",
        "Use one of {known}, or add it to etl/words/printed-measures.csv.",
        _MANAGER,
    ),
    "printed-category": (
        "warning",
        "The category {words} of the breakdown {breakdown} is not known, so the row gives nothing.{hint}",
        "Add it to data/raw/reference/figure-categories.csv.",
        _MANAGER,
    ),
    "printed-area": (
        "warning",
        "The row gives nothing: {why}.",
        "Add the name to data/raw/reference, or a region to data/raw/published/areas-in-releases.csv.",
        _MANAGER,
    ),
    "printed-number": (
        "warning",
        "The row's value {value} is not what its words say ({words}), so it gives nothing.",
        "Correct one of the two; new words for numbers go into etl/words/approximations.csv.",
        _MANAGER,
    ),
    "region-without-list": (
        "note",
        "{label} is printed without a list of its forces on lines {lines}; it is taken for {area}: {why}.",
        "Nothing to do while that holds; else correct data/raw/published/areas-in-releases.csv.",
        _MANAGER,
    ),
    "official-row": (
        "warning",
        "This row of the official series cannot be read: {why}. Nothing of it was used.",
        _CORRECT,
        _MANAGER,
    ),
    "decision-row": ("warning", "This decision cannot be read: {why}. It decides nothing.", _CORRECT, _MANAGER),
    "decision-without-figure": (
        "warning",
        "The decision {decision_id} is about {value} for {area}, {period}, and no figure says that: {found}.",
        "Correct area, offence, measure, breakdown, category, period or value, or take the decision away.",
        _MANAGER,
    ),
    "coverage-row": ("warning", "This row cannot be read: {why}. It says nothing.", _CORRECT, _MANAGER),
    "coverage-without-figure": (
        "note",
        "It is about {area}, {period}, of {release}, and no figure of that release says anything of it.",
        "Nothing to do if the total was never printed; else correct the row.",
        _MANAGER,
    ),
}

FIGURES: dict[str, tuple[str, str, str, str]] = {
    "figures-differ": ("warning", "{subject}: {reason}", _DECIDE, _MANAGER),
    "class-exceeded": (
        "warning",
        "{area}, {period}: {value} is above 1.2 times all of class {class_id} ({ceiling}), which contains it.",
        "It is in doubt until a row of decisions.csv settles it.",
        _MANAGER,
    ),
    "class-half": (
        "note",
        "{area}, {period}: {value} is below half of class {class_id} ({ceiling}); it may be a part.",
        "Look for the force's own words; a row of decisions.csv may call it a lowest value.",
        _MANAGER,
    ),
    "cumulative-falls": (
        "warning",
        "{area}: {longer_value} for {longer} is less than {shorter_value} for {shorter}, which lies inside it.",
        _DECIDE,
        _MANAGER,
    ),
    "parts-differ": (
        "warning",
        "{area}, {period}: printed {whole}, but its parts {parts} add to {sum}.",
        _DECIDE,
        _PUBLISHER,
    ),
    "share-differs": (
        "warning",
        "{area}, {period}: {part} is printed as {share} of {of_what}, but {count} of {base} is {percent} %.",
        "Use the counts; the printed percent cannot be right.",
        _PUBLISHER,
    ),
    "one-number-two-spans": (
        "warning",
        "{area}: the same {value} is printed for {shorter} and for {longer}.",
        _DECIDE,
        _MANAGER,
    ),
    "maybe-copied": (
        "warning",
        "{area}, {period}: the same page prints {value} for {other} too ({place}), and it does not fit {area}'s class "
        "{class_id} ({ceiling}); one of the two may be copied from the other.",
        _DECIDE,
        _MANAGER,
    ),
    "return-copied": (
        "warning",
        "Its cells are those of {first}, under another reference. Both are read; they are one witness.",
        "Take one of the two away if it is the same answer.",
        _MANAGER,
    ),
}

FIGURE_PROBLEMS = {**ROWS, **FIGURES}
