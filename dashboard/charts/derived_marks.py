"""What is worked out, as marks and lines: a dotted outline with its working, never in place of a figure."""

from __future__ import annotations

from dashboard.charts.marks import Block, Item, Look
from dashboard.charts.members import NameOf
from dashboard.charts.naming import Place
from dashboard.charts.phrases import all_of, amount, bare, monthly_count, months_words
from dashboard.charts.saying import Words
from dashboard.charts.sources import chips
from dashboard.statistics.derived_model import Derived, Refused, Rule, Shown


def derived_block(one: Derived, place: Place, name_of: NameOf | None = None) -> Block:
    """A number that is worked out for days without a figure."""
    a_month = monthly_count(one.count, one.period)
    words = Words(
        who=place.name,
        period=one.period.label,
        months=months_words(one.period),
        amount=f"{amount(one.count, one.unit)}, worked out",
        figure=bare(one.count),
        rate=f"{a_month} a month",
        monthly=a_month,
        mark=f"[e] {worked(one)}",
        source=f"Worked out from {len(one.rows)} figures; nobody prints it.",
        notes=(f"{worked(one).capitalize()}.", *lacking(one, name_of), *one.reasons),
        chips=chips(one.rows),
    )
    return Block(
        look=Look.DERIVED,
        period=one.period,
        low=one.count.lowest or 0,
        high=one.count.highest,
        label=f"{bare(one.count)} [e]",
        words=words,
        inside=("worked out",),
    )


def derived_item(one: Derived, place: Place, name_of: NameOf | None = None) -> Item:
    """What is worked out and not drawn: beside a figure that says another number, or around days without one."""
    if one.shown is Shown.DIFFERS and one.differs is not None:
        why = f"The figure printed for these days is {bare(one.differs.count)}, and it answers."
    else:
        why = "It holds days without a figure of their own."
    said = " ".join((f"{worked(one).capitalize()}.", why, *lacking(one, name_of), *one.reasons))
    head = f"{place.name}, {one.period.label}: {bare(one.count)} [e]"
    return Item(Look.DERIVED, head, said, chips(one.rows))


def refused_item(no: Refused, place: Place) -> Item:
    """A number that may be met, or worked out, and is not given: why not."""
    head = bare(no.value) if no.value is not None else no.working or "none"
    return Item(None, f"{place.name}, {no.period.label}: not {head}", no.sentence, chips(no.rows))


def worked(one: Derived) -> str:
    """`worked out: 12,925 less 3,217 and 4,373`."""
    return f"{'worked out from' if one.rule is Rule.REPEATING else 'worked out:'} {one.working}"


def lacking(one: Derived, name_of: NameOf | None) -> tuple[str, ...]:
    """The forces that the total behind it leaves out."""
    if not one.missing:
        return ()
    return (f"Without {all_of([name_of(code) if name_of else code for code in one.missing])}.",)
