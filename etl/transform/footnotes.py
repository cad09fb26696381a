"""Signs beside numbers, years and names, and the notes on the sheet that explain them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from etl.extract.grid import Cell
from etl.model.count import Count
from etl.transform.about.context import Context
from etl.transform.draft import Draft
from etl.words.clean import clean
from etl.words.labels import part
from etl.words.marks import read_legend, sign_meaning

_OPENING = re.compile(r"^(?P<sign>\*{1,3}|[†‡^#]|[¹²³⁴⁵⁶⁷⁸⁹])\s*(?P<text>\S.*)$")


def legend_of(texts: Iterable[Cell]) -> dict[str, Count]:
    """What the notes of a return say of its marks, by mark."""
    return dict(found for cell in texts if (found := read_legend(cell.text)) is not None)


def notes_of(texts: Iterable[Cell]) -> dict[str, str]:
    """The notes of a sheet by the sign that they open with."""
    found = (_OPENING.match(clean(cell.text)) for cell in texts)
    return {match["sign"]: match["text"] for match in found if match}


def tie(drafts: Iterable[Draft], notes: Mapping[str, str], legend: Mapping[str, Count], context: Context) -> None:
    """Put each note on the drafts whose number or labels carry its sign. A sign without a note is a problem."""
    for draft in drafts:
        signs = [(draft.value.written.sign, draft.place.address, draft.value.written.text)]
        signs += [(part(label.text).sign, label.cell.address, label.text) for label in draft.place.labels]
        for sign, cell, text in signs:
            if not sign or sign in legend:
                continue
            meaning = sign_meaning(sign)
            if sign in notes:
                draft.notes.append(notes[sign])
            elif meaning is not None and meaning != "footnote":
                draft.notes.append(meaning)
            else:
                context.trouble("sign-without-note", cell, text=text)
