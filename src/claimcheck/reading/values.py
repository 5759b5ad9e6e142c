"""What can a value be? Sets of possibilities, exact, with no floats.

Every value the reader returns is one of the classes here. A value is the *set of things the words could mean*:
``Quantity`` and ``Dates`` hold closed or open intervals, ``Period`` holds what is possible for its two ends, ``Term`` holds
what a name could refer to. ``Unknown``, ``Nothing`` and ``Not`` are values too and meet the positive ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple, TypeAlias


class Interval(NamedTuple):
    """The numbers between two bounds; ``None`` is no bound. Dimension: that of the quantity that holds it."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False


class Days(NamedTuple):
    """The days between two days, both included; ``None`` is no bound.

    A day is its proleptic Gregorian ordinal (``datetime.date.toordinal``), continued below 1 for years before 1.
    """

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount: disjoint intervals in ascending order, in one unit.

    ``unit`` is the canonical unit (``""`` for a plain count, ``share`` for parts of one, ``EUR`` for money, ``km`` …).
    ``literal`` is the set before rounding and hedges widened it; two quantities whose sets meet though their literal sets
    do not are kept from contradiction only by rounding.
    """

    spans: tuple[Interval, ...]
    unit: str = ""
    literal: tuple[Interval, ...] = ()


@dataclass(frozen=True, slots=True)
class Dates:
    """A date: the days on which it could have been. Disjoint spans in ascending order.

    ``1951`` is one span of 365 days; ``03/04/2025`` with no declared order is two spans of one day.
    ``point`` marks a stated point of a longer time ("the end of 2024"), at which even a fluctuating figure has one value.
    """

    spans: tuple[Days, ...]
    point: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: the days on which it could have begun, and those on which it could have ended.

    ``2008/2018`` begins some day of 2008 and ends some day of 2018. ``2023/..`` has an end without bounds and is
    ``ongoing``: it was still going on when it was written. An end that is not known has no bounds either.
    """

    start: Days
    end: Days
    ongoing: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """A name, a term or a text: what was written, and what it refers to.

    ``entity`` is the id of the entity it is declared to name, or ``""``. ``key`` is the folded form: the content words
    after accents, case, punctuation and articles went, in order.
    """

    text: str
    key: tuple[str, ...]
    entity: str = ""


@dataclass(frozen=True, slots=True)
class YesNo:
    """A yes or a no."""

    yes: bool


@dataclass(frozen=True, slots=True)
class Several:
    """Several values stated together (``France; Italy``). ``complete`` when the text says that there are no others."""

    members: tuple[Value, ...]
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """Anything but this: ``not a member``, ``not 5``."""

    value: Value


@dataclass(frozen=True, slots=True)
class Nothing:
    """None at all: the thing asked for does not exist (``no protection mandate``)."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Stated not to be known."""


Value: TypeAlias = Quantity | Dates | Period | Term | YesNo | Several | Not | Nothing | Unknown


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of a piece of text: the value, and where its words stand (offsets into the text, end excluded)."""

    value: Value
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NotJudged:
    """No reading, and why: lower case, no full stop, fit to stand after "not judged: ".

    ``malformed`` when the text is plainly meant as a value of the kind expected and cannot be one (``2019-02-30``, a number
    of 5,000 digits): a mistake to mend, where anything else is merely beyond what can be read.
    """

    reason: str
    malformed: bool = False
