"""Who says what? All claims on one question, as one conflict for each verdict, with camps, and never pair by pair when there are many."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from claimcheck.finding import Verdict
from claimcheck.kernel.compare import compare, regardless_of_time
from claimcheck.kernel.notes import NOTES, note
from claimcheck.kernel.reach import Meeting, meeting, soft
from claimcheck.kernel.settle import settles, settles_all
from claimcheck.kernel.stance import Camp, Comparison, Conflict, Stance, Time
from claimcheck.kernel.statements import Statements, statements
from claimcheck.kernel.sweep import NOTHING_SHARED, PERHAPS_NOTHING, Verdicts, clashing
from claimcheck.kernel.times import measure, relation
from claimcheck.kernel.values import Common, Kind, common, identity
from claimcheck.model import Property
from claimcheck.reading.values import Dates, NotJudged, Quantity, Unknown, Value

REPORTED = (
    Verdict.CONTRADICTION,
    Verdict.POSSIBLE,
    Verdict.SUPERSEDED,
    Verdict.CHANGE,
    Verdict.PRECISION,
    Verdict.VARIANT,
    Verdict.NOT_JUDGED,
)

OUTCOMES: Mapping[Kind, Verdicts] = {"none": NOTHING_SHARED, "maybe-none": PERHAPS_NOTHING, **NOTES}

PAIRWISE = 64  # distinct statements up to which every pair is looked at


def conflicts(stances: Sequence[Stance], prop: Property, *, in_parts: bool = False, notes: bool = True) -> tuple[Conflict, ...]:
    """How do the claims on one question clash? At most one conflict for each verdict; values beyond reading take no part.

    Without ``notes``, amounts and dates that differ in precision alone are passed over.
    """
    if _of_one_value(stances):
        return ()
    made = statements(stances, prop)
    found: dict[Verdict, set[int]] = {}
    unjudged = ""
    if len(made.speakers) <= PAIRWISE:
        _pairwise(made, prop, found)
    else:
        clashing(made, prop, found)
        unjudged = note(made, prop, found) if notes or not _of_one_measure(made.values) else ""
    if not notes:
        found.pop(Verdict.PRECISION, None)
    return tuple(_conflict(verdict, sorted(found[verdict]), made, stances, prop, unjudged, in_parts) for verdict in REPORTED if found.get(verdict))


def agreements(stances: Sequence[Stance], prop: Property) -> tuple[Camp, ...]:
    """Which claims say the same of times that meet? Groups of two or more."""
    if len(stances) < 2:
        return ()
    if _all_alike(stances):
        silent = isinstance(stances[0].value, Unknown)
        return () if silent else (Camp(stances[0].value, tuple([stance.claim for stance in stances])),)
    groups: dict[Hashable, list[Stance]] = {}
    for stance in stances:
        if not isinstance(stance.value, (NotJudged, Unknown)):
            groups.setdefault(identity(stance.value, prop), []).append(stance)
    camps = []
    for group in groups.values():
        if len(group) > 1:
            parts = [group] if regardless_of_time(prop) else _meeting(group)
            camps += [Camp(part[0].value, tuple(stance.claim for stance in part)) for part in parts if len(part) > 1]
    return tuple(camps)


def _of_one_value(stances: Sequence[Stance]) -> bool:
    """Do all say the same, whenever it was? Most questions are like that, and nothing in them can clash."""
    if len(stances) < 2:
        return True
    value = stances[0].value
    return all(other.value is value or other.value == value for other in stances) and not isinstance(value, NotJudged)


def _of_one_measure(values: Sequence[Value]) -> bool:
    """Are they amounts in one unit, or dates? Then they differ in value or in precision, and in nothing else."""
    first = values[0] if values else None
    if isinstance(first, Quantity):
        return all(isinstance(value, Quantity) and value.unit == first.unit for value in values)
    return isinstance(first, Dates) and all(isinstance(value, Dates) for value in values)


def _all_alike(stances: Sequence[Stance]) -> bool:
    time = stances[0].time
    return all(other.time is time or other.time == time for other in stances) and _of_one_value(stances)


def _pairwise(made: Statements, prop: Property, found: dict[Verdict, set[int]]) -> None:
    """Every pair of statements; what two values share, and how two times meet, is asked once."""
    kinds: dict[tuple[int, int], Kind] = {}
    meetings: dict[tuple[int, int], Meeting] = {}
    numbered = list(zip(made.value_of, made.time_of, strict=True))
    for i, (value, time) in enumerate(numbered):
        for j, (other, then) in enumerate(numbered[:i]):
            if value == other:
                continue
            values, times = (value, other), (time, then)
            kind = kinds.get(values) or kinds.setdefault(values, common(made.values[value], made.values[other], prop).kind)
            if kind in OUTCOMES:
                met = meetings.get(times) or meetings.setdefault(times, meeting(made.times[time], made.times[then]))
                verdict = OUTCOMES[kind].get(met)
                if verdict is not None:
                    found.setdefault(verdict, set()).update((i, j))


def _conflict(
    verdict: Verdict, taking_part: Sequence[int], made: Statements, stances: Sequence[Stance], prop: Property, unjudged: str, in_parts: bool
) -> Conflict:
    camps = _camps(taking_part, made, stances)
    first, last = (made.speakers[taking_part[n]] for n in (0, -1))
    if verdict is Verdict.NOT_JUDGED and unjudged:
        return Conflict(verdict, None, camps, (first.claim, last.claim), reason=unjudged)
    then, shown = next((other, shown) for other, shown in _met(taking_part, made, prop) if shown.verdict is verdict)
    settled = settles_all(verdict, len(camps)) or settles(shown, first, then, prop, in_parts=in_parts)
    return Conflict(verdict, shown.cause, camps, (first.claim, then.claim), shown.rounding, settled, shown.reason)


def _met(taking_part: Sequence[int], made: Statements, prop: Property) -> Iterator[tuple[Stance, Comparison]]:
    """What the first of some statements comes to with each of the others, of which many give the same value."""
    first, said = made.speakers[taking_part[0]], made.values[made.value_of[taking_part[0]]]
    known: dict[int, Common] = {}
    for n in taking_part[1:]:
        other, value = made.speakers[n], made.value_of[n]
        shared = known.get(value) or known.setdefault(value, common(said, made.values[value], prop))
        if shared.kind not in ("all", "open"):  # of these nothing comes that is reported
            yield other, compare(first, other, prop, shared)


def _camps(taking_part: Iterable[int], made: Statements, stances: Sequence[Stance]) -> tuple[Camp, ...]:
    """The claims by what they say, the largest camp first; in each they keep the order given."""
    camps: dict[int, list[int]] = {}
    values: dict[int, Value] = {}
    for n in taking_part:
        camps.setdefault(made.camp_of[n], []).extend(made.members[n])
        values.setdefault(made.camp_of[n], made.values[made.value_of[n]])
    # Statements come in the order of the claims, and so do the camps that they open; sorting keeps it among those of one size.
    ranked = sorted(camps, key=lambda camp: -len(camps[camp]))
    return tuple(Camp(values[camp], tuple([stances[at].claim for at in sorted(camps[camp])])) for camp in ranked)


def _meeting(group: Sequence[Stance]) -> list[list[Stance]]:
    """The parts of a group that hang together in time."""
    by_time: dict[Time, list[Stance]] = {}
    for stance in group:
        by_time.setdefault(stance.time, []).append(stance)
    times = list(by_time)
    if len(times) == 1:
        return [list(group)]
    parent = list(range(len(times)))

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    unclear = any(len(time.moment) > 1 or soft(time) for time in times)
    if unclear and len(times) <= PAIRWISE:
        for i, time in enumerate(times):
            for j in range(i):
                if relation(time, times[j]) != "apart":
                    parent[root(i)] = root(j)
    else:
        # In order of their first days. Where many stretches hand over they hang together here: the value went on.
        spans = sorted([(one.first, one.last, i) for i, time in enumerate(times) for one in (measure(time),)])
        reached, last = spans[0][1], spans[0][2]
        for first, end, i in spans[1:]:
            if first <= reached:
                parent[i] = root(last)
            reached, last = max(reached, end), i
    number = {id(stance): root(i) for i, time in enumerate(times) for stance in by_time[time]}
    parts: dict[int, list[Stance]] = {}
    for stance in group:
        parts.setdefault(number[id(stance)], []).append(stance)
    return list(parts.values())
