"""What all tables of the store share: where they are listed, and columns of text and whole numbers."""

from __future__ import annotations

from sqlalchemy import Column, Integer, MetaData, String

METADATA = MetaData()


def text(name: str, comment: str, *, key: bool = False, nullable: bool = False) -> Column[str]:
    """A column of text: empty is '' unless `nullable`."""
    return Column(name, String, primary_key=key, nullable=nullable and not key, comment=comment)


def integer(name: str, comment: str, *, key: bool = False, nullable: bool = False) -> Column[int]:
    """A column of whole numbers; a key is never counted up by the database."""
    return Column(name, Integer, primary_key=key, autoincrement=False, nullable=nullable and not key, comment=comment)
