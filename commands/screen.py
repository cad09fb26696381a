"""Where commands print: a terminal as wide as it is, a file or pipe at a width of its own."""

from __future__ import annotations

import sys

from rich.console import Console

WIDTH = 140
"""Characters of a line of tables where nobody's window sets it."""


def console() -> Console:
    """Standard output; sentences are never wrapped, so that they can be searched."""
    return Console(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else WIDTH)
