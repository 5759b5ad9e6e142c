"""Which subjects may a rule have something to say about that weighs several of their properties? Filters that discard what cannot, and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import ibis

from claimcheck.answers import met
from claimcheck.bulk.coded import quick
from claimcheck.bulk.first import First
from claimcheck.bulk.linked import WRITTEN, written
from claimcheck.bulk.meanings import PLAIN_KIND, main_kinds
from claimcheck.ledger import Ledger
from claimcheck.model import Difference, Property
from claimcheck.reading.days import add_duration
from claimcheck.reading.extent import extent
from claimcheck.reading.values import NotJudged, Quantity
from claimcheck.rules.mistaken_length import DAYS

Table = Any
ROUNDING = 1e-15
ROOM = 1e-6
FAR = 1e12


class Kept(NamedTuple):
    """The subjects that a filter keeps, and the properties that the rule looks at."""

    subjects: Table
    properties: frozenset[int]


def kept(first: First, rules: Collection[str]) -> Iterator[Kept]:
    """What each rule that looks at several properties of a subject needs, where such properties are used."""
    rows, ledger, ids, notes = first.coded, first.ledger, first.ids, first.notes
    pids = {id: number for number, id in enumerate(ids)}
    used = [ledger.properties[id] for id in ids]

    def pid(name: str) -> int | None:
        return pids.get(ledger.property_id(name))

    def pids_of(names: Collection[str]) -> list[int]:
        return [number for name in names if (number := pid(name.partition("=")[0].strip())) is not None]

    for prop in used:
        own = pids[prop.id]
        if prop.additive and "part-exceeds-whole" in rules:
            yield Kept(_parts(rows, own), frozenset((own,)))
        for other in pids_of(prop.after) if "event-order" in rules else ():
            yield Kept(_disordered(rows, own, other), frozenset((own, other)))
        if prop.difference and "implausible-difference" in rules and (against := pid(prop.difference.property)) is not None:
            yield Kept(_distant(rows, ledger, prop, prop.difference, own, against), frozenset((own, against)))
        if len(prop.between) == 2 and "mistaken-length" in rules and len(ends := pids_of(prop.between)) == 2:
            yield Kept(_misfitting(first, own, *ends), frozenset((own, *ends)))
        for number, condition in enumerate(prop.conflicts_with if "excluded-combination" in rules else ()):
            for other in pids_of([condition]):
                yield Kept(_excluding(first, own, other, condition, f"{own}_{number}"), frozenset((own, other)))
        for number, condition in enumerate(prop.requires if "missing-companion" in rules else ()):
            found = pids_of([condition])
            yield Kept(_lacking(first, own, found, condition, f"{own}_{number}"), frozenset((own, *found)))
        if notes and ((prop.office and "gap-in-office" in rules) or (prop.at_least > 1 and "too-few-values" in rules)):
            yield Kept(_having(rows, [own]), frozenset((own,)))


def _having(rows: Table, properties: Sequence[int]) -> Table:
    """Those with claims on each of some properties."""
    wanted = sorted(set(properties))
    groups = rows.filter(rows.pid.isin(wanted)).group_by("about").agg(ibis._.pid.nunique().name("kinds"))
    return groups.filter(groups.kinds == len(wanted)).select("about")


def _meeting(first: First, pid: int, condition: str, name: str, *, surely: bool) -> Table:
    """The rows whose value meets a condition, or may."""
    ledger, id = first.ledger, first.ids[pid]
    numbers = []
    for number, (text, value) in enumerate(zip(first.texts, first.meant, strict=True)):
        # In another unit than the one it is given in, an amount is another value.
        if text.pid == pid and (not surely if text.unit else met(ledger, id, value, condition)):
            numbers.append(number)
    mine = first.rows.filter(first.rows.pid == pid)
    rows = mine.semi_join(written(first, numbers, f"meeting_{name}"), list(WRITTEN)).select("entity", "tags")
    return rows if surely and "=" in condition else rows.union(mine.filter(quick(mine)).select("entity", "tags"))


def _excluding(first: First, own: int, other: int, condition: str, name: str) -> Table:
    """Those of which something is said that excludes something else that is."""
    mine = _meeting(first, own, first.ids[own], f"excluding_{name}", surely=False).select("entity").distinct()
    both = mine.semi_join(_meeting(first, other, condition, f"excluded_{name}", surely=False), "entity")
    return both.select(about=first.backend.hashed(both.entity))


def _lacking(first: First, own: int, required: Sequence[int], condition: str, name: str) -> Table:
    """Those with claims on a property, but none on another that speaks of the whole and surely is what is required.

    Here subjects go by their names: one that shares a number by chance with another must not be taken to have what that has.
    """
    mine = _meeting(first, own, first.ids[own], f"requiring_{name}", surely=False).select("entity").distinct()
    for other in required:
        helping = _meeting(first, other, condition, f"required_{name}", surely=True)
        mine = mine.anti_join(helping.filter(helping.tags == ""), "entity")
    return mine.select(about=first.backend.hashed(mine.entity))


def _misfitting(first: First, own: int, begin: int, finish: int) -> Table:
    """Those of which a length may not be the one between two dates, whichever of them are meant."""
    unit = main_kinds(first.texts, first.meant, first.bare).get(own, "").removeprefix(PLAIN_KIND)
    if unit not in DAYS or len({own, begin, finish}) < 3 or any(text.unit for text in first.texts if text.pid == own):
        return _having(first.coded, [own, begin, finish])
    rows = first.coded.filter(first.coded.pid.isin([own, begin, finish]) & ~first.coded.silent)
    ends = {
        f"{side}_{name}": column(where=rows.pid == pid)
        for name, pid in (("said", own), ("begin", begin), ("finish", finish))
        for side, column in (("most", rows.low.max), ("least", rows.high.min))
    }
    groups = rows.group_by("about").agg(**ends)
    # Whole units that have passed, with some room for what divisions of floats are rounded by, and ends where whole numbers have theirs.
    least, most = (
        ((last - first_ + a_day) / float(DAYS[unit]) - a_day * ROOM).clip(-FAR, FAR).floor()
        for last, first_, a_day in ((groups.most_finish, groups.least_begin, -1), (groups.least_finish, groups.most_begin, 1))
    )
    return groups.filter((groups.least_said < least) | (groups.most_said >= most + 1)).select("about")


def _parts(rows: Table, own: int) -> Table:
    """Those of which a part may be more than a whole."""
    mine = rows.filter((rows.pid == own) & ~rows.silent)
    groups = mine.group_by("about").agg(part=mine.low.max(where=mine.scoped), whole=mine.high.min())
    return groups.filter(groups.part.notnull() & (groups.part > groups.whole)).select("about")


def _disordered(rows: Table, later: int, earlier: int) -> Table:
    """Those of which an event may lie before one that it has to follow."""
    both = rows.filter(rows.pid.isin([later, earlier]) & ~rows.silent)
    groups = both.group_by("about").agg(latest=both.low.max(where=both.pid == earlier), soonest=both.high.min(where=both.pid == later))
    return groups.filter(groups.latest > groups.soonest).select("about")


def _distant(rows: Table, ledger: Ledger, prop: Property, allowed: Difference, own: int, other: int) -> Table:
    """Those of which two values may lie farther apart, or nearer, than they may."""
    least, most = _step(ledger, prop, allowed.minimum, low=True), _step(ledger, prop, allowed.maximum, low=False)
    both = rows.filter(rows.pid.isin([own, other]) & ~rows.silent)
    here, there = both.pid == own, both.pid == other
    groups = both.group_by("about").agg(
        least_here=both.high.min(where=here),
        most_here=both.low.max(where=here),
        least_there=both.high.min(where=there),
        most_there=both.low.max(where=there),
    )
    wrong = ibis.literal(False)
    # Sums of floats are rounded, and by more the greater they are.
    if least is not None:
        wrong |= groups.least_here < groups.most_there + least + groups.most_there.abs() * ROUNDING
    if most is not None:
        wrong |= groups.most_here > groups.least_there + most - groups.least_there.abs() * ROUNDING
    return groups.filter((groups.least_here.notnull() & groups.least_there.notnull() & wrong).fill_null(ibis.literal(False))).select("about")


def _step(ledger: Ledger, prop: Property, text: str, *, low: bool) -> float | None:
    """A difference in days or in the unit of the values, with some room: the filter must not be stricter than the rule."""
    if not text:
        return None
    if prop.datatype != "quantity":
        from claimcheck.reading import read_duration

        duration = read_duration(text)
        if isinstance(duration, NotJudged):
            return None
        base = dt.date(2000, 1, 1).toordinal()
        days = add_duration(base, duration) - base
        return days + (5 + abs(days) / 1000) if low else days - (5 + abs(days) / 1000)
    value = ledger.bound(prop.id, text)
    span = extent(value) if isinstance(value, Quantity) else None
    end = None if span is None else span.low if low else span.high
    if end is None:
        return None
    return float(end) + (1 if low else -1) * (abs(float(end)) * 1e-9 + 1e-9)
