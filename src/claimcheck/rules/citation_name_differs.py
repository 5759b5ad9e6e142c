"""Which works does a text cite with names that are not quite those of their entries?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.ledger import Ledger, Question
from claimcheck.rule import Rule, finding_in_text

RULE = Rule("citation-name-differs", "texts", "the authors of a work are cited otherwise than its entry names them", Severity.WARNING)
NOBODY = Question("", "", ())
HOW = {"accents": "with other accents", "letters": "in another spelling", "order": "in another order"}


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each work, at every place that cites it so and at its entry; accents alone are a note."""
    if not ledger.documents:
        return
    from claimcheck.texts.citations.audit import audits
    from claimcheck.texts.citations.shown import name

    for audit in ledger.once(audits):
        for group, entry, how in audit.faults.misnamed:
            yield finding_in_text(
                RULE,
                audit.places(group, entry, label="listed"),
                f"`{name(group.first)}` is cited, and its entry names `{name(entry)}`, {HOW[how]}",
                question=NOBODY,
                says=[group.about, name(entry)],
                severity=Severity.NOTE if how == "accents" else None,
                verdict=Verdict.VARIANT,
                settles=["settled by one form in both places, the one that the work itself bears"],
            )
