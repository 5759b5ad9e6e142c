"""Which values were cut short by a comment?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, problem_finding

RULE = Rule("comment-in-value", "records", "a comment cuts a value short", Severity.WARNING)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each plain value that ends where a comment begins."""
    return (problem_finding(RULE, problem) for problem in ledger.problems_of(RULE.id))
