"""The kinds of problem that reading one return can find, from opening its file to its printed sums.

Rows of `etl.model.problems.KINDS`: severity, sentence, remedy, who must act. An error holds the return.
"""

from __future__ import annotations

from etl.model.meaning_problems import MEANINGS, RECIPES

_MANAGER, _PUBLISHER = "data manager", "publisher"

OPENING: dict[str, tuple[str, str, str, str]] = {
    "file-not-opened": (
        "error",
        "The file cannot be opened: {why}.",
        "Check that it is there and may be read.",
        _MANAGER,
    ),
    "file-empty": ("error", "The file is empty.", "Ask for it again, or save it again from the program.", _MANAGER),
    "file-damaged": (
        "error",
        "The file is damaged ({why}).",
        "Download it again, or open it in the program that wrote it and save it as xlsx or csv.",
        _MANAGER,
    ),
    "file-too-large": (
        "error",
        "The file is larger than is read ({limit}).",
        "Keep only the sheet with the answer and save it again.",
        _MANAGER,
    ),
    "sheet-too-large": (
        "error",
        "Sheet {sheet!r} reaches out to cell {cell}, farther than is read.",
        "Delete what stands far from the table, and save it again.",
        _MANAGER,
    ),
    "cell-too-large": (
        "error",
        "Cell {cell} of sheet {sheet!r} holds more than {limit} characters.",
        "A quote may not be closed; else shorten the cell, and save it again.",
        _MANAGER,
    ),
    "file-too-heavy": (
        "error",
        "Reading the file was stopped: it took more than {limit}.",
        "Keep only the sheet or page with the answer and save it again, as xlsx or csv.",
        _MANAGER,
    ),
    "reader-stopped": (
        "error",
        "The file made its reader stop ({why}).",
        "It may be damaged: open it in the program that wrote it, save it as xlsx or csv, and report the file.",
        _MANAGER,
    ),
    "file-locked": ("error", "The file is locked with a password.", "Save it again without one.", _MANAGER),
    "file-unsafe": (
        "error",
        "Its part {part} defines entities, which no office program writes.",
        "Open it in the program that it is for and save it again; ask the sender where it came from.",
        _MANAGER,
    ),
    "file-format": ("error", "The file is {format}, which is not read.", "Save it as xlsx or csv.", _MANAGER),
    "file-is-text": (
        "error",
        "The file holds text and is no workbook, whatever its suffix {suffix} says.",
        "If it is a table with commas, name it .csv; else ask for the spreadsheet.",
        _MANAGER,
    ),
    "suffix-wrong": (
        "note",
        "The suffix {suffix} does not fit the file, which is {format}; it was read as that.",
        "",
        _MANAGER,
    ),
    "sheet-hidden": (
        "note",
        "The sheet is hidden, so it was not read.",
        "Unhide it if it is part of the answer.",
        _MANAGER,
    ),
}

CELLS: dict[str, tuple[str, str, str, str]] = {
    "cells-hidden": (
        "warning",
        "{count} cells lie in hidden rows or columns and were set aside.",
        "Unhide them if they are part of the answer.",
        _MANAGER,
    ),
    "cells-struck": (
        "warning",
        "{count} cells are struck through and were set aside.",
        "Check what was meant.",
        _MANAGER,
    ),
    "formula-without-result": (
        "error",
        "The cell holds a formula and no stored result.",
        "Open the file in a spreadsheet program, let it calculate, and save it again.",
        _MANAGER,
    ),
    "formula-error": (
        "error",
        "The formula in the cell gives the error {text}.",
        "Ask the sender for the number.",
        _PUBLISHER,
    ),
    "number-negative": (
        "error",
        "{text} is below zero, and a count never is.",
        "Ask the sender what is meant.",
        _PUBLISHER,
    ),
    "number-fraction": (
        "error",
        "{text} is no whole number, so it counts nothing.",
        "If it is a rate, set it aside with a recipe; else ask the sender.",
        _PUBLISHER,
    ),
    "number-without-role": (
        "error",
        "Nothing says what the number {text} counts.",
        "Give it a label or set it aside with a recipe in data/raw/recipes.",
        _MANAGER,
    ),
    "digits-not-read": (
        "error",
        "{count} cells hold digits that are no number as it is written here, the first {text!r}.",
        "Save them as numbers in a spreadsheet program, with a full stop before decimals.",
        _MANAGER,
    ),
    "cell-without-role": (
        "error",
        "Nothing was made of the cell, which says {text!r}.",
        "Settle it with a recipe in data/raw/recipes; the reader should know what it is.",
        "developer",
    ),
    "numbers-in-one-cell": (
        "error",
        "The cell holds several numbers: {text}.",
        "Say in a recipe what parts them ([[parts]]).",
        _MANAGER,
    ),
    "text-in-columns": (
        "error",
        "The line {text!r} looks like a row of a table whose columns cannot be told.",
        "Ask for the spreadsheet, or set the line aside with a recipe in data/raw/recipes.",
        _MANAGER,
    ),
    "mark-unexplained": (
        "error",
        "The mark {text} stands in place of a number, and the sheet does not say what it means.",
        "Say it in a recipe ([[mark]]), on the sender's word.",
        _MANAGER,
    ),
    "mark-two": (
        "error",
        "The mark {text} is explained in two ways: {first}, or {second}.",
        "Say in a recipe which holds here ([[mark]] or [[blank]]), on the sender's word.",
        _MANAGER,
    ),
    "rounding-unread": (
        "error",
        "{text!r} says that numbers are rounded, and not plainly which and to what.",
        "Ask the sender; then say in a recipe what is meant ([[rounding]]).",
        _MANAGER,
    ),
    "number-not-rounded": (
        "error",
        "{number} is no multiple of what the sheets say that numbers are rounded to: {text!r}.",
        "Say in a recipe which numbers are rounded ([[rounding]]), on the sender's word.",
        _MANAGER,
    ),
    "cell-not-read": (
        "error",
        "{text!r} stands in place of a number and is neither a number nor a known mark.",
        "Add it to etl/words/marks.csv, or settle the cell with a recipe.",
        _MANAGER,
    ),
    "note-narrows": (
        "error",
        "The note {text!r} may narrow down the numbers that it is tied to.",
        "Say in a recipe how much they cover ([[note]]): full, part period or part members.",
        _MANAGER,
    ),
    "period-below": (
        "error",
        "{text!r} names a time under the numbers, which take theirs from the register.",
        "Say in a recipe which days are meant ([[period]]), or set the text aside.",
        _MANAGER,
    ),
    "note-untied": (
        "warning",
        "The note {text!r} speaks of a time and is tied to no number.",
        "Read it; if it narrows a number down, say so in a recipe.",
        _MANAGER,
    ),
    "number-twice": (
        "error",
        "{number} and {other} in {cell} are about the same thing, and nothing tells them apart.",
        "Give them headings that tell them apart, or set one aside with a recipe.",
        _MANAGER,
    ),
    "sign-without-note": ("note", "{text!r} carries a sign that nothing on the sheet explains.", "", _PUBLISHER),
}

LABELS: dict[str, tuple[str, str, str, str]] = {
    "label-unknown": (
        "error",
        "The label {text!r} is no known {kind}.{hint}",
        "Add it as an alias in data/raw/reference, or settle the cell with a recipe.",
        _MANAGER,
    ),
    "label-without-number": (
        "error",
        "{text!r} is a label of a table here and stands outside it, without a number.",
        "See what it is about: a line without an answer, or a heading; set it aside with a recipe.",
        _MANAGER,
    ),
    "lines-counted": (
        "note",
        "{count} lines are counted, each as one crime; nothing else of them is kept.",
        "",
        _MANAGER,
    ),
    "lines-outside": (
        "error",
        "{count} lines have no day inside the span that the register gives.",
        "Correct the row of register.csv, or set the lines aside with a recipe.",
        _MANAGER,
    ),
    "lines-repeated": (
        "error",
        "{count} lines repeat the number of a crime in another line, so lines are no crimes.",
        "Ask the sender what a line is; set the list aside with a recipe until then.",
        _PUBLISHER,
    ),
    "lines-offence-unknown": (
        "error",
        "{count} lines name an offence that is not known, or none.",
        "Add its name to data/raw/reference/offences.csv, or set the lines aside with a recipe.",
        _MANAGER,
    ),
    "column-not-counted": (
        "note",
        "The column {text!r} of the list holds what is no known label, so it is not counted.",
        "Add its labels to the words if they part the crimes.",
        _MANAGER,
    ),
    "labels-unknown": (
        "error",
        "Nothing says what the labels from {text!r} on are.",
        "Add the labels or their heading to the words, or say it in a recipe.",
        _MANAGER,
    ),
    "text-narrows": (
        "error",
        "{text!r} speaks of {words!r}, and nothing says whether the numbers under it are of that alone.",
        "Say it in a recipe ([[answer]]; breakdown none where the text narrows nothing).",
        _MANAGER,
    ),
    "table-unknown": (
        "error",
        "The table here is laid out in no known way ({kinds}).",
        "See etl/layouts for what is read; a recipe can set it aside.",
        _MANAGER,
    ),
    "two-readings": (
        "error",
        "The table can be read in two ways: {first}, or {second}.",
        "Give it headings that tell them apart, or settle it with a recipe.",
        _MANAGER,
    ),
    "sentence-not-understood": (
        "error",
        "The text gives the number {text} with words that are not understood: {words!r}.",
        "Read it, and settle the cell with a recipe ([[answer]] or [[set_aside]]).",
        _MANAGER,
    ),
    "nothing-read": (
        "error",
        "No number in the file could be read as an answer.",
        "If it is a refusal, register it without a file; else settle its cells with a recipe.",
        _MANAGER,
    ),
    "sheet-without-number": ("note", "The sheet gives no number.", "", _MANAGER),
    "question-refused": ("note", "An answer is kept back or not held: {text}", "", _PUBLISHER),
}

SUMS: dict[str, tuple[str, str, str, str]] = {
    "total-differs": (
        "warning",
        "The printed total {printed} is not the sum of its parts, {sum}.",
        "Both are kept as printed. Ask the sender which is right.",
        _PUBLISHER,
    ),
    "cells-contradict": (
        "note",
        "{sentence}. A smallest set of cells that cannot all be true: {cells}.",
        "All are kept as printed. Ask the sender which is right.",
        _PUBLISHER,
    ),
    "bounds-not-found": (
        "note",
        "The ranges of its hidden numbers could not be worked out; each keeps the range of its own mark.",
        "Nothing to do; the figures are as printed.",
        _MANAGER,
    ),
    "total-twice": (
        "warning",
        "The total {printed} differs from {other} in {cell} of the same thing; the latter is kept.",
        "Ask the sender which is right.",
        _PUBLISHER,
    ),
    "percent-differs": (
        "warning",
        "{count} of {base} is {share} %, printed {percent} %.",
        "The count is kept as printed. Ask the sender which is right.",
        _PUBLISHER,
    ),
}

READING = {**OPENING, **CELLS, **LABELS, **MEANINGS, **SUMS, **RECIPES}
