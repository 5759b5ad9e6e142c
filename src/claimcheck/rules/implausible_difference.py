"""Which two values of a subject lie too far apart, or too close together?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Difference, Property
from claimcheck.reading import add_duration, read_duration
from claimcheck.reading.extent import below, extent
from claimcheck.reading.values import Interval, NotJudged, Quantity
from claimcheck.rule import Rule, finding

RULE = Rule("implausible-difference", "values", "two values of a subject differ by more or less than they can", Severity.ERROR, reach="subject")


class _Pair(NamedTuple):
    certain: bool
    claim: Claim
    other: Claim
    fault: str


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each subject and scope, on the pair of claims that proves it best."""
    for prop, claims in ledger.used():
        if prop.difference is None or ledger.property_id(prop.difference.property) not in ledger.by_property:
            continue
        found: dict[tuple[str, tuple[str, ...]], _Pair] = {}
        for claim in claims:
            question = ledger.question(claim)
            key = (question.subject, question.scope)
            if key in found and found[key].certain:
                continue
            for other in ledger.about(question.subject, ledger.property_id(prop.difference.property)):
                if (
                    other.id != claim.id
                    and ledger.question(other).scope == question.scope
                    and (pair := _judge(ledger, prop, prop.difference, claim, other))
                ):
                    found[key] = pair if pair.certain else found.get(key, pair)
        for pair in found.values():
            yield _finding(ledger, pair)


def _judge(ledger: Ledger, prop: Property, allowed: Difference, claim: Claim, other: Claim) -> _Pair | None:
    values = ledger.value(claim), ledger.value(other)
    together = ledger.together(claim, other)
    if isinstance(values[0], NotJudged) or isinstance(values[1], NotJudged) or together == "apart":
        return None
    if isinstance(values[0], Quantity) and (not isinstance(values[1], Quantity) or values[0].unit != values[1].unit):
        return None
    here, there = extent(values[0]), extent(values[1])
    if here is None or there is None:
        return None
    if below(here, there) and other.property in map(ledger.property_id, prop.after):
        return None  # the order of events is wrong, and is reported as that
    least, most = _moved(ledger, prop, there, allowed.minimum), _moved(ledger, prop, there, allowed.maximum)
    if least and below(here, least):
        return _Pair(together == "certain", claim, other, f"less than the least difference of `{allowed.minimum}` allows")
    if most and below(most, here):
        return _Pair(together == "certain", claim, other, f"more than the greatest difference of `{allowed.maximum}` allows")
    return None


def _moved(ledger: Ledger, prop: Property, base: Interval, by: str) -> Interval | None:
    """Where the other value comes to lie when the difference is added to it."""
    if not by:
        return None
    if prop.datatype != "quantity":
        duration = read_duration(by)
        if isinstance(duration, NotJudged):
            return None
        low, high = (None if end is None else Fraction(add_duration(int(end), duration)) for end in (base.low, base.high))
        return Interval(low, high)
    value = ledger.bound(prop.id, by)
    step = None if isinstance(value, NotJudged) else extent(value)
    if step is None:
        return None
    low = None if base.low is None or step.low is None else base.low + step.low
    high = None if base.high is None or step.high is None else base.high + step.high
    return Interval(low, high, base.low_open or step.low_open, base.high_open or step.high_open)


def _finding(ledger: Ledger, pair: _Pair) -> Finding:
    said = [f"{ledger.label(claim.property)} `{claim.value}`" for claim in (pair.claim, pair.other)]
    return finding(
        RULE,
        ledger,
        [pair.claim, pair.other],
        f"`{ledger.subject(pair.claim)}` has {said[0]} and {said[1]}, {pair.fault}",
        field="value",
        severity=Severity.ERROR if pair.certain else Severity.WARNING,
        verdict=Verdict.CONTRADICTION if pair.certain else Verdict.POSSIBLE,
        cause=Cause.UNEXPLAINED if pair.certain else Cause.TIME,
        settles=["settled if one of the two values is moved into reach of the other"],
    )
