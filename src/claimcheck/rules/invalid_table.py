"""Which tables, or rows of them, could not be taken?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, problem_finding

RULE = Rule("invalid-table", "records", "a table or a row of it does not have the expected columns", Severity.ERROR, blocks=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each fault of a table."""
    return (problem_finding(RULE, problem) for problem in ledger.problems_of(RULE.id))
