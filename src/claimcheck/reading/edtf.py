"""Which days does a date in EDTF notation mean (ISO 8601-2, levels 0 and 1)? Strict, in integers, with no clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from claimcheck.reading.days import add_months, days_of, month_length, to_day, valid
from claimcheck.reading.values import Dates, Days, NotJudged, Period

_MOST_SPANS = 1000
_MOST_MEMBERS = 200
_OPEN = Days(None, None)
Spans = tuple[Days, ...]


@cache
def _pattern() -> re.Pattern[str]:
    time = r"T[0-9:.,]{2,15}(?:Z|[+-][0-9:]{2,5})?"
    year = r"-?[0-9X]{4}|Y-?[1-9][0-9]{3,9}"
    return re.compile(rf"(?P<year>{year})(?:-(?P<month>[0-9X]{{2}})(?:-(?P<day>[0-9X]{{2}})(?:{time})?)?)?(?P<sure>[?~%]?)")


def simple(text: str) -> Dates | NotJudged | None:
    """The quick way for ``1951``, ``2021-07`` and ``2021-07-15``; ``None`` for anything else."""
    size = len(text)
    if size not in {4, 7, 10} or not text.isascii() or not text[:4].isdecimal():
        return None
    if size == 4:
        return Dates((days_of(int(text)),))
    if text[4] != "-" or not text[5:7].isdecimal() or (size == 10 and not (text[7] == "-" and text[8:].isdecimal())):
        return None
    month = int(text[5:7])
    if size == 7 and not 1 <= month <= 12:
        return None
    day = int(text[8:]) if size == 10 else 0
    if size == 10 and not valid(int(text[:4]), month, day):
        return no_such(text)
    return Dates((days_of(int(text[:4]), month, day),))


def no_such(text: str) -> NotJudged:
    """There is no such day."""
    return NotJudged(f"there is no date {text[:40]}", malformed=True)


def read_edtf(text: str) -> Dates | Period | NotJudged | None:
    """The date or period that EDTF notation means; ``None`` if the text is not in that notation."""
    if text[:1] == "[" and text[-1:] == "]":
        return _one_of(text[1:-1])
    first, slash, last = text.partition("/")
    if slash and "/" not in last:
        return stretch(first, last)
    spans = _spans(text)
    return Dates(spans) if isinstance(spans, tuple) else spans


def stretch(first: str, last: str) -> Period | NotJudged | None:
    """The period between two ends in EDTF notation, either of which may be open; ``None`` if they are not in that notation."""
    start, end = _end(first), _end(last)
    if start is None or end is None or (start == end == _OPEN):
        return None
    if isinstance(start, NotJudged):
        return start
    return end if isinstance(end, NotJudged) else period(start, end, last == "..")


def period(start: Days, end: Days, ongoing: bool = False) -> Period | NotJudged:
    """The period between two ends, unless it runs backwards."""
    if start.low is not None and end.high is not None and start.low > end.high:
        return NotJudged("the period ends before it begins", malformed=True)
    return Period(start, end, ongoing)


@lru_cache(maxsize=1 << 15)  # stretches in large tables begin and end on few different days
def _end(text: str) -> Days | NotJudged | None:
    if text in {"", ".."}:
        return _OPEN
    spans = _spans(text)
    return hull(spans) if isinstance(spans, tuple) else spans


def hull(spans: Spans) -> Days:
    """The one stretch from the first to the last of them."""
    return Days(spans[0].low, spans[-1].high)


def _one_of(text: str) -> Dates | NotJudged | None:
    members = text.split(",")
    if len(members) > _MOST_MEMBERS:
        return NotJudged("too many dates to choose from")
    spans: list[Days] = []
    for member in members:
        first, dots, last = member.strip().partition("..")
        ends = [_spans(part) if part else None for part in (first, last)]
        for end in ends:
            if isinstance(end, NotJudged):
                return end
        if (first and ends[0] is None) or (last and ends[1] is None) or not (first or last):
            return None
        if not dots and isinstance(ends[0], tuple):
            spans += ends[0]
            continue
        low = hull(ends[0]).low if isinstance(ends[0], tuple) else None
        high = hull(ends[1]).high if isinstance(ends[1], tuple) else None
        if low is not None and high is not None and low > high:
            return NotJudged("the period ends before it begins", malformed=True)
        spans.append(Days(low, high))
    return Dates(merge(spans))


def merge(spans: list[Days]) -> Spans:
    """The same days in ascending, disjoint spans."""
    first = float("-inf")
    merged: list[Days] = []
    for span in sorted(spans, key=lambda s: (first if s.low is None else s.low, s.high is None, s.high or 0)):
        last = merged[-1] if merged else None
        if last is not None and (last.high is None or span.low is None or span.low <= last.high + 1):
            high = None if last.high is None or span.high is None else max(last.high, span.high)
            merged[-1] = Days(last.low, high)
        else:
            merged.append(span)
    return tuple(merged)


def _spans(text: str) -> Spans | NotJudged | None:
    match = _pattern().fullmatch(text)
    if match is None:
        return None
    year, month, day, sure = match["year"], match["month"], match["day"], match["sure"]
    if "X" in text:
        spans = _unspecified(year, month or "", day or "")
    else:
        spans = _stated(text, int(year.lstrip("Y")), int(month or 0) if month else None, int(day) if day else None)
    if sure and isinstance(spans, tuple):
        unit = "day" if day and day != "XX" else "month" if month and month != "XX" else "year"
        if "X" in year:
            unit = "decade" if year.endswith("X") and not year.endswith("XX") else "century"
        return widened(spans, unit)
    return spans


def widened(spans: Spans, unit: str) -> Spans:
    """An approximate date: half of its own unit more on either side."""
    months = {"year": 6, "decade": 60, "century": 600}.get(unit, 0)
    days = {"month": 15, "day": 1}.get(unit, 0)
    wider = []
    for low, high in spans:
        early = None if low is None else add_months(low, -months) - days
        late = None if high is None else add_months(high + 1, months) - 1 + days
        wider.append(Days(early, late))
    return merge(wider)


def _stated(text: str, year: int, month: int | None, day: int | None) -> Spans | NotJudged:
    if month is None:
        return (days_of(year),)
    if day is None and 21 <= month <= 24:
        return season(year, month - 21)
    if day is None and 33 <= month <= 36:
        return (part_of_year(year, month - 33, 4),)
    if day is None and 40 <= month <= 41:
        return (part_of_year(year, month - 40, 2),)
    if not valid(year, month, 1 if day is None else day):
        return no_such(text)
    return (days_of(year, month, day or 0),)


def part_of_year(year: int, index: int, parts: int) -> Days:
    """A quarter, a third or a half of a year; ``index`` counts from 0."""
    size = 12 // parts
    last = (index + 1) * size
    return Days(to_day(year, index * size + 1, 1), to_day(year, last, month_length(year, last)))


def season(year: int, index: int) -> Spans:
    """Spring, summer, autumn, winter by whole months, in the north. A winter may be the one that begins or the one that ends in the year."""
    if index < 3:
        return (Days(to_day(year, 3 + 3 * index, 1), to_day(year, 5 + 3 * index, month_length(year, 5 + 3 * index))),)
    return tuple(Days(to_day(y, 12, 1), to_day(y + 1, 2, month_length(y + 1, 2))) for y in (year - 1, year))


def _matching(pattern: str, numbers: Iterator[int] | range) -> list[int]:
    return [n for n in numbers if all(p in {"X", c} for p, c in zip(pattern, f"{n:0{len(pattern)}d}", strict=True))]


def _unspecified(year: str, month: str, day: str) -> Spans | NotJudged:
    sign = -1 if year.startswith("-") else 1
    digits = year.lstrip("-")
    if "X" not in digits:
        years = [int(digits)]
    elif digits.rstrip("X").isdecimal() or digits == "XXXX":
        first, last = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
        if month in {"", "XX"} and day in {"", "XX"}:
            ends = sorted((sign * first, sign * last))
            return (Days(to_day(ends[0], 1, 1), to_day(ends[1], 12, 31)),)
        years = list(range(first, last + 1))
    else:
        years = _matching(digits, range(10_000))
    months = [0] if month in {"", "XX"} and day in {"", "XX"} else _matching(month, range(1, 13))
    days = [0] if day in {"", "XX"} else _matching(day, range(1, 32))
    if len(years) * len(months) * len(days) > _MOST_SPANS:
        return NotJudged("too many possible dates")
    spans = [days_of(sign * y, m, d) for y, m, d in product(years, months, days) if not d or valid(sign * y, m, d)]
    return merge(spans) if spans else no_such("-".join(part for part in (year, month, day) if part))
