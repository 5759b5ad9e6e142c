"""Which claims, and which sources that copy another, name one that nobody declared?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, problem_finding

RULE = Rule("unknown-source", "records", "a claim or a copy names a source that is not declared", Severity.ERROR, blocks=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each use of a source without a declaration."""
    return (problem_finding(RULE, problem) for problem in ledger.problems_of(RULE.id))
