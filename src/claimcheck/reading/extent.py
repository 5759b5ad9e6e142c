"""Between which bounds does a value lie? The hull of what it could be, and whether one hull lies wholly below another."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.reading.values import Dates, Days, Interval, Period, Quantity, Value


def extent(value: Value, *, literal: bool = False) -> Interval | None:
    """From the least to the greatest that it could be, days as numbers; None for what has no order.

    ``literal`` leaves out what rounding and hedges add to a quantity.
    """
    if isinstance(value, Quantity):
        spans = value.literal if literal and value.literal else value.spans
        first, last = spans[0], spans[-1]
        return Interval(first.low, last.high, first.low_open, last.high_open)
    if isinstance(value, Dates):
        return _days(Days(value.spans[0].low, value.spans[-1].high))
    if isinstance(value, Period):
        return _days(Days(value.start.low, value.end.high))
    return None


def below(a: Interval, b: Interval) -> bool:
    """Is everything in ``a`` certainly less than everything in ``b``?"""
    if a.high is None or b.low is None:
        return False
    return a.high < b.low or (a.high == b.low and (a.high_open or b.low_open))


def _days(days: Days) -> Interval:
    return Interval(None if days.low is None else Fraction(days.low), None if days.high is None else Fraction(days.high))
