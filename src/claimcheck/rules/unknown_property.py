"""Which claims answer a question that nobody declared?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, problem_finding

RULE = Rule("unknown-property", "records", "a claim names a property that is not declared", Severity.ERROR, blocks=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each use of a property without a declaration."""
    return (problem_finding(RULE, problem) for problem in ledger.problems_of(RULE.id))
