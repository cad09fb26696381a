"""Verdicts: sign, word, then colour; never colour alone."""

from __future__ import annotations

from enum import StrEnum

import htpy as h


class Verdict(StrEnum):
    """What may be said of a statement. The value is the class of its colours."""

    HOLDS = "holds"
    CAVEAT = "caveat"
    FAILS = "fails"
    UNKNOWN = "unknown"

    @property
    def sign(self) -> str:
        """The sign that stands before its word."""
        return {"holds": "✓", "caveat": "!", "fails": "×", "unknown": "?"}[self.value]


def verdict(kind: Verdict, words: str = "", *, sign: str = "") -> h.Renderable:
    """A small label on its own tint: `✓ holds`, `! Not comparable`, `– refused`."""
    return h.span(f".verdict.{kind.value}")[h.span(aria_hidden="true")[sign or kind.sign, " "], words or kind.value]


def marked(kind: Verdict, words: h.Node) -> h.Renderable:
    """Words of a draft, underlined by verdict: solid, double, broken, dotted."""
    return h.span(f".marked.{kind.value}")[words]
