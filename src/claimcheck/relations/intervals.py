"""What comes of calculating with intervals? Sums, products and quotients, exact, with open ends and ends without bound."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from claimcheck.reading.values import Interval

MOST_SPANS = 16
_ZERO = Fraction(0)


class End(NamedTuple):
    """One end of an interval: a number, or -1 or 1 in ``far`` for no bound. Ends compare as numbers do, openness last."""

    far: int
    at: Fraction
    open: bool

    @property
    def place(self) -> tuple[int, Fraction]:
        """Where it lies, whether or not it belongs to the interval."""
        return (self.far, self.at)


def lower_end(span: Interval) -> End:
    """The lower end of an interval."""
    return End(-1, _ZERO, True) if span.low is None else End(0, span.low, span.low_open)


def upper_end(span: Interval) -> End:
    """The upper end of an interval."""
    return End(1, _ZERO, True) if span.high is None else End(0, span.high, span.high_open)


def meet(a: Interval, b: Interval) -> bool:
    """Is there a number in both?"""
    low = max(lower_end(a), lower_end(b), key=lambda end: (end.place, end.open))
    high = min(upper_end(a), upper_end(b), key=lambda end: (end.place, not end.open))
    return low.place < high.place or (low.place == high.place and not low.open and not high.open)


def covers(outer: Interval, inner: Interval) -> bool:
    """Is every number of the one in the other?"""
    low, high = lower_end(outer), upper_end(outer)
    inner_low, inner_high = lower_end(inner), upper_end(inner)
    return (low.place, low.open) <= (inner_low.place, inner_low.open) and (inner_high.place, not inner_high.open) <= (high.place, not high.open)


def holds_zero(span: Interval) -> bool:
    """Is zero in it?"""
    return meet(span, Interval(_ZERO, _ZERO))


def merged(spans: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same numbers as disjoint intervals in order; as one interval when there would be too many."""
    ordered = sorted(spans, key=lambda span: ((low := lower_end(span)).place, low.open))
    kept: list[Interval] = []
    for span in ordered:
        if kept and _touch(kept[-1], span):
            kept[-1] = _interval(lower_end(kept[-1]), max(upper_end(kept[-1]), upper_end(span), key=lambda end: (end.place, not end.open)))
        else:
            kept.append(span)
    if len(kept) > MOST_SPANS:
        return (_interval(lower_end(kept[0]), upper_end(kept[-1])),)
    return tuple(kept)


def total(a: Interval, b: Interval) -> Interval:
    """The sums of a number of each."""
    low = None if a.low is None or b.low is None else a.low + b.low
    high = None if a.high is None or b.high is None else a.high + b.high
    return Interval(low, high, low is not None and (a.low_open or b.low_open), high is not None and (a.high_open or b.high_open))


def negative(span: Interval) -> Interval:
    """The numbers with the other sign."""
    return Interval(None if span.high is None else -span.high, None if span.low is None else -span.low, span.high_open, span.low_open)


def product_of(a: Interval, b: Interval) -> Interval:
    """The products of a number of each."""
    corners = [_times(one, other) for one, other in product((lower_end(a), upper_end(a)), (lower_end(b), upper_end(b)))]
    low = min(corners, key=lambda end: (end.place, end.open))
    high = max(corners, key=lambda end: (end.place, not end.open))
    if holds_zero(a) or holds_zero(b):  # zero times anything is zero, and is reached
        nought = End(0, _ZERO, False)
        low = min(low, nought, key=lambda end: (end.place, end.open))
        high = max(high, nought, key=lambda end: (end.place, not end.open))
    return _interval(low, high)


def inverse(span: Interval) -> Interval:
    """One over each number of an interval without zero, which may end, open, at zero."""
    low = None if span.high is None else span.high
    high = span.low
    bottom = Fraction(0) if low is None else None if low == 0 else 1 / low
    top = Fraction(0) if high is None else None if high == 0 else 1 / high
    return Interval(bottom, top, low is None or (bottom is not None and span.high_open), high is None or (top is not None and span.low_open))


def smaller(a: Interval, b: Interval) -> Interval:
    """The smaller of a number of each."""
    low = min(lower_end(a), lower_end(b), key=lambda end: (end.place, end.open))
    high = min(upper_end(a), upper_end(b), key=lambda end: (end.place, not end.open))
    return _interval(low, high)


def greater(a: Interval, b: Interval) -> Interval:
    """The greater of a number of each."""
    low = max(lower_end(a), lower_end(b), key=lambda end: (end.place, end.open))
    high = max(upper_end(a), upper_end(b), key=lambda end: (end.place, not end.open))
    return _interval(low, high)


def scaled(span: Interval, factor: Fraction) -> Interval:
    """The numbers times a factor above zero."""
    low, high = (None if number is None else number * factor for number in (span.low, span.high))
    return span._replace(low=low, high=high)


def _touch(a: Interval, b: Interval) -> bool:
    high, low = upper_end(a), lower_end(b)
    return low.place < high.place or (low.place == high.place and not (low.open and high.open))


def _interval(low: End, high: End) -> Interval:
    bottom, top = (None if end.far else end.at for end in (low, high))
    return Interval(bottom, top, low.open and bottom is not None, high.open and top is not None)


def _times(a: End, b: End) -> End:
    if (not a.far and a.at == 0) or (not b.far and b.at == 0):
        reached = (not a.far and a.at == 0 and not a.open) or (not b.far and b.at == 0 and not b.open)
        return End(0, _ZERO, not reached)
    if a.far or b.far:
        return End(_sign(a) * _sign(b), _ZERO, True)
    return End(0, a.at * b.at, a.open or b.open)


def _sign(end: End) -> int:
    return end.far or (1 if end.at > 0 else -1)
