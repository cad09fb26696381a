"""Zip files with the same bytes each time: entries in a fixed order, all of one day."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_DAY = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip file can say; the true day stands inside."""


def steady_zip(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip file of names and contents, in the order given."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries:
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            file.writestr(entry, content)
    return made.getvalue()
