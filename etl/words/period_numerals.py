"""Digits as dates, years, months, numbers or none of these: `01/04/2019`, `2017/18`, `Apr-20`, `10905-25`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from etl.words.period_words import Kind, lexicon


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of a text. What `number` and `second` hold depends on the kind.

    Month, ordinal, unit, number, quarter, half: `number`. Year: `number`. Years with a stroke: the first in `number`.
    Month and year: the month in `number`, the year in `second`. Date: `day`. Bad: `name` is the reason. Kind of year:
    `name`. Bracket: `inner`, and `name` is "square" for square ones. `text` is in lower case; `words` is as written.
    """

    kind: Kind
    text: str
    number: int = 0
    second: int = 0
    day: date | None = None
    name: str = ""
    inner: tuple[Token, ...] = ()
    written: str = ""

    @property
    def words(self) -> str:
        """The text as written, for people."""
        return self.written or self.text


NO_SUCH_DAY = "there is no such day"
CUT_SHORT = "the second year is cut short"
RUN_ON = "it runs more than two years together"
NOT_NEXT = "the two years do not follow each other, and it may mean several years or one"
_SLASH_DATE = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:t\d{2}:\d{2}(?::\d{2})?)?")
_FOUR_TWO = re.compile(r"(\d{4})([/-])(\d{2}|\d{4})")
_TWO_TWO = re.compile(r"(\d{2})([/-])(\d{2})")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:am|pm|hrs)?|\d{4}hrs")
_NUMBER = re.compile(r"(\d{1,2})(st|nd|rd|th)?")
_PART = re.compile(r"([qh])(\d)")


def read_run(run: str, behind: str, *, cut_short: bool) -> tuple[Token, ...]:
    """The tokens of a run of signs without a blank that has digits in it; `behind` is the text that follows.

    `cut_short`: a stroke with nothing but a blank or words behind it follows at once (`2023/`).
    """
    if cut_short and re.match(r"\d{4}(?!\d)", run) and lexicon().is_year(int(run[:4])):
        reason = RUN_ON if re.search(r"\d[/-]\d", run) else CUT_SHORT
        return (Token(Kind.BAD, f"{run}/", name=reason),)
    if single := _single(run, behind):
        return (single,)
    if re.match(r"\d{4}/\d{2}/", run):
        return (Token(Kind.BAD, run, name=RUN_ON),)
    return _split(run, behind) or (Token(Kind.OTHER, run),)


def _single(run: str, behind: str = "") -> Token | None:
    """The run as one token, if it is one thing."""
    for reader in (_date, _iso_date, _years, _short_years, read_month_year, _named_date, _year, _number, _part, _time):
        if token := reader(run, behind):
            return token
    return None


def _day(text: str, year: int, month: int, day: int) -> Token:
    try:
        return Token(Kind.DATE, text, day=date(year, month, day))
    except ValueError:
        return Token(Kind.BAD, text, name=NO_SUCH_DAY)


def _date(run: str, _behind: str) -> Token | None:
    found = _SLASH_DATE.fullmatch(run)
    if not found:
        return None
    day, month, year = int(found[1]), int(found[3]), lexicon().long_year(found[4])
    if len(found[4]) == 2 and month == day + 1 and int(found[4]) == month + 1:
        return Token(Kind.BAD, run, name=f"{RUN_ON}, or is a date")
    return _day(run, year, month, day) if lexicon().is_year(year) else None


def _iso_date(run: str, _behind: str) -> Token | None:
    found = _ISO.fullmatch(run)
    if not found or not lexicon().is_year(int(found[1])):
        return None
    year, month, day = int(found[1]), int(found[3]), int(found[4])
    if found[2] != "-" and ((year + 1) % 100 == month or month > 12):
        return Token(Kind.BAD, run, name=RUN_ON)
    return _day(run, year, month, day)


def _years(run: str, behind: str) -> Token | None:
    """`2017/18`, `2017-18`, `2017/2018`, `2017-2018`; with a reason where the years do not follow each other."""
    found = _FOUR_TWO.fullmatch(run)
    words = lexicon()
    if not found or not words.is_year(int(found[1])) or (found[2] == "-" and _is_day_behind(found[3], behind)):
        return None
    first, second = int(found[1]), int(found[3])
    if second in (first + 1, (first + 1) % 100):
        style = found[2] if len(found[3]) == 2 else f"{found[2]}{found[2]}"
        return Token(Kind.FINANCIAL, run, first, name=style)
    if len(found[3]) == 4 and (found[2] == "-" or not words.is_year(second)):
        return None
    if found[2] == "-" and 1 <= second <= 12:
        return Token(Kind.MONTH_YEAR, run, second, first, name="iso")
    return Token(Kind.BAD, run, name=NOT_NEXT)


def _is_day_behind(digits: str, behind: str) -> bool:
    """Whether two digits are a day: a month follows them (`April 2014-15 March 2016`)."""
    is_number = re.fullmatch(r"\d{1,2}(?:st|nd|rd|th)?", digits) is not None
    return is_number and re.match(rf"\s*(?:{lexicon().months})(?!\w)", behind) is not None


def _short_years(run: str, behind: str) -> Token | None:
    """`14/15`; `14-15` may be ages and needs the word *financial* beside it."""
    found = _TWO_TWO.fullmatch(run)
    if not found or (int(found[1]) + 1) % 100 != int(found[3]) or _is_day_behind(found[3], behind):
        return None
    first = lexicon().long_year(found[1])
    if not 1990 <= first <= 2040:
        return None
    return Token(Kind.FINANCIAL if found[2] == "/" else Kind.SHORT, run, first, name="/")


def read_month_year(run: str, behind: str) -> Token | None:
    """`Apr-20`, `Apr-2020`, `apr'20`, `apr2020`, `04/2019`; the last may be a reference, and its name says so."""
    words = lexicon()
    if found := re.fullmatch(rf"({words.months})(?:[-/.']+(\d{{4}}|\d{{2}})|(\d{{4}}|\d{{2}}))", run.replace(" ", "")):
        digits = found[2] or found[3]
        if len(digits) == 2 and re.match(rf"\s*(?:st|nd|rd|th)?\s*(?:{words.months})(?!\w)", behind):
            return None
        year = words.long_year(digits)
        month = words.phrases[found[1]].number
        return Token(Kind.MONTH_YEAR, run, month, year) if words.is_year(year) else None
    if (
        (found := re.fullmatch(r"(\d{1,2})[/.-](\d{4})", run))
        and words.is_year(int(found[2]))
        and 1 <= int(found[1]) <= 12
    ):
        return Token(Kind.MONTH_YEAR, run, int(found[1]), int(found[2]), name="figures")
    if (found := re.fullmatch(r"(\d{4})/(\d)", run)) and (int(found[1]) + 1) % 10 == int(found[2]):
        return Token(Kind.SHORT, run, int(found[1]), name="/")
    return None


def _named_date(run: str, _behind: str) -> Token | None:
    """`01-Apr-2019`, `1.apr.19`, `01Apr2019`."""
    words = lexicon()
    found = re.fullmatch(rf"(\d{{1,2}})(?:st|nd|rd|th)?[-/.]?({words.months})[-/.']?(\d{{4}}|\d{{2}})", run)
    if not found:
        return None
    return _day(run, words.long_year(found[3]), words.phrases[found[2]].number, int(found[1]))


def _year(run: str, _behind: str) -> Token | None:
    if re.fullmatch(r"\d{4}s", run) and lexicon().is_year(int(run[:4])):
        return Token(Kind.VAGUE, run)
    if re.fullmatch(r"\d{4}", run) and lexicon().is_year(int(run)):
        return Token(Kind.YEAR, run, int(run))
    return None


def _number(run: str, _behind: str) -> Token | None:
    found = _NUMBER.fullmatch(run)
    if not found:
        return None
    return Token(Kind.ORDINAL if found[2] else Kind.NUMBER, run, int(found[1]))


def _part(run: str, _behind: str) -> Token | None:
    found = _PART.fullmatch(run)
    if not found or not 1 <= int(found[2]) <= (4 if found[1] == "q" else 2):
        return None
    return Token(Kind.QUARTER if found[1] == "q" else Kind.HALF, run, int(found[2]))


def _time(run: str, _behind: str) -> Token | None:
    return Token(Kind.NOISE, run) if _TIME.fullmatch(run) else None


_PAIRS = frozenset(
    {
        *((kind, kind) for kind in (Kind.DATE, Kind.FINANCIAL, Kind.YEAR, Kind.MONTH_YEAR, Kind.NUMBER, Kind.ORDINAL)),
        *((kind, kind) for kind in (Kind.QUARTER, Kind.HALF, Kind.BAD, Kind.SHORT)),
        *(
            (Kind.NUMBER, Kind.ORDINAL),
            (Kind.ORDINAL, Kind.NUMBER),
            (Kind.BAD, Kind.FINANCIAL),
            (Kind.FINANCIAL, Kind.BAD),
        ),
        *((Kind.DATE, Kind.BAD), (Kind.BAD, Kind.DATE)),
    }
)
_GLUED = frozenset(
    {(Kind.QUARTER, Kind.YEAR), (Kind.YEAR, Kind.QUARTER), (Kind.HALF, Kind.YEAR), (Kind.YEAR, Kind.HALF)}
)
_JOINERS = {"-": Kind.DASH, ",": Kind.COMMA, "/": Kind.SLASH}


def _split(run: str, behind: str) -> tuple[Token, ...]:
    """Two tokens of one kind with a joiner between them (`2017/18-2019/20`), or a word of time and a number."""
    for joiner, kind in _JOINERS.items():
        for at in (found.start() for found in re.finditer(re.escape(joiner), run)):
            left, right = _side(run[:at], joiner, behind), _side(run[at + 1 :], joiner, behind)
            if left and right and _fits(left[-1].kind, right[0].kind, _is_day_behind(run[at + 1 :], behind)):
                joined = () if (left[-1].kind, right[0].kind) in _GLUED else (Token(kind, joiner),)
                return (*left, *joined, *right)
    return ()


def _side(text: str, joiner: str, behind: str) -> tuple[Token, ...]:
    phrase = lexicon().phrases.get(text)
    if phrase and joiner in "-/":
        return (Token(phrase.kind, text, phrase.number, name=phrase.name),)
    if single := _single(text, behind):
        return (single,)
    return _split(text, behind) if joiner == "," else ()


def _fits(left: Kind, right: Kind, is_day: bool) -> bool:
    """Whether two pieces can stand on the two sides of a joiner; a year and a day only before a month."""
    if is_day and left is Kind.YEAR:
        return right in (Kind.NUMBER, Kind.ORDINAL)
    words = frozenset({Kind.MONTH, Kind.UNIT, Kind.UNIT_OF_DAYS, Kind.OPEN_END, Kind.TO, Kind.YEAR_KIND})
    return (left, right) in _PAIRS | _GLUED or left in words or right in words
