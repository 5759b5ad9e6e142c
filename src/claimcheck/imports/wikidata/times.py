"""Which days does a time of Wikidata mean? Its precision, its calendar and its counting of years before our era, in EDTF.

Years before our era are counted as historians do: ``-0044`` is 44 BC, which EDTF writes ``-0043``. A day of the Julian calendar
becomes the day of the Gregorian one; so does a month, as the days from its first to its last. A year keeps its number. What a
century begins with differs between those who enter it, so that a century or a millennium means the years of either counting.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from claimcheck.reading.days import show_day, show_year, to_day, valid

YEAR, MONTH, DAY = 9, 10, 11
DECADE = 8
JULIAN = "Q1985786"
_TIME = re.compile(r"([+-])(\d{1,16})(?:-(\d\d)-(\d\d)(?:T.*)?)?", re.ASCII)
_FARTHEST = 9_999_999_999  # the last year that EDTF is read with


class Moment(NamedTuple):
    """A time: as a date, and as the end of a stretch, which is empty for what no end of a stretch can say."""

    text: str
    end: str
    precision: int
    low: str  # the first of its years or days, and the last
    high: str

    def after(self, day: str) -> bool:
        """Does all of it lie after a day of our era, given as 2025-06-30?"""
        return bool(day) and len(self.low) >= 4 and self.low[:4].isdecimal() and self.low > day[: len(self.low)]


def moment(value: Any) -> Moment | str:
    """The time that a value of the datatype ``time`` means, or why it is none that can be used."""
    if not isinstance(value, dict):
        return "a time that cannot be read"
    written, precision, calendar = value.get("time"), value.get("precision", DAY), value.get("calendarmodel")
    return _read(str(written), precision if type(precision) is int else -1, str(calendar), _count(value.get("before")), _count(value.get("after")))


@lru_cache(maxsize=100_000)
def _read(text: str, precision: int, calendar: str, before_it: int, after_it: int) -> Moment | str:
    found = _TIME.fullmatch(text)
    if found is None or not 0 <= precision <= 14:
        return "a time that cannot be read"
    written = int(found[2])
    if written == 0:
        return "a time in the year 0, which Wikidata does not define"
    before = found[1] == "-"
    year = 1 - written if before else written
    month, day = int(found[3] or 0), int(found[4] or 0)
    precision = min(precision, DAY, YEAR if not month else MONTH if not day else DAY)
    julian = calendar.rpartition("/")[2] == JULIAN
    slack = max(before_it, after_it)
    if precision < YEAR:
        return _coarse(written, before, precision, slack)
    if precision == YEAR:
        low, high = show_year(year - slack), show_year(year + slack)
        return _beyond(abs(year) + slack) or _moment(low, high, precision)
    if month > 12 or (precision == DAY and not _is_day(year, month, day, julian)):
        return "a time that is no date"
    return _beyond(abs(year)) or _named(year, month, day, precision, julian, slack)


def _named(year: int, month: int, day: int, precision: int, julian: bool, slack: int) -> Moment:
    if precision == MONTH and not julian and not slack:
        return _moment(text := f"{show_year(year)}-{month:02d}", text, precision)
    first, last = _month_days(year, month, julian) if precision == MONTH else (_ordinal(year, month, day, julian),) * 2
    length = last - first + 1 if precision == MONTH else 1
    return _moment(show_day(first - slack * length), show_day(last + slack * length), precision)


def _moment(low: str, high: str, precision: int) -> Moment:
    return Moment(low, low, precision, low, high) if low == high else Moment(f"[{low}..{high}]", "", precision, low, high)


def _coarse(written: int, before: bool, precision: int, slack: int) -> Moment | str:
    size = 10 ** (YEAR - precision)
    if precision == DECADE:
        first = written // size * size
        low, high = first, first + size - 1
    elif size > 1000:  # written as a rounded number of years
        low, high = max(written - size, 1), written + size
    else:  # 1900 is the last year of its century for some, the first for others
        low, high = written // size * size, -(-written // size) * size
        if low == high:
            low, high = written - size + 1, written + size - 1
    low, high = low - slack * size, high + slack * size
    if before:
        low, high = 1 - high, 1 - max(low, 1)
    ends = show_year(low), show_year(high)
    if not before and precision == DECADE and not slack and 1000 <= written <= 9999:
        decade = f"{written // 10:03d}X"
        return Moment(decade, decade, precision, *ends)
    return _beyond(max(abs(low), abs(high))) or Moment(f"[{ends[0]}..{ends[1]}]", "", precision, *ends)


def _beyond(year: int) -> str:
    return "a time too far off to be read" if year > _FARTHEST else ""


def _count(value: Any) -> int:
    return min(abs(value), 1000) if isinstance(value, int) and not isinstance(value, bool) else 0


def _is_day(year: int, month: int, day: int, julian: bool) -> bool:
    if not julian:
        return valid(year, month, day)
    return 1 <= month <= 12 and 1 <= day <= (29 if month == 2 and year % 4 == 0 else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1])


def _month_days(year: int, month: int, julian: bool) -> tuple[int, int]:
    after = (year + 1, 1) if month == 12 else (year, month + 1)
    return _ordinal(year, month, 1, julian), _ordinal(*after, 1, julian) - 1


def _ordinal(year: int, month: int, day: int, julian: bool) -> int:
    """The day's ordinal in the proleptic Gregorian calendar."""
    if not julian:
        return to_day(year, month, day)
    y, m = year - (month <= 2), month + (9 if month <= 2 else -3)
    return 365 * y + y // 4 + (153 * m + 2) // 5 + day - 308


def hull(first: Moment | None, last: Moment | None) -> str:
    """The days from the first to the last, either of which may be open."""
    low, high = first.low if first else "", last.high if last else ""
    return f"[{low}..{high}]" if low or high else ""
