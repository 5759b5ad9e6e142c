"""What would settle a conflict? The smallest change to a value, a date or a scope after which it would no longer be reported."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.finding import Verdict
from claimcheck.kernel.compare import regardless_of_time
from claimcheck.kernel.stance import Comparison, Stance, Time
from claimcheck.kernel.times import ends, hands_over, measure
from claimcheck.kernel.values import common
from claimcheck.model import Property
from claimcheck.reading.show import show, show_when, tell_when
from claimcheck.reading.values import Dates, Days, Not, Nothing, NotJudged, Period, Quantity, Several, Term, Value


def settles(found: Comparison, a: Stance, b: Stance, prop: Property, *, in_parts: bool = False) -> tuple[str, ...]:
    """What would settle it, given what the comparison of the two came to? At least one sentence for whatever is reported.

    ``in_parts`` when claims on the property are known to speak of parts, as those on amounts always may.
    """
    a, b = sorted((a, b), key=lambda stance: stance.claim)
    if isinstance(a.value, NotJudged) or isinstance(b.value, NotJudged):
        return ()
    if common(a.value, b.value, prop).kind == "maybe-none":
        same = (_one_entity(a.value, b.value),)
        return same if found.verdict is Verdict.POSSIBLE and regardless_of_time(prop) else (*same, *_by_time(found.verdict, a, b, prop))
    match found.verdict:
        case Verdict.CONTRADICTION:
            in_time = () if regardless_of_time(prop) else (_outside(a, b),)
            parts = in_parts or prop.additive or prop.datatype == "quantity"
            scoped = f"settled if {_name(a, b)} and {_name(b, a)} are about different parts and given different scopes"
            return (_same_value(a, b), *in_time, *((scoped,) if parts else ()))
        case Verdict.POSSIBLE | Verdict.SUPERSEDED | Verdict.CHANGE:
            return (*_by_time(found.verdict, a, b, prop), *((_same_value(a, b),) if found.verdict is Verdict.POSSIBLE else ()))
        case Verdict.PRECISION:
            return (_as_precise(found, a, b),)
        case Verdict.VARIANT:
            return (_one_wording(a.value, b.value, prop),)
        case Verdict.NOT_JUDGED:
            return (_judged(a.value, b.value, prop),)
    return ()


def _by_time(verdict: Verdict, a: Stance, b: Stance, prop: Property) -> tuple[str, ...]:
    match verdict:
        case Verdict.SUPERSEDED:
            return (_superseded(a, b),)
        case Verdict.CHANGE:
            first, then = (a, b) if _earlier(a.time, b.time) else (b, a)
            still = f"contradiction if that of {_name(first, then)} still held when that of {_name(then, first)} did"
            return (f"settled if the value changed between {_told(first.time)} and {_told(then.time)}; {still}",)
        case Verdict.POSSIBLE:
            one, two = _name(a, b), _name(b, a)
            if measure(a.time).latest_start <= measure(b.time).earliest_end and measure(b.time).latest_start <= measure(a.time).earliest_end:
                return (f"settled if {one} and {two} speak of different times",)
            low, high = max(ends(a.time)[0], ends(b.time)[0]), min(ends(a.time)[3], ends(b.time)[3])
            shared = _show_days(_bounded(low, high))
            within = "" if shared == "any time" else f" {shared}" if " " in shared else f" in {shared}"
            same = f"of {shared}" if low == high else f"of one day{within}"
            # What goes up and down may also be a total over all of a time, as of visitors in a year, which is of no day.
            total = low != high and a.time[:4] == b.time[:4] and prop.time == "fluctuating" and prop.datatype == "quantity"
            summed = f", or both are totals over all of {shared}" if total and within.startswith(" in ") else ""
            days = "times" if summed else "days"
            return (f"settled as a change if {one} and {two} are dated and speak of different {days}; contradiction if both are {same}{summed}",)
    return ()


def _superseded(a: Stance, b: Stance) -> str:
    if a.time.inferred and b.time.inferred:
        return (
            f"settled if {_name(a, b)} and {_name(b, a)} are dated and speak of different times; contradiction if of one time; "
            f"a `when` of each claim dates it"
        )
    dated, undated = (b, a) if a.time.inferred else (a, b)
    side, edge = ("after", _last_unit(dated.time)) if _earlier(dated.time, undated.time) else ("before", _first_unit(dated.time))
    return f"settled if {_name(undated, dated)} is dated {side} {edge}; contradiction if it is not; a `when` of the claim dates it"


def _outside(a: Stance, b: Stance) -> str:
    one, two = another_time(a.time), another_time(b.time)
    if one == two:
        return f"settled as a change if {_name(a, b)} or {_name(b, a)} speaks of {one}"
    return f"settled as a change if {_name(a, b)} speaks of {two}, or {_name(b, a)} of {one}"


def another_time(time: Time) -> str:
    """What a claim would have to speak of so as to miss this time."""
    start_low, start_high, end_low, end_high = ends(time)
    days = _bounded(start_low, end_high)
    shown = _show_days(days)
    if days == Days(None, None):
        return "another time"
    if (time.moment or (start_low == start_high and end_low == end_high)) and " " not in shown.removeprefix("the "):
        return f"another time than {shown}"
    before = "" if days.low is None else f"before {_first_unit(time)}"
    after = "" if days.high is None else f"after {_last_unit(time)}"
    return f"a time {' or '.join(side for side in (before, after) if side)}"


def _same_value(a: Stance, b: Stance) -> str:
    one, two = _name(a, b), _name(b, a)
    if any(isinstance(stance.value, (Not, Nothing, Several)) for stance in (a, b)):
        return f"settled if {one} no longer says {_value(a)}, or {two} no longer {_value(b)}"
    return f"settled if {one} says {_value(b)} too, or {two} says {_value(a)}"


def superseded_all(pairs: Sequence[tuple[Stance, Stance]]) -> tuple[str, ...]:
    """What would settle it where several pairs have to be apart in time, each a dated claim and one without a date, or two without?"""
    told = tuple(dict.fromkeys(_superseded(*sorted(pair, key=lambda stance: stance.claim)) for pair in pairs))
    if len(told) < 2:
        return told
    if all(one.time.inferred and other.time.inferred for one, other in pairs):
        names = list(dict.fromkeys(_name(one, other) for pair in pairs for one, other in (pair, pair[::-1])))
        return (f"settled if {', '.join(names[:-1])} and {names[-1]} are dated and speak of different times; contradiction if two are of one time",)
    wanted = ", and ".join(dict.fromkeys(text.partition(";")[0].removeprefix("settled if ") for text in told))
    return (f"settled if {wanted}; contradiction if one of these is not so; a `when` of each claim dates it",)


def settles_all(verdict: Verdict, among: int) -> tuple[str, ...]:
    """What would settle what more than two differing values came to, where the same must be done to each of them?"""
    if among < 3:
        return ()
    match verdict:
        case Verdict.VARIANT:
            return (f"settled if all {among:,} are worded alike",)
        case Verdict.PRECISION:
            return (f"settled if all {among:,} are stated equally precisely",)
    return ()


def _as_precise(found: Comparison, a: Stance, b: Stance) -> str:
    one, two = _name(a, b), _name(b, a)
    if found.rounding:
        return f"settled if {one} and {two} give the figures behind {_value(a)} and {_value(b)} unrounded"
    return f"settled if {one} and {two} are stated equally precisely: both {_value(a)}, or both {_value(b)}"


def _one_wording(a: Value, b: Value, prop: Property) -> str:
    one, two = sorted((show(a), show(b)))
    if prop.datatype == "entity":
        return f"settled if `{one}` and `{two}` are declared as names of one entity"
    return f"settled if both are worded `{one}`, or both `{two}`"


def _one_entity(a: Value, b: Value) -> str:
    one, two = sorted((show(a), show(b)))
    return f"settled if `{one}` and `{two}` are declared as names of one entity; no longer in doubt if as two"


def _judged(a: Value, b: Value, prop: Property) -> str:
    if isinstance(a, Quantity) and isinstance(b, Quantity):
        return "judged if both are given in one unit"
    if isinstance(a, Term) and isinstance(b, Term):
        return f"judged if the terms of `{prop.id}` are grouped, or its wording is declared official"
    return "judged if both are stated as values of one kind"


def _name(stance: Stance, other: Stance) -> str:
    return f"`{stance.source}`" if stance.source and stance.source != other.source else f"`{stance.claim}`"


def _value(stance: Stance) -> str:
    return "what is not judged" if isinstance(stance.value, NotJudged) else f"`{show(stance.value, brief=True)}`"


def _earlier(a: Time, b: Time) -> bool:
    return measure(a).last < measure(b).first or (not measure(b).last < measure(a).first and hands_over(a, b))


def _told(time: Time) -> str:
    if time.moment:
        return tell_when(Dates(time.moment))
    start, end = Days(time.start_low, time.start_high), Days(time.end_low, time.end_high)
    if time.inferred or (start.low == start.high and end.low == end.high):
        return _show_days(Days(start.low, end.high))
    return tell_when(Period(start, end))


def _last_unit(time: Time) -> str:
    """The last day, month or year of a time, as it was stated."""
    start_low, start_high, end_low, end_high = ends(time)
    exact = start_low == start_high and end_low == end_high
    return _unit(start_low if exact or time.moment else end_low, end_high, end_high)


def _first_unit(time: Time) -> str:
    start_low, start_high, end_low, end_high = ends(time)
    exact = start_low == start_high and end_low == end_high
    return _unit(start_low, end_high if exact or time.moment else start_high, start_low)


def _unit(low: int, high: int, edge: int) -> str:
    shown = _show_days(_bounded(low, high))
    return shown if " " not in shown.removeprefix("the ") else _show_days(Days(edge, edge))


def _bounded(low: int, high: int) -> Days:
    far = 10**12
    return Days(low if low > -far else None, high if high < far else None)


def _show_days(days: Days) -> str:
    shown = show_when(Dates((days,)))
    return f"the {shown}" if shown.endswith("0s") else shown
