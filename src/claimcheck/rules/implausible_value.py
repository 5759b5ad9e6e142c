"""Which values lie outside what their property allows?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity, Unjudged, Verdict
from claimcheck.kernel.holds import holds
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Property
from claimcheck.reading.extent import below, extent
from claimcheck.reading.patterns import Pattern, pattern
from claimcheck.reading.values import Interval, Not, Nothing, NotJudged, Quantity, Several, Term, Unknown, Value
from claimcheck.rule import Rule, finding

RULE = Rule("implausible-value", "values", "a value lies outside what its property allows", Severity.ERROR, reach="claim")

LONGEST = 2000  # characters of a value that are matched against a pattern


def check(ledger: Ledger) -> Iterator[Finding | Unjudged]:
    """An error where the whole value lies outside; a warning where a stated bound of it does."""
    for prop, claims in ledger.used():
        if not (prop.minimum or prop.maximum or prop.one_of or prop.none_of or prop.format):
            continue
        for claim in claims:
            value = ledger.value(claim)
            if isinstance(value, NotJudged):
                continue
            for member in value.members if isinstance(value, Several) else (value,):
                if isinstance(member, (Nothing, Not, Unknown)):
                    continue  # says what it is not
                for certain, fault, settles in _faults(ledger, prop, claim, member):
                    yield _finding(ledger, claim, certain, fault, settles)


def _finding(ledger: Ledger, claim: Claim, certain: bool, fault: str, settles: str) -> Finding:
    return finding(
        RULE,
        ledger,
        [claim],
        f"`{claim.subject}` {ledger.label(claim.property)} `{claim.value}` {fault}",
        field="value",
        severity=Severity.ERROR if certain else Severity.WARNING,
        verdict=Verdict.CONTRADICTION if certain else Verdict.POSSIBLE,
        settles=[settles],
    )


def _faults(ledger: Ledger, prop: Property, claim: Claim, value: Value) -> Iterator[tuple[bool, str, str]]:
    for bound, side in ((prop.minimum, "below the minimum"), (prop.maximum, "above the maximum")):
        certain = _beyond(value, ledger.bound(prop.id, bound), side) if bound else None
        if certain is not None:
            fault = f"lies {side} `{bound}`" if certain else f"may lie {side} `{bound}`"
            yield certain, fault, f"settled if all that it may mean is {_allowed(prop)}"
    if prop.one_of:
        answers = [holds(value, ledger.bound(prop.id, allowed)) for allowed in prop.one_of]
        if True not in answers and (None not in answers or isinstance(value, Term)):
            listed = ", ".join(f"`{allowed}`" for allowed in prop.one_of)
            yield None not in answers, f"is none of {listed}", f"settled if it is one of {listed}, or if that list names it"
    for forbidden in prop.none_of:
        if holds(value, ledger.bound(prop.id, forbidden)):
            yield True, f"is one of the values ruled out: `{forbidden}`", "settled by any other value"
    shape = pattern(prop.format) if prop.format else None
    text = value.text if isinstance(value, Term) else claim.value
    if isinstance(shape, Pattern) and len(text) <= LONGEST and not shape.matches(text.strip()):
        yield True, f"does not have the form `{prop.format}`", f"settled if the whole value has the form `{prop.format}`"


def _allowed(prop: Property) -> str:
    if prop.minimum and prop.maximum:
        return f"from `{prop.minimum}` to `{prop.maximum}`"
    later = " or later" if prop.datatype in ("date", "period") else " or more"
    earlier = " or earlier" if prop.datatype in ("date", "period") else " or less"
    return f"`{prop.minimum}`{later}" if prop.minimum else f"`{prop.maximum}`{earlier}"


def _beyond(value: Value, bound: Value | NotJudged, side: str) -> bool | None:
    """Does it lie beyond the bound: all of it (True), a bound that it states (False), or nothing that is known (None)?"""
    limit, whole, stated = None if isinstance(bound, NotJudged) else extent(bound), extent(value), extent(value, literal=True)
    if limit is None or whole is None or stated is None or not _comparable(value, bound, limit):
        return None
    if side.startswith("below"):
        return True if below(whole, limit) else False if stated.low is not None and limit.low is not None and stated.low < limit.low else None
    return True if below(limit, whole) else False if stated.high is not None and limit.high is not None and stated.high > limit.high else None


def _comparable(value: Value, bound: object, limit: Interval) -> bool:
    if not isinstance(value, Quantity) or not isinstance(bound, Quantity):
        return type(value) is type(bound)
    # Nothing of one thing is nothing of another, whatever the unit.
    return value.unit == bound.unit or limit.low == limit.high == 0
