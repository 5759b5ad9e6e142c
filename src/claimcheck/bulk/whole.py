"""Which rows may a rule have something to say about that looks beyond one subject? All on the properties it looks at, but where more can be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from claimcheck.bulk.first import First
from claimcheck.bulk.inverse import one_sided
from claimcheck.bulk.judge import Bench
from claimcheck.bulk.lives import not_contemporary
from claimcheck.bulk.orders import chained, unsatisfiable
from claimcheck.bulk.related import related

Table = Any
LINKS = frozenset(("missing-inverse", "contradicted-inverse", "asymmetric-claim"))


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
    if rules & LINKS and (rows := list(one_sided(first, pids))):
        yield Share("links", rules & LINKS, rows, beside=False)
    yield Share("anywhere", rules - LINKS - {"not-contemporary"}, [*_others(first, bench, pids, rules), first.examples], beside=True)


def _others(first: First, bench: Bench, pids: Mapping[str, int], rules: frozenset[str]) -> Iterator[Table]:
    ledger, rows = first.ledger, first.coded
    used = [ledger.properties[id] for id in first.ids]
    if first.notes and "name-variant" in rules:
        yield rows.filter(rows.pid.isin([pids[prop.id] for prop in used if prop.datatype == "entity"])).select("rid")
    if rules & {"broken-relation", "unsatisfiable-order", "unreadable-relation"} and ledger.relations:
        ordered = {id for step in chained(first, pids) for id in (step.first, step.last)} if "unsatisfiable-order" in rules else ()
        yield from related(first, bench, pids, sorted(pids[id] for id in ordered))
    held = sorted(id for id, snapshot in ledger.snapshots.items() if snapshot.state == "held")
    if "quote-not-found" in rules and held:
        yield first.rows.filter((first.rows.quote != "") & first.rows.source.isin(held)).select("rid")
    if "unsatisfiable-order" in rules:
        yield from unsatisfiable(first, pids)
    if "shared-value" in rules and (single := [pids[prop.id] for prop in used if prop.distinct]):
        yield _shared(first, single)


def _shared(first: First, single: Sequence[int]) -> Table:
    """The rows whose value another subject has as well. Subjects that share a number by chance are told apart by their names."""
    mine = first.coded.filter(first.coded.pid.isin(single) & first.coded.same.notnull())
    groups = mine.group_by(["pid", "same"]).agg(members=mine.count())
    several = mine.semi_join(groups.filter(groups.members > 1), ["pid", "same"]).select("rid", "pid", "same")
    named = several.join(first.rows.select("rid", "entity"), "rid")
    groups = named.group_by(["pid", "same"]).agg(least=named.entity.min(), most=named.entity.max())
    return mine.semi_join(groups.filter(groups.least != groups.most), ["pid", "same"]).select("rid")
