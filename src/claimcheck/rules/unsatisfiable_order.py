"""Can all events that have to follow one another be put in an order that fits their dates?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.finding import Cause, Finding, Place, Severity, Verdict
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Relation
from claimcheck.reading.days import show_length
from claimcheck.relations.order import Chain, total
from claimcheck.relations.precedence import Dated, dates, orders
from claimcheck.rule import Rule, finding, finding_at, fingerprint

RULE = Rule("unsatisfiable-order", "time", "events cannot be put in the order that is stated for them", Severity.ERROR)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each shortest chain of orderings that no dates satisfy."""
    for chain in orders(ledger):
        first, last = chain.edges[0].first, chain.edges[-1].last
        yield _circle(ledger, chain) if chain.circle else _chain(ledger, chain, dates(ledger, first), dates(ledger, last))


def _chain(ledger: Ledger, chain: Chain[Question], first: Sequence[Dated], last: Sequence[Dated]) -> Finding:
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


def _name(ledger: Ledger, event: Question) -> str:
    scope = f" ({'; '.join(event.scope)})" if event.scope else ""
    return f"`{event.subject}` {ledger.label(event.property)}{scope}"
