"""Which two dates share their words? 12 to 15 May 2020, July/August 2020, 2018-19, 1950s-60s, the fiscal year 2019/20."""

from __future__ import annotations

from claimcheck.reading import edtf
from claimcheck.reading.days import days_of, from_day, to_day
from claimcheck.reading.tokens import APOSTROPHES, DASHES, Beyond, Token, glued, low
from claimcheck.reading.values import Dates, Days, NotJudged, Period
from claimcheck.reading.written import Civil, Line, civil, placed, year_at

Found = tuple["Dates | Period | NotJudged", int]
JOINED = frozenset(("/", "and", "or"))
_KINDS = frozenset(("fiscal", "financial", "academic", "school", "tax", "budget"))
YEAR_WORDS = frozenset((*_KINDS, "fy"))


def shared(line: Line, first: Civil, i: int, joiner: str) -> Found | None:
    """The second half of a range whose first half leaves out the year or the month."""
    if first.year is not None:
        return None
    words = line.words
    second = civil(words, i + (low(words, i) == "the"))
    if second is None:
        return None
    last, j = second
    if last.year is None and last.month is None and first.month is not None and last.day is not None:
        last = last._replace(month=first.month)
        if found := year_at(words, j + (low(words, j) == ",")):
            last, j = last._replace(year=found[0]), found[1]
    if last.year is None or last.month is None or (first.day is not None and last.day is None):
        return None
    if joiner in JOINED and (first.day is None) != (last.day is None):
        return None
    start = edtf.hull(placed(Civil(last.year, first.month or last.month, first.day), j).spans)
    end = edtf.hull(placed(last, j).spans)
    if joiner == "or":
        return Dates(edtf.merge([start, end])), j
    if joiner == "and" and (start.high is None or start.high + 1 != end.low):
        return None  # two dates, and no stretch between them
    return edtf.period(start, end), j


def short_year(words: list[Token], i: int, start: Days) -> int:
    """The second year of 2018-19 and 2019/20; zero if there is none."""
    slash = low(words, i) == "/" and glued(words, i)
    if start.low is None or not (slash or _dash(words, i)) or i + 1 >= len(words) or not glued(words, i + 1):
        return 0
    text, first = words[i + 1].text, from_day(start.low)[0]
    if not (text.isdecimal() and len(text) == 2 and days_of(first) == start):
        return 0
    year = first - first % 100 + int(text) + (100 if text == "00" and first % 100 == 99 else 0)
    if year <= first or (slash and low(words, i + 2) == "/"):
        return 0
    if slash and 1 <= int(text) <= 12:
        raise Beyond(NotJudged(f"`{first}/{text}` could be two years or a month"), i + 2)
    return year


def two_decades(words: list[Token], i: int, start: Days) -> Found | None:
    """1950s-60s, the 1950s and 1960s: joined at token ``i``, behind the first of them."""
    joiner = low(words, i)
    if start.low is None or not (joiner in {"to", "through", *JOINED} or _dash(words, i)):
        return None
    j = i + 1
    j += low(words, j) == "the"
    j += low(words, j) in APOSTROPHES and low(words, j) != ""
    text, year = low(words, j), from_day(start.low)[0]
    if not (text.isdecimal() and len(text) in {2, 4} and text[-1] == "0" and low(words, j + 1) == "s" and glued(words, j + 1)):
        return None
    decade = int(text) if len(text) == 4 else year - year % 100 + int(text)
    if decade <= year or (joiner == "and" and decade != year + 10):
        return None
    last = Days(to_day(decade, 1, 1), to_day(decade + 9, 12, 31))
    return (Dates(edtf.merge([start, last])) if joiner == "or" else Period(start, last)), j + 2


def other_year(words: list[Token], i: int) -> Found | None:
    """A year that is not the calendar's: it lies in two of them if both are written, and is not judged if one is."""
    j = i + 1
    if low(words, i) in _KINDS and low(words, j) in {"year", "years"}:
        j += 1
    elif low(words, i) not in {"fy", "fiscal"}:
        return None
    first = low(words, j)
    if not (first.isdecimal() and len(first) in {2, 4}):
        return None
    last = low(words, j + 2) if (low(words, j + 1) == "/" or _dash(words, j + 1)) and glued(words, j + 1) and glued(words, j + 2) else ""
    if not (last.isdecimal() and len(last) in {2, 4}):
        return _one_year(f"{low(words, i)} year" if low(words, i) != "fy" else "fiscal year"), j + 1
    year = int(first)
    if len(first) != 4 or int(last) != (year + 1) % 10 ** len(last):
        return _one_year("fiscal year"), j + 3
    return Period(days_of(year), days_of(year + 1)), j + 3


def named_after(words: list[Token], found: Found, i: int) -> Found:
    """The same years, with the words behind them that say what runs from the one into the other: the 2019/20 season."""
    value = found[0]
    year = low(words, i) in _KINDS and low(words, i + 1) == "year"
    if isinstance(value, Period) and value.end.high is not None:
        return value, i + 2 * year if year else i + (low(words, i) == "season")
    single = isinstance(value, Dates) and len(value.spans) == 1 and value.spans[0].low is not None
    if year and single and isinstance(value, Dates) and value.spans[0] == days_of(from_day(value.spans[0].low or 0)[0]):
        return _one_year(f"{low(words, i)} year"), i + 2
    return found


def _one_year(kind: str) -> NotJudged:
    return NotJudged(f"which months the {kind} spans is not said")


def _dash(words: list[Token], i: int) -> bool:
    return low(words, i) in DASHES and low(words, i) != ""
