"""Which extreme values stand at a time that meets, or misses, each time of many? Without looking at each pair of times.

Each condition on two times is one or two inequalities between their ends, so that sorting and a tree of prefix extremes answer it
for all times together in n log n steps. What inequalities cannot say exactly they answer with too many times, never with too few.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from claimcheck.kernel.stance import Time
from claimcheck.kernel.times import begins_named, ends, ends_named, measure, relation

Meeting = Literal["certain", "possible", "superseded", "change"]

FEW = 96  # times up to which every pair is looked at


class Extremes(NamedTuple):
    """The highest of the low ends of some values, and the lowest of their high ends, each with who holds it."""

    top: int
    bottom: int


NOBODY = Extremes(-1, 1 << 200)

Answers = Mapping[int, Extremes]
Found = dict[Meeting, dict[int, Extremes]]


def meeting(a: Time, b: Time) -> Meeting:
    """How do two times meet, and what would values without anything in common come to?"""
    together = relation(a, b)
    if together != "apart":
        return together
    return "superseded" if a.inferred or b.inferred else "change"


def reach(times: Sequence[Time], asking: Iterable[int], answers: Answers, wanted: Iterable[Meeting]) -> Found:
    """For each asking time, the extremes of the answers at the times that meet it in each wanted way.

    Exact for ``certain`` and ``superseded``; where a time is ``soft``, for ``possible`` it may count times that hand over, and for
    ``change`` a time itself.
    """
    ask = sorted(set(asking))
    found: Found = {kind: dict.fromkeys(ask, NOBODY) for kind in wanted}
    if len(ask) * len(answers) <= FEW * FEW:
        _each(times, ask, answers, found)
        return found
    odd = [t for t in sorted({*ask, *answers}) if len(times[t].moment) > 1]
    if odd:
        looked_at = set(odd)
        _each(times, [t for t in ask if t in looked_at], answers, found)
        ask = [t for t in ask if t not in looked_at]
        _each(times, ask, {t: answers[t] for t in odd if t in answers}, found)
        answers = {t: one for t, one in answers.items() if t not in looked_at}
    sides = {t: _side(times[t]) for t in {*ask, *answers}}
    if "certain" in found:
        points = [(s.latest_start, -s.earliest_end, one) for t, one in answers.items() for s in (sides[t],)]
        _dominated(points, [(s.earliest_end, -s.latest_start, t) for t in ask for s in (sides[t],)], found["certain"])
        for t in ask:
            if t in answers and times[t].speaker:
                found["certain"][t] = _wider(found["certain"][t], answers[t])  # what one source says at one moment
    if "possible" in found:
        _possible(sides, ask, answers, found["possible"])
        for t in ask:
            if t in answers and sides[t].soft and meeting(times[t], times[t]) == "possible":
                # A stretch that begins and ends within one unit could follow any other in that unit, but not itself.
                found["possible"][t] = _wider(found["possible"][t], answers[t])
    dated = [t for t in answers if not times[t].inferred]
    undated = [t for t in answers if times[t].inferred]
    ask_dated = [t for t in ask if not times[t].inferred]
    if "superseded" in found:
        _apart(sides, [t for t in ask if times[t].inferred], answers, found["superseded"])
        _apart(sides, ask_dated, {t: answers[t] for t in undated}, found["superseded"])
    if "change" in found:
        _apart(sides, ask_dated, {t: answers[t] for t in dated}, found["change"])
    return found


def soft(time: Time) -> bool:
    """Does it begin or end on an unknown day of a stated unit, so that it may hand over to another within it?

    Or is it the unknown moment at which a source speaks, which certainly meets itself?
    """
    return (
        (time.speaker != "" and time.start_low != time.end_high)
        or (time.end_low != time.end_high and ends_named(time))
        or (time.start_low != time.start_high and begins_named(time))
    )


class _Side(NamedTuple):
    latest_start: int
    earliest_end: int
    first: int
    last: int
    start: int
    end: int
    begins: bool
    ends: bool
    soft: bool


def _side(time: Time) -> _Side:
    _, start_high, end_low, _ = ends(time)
    begins, ending = begins_named(time), ends_named(time)
    is_soft = (begins and time.start_low != time.start_high) or (ending and time.end_low != time.end_high)
    return _Side(*measure(time), start_high, end_low, begins, ending, is_soft)


def _each(times: Sequence[Time], ask: Sequence[int], answers: Answers, found: Found) -> None:
    for a in ask:
        for b, one in answers.items():
            into = found.get(meeting(times[a], times[b]))
            if into is not None:
                into[a] = _wider(into[a], one)


def _wider(a: Extremes, b: Extremes) -> Extremes:
    return Extremes(max(a.top, b.top), min(a.bottom, b.bottom))


def _possible(sides: Mapping[int, _Side], ask: Sequence[int], answers: Answers, found: dict[int, Extremes]) -> None:
    """Neither certain nor apart: one may begin after the other has ended, and yet begins no later than the other can end."""
    if all(s[0] == s[2] + 1 and s[1] == s[3] + 1 for s in sides.values()):  # no end is in doubt
        return

    def follows(asking: Sequence[int], answering: Iterable[int]) -> None:
        points = [(-s.latest_start, s.first, answers[t]) for t in answering for s in (sides[t],)]
        _dominated(points, [(-s.earliest_end - 1, s.last, t) for t in asking for s in (sides[t],)], found)

    def precedes(asking: Sequence[int], answering: Iterable[int]) -> None:
        points = [(s.earliest_end, -s.last, answers[t]) for t in answering for s in (sides[t],)]
        _dominated(points, [(s.latest_start - 1, -s.first, t) for t in asking for s in (sides[t],)], found)

    if not any(s.soft for s in sides.values()):
        follows(ask, answers)
        precedes(ask, answers)
        return
    # Stretches stated in named units hand over instead, save where one must end on the very day on which the other must begin.
    beginning, ending = [t for t in answers if sides[t].begins], [t for t in answers if sides[t].ends]
    follows([t for t in ask if not sides[t].ends], answers)
    follows([t for t in ask if sides[t].ends], [t for t in answers if not sides[t].begins])
    _tied(sides, [t for t in ask if sides[t].ends], beginning, ending=True, answers=answers, found=found)
    precedes([t for t in ask if not sides[t].begins], answers)
    precedes([t for t in ask if sides[t].begins], [t for t in answers if not sides[t].ends])
    _tied(sides, [t for t in ask if sides[t].begins], ending, ending=False, answers=answers, found=found)


def _tied(
    sides: Mapping[int, _Side], ask: Iterable[int], answering: Iterable[int], *, ending: bool, answers: Answers, found: dict[int, Extremes]
) -> None:
    """Stretches of which one must end on the day on which the other must begin, and either may be longer than that day."""

    def day(t: int, *, ending: bool) -> int | None:
        """The day of the tie, if it goes on beyond it on its own side."""
        side = sides[t]
        if ending:
            return side.end if side.earliest_end == 2 * side.end else None
        return side.start if side.latest_start == 2 * side.start + 1 else None

    def exact(t: int, at: int, *, ending: bool) -> bool:
        return sides[t].last < 2 * at if ending else sides[t].first == 2 * at

    by_day: dict[tuple[int | None, bool], Extremes] = {}
    for t in answering:
        if (at := day(t, ending=not ending)) is not None:
            key = (at, exact(t, at, ending=not ending))
            by_day[key] = _wider(by_day.get(key, NOBODY), answers[t])
    for t in ask:
        if (at := day(t, ending=ending)) is not None:
            found[t] = _wider(found[t], by_day.get((at, False), NOBODY))
            if not exact(t, at, ending=ending):
                found[t] = _wider(found[t], by_day.get((at, True), NOBODY))


def _apart(sides: Mapping[int, _Side], ask: Sequence[int], answers: Answers, found: dict[int, Extremes]) -> None:
    def beyond(asking: Sequence[int], mine: Callable[[_Side], int], answering: Collection[int], theirs: Callable[[_Side], int]) -> None:
        """The answers whose measure is at most the asking one's."""
        if not asking or not answering:
            return
        ranked = sorted([(theirs(sides[t]), t) for t in answering])
        keys = [key for key, _ in ranked]
        tops = list(accumulate([answers[t][0] for _, t in ranked], max))
        bottoms = list(accumulate([answers[t][1] for _, t in ranked], min))
        for t in asking:
            if reached := bisect_right(keys, mine(sides[t])):
                top, bottom = found[t]
                found[t] = Extremes(max(top, tops[reached - 1]), min(bottom, bottoms[reached - 1]))

    beyond(ask, lambda s: s.first - 1, answers, lambda s: s.last)
    beyond(ask, lambda s: -s.last - 1, answers, lambda s: -s.first)
    if any(s.soft for s in sides.values()):
        beyond([t for t in ask if sides[t].ends], lambda s: -s.end - 1, [t for t in answers if sides[t].begins], lambda s: -s.start)
        beyond([t for t in ask if sides[t].begins], lambda s: s.start - 1, [t for t in answers if sides[t].ends], lambda s: s.end)


def _dominated(points: list[tuple[int, int, Extremes]], queries: list[tuple[int, int, int]], found: dict[int, Extremes]) -> None:
    """Widen each query's entry by the points that are at most the query in both of its coordinates."""
    if not points or not queries:
        return
    points.sort(key=lambda point: point[0])
    queries.sort()
    scale = sorted({point[1] for point in points})
    rank = {key: i for i, key in enumerate(scale, 1)}
    size = len(scale)
    tops, bottoms = [NOBODY.top] * (size + 1), [NOBODY.bottom] * (size + 1)
    entered = 0
    for most, most_too, t in queries:
        while entered < len(points) and points[entered][0] <= most:
            _, key, one = points[entered]
            entered += 1
            # A node that holds as much already has holders above it that do: the way up can stop.
            node = rank[key]
            while node <= size and tops[node] < one.top:
                tops[node] = one.top
                node += node & -node
            node = rank[key]
            while node <= size and bottoms[node] > one.bottom:
                bottoms[node] = one.bottom
                node += node & -node
        top, bottom = found[t]
        node = bisect_right(scale, most_too)
        while node:
            top = max(top, tops[node])
            bottom = min(bottom, bottoms[node])
            node &= node - 1
        found[t] = Extremes(top, bottom)
