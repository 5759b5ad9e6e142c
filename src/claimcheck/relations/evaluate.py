"""Does a relation hold for the values given? In every way of filling in what is not known, in some, in none, or not judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from claimcheck.reading import fold, read, read_when, resolve
from claimcheck.reading.expect import Expect, NameTable, Style
from claimcheck.reading.values import Dates, Not, Nothing, NotJudged, Period, Quantity, Several, Term, Unknown, Value, YesNo
from claimcheck.relations.amounts import Amount, Truth, add, amount, compare, contrary, divide, exactly, least, multiply, subtract
from claimcheck.relations.dates import compare_dates, days_between, shift, years_between
from claimcheck.relations.tree import Call, Comparison, Count, Joined, Negated, Node, Reference, Sum, Written

Operand: TypeAlias = Amount | Value | Written | NotJudged
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


@dataclass(frozen=True, slots=True)
class Bindings:
    """What stands for each reference and each count, and which entities names mean."""

    values: Mapping[Reference, Value | NotJudged]
    counts: Mapping[Count, Amount | NotJudged] = field(default_factory=dict)
    names: NameTable = field(default_factory=NameTable)


def truth(node: Node, bound: Bindings) -> Truth | NotJudged:
    """Does the statement hold?"""
    match node:
        case Joined():
            return _joined(node, bound)
        case Negated():
            found = truth(node.part, bound)
            return found if isinstance(found, NotJudged) else contrary(found)
        case Comparison():
            return held(node.sign, operand(node.left, bound), operand(node.right, bound), bound.names)
        case _:
            value = operand(node, bound)
            if isinstance(value, YesNo):
                return Truth.YES if value.yes else Truth.NO
            return value if isinstance(value, NotJudged) else NotJudged("a value that is neither yes nor no states nothing")


def operand(node: Node, bound: Bindings) -> Operand:
    """What is the value of a part of a relation?"""
    match node:
        case Written():
            return node
        case Reference():
            value = bound.values.get(node, NotJudged(f"nothing is recorded for `{node.text}`"))
            return amount(value) if isinstance(value, Quantity) else value
        case Count():
            return bound.counts.get(node, NotJudged(f"nothing is recorded for `{node.of.text}`"))
        case Sum():
            return _sum(node.sign, operand(node.left, bound), operand(node.right, bound))
        case Call():
            return _call(node.name, [operand(argument, bound) for argument in node.arguments])
        case _:
            return NotJudged("a statement is no value")


def held(sign: str, a: Operand, b: Operand, names: NameTable) -> Truth | NotJudged:
    """Does ``a sign b`` hold? What is written is read as the kind of value that stands on the other side."""
    if isinstance(a, Written) and not isinstance(b, Written):
        a = _as(a, b, names)
    elif isinstance(b, Written):
        a = as_amount(a) if isinstance(a, Written) else a
        b = _as(b, a, names)
    match a, b:
        case (NotJudged(), _):
            return a
        case (_, NotJudged()):
            return b
        case (Unknown(), _) | (_, Unknown()):
            return NotJudged("a value is stated not to be known")
        case (Nothing(), Amount()):
            return compare(sign, exactly(0, bare=True), b)
        case (Amount(), Nothing()):
            return compare(sign, a, exactly(0, bare=True))
        case (Amount(), Amount()):
            return compare(sign, a, b)
        case (Dates() | Period(), Dates() | Period()):
            return compare_dates(sign, a, b)
    if sign not in ("=", "!="):
        return NotJudged(f"`{sign}` compares amounts or dates")
    same = _same(a, b)
    return same if isinstance(same, NotJudged) or sign == "=" else contrary(same)


def as_amount(written: Written) -> Amount | NotJudged:
    """A number written in a relation; a bare one takes the unit of what it meets."""
    reading = read(written.text, Expect("quantity"))
    if isinstance(reading, NotJudged) or not isinstance(reading.value, Quantity):
        return NotJudged(f"`{written.text}` is no amount")
    found = amount(reading.value)
    return Amount(found.spans, found.units, bare=not found.units)


def _joined(node: Joined, bound: Bindings) -> Truth | NotJudged:
    """One part that cannot hold decides an ``and``, one that holds an ``or``, whatever the others are."""
    decisive = Truth.NO if node.sign == "and" else Truth.YES
    found = [truth(part, bound) for part in node.parts]
    if decisive in found:
        return decisive
    unclear = next((part for part in found if isinstance(part, NotJudged)), None)
    if unclear is not None:
        return unclear
    return Truth.MAYBE if Truth.MAYBE in found else contrary(decisive)


def _sum(sign: str, a: Operand, b: Operand) -> Operand:
    if isinstance(a, Dates) or isinstance(b, Dates):
        return _dates(sign, a, b)
    a, b = _number(a), _number(b)
    if isinstance(a, NotJudged):
        return a
    if isinstance(b, NotJudged):
        return b
    match sign:
        case "+":
            return add(a, b)
        case "-":
            return subtract(a, b)
        case "*":
            return multiply(a, b)
        case _:
            return divide(a, b)


def _dates(sign: str, a: Operand, b: Operand) -> Operand:
    if isinstance(a, Dates) and isinstance(b, Dates) and sign == "-":
        return days_between(b, a)
    if sign == "+" and isinstance(b, Dates):
        a, b = b, a
    by = _number(b)
    if isinstance(a, Dates) and sign in "+-" and not isinstance(by, NotJudged):
        return shift(a, by, 1 if sign == "+" else -1)
    return NotJudged(f"`{sign}` does not join these with a date")


def _call(name: str, values: list[Operand]) -> Operand:
    if name in ("years", "days"):
        first, last = (_date(value) for value in values)
        if not isinstance(first, Dates) or not isinstance(last, Dates):
            return next((value for value in (first, last) if isinstance(value, NotJudged)), NotJudged(f"`{name}` is of two dates"))
        return years_between(first, last) if name == "years" else days_between(first, last)
    amounts = []
    for value in map(_number, values):
        if isinstance(value, NotJudged):
            return value
        amounts.append(value)
    if name != "sum":
        return least(amounts, 1 if name == "min" else -1)
    total: Amount | NotJudged = amounts[0]
    for value in amounts[1:]:
        total = total if isinstance(total, NotJudged) else add(total, value)
    return total


def _number(value: Operand) -> Amount | NotJudged:
    match value:
        case Amount() | NotJudged():
            return value
        case Written():
            return as_amount(value)
        case Nothing():
            return exactly(0, bare=True)
        case _:
            return NotJudged("a value that is no amount cannot be calculated with")


def _date(value: Operand) -> Operand:
    return _when(value) if isinstance(value, Written) else value


def _when(written: Written) -> Value | NotJudged:
    reading = read_when(written.text, Style())
    return NotJudged(f"`{written.text}` is no date") if isinstance(reading, NotJudged) else reading.value


def _as(written: Written, other: Operand, names: NameTable) -> Operand:
    """What is written, read as the kind of the other."""
    match other:
        case Amount() | Nothing():
            return as_amount(written)
        case Dates() | Period():
            return _when(written)
        case YesNo():
            yes = _YES_NO.get(written.text.lower())
            return NotJudged(f"`{written.text}` is neither yes nor no") if yes is None else YesNo(yes)
        case Unknown():
            return NotJudged("a value is stated not to be known")
        case Not():
            return _as(written, other.value, names)
        case Several() if other.members:
            return _as(written, other.members[0], names)
        case Term():
            return Term(written.text, fold(written.text), resolve(written.text, names))
        case _:
            return NotJudged(f"`{written.text}` has nothing to be compared with")


def _same(a: Operand, b: Operand) -> Truth | NotJudged:
    """Are two values the same? A value among several is the same as one of them."""
    if isinstance(b, (Several, Not)) and not isinstance(a, (Several, Not)):
        a, b = b, a
    match a, b:
        case (Several(), _) if not isinstance(b, (Several, Not)):
            found = [_same(_plain(member), b) for member in a.members]
            if Truth.YES in found:
                return Truth.YES
            unclear = next((part for part in found if isinstance(part, NotJudged)), None)
            if unclear is not None:
                return unclear
            return Truth.NO if a.complete and set(found) == {Truth.NO} else Truth.MAYBE
        case (Not(), _) if not isinstance(b, (Several, Not)):
            return Truth.NO if _same(_plain(a.value), b) is Truth.YES else Truth.MAYBE
        case (YesNo(), YesNo()):
            return Truth.YES if a.yes == b.yes else Truth.NO
        case (Term(), Term()):
            return _same_name(a, b)
        case (Amount(), Amount()):
            return compare("=", a, b)
        case (Dates() | Period(), Dates() | Period()):
            return compare_dates("=", a, b)
        case _:
            return NotJudged("values of different kinds are not compared")


def _same_name(a: Term, b: Term) -> Truth | NotJudged:
    if a.entity and b.entity:
        return Truth.YES if a.entity == b.entity else Truth.NO
    if a.key == b.key and not (a.entity or b.entity):
        return Truth.YES
    return NotJudged(f"`{a.text}` and `{b.text}` may name one thing; neither is ruled out until both are declared as entities")


def _plain(value: Value) -> Operand:
    return amount(value) if isinstance(value, Quantity) else value
