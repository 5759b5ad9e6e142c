"""Which keys stand twice in one record?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, problem_finding

RULE = Rule("duplicate-key", "records", "a key stands twice in one record", Severity.ERROR, blocks=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each key given twice."""
    return (problem_finding(RULE, problem) for problem in ledger.problems_of(RULE.id))
