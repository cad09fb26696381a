"""A made-up truth, set out as a sheet in one of many ways, reads back as it is or is held: never as something else."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.extract.grid import CellValue
from tests.etl.transform.sheets import about, errors, read, registered

FORCES = {
    "Kent": "E23000032", "Surrey Police": "E23000031", "Sussex*": "E23000033", "Avon & Somerset": "E23000036",
    "Gwent": "W15000002", "Norfolk Constabulary": "E23000024", "West Midlands": "E23000014",
}  # fmt: skip
PLATFORMS = ("Facebook", "Snapchat", "Instagram", "WhatsApp", "Kik", "Text message")
AGES = {"11 and under": "0-11", "12-15": "12-15", "16 and over": "16+", "Unknown age": "unknown"}
SEXES = {"Female": "female", "Male": "male", "Not recorded": "unknown"}
OUTCOMES = ("Charged", "Cautioned", "Community resolution", "No further action")
CELLS: tuple[tuple[CellValue | None, str | None], ...] = (
    ("*", "at least 1 · suppressed"), ("<5", "1 to 4 · suppressed"), ("n/a", "none · not provided"),
    (None, "none · no return"), ("1,234", "1234"), ("two", "2"), (0, "0"),
)  # fmt: skip


@dataclass(frozen=True)
class Way:
    """One side of a made-up table: what its labels are, how they are written, what they mean."""

    place: int
    labels: dict[str, str]
    heading: str

    @property
    def gives_a_whole(self) -> bool:
        """Whether the sum of its parts is a figure: not over periods, nor over forces that make no known area."""
        return self.place not in (0, 1)


def chosen(draw: st.DrawFn, words: dict[str, str], least: int = 1) -> dict[str, str]:
    keys = draw(st.lists(st.sampled_from(sorted(words)), min_size=least, max_size=len(words), unique=True))
    return {key: words[key] for key in keys}


@st.composite
def ways(draw: st.DrawFn, kind: str) -> Way:
    if kind == "period":
        first = draw(st.integers(2017, 2020))
        years = range(first, first + draw(st.integers(1, 4)))
        style = draw(st.sampled_from(["{0}/{2}", "{0}-{2}", "{0}/{1}", "April {0} to March {1}"]))
        labels = {style.format(y, y + 1, f"{(y + 1) % 100:02d}"): f"{y}/{(y + 1) % 100:02d}" for y in years}
        return Way(1, labels, draw(st.sampled_from(["Year", "Financial year", ""])))
    words = {
        "area": (0, FORCES, "Police force"),
        "platform": (2, {name: name for name in PLATFORMS}, "Platform"),
        "age": (3, AGES, "Age"),
        "sex": (4, SEXES, "Sex"),
        "outcome": (2, {name: name for name in OUTCOMES}, "Outcome"),
    }
    place, known, heading = words[kind]
    return Way(place, chosen(draw, known), draw(st.sampled_from([heading, ""])))


@dataclass(frozen=True)
class Truth:
    """A sheet and what it says: the part that a number is about, to the number in words."""

    rows: list[list[CellValue | None]]
    says: dict[tuple[str, ...], str]


def total_line(
    draw: st.DrawFn, down: Way, across: Way, body: list[list[CellValue | None]], says: dict[tuple[str, ...], str]
) -> list[CellValue | None]:
    """A row of sums, now and then a wrong one, where every part is a number; what it says stands in `says`."""
    line: list[CellValue | None] = ["Total"]
    for column, meaning in enumerate(across.labels.values(), 1):
        parts = [row[column] for row in body]
        sum_ = sum(part for part in parts if isinstance(part, int)) + draw(st.sampled_from([0, 0, 0, 7]))
        line.append(sum_ if all(isinstance(part, int) for part in parts) else None)
        if line[-1] is not None and down.gives_a_whole:
            key = ["E23000032", "April 2017 to March 2024", "", "", ""]
            key[across.place] = meaning
            says[tuple(key)] = str(sum_)
    return line


@st.composite
def truths(draw: st.DrawFn) -> Truth:
    pair = draw(st.sampled_from([("area", "period"), ("platform", "period"), ("age", "period"), ("outcome", "period"),
                                 ("sex", "age"), ("area", "age"), ("area", "sex"), ("area", "platform")]))  # fmt: skip
    down, across = (draw(ways(kind)) for kind in (pair if draw(st.booleans()) else pair[::-1]))
    says: dict[tuple[str, ...], str] = {}
    body: list[list[CellValue | None]] = []
    for label, meaning in down.labels.items():
        line: list[CellValue | None] = [label]
        for other in across.labels.values():
            number = draw(st.integers(0, 900))
            cell, text = draw(st.sampled_from(CELLS)) if draw(st.integers(0, 5)) == 0 else (number, str(number))
            line.append(cell)
            key = ["E23000032", "April 2017 to March 2024", "", "", ""]
            key[down.place], key[across.place] = meaning, other
            says[tuple(key)] = text or ""
        body.append(line)
    if draw(st.booleans()):
        body.append(total_line(draw, down, across, body, says))
    head: list[CellValue | None] = [down.heading, *across.labels]
    texts = draw(
        st.lists(st.sampled_from(["Offences recorded", "Question 1", "Sexual communication with a child"]), max_size=3)
    )
    rows: list[list[CellValue | None]] = [[text] for text in texts]
    rows += [[]] * draw(st.integers(0, 2)) + [head, *body] + [[]] * draw(st.integers(0, 1))
    rows += [
        [note]
        for note in draw(st.lists(st.sampled_from(["Source: police records", "* new record system"]), max_size=1))
    ]
    shift = draw(st.integers(0, 2))
    return Truth([[None] * shift + row for row in rows], says)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(truths(), st.booleans())
def test_a_sheet_reads_back_or_is_held(truth: Truth, several: bool) -> None:
    by_area = {key[0] for key in truth.says} != {"E23000032"}
    reading = read(truth.rows, registered() if by_area else registered(force="Kent Police"))
    found = {about(observation): observation.count.text for observation in reading.observations}
    if reading.held:
        assert errors(reading)
        return
    assert found == truth.says
    assert reading.account["total"] == sum(cell not in (None, "") for row in truth.rows for cell in row)


TOKENS: tuple[CellValue | None, ...] = (
    None,
    None,
    5,
    12,
    2018,
    2019,
    -3,
    2.5,
    "5*",
    "*",
    "<5",
    "1-4",
    "n/a",
    "-",
    "two",
    "a third",
    "12%",
    "5 (10%)",
    "(5)",
    "Kent",
    "Sussex*",
    "South East",
    "UK",
    "West Midlands",
    "2017/18",
    "2018/19",
    "2023/",
    "in lockdown",
    "April 2018",
    "Facebook",
    "Snapchat",
    "Unknown",
    "Other",
    "11 and under",
    "12-15",
    "Female",
    "Male",
    "Charged",
    "OC01 – Charge",
    "Total",
    "Sum:",
    "Total offences",
    "Offences recorded",
    "%",
    "Method of communication given",
    "Police force",
    "Year",
    "Outcome",
    "Notes",
    "see note",
    "* six months only",
    "* = fewer than 5",
    "Question 1",
    "2. 4",
    "1a. Charged – 5",
    "There have been 39 offences recorded.",
    "Exempt: section 40(2)",
    "88A",
    "71/17",
    "Source: somebody",
    "#REF!",
    True,
    "92 (One) 33 (Two)",
    "12,5",
    "\u200b",
    "=1+1",
    "x" * 600,
    "Ref: 123/24",
    "0",
    "１２",
    "Kent 2017/18",
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(st.sampled_from(TOKENS), max_size=6), max_size=9), st.booleans())
def test_any_sheet_gives_a_reading_in_which_every_cell_has_one_role(
    rows: list[list[CellValue | None]], fenced: bool
) -> None:
    reading = read(rows, fenced=fenced)
    filled = [cell for row in rows for cell in row if cell not in (None, "")]
    assert reading.account["total"] == len(filled)
    assert len({(role.sheet, role.cell) for role in reading.cells}) == len(filled)
    places = [(each.source.sheet, each.source.cell, each.source.ordinal) for each in reading.observations]
    assert len(set(places)) == len(places)
    assert reading.observations or reading.held
