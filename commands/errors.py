"""Errors of the command line: sentences for people, never a traceback."""

from __future__ import annotations


class Stop(Exception):
    """The command cannot go on; the text says what is wrong, where, and what to do."""


def sentence(why: Exception) -> str:
    """What to print for an error: the text of one that was written for people, else a word on an unforeseen one."""
    # Errors meant for people are recognised by name, so that printing one loads neither package.
    if type(why).__name__ in {"Stop", "StoreError", "NoStoreError", "UnreadableTable", "IngestError"}:
        return str(why)
    return (
        f"Something that was not foreseen: {type(why).__name__}: {why}. Please report it with the command that you "
        "typed; FOI_TRACE=1 before the command shows where it arose."
    )
