"""Which number is a run of digits and marks? Grouped or decimal, by the marks themselves and by the habits of the source."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from claimcheck.reading.expect import DecimalMark
from claimcheck.reading.tokens import APOSTROPHES
from claimcheck.reading.values import NotJudged

MOST_DIGITS = 64


class Figure(NamedTuple):
    """A number as written, and the unit of its last significant digit.

    ``part`` when written as a part of one (a third, 1/3); ``scale`` is what the scale words beside it multiplied.
    """

    value: Fraction
    step: Fraction
    part: bool = False
    scale: int = 1


def too_many_digits(size: int, what: str = "a number") -> NotJudged:
    """No number so long is read."""
    way_out = "round it or take a larger unit, or give its property `datatype: text`"
    return NotJudged(f"{what} of {size:,} digits, where a number has at most {MOST_DIGITS}: {way_out}", malformed=True)


@lru_cache(maxsize=4096)
def numeral(text: str, decimal: DecimalMark, scaled: bool = False) -> Figure | NotJudged | None:
    """The number that a run of digits and marks means; ``None`` if it is no number (1.2.3)."""
    if len(text) > MOST_DIGITS:
        return too_many_digits(sum(c.isdecimal() for c in text))
    if text.isdecimal():
        return whole_number(text)
    marks = [c for c in text if not c.isdecimal()]
    kinds = "".join(dict.fromkeys("'" if c in APOSTROPHES else c for c in marks))
    groups = text.translate({ord(c): "." for c in marks}).split(".")
    if len(kinds) == 1:
        return _one_mark(groups, kinds, decimal, scaled)
    point = marks[-1]
    if len(kinds) != 2 or point in APOSTROPHES or text.count(point) != 1 or not _grouped(groups[:-1], indian=point == "."):
        return None
    if decimal and decimal != point:
        return NotJudged(f"`{text}` does not fit the declared decimal mark")
    return _point("".join(groups[:-1]), groups[-1])


def _one_mark(groups: list[str], mark: str, decimal: DecimalMark, scaled: bool) -> Figure | NotJudged | None:
    grouped = _grouped(groups, indian=mark == ",")
    whole = whole_number("".join(groups)) if grouped else None
    if mark == "'":
        return whole
    if len(groups) > 2:
        return whole if decimal != mark else None
    fraction = _point(*groups)
    if decimal:
        if decimal == mark:
            return fraction
        return whole or NotJudged(f"`{mark.join(groups)}` does not fit the declared decimal mark")
    if not grouped or scaled:
        return fraction if not grouped or mark == "." else whole
    if mark == ",":
        return whole
    return NotJudged(f"`{mark.join(groups)}` could be {int(''.join(groups)):,} or {_plain(fraction.value)}; `decimal:` of its source says which")


def _plain(value: Fraction) -> str:
    from claimcheck.reading.show import number

    return number(value)


def _grouped(groups: list[str], indian: bool) -> bool:
    if len(groups) < 2:
        return True
    first, *middle, last = groups
    if len(last) != 3 or not 1 <= len(first) <= 3 or first[0] == "0":
        return False
    return all(len(g) == 3 for g in middle) or (indian and len(first) <= 2 and all(len(g) == 2 for g in middle))


def whole_number(digits: str) -> Figure:
    """The integer of these digits; zeros at its end are not significant."""
    zeros = len(digits) - len(digits.rstrip("0"))
    return Figure(Fraction(int(digits)), Fraction(10**zeros if zeros < len(digits) else 1))


def _point(whole: str, after: str) -> Figure:
    size = 10 ** len(after)
    return Figure(Fraction(int(whole + after), size), Fraction(1, size))
