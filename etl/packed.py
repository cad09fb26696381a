"""What was read, as bytes and back: for a worker process to hand over, and for a folder to keep between runs.

Only the project's own frozen dataclasses and enumerations, dates and decimals go in, and nothing else comes out: bytes
that ask for any other class are refused, so a file that somebody put into the folder cannot run code. Each dataclass is
made anew by its own constructor, which checks it again.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import sha256
from importlib import import_module
from operator import attrgetter
from typing import Any

PROTOCOL = 5
_DIGEST_BYTES = 32
_HOME = "etl."
_PLAIN: dict[tuple[str, str], type] = {(kind.__module__, kind.__name__): kind for kind in (date, datetime, time)}
_PLAIN[("decimal", "Decimal")] = Decimal
_PLAIN[("builtins", "frozenset")] = frozenset


class NotPacked(Exception):
    """Bytes that `packed` did not make, or that were changed since."""


def packed(value: object) -> bytes:
    """The SHA-256 of what follows, then the value. Raises PicklingError for what has no bytes."""
    room = io.BytesIO()
    _Packer(room, PROTOCOL).dump(value)
    body = room.getvalue()
    return sha256(body).digest() + body


def unpacked(content: bytes) -> object:
    """The value of bytes made by `packed`. Raises NotPacked for any others, cut or changed ones included."""
    digest, body = content[:_DIGEST_BYTES], content[_DIGEST_BYTES:]
    if sha256(body).digest() != digest:
        raise NotPacked("the bytes are not those that were written")
    try:
        return _Unpacker(io.BytesIO(body)).load()
    except Exception as why:  # Whatever a made-up file does to the unpickler, it is no packed value.
        raise NotPacked(str(why)) from why


class _Packer(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:
        """A dataclass as its class and the values of its fields: what has been worked out since is left behind."""
        kind: type = type(value)
        values = _values(kind)
        return NotImplemented if values is None else (kind, values(value))


@cache
def _values(kind: type) -> Callable[[object], tuple[object, ...]] | None:
    if not is_dataclass(kind):
        return None
    names = [field.name for field in fields(kind)]
    if len(names) == 1:
        return lambda value: (getattr(value, names[0]),)
    return attrgetter(*names) if names else lambda _: ()


class _Unpacker(pickle.Unpickler):
    def find_class(self, module: str, name: str) -> type:
        """A class that may stand in packed bytes. Raises UnpicklingError for any other."""
        if (module, name) in _PLAIN:
            return _PLAIN[module, name]
        found = getattr(import_module(module), name, None) if module.startswith(_HOME) else None
        if isinstance(found, type) and (is_dataclass(found) or issubclass(found, Enum)):
            return found
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a reading")
