"""Which subjects look like a slip of the pen for a declared entity?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding
from claimcheck.suggest import slips

RULE = Rule("unknown-subject", "records", "a subject is nearly, but not quite, a declared entity", Severity.WARNING, reach="subject")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One warning for each subject that is one letter away from the name of an entity."""
    unknown = sorted(ledger.by_subject.keys() - ledger.entities.keys()) if ledger.entities else []
    if not unknown:
        return
    near = slips(ledger.entity_names())
    for subject in unknown:
        if meant := near(subject):
            yield finding(
                RULE,
                ledger,
                ledger.by_subject[subject],
                f"no entity is declared as `{subject}`; did you mean `{meant}`?",
                field="subject",
                settles=[f"settled if it is written `{meant}`, or declared as an entity of its own"],
            )
