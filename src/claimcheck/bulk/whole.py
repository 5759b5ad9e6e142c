"""Which rows may a rule have something to say about that looks beyond one subject? All on the properties it looks at, but where more can be told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from claimcheck.bulk.first import First
from claimcheck.bulk.judge import Bench
from claimcheck.bulk.linked import named_alike
from claimcheck.bulk.lives import not_contemporary
from claimcheck.bulk.related import related
from claimcheck.ledger import Ledger
from claimcheck.model import Property

Table = Any


class Share(NamedTuple):
    """Some rules, and the rows (``rid``) that they have to see. ``beside`` when they see the claims written by hand as well, with those that are no facts.

    Where a rule is shown a part of the claims on a subject, it must be shown no others that go with them.
    """

    name: str
    rules: frozenset[str]
    rows: Sequence[Table]
    beside: bool


def shares(first: First, bench: Bench, rules: frozenset[str]) -> Iterator[Share]:
    """What rules of the widest reach have to see, so that they find in these rows what they would in all."""
    pids = {id: number for number, id in enumerate(first.ids)}
    if "not-contemporary" in rules and (rows := list(not_contemporary(first, pids))):
        yield Share("contemporaries", frozenset(("not-contemporary",)), rows, beside=False)
    yield Share("anywhere", rules - {"not-contemporary"}, [*_others(first, bench, rules), first.examples], beside=True)


def _others(first: First, bench: Bench, rules: frozenset[str]) -> Iterator[Table]:
    rows, ledger, ids, notes = first.coded, first.ledger, first.ids, first.notes
    pids = {id: number for number, id in enumerate(ids)}
    used = [ledger.properties[id] for id in ids]

    def having(names: Collection[str]) -> list[int]:
        return sorted({pids[id] for name in names if (id := ledger.property_id(name)) in pids})

    looked_at: set[int] = set()
    linked = {prop.id for prop in used if prop.symmetric or ledger.property_id(prop.inverse) in ledger.properties}
    if rules & {"missing-inverse", "contradicted-inverse", "asymmetric-claim"}:
        both = [prop for prop in used if prop.id in linked and (prop.symmetric or notes or ledger.property_id(prop.inverse) in pids)]
        looked_at.update(having([name for prop in both for name in (prop.id, prop.inverse)]))
        if both and notes:  # of whom there is any word at all decides whether silence is told
            yield rows.select("rid")
    if notes and "name-variant" in rules:
        looked_at.update(having([prop.id for prop in used if prop.datatype == "entity"]))
    if rules & {"broken-relation", "unsatisfiable-order", "unreadable-relation"} and ledger.relations:
        dated = _chained(used, having) if "unsatisfiable-order" in rules else []
        yield from related(first, bench, pids, dated)
    if looked_at:
        yield rows.filter(rows.pid.isin(sorted(looked_at))).select("rid")
        yield from named_alike(first, looked_at)
    held = sorted(id for id, snapshot in ledger.snapshots.items() if snapshot.state == "held")
    if "quote-not-found" in rules and held:
        yield first.rows.filter((first.rows.quote != "") & first.rows.source.isin(held)).select("rid")
    if "unsatisfiable-order" in rules:
        yield from _ordered(rows, ledger, ids, having)
    if "shared-value" in rules and (single := [pids[prop.id] for prop in used if prop.distinct]):
        yield _shared(first, single)


def _ordered(rows: Table, ledger: Ledger, ids: Sequence[str], having: Any) -> Iterator[Table]:
    """The dates of those subjects whose events may be out of order."""
    events = [ledger.properties[id] for id in ids if ledger.properties[id].after or ledger.properties[id].difference]
    chained = _chained(events, having)
    if len(chained) < 2:
        return
    dated = rows.filter(rows.pid.isin(chained))
    if any(prop.difference for prop in events) or _circular({prop.id: [ledger.property_id(name) for name in prop.after] for prop in events}):
        yield dated.select("rid")
        return
    speaking = dated.filter(~dated.silent)
    groups = speaking.group_by("about").agg(top=speaking.low.max(), bottom=speaking.high.min(), members=speaking.count())
    yield dated.semi_join(groups.filter((groups.members > 1) & (groups.top > groups.bottom)), "about").select("rid")


def _chained(used: Sequence[Property], having: Any) -> list[int]:
    """The properties that have to follow others, or lie at a distance from them, and those others."""
    events = [prop for prop in used if prop.after or prop.difference]
    found: list[int] = having([name for prop in events for name in (prop.id, *prop.after, *([prop.difference.property] if prop.difference else ()))])
    return found


def _circular(after: Mapping[str, Sequence[str]]) -> bool:
    """Does any property come after itself?"""

    def reached(start: str) -> set[str]:
        seen: set[str] = set()
        waiting = list(after.get(start, ()))
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                waiting.extend(after.get(one, ()))
        return seen

    return any(start in reached(start) for start in after)


def _shared(first: First, single: Sequence[int]) -> Table:
    """The rows whose value another subject has as well. Subjects that share a number by chance are told apart by their names."""
    mine = first.coded.filter(first.coded.pid.isin(single) & first.coded.same.notnull())
    groups = mine.group_by(["pid", "same"]).agg(members=mine.count())
    several = mine.semi_join(groups.filter(groups.members > 1), ["pid", "same"]).select("rid", "pid", "same")
    named = several.join(first.rows.select("rid", "entity"), "rid")
    groups = named.group_by(["pid", "same"]).agg(least=named.entity.min(), most=named.entity.max())
    return mine.semi_join(groups.filter(groups.least != groups.most), ["pid", "same"]).select("rid")
