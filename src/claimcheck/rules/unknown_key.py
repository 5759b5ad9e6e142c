"""Which keys mean nothing?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, problem_finding

RULE = Rule("unknown-key", "records", "a key means nothing here", Severity.ERROR, blocks=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each key that no record has."""
    return (problem_finding(RULE, problem) for problem in ledger.problems_of(RULE.id))
