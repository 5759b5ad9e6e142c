"""Can every relation hold, given what the claims in it say?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.finding import Cause, Finding, Place, Severity, Unjudged, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import Relation
from claimcheck.rule import Rule, finding, finding_at, fingerprint

if TYPE_CHECKING:
    from claimcheck.relations.clash import Clash
    from claimcheck.relations.explain import Failure
    from claimcheck.relations.tree import Node

RULE = Rule("broken-relation", "several claims", "claims together break a relation that is stated to hold", Severity.ERROR)


def check(ledger: Ledger) -> Iterator[Finding | Unjudged]:
    """One finding for each smallest set of claims that a relation cannot hold for."""
    if not ledger.relations:
        return  # what reads them takes a while to load, and few ledgers have any
    from claimcheck.relations.clash import judge
    from claimcheck.relations.parse import Slip
    from claimcheck.relations.references import understood

    for relation in ledger.relations:
        tree = understood(relation, ledger)
        if isinstance(tree, Slip):
            continue  # it is not judged at all, which is a finding of its own
        judged = judge(tree, ledger)
        if judged.reason:
            yield Unjudged(f"relation `{relation.id}`", judged.reason, 1, *ledger.places.place("relation", relation.id, "holds"))
        for clash in judged.clashes:
            yield _finding(ledger, relation, tree, clash, judged.more)


def _finding(ledger: Ledger, relation: Relation, tree: Node, clash: Clash, more: int) -> Finding:
    from claimcheck.relations.explain import failure

    why = failure(tree, clash.bound)
    sure = clash.certain and not clash.rescued
    others = "; other claims of that time satisfy it" if clash.rescued else "" if clash.certain else "; the claims may speak of different times"
    further = f"; so do {more} more combinations of claims" if more and not others else ""
    head = f"{relation.label} (`{relation.id}`)" if relation.label else f"relation `{relation.id}`"
    message = f"{head} {'cannot' if sure else 'may not'} hold: {why.text}{others}{further}"
    path, line, column = ledger.places.place("relation", relation.id, "holds")
    stated = Place(path, line, column, value=relation.holds, label=relation.label or relation.id)
    if not clash.claims:
        return finding_at(RULE, stated, message, about=relation.id)
    found = finding(
        RULE,
        ledger,
        clash.claims,
        message,
        severity=Severity.ERROR if sure else Severity.WARNING,
        verdict=Verdict.CONTRADICTION if sure else Verdict.POSSIBLE,
        cause=Cause.UNEXPLAINED if clash.certain else Cause.TIME,
        settles=_settles(relation, clash, why),
    )
    return replace(found, id=fingerprint(RULE.id, relation.id, "", [found.id]), places=(*found.places, stated))


def _settles(relation: Relation, clash: Clash, why: Failure) -> Iterator[str]:
    yield from (f"settled if {wanted}" for wanted in why.wanted)
    if not clash.certain:
        yield "settled if the claims are dated to different times"
    if not why.wanted:
        yield f"settled if one of the {len(clash.claims)} claims, or the relation `{relation.id}`, is changed"
