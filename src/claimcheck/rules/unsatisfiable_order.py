"""Can all events that have to follow one another be put in an order that fits their dates?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from claimcheck.finding import Cause, Finding, Place, Severity, Verdict
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim, Property, Relation
from claimcheck.reading import NotJudged, read_duration
from claimcheck.reading.days import show_length
from claimcheck.reading.extent import extent
from claimcheck.reading.values import Days
from claimcheck.relations import Slip, understood
from claimcheck.relations.order import Chain, Edge, chains, total
from claimcheck.relations.references import question
from claimcheck.relations.tree import Comparison, Joined, Node, Reference
from claimcheck.rule import Rule, finding, finding_at, fingerprint

RULE = Rule("unsatisfiable-order", "time", "events cannot be put in the order that is stated for them", Severity.ERROR)

Order = Edge[Question]


class _Dated(NamedTuple):
    """A claim that dates an event, with the days that it allows."""

    claim: Claim
    days: Days


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each shortest chain of orderings that no dates satisfy."""
    return (found for found, _ in ordered(ledger))


def ordered(ledger: Ledger) -> Iterator[tuple[Finding, Chain[Question]]]:
    """Each finding with its chain."""
    edges = [
        *_traits(ledger),
        *(edge for relation in sorted(ledger.relations, key=lambda one: (one.id, one.holds)) for edge in _stated(ledger, relation)),
    ]
    if len(edges) < 2:
        return
    for chain in chains(edges, lambda event: _bounds(_dates(ledger, event))):
        first, last = chain.edges[0].first, chain.edges[-1].last
        yield (_circle(ledger, chain) if chain.circle else _chain(ledger, chain, _dates(ledger, first), _dates(ledger, last))), chain


def _chain(ledger: Ledger, chain: Chain[Question], first: Sequence[_Dated], last: Sequence[_Dated]) -> Finding:
    late = max((one for one in first if one.days.low is not None), key=lambda one: one.days.low or 0)
    early = min((one for one in last if one.days.high is not None), key=lambda one: one.days.high or 0)
    needed = total(chain.edges)
    lows, highs = [one.days.low for one in first], [one.days.high for one in last]
    sure = (
        None not in lows
        and None not in highs
        and min(low for low in lows if low is not None) + needed > max(high for high in highs if high is not None)
    )
    short = show_length((late.days.low or 0) + needed - (early.days.high or 0))
    steps = ", then ".join([_name(ledger, chain.edges[0].first), *(_name(ledger, edge.last) for edge in chain.edges)])
    found = finding(
        RULE,
        ledger,
        (late.claim, early.claim),
        f"{steps}: `{early.claim.value}` is at least {short} too early to follow `{late.claim.value}` in that order"
        + ("" if sure else "; other claims on these events leave room"),
        severity=Severity.ERROR if sure else Severity.WARNING,
        verdict=Verdict.CONTRADICTION if sure else Verdict.POSSIBLE,
        cause=Cause.UNEXPLAINED,
        settles=(f"settled if `{late.claim.id}` is {short} earlier, `{early.claim.id}` as much later, or one step of the order does not hold",),
    )
    return replace(found, places=(*found.places, *_relations(ledger, chain)))


def _circle(ledger: Ledger, chain: Chain[Question]) -> Finding:
    steps = ", then ".join([_name(ledger, chain.edges[0].first), *(_name(ledger, edge.last) for edge in chain.edges)])
    places = _relations(ledger, chain)
    if not places:  # traits alone run in a circle: the claims on the events are all there is to point at
        claims = [ledger.questions[edge.first][0] for edge in chain.edges]
        return finding(
            RULE,
            ledger,
            claims,
            f"{steps}: the order runs in a circle",
            verdict=Verdict.CONTRADICTION,
            cause=Cause.UNEXPLAINED,
            settles=("settled if one step of the order does not hold",),
        )
    found = finding_at(
        RULE, places[0], f"{steps}: the order runs in a circle", cause=Cause.UNEXPLAINED, settles=("settled if one step of the order does not hold",)
    )
    names = sorted({edge.why.id for edge in chain.edges if isinstance(edge.why, Relation)})
    return replace(found, id=fingerprint(RULE.id, "", "", names), places=places, verdict=Verdict.CONTRADICTION)


def _relations(ledger: Ledger, chain: Chain[Question]) -> tuple[Place, ...]:
    stated = dict.fromkeys(edge.why for edge in chain.edges if isinstance(edge.why, Relation))
    return tuple(Place(*ledger.places.place("relation", one.id, "holds"), value=one.holds, label=one.label or one.id) for one in stated)


def _traits(ledger: Ledger) -> Iterator[Order]:
    """What the traits of a property say of the events of one subject, where both are on record."""
    for prop, claims in ledger.used():
        if not (prop.after or prop.difference):
            continue
        for asked in dict.fromkeys(map(ledger.question, claims)):
            for name in prop.after:
                if (before := asked._replace(property=ledger.property_id(name))) in ledger.questions:
                    yield Edge(before, asked, 0, strict=False, why=prop)
            yield from _apart(ledger, prop, asked)


def _apart(ledger: Ledger, prop: Property, asked: Question) -> Iterator[Order]:
    """How far the dates of two events may lie from each other, in days, never more narrowly than is meant."""
    if prop.difference is None or prop.datatype != "date":
        return
    other = asked._replace(property=ledger.property_id(prop.difference.property))
    if other not in ledger.questions:
        return
    least, most = (None if not text else read_duration(text) for text in (prop.difference.minimum, prop.difference.maximum))
    if least is not None and not isinstance(least, NotJudged):
        yield Edge(other, asked, least.months * 28 + least.days, strict=False, why=prop)
    if most is not None and not isinstance(most, NotJudged):
        yield Edge(asked, other, -(most.months * 31 + most.days), strict=False, why=prop)


def _stated(ledger: Ledger, relation: Relation) -> Iterator[Order]:
    tree = understood(relation, ledger)
    for part in () if isinstance(tree, Slip) else _parts(tree):
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


def _parts(tree: Node) -> Sequence[Node]:
    return tree.parts if isinstance(tree, Joined) and tree.sign == "and" else (tree,)


def _dates(ledger: Ledger, event: Question) -> list[_Dated]:
    found = []
    for claim in ledger.questions.get(event, ()):
        value = ledger.value(claim)
        days = None if isinstance(value, NotJudged) else extent(value)
        if days is not None and ledger.property(claim).datatype in ("date", "period"):
            found.append(_Dated(claim, Days(None if days.low is None else int(days.low), None if days.high is None else int(days.high))))
    return found


def _bounds(found: Sequence[_Dated]) -> Days:
    """The latest of the days before which no claim lets it be, and the earliest of those after which none does."""
    lows = [one.days.low for one in found if one.days.low is not None]
    highs = [one.days.high for one in found if one.days.high is not None]
    return Days(max(lows, default=None), min(highs, default=None))


def _name(ledger: Ledger, event: Question) -> str:
    scope = f" ({'; '.join(event.scope)})" if event.scope else ""
    return f"`{event.subject}` {ledger.label(event.property)}{scope}"
