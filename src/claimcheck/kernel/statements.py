"""Which different statements do the claims on one question make? Each value and each time numbered once, so that they are compared as numbers."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from claimcheck.kernel.compare import regardless_of_time
from claimcheck.kernel.stance import Stance, Time
from claimcheck.kernel.values import identity
from claimcheck.model import Property
from claimcheck.reading.values import NotJudged, Unknown, Value

AT_ONCE = Time(0, 0, 0, 0)  # stands for the time of what is compared regardless of it


@dataclass(frozen=True, slots=True)
class Statements:
    """The different statements of some claims: statement ``n`` is ``values[value_of[n]]`` at ``times[time_of[n]]``.

    ``speakers`` has the first claim that makes it, and ``members`` where all of them stand among the claims given; ``camp_of`` gives values
    that are the same answer one number. All of it is in the order of the claims given, as an id may have been made for a claim by its place.
    """

    values: Sequence[Value]
    times: Sequence[Time]
    value_of: Sequence[int]
    time_of: Sequence[int]
    speakers: Sequence[Stance]
    members: Sequence[Sequence[int]]
    camp_of: Sequence[int]

    def with_value(self) -> list[list[int]]:
        """The statements of each value."""
        groups: list[list[int]] = [[] for _ in self.values]
        for n, value in enumerate(self.value_of):
            groups[value].append(n)
        return groups


def statements(stances: Sequence[Stance], prop: Property) -> Statements:
    """The different statements made; values beyond reading, or stated not to be known, say nothing."""
    timeless = regardless_of_time(prop)
    values: dict[Value, int] = {}
    times: dict[Time, int] = {}
    seen: dict[int, int] = {}  # values are often one object, and slow to hash
    groups: dict[tuple[int, int], list[int]] = {}
    for at, stance in enumerate(stances):
        value = stance.value
        if isinstance(value, (NotJudged, Unknown)):
            continue
        number = seen.get(id(value))
        if number is None:
            number = seen[id(value)] = values.setdefault(value, len(values))
        time = times.setdefault(AT_ONCE if timeless else stance.time, len(times))
        groups.setdefault((number, time), []).append(at)
    camps: dict[Hashable, int] = {}
    camp_of_value = [camps.setdefault(identity(value, prop), len(camps)) for value in values]
    return Statements(
        values=list(values),
        times=list(times),
        value_of=[key[0] for key in groups],
        time_of=[key[1] for key in groups],
        speakers=[stances[group[0]] for group in groups.values()],
        members=list(groups.values()),
        camp_of=[camp_of_value[key[0]] for key in groups],
    )
