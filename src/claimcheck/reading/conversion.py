"""What is an amount in another unit of the same kind? Exactly; money and what is no amount stay as they are."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from claimcheck.reading.units import convert, dimension
from claimcheck.reading.values import Interval, Not, NotJudged, Quantity, Several, Value


def in_unit(value: Value | NotJudged, unit: str) -> Value | NotJudged:
    """The value in a unit; in the first unit of what it measures where that unit measures something else."""
    if isinstance(value, Quantity):
        if value.unit in ("", unit) or dimension(value.unit) == "currency":
            return value
        return Quantity(_moved(value.spans, value.unit, unit), convert(Fraction(1), value.unit, unit)[1], _moved(value.literal, value.unit, unit))
    if isinstance(value, Not):
        inner = in_unit(value.value, unit)
        return value if isinstance(inner, NotJudged) else replace(value, value=inner)
    if isinstance(value, Several):
        members = [in_unit(member, unit) for member in value.members]
        return replace(value, members=tuple(member for member in members if not isinstance(member, NotJudged)))
    return value


def _moved(spans: tuple[Interval, ...], unit: str, wanted: str) -> tuple[Interval, ...]:
    return tuple(
        Interval(
            None if low is None else convert(low, unit, wanted)[0], None if high is None else convert(high, unit, wanted)[0], low_open, high_open
        )
        for low, high, low_open, high_open in spans
    )
