"""Everything that names in reference data mean, loaded once and handed to whoever reads words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etl.words.areas import Areas, load_areas
from etl.words.exemptions import Exemptions, load_exemptions
from etl.words.names import exact
from etl.words.offences import Offences, load_offences
from etl.words.platforms import Platforms, load_platforms


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Names of areas, platforms, offences and exemptions."""

    areas: Areas
    platforms: Platforms
    offences: Offences
    exemptions: Exemptions


def load_vocabulary(reference: Path) -> Vocabulary:
    """Read the reference files of a folder (data/raw/reference).

    Raises UnreadableTable, whose text names file, line and remedy.
    """
    areas = load_areas(reference)
    exemptions = load_exemptions(reference)
    taken = frozenset(areas.names()) | frozenset(exact(name) for name in exemptions.names())
    return Vocabulary(areas, load_platforms(reference), load_offences(reference, taken), exemptions)
