"""Of which subjects may the dates break a chain of two or more orderings that traits state?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import ibis

from claimcheck.bulk.extents import DATED, days
from claimcheck.bulk.first import First
from claimcheck.relations.precedence import Step, stated_by

Table = Any
Gaps = dict[tuple[str, str], int]


def unsatisfiable(first: First, pids: Mapping[str, int]) -> Iterator[Table]:
    """The rows (``rid``) of their dates.

    Between any two events the traits leave a longest way of two or more steps, whatever the subject; dates break none if the latest day before
    which no claim lets the first be, and that way, do not go beyond the earliest day after which no claim lets the other be.
    """
    ledger, rows = first.ledger, first.coded
    steps = chained(first, pids)
    dated = rows.filter(rows.pid.isin(sorted({pids[id] for step in steps for id in (step.first, step.last)})))
    gaps = longest(steps)
    if gaps is None:  # a circle that takes time is none that dates could satisfy
        yield dated.select("rid")
        return
    asked = sorted(
        (pids[start], pids[end], gap) for (start, end), gap in gaps.items() if all(ledger.properties[id].datatype in DATED for id in (start, end))
    )
    speaking = days(first, {pid for start, end, _ in asked for pid in (start, end)}, "ordered")
    if speaking is None:
        return
    lows = {f"low_{pid}": speaking.low.max(where=speaking.pid == pid) for pid in sorted({start for start, _, _ in asked})}
    highs = {f"high_{pid}": speaking.high.min(where=speaking.pid == pid) for pid in sorted({end for _, end, _ in asked})}
    subjects = speaking.group_by("about").agg(**lows, **highs)
    broken = ibis.literal(False)
    for start, end, gap in asked:
        broken |= subjects[f"low_{start}"] + gap > subjects[f"high_{end}"]
    yield dated.semi_join(subjects.filter(broken).select("about"), "about").select("rid")


def chained(first: First, pids: Mapping[str, int]) -> list[Step]:
    """The steps that traits state between properties that are used."""
    stated = (step for id in first.ids for step in stated_by(first.ledger, first.ledger.properties[id]))
    return [step for step in stated if step.first in pids and step.last in pids]


def longest(steps: Sequence[Step]) -> Gaps | None:
    """The longest way of two or more steps from each event to each other, in days. None if there is no longest: some circle takes time."""
    after: dict[str, list[Step]] = {}
    for step in steps:
        after.setdefault(step.first, []).append(step)
    events = {id for step in steps for id in (step.first, step.last)}
    gaps: Gaps = {}
    fresh: Gaps = {}
    for step in steps:
        _further(fresh, {(step.first, step.last): step.gap}, after)
    for _ in range(len(events) + 1):
        gaps |= fresh
        longer: Gaps = {}
        _further(longer, fresh, after)
        fresh = {way: gap for way, gap in longer.items() if way not in gaps or gap > gaps[way]}
        if not fresh:
            return gaps
    return None


def _further(found: Gaps, ways: Gaps, after: Mapping[str, Sequence[Step]]) -> None:
    """Add to what is found the ways that are one step longer."""
    for (start, end), gap in ways.items():
        for step in after.get(end, ()):
            way, total = (start, step.last), gap + step.gap
            if way not in found or total > found[way]:
                found[way] = total
