"""Which day is it? Days as integers, without bound in either direction, and durations added to them."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.reading.tokens import Token, low, tokens
from claimcheck.reading.values import Days, NotJudged

_CYCLE = 146_097  # days in 400 years
_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def leap(year: int) -> bool:
    """Does the year have 366 days?"""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """How many days does the month have?"""
    return 29 if month == 2 and leap(year) else _LENGTHS[month - 1]


def to_day(year: int, month: int, day: int) -> int:
    """Which ordinal is this date? Day 1 is 1 January of year 1; year 0 is 1 BC."""
    y = year - (month <= 2)
    m = month + (9 if month <= 2 else -3)
    return 365 * y + y // 4 - y // 100 + y // 400 + (153 * m + 2) // 5 + day - 306


def from_day(ordinal: int) -> tuple[int, int, int]:
    """Which year, month and day is this ordinal?"""
    cycles, n = divmod(ordinal + 305, _CYCLE)
    y = (n - n // 1460 + n // 36524 - n // 146096) // 365
    n -= 365 * y + y // 4 - y // 100
    m = (5 * n + 2) // 153
    day = n - (153 * m + 2) // 5 + 1
    month = m + 3 if m < 10 else m - 9
    return cycles * 400 + y + (month <= 2), month, day


def valid(year: int, month: int, day: int) -> bool:
    """Is there such a day?"""
    return 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def days_of(year: int, month: int = 0, day: int = 0) -> Days:
    """The days of a year, of a month, or the one day."""
    if not month:
        return Days(to_day(year, 1, 1), to_day(year, 12, 31))
    if not day:
        return Days(to_day(year, month, 1), to_day(year, month, month_length(year, month)))
    return Days(at := to_day(year, month, day), at)


def show_year(year: int) -> str:
    """The year as EDTF writes it."""
    if abs(year) > 9999:
        return f"Y{year}"
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def show_day(ordinal: int) -> str:
    """The day as EDTF writes it."""
    year, month, day = from_day(ordinal)
    return f"{show_year(year)}-{month:02d}-{day:02d}"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: months and days, which do not convert into each other."""

    months: int = 0
    days: int = 0


def add_months(ordinal: int, months: int) -> int:
    """The same day of the month so many months later; the last day of the month where it has no such day."""
    year, month, day = from_day(ordinal)
    year, month = year + (month - 1 + months) // 12, (month - 1 + months) % 12 + 1
    return to_day(year, month, min(day, month_length(year, month)))


def add_duration(day: int, duration: Duration, sign: int = 1) -> int:
    """The day so much later, or earlier with ``sign=-1``: months first, then days."""
    return add_months(day, sign * duration.months) + sign * duration.days


_UNITS = {
    "year": (12, 0), "month": (1, 0), "week": (0, 7), "day": (0, 1), "quarter": (3, 0), "decade": (120, 0), "century": (1200, 0),
    "y": (12, 0), "m": (1, 0), "w": (0, 7), "d": (0, 1), "yr": (12, 0), "centurie": (1200, 0), "fortnight": (0, 14),
}  # fmt: skip


def read_duration(text: str) -> Duration | NotJudged:
    """How long is it? ``2 years``, ``6 months``, ``90 days``, ``1 year and 6 months``, ``P1Y6M``."""
    text = text.strip()
    if len(text) > 200:
        return NotJudged("too long for a length of time")
    words = tokens(text)
    if words and text[0] == "P":
        return _iso_duration(text)
    months = days = 0
    i = 0
    while i < len(words):
        count = _count(words[i])
        unit = low(words, i + 1)
        unit = unit.removesuffix("s")
        if count is None or unit not in _UNITS or len(unit) == 1:
            return NotJudged(f"`{text[:40]}` is not a length of time")
        months += count * _UNITS[unit][0]
        days += count * _UNITS[unit][1]
        i += 2
        if low(words, i) in {"and", ","} and i + 1 < len(words):
            i += 1
    return Duration(months, days) if words else NotJudged("no length of time")


def _count(token: Token) -> int | None:
    if token.kind == "n" and token.text.isdecimal() and len(token.text) <= 6:
        return int(token.text)
    from claimcheck.reading.figures import SMALL

    return 1 if token.low in {"a", "an"} else SMALL.get(token.low)


def _iso_duration(text: str) -> Duration | NotJudged:
    words = tokens(" ".join(text[1:].replace("Y", " Y ").replace("M", " M ").replace("W", " W ").replace("D", " D ").split()))
    if not words or len(words) % 2:
        return NotJudged(f"`{text[:40]}` is not a length of time", malformed=True)
    months = days = 0
    order = "ymwd"
    for number, unit in zip(words[::2], words[1::2], strict=True):
        if not (number.text.isdecimal() and len(number.text) <= 6 and unit.text in "YMWD" and unit.low in order):
            return NotJudged(f"`{text[:40]}` is not a length of time", malformed=True)
        order = order[order.index(unit.low) + 1 :]
        months += int(number.text) * _UNITS[unit.low][0]
        days += int(number.text) * _UNITS[unit.low][1]
    return Duration(months, days)


def show_length(days: int) -> str:
    """So many days in words, in whole years where there are any: ``2 years``, ``40 days``."""
    return _counted(*((days * 4 // 1461, "year") if days * 4 >= 1461 else (days, "day")))


def show_between(first: int, until: int) -> str:
    """How long is it from one day up to another, which is not counted? In whole years of the calendar where there are any."""
    (year, *rest), (then, *end) = from_day(first), from_day(until)
    years = then - year - (end < rest)
    return _counted(years, "year") if years > 0 else _counted(until - first, "day")


def _counted(count: int, unit: str) -> str:
    return f"{count:,} {unit}" if count == 1 else f"{count:,} {unit}s"
