"""The kinds of problem with what a number is about (its area, period, offence) and with what a recipe says of it.

Rows of `etl.model.problems.KINDS`: severity, sentence, remedy, who must act. An error holds the return.
"""

from __future__ import annotations

_MANAGER = "data manager"
_REGISTER_OR_RECIPE = "Settle it with the row of register.csv or with a recipe in data/raw/recipes."

MEANINGS: dict[str, tuple[str, str, str, str]] = {
    "area-missing": ("error", "Nothing says which force or area this is about.", _REGISTER_OR_RECIPE, _MANAGER),
    "area-outside": (
        "error",
        "{text!r} lies outside {fence}, which the register names.",
        "Correct the row of register.csv, or set the cells aside with a recipe.",
        _MANAGER,
    ),
    "area-two": ("error", "{text!r} may be {first} or {second}.", _REGISTER_OR_RECIPE, _MANAGER),
    "region-without-members": (
        "error",
        "{text!r} names a region, and the sheet does not list which forces are in it.",
        "Name the composite that is meant in a recipe ([[area]]).",
        _MANAGER,
    ),
    "region-unknown": (
        "error",
        "{text!r} adds up forces ({forces}) that no known area consists of.",
        "Add the composite to regions.csv and members.csv in data/raw/reference.",
        _MANAGER,
    ),
    "period-missing": ("error", "Nothing says which period this is about.", _REGISTER_OR_RECIPE, _MANAGER),
    "period-unread": (
        "error",
        "{text!r} speaks of a time that cannot be told ({reason})",
        "Say in a recipe which days are meant ([[period]]).",
        _MANAGER,
    ),
    "period-outside": (
        "error",
        "{text!r} ({period}) lies outside {fence}, which the register gives.",
        "Correct the row of register.csv, or say in a recipe which days are meant.",
        _MANAGER,
    ),
    "period-two": ("error", "{text!r} may be {first} or {second}.", "Say in a recipe which days are meant.", _MANAGER),
    "period-asked": (
        "error",
        "{label!r} is read as {period}, and {text!r} asks about {asked}.",
        "Say in a recipe which days are meant ([[period]]).",
        _MANAGER,
    ),
    "period-sheet": (
        "error",
        "{text!r} says {period}, and the sheet's name says other days.",
        "Say in a recipe which days are meant ([[period]]).",
        _MANAGER,
    ),
    "offence-missing": ("error", "Nothing says which offence is counted.", _REGISTER_OR_RECIPE, _MANAGER),
    "offence-outside": (
        "error",
        "{text!r} names {offence}, and the register says {fence}.",
        "Correct the row of register.csv, or say in a recipe which offence is meant ([[offence]]).",
        _MANAGER,
    ),
    "offence-two": ("error", "{text!r} names several offences: {offences}.", _REGISTER_OR_RECIPE, _MANAGER),
    "means-unknown": (
        "error",
        "The recipe's answer {text!r} is no known {kind}.{hint}",
        "Write a known label, or add an alias in data/raw/reference.",
        _MANAGER,
    ),
}

RECIPES: dict[str, tuple[str, str, str, str]] = {
    "recipe-unreadable": ("error", "The recipe is no TOML file: {why}.", "Mend the line that is named.", _MANAGER),
    "recipe-unknown-key": (
        "error",
        "The recipe does not know {key!r} in {section}.{hint}",
        "Take it out or mend it.",
        _MANAGER,
    ),
    "recipe-key-missing": (
        "error",
        "{section} of the recipe lacks {key!r}.",
        "Add it; see data/raw/recipes.",
        _MANAGER,
    ),
    "recipe-value": ("error", "{section} of the recipe has {key} = {value!r}: {fault}", "Mend the value.", _MANAGER),
    "recipe-changed": (
        "error",
        "{section} of the recipe was written for {was!r}, and the cell says {found!r}.",
        "The file has changed: look at the cell, then mend the entry or take it out.",
        _MANAGER,
    ),
    "recipe-needless": (
        "warning",
        "{section} of the recipe says what the sheet says itself: {text}.",
        "Take it out: a recipe says only what the sheet cannot.",
        _MANAGER,
    ),
    "recipe-unused": (
        "error",
        "{section} of the recipe ({text}) fits nothing in the file.",
        "The file has changed or the recipe is wrong: mend it or take it out.",
        _MANAGER,
    ),
}
