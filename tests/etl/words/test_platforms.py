"""Labels of platforms and means: what they mean, and who owned what when."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from etl.extract.rows import UnreadableTable
from etl.model.period import Period
from etl.words.platforms import Platforms, load_platforms

REFERENCE = Path(__file__).parents[3] / "data/raw/reference"
LOCKDOWN = Period(date(2020, 4, 1), date(2020, 6, 30))


@pytest.fixture(scope="module")
def platforms() -> Platforms:
    return load_platforms(REFERENCE)


@pytest.mark.parametrize(
    ("label", "identifier"),
    [
        ("Facebook", "facebook"),
        ("FACEBOOK*", "facebook"),
        ("Facebook/ Facebook Messenger", "facebook-or-messenger"),
        ("Facebook & Messenger", "facebook-or-messenger"),
        ('"Grindr"', "grindr"),
        ('"Tinder”', "tinder"),
        ("what’s app", "whatsapp"),
        ("Insta-Gram", "instagram"),
        ("Kik²", "kik"),
        ("Snapchat1", "snapchat"),
        ("Lemon8", "lemon8"),
        ("hi5", "hi5"),
        ("Jack’d", "jackd"),
        ("X", "x"),
        ("Twitter", "x"),
        ("Her", "her"),
        ("Dating app", "dating-app"),
        ("Not known", "unknown"),
        ("Facebook owned apps", "facebook-owned"),
        ("Meta", "meta-owned"),
    ],
)
def test_a_whole_label_is_found_in_any_usual_spelling(platforms: Platforms, label: str, identifier: str) -> None:
    """Names, aliases and groups are found whatever the case, quotes, hyphens and footnote signs."""
    means = platforms.find(label)
    assert means is not None
    assert means.id == identifier


@pytest.mark.parametrize(
    "label", ["", "Facebook owned apps (in lockdown)", "Him", "Online harm", "12-15", "Facebook 2019/20"]
)
def test_a_label_that_is_not_a_whole_name_is_no_platform(platforms: Platforms, label: str) -> None:
    """A name is never found inside longer words."""
    assert platforms.find(label) is None


def test_what_is_known_of_the_means(platforms: Platforms) -> None:
    """Unknown is outside every denominator, an unnamed social medium is partly known, a group is as its members are."""
    states = {name: platforms.by_id(name).means_known for name in ("unknown", "social-media", "kik", "big-four")}
    assert states == {"unknown": "no", "social-media": "partly", "kik": "yes", "big-four": "yes"}


def test_members_of_groups(platforms: Platforms) -> None:
    """A fixed group has its listed members; a group by owner those that its owner owned on a day of the period."""
    assert platforms.by_id("facebook-or-messenger").members == ("facebook", "facebook-messenger")
    owned = platforms.members("facebook-owned", LOCKDOWN)
    assert {"facebook", "instagram", "whatsapp"} <= owned
    assert "threads" not in owned
    assert platforms.members("facebook-owned-and-snapchat", LOCKDOWN) == owned | {"snapchat"}


@pytest.mark.parametrize(
    ("identifier", "period", "owner", "owner_id"),
    [
        ("facebook", LOCKDOWN, "Facebook, Inc.", "meta"),
        ("facebook-owned", LOCKDOWN, "Facebook, Inc.", "meta"),
        ("facebook", Period.financial_year(2021), "", "meta"),
        ("facebook", Period.financial_year(2022), "Meta Platforms, Inc.", "meta"),
        ("facebook-or-messenger", LOCKDOWN, "Facebook, Inc.", "meta"),
        ("facebook-or-twitter", LOCKDOWN, "", ""),
        ("x", Period.financial_year(2022), "", "x-corp"),
        ("kik", Period.financial_year(2019), "", ""),
        ("kik", LOCKDOWN, "MediaLab", "medialab"),
        ("unknown", LOCKDOWN, "", ""),
        ("sms", LOCKDOWN, "", ""),
    ],
)
def test_owner_in_a_period(platforms: Platforms, identifier: str, period: Period, owner: str, owner_id: str) -> None:
    """The owner's name at the time; empty where it changed or is not known. The id outlives a change of name."""
    assert platforms.owner(identifier, period) == owner
    assert platforms.owner_id(identifier, period) == owner_id


def test_the_nearest_name_is_offered(platforms: Platforms) -> None:
    """A slip of the pen gets the name that was meant."""
    nearest = platforms.nearest("Sanpchat")
    assert nearest is not None
    assert nearest.id == "snapchat"
    with pytest.raises(KeyError):
        platforms.by_id("snapchatt")


def test_every_platform_finds_itself_by_its_name(platforms: Platforms) -> None:
    """All names of the files lead back to their row."""
    assert all(platforms.find(means.name) is means for means in platforms.all())


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("platforms.csv", "FB|", "FB|Kik|", "already belongs to 'facebook'"),
        ("platform-groups.csv", "kik|whatsapp,", "kik|whatsup-app,", "unknown member"),
        ("platform-owners.csv", "\nkik,", "\nkikk,", "platform-owners.csv, line"),
        ("platform-owners.csv", "2019-10-18", "18 October 2019", "is no date"),
    ],
)
def test_a_fault_in_the_data_names_the_file(tmp_path: Path, file: str, old: str, new: str, message: str) -> None:
    """Names claimed twice, unknown members and platforms, and dates that are none are errors for people."""
    for name in ("platforms.csv", "platform-groups.csv", "platform-owners.csv"):
        text = (REFERENCE / name).read_text("utf-8")
        (tmp_path / name).write_text(text.replace(old, new) if name == file else text, "utf-8")
    with pytest.raises(UnreadableTable, match=message):
        load_platforms(tmp_path)
