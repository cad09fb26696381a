"""Pages that are kept: the same page, and only the last ones."""

from __future__ import annotations

from dashboard.kept import KeptPages, unpacked


def test_a_kept_page_is_the_page() -> None:
    kept = KeptPages()
    packed = kept.keep("a", "Café " * 100)
    assert kept.get("a") == packed
    assert unpacked(packed).decode() == "Café " * 100
    assert kept.get("b") is None


def test_the_page_that_was_not_asked_for_longest_is_dropped() -> None:
    kept = KeptPages(most=2)
    kept.keep("a", "1")
    kept.keep("b", "2")
    assert kept.get("a") is not None
    kept.keep("c", "3")
    assert [tag for tag in "abc" if kept.get(tag)] == ["a", "c"]
