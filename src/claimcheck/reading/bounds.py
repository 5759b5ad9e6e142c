"""Which set of numbers do a figure, its hedge and its unit mean together?"""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.reading.expect import Expect
from claimcheck.reading.numerals import Figure
from claimcheck.reading.units import convert, converted_to
from claimcheck.reading.values import Interval, Quantity


class Parts(NamedTuple):
    """An amount taken apart, before it becomes a set: its figures, the kind of hedge and its tokens, and the unit written beside it.

    ``exact`` when a word says that it is no rounded figure.
    """

    below: Figure
    above: Figure
    hedge: str
    hedged: tuple[int, int]
    exact: bool
    unit: str | None


def built(parts: Parts, expect: Expect) -> Quantity:
    """Which set does it mean?"""
    below, above, hedge, _, exact, unit = parts
    if unit is None:
        unit = "share" if below.part and above.part else expect.unit
    literal = Interval(below.value, above.value)
    spans = _hedged(below, above, hedge, expect.reported and not exact)
    if hedge in {"least", "above", "most", "below", "under"}:
        literal = spans
    return _in_unit(spans, literal, unit, expect.unit)


def _hedged(below: Figure, above: Figure, hedge: str, reported: bool) -> Interval:
    value, step = above.value, above.step
    if hedge == "least":
        return Interval(value, None)
    if hedge == "above":
        return Interval(value, None, low_open=True)
    if hedge == "most":
        return Interval(None, value)
    if hedge == "below":
        return Interval(None, value, high_open=True)
    if hedge == "almost":
        return Interval(value - step, value, high_open=True)
    if hedge == "justover":
        return Interval(value, value + step, low_open=True)
    if hedge == "odd":
        return Interval(value, value + step, high_open=True)
    if hedge == "under":
        return Interval(below.value, value, high_open=True)
    if hedge == "about":
        return Interval(below.value - below.step / 2, value + step / 2)
    if reported and below.step and step:
        return Interval(below.value - below.step / 2, value + step / 2, high_open=True)
    return Interval(below.value, value)


def _in_unit(spans: Interval, literal: Interval, unit: str, wanted: str) -> Quantity:
    canonical = converted_to(unit, wanted)

    def scaled(interval: Interval) -> Interval:
        low = None if interval.low is None else convert(interval.low, unit, wanted)[0]
        if interval.high is interval.low:
            return Interval(low, low, interval.low_open, interval.high_open)
        high = None if interval.high is None else convert(interval.high, unit, wanted)[0]
        return Interval(low, high, interval.low_open, interval.high_open)

    if canonical == unit:
        return Quantity((spans,), canonical, (literal,))
    meant = scaled(spans)
    return Quantity((meant,), canonical, (meant if literal == spans else scaled(literal),))
