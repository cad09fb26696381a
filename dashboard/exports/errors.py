"""What may go wrong while a file is made, as sentences for people."""

from __future__ import annotations


class CannotMake(ValueError):
    """A file cannot be made here; the text says why, and what to do."""
