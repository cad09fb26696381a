"""Names inside longer texts count where they are written with a capital."""

from __future__ import annotations

from etl.layouts.mentions import areas_in, platforms_in, without_areas
from tests.etl.transform.sheets import vocabulary


def codes(text: str) -> list[str]:
    return [named[0].code for named in areas_in(text, vocabulary().areas)]


def test_the_longest_name_at_a_place_wins() -> None:
    assert codes("Police in England and Wales, Sexual Communication with a Child") == ["K04000001"]
    assert codes("Cumbria Police: Sexual Communication with a Child") == ["E23000002"]
    assert codes("Kent and Surrey") == ["E23000032", "E23000031"]


def test_words_are_no_names() -> None:
    assert codes("The criteria were met by the force") == []
    assert codes("grooming in the east") == []


def test_a_name_can_be_taken_out() -> None:
    assert without_areas("Kent Police recorded offences", vocabulary().areas).split() == ["recorded", "offences"]


def test_platforms_are_found_and_ordinary_means_are_not() -> None:
    platforms = vocabulary().platforms
    assert platforms_in("Offences where Snapchat or Facebook Messenger was used", platforms)[0] == "Snapchat"
    assert platforms_in("Online grooming by Phone, Other or Text", platforms) == ()
