"""Which records do not have the shape of their kind?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, problem_finding

RULE = Rule("invalid-record", "records", "a record lacks something or holds what does not belong there", Severity.ERROR, blocks=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each field that is missing or cannot be what it is."""
    return (problem_finding(RULE, problem) for problem in ledger.problems_of(RULE.id))
