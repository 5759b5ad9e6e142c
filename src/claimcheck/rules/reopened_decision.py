"""Which decisions rest on evidence that has changed?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding_at
from claimcheck.rulings import State, ruled

RULE = Rule("reopened-decision", "decisions", "a decision rests on evidence that has changed", Severity.WARNING)


def check(ledger: Ledger, findings: Sequence[Finding]) -> Iterator[Finding]:
    """One warning for each decision that weighed what is no longer so, while the question it decided is still open."""
    decided = {finding.id for finding in findings if finding.decision is not None}
    for one in ruled(ledger, findings):
        if one.state is not State.REOPENED or one.finding is None or one.finding.id in decided:
            continue
        decision = one.decision
        yield finding_at(
            RULE,
            Place(*ledger.places.place("decision", decision.finding, "finding")),
            f"the decision of {decision.by} on `{one.finding.id}` rests on changed evidence: {'; '.join(one.why)}; open again: {one.finding.message}",
            about=decision.finding,
            settles=[f"settled by a new decision on `{one.finding.id}`, or if what was weighed is put back"],
        )
