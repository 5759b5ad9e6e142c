"""Is there anything to check at all?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, problem_finding

RULE = Rule("nothing-to-check", "records", "there is no claim to check", Severity.ERROR, blocks=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each path, or file, without anything to check."""
    return (problem_finding(RULE, problem) for problem in ledger.problems_of(RULE.id))
