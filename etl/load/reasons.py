"""Why a figure is new, changed or withdrawn, as far as the two stores say: a sentence for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Row = Mapping[str, object]


class Sources:
    """The returns of the store before and of the new one."""

    def __init__(self, old: Iterable[Row], new: Iterable[Row]) -> None:
        self._old = {str(row["return_id"]): row for row in old}
        self._new = {str(row["return_id"]): row for row in new}

    def reason(self, row: Row) -> str:
        """What became of the source of a figure: of its return, or of the file whose row it is."""
        name = str(row["return_id"])
        if not name:
            return f"A row of {row['source_file']} was added, taken away or corrected."
        old, new = self._old.get(name), self._new.get(name)
        if old is None:
            return f"The return {name} was added to the register."
        if new is None:
            return f"The return {name} is no longer in the register."
        if new["held"] and not old["held"]:
            return f"The return {name} is held until its problems are settled."
        if old["held"] and not new["held"]:
            return f"The return {name} is no longer held."
        if old["sha256"] != new["sha256"]:
            return f"The file of the return {name} is another one."
        return f"The file of the return {name} is the same; it is read in another way."


def reason_added(row: Row, sources: Sources) -> str:
    """Why a figure is there that was not."""
    return sources.reason(row)


def reason_withdrawn(row: Row, sources: Sources) -> str:
    """Why a figure is gone."""
    return sources.reason(row)


def reason_changed(old: Row, new: Row, old_value: str, new_value: str, sources: Sources) -> str:
    """Why a figure differs: by a decision, by what stands beside it now, else by its source."""
    decided = _names(new["decisions"]) - _names(old["decisions"])
    undecided = _names(old["decisions"]) - _names(new["decisions"])
    said = []
    if decided:
        said.append(f"Decided: {', '.join(sorted(decided))}.")
    if undecided:
        said.append(f"No longer decided: {', '.join(sorted(undecided))}.")
    if old["standing"] != new["standing"] and new["reason"]:
        said.append(f"{str(new['reason']).rstrip('.')}.")
    elif old["standing"] != new["standing"] and not said:
        said.append(f"What made it {old['standing']} is no longer there.")
    if old_value != new_value and not said:
        said.append(sources.reason(new))
    if old["coverage"] != new["coverage"]:
        said.append(f"Its coverage was {old['coverage']} and is {new['coverage']}.")
    return " ".join(said)


def _names(decisions: object) -> set[str]:
    return {name for name in str(decisions).split("|") if name}
