"""Questions of every kind, for tests by properties."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from dashboard.selection import ALL, By, Compare, Drawn, Rows, Selection, Show, Step

DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    """Any Selection that the made-up store knows the words of."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    by = draw(st.none() | st.sampled_from(By))
    only = draw(st.sets(st.sampled_from(("Snapchat", "WhatsApp", "Instagram")))) if by is By.PLATFORM else set()
    return Selection(
        areas=tuple(draw(st.sets(st.sampled_from(("E23000002", "E23000032", "S92000003", "K02000001", "X-PSNI"))))),
        offences=draw(st.sampled_from(((), (ALL,), ("88a",), ("88a", "71-17", "cse-flag")))),
        first=draw(st.none() | st.just(first)),
        last=draw(st.none() | st.just(last)),
        step=draw(st.sampled_from(Step)),
        by=by,
        only=tuple(only),
        show=draw(st.none() | st.sampled_from(Show)),
        compare=draw(st.sampled_from(Compare)),
        limits=draw(st.sampled_from(Drawn)),
        events=draw(st.sampled_from(Drawn)),
        rows=draw(st.sampled_from(Rows)),
    )
