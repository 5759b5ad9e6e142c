"""What follows from the record though nobody recorded it so? A rounding or a bound that covers it, the sum of parts, a count, an end of a term."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import lru_cache

from claimcheck.kernel.values import identity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Property
from claimcheck.reading.values import Dates, Days, Interval, Not, Nothing, NotJudged, Period, Quantity, Term, Unknown, Value
from claimcheck.texts.gate.joint import Joint, Said

_LEAST_PARTS = 2


def implied(value: Value | NotJudged, recorded: Value | NotJudged) -> bool:
    """Is the value true whenever the recorded one is: does everything that the record could mean lie within it?"""
    match value, recorded:
        case Quantity(), Quantity():
            return value.unit == recorded.unit and all(any(_inside(one, whole) for whole in value.spans) for one in recorded.spans)
        case Dates(), Dates():
            return all(any(_within(one, whole) for whole in value.spans) for one in recorded.spans)
        case Period(), Period():
            return _within(recorded.start, value.start) and _within(recorded.end, value.end)
    return value == recorded


def summed(both: Joint, said: Said) -> tuple[Claim, ...]:
    """The recorded parts whose sum it is, all of one time; none where they make another sum."""
    ledger = both.ledger
    prop, value = ledger.property(said.claim), ledger.value(said.claim)
    question = both.question(said)
    if not prop.additive or question.scope or not isinstance(value, Quantity):
        return ()
    parts: dict[object, dict[tuple[str, ...], Claim]] = {}
    for asked in both.asked_of.get(question.subject, ()):
        if asked.property == question.property and asked.scope:
            for claim in both.recorded[asked]:
                if claim.id not in ledger.overruled:
                    parts.setdefault((ledger.when(claim), claim.source if not claim.when else ""), {}).setdefault(asked.scope, claim)
    for group in parts.values():
        total = _total([ledger.value(claim) for claim in group.values()], value.unit)
        if len(group) >= _LEAST_PARTS and total is not None and implied(value, total):
            return tuple(group.values())
    return ()


def counted(both: Joint, said: Said) -> tuple[Claim, ...]:
    """The recorded answers to a many-valued question whose number it is: five offices, where five are on record."""
    ledger = both.ledger
    prop, value = ledger.property(said.claim), ledger.value(said.claim)
    question = both.question(said)
    if not isinstance(value, Quantity) or value.unit or question.scope:
        return ()
    for asked in both.asked_of.get(question.subject, ()):
        listed = ledger.properties[asked.property]
        if asked.scope or listed.values != "many" or not _counts(prop, listed):
            continue
        different = _different(ledger, both.recorded[asked], listed)
        number = Fraction(len(different))
        if different and implied(value, Quantity((Interval(number, number),))):
            return different
    return ()


def served(both: Joint, said: Said) -> tuple[Claim, ...]:
    """The recorded terms of office of whom it is about that begin, or end, when it says that one did."""
    ledger, subject = both.ledger, both.ledger.subject(said.claim)
    value, prop = ledger.value(said.claim), ledger.property(said.claim)
    if prop.id not in _ENDS or not isinstance(value, Dates):
        return ()
    found = []
    for claim in both.terms:
        holder, when = ledger.value(claim), ledger.when(claim)
        own = isinstance(holder, Term) and (subject == ledger.subject(claim) or subject in (holder.entity, "-".join(holder.key)))
        if own and isinstance(when, Period) and claim.id not in ledger.overruled and not claim.draft:
            end = when.start if prop.id == "term-began" else when.end
            if end.low is not None and end.high is not None and implied(value, Dates((end,))):
                found.append(claim)
    return tuple(found)


_ENDS = ("term-began", "term-ended")


def _different(ledger: Ledger, claims: Sequence[Claim], prop: Property) -> tuple[Claim, ...]:
    """One claim for each name that is affirmed."""
    found: dict[object, Claim] = {}
    for claim in claims:
        value = ledger.value(claim)
        if claim.id in ledger.overruled or isinstance(value, (NotJudged, Not, Nothing, Unknown)):
            continue
        key = (value.entity or value.key) if isinstance(value, Term) else identity(value, prop)
        found.setdefault(key, claim)
    return tuple(found.values())


def _counts(number: Property, listed: Property) -> bool:
    """Does one property count the answers to the other: offices and office, number-of-laboratories and laboratory?"""
    names = _counters((number.id.removeprefix("number-of-"), *number.aliases, *number.words))
    return _singular(listed.id) in names or (listed.label != "" and _singular(listed.label) in names)


@lru_cache(maxsize=1024)
def _counters(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_singular, names))


@lru_cache(maxsize=4096)
def _singular(name: str) -> str:
    word = name.replace("-", " ").casefold()
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _total(values: Iterable[Value | NotJudged], unit: str) -> Quantity | None:
    """The sum of the figures as they were stated: what rounding adds to each would make it too vague to follow from."""
    low: Fraction | None = Fraction(0)
    high: Fraction | None = Fraction(0)
    low_open = high_open = False
    for value in values:
        if not isinstance(value, Quantity) or value.unit != unit:
            return None
        spans = value.literal or value.spans
        first, last = spans[0], spans[-1]
        low = None if low is None or first.low is None else low + first.low
        high = None if high is None or last.high is None else high + last.high
        low_open, high_open = low_open or first.low_open, high_open or last.high_open
    return Quantity((Interval(low, high, low_open, high_open),), unit)


def _inside(one: Interval, whole: Interval) -> bool:
    if whole.low is not None and (one.low is None or one.low < whole.low or (one.low == whole.low and whole.low_open and not one.low_open)):
        return False
    return whole.high is None or not (one.high is None or one.high > whole.high or (one.high == whole.high and whole.high_open and not one.high_open))


def _within(one: Days, whole: Days) -> bool:
    if whole.low is not None and (one.low is None or one.low < whole.low):
        return False
    return whole.high is None or (one.high is not None and one.high <= whole.high)
