"""Who says what? All claims on one question, as one conflict for each verdict, with camps, and never pair by pair when there are many."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import NamedTuple

from claimcheck.finding import Verdict
from claimcheck.kernel.compare import compare, regardless_of_time
from claimcheck.kernel.notes import note
from claimcheck.kernel.settle import settles
from claimcheck.kernel.stance import Camp, Comparison, Conflict, Stance, Time
from claimcheck.kernel.sweep import clashing
from claimcheck.kernel.times import measure, relation
from claimcheck.kernel.values import identity
from claimcheck.model import Property
from claimcheck.reading.values import NotJudged, Unknown

REPORTED = (
    Verdict.CONTRADICTION,
    Verdict.POSSIBLE,
    Verdict.SUPERSEDED,
    Verdict.CHANGE,
    Verdict.PRECISION,
    Verdict.VARIANT,
    Verdict.NOT_JUDGED,
)

PAIRWISE = 64  # distinct statements up to which every pair is looked at


class Cell(NamedTuple):
    """Claims that say the same at the same time: the first of them by id speaks for all."""

    stance: Stance
    members: tuple[Stance, ...]


def conflicts(stances: Sequence[Stance], prop: Property) -> tuple[Conflict, ...]:
    """How do the claims on one question clash? At most one conflict for each verdict; values beyond reading take no part."""
    if _all_alike(stances):
        return ()
    cells = cells_of(stances, prop)
    reason = ""
    if len(cells) <= PAIRWISE:
        found = _pairwise(cells, prop)
    else:
        spoken = [cell.stance for cell in cells]
        found = clashing(spoken, prop)
        reason = note(spoken, prop, found)
    return tuple(_conflict(verdict, found[verdict], cells, stances, prop, reason) for verdict in REPORTED if found.get(verdict))


def agreements(stances: Sequence[Stance], prop: Property) -> tuple[Camp, ...]:
    """Which claims say the same of times that meet? Groups of two or more."""
    groups: dict[Hashable, list[Stance]] = {}
    if len(stances) < 2:
        return ()
    for stance in stances:
        if not isinstance(stance.value, (NotJudged, Unknown)):
            groups.setdefault(identity(stance.value, prop), []).append(stance)
    camps = []
    for group in groups.values():
        if len(group) > 1:
            parts = [group] if regardless_of_time(prop) else _meeting(group)
            camps += [Camp(min(part, key=_id).value, tuple(stance.claim for stance in part)) for part in parts if len(part) > 1]
    return tuple(camps)


def cells_of(stances: Iterable[Stance], prop: Property) -> list[Cell]:
    """The distinct statements, in the order of the ids of their first claims."""
    ignore_time = regardless_of_time(prop)
    groups: dict[Hashable, list[Stance]] = {}
    for stance in stances:
        if not isinstance(stance.value, (NotJudged, Unknown)):
            groups.setdefault((stance.value, None if ignore_time else stance.time), []).append(stance)
    return sorted((Cell(min(group, key=_id), tuple(group)) for group in groups.values()), key=lambda cell: cell.stance.claim)


def _all_alike(stances: Sequence[Stance]) -> bool:
    if len(stances) < 2:
        return True
    value, time = stances[0].value, stances[0].time
    return all(
        (other.value is value or other.value == value) and (other.time is time or other.time == time) for other in stances
    ) and not isinstance(value, NotJudged)


def _pairwise(cells: Sequence[Cell], prop: Property) -> dict[Verdict, set[int]]:
    found: dict[Verdict, set[int]] = {}
    for i, cell in enumerate(cells):
        for j in range(i):
            verdict = compare(cell.stance, cells[j].stance, prop).verdict
            if verdict in REPORTED:
                found.setdefault(verdict, set()).update((i, j))
    return found


def _conflict(
    verdict: Verdict, taking_part: set[int], cells: Sequence[Cell], stances: Sequence[Stance], prop: Property, unjudged: str
) -> Conflict:
    order = sorted(taking_part)
    first = cells[order[0]].stance
    then = next((cells[i].stance for i in order[1:] if compare(first, cells[i].stance, prop).verdict is verdict), None)
    # Only what was left unjudged for its number can be without a pair that shows it.
    shown = Comparison(verdict, reason=unjudged) if then is None else compare(first, then, prop)
    members = {id(stance) for i in order for stance in cells[i].members}
    return Conflict(
        verdict=verdict,
        cause=shown.cause,
        camps=camps_of([stance for stance in stances if id(stance) in members], prop),
        witness=(first.claim, (then or cells[order[-1]].stance).claim),
        rounding=shown.rounding,
        settles=() if then is None else settles(shown, first, then, prop),
        reason=unjudged if verdict is Verdict.NOT_JUDGED and unjudged else shown.reason,
    )


def camps_of(stances: Iterable[Stance], prop: Property) -> tuple[Camp, ...]:
    """The claims by what they say, the largest camp first."""
    camps: dict[Hashable, list[Stance]] = {}
    for stance in stances:
        if not isinstance(stance.value, NotJudged):
            camps.setdefault(identity(stance.value, prop), []).append(stance)
    ranked = sorted(camps.values(), key=lambda camp: (-len(camp), min(stance.claim for stance in camp)))
    return tuple(Camp(min(camp, key=_id).value, tuple(stance.claim for stance in camp)) for camp in ranked)


def _id(stance: Stance) -> str:
    return stance.claim


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

    if len(times) <= PAIRWISE:
        for i, time in enumerate(times):
            for j in range(i):
                if relation(time, times[j]) != "apart":
                    parent[root(i)] = root(j)
    else:
        # Hulls in order of their first day. Stretches that hand over hang together here: the value went on.
        spans = sorted((measure(time).first, measure(time).last, i) for i, time in enumerate(times))
        reach, last = spans[0][1], spans[0][2]
        for first, end, i in spans[1:]:
            if first <= reach:
                parent[root(i)] = root(last)
            reach, last = max(reach, end), i
    number = {id(stance): root(i) for i, time in enumerate(times) for stance in by_time[time]}
    parts: dict[int, list[Stance]] = {}
    for stance in group:
        parts.setdefault(number[id(stance)], []).append(stance)
    return list(parts.values())
