"""How to cite a file, for programs: CITATION.cff and BibTeX, both from what the file says of itself."""

from __future__ import annotations

import json

from dashboard.exports.about import TITLE, About

_AUTHOR = "The maintainers of the FOI grooming offences project"


def cff(said: About) -> str:
    """A CITATION.cff of version 1.2.0. Texts are quoted as JSON, which is YAML too."""
    lines = {
        "cff-version": "1.2.0",
        "message": "Cite the data set with the version of the store, and the publisher of each figure.",
        "type": "dataset",
        "title": TITLE,
        "abstract": said.sentence,
        "version": said.version,
        "date-released": said.built[:10],
        "url": said.link,
    }
    texts = "".join(f"{key}: {_quoted(value)}\n" for key, value in lines.items() if key != "url" or "://" in value)
    return f"{texts}authors:\n  - name: {_quoted(_AUTHOR)}\n"


def bibtex(said: About) -> str:
    """A BibTeX entry; braces keep the capitals."""
    fields = {
        "title": f"{{{TITLE}}}",
        "author": f"{{{_AUTHOR}}}",
        "year": said.built[:4],
        "version": said.version,
        "note": said.sentence,
        "howpublished": said.link,
    }
    body = ",\n".join(f"  {key} = {{{value}}}" for key, value in fields.items())
    return f"@misc{{recorded-offences-{said.version[:8]},\n{body}\n}}\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
