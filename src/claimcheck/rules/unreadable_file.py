"""Which files could not be opened or are no text?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, problem_finding

RULE = Rule("unreadable-file", "records", "a file cannot be read", Severity.ERROR, blocks=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each file that could not be read."""
    return (problem_finding(RULE, problem) for problem in ledger.problems_of(RULE.id))
