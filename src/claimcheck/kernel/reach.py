"""Which extreme values stand at a time that meets, or misses, each time of many? Without looking at each pair of times.

Each condition on two times is one or two inequalities between their ends, so that sorting and a tree of prefix extremes answer it
for all times together in n log n steps. What inequalities cannot say exactly they answer with too many times, never with too few.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Literal, NamedTuple

from claimcheck.kernel.stance import Time
from claimcheck.kernel.times import Measure, begins_named, ends, ends_named, measure, relation

Meeting = Literal["certain", "possible", "superseded", "change"]

FEW = 96  # times up to which every pair is looked at
NO_TOP, NO_BOTTOM = -1, 1 << 200


class Extremes(NamedTuple):
    """By the numbers of times: the highest of the low ends of some values, and the lowest of their high ends, each with who holds it.

    A time at which nothing stands is in neither.
    """

    tops: dict[int, int]
    bottoms: dict[int, int]

    def widen(self, t: int, top: int, bottom: int) -> None:
        """Let these two count at a time."""
        if top > self.tops.get(t, NO_TOP):
            self.tops[t] = top
        if bottom < self.bottoms.get(t, NO_BOTTOM):
            self.bottoms[t] = bottom


Found = dict[Meeting, Extremes]


def meeting(a: Time, b: Time) -> Meeting:
    """How do two times meet, and what would values without anything in common come to?"""
    together = relation(a, b)
    if together != "apart":
        return together
    return "superseded" if a.inferred or b.inferred else "change"


def reach(times: Sequence[Time], asking: Iterable[int], answers: Extremes, wanted: Iterable[Meeting]) -> Found:
    """For each asking time, the extremes of the answers at the times that meet it in each wanted way.

    Exact for ``certain`` and ``superseded``; where a time is ``soft``, for ``possible`` it may count times that hand over, and for
    ``change`` a time itself.
    """
    ask, given = sorted(set(asking)), sorted(answers.tops)
    found: Found = {kind: Extremes({}, {}) for kind in wanted}
    if len(ask) * len(given) <= FEW * FEW:
        _each(times, ask, given, answers, found)
        return found
    odd = {t for t in (*ask, *given) if len(times[t].moment) > 1}
    if odd:
        _each(times, [t for t in ask if t in odd], given, answers, found)
        ask = [t for t in ask if t not in odd]
        _each(times, ask, [t for t in given if t in odd], answers, found)
        given = [t for t in given if t not in odd]
    spans = {t: measure(times[t]) for t in {*ask, *given}}
    soft_ones = {t for t in spans if _hands_over(times[t])}
    edges = {t: _edge(times[t]) for t in spans} if soft_ones else {}
    if "certain" in found:
        points = [(latest_start, -earliest_end, t) for t in given for latest_start, earliest_end, _, _ in (spans[t],)]
        queries = [(earliest_end, -latest_start, t) for t in ask for latest_start, earliest_end, _, _ in (spans[t],)]
        _dominated(points, queries, answers, found["certain"])
        for t in ask:
            if times[t].speaker and t in answers.tops:
                found["certain"].widen(t, answers.tops[t], answers.bottoms[t])  # what one source says at one moment
    if "possible" in found:
        _possible(spans, edges, ask, given, answers, found["possible"])
        for t in ask:
            if t in soft_ones and t in answers.tops and meeting(times[t], times[t]) == "possible":
                # A stretch that begins and ends within one unit could follow any other in that unit, but not itself.
                found["possible"].widen(t, answers.tops[t], answers.bottoms[t])
    undated = [t for t in given if times[t].inferred]
    ask_dated = [t for t in ask if not times[t].inferred]
    if "superseded" in found:
        _apart(spans, edges, [t for t in ask if times[t].inferred], given, answers, found["superseded"])
        _apart(spans, edges, ask_dated, undated, answers, found["superseded"])
    if "change" in found:
        _apart(spans, edges, ask_dated, [t for t in given if not times[t].inferred], answers, found["change"])
    return found


def soft(time: Time) -> bool:
    """Does it begin or end on an unknown day of a stated unit, so that it may hand over to another within it?

    Or is it the unknown moment at which a source speaks, which certainly meets itself?
    """
    return (time.speaker != "" and time.start_low != time.end_high) or _hands_over(time)


class _Edge(NamedTuple):
    """Where a time begins at the latest and ends at the earliest, and whether in a named unit."""

    start: int
    end: int
    begins: bool
    ends: bool


def _edge(time: Time) -> _Edge:
    _, start_high, end_low, _ = ends(time)
    return _Edge(start_high, end_low, begins_named(time), ends_named(time))


def _hands_over(time: Time) -> bool:
    return (time.start_low != time.start_high and begins_named(time)) or (time.end_low != time.end_high and ends_named(time))


def _each(times: Sequence[Time], ask: Iterable[int], given: Iterable[int], answers: Extremes, found: Found) -> None:
    for a in ask:
        for b in given:
            into = found.get(meeting(times[a], times[b]))
            if into is not None:
                into.widen(a, answers.tops[b], answers.bottoms[b])


def _possible(
    spans: Mapping[int, Measure], edges: Mapping[int, _Edge], ask: Sequence[int], given: Sequence[int], answers: Extremes, found: Extremes
) -> None:
    """Neither certain nor apart: one may begin after the other has ended, and yet begins no later than the other can end."""
    if all(s.latest_start == s.first + 1 and s.earliest_end == s.last + 1 for s in spans.values()):  # no end is in doubt
        return

    def follows(asking: Iterable[int], answering: Iterable[int]) -> None:
        points = [(-s.latest_start, s.first, t) for t in answering for s in (spans[t],)]
        _dominated(points, [(-s.earliest_end - 1, s.last, t) for t in asking for s in (spans[t],)], answers, found)

    def precedes(asking: Iterable[int], answering: Iterable[int]) -> None:
        points = [(s.earliest_end, -s.last, t) for t in answering for s in (spans[t],)]
        _dominated(points, [(s.latest_start - 1, -s.first, t) for t in asking for s in (spans[t],)], answers, found)

    if not edges:
        follows(ask, given)
        precedes(ask, given)
        return
    # Stretches stated in named units hand over instead, save where one must end on the very day on which the other must begin.
    beginning, ending = [t for t in given if edges[t].begins], [t for t in given if edges[t].ends]
    follows([t for t in ask if not edges[t].ends], given)
    follows([t for t in ask if edges[t].ends], [t for t in given if not edges[t].begins])
    _tied(spans, edges, [t for t in ask if edges[t].ends], beginning, ending=True, answers=answers, found=found)
    precedes([t for t in ask if not edges[t].begins], given)
    precedes([t for t in ask if edges[t].begins], [t for t in given if not edges[t].ends])
    _tied(spans, edges, [t for t in ask if edges[t].begins], ending, ending=False, answers=answers, found=found)


def _tied(
    spans: Mapping[int, Measure],
    edges: Mapping[int, _Edge],
    ask: Iterable[int],
    given: Iterable[int],
    *,
    ending: bool,
    answers: Extremes,
    found: Extremes,
) -> None:
    """Stretches of which one must end on the day on which the other must begin, and either may be longer than that day."""

    def day(t: int, *, ending: bool) -> int | None:
        """The day of the tie, if it goes on beyond it on its own side."""
        span, edge = spans[t], edges[t]
        if ending:
            return edge.end if span.earliest_end == 2 * edge.end else None
        return edge.start if span.latest_start == 2 * edge.start + 1 else None

    def exact(t: int, at: int, *, ending: bool) -> bool:
        return spans[t].last < 2 * at if ending else spans[t].first == 2 * at

    by_day: dict[bool, Extremes] = {False: Extremes({}, {}), True: Extremes({}, {})}  # by whether they are exact
    for t in given:
        if (at := day(t, ending=not ending)) is not None:
            by_day[exact(t, at, ending=not ending)].widen(at, answers.tops[t], answers.bottoms[t])
    for t in ask:
        if (at := day(t, ending=ending)) is not None:
            for tied in (False,) if exact(t, at, ending=ending) else (False, True):
                found.widen(t, by_day[tied].tops.get(at, NO_TOP), by_day[tied].bottoms.get(at, NO_BOTTOM))


def _apart(
    spans: Mapping[int, Measure], edges: Mapping[int, _Edge], ask: Sequence[int], given: Sequence[int], answers: Extremes, found: Extremes
) -> None:
    def beyond(asking: Iterable[tuple[int, int]], answering: list[tuple[int, int]]) -> None:
        """The answers, each with a measure before it, whose measure is at most the asking one's."""
        answering.sort()
        keys = [key for key, _ in answering]
        tops = list(accumulate([answers.tops[t] for _, t in answering], max))
        bottoms = list(accumulate([answers.bottoms[t] for _, t in answering], min))
        for most, t in asking:
            if reached := bisect_right(keys, most):
                found.widen(t, tops[reached - 1], bottoms[reached - 1])

    if not ask or not given:
        return
    beyond([(spans[t].first - 1, t) for t in ask], [(spans[t].last, t) for t in given])
    beyond([(-spans[t].last - 1, t) for t in ask], [(-spans[t].first, t) for t in given])
    if edges:
        beyond([(-edges[t].end - 1, t) for t in ask if edges[t].ends], [(-edges[t].start, t) for t in given if edges[t].begins])
        beyond([(edges[t].start - 1, t) for t in ask if edges[t].begins], [(edges[t].end, t) for t in given if edges[t].ends])


def _dominated(points: list[tuple[int, int, int]], queries: list[tuple[int, int, int]], answers: Extremes, found: Extremes) -> None:
    """Widen each query's entry by the points that are at most the query in both of its coordinates."""
    if not points or not queries:
        return
    points.sort()
    queries.sort()
    scale = sorted({point[1] for point in points})
    rank = {key: i for i, key in enumerate(scale, 1)}
    size = len(scale)
    tops, bottoms = [NO_TOP] * (size + 1), [NO_BOTTOM] * (size + 1)
    entered = 0
    for most, most_too, t in queries:
        while entered < len(points) and points[entered][0] <= most:
            _, key, other = points[entered]
            entered += 1
            top, bottom = answers.tops[other], answers.bottoms[other]
            # A node that holds as much already has holders above it that do: the way up can stop.
            node = rank[key]
            while node <= size and tops[node] < top:
                tops[node] = top
                node += node & -node
            node = rank[key]
            while node <= size and bottoms[node] > bottom:
                bottoms[node] = bottom
                node += node & -node
        top, bottom = NO_TOP, NO_BOTTOM
        node = bisect_right(scale, most_too)
        while node:  # comparing costs half of what max and min do
            top = max(top, tops[node])
            bottom = min(bottom, bottoms[node])
            node &= node - 1
        found.widen(t, top, bottom)
