"""Can two claims on one question both hold? The one comparison, which every rule that compares goes through."""

from __future__ import annotations

from claimcheck.finding import Cause, Verdict
from claimcheck.kernel.stance import Comparison, Stance
from claimcheck.kernel.times import Together, relation
from claimcheck.kernel.values import Common, common
from claimcheck.model import Property
from claimcheck.reading.values import NotJudged

CONSISTENT = Comparison(Verdict.CONSISTENT)
AGREEMENT = Comparison(Verdict.AGREEMENT)


def compare(a: Stance, b: Stance, prop: Property, shared: Common | None = None) -> Comparison:
    """Can both hold? The order of the two does not matter. ``shared`` is what their values have in common, where that is known."""
    if isinstance(a.value, NotJudged) or isinstance(b.value, NotJudged):
        unread = [(stance.claim, stance.value.reason) for stance in (a, b) if isinstance(stance.value, NotJudged)]
        return Comparison(Verdict.NOT_JUDGED, reason=min(unread)[1])
    shared = shared or common(a.value, b.value, prop)
    if shared.kind == "open":
        return CONSISTENT
    together: Together = "certain" if regardless_of_time(prop) else relation(a.time, b.time)
    inferred = a.time.inferred or b.time.inferred
    return verdict(shared, together, inferred=inferred, copied=a.origin == b.origin != "" and a.source != b.source)


def regardless_of_time(prop: Property) -> bool:
    """Is the time of a claim no matter: for what is timeless, and where the value is itself a date?"""
    return prop.time == "timeless" or (prop.time == "event" and prop.datatype in ("date", "period"))


def verdict(shared: Common, together: Together, *, inferred: bool, copied: bool) -> Comparison:
    """What follows from what the values share and from how the times meet?"""
    unexplained = shared.cause or (Cause.COPY if copied else Cause.UNEXPLAINED)
    match shared.kind, together:
        case (("none" | "maybe-none"), "apart"):
            return Comparison(Verdict.SUPERSEDED if inferred else Verdict.CHANGE, Cause.TIME, reason=shared.reason)
        case "none", "certain":
            return Comparison(Verdict.CONTRADICTION, unexplained, reason=shared.reason)
        case "none", "possible":
            return Comparison(Verdict.POSSIBLE, Cause.TIME, reason=shared.reason)
        case "maybe-none", _:
            return Comparison(Verdict.POSSIBLE, Cause.TIME if together == "possible" else shared.cause, reason=shared.reason)
        case "undecided", _:
            # Values that cannot be weighed against each other need no weighing where their times are known to differ.
            return CONSISTENT if together == "apart" and not inferred else Comparison(Verdict.NOT_JUDGED, shared.cause, reason=shared.reason)
        case _, "apart":
            return CONSISTENT
        case "some", _:
            return Comparison(Verdict.PRECISION, Cause.PRECISION, shared.rounding)
        case "near", _:
            return Comparison(Verdict.VARIANT, Cause.DEFINITION)
        case "all", _:
            return AGREEMENT
    return CONSISTENT
