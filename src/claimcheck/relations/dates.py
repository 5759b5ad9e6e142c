"""Which of two dates comes first, and how far apart are they? Dates as sets of days, stretches by both their ends."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple, TypeAlias

from claimcheck.reading.days import add_months, from_day
from claimcheck.reading.values import Dates, Days, Interval, NotJudged, Period
from claimcheck.relations.amounts import Amount, Truth

Dated: TypeAlias = Dates | Period
_YEAR, _DAY = (("year", 1),), (("day", 1),)


class Ends(NamedTuple):
    """The days on which something could begin, and those on which it could end. A date begins and ends on one day."""

    start: Days
    end: Days


def ends(value: Dated) -> Ends:
    """The two ends of a date or a stretch."""
    return Ends(value.start, value.end) if isinstance(value, Period) else Ends(hull(value), hull(value))


def hull(dates: Dates) -> Days:
    """From the first to the last day that it could be."""
    return Days(dates.spans[0].low, dates.spans[-1].high)


def compare_dates(sign: str, a: Dated, b: Dated) -> Truth | NotJudged:
    """Does ``a sign b`` hold? ``before`` leaves open what came first within one day, ``<`` wants different days."""
    match sign:
        case "before":
            return _before(ends(a).end, ends(b).start)
        case "after":
            return _before(ends(b).end, ends(a).start)
        case "=" | "!=":
            truth = _same(a, b)
            return truth if sign == "=" else {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(truth, truth)
        case "within":
            return _within(a, b)
        case "<":
            return _earlier(ends(a).end, ends(b).start, 1)
        case ">":
            return _earlier(ends(b).end, ends(a).start, 1)
        case _ if isinstance(a, Period) or isinstance(b, Period):
            return NotJudged(f"`{sign}` compares dates, not stretches of time; `before`, `after` and `within` do")
        case "<=":
            return _earlier(hull(a), hull(b), 0)
        case _:
            return _earlier(hull(b), hull(a), 0)


def shift(dates: Dates, by: Amount, sign: int) -> Dates | NotJudged:
    """The date so much later, or earlier."""
    if by.units not in (_YEAR, _DAY):
        return NotJudged("only years, months, weeks and days add to a date")
    day = hull(dates)
    near, far = (by.spans[0].low, by.spans[-1].high) if sign > 0 else (by.spans[-1].high, by.spans[0].low)
    low = None if day.low is None or near is None else _moved(day.low, sign * near, by.units == _YEAR, up=False)
    high = None if day.high is None or far is None else _moved(day.high, sign * far, by.units == _YEAR, up=True)
    return Dates((Days(low, high),))


def days_between(a: Dates, b: Dates) -> Amount:
    """How many days lie between two dates, counted from the first."""
    first, last = hull(a), hull(b)
    return Amount((_span(_minus(last.low, first.high), _minus(last.high, first.low)),), _DAY)


def years_between(a: Dates, b: Dates) -> Amount:
    """How many years were completed between two dates, as an age is counted."""
    first, last = hull(a), hull(b)
    return Amount((_span(_completed(first.high, last.low), _completed(first.low, last.high)),), _YEAR)


def _before(a: Days, b: Days) -> Truth:
    if a.low is not None and b.high is not None and a.low > b.high:
        return Truth.NO
    return Truth.YES if a.high is not None and b.low is not None and a.high < b.low else Truth.MAYBE


def _earlier(a: Days, b: Days, least: int) -> Truth:
    """Is ``b`` at least so many days after ``a``?"""
    if a.low is not None and b.high is not None and a.low + least > b.high:
        return Truth.NO
    return Truth.YES if a.high is not None and b.low is not None and a.high + least <= b.low else Truth.MAYBE


def _same(a: Dated, b: Dated) -> Truth:
    if isinstance(a, Dates) and isinstance(b, Dates):
        if not any(_apart(one, other) is False for one in a.spans for other in b.spans):
            return Truth.NO
        return Truth.YES if len(a.spans) == len(b.spans) == 1 and a.spans == b.spans and a.spans[0].low == a.spans[0].high else Truth.MAYBE
    one, other = ends(a), ends(b)
    return Truth.NO if _apart(one.start, other.start) or _apart(one.end, other.end) else Truth.MAYBE


def _apart(a: Days, b: Days) -> bool:
    return (a.high is not None and b.low is not None and a.high < b.low) or (b.high is not None and a.low is not None and b.high < a.low)


def _within(a: Dated, b: Dated) -> Truth:
    inner, outer = ends(a), ends(b)
    if isinstance(b, Dates):  # a month or a year as a stretch: from its first day to its last
        outer = Ends(Days(outer.start.low, outer.start.low), Days(outer.end.high, outer.end.high))
    parts = (_not_after(outer.start, inner.start), _not_after(inner.end, outer.end))
    if Truth.NO in parts:
        return Truth.NO
    return Truth.YES if set(parts) == {Truth.YES} else Truth.MAYBE


def _not_after(a: Days, b: Days) -> Truth:
    return _earlier(a, b, 0)


def _moved(day: int, by: Fraction, years: bool, up: bool) -> int:
    whole = ceil if up else floor
    return add_months(day, whole(by * 12)) if years else day + whole(by)


def _minus(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a - b


def _completed(a: int | None, b: int | None) -> int | None:
    if a is None or b is None:
        return None
    (year, *day), (last_year, *last_day) = from_day(a), from_day(b)
    return last_year - year - (last_day < day)


def _span(low: int | None, high: int | None) -> Interval:
    return Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))
