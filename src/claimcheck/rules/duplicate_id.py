"""Which records share an id?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, problem_finding

RULE = Rule("duplicate-id", "records", "two records share an id", Severity.ERROR, blocks=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each record whose id is taken."""
    return (problem_finding(RULE, problem) for problem in ledger.problems_of(RULE.id))
