"""What would settle a conflict that more than two claims are in? What is done to two of them would leave the others as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from claimcheck.finding import Verdict
from claimcheck.kernel.compare import compare, regardless_of_time
from claimcheck.kernel.settle import another_time
from claimcheck.kernel.stance import Camp, Conflict, Stance, Time
from claimcheck.kernel.times import ends
from claimcheck.model import Property
from claimcheck.reading.show import show
from claimcheck.reading.values import Not, Nothing, NotJudged, Several, Value

MOST_NAMED = 4  # claims, or answers, that are named one by one
MOST_WEIGHED = 6  # answers of which it is worked out which would have to fall
MOST_COMPARED = 24  # claims up to which every two are held against each other for that


def settles_camps(conflict: Conflict, by_claim: Mapping[str, Stance], prop: Property) -> tuple[str, ...]:
    """What would settle what three claims or more came to? Empty where what settles two of them settles them all."""
    sides = [[by_claim[claim] for claim in camp.claims] for camp in conflict.camps]
    if conflict.verdict is Verdict.CHANGE:
        return ("settled if the value changed from each of these times to the next; contradiction if one still held when another did",)
    if conflict.verdict is Verdict.PRECISION and len(sides) == 2 and not conflict.rounding:
        one, two = (_value(camp.value) for camp in conflict.camps)
        return (f"settled if all {sum(map(len, sides)):,} are stated equally precisely: all {one}, or all {two}",)
    if conflict.verdict not in (Verdict.CONTRADICTION, Verdict.POSSIBLE):
        return ()
    same = (_one_answer(conflict.camps, sides, prop, conflict.verdict),)
    if conflict.verdict is Verdict.CONTRADICTION:
        in_time = () if regardless_of_time(prop) else (_outside(conflict.camps, sides),)
        parts = any("given different scopes" in text for text in conflict.settles)
        return (
            *same,
            *in_time,
            *((f"settled if {_which(conflict.camps, sides)} are about different parts and given different scopes",) if parts else ()),
        )
    declared = tuple(text for text in conflict.settles if "as names of one entity" in text and len(conflict.camps) == 2)
    in_time = () if regardless_of_time(prop) else (_different_days(conflict, sides, prop),)
    return (*declared, *in_time, *same)


def _one_answer(camps: Sequence[Camp], sides: Sequence[Sequence[Stance]], prop: Property, verdict: Verdict) -> str:
    """Who would have to say what for no two answers to clash?"""
    if len(camps) > 2:
        return _fallen(camps, sides, prop, verdict)
    (a, b), (one, two) = (_value(camp.value) for camp in camps), (_those(camp, side, sides) for camp, side in zip(camps, sides, strict=True))
    if any(isinstance(camp.value, (Not, Nothing, Several)) for camp in camps):
        return f"settled if {one} no longer do, or {two} no longer do"
    return f"settled if {one} say {b} too, or {two} say {a}"


def _fallen(camps: Sequence[Camp], sides: Sequence[Sequence[Stance]], prop: Property, verdict: Verdict) -> str:
    """The fewest answers without which the others can stand together; all but one where that is not known."""
    if len(camps) <= MOST_WEIGHED and sum(map(len, sides)) <= MOST_COMPARED:
        clashing = [
            (i, j) for i, j in combinations(range(len(camps)), 2) if any(compare(a, b, prop).verdict is verdict for a in sides[i] for b in sides[j])
        ]
        for size in range(1, len(camps) - 1):
            ways = [fall for fall in combinations(range(len(camps)), size) if all(i in fall or j in fall for i, j in clashing)]
            if ways:
                told = " or ".join(" and ".join(f"{_value(camps[n].value)} ({_names(sides[n], sides)})" for n in fall) for fall in ways[:MOST_NAMED])
                return f"settled if {told} {'fall' if size > 1 else 'falls'}"
    left = [f"{_value(camp.value)} ({_names(side, sides)})" for camp, side in zip(camps[:MOST_NAMED], sides, strict=False)]
    more = f"; or one of {len(camps) - MOST_NAMED:,} more" if len(camps) > MOST_NAMED else ""
    return f"settled if all but one of the {len(camps):,} answers fall: what may be left is {_or(left)}{more}"


def _outside(camps: Sequence[Camp], sides: Sequence[Sequence[Stance]]) -> str:
    if len(camps) > 2:
        return f"settled as a change if no two of the {len(camps):,} answers speak of one time"
    one, two = (_those(camp, side, sides) for camp, side in zip(camps, sides, strict=True))
    first, then = (another_time(_hull([stance.time for stance in side])) for side in sides)
    if first == then:
        return f"settled as a change if {one}, or {two}, speak of {first}"
    return f"settled as a change if {one} speak of {then}, or {two} of {first}"


def _different_days(conflict: Conflict, sides: Sequence[Sequence[Stance]], prop: Property) -> str:
    summed = prop.time == "fluctuating" and prop.datatype == "quantity"
    which = _which(conflict.camps, sides)
    if any(text.startswith("settled if ") and text.endswith("speak of different times") for text in conflict.settles):
        return f"settled if {which} speak of different times"
    days, totals = ("times", ", or are totals over the same time") if summed else ("days", "")
    return f"settled as a change if {which} are dated and speak of different {days}; contradiction if those of two are of one day{totals}"


def _which(camps: Sequence[Camp], sides: Sequence[Sequence[Stance]]) -> str:
    if len(camps) > 2:
        return f"the {len(camps):,} answers"
    return " and ".join(_those(camp, side, sides) for camp, side in zip(camps, sides, strict=True))


def _those(camp: Camp, side: Sequence[Stance], sides: Sequence[Sequence[Stance]]) -> str:
    return f"those who say {_value(camp.value)} ({_names(side, sides)})"


def _names(side: Sequence[Stance], sides: Sequence[Sequence[Stance]]) -> str:
    """The sources of one side, or its claims where a source stands on two."""
    elsewhere = {stance.source for other in sides if other is not side for stance in other}
    names = list(dict.fromkeys(f"`{stance.source if stance.source and stance.source not in elsewhere else stance.claim}`" for stance in side))
    return ", ".join(names[:MOST_NAMED]) + (f" and {len(names) - MOST_NAMED:,} more" if len(names) > MOST_NAMED else "")


def _hull(times: Sequence[Time]) -> Time:
    """All days that any of them may speak of."""
    if len(set(times)) == 1:
        return times[0]
    low, high = min(ends(time)[0] for time in times), max(ends(time)[3] for time in times)
    far = 10**12
    return Time(low if low > -far else None, low if low > -far else None, high if high < far else None, high if high < far else None)


def _or(parts: Sequence[str]) -> str:
    return " or ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _value(value: Value | NotJudged) -> str:
    return "what is not judged" if isinstance(value, NotJudged) else f"`{show(value, brief=True)}`"
