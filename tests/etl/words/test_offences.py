"""Words for offences: as whole texts, and inside captions and questions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from etl.words.offences import Offences
from etl.words.vocabulary import load_vocabulary

REFERENCE = Path(__file__).parents[3] / "data/raw/reference"
PROJECT = "71/17"
MEETING = "s.15 meeting a child"


@pytest.fixture(scope="module")
def offences() -> Offences:
    return load_vocabulary(REFERENCE).offences


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("71/17", PROJECT),
        ("071/17", PROJECT),
        ("71-17", PROJECT),
        ("s.15A", PROJECT),
        ("Section 15A", PROJECT),
        ("section 15a of the Sexual Offences Act 2003", PROJECT),
        ("Sexual communication with a child (71/17)", PROJECT),
        ("HO code 88A", "88A"),
        ("Home Office Offence Code: 88A", "88A"),
        ("88A - Sexual grooming", "88A"),
        ("s15", MEETING),
        ("Class 71", "71"),
        ("71", "71"),
        ("71/17 and equivalents", "71/17 and equivalents"),
        ("CSE flag", "CSE flag"),
        ("all crime", "all crime"),
        ("Scotland", "Scotland: communicating indecently with a child"),
    ],
)
def test_a_whole_text_names_one_offence(offences: Offences, text: str, identifier: str) -> None:
    """Ids, keys, names, aliases, codes and sections, or several of these that agree."""
    assert [offence.id for offence in offences.find(text)] == [identifier]


@pytest.mark.parametrize(
    "text", ["", "grooming", "online grooming", "71/18", "s.15A and s.15", "Sexual communication", "15A"]
)
def test_words_that_the_file_does_not_know_are_no_offence(offences: Offences, text: str) -> None:
    """They are kept as written elsewhere, and never become the project's offence."""
    assert offences.find(text) == ()


@pytest.mark.parametrize(
    ("text", "identifiers"),
    [
        (
            "1. The number of recorded offences under s.15A of the Sexual Offences Act 2003, sexual communication with "
            "a child, (Home Office recording code 71/17) from (and including) April 1st 2021",
            [PROJECT],
        ),
        ("Sexual Grooming HO code 88A incidents in financial year 2021/2", ["88A"]),
        ("In the last financial year 2013/14, sexual grooming (Home Office Offence code: 88A)", ["88A"]),
        ("Response a: crimes with the CSE flag, calendar years", ["CSE flag"]),
        ("Meeting a child following sexual grooming etc", [MEETING]),
        ("ss. 15 and 15A of the Sexual Offences Act 2003", [MEETING, PROJECT]),
        ("HO codes 88A and 71/17", ["88A", PROJECT]),
        ("class 71 and 71/17", ["71", PROJECT]),
        ("Sexual communication with a child (Northern Ireland)", ["Northern Ireland: s.15A equivalent"]),
        ("section 24 of the Sexual Offences (Scotland) Act 2009", ["Scotland: young child"]),
        ("exempt under section 24 and s.12", []),
        ("3. Withheld: Section 31(1)(a)(b) (Law Enforcement)", []),
        ("the Sexual Offences Act 2003", []),
        ("Police in Northern Ireland", []),
        ("Number 21 of 71 offences on page 86", []),
        ("Question 22B", []),
        ("Count of crimes", []),
        ("71/170", []),
    ],
)
def test_offences_named_inside_longer_text(offences: Offences, text: str, identifiers: list[str]) -> None:
    """The longest name wins; ordinary words, areas, laws and other sections are no offences."""
    assert [offence.id for offence in offences.mentioned(text)] == identifiers


def test_what_a_class_contains_depends_on_the_day(offences: Offences) -> None:
    """Class 88A took in the project's offence on 1 April 2017."""
    assert PROJECT not in offences.contains("88A", date(2017, 3, 31))
    assert PROJECT in offences.contains("88A", date(2017, 4, 1))
    assert "88/1" in offences.contains("88A")
    assert offences.contains(PROJECT) == frozenset()
    assert {"88A", PROJECT, "88/2"} <= offences.contains("all except fraud")


def test_every_offence_is_found_by_id_key_and_name(offences: Offences) -> None:
    """Ids, keys for addresses and names lead back to their row."""
    for offence in offences.all():
        assert offences.by_id(offence.id) is offence
        assert offences.by_key(offence.key) is offence
        assert offence in offences.find(offence.name)
    with pytest.raises(KeyError):
        offences.by_id("72/17")


def test_the_nearest_name_is_offered(offences: Offences) -> None:
    """A slip of the pen gets the name that was meant."""
    nearest = offences.nearest("Sexual comunication with a child")
    assert nearest is not None
    assert nearest.id == PROJECT
