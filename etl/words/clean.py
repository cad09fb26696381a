"""A text of a sheet without what carries no meaning: widths of digits, kinds of blanks, typographic quotes."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BLANKS = re.compile(r"\s+")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "`": "'"})
_OUTER_QUOTES = re.compile(r"""^["']+|["']+$""")
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
"""Raised digits: signs of a footnote, never a part of the number or the word before them."""
_KEPT = dict(zip(RAISED, map(chr, range(0xE000, 0xE00A)), strict=True))
_PUT_AWAY = str.maketrans(
    _KEPT | dict(zip("₀₁₂₃₄₅₆₇₈₉", _KEPT.values(), strict=True)) | dict(zip("⓪①②③④⑤⑥⑦⑧⑨", _KEPT.values(), strict=True))
)
_PUT_BACK = str.maketrans({kept: digit for digit, kept in _KEPT.items()})


@lru_cache(maxsize=65536)
def clean(text: str) -> str:
    """Full-width digits and letters made plain, invisible characters gone, every run of blanks one blank.

    Raised, lowered and circled digits stay apart from plain ones, as raised digits: `5¹` is five with a footnote.
    """
    if text.isascii():
        return _BLANKS.sub(" ", text).strip()
    plain = unicodedata.normalize("NFKC", text.translate(_PUT_AWAY)).translate(_PUT_BACK)
    return _BLANKS.sub(" ", _INVISIBLE.sub("", plain)).strip()


@lru_cache(maxsize=65536)
def bare(text: str) -> str:
    """`clean`, with plain quotes and none around the whole."""
    return _OUTER_QUOTES.sub("", clean(text).translate(_QUOTES)).strip()


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """`bare` without regard to case: what labels are compared by."""
    return bare(text).casefold()
