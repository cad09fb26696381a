"""The register: one row a return, refusals and missing files included. It fences what its sheets may say."""

from __future__ import annotations

from dataclasses import dataclass

from etl.model.period import Period


@dataclass(frozen=True, slots=True)
class Return:
    """What one publisher gave in answer to one request: a row of register.csv. An empty field is *not known*."""

    return_id: str
    file: str
    form: str
    force: str
    reference: str
    request: str
    asked: str
    published: str
    status: str
    exemption: str
    offence: str
    period: Period
    compiled_by: str
    publisher: str
    publisher_name: str
    licence: str
    url: str
    note: str
