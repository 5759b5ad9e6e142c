"""How are a relation and the values in it written for a reader?"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import ceil, floor

from claimcheck.reading import show
from claimcheck.reading.values import Interval, NotJudged, Quantity
from claimcheck.relations.amounts import Amount, Units, subtract, unit_text
from claimcheck.relations.evaluate import Operand
from claimcheck.relations.tree import Call, Comparison, Count, Joined, Negated, Node, Reference, Sum, Written

_COUNTED = frozenset(("year", "month", "week", "day"))
_ONE = Fraction(1)
_TIGHTNESS = {"or": 0, "and": 1, "not": 2, "=": 3, "+": 4, "-": 4, "*": 5, "/": 5}


def text(node: Node) -> str:
    """The part of a relation as it would be written."""
    match node:
        case Reference():
            return node.text
        case Written():
            return f'"{node.text}"' if node.kind == "text" else node.text
        case Count():
            tests = " and ".join(f"{test.property} {test.sign} {text(test.value)}" for test in node.tests)
            return f"count({node.of.text} where {tests})" if tests else f"count({node.of.text})"
        case Call():
            return f"{node.name}({', '.join(map(text, node.arguments))})"
        case Joined():
            return f" {node.sign} ".join(_within(part, node) for part in node.parts)
        case Negated():
            return f"not {_within(node.part, node)}"
        case Sum() if node.sign == "-" and node.left == Written("0"):
            return f"-{_within(node.right, node)}"
        case _:
            return f"{_within(node.left, node)} {node.sign} {_within(node.right, node, last=True)}"


def shown(value: Operand) -> str:
    """A value in words."""
    match value:
        case Amount():
            return _amount(value.spans, value.units)
        case Written():
            return value.text
        case NotJudged():
            return "not judged"
        case _:
            return show(value)


def apart(a: Operand, b: Operand) -> str:
    """How far the first lies from the second, and on which side: ``50 more``; empty when that cannot be said."""
    if not isinstance(a, Amount) or not isinstance(b, Amount):
        return ""
    gap = subtract(a, b)
    if isinstance(gap, NotJudged):
        return ""
    low, high = gap.spans[0].low, gap.spans[-1].high
    least = low if low is not None and low > 0 else high if high is not None and high < 0 else None
    if least is None:
        return ""
    size = _decimal(abs(least), floor)
    exact = low == high and size == abs(least)
    return f"{'' if exact else 'at least '}{_amount((Interval(size, size),), gap.units)} {'more' if least > 0 else 'less'}"


def _amount(spans: Sequence[Interval], units: Units) -> str:
    single = units[0][0] if len(units) == 1 and units[0][1] == 1 else ""
    if len(spans) == 1 and (near := _near(spans[0])) is not None:
        return f"about {_amount((Interval(near, near),), units)}"
    words = show(Quantity(tuple(map(_readable, spans)), single))
    if single in _COUNTED and spans != (Interval(_ONE, _ONE),):
        return f"{words}s"
    return words if single or not units else f"{words} {unit_text(units)}"


def _near(span: Interval) -> Fraction | None:
    """The short decimal that both bounds round to, where they have none of their own."""
    if span.low is None or span.high is None or 0 in (span.low, span.high) or (_ends(span.low) and _ends(span.high)):
        return None
    both = ((_digits(span.low, many), _digits(span.high, many)) for many in (4, 3, 2))
    return next((low for low, high in both if low == high), None)


def _ends(number: Fraction) -> bool:
    return 10**12 % number.denominator == 0


def _digits(number: Fraction, many: int) -> Fraction:
    """The number rounded to so many digits that count."""
    scale = Fraction(1)
    while abs(number) * scale < 10 ** (many - 1):
        scale *= 10
    return Fraction(round(number * scale)) / scale


def _readable(span: Interval) -> Interval:
    """The interval with bounds that can be written as decimals: widened in the seventh digit where they cannot."""
    return span._replace(low=_decimal(span.low, floor), high=_decimal(span.high, ceil))


def _decimal(number: Fraction | None, rounded: Callable[[Fraction], int]) -> Fraction | None:
    if number is None or 10**12 % number.denominator == 0:
        return number
    scale = Fraction(10) ** (6 - len(str(abs(number.numerator) // number.denominator)))
    return rounded(number * scale) / scale


def _within(part: Node, whole: Node, last: bool = False) -> str:
    tight, around = _tightness(part), _tightness(whole)
    return f"({text(part)})" if tight < around or (last and tight == around) else text(part)


def _tightness(node: Node) -> int:
    match node:
        case Negated():
            return _TIGHTNESS["not"]
        case Comparison():
            return _TIGHTNESS["="]
        case Joined() | Sum():
            return _TIGHTNESS[node.sign]
        case _:
            return 9
