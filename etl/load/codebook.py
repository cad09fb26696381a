"""The codebook of every file, made from the columns: `python -m etl.load.codebook` writes docs/codebook.md."""

from __future__ import annotations

import sys
from pathlib import Path

from etl.model.codebook import codebook


def main() -> None:
    """Write the page into the folder `docs` beside the package."""
    page = Path(__file__).parents[2] / "docs" / "codebook.md"
    page.write_text(codebook(), encoding="utf-8")
    sys.stdout.write(f"Wrote {page.name}\n")


if __name__ == "__main__":
    main()
