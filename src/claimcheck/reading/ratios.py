"""Which number do two numbers make that are set against each other? One in five, 3 out of 10, 3:1, three to one."""

from __future__ import annotations

from fractions import Fraction

from claimcheck.reading.expect import Expect
from claimcheck.reading.figures import figure
from claimcheck.reading.numerals import Figure
from claimcheck.reading.tokens import DASHES, Token, glued, low

_MOST_DIGITS = 6


def out_of(words: list[Token], i: int, number: Figure, expect: Expect) -> tuple[Figure, int] | None:
    """A share: so many in a round number, or out of any. Token ``i`` follows the first number."""
    out = low(words, i) == "out"
    if low(words, i) not in {"in", "out"} or (out and low(words, i + 1) != "of"):
        return None
    j = i + 1 + out
    j += low(words, j) == "every"
    found = figure(words, j, expect.style.decimal)
    if found is None or number.part:
        return None
    whole = found[0].value
    if not 0 <= number.value <= whole or whole < 2 or (not out and whole > 100 and whole not in {1000, 10_000, 100_000, 10**6}):
        return None
    return Figure(number.value / whole, Fraction(1, 10), part=True), found[1]


def ratio(words: list[Token], start: int, i: int, number: Figure, expect: Expect) -> tuple[Figure, int] | None:
    """How many times the second number the first one is, where a plain number is asked for: 3:1, 16:9, three to one.

    Not a time of day, nor anything where a share is asked for: three parts to one are no three quarters of it.
    """
    if expect.unit or "%" in expect.units or "share" in expect.units or number.part or low(words, start) in {"from", "between"}:
        return None
    if low(words, i) == ":":
        return _set_against(words, i)
    dash = low(words, i) in DASHES and low(words, i) != ""
    if low(words, i + dash) != "to" or low(words, start - 1) in {"from", "between"} or number.value <= 1:
        return None
    j = i + 1 + 2 * dash if low(words, i + 2) in DASHES else i + 1
    if low(words, j) not in {"1", "one"} or (j + 1 < len(words) and (words[j + 1].kind != "s" or words[j + 1].text in {"%", "-", "/", ":"})):
        return None
    return Figure(number.value, Fraction(1)), j + 1


def _set_against(words: list[Token], i: int) -> tuple[Figure, int] | None:
    if not (0 < i < len(words) - 1 and glued(words, i) and glued(words, i + 1)):
        return None
    above, below = words[i - 1].text, words[i + 1].text
    if not (above.isdecimal() and below.isdecimal() and max(len(above), len(below)) <= _MOST_DIGITS) or below[0] == "0":
        return None
    time_of_day = len(below) == 2 and int(below) < 60 and len(above) <= 2 and int(above) <= 24
    if time_of_day or (low(words, i + 2) == ":" and glued(words, i + 2)) or (low(words, i - 2) == ":" and glued(words, i - 1)):
        return None
    return Figure(Fraction(int(above), int(below)), Fraction(1)), i + 2
