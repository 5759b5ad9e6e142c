"""Which decisions do not settle what they are about?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding_at
from claimcheck.rulings import State, ruled

RULE = Rule("ineffective-decision", "decisions", "a decision does not settle what it is about", Severity.WARNING)


def check(ledger: Ledger, findings: Sequence[Finding]) -> Iterator[Finding]:
    """One warning for each decision whose qualifiers leave the conflict as it is, or which names what its finding does not show."""
    told: set[str] = set()
    for one in ruled(ledger, findings):
        decision = one.decision
        if one.state is not State.INEFFECTIVE or one.finding is None or decision.finding in told:
            continue
        told.add(decision.finding)
        field = "qualifiers" if decision.qualifiers else "wrong" if decision.wrong else "verdict"
        yield finding_at(
            RULE,
            Place(*ledger.places.place("decision", decision.finding, field)),
            f"the decision of {decision.by} on `{one.finding.id}` ({decision.verdict}) does not settle it: {'; '.join(one.why)}",
            about=decision.finding,
            settles=["settled by a qualifier after which the rule finds nothing, or by another verdict"],
        )
