"""Which amount is written here? Hedges and bounds, ranges, units and money around a number, as the set of what it can mean."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from claimcheck.reading.bounds import Parts, built
from claimcheck.reading.compounds import clock_length, compound, feet_and_inches, unit_and_a_half
from claimcheck.reading.expect import Expect
from claimcheck.reading.figures import FOLDS, NUMBER_WORDS, figure
from claimcheck.reading.hedges import EXACT, after, before, vague
from claimcheck.reading.numerals import Figure
from claimcheck.reading.ratios import out_of, ratio
from claimcheck.reading.tokens import DASHES, Beyond, Token, glued, low
from claimcheck.reading.units import convert, currency_at, dimension, is_unit, money_expected, money_openers, unit_at
from claimcheck.reading.values import Interval, NotJudged, Quantity
from claimcheck.vocabulary.currencies import CODES


class Amount(NamedTuple):
    """A number with the unit written beside it; ``None`` where none is. ``parted`` when written in several units at once."""

    number: Figure
    unit: str | None
    parted: bool = False


_DASHES = frozenset(DASHES)
Found = tuple[Quantity | NotJudged, int]
Range = tuple[Amount, Amount]


def quantity_at(words: list[Token], i: int, expect: Expect) -> Found | None:
    """The longest amount that begins at token ``i``, and the token after it."""
    if i < len(words) and words[i].kind == "w" and words[i].low not in openers() and words[i].text not in CODES:
        return None  # most words of a sentence: seen at once
    try:
        found = _apart_at(words, i, expect)
    except Beyond as beyond:
        return beyond.why, beyond.end
    if found is None or not isinstance(found[0], Parts):
        return found
    return built(found[0], expect), found[1]


def parts_at(words: list[Token], i: int, expect: Expect) -> Parts | None:
    """Of what is the amount made that begins at token ``i``? None where there is none, or it is one of two."""
    try:
        found = _apart_at(words, i, expect)
    except Beyond:
        return None
    return found[0] if found is not None and isinstance(found[0], Parts) else None


@cache
def openers() -> frozenset[str]:
    """The words in small letters that an amount can begin with; beside them, it can with a sign, a number or a code."""
    return frozenset(("between", "from", "minus", *before().openers, *vague().openers, "a", "an", *NUMBER_WORDS, *money_openers()))


def _apart_at(words: list[Token], i: int, expect: Expect) -> tuple[Parts, int] | Found | None:
    hedge, hedged, exact, multiple, j = "", (i, i), False, False, i
    for _ in range(4):
        if j < len(words) and words[j].kind == "n":
            break  # no hedge begins with a figure
        found = None if _signed(words, j) else before().at(words, j)
        if found is None:
            break
        if found[0] != "as is":
            hedge, hedged = _join(hedge, found[0]), (j, found[1])
        multiple = multiple or low(words, found[1] - 2) == "factor"
        exact = exact or low(words, j) in EXACT
        j = found[1]
    if (loose := vague().at(words, j)) and low(words, loose[1]) != "%":
        raise Beyond(NotJudged(f"`{loose[0]}` is no figure"), loose[1])
    spread = _spread(words, j, expect)
    if spread is None:
        return None
    (below, above), end = spread
    under = next((k for k in range(j, end) if words[k].low == "below"), 0) if below is not above else 0
    j = end
    if multiple and below.unit is None and is_unit(expect.unit):
        below, above = (Amount(below.number, ""),) * 2 if below is above else (Amount(below.number, ""), Amount(above.number, ""))
    if low(words, j) == "mark" and low(words, i) != "mark" and "the" in {low(words, k) for k in range(i, j)}:
        j += 1
    if low(words, j) == "or" and below is above and not hedge and (either := _either(words, j, below, expect)):
        return either
    if low(words, j) == "+" and below is above:
        hedge, hedged, j = _join(hedge, "least"), (j, j + 1), j + 1
    unit = below.unit if below.unit is not None else above.unit
    unit, j = _unit_after(words, j, unit, expect)
    if low(words, j) == "+" and below is above:
        hedge, hedged, j = _join(hedge, "least"), (j, j + 1), j + 1
    dashed = below is above and _signed(words, j) and glued(words, j) and glued(words, j + 1)
    if (later := after().at(words, j + dashed)) and not _leads_on(words, later[1]):
        if later[0] != "as is":
            hedge = "odd" if (hedge, later[0]) == ("about", "odd") else _join(hedge, later[0])
            hedged = (j + dashed, later[1])
        j = later[1]
        unit, j = _unit_after(words, j, unit, expect)
    if under:
        hedge, hedged = _join(hedge, "under"), (under, under + 1)
    if hedge == "twice":
        raise Beyond(NotJudged("it is hedged twice"), j)
    if hedge not in {"", "about", "under"} and below is not above:
        raise Beyond(NotJudged("a range with a bound beside it"), j)
    return Parts(below.number, above.number, hedge, hedged, exact, unit), j


def _leads_on(words: list[Token], i: int) -> bool:
    """Do the words before token ``i`` belong to the next amount: 20 people and more than 5 dogs?"""
    return low(words, i) == "than" or (i < len(words) and words[i].kind == "n")


def _either(words: list[Token], i: int, first: Amount, expect: Expect) -> Found | None:
    """Five or six: both, and nothing between them unless they are rounded."""
    found = _amount(words, i + 1, expect, bare_and=True)
    if found is None:
        return None
    second, j = found
    unit, j = _unit_after(words, j, second.unit if second.unit is not None else first.unit, expect)
    number = _shared_scale(first.number, second.number)
    if number.value >= second.number.value or (first.unit is not None and first.unit != unit):
        return None
    one, other = (built(Parts(each, each, "", (i, i), exact=False, unit=unit), expect) for each in (number, second.number))
    literal = one.literal + other.literal
    low_end, high_end = one.spans[0], other.spans[0]
    if low_end.high is not None and high_end.low is not None and low_end.high >= high_end.low:
        return Quantity((Interval(low_end.low, high_end.high, low_end.low_open, high_end.high_open),), one.unit, literal), j
    return Quantity(one.spans + other.spans, one.unit, literal), j


def _unit_after(words: list[Token], i: int, unit: str | None, expect: Expect) -> tuple[str | None, int]:
    if unit is not None:
        return unit, i
    return unit_at(words, i, expect) or (None, i)


def _join(one: str, other: str) -> str:
    return other if one in {"", other} else "twice"


def _spread(words: list[Token], i: int, expect: Expect) -> tuple[Range, int] | None:
    between = low(words, i) in {"between", "from"}
    if _inside_word(words, i + between + bool(_signed(words, i + between))):
        return None
    first = _amount(words, i + between, expect, bare_and=not between)
    if first is None:
        return None
    amount, j = first
    plus_minus = 1 if low(words, j) == "±" else 3 if low(words, j) == "+" and low(words, j + 1) == "/" and _signed(words, j + 2) else 0
    if plus_minus:
        return _plus_minus(words, amount, j + plus_minus, expect)
    joined = low(words, j) in {"and", "to"} if low(words, i) == "between" else low(words, j) in {"to", "through"} or _signed(words, j)
    under = low(words, j) == "to" and low(words, j + 1) == "below"  # as a range is shown whose end is left out
    second = _amount(words, j + 1 + under, expect, bare_and=True) if joined else None
    if second is None:
        return None if between else ((amount, amount), j)
    other, end = second
    amount = amount._replace(number=_shared_scale(amount.number, other.number))
    if amount.unit is not None and other.unit is not None and amount.unit != other.unit:
        amount = _converted(amount, other.unit, end)
    if other.parted and amount.unit is None:
        raise Beyond(NotJudged("a range whose first end names no unit"), end)
    if amount.number.value > other.number.value:
        raise Beyond(NotJudged("the range runs backwards", malformed=True), end)
    return (amount, other), end


def _converted(amount: Amount, unit: str, end: int) -> Amount:
    value, there = convert(amount.number.value, amount.unit or "", unit)
    if there != unit or dimension(unit) == "currency":
        raise Beyond(NotJudged("a range between two units"), end)
    step = convert(amount.number.value + amount.number.step, amount.unit or "", unit)[0] - value
    return Amount(amount.number._replace(value=value, step=step), unit)


def _shared_scale(number: Figure, other: Figure) -> Figure:
    """The scale word behind a range goes with both of its ends (3.2-4.1 million), unless it would turn the range round."""
    if number.scale != 1 or number.part or number.value * other.scale > other.value:
        return number
    return Figure(number.value * other.scale, number.step * other.scale, scale=other.scale)


def _plus_minus(words: list[Token], amount: Amount, i: int, expect: Expect) -> tuple[Range, int] | None:
    found = _amount(words, i, expect, bare_and=True)
    if found is None:
        return None
    spread, end = found
    unit = amount.unit if amount.unit is not None else spread.unit
    middle = _shared_scale(amount.number, spread.number) if spread.number.scale != 1 and amount.number.scale == 1 else amount.number
    if middle is amount.number and spread.number.scale != 1 and amount.number.scale == 1:
        middle = Figure(middle.value * spread.number.scale, middle.step)
    below, above = (Figure(middle.value + sign * spread.number.value, Fraction(0)) for sign in (-1, 1))
    return (Amount(below, unit), Amount(above, unit)), end


def _signed(words: list[Token], i: int) -> bool:
    return 0 <= i < len(words) and words[i].low in _DASHES


def _amount(words: list[Token], i: int, expect: Expect, bare_and: bool) -> tuple[Amount, int] | None:
    """One number with its unit or currency, which may stand on either side."""
    negative = _signed(words, i) and glued(words, i + 1) and not glued(words, i)
    negative = negative or low(words, i) == "minus"
    j = i + negative
    opening = unit_and_a_half if low(words, j) in {"a", "an"} else {"length": feet_and_inches, "clock time": clock_length}.get(dimension(expect.unit))
    if opening and not negative and (parted := opening(words, j, expect)):
        return Amount(parted[0], parted[1], parted=True), parted[2]
    unit: str | None = None
    if currency := currency_at(words, j, expect):
        unit, j = currency
    start, measured = j, dimension(unit or expect.unit)
    length = measured == "length"
    letters = not length and (unit is not None or (money_expected(expect) and low(words, j + 1) in {"m", "b"} and not glued(words, j + 2)))
    found = figure(words, j, expect.style.decimal, letters, bare_and)
    if found is None:
        return None
    number, j = found
    if length and words[j - 1].text == "m" and number.scale != 1:  # a length: the letter stands for metres
        number, j = Figure(number.value / 10**6, number.step / 10**6), j - 1
    if measured == "temperature" and words[j - 1].text == "K" and number.scale == 1000:
        number, j = Figure(number.value / 1000, number.step / 1000), j - 1
    if share := out_of(words, j, number, expect):
        return Amount(share[0], None), share[1]
    if unit is None and (against := ratio(words, start, j, number, expect)):
        return Amount(against[0], None), against[1]
    if unit is None and (end := _multiple(words, start, j)):
        return Amount(number, "" if is_unit(expect.unit) else None), end
    if unit is None:
        j = _of_a_unit(words, j, number, expect)
        k = j + (_signed(words, j) and glued(words, j) and glued(words, j + 1))
        if (named := unit_at(words, k, expect)) and not (named[0] == "in" and low(words, k) == "in"):
            unit, j = named
    elif (again := currency_at(words, j, expect)) and (again[0] == unit or low(words, i) == "$"):
        unit, j = again
    if unit is None and low(words, j) == "s" and glued(words, j):
        return None  # the 1990s
    if unit and (parts := compound(words, number, unit, j, expect)):
        number, unit, j = parts
        return Amount(number._replace(value=-number.value) if negative else number, unit, parted=True), j
    if negative:
        number = number._replace(value=-number.value)
    return Amount(number, unit), j


def _of_a_unit(words: list[Token], i: int, number: Figure, expect: Expect) -> int:
    """The token of the unit in half an hour, a quarter of a mile."""
    j = i + (low(words, i) == "of")
    return j + 1 if number.part and low(words, j) in {"a", "an"} and unit_at(words, j + 1, expect) else i


def _multiple(words: list[Token], start: int, i: int) -> int:
    """The token after what makes a multiple of the number before token ``i``: three times, four-fold, 10x. Zero if nothing does."""
    if low(words, start) in FOLDS:
        return i
    j = i + (_signed(words, i) and glued(words, i) and glued(words, i + 1))
    if low(words, j) in {"times", "fold"}:
        return j + 1
    cross = low(words, i) in {"x", "×"} and glued(words, i) and words[start].kind == "n"
    return i + 1 if cross and not (i + 1 < len(words) and words[i + 1].kind == "n") else 0


def _inside_word(words: list[Token], i: int) -> bool:
    """Is this number a part of a name, like G20 or COVID-19?"""
    if i >= len(words) or words[i].kind != "n" or not glued(words, i) or i == 0:
        return False
    before = words[i - 1]
    if before.kind == "w":
        return before.text not in CODES and before.low not in {"c", "ca"}
    return (
        before.low in DASHES and before.low != "—" and i > 1 and words[i - 2].kind == "w" and glued(words, i - 1) and words[i - 2].text not in CODES
    )
