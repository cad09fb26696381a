"""A made-up PDF for the tests of extraction: words and rules at places, in points from the top left of a page."""

from __future__ import annotations

from pathlib import Path

HEIGHT = 800
Text = tuple[float, float, str]
"""Left, base line from the top, words."""


def text(left: float, down: float, words: str, size: float = 10) -> str:
    said = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F {size} Tf {left} {HEIGHT - down} Td ({said}) Tj ET"


def turned(left: float, down: float, words: str) -> str:
    return f"BT /F 10 Tf 0 1 -1 0 {left} {HEIGHT - down} Tm ({words}) Tj ET"


def rule(left: float, down: float, right: float, to: float) -> str:
    return f"{left} {HEIGHT - down} m {right} {HEIGHT - to} l S"


def table(rows: list[list[str]], down: float, left: float = 50, wide: float = 100, high: float = 20) -> str:
    """A ruled table; `\\n` parts the lines of a cell."""
    bottom, right = down + high * len(rows), left + wide * len(rows[0])
    drawn = [rule(left, down + high * row, right, down + high * row) for row in range(len(rows) + 1)]
    drawn += [rule(left + wide * column, down, left + wide * column, bottom) for column in range(len(rows[0]) + 1)]
    for y, row in enumerate(rows):
        for x, cell in enumerate(row):
            lines = cell.split("\n")
            size = 10 if len(lines) == 1 else 7
            for number, words in enumerate(lines):
                drawn.append(
                    text(left + wide * x + 4, down + high * y + high * (number + 0.7) / len(lines), words, size)
                )
    return "\n".join(drawn)


def pdf(path: Path, *pages: str, more: str = "") -> Path:
    """A document of these pages; `more` stands in its trailer."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"]
    kids = []
    for content in pages:
        place = len(objects) + 1
        kids.append(f"{place} 0 R")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 {HEIGHT}]/Contents {place + 1} 0 R"
            "/Resources<</Font<</F 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
    objects[1] = f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(kids)}]>>"
    made = "%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n"
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010} 00000 n \n" for at in places)
    made += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R{more}>>\nstartxref\n{start}\n%%EOF\n"
    path.write_bytes(made.encode("latin-1"))
    return path
