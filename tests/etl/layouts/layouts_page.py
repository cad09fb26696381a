"""docs/layouts.md, made of the docstrings of the layouts and of the made-up sheets.

`python -m tests.etl.layouts.layouts_page` writes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from etl.layouts import EVERY
from tests.etl.layouts.written import FOLDER, load

PAGE = Path(__file__).parents[3] / "docs" / "layouts.md"
_OPENING = """# Layouts

How a spreadsheet may be set out and is still read. Each layout is one file in `etl/layouts` with its picture; a table
that two of them could read, or one in two ways, is held, and so is one that none of them reads. The sheets in
`tests/data/sheets` are made up; each stands beside what it says or why it is held. This page is made of both
(`python -m tests.etl.layouts.layouts_page`), and a test holds it to them.

"""


def page() -> str:
    """The page as it should stand in docs."""
    parts = [
        _OPENING,
        *_table(),
        "\n## Pictures\n",
        *(_picture(layout) for layout in EVERY),
        "\n## Sheets\n\n",
        *_sheets(),
    ]
    return "".join(parts)


def _table() -> Iterator[str]:
    yield "| Layout | What it is | File |\n|---|---|---|\n"
    for layout in EVERY:
        yield f"| {layout.NAME} | {_said(layout)} | `{_file(layout)}` |\n"


def _picture(layout: ModuleType) -> str:
    drawn = [line for line in (layout.__doc__ or "").splitlines() if line.strip().startswith("|")]
    return f"\n**{layout.NAME}**\n\n```text\n" + "\n".join(line.rstrip() for line in drawn) + "\n```\n"


def _sheets() -> Iterator[str]:
    yield "| Sheet | What it is like | Read or held |\n|---|---|---|\n"
    for path in sorted(FOLDER.glob("*.txt")):
        opening = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# Made up. ")
        held = load(path).expected.get("held")
        state = f"held: {', '.join(dict.fromkeys(line.split(' ')[0] for line in held))}" if held else "read"
        yield f"| `{path.stem}` | {opening.replace('|', '/')} | {state} |\n"


def _said(layout: ModuleType) -> str:
    """The first sentence of a docstring, on one line."""
    opening = (layout.__doc__ or "").split("\n\n")[0]
    return " ".join(opening.split())


def _file(layout: ModuleType) -> str:
    return layout.__name__.replace(".", "/") + ".py"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
