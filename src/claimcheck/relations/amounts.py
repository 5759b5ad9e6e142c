"""What comes of calculating with sets of numbers? Sums and products of intervals, exact, with their units and open ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from itertools import product
from typing import NamedTuple, TypeAlias

from claimcheck.reading.values import Interval, NotJudged, Quantity

MOST_SPANS = 16
Units: TypeAlias = tuple[tuple[str, int], ...]


class Truth(Enum):
    """Does it hold? In every way of filling in what is not known, in some, or in none."""

    YES = "holds"
    MAYBE = "may hold"
    NO = "cannot hold"


@dataclass(frozen=True, slots=True)
class Amount:
    """Numbers that something could be: intervals in ascending order, and the powers of the units they are in.

    ``bare`` when written without a unit, which then takes the unit of what it meets; ``ratio`` when it came of dividing like by
    like, which makes a plain number of it that may be held against a share.
    """

    spans: tuple[Interval, ...]
    units: Units = ()
    bare: bool = False
    ratio: bool = False


class _End(NamedTuple):
    """One end of an interval: a number, or -1 or 1 in ``far`` for no bound. Ends compare as numbers do, openness last."""

    far: int
    at: Fraction
    open: bool

    @property
    def place(self) -> tuple[int, Fraction]:
        return (self.far, self.at)


_ZERO = Fraction(0)


def amount(quantity: Quantity) -> Amount:
    """A quantity as an amount, in the first unit of its dimension."""
    unit, factor = _base(quantity.unit)
    spans = (Interval(_scaled(low, factor), _scaled(high, factor), low_open, high_open) for low, high, low_open, high_open in quantity.spans)
    return Amount(_merged(spans), ((unit, 1),) if unit else ())


def exactly(number: Fraction | int, bare: bool = False) -> Amount:
    """One number."""
    return Amount((Interval(Fraction(number), Fraction(number)),), bare=bare)


def between(low: int | None, high: int | None) -> Amount:
    """Every number from one to another, plain."""
    return Amount((Interval(None if low is None else Fraction(low), None if high is None else Fraction(high)),))


def add(a: Amount, b: Amount) -> Amount | NotJudged:
    """The sums of two amounts of one unit."""
    units = _shared(a, b)
    if isinstance(units, NotJudged):
        return units
    return _joined(_sum, a, b, units)


def subtract(a: Amount, b: Amount) -> Amount | NotJudged:
    """What is left of one amount without another of the same unit."""
    return add(a, Amount(tuple(_negative(span) for span in reversed(b.spans)), b.units, b.bare, b.ratio))


def multiply(a: Amount, b: Amount) -> Amount:
    """The products of two amounts. A share of something is in the unit of that thing."""
    units = _powers(a, b, 1)
    return _joined(_product, a, b, units)


def divide(a: Amount, b: Amount) -> Amount | NotJudged:
    """The quotients of two amounts; not judged when the divisor can be zero."""
    if any(_holds_zero(span) for span in b.spans):
        return NotJudged("the divisor can be zero")
    inverse = Amount(_merged(_inverse(span) for span in b.spans), b.units, b.bare, b.ratio)
    units = _powers(a, b, -1)
    found = _joined(_product, a, inverse, units)
    like_by_like = not units and not found.bare and (not b.bare or a.ratio)
    return Amount(found.spans, found.units, found.bare, like_by_like)


def least(amounts: Iterable[Amount], sign: int = 1) -> Amount | NotJudged:
    """The smallest of several amounts, or the greatest with ``sign=-1``, as far as it can be told."""
    first, *rest = amounts
    for other in rest:
        units = _shared(first, other)
        if isinstance(units, NotJudged):
            return units
        first = _joined(_smaller if sign > 0 else _greater, first, other, units)
    return first


def compare(sign: str, a: Amount, b: Amount) -> Truth | NotJudged:
    """Does ``a sign b`` hold for every choice of a number from each, for some, or for none?"""
    if isinstance(units := _shared(a, b), NotJudged):
        return units
    match sign:
        case "=":
            return _equal(a, b)
        case "!=":
            return contrary(_equal(a, b))
        case "<":
            return _less(a, b)
        case ">":
            return _less(b, a)
        case "<=":
            return contrary(_less(b, a))
        case ">=":
            return contrary(_less(a, b))
        case "within":
            return _inside(a, b)
        case _:
            return NotJudged(f"`{sign}` compares dates, not amounts")


def contrary(truth: Truth) -> Truth:
    """The truth of the contrary."""
    return {Truth.YES: Truth.NO, Truth.NO: Truth.YES}.get(truth, truth)


def unit_text(units: Units) -> str:
    """Units as they are shown: ``EUR / year``."""
    above = " ".join(unit if power == 1 else f"{unit}^{power}" for unit, power in units if power > 0)
    below = " ".join(unit if power == -1 else f"{unit}^{-power}" for unit, power in units if power < 0)
    return f"{above or 1} / {below}" if below else above or "a plain number"


def _less(a: Amount, b: Amount) -> Truth:
    if not a.spans or not b.spans:
        return Truth.MAYBE
    top, bottom = _high(a.spans[-1]), _low(b.spans[0])
    if top.place < bottom.place or (top.place == bottom.place and (top.open or bottom.open) and top.far == 0):
        return Truth.YES
    low, high = _low(a.spans[0]), _high(b.spans[-1])
    return Truth.NO if low.place >= high.place and low.far == 0 else Truth.MAYBE


def _equal(a: Amount, b: Amount) -> Truth:
    if not any(_meet(one, other) for one, other in product(a.spans, b.spans)):
        return Truth.NO
    single = len(a.spans) == len(b.spans) == 1 and all(span.low is not None and span.low == span.high for span in (a.spans[0], b.spans[0]))
    return Truth.YES if single else Truth.MAYBE


def _inside(a: Amount, b: Amount) -> Truth:
    if not any(_meet(one, other) for one, other in product(a.spans, b.spans)):
        return Truth.NO
    return Truth.YES if all(any(_covers(outer, inner) for outer in b.spans) for inner in a.spans) else Truth.MAYBE


def _covers(outer: Interval, inner: Interval) -> bool:
    low, high = _low(outer), _high(outer)
    inner_low, inner_high = _low(inner), _high(inner)
    return (low.place, low.open) <= (inner_low.place, inner_low.open) and (inner_high.place, not inner_high.open) <= (high.place, not high.open)


def _meet(a: Interval, b: Interval) -> bool:
    low = max(_low(a), _low(b), key=lambda end: (end.place, end.open))
    high = min(_high(a), _high(b), key=lambda end: (end.place, not end.open))
    return low.place < high.place or (low.place == high.place and not low.open and not high.open)


# Units


@cache
def _factors() -> dict[str, tuple[str, Fraction]]:
    from claimcheck.vocabulary.units import DIMENSIONS

    return {row[0]: (rows[0][0], Fraction(row[1], row[2])) for rows in DIMENSIONS.values() for row in rows}


def _base(unit: str) -> tuple[str, Fraction]:
    return _factors().get(unit, (unit, Fraction(1)))


def _shared(a: Amount, b: Amount) -> Units | NotJudged:
    """The unit both are in; a bare number takes that of the other, and a ratio may be a share."""
    if a.units == b.units or b.bare:
        return a.units
    if a.bare:
        return b.units
    share = (("share", 1),)
    if (a.ratio and b.units == share) or (b.ratio and a.units == share):
        return share
    return NotJudged(f"`{unit_text(a.units)}` does not compare with `{unit_text(b.units)}`")


def _powers(a: Amount, b: Amount, sign: int) -> Units:
    powers: dict[str, int] = {}
    for units, factor in ((a.units, 1), (b.units, sign)):
        for unit, power in units:
            if unit != "share":
                powers[unit] = powers.get(unit, 0) + factor * power
    return tuple(sorted((unit, power) for unit, power in powers.items() if power))


# Intervals


def _joined(operation: Callable[[Interval, Interval], Interval], a: Amount, b: Amount, units: Units) -> Amount:
    spans = _merged(operation(one, other) for one, other in product(a.spans, b.spans))
    return Amount(spans, units, a.bare and b.bare, (a.ratio or a.bare) and (b.ratio or b.bare) and not (a.bare and b.bare))


def _merged(spans: Iterable[Interval]) -> tuple[Interval, ...]:
    """The same numbers as disjoint intervals in order; as one interval when there would be too many."""
    ordered = sorted(spans, key=lambda span: ((low := _low(span)).place, low.open))
    merged: list[Interval] = []
    for span in ordered:
        if merged and _touch(merged[-1], span):
            merged[-1] = _interval(_low(merged[-1]), max(_high(merged[-1]), _high(span), key=lambda end: (end.place, not end.open)))
        else:
            merged.append(span)
    if len(merged) > MOST_SPANS:
        return (_interval(_low(merged[0]), _high(merged[-1])),)
    return tuple(merged)


def _touch(a: Interval, b: Interval) -> bool:
    high, low = _high(a), _low(b)
    return low.place < high.place or (low.place == high.place and not (low.open and high.open))


def _low(span: Interval) -> _End:
    return _End(-1, _ZERO, True) if span.low is None else _End(0, span.low, span.low_open)


def _high(span: Interval) -> _End:
    return _End(1, _ZERO, True) if span.high is None else _End(0, span.high, span.high_open)


def _interval(low: _End, high: _End) -> Interval:
    bottom, top = (None if end.far else end.at for end in (low, high))
    return Interval(bottom, top, low.open and bottom is not None, high.open and top is not None)


def _sum(a: Interval, b: Interval) -> Interval:
    low = None if a.low is None or b.low is None else a.low + b.low
    high = None if a.high is None or b.high is None else a.high + b.high
    return Interval(low, high, low is not None and (a.low_open or b.low_open), high is not None and (a.high_open or b.high_open))


def _negative(span: Interval) -> Interval:
    return Interval(None if span.high is None else -span.high, None if span.low is None else -span.low, span.high_open, span.low_open)


def _product(a: Interval, b: Interval) -> Interval:
    corners = [_times(one, other) for one, other in product((_low(a), _high(a)), (_low(b), _high(b)))]
    low = min(corners, key=lambda end: (end.place, end.open))
    high = max(corners, key=lambda end: (end.place, not end.open))
    if _holds_zero(a) or _holds_zero(b):  # zero times anything is zero, and is reached
        nought = _End(0, _ZERO, False)
        low = min(low, nought, key=lambda end: (end.place, end.open))
        high = max(high, nought, key=lambda end: (end.place, not end.open))
    return _interval(low, high)


def _times(a: _End, b: _End) -> _End:
    if (not a.far and a.at == 0) or (not b.far and b.at == 0):
        reached = (not a.far and a.at == 0 and not a.open) or (not b.far and b.at == 0 and not b.open)
        return _End(0, _ZERO, not reached)
    if a.far or b.far:
        return _End(_sign(a) * _sign(b), _ZERO, True)
    return _End(0, a.at * b.at, a.open or b.open)


def _sign(end: _End) -> int:
    return end.far or (1 if end.at > 0 else -1)


def _inverse(span: Interval) -> Interval:
    """One over each number of an interval without zero, which may end, open, at zero."""
    low = None if span.high is None else span.high
    high = span.low
    bottom = Fraction(0) if low is None else None if low == 0 else 1 / low
    top = Fraction(0) if high is None else None if high == 0 else 1 / high
    return Interval(bottom, top, low is None or (bottom is not None and span.high_open), high is None or (top is not None and span.low_open))


def _holds_zero(span: Interval) -> bool:
    return _meet(span, Interval(_ZERO, _ZERO))


def _smaller(a: Interval, b: Interval) -> Interval:
    low = min(_low(a), _low(b), key=lambda end: (end.place, end.open))
    high = min(_high(a), _high(b), key=lambda end: (end.place, not end.open))
    return _interval(low, high)


def _greater(a: Interval, b: Interval) -> Interval:
    low = max(_low(a), _low(b), key=lambda end: (end.place, end.open))
    high = max(_high(a), _high(b), key=lambda end: (end.place, not end.open))
    return _interval(low, high)


def _scaled(number: Fraction | None, factor: Fraction) -> Fraction | None:
    return None if number is None else number * factor
