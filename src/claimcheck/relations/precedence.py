"""Which events have to follow one another, by traits and by relations, and which of these orders do no dates satisfy?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim, Property, Relation
from claimcheck.reading import NotJudged, read_duration
from claimcheck.reading.extent import extent
from claimcheck.reading.values import Days
from claimcheck.relations.order import Chain, Edge, chains

Order = Edge[Question]


class Dated(NamedTuple):
    """A claim that dates an event, with the days that it allows."""

    claim: Claim
    days: Days


def orders(ledger: Ledger) -> Sequence[Chain[Question]]:
    """The shortest chains of orderings that no dates satisfy."""
    edges = [
        *_traits(ledger),
        *(edge for relation in sorted(ledger.relations, key=lambda one: (one.id, one.holds)) for edge in _stated(ledger, relation)),
    ]
    return list(chains(edges, lambda event: _bounds(dates(ledger, event)))) if len(edges) > 1 else []


def _traits(ledger: Ledger) -> Iterator[Order]:
    """What the traits of a property say of the events of one subject, where both are on record."""
    for prop, claims in ledger.used():
        steps = list(stated_by(ledger, prop))
        for asked in dict.fromkeys(map(ledger.question, claims)) if steps else ():
            for step in steps:
                first, last = asked._replace(property=step.first), asked._replace(property=step.last)
                if first in ledger.questions and last in ledger.questions:
                    yield Edge(first, last, step.gap, strict=False, why=prop)


class Step(NamedTuple):
    """One property of a subject is dated at least ``gap`` days after another."""

    first: str
    last: str
    gap: int


def stated_by(ledger: Ledger, prop: Property) -> Iterator[Step]:
    """Which steps do the traits of a property state? How far dates may lie from each other is never told more narrowly than is meant."""
    yield from (Step(ledger.property_id(name), prop.id, 0) for name in prop.after)
    if prop.difference is None or prop.datatype != "date":
        return
    other = ledger.property_id(prop.difference.property)
    least, most = (None if not text else read_duration(text) for text in (prop.difference.minimum, prop.difference.maximum))
    if least is not None and not isinstance(least, NotJudged):
        yield Step(other, prop.id, least.months * 28 + least.days)
    if most is not None and not isinstance(most, NotJudged):
        yield Step(prop.id, other, -(most.months * 31 + most.days))


def _stated(ledger: Ledger, relation: Relation) -> Iterator[Order]:
    from claimcheck.relations.parse import Slip  # few ledgers have relations
    from claimcheck.relations.references import question, understood
    from claimcheck.relations.tree import Comparison, Joined, Reference

    tree = understood(relation, ledger)
    if isinstance(tree, Slip):
        return
    for part in tree.parts if isinstance(tree, Joined) and tree.sign == "and" else (tree,):
        if isinstance(part, Comparison) and isinstance(part.left, Reference) and isinstance(part.right, Reference):
            ends = [question(side, ledger) for side in (part.left, part.right) if not side.when]
            first, last = ends if len(ends) == 2 else (Slip(0, ""), Slip(0, ""))
            if (
                isinstance(first, Question)
                and isinstance(last, Question)
                and all(ledger.properties[end.property].datatype == "date" for end in (first, last))
            ):
                if part.sign in ("after", ">", ">="):
                    first, last = last, first
                if part.sign in ("before", "after", "<", ">", "<=", ">="):
                    yield Edge(first, last, int(part.sign in "<>"), strict=part.sign in ("before", "after"), why=relation)


def dates(ledger: Ledger, event: Question) -> list[Dated]:
    """The claims that date an event, with the days that each allows."""
    found = []
    for claim in ledger.questions.get(event, ()):
        value = ledger.value(claim)
        days = None if isinstance(value, NotJudged) else extent(value)
        if days is not None and ledger.property(claim).datatype in ("date", "period"):
            found.append(Dated(claim, Days(None if days.low is None else int(days.low), None if days.high is None else int(days.high))))
    return found


def _bounds(found: Sequence[Dated]) -> Days:
    """The latest of the days before which no claim lets it be, and the earliest of those after which none does."""
    lows = [one.days.low for one in found if one.days.low is not None]
    highs = [one.days.high for one in found if one.days.high is not None]
    return Days(max(lows, default=None), min(highs, default=None))
