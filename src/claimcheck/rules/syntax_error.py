"""Which files are not written as YAML?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, problem_finding

RULE = Rule("syntax-error", "records", "a file is not written as the format demands", Severity.ERROR, blocks=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each place at which reading stopped or something was refused."""
    return (problem_finding(RULE, problem) for problem in ledger.problems_of(RULE.id))
