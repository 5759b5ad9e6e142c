"""Why did two claims meet as they did? Their times, what their values share, and the row of the table that this comes to, in words."""

from __future__ import annotations

from claimcheck.kernel.compare import verdict
from claimcheck.kernel.stance import Comparison, Stance, Time
from claimcheck.kernel.times import FAR, Together, ends, hands_over, measure, relation
from claimcheck.kernel.values import Common, common
from claimcheck.model import Property
from claimcheck.reading.explain import bounds, days
from claimcheck.reading.values import Days, NotJudged

TOGETHER = {"certain": "certainly together", "possible": "possibly together", "apart": "certainly apart"}
SHARED = {
    "none": "nothing in common",
    "maybe-none": "nothing in common, if the names are of two things",
    "some": "some, not all, in common",
    "near": "one thing, worded in two ways",
    "all": "all in common",
    "open": "nothing said that could clash",
    "undecided": "what they share cannot be told",
}


def spelled(time: Time) -> str:
    """Which days does a time leave possible?"""
    start_low, start_high, end_low, end_high = ends(time)
    whole = _days(start_low, end_high)
    if time.moment:
        among = " or ".join(days(span) for span in time.moment[:3]) + (" or others" if len(time.moment) > 3 else "")
        single = len(time.moment) == 1 and time.moment[0].low is not None and time.moment[0].low == time.moment[0].high
        return f"on {among}" if single else f"at one moment, which lies in {among}"
    if start_low == start_high and end_low == end_high:
        return f"on {whole}" if start_low == end_high else f"all of {whole}"
    if start_low == end_low and start_high == end_high:
        return f"at one moment or more of {whole}"
    begins = f"begins on one of the days {_days(start_low, start_high)}" if start_low != start_high else f"begins on {_days(start_low, start_low)}"
    if end_high >= FAR and end_low <= start_low:
        return f"{begins}, and when it ends is not known"
    if end_high >= FAR:
        return f"{begins}, and has not ended by {_days(end_low, end_low)}"
    return f"{begins}, ends on {_days(end_low, end_low)}" if end_low == end_high else f"{begins}, ends on one of the days {_days(end_low, end_high)}"


def met(a: Time, b: Time, one: str, other: str) -> str:
    """Why are two times together, possibly so, or apart? Names the days that decide; ``one`` and ``other`` say whose the times are."""
    together = relation(a, b)
    if together == "certain":
        if a.speaker and a.speaker == b.speaker:
            return f"both speak at the moment at which `{a.speaker}` was written, whenever that was"
        first, last = max(ends(a)[1], ends(b)[1]), min(ends(a)[2], ends(b)[2])
        if first <= last:
            return f"whatever is left open, both hold {_held(first, last)}"
        return f"whatever is left open, both hold at some moment of {_days(max(ends(a)[0], ends(b)[0]), min(ends(a)[3], ends(b)[3]))}"
    if together == "apart":
        if measure(a).last < measure(b).first or measure(b).last < measure(a).first:
            earlier, later, before, after = (a, b, one, other) if measure(a).last < measure(b).first else (b, a, other, one)
            over, begun = ends(earlier)[3], ends(later)[0]
            touching = ", which is handing over and no overlap" if over == begun else ""
            return f"{before} is over by {_day(over)} at the latest, and {after} begins on {_day(begun)} at the earliest{touching}"
        if hands_over(a, b) or hands_over(b, a):
            before, after = (one, other) if hands_over(a, b) else (other, one)
            return f"{before} hands over to {after} within the stretch that ends the one and begins the other"
        return f"none of the days that {one} could be of is one of those of {other}"
    low, high = max(ends(a)[0], ends(b)[0]), min(ends(a)[3], ends(b)[3])
    return f"both could hold {_held(low, high)}, but nothing says that they do"


def shares(a: Stance, b: Stance, prop: Property) -> tuple[Common | None, str]:
    """What do two values share, and which bounds decide it? None where one of them cannot be read."""
    if isinstance(a.value, NotJudged) or isinstance(b.value, NotJudged):
        unread = [stance.value.reason for stance in (a, b) if isinstance(stance.value, NotJudged)]
        return None, f"not judged: {min(unread)}"
    shared = common(a.value, b.value, prop)
    sides = f"{bounds(a.value)} against {bounds(b.value)}"
    reason = f" ({shared.reason})" if shared.reason else ""
    rounding = ", and only by rounding" if shared.rounding else ""
    return shared, f"{sides}: {SHARED[shared.kind]}{rounding}{reason}"


def row(shared: Common, together: Together, a: Stance, b: Stance) -> tuple[Comparison, str]:
    """Which row of the table do the two come to? As words, with the outcome that the row has."""
    inferred = a.time.inferred or b.time.inferred
    found = verdict(shared, together, inferred=inferred, copied=a.origin == b.origin != "" and a.source != b.source)
    doubt = ""
    if together == "apart":
        doubt = ", a date inferred" if inferred else ", both dated"
    return found, f"times {TOGETHER[together]}{doubt}; values with {SHARED[shared.kind]}: {found.verdict.value}"


def _held(low: int, high: int) -> str:
    if low <= -FAR and high >= FAR:
        return "at any time"
    return f"on {_day(low)}" if low == high else f"in {_days(low, high)}"


def _day(day: int) -> str:
    return _days(day, day)


def _days(low: int, high: int) -> str:
    return days(Days(None if low <= -FAR else low, None if high >= FAR else high))
