"""Which decisions have come to their end?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding_at
from claimcheck.rulings import State, ruled

RULE = Rule("expired-decision", "decisions", "a decision has come to its end", Severity.WARNING)


def check(ledger: Ledger, findings: Sequence[Finding]) -> Iterator[Finding]:
    """One warning for each decision whose end date has passed or cannot be read, while its finding still stands."""
    told: set[str] = set()
    for one in ruled(ledger, findings):
        name = one.decision.finding
        if one.state is not State.EXPIRED or one.finding is None or name in told:
            continue
        told.add(name)
        yield finding_at(
            RULE,
            Place(*ledger.places.place("decision", name, "until")),
            f"the decision on `{one.finding.id}` {one.why[0].removeprefix('it ')}; open again: {one.finding.message}",
            about=name,
            settles=["settled by a new decision with a later `until`, or by mending what it was about"],
        )
