"""Do two claims speak of the same time: in every case, in some, or in none?"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple

from claimcheck.kernel.stance import Time
from claimcheck.model import TimeKind
from claimcheck.reading.days import from_day
from claimcheck.reading.values import Dates, Days, Period

Together = Literal["certain", "possible", "apart"]

FAR = 10**15  # a day beyond any that can be written, for ends without bound


def time_of(when: Dates | Period, kind: TimeKind, *, written: Days | None = None, inferred: bool = False) -> Time:
    """Which days could a claim speak of that is dated ``when`` and was written on one of the days ``written``?

    A steady value holds throughout a day, month or year that is named; a fluctuating one held at a moment in it.
    """
    if isinstance(when, Period):
        return _stretch(when, kind, written or Days(None, None), inferred)
    if not when.spans:
        return Time(None, None, None, None, inferred)
    first, last = when.spans[0].low, when.spans[-1].high
    steady = kind == "state" and not inferred
    whole = len(when.spans) == 1 and first is not None and last is not None
    if whole and (when.point or (steady and _named(first, last, decades=False))):
        return Time(first, first, last, last, inferred, () if steady else when.spans)
    return Time(first, last, first, last, inferred, when.spans)


def moment_of(source: str, written: Days) -> Time:
    """The moment at which a source speaks, written on one of these days: when what it says without a date is held to be true."""
    return Time(written.low, written.high, written.low, written.high, inferred=True, moment=(written,), speaker=source)


def relation(a: Time, b: Time) -> Together:
    """Do two times share a day whatever the unknown ends are, for some of them, or never?

    Stretches that only hand over to each other, on one day or within the month or year that ends one and begins the other, are apart.
    """
    if a.speaker and a.speaker == b.speaker:
        return "certain"
    one, two = _measured(a), _measured(b)
    if one.latest_start <= two.earliest_end and two.latest_start <= one.earliest_end:
        return "certain"
    if one.last < two.first or two.last < one.first:
        return "apart"
    if hands_over(a, b) or hands_over(b, a) or _miss(a, b) or _seasons(a, b):
        return "apart"
    return "possible"


class Measure(NamedTuple):
    """The four ends of a time on one scale, two steps to the day.

    The half steps decide ties: two stretches longer than a day that share only the day on which one ends and the other
    begins have not met. ``a`` and ``b`` certainly meet when each latest start is at most the other's earliest end; they
    certainly do not when the last of one is below the first of the other.
    """

    latest_start: int
    earliest_end: int
    first: int
    last: int


def measure(time: Time) -> Measure:
    """Where do the ends of a time lie on the common scale?"""
    start_low, start_high, end_low, end_high = ends(time)
    more_than_a_day_back = start_low < end_low
    more_than_a_day_on = start_high < end_high
    return Measure(
        2 * start_high + more_than_a_day_on,
        2 * end_low + 1 - more_than_a_day_back,
        2 * start_low - 1 + more_than_a_day_back,
        2 * end_high - more_than_a_day_on,
    )


_measured = lru_cache(maxsize=4096)(measure)  # each of some times is held against the others


def ends(time: Time) -> tuple[int, int, int, int]:
    """The four ends with nothing left open, given that no time ends before it begins."""
    start_low = -FAR if time.start_low is None else time.start_low
    end_high = FAR if time.end_high is None else time.end_high
    start_high = end_high if time.start_high is None or time.start_high > end_high else time.start_high
    end_low = start_low if time.end_low is None or time.end_low < start_low else time.end_low
    return start_low, start_high, end_low, end_high


def hands_over(a: Time, b: Time) -> bool:
    """May ``a`` have ended before ``b`` began, both of them stated as a day, month, year or decade?

    Such units lie within each other or apart, so that a shared day could only fall within the one in which ``a`` ends and ``b`` begins.
    Two that are stated alike are the same stretch, not two in turn.
    """
    return ends(a)[2] < ends(b)[1] and ends_named(a) and begins_named(b) and a[:4] != b[:4]


def ends_named(time: Time) -> bool:
    """Is it a stated stretch that ends in a named day, month, year or decade?"""
    return _lasting(time) and _named(time.end_low, time.end_high)


def begins_named(time: Time) -> bool:
    """Is it a stated stretch that begins in a named day, month, year or decade?"""
    return _lasting(time) and _named(time.start_low, time.start_high)


def _lasting(time: Time) -> bool:
    return not time.moment and not time.inferred


def _seasons(a: Time, b: Time) -> bool:
    """Are they two seasons, each from within one year into the next, as 2022–23 and 2023–24 are?"""
    one, two = (time.moment[0] if len(time.moment) == 1 else None for time in (a, b))
    return one is not None and two is not None and one != two and _two_years(one.low, one.high) and _two_years(two.low, two.high)


@lru_cache(maxsize=4096)
def _two_years(first: int | None, last: int | None) -> bool:
    """Are these the days of two years of the calendar in a row?"""
    return first is not None and last is not None and last - first in (729, 730) and from_day(first)[1:] == from_day(last + 1)[1:] == (1, 1)


def _miss(a: Time, b: Time) -> bool:
    """Does a moment that lies on one of several days fall on none of the other's?"""
    if len(a.moment) < 2 and len(b.moment) < 2:
        return False
    return not any(
        (one.low is None or two.high is None or one.low <= two.high) and (two.low is None or one.high is None or two.low <= one.high)
        for one in _days(a)
        for two in _days(b)
    )


def _days(time: Time) -> tuple[Days, ...]:
    return time.moment or (Days(time.start_low, time.end_high),)


def _stretch(when: Period, kind: TimeKind, written: Days, inferred: bool) -> Time:
    start, end = when.start, when.end
    if when.ongoing:
        # It had begun when it was written, and had not ended.
        begun = start.high if written.high is None or (start.low is not None and written.high < start.low) else _least(start.high, written.high)
        return Time(start.low, begun, _most(start.low, written.low), None, inferred)
    if kind == "state":
        return Time(start.low, start.high, end.low, end.high, inferred)
    return Time(start.low, end.high, start.low, end.high, inferred, (Days(start.low, end.high),))


def _least(a: int | None, b: int | None) -> int | None:
    return a if b is None else b if a is None else min(a, b)


def _most(a: int | None, b: int | None) -> int | None:
    return a if b is None else b if a is None else max(a, b)


@lru_cache(maxsize=4096)
def _named(first: int | None, last: int | None, decades: bool = True) -> bool:
    """Are these the days of one day, month or year of the calendar (or of a decade or century)?"""
    if first is None or last is None:
        return False
    if first == last:
        return True
    if last - first > (36525 if decades else 366):
        return False
    year, month, day = from_day(first)
    next_year, next_month, next_day = from_day(last + 1)
    if day != 1 or next_day != 1:
        return False
    if (next_year * 12 + next_month) - (year * 12 + month) == 1:
        return True
    span = next_year - year
    return month == next_month == 1 and (span == 1 or (decades and span in (10, 100) and year % span == 0))
