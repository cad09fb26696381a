"""Sections that refusals cite."""

from __future__ import annotations

from pathlib import Path

import pytest

from etl.words.exemptions import Exemptions, load_exemptions

REFERENCE = Path(__file__).parents[3] / "data/raw/reference"


@pytest.fixture(scope="module")
def exemptions() -> Exemptions:
    return load_exemptions(REFERENCE)


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        ("s.40(2)", ["s.40"]),
        ("Exempt: Section 40(2) Personal Information", ["s.40"]),
        ("Section 31(1)(a)(b)", ["s.31"]),
        ("s.31(1)(a) and (b)", ["s.31"]),
        ("section 12 (1)", ["s.12"]),
        ("S12", ["s.12"]),
        ("s.12 cost", ["s.12"]),
        ("Sections 31 and 40(2)", ["s.31", "s.40"]),
        ("section 40(5B)(a)(i)", ["s.40(5)"]),
        ("s.31(3)", ["s.31(3)"]),
        ("section 17 of the Freedom of Information Act 2000", ["s.17"]),
        ("section 40 of the Data Protection Act 2018", []),
        ("s.15A of the Sexual Offences Act 2003", []),
        ("s.99", []),
        ("There were 12 offences (31 of 40)", []),
        ("", []),
    ],
)
def test_sections_cited(exemptions: Exemptions, text: str, sections: list[str]) -> None:
    """The narrowest section that the file knows, in order, each once; sections of other laws are none."""
    assert [exemption.section for exemption in exemptions.find(text)] == sections


def test_the_same_section_of_another_law(exemptions: Exemptions) -> None:
    """The law is the one that is given, else the one the text names, else the United Kingdom's."""
    scottish = "Freedom of Information (Scotland) Act 2002"
    (home,) = exemptions.find("s.31")
    assert (home.law, home.kind) == ("Freedom of Information Act 2000", "exemption")
    assert [one.law for one in exemptions.find("refused under s.35 of FOISA")] == [scottish]
    assert [one.law for one in exemptions.find("FOISA applies: section 12")] == [scottish]
    assert [one.short_title for one in exemptions.find("s.12", "FOISA")] == ["Excessive cost of compliance"]
    assert [one.section for one in exemptions.find("Article 25 FOI (Jersey) Law")] == ["Article 25"]
    with pytest.raises(KeyError):
        exemptions.find("s.12", "Law of Nature")


def test_every_section_is_found_by_its_own_name(exemptions: Exemptions) -> None:
    """All sections of the file lead back to their row."""
    assert exemptions.all()
    assert all(exemption in exemptions.find(exemption.section, exemption.law) for exemption in exemptions.all())
