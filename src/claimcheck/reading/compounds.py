"""Which amount is written in several units at once? Hours and minutes, feet and inches, years and months, as one amount in the smallest."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.reading.expect import Expect
from claimcheck.reading.figures import figure
from claimcheck.reading.numerals import Figure, whole_number
from claimcheck.reading.tokens import Beyond, Token, glued, low
from claimcheck.reading.units import convert, dimension, unit_at
from claimcheck.reading.values import NotJudged

_PARTED = frozenset(("length", "mass", "clock time", "calendar time"))
_INCHES = frozenset(("in", '"', "″", "”"))
_FEET = frozenset(("'", "′", "’"))
_HALVES = {"half": Fraction(1, 2), "quarter": Fraction(1, 4), "third": Fraction(1, 3)}
_MOST_PARTS = 4

Found = tuple[Figure, str, int]


def compound(words: list[Token], number: Figure, unit: str, i: int, expect: Expect) -> Found | None:
    """The amount that goes on in smaller units behind its first part, which ends at token ``i``."""
    kind = dimension(unit)
    if kind not in _PARTED or number.part:
        return None
    if half := _and_a_half(words, number, i, kind):
        return half[0], unit, half[1]
    total, last, end = number, unit, i
    for _ in range(_MOST_PARTS):
        if total.value.denominator != 1:
            break
        part = _smaller(words, last, end, expect)
        if part is None:
            break
        more, smaller, end = part
        total, last = Figure(convert(total.value, last, smaller)[0] + more.value, more.step), smaller
    return (total, last, end) if end > i else None


def unit_and_a_half(words: list[Token], i: int, expect: Expect) -> Found | None:
    """An hour and a half."""
    if low(words, i) not in {"a", "an"}:
        return None
    named = unit_at(words, i + 1, expect)
    half = _and_a_half(words, Figure(Fraction(1), Fraction(1)), named[1], dimension(named[0])) if named else None
    return (half[0], named[0], half[1]) if named and half else None


def feet_and_inches(words: list[Token], i: int, expect: Expect) -> Found | None:
    """Heights written 5'11" where a length is expected."""
    if i >= len(words) or words[i].kind != "n" or dimension(expect.unit) != "length":
        return None
    feet, mark, inches = words[i].text.replace("’", "'").partition("'")
    j = i + 1
    if not mark and low(words, j) in _FEET and low(words, j):
        inches, j = low(words, j + 1), j + 2
    both = feet.isdecimal() and inches.isdecimal() and len(feet) <= 3 and len(inches) <= 2 and int(inches) < 12
    if not both or low(words, j) not in _INCHES - {"in"}:
        return None
    return Figure(Fraction(12 * int(feet) + int(inches)), Fraction(1)), "in", j + 1


def clock_length(words: list[Token], i: int, expect: Expect) -> Found | None:
    """A length of time with hours, minutes and seconds, where one is expected: 2:03:59."""
    if dimension(expect.unit) != "clock time" or low(words, i + 1) != ":" or low(words, i + 3) != ":":
        return None
    parts = [words[k] for k in (i, i + 2, i + 4) if k < len(words)]
    if len(parts) < 3 or not all(part.kind == "n" and part.text.isdecimal() and len(part.text) <= 3 for part in parts):
        return None
    hours, minutes, seconds = (int(part.text) for part in parts)
    if minutes >= 60 or seconds >= 60 or not all(glued(words, k) for k in range(i + 1, i + 5)):
        return None
    return Figure(Fraction(3600 * hours + 60 * minutes + seconds), Fraction(1)), "s", i + 5


def _and_a_half(words: list[Token], number: Figure, i: int, kind: str) -> tuple[Figure, int] | None:
    part = _HALVES.get(low(words, i + 2)) if low(words, i) == "and" and low(words, i + 1) == "a" else None
    alone = kind.endswith("time") or not (i + 3 < len(words) and words[i + 3].kind == "w")  # "two miles and a half marathon"
    if part is None or number.value.denominator != 1 or not alone:
        return None
    return Figure(number.value + part, Fraction(1, 10)), i + 3


def _smaller(words: list[Token], unit: str, i: int, expect: Expect) -> Found | None:
    """The part that follows: fewer of a smaller unit than make one of the unit before it."""
    j = i + (low(words, i) in {"and", ","})
    j += low(words, i) == "," and low(words, j) == "and"
    if j >= len(words) or (words[j].kind == "n" and not words[j].text.replace(".", "").isdecimal()):
        return None
    if shorthand := _unnamed(words, unit, j, plain=j == i):
        return shorthand
    minutes = unit == "h" and words[j].kind == "n" and low(words, j + 1) == "m" and glued(words, j + 1)
    found = None if minutes else figure(words, j, expect.style.decimal, bare_and=False)
    if minutes and words[j].text.isdecimal() and len(words[j].text) <= 2:
        named: tuple[str, int] | None = ("min", j + 2)
        found = whole_number(words[j].text), j + 1
    elif found:
        named = ("in", found[1] + 1) if unit == "ft" and low(words, found[1]) in _INCHES else _named(words, unit, found[1], expect)
    if found is None or named is None or found[0].part:
        return None
    if low(words, i) != "," and {dimension(unit), dimension(named[0])} == {"calendar time", "clock time"}:
        raise Beyond(NotJudged("years and months do not add up with days"), named[1])
    size, there = convert(Fraction(1), unit, named[0])
    if there != named[0] or dimension(named[0]) != dimension(unit) or size <= 1 or not 0 <= found[0].value < size:
        return None
    if low(words, i) == "," and dimension(unit) not in {"calendar time", "clock time"}:
        return None  # a list of amounts
    return found[0], named[0], named[1]


def _named(words: list[Token], unit: str, i: int, expect: Expect) -> tuple[str, int] | None:
    if low(words, i) == "s" and dimension(unit) == "clock time":
        return "s", i + 1
    return unit_at(words, i, expect)


def _unnamed(words: list[Token], unit: str, i: int, plain: bool) -> Found | None:
    """The second part whose unit goes without saying: 1h52, 6 foot 2."""
    text = words[i].text
    if not plain or not text.isdecimal() or len(text) > 2 or (i + 1 < len(words) and words[i + 1].text not in {".", ",", ";", ")"}):
        return None
    if unit == "h" and glued(words, i) and len(text) == 2 and int(text) < 60:
        return whole_number(text), "min", i + 1
    if unit == "ft" and int(text) < 12:
        return Figure(Fraction(text), Fraction(1)), "in", i + 1
    return None
