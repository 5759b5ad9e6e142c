"""What comes of calculating with sets of numbers? Sums and products of intervals, exact, with their units and open ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from itertools import product
from typing import TypeAlias

from claimcheck.reading.values import Interval, NotJudged, Quantity
from claimcheck.relations.intervals import (
    covers,
    greater,
    holds_zero,
    inverse,
    lower_end,
    meet,
    merged,
    negative,
    product_of,
    scaled,
    smaller,
    total,
    upper_end,
)

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


def amount(quantity: Quantity) -> Amount:
    """A quantity as an amount, in the first unit of its dimension."""
    unit, factor = _base(quantity.unit)
    spans = (scaled(span, factor) for span in quantity.spans)
    return Amount(merged(spans), ((unit, 1),) if unit else ())


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
    return _joined(total, a, b, units)


def subtract(a: Amount, b: Amount) -> Amount | NotJudged:
    """What is left of one amount without another of the same unit."""
    return add(a, Amount(tuple(negative(span) for span in reversed(b.spans)), b.units, b.bare, b.ratio))


def multiply(a: Amount, b: Amount) -> Amount:
    """The products of two amounts. A share of something is in the unit of that thing."""
    units = _powers(a, b, 1)
    return _joined(product_of, a, b, units)


def divide(a: Amount, b: Amount) -> Amount | NotJudged:
    """The quotients of two amounts; not judged when the divisor can be zero."""
    if any(holds_zero(span) for span in b.spans):
        return NotJudged("the divisor can be zero")
    parts = Amount(merged(inverse(span) for span in b.spans), b.units, b.bare, b.ratio)
    units = _powers(a, b, -1)
    found = _joined(product_of, a, parts, units)
    like_by_like = not units and not found.bare and (not b.bare or a.ratio)
    return Amount(found.spans, found.units, found.bare, like_by_like)


def least(amounts: Iterable[Amount], sign: int = 1) -> Amount | NotJudged:
    """The smallest of several amounts, or the greatest with ``sign=-1``, as far as it can be told."""
    first, *rest = amounts
    for other in rest:
        units = _shared(first, other)
        if isinstance(units, NotJudged):
            return units
        first = _joined(smaller if sign > 0 else greater, first, other, units)
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
    top, bottom = upper_end(a.spans[-1]), lower_end(b.spans[0])
    if top.place < bottom.place or (top.place == bottom.place and (top.open or bottom.open) and top.far == 0):
        return Truth.YES
    low, high = lower_end(a.spans[0]), upper_end(b.spans[-1])
    return Truth.NO if low.place >= high.place and low.far == 0 else Truth.MAYBE


def _equal(a: Amount, b: Amount) -> Truth:
    if not any(meet(one, other) for one, other in product(a.spans, b.spans)):
        return Truth.NO
    single = len(a.spans) == len(b.spans) == 1 and all(span.low is not None and span.low == span.high for span in (a.spans[0], b.spans[0]))
    return Truth.YES if single else Truth.MAYBE


def _inside(a: Amount, b: Amount) -> Truth:
    if not any(meet(one, other) for one, other in product(a.spans, b.spans)):
        return Truth.NO
    return Truth.YES if all(any(covers(outer, inner) for outer in b.spans) for inner in a.spans) else Truth.MAYBE


@cache
def _factors() -> dict[str, tuple[str, Fraction]]:
    from claimcheck.vocabulary.units import DIMENSIONS, ZEROS

    # A unit with a zero of its own does not convert by a factor, and is left as it is.
    return {row[0]: (rows[0][0], Fraction(row[1], row[2])) for rows in DIMENSIONS.values() for row in rows if row[0] not in ZEROS}


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
    for time in ((("year", 1),), (("day", 1),)):
        if {a.units, b.units} == {(), time}:  # an age, which counts years
            return time
    return NotJudged(f"`{unit_text(a.units)}` does not compare with `{unit_text(b.units)}`")


def _powers(a: Amount, b: Amount, sign: int) -> Units:
    powers: dict[str, int] = {}
    for units, factor in ((a.units, 1), (b.units, sign)):
        for unit, power in units:
            if unit != "share":
                powers[unit] = powers.get(unit, 0) + factor * power
    return tuple(sorted((unit, power) for unit, power in powers.items() if power))


def _joined(operation: Callable[[Interval, Interval], Interval], a: Amount, b: Amount, units: Units) -> Amount:
    spans = merged(operation(one, other) for one, other in product(a.spans, b.spans))
    return Amount(spans, units, a.bare and b.bare, (a.ratio or a.bare) and (b.ratio or b.bare) and not (a.bare and b.bare))
