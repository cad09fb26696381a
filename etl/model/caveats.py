"""A closed vocabulary of caveats: each an identifier and a sentence that charts, claims and exports refer to."""

from __future__ import annotations

# The gravest first: where several stand together they are said in this order.
CAVEATS: dict[str, str] = {
    "in-doubt": "In doubt: kept as printed; nothing rests on it.",
    "lower-bound": "A lowest value: the true figure is this or more.",
    "part-period": "Covers part of the period only.",
    "part-members": "Not all of the area's forces are in it.",
    "very-small-numbers": "Very small numbers: the base of this share is, or may be, under 20.",
    "equivalents": "71/17 and equivalents: adds the offences of Scotland and Northern Ireland to 71/17.",
    "mentions": "Counts mentions: one offence may name several platforms.",
    "base-not-stated": "The source does not say of what this is a share.",
    "before-class-changed": "Before 1 April 2017 the class held meeting offences only.",
    "range-by-sums": "Its range follows from the sums around it.",
    "range-on-condition": "On conditions that its cell names, sums narrow its range further.",
    "if-victims-are-offences": "It holds if there are as many victims as offences.",
    "if-blanks-are-zero": "It holds if empty cells are zero.",
    "parts-may-repeat": "Its parts may count one offence twice.",
    "transcribed": "Transcribed from a page, not the file that the force sent.",
    "set-out": "Set out from a sentence, not the file that the force sent.",
    "recorded": "Offences recorded by police: they do not count what was committed.",
}


def sentences(caveats: tuple[str, ...]) -> tuple[str, ...]:
    """Their sentences, gravest first. Raises KeyError for an unknown identifier."""
    order = list(CAVEATS)
    return tuple(CAVEATS[caveat] for caveat in sorted(caveats, key=order.index))
