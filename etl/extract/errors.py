"""The one error of extraction: a file that gives no sheet at all, with what is wrong and what to do."""

from __future__ import annotations

from etl.model.problems import Place, Problem, problem


class UnreadableFile(Exception):
    """A file that cannot be read as sheets. `problems` say what is wrong, where and what to do."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(each.line for each in problems))
        self.problems = problems


def unreadable(kind: str, file: str, **details: object) -> UnreadableFile:
    """The error for one kind of problem with a whole file."""
    return UnreadableFile(problem(kind, Place(file), **details))
