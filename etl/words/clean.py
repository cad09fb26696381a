"""A text of a sheet without what carries no meaning: widths of digits, kinds of blanks, typographic quotes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BLANKS = re.compile(r"\s+")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "`": "'"})
_OUTER_QUOTES = re.compile(r"""^["']+|["']+$""")


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Full-width digits and letters made plain, invisible characters gone, every run of blanks one blank."""
    if text.isascii():
        return _BLANKS.sub(" ", text).strip()
    return _BLANKS.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))).strip()


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """`clean`, with plain quotes and none around the whole."""
    return _OUTER_QUOTES.sub("", clean(text).translate(_QUOTES)).strip()


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """`bare` without regard to case: what labels are compared by."""
    return bare(text).casefold()
