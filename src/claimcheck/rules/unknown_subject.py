"""Which subjects are a slip of the pen for a declared entity, or a name of several?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding
from claimcheck.suggest import slips

RULE = Rule("unknown-subject", "records", "a subject is nearly a declared entity, or could be several", Severity.WARNING, reach="subject")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One warning for each subject that is a name of several entities, or one letter away from the name of one."""
    unknown = sorted(ledger.by_subject.keys() - ledger.entities.keys()) if ledger.entities else []
    if not unknown:
        return
    near = slips(ledger.entity_names())
    for subject in unknown:
        if sharing := ledger.namesakes(subject):
            every = [f"`{id}`" for id in sharing]
            ids = ", ".join(every[:-1])
            yield _finding(
                ledger,
                subject,
                f"`{subject}` is a name of {ids} and {every[-1]}, and so means none of them",
                f"settled if the id of the one that is meant is written, {ids} or {every[-1]}, if only one keeps the name, "
                "or, where they are one thing, if it is declared once",
            )
        elif meant := near(subject):
            yield _finding(
                ledger,
                subject,
                f"no entity is declared as `{subject}`; did you mean `{meant}`?",
                f"settled if it is written `{meant}`, or declared as an entity of its own",
            )


def _finding(ledger: Ledger, subject: str, message: str, settles: str) -> Finding:
    return finding(RULE, ledger, ledger.by_subject[subject], message, field="subject", settles=[settles])
