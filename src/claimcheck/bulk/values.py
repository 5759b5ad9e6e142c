"""Where does a value lie on one line, so that values without anything in common lie apart? Told as two ends, exactly or not at all."""

from __future__ import annotations

import math
from collections.abc import Hashable
from fractions import Fraction
from typing import NamedTuple

from claimcheck.kernel.values import bears_on_others, identity
from claimcheck.model import Property
from claimcheck.reading.values import Dates, Interval, Not, Nothing, NotJudged, Period, Quantity, Several, Term, Unknown, Value, YesNo

UNBOUNDED = 1e308
BEYOND = 1.7e308  # an end that lies apart from every other

Codes = dict[Hashable, float]


class Ends(NamedTuple):
    """A value on its line, or one that lies on none (its ends the wrong way round).

    An ``odd`` value may clash with any other, a ``free`` one only with odd ones, and a ``silent`` one says nothing. ``same`` is equal for equal values.
    """

    low: float
    high: float
    odd: bool = False
    free: bool = False
    silent: bool = False
    same: float | None = None


SILENT = Ends(-UNBOUNDED, UNBOUNDED, silent=True)
NOWHERE = Ends(BEYOND, -BEYOND)


def kind_of(value: Value | NotJudged) -> str:
    """Values of one kind lie on one line; empty for what lies on none."""
    match value:
        case Quantity() if len(value.spans) == 1:
            return f"amount in {value.unit}"
        case Dates() if len(value.spans) == 1:
            return "dates"
        case Quantity() | Dates() | Not() | Nothing() | Several() | Unknown() | NotJudged():
            return ""
    return type(value).__name__


def ends_of(value: Value | NotJudged, prop: Property, kind: str, codes: Codes, *, notes: bool) -> Ends:
    """The ends of a value of a property most of whose values are of a kind. ``codes`` numbers what has no order; ``notes`` asks for all that differs."""
    if isinstance(value, (NotJudged, Unknown)):
        return SILENT
    ends = _ends(value, prop, codes) if kind and kind_of(value) == kind else NOWHERE
    if prop.values != "many":
        ends = ends._replace(odd=ends.low > ends.high)
    elif not (isinstance(value, Term) and (notes or _compared(prop)) and kind == "Term"):
        odd = bears_on_others(value)
        ends = ends._replace(odd=odd, free=not odd)
    return ends._replace(same=_same(value, codes)) if prop.distinct else ends


def _compared(prop: Property) -> bool:
    """Are names of it worth a word where they are spelled in two ways?"""
    return prop.wording == "official" or (prop.wording is None and prop.datatype == "name")


def _ends(value: Value, prop: Property, codes: Codes) -> Ends:
    if isinstance(value, Quantity):
        return _placed(value.spans[0])
    if isinstance(value, Dates):
        low, high = value.spans[0]
        return _placed(Interval(None if low is None else Fraction(low), None if high is None else Fraction(high)))
    if isinstance(value, YesNo):
        return Ends(float(value.yes), float(value.yes))
    if isinstance(value, Period):
        return NOWHERE  # two ends, each with a line of its own
    code = codes.setdefault((prop.id, identity(value, prop)), float(len(codes)))
    return Ends(code, code)


def _placed(span: Interval) -> Ends:
    """The ends of an interval, where floats tell them from all others that are told at all: an open end lies a hair within."""
    low = -UNBOUNDED if span.low is None else _told(span.low)
    high = UNBOUNDED if span.high is None else _told(span.high)
    if low is None or high is None:
        return NOWHERE
    if span.low_open:
        low = math.nextafter(low, math.inf)
    if span.high_open:
        high = math.nextafter(high, -math.inf)
    return Ends(low, high) if low <= high else NOWHERE


def _told(end: Fraction) -> float | None:
    """The float that stands for a number of few digits: no two such numbers share one, nor does one lie a hair from another."""
    try:
        near = float(end)
    except OverflowError:
        return None
    return near if abs(near) < UNBOUNDED and Fraction(f"{near:.15g}") == end else None


def _same(value: Value, codes: Codes) -> float | None:
    """What equal values have in common; nothing for one that only may be equal to another."""
    if isinstance(value, Term):
        return codes.setdefault(("same", value.entity or " ".join(value.text.split()).casefold()), float(len(codes)))
    if isinstance(value, Quantity) and len(value.spans) == 1 and value.spans[0].low == value.spans[0].high:
        return codes.setdefault(("same", value.spans[0].low, value.unit), float(len(codes)))
    return None
