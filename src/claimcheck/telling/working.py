"""What was worked out over several claims: the sum of a relation, the course of a value, the terms of an office, an order?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.account import Working
from claimcheck.finding import Finding
from claimcheck.kernel.explain import spelled
from claimcheck.kernel.times import measure
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim, Property, Relation
from claimcheck.reading.days import show_length
from claimcheck.reading.explain import bounds
from claimcheck.reading.values import NotJudged
from claimcheck.relations.amounts import Truth
from claimcheck.relations.clash import Clash, judge
from claimcheck.relations.evaluate import Bindings, operand, truth
from claimcheck.relations.order import Edge
from claimcheck.relations.parse import Slip
from claimcheck.relations.precedence import orders
from claimcheck.relations.references import understood
from claimcheck.relations.tree import Comparison, Count, Joined, Negated, Node, Reference, counts, references
from claimcheck.relations.words import apart, shown, text
from claimcheck.telling.texts import meeting_steps

ORDER = "unsatisfiable-order"
MOST = 40  # lines of one course


def workings(ledger: Ledger, finding: Finding, claims: Sequence[Claim]) -> Iterator[Working]:
    """What is told beside the pairs, of findings of any rule."""
    for place in finding.places:
        relation = _relation(ledger, place.value, place.label) if not (place.claim or place.source or place.quote) else None
        if relation is not None:
            yield from _of_relation(ledger, relation, claims)
    yield from _order(ledger, finding)
    if len(claims) > 1:
        yield from _course(ledger, claims)
    for place in finding.places:
        if not place.claim and place.quote and (lines := meeting_steps(ledger, place)):
            yield Working("Held to the record", lines)
            break


def _order(ledger: Ledger, finding: Finding) -> Iterator[Working]:
    """The steps of an order that cannot be, each with why the second event follows the first."""
    if finding.rule != ORDER:
        return
    asked = {ledger.question(ledger.by_id[place.claim]) for place in finding.places if place.claim in ledger.by_id}
    stated = {place.value for place in finding.places if not place.claim}
    for chain in orders(ledger):
        relations = {edge.why.holds for edge in chain.edges if isinstance(edge.why, Relation)}
        events = {event for edge in chain.edges for event in (edge.first, edge.last)}
        if relations == stated and asked <= events and (chain.circle or {chain.edges[0].first, chain.edges[-1].last} == asked):
            yield Working("The order that is stated", tuple(_step(ledger, edge) for edge in chain.edges))
            return


def _step(ledger: Ledger, edge: Edge[Question]) -> str:
    first, last = _event(ledger, edge.first), _event(ledger, edge.last)
    why = (
        f"the relation `{edge.why.id}`" if isinstance(edge.why, Relation) else f"a trait of `{edge.why.id}`" if isinstance(edge.why, Property) else ""
    )
    if edge.gap < 0:
        return f"{first} is at most {show_length(-edge.gap)} after {last}, by {why}"
    least = f"at least {show_length(edge.gap)} " if edge.gap > 1 else ""
    return f"{first} is {least}before {last}, by {why}"


def _event(ledger: Ledger, event: Question) -> str:
    dates = {bounds(value) for claim in ledger.questions.get(event, ()) if not isinstance(value := ledger.value(claim), NotJudged)}
    scope = f" ({'; '.join(event.scope)})" if event.scope else ""
    return f"{ledger.label(event.subject)} {ledger.label(event.property)}{scope}" + (f" ({' or '.join(sorted(dates))})" if dates else "")


def _relation(ledger: Ledger, holds: str, label: str) -> Relation | None:
    return next((one for one in ledger.relations if one.holds == holds and label in (one.label, one.id)), None) if holds else None


def _of_relation(ledger: Ledger, relation: Relation, claims: Sequence[Claim]) -> Iterator[Working]:
    tree = understood(relation, ledger)
    if isinstance(tree, Slip):
        yield Working(f"The relation `{relation.id}`", (f"states: {relation.holds}", f"cannot be read: {tree.reason}"))
        return
    named = {claim.id for claim in claims}
    clash = next((one for one in judge(tree, ledger).clashes if {claim.id for claim in one.claims} == named), None)
    lines = [f"states: {relation.holds}"]
    if clash is not None:
        lines += _evaluated(tree, clash)
    yield Working(f"The relation `{relation.id}`", tuple(lines))


def _evaluated(tree: Node, clash: Clash) -> Iterator[str]:
    """Each reference with what stood for it, each comparison with both its sides."""
    bound = clash.bound
    for reference in references(tree):
        meant = bound.values.get(reference)
        told = "nothing that counts here" if meant is None else "not judged" if isinstance(meant, NotJudged) else bounds(meant)
        yield f"{text(reference)}: {told}"
    for count in counts(tree):
        yield f"{text(count)}: {shown(operand(count, bound))}"
    for comparison in _comparisons(tree):
        yield from _compared(comparison, bound)
    yield "so it cannot hold" if truth(tree, bound) is Truth.NO else "so it may hold"
    if not clash.certain:
        yield "though the claims may speak of different times"
    if clash.rescued:
        yield "though other claims of that time satisfy it"


def _comparisons(node: Node) -> Iterator[Comparison]:
    match node:
        case Comparison():
            yield node
        case Joined():
            for part in node.parts:
                yield from _comparisons(part)
        case Negated():
            yield from _comparisons(node.part)


def _compared(part: Comparison, bound: Bindings) -> Iterator[str]:
    left, right = operand(part.left, bound), operand(part.right, bound)
    for node, value in ((part.left, left), (part.right, right)):
        if not isinstance(node, (Reference, Count)):
            yield f"{text(node)} = {shown(value)}"
    found = truth(part, bound)
    answer = "not judged" if isinstance(found, NotJudged) else {Truth.YES: "holds", Truth.NO: "does not hold"}.get(found, "may hold")
    gap = apart(left, right)
    yield f"{shown(left)} {part.sign} {shown(right)}: {answer}{f' ({gap})' if gap else ''}"


def _course(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[Working]:
    """Everything on record on one question in the order of time, what is in play marked; for an office, whatever the scope."""
    first = claims[0]
    prop = ledger.property(first)
    if len({(ledger.subject(claim), claim.property) for claim in claims}) > 1:
        lines = tuple(_line(ledger, claim, "") for claim in _by_time(ledger, claims)[:MOST])
        yield Working("In the order of time", lines)
        return
    if prop.time == "timeless" or (prop.time == "event" and not (prop.office or prop.grows)):
        return
    known = ledger.about(ledger.subject(first), first.property)
    asked = {ledger.question(claim) for claim in claims}
    known = known if prop.office else tuple(claim for claim in known if ledger.question(claim) in asked)
    played = {claim.id for claim in claims}
    if len(known) < 3 and not prop.office:
        return
    ordered = _by_time(ledger, known)
    if len(ordered) > MOST:
        ordered = [claim for claim in ordered if claim.id in played][:MOST]
    title = "The holders of the office, in the order of time" if prop.office else "All that is on record on the question, in the order of time"
    lines = tuple(_line(ledger, claim, "> " if claim.id in played else "  ") for claim in ordered)
    if len(known) > len(ordered):
        lines = (*lines, f"  and {len(known) - len(ordered):,} more")
    yield Working(title, lines)


def _by_time(ledger: Ledger, claims: Sequence[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (measure(ledger.time(claim)).first, measure(ledger.time(claim)).last, claim.id))


def _line(ledger: Ledger, claim: Claim, mark: str) -> str:
    value, prop, time = ledger.value(claim), ledger.property(claim), ledger.time(claim)
    meant = claim.value if isinstance(value, NotJudged) else bounds(value)
    when = "" if prop.time == "timeless" or prop.datatype in ("date", "period") else f"{spelled(time)}{' (inferred)' if time.inferred else ''}: "
    scope = f" ({claim.scope})" if claim.scope else ""
    asked = f"{ledger.label(claim.property)} " if not mark else ""
    return f"{mark}{when}{asked}{meant}{scope}, `{claim.id}`"
