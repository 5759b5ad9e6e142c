"""Which citations could mean more than one entry, and which entries stand in a list twice?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger, Question
from claimcheck.rule import Rule, finding_in_text

RULE = Rule("ambiguous-citation", "texts", "a citation could mean several entries, or one entry stands there twice", Severity.WARNING)
NOBODY = Question("", "", ())


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each work that is cited so, at its citations and the entries; one for each entry that repeats another."""
    if not ledger.documents:
        return
    from claimcheck.texts.citations.audit import audits
    from claimcheck.texts.citations.shown import name

    for audit in ledger.once(audits):
        twice = {second for _, second in audit.duplicates}
        for group, works in audit.faults.ambiguous:
            if sum(work not in twice for work in works) > 1:
                yield finding_in_text(
                    RULE,
                    audit.places(group, *works, label="could be meant"),
                    f"`{name(group.first)}` could mean {len(works)} entries of the list of references",
                    question=NOBODY,
                    says=[group.about],
                    settles=["settled by letters after the year, in the entries and where they are cited, or by more of the authors"],
                )
        for first, second in audit.duplicates:
            yield finding_in_text(
                RULE,
                [audit.place(second), audit.place(first, "listed first")],
                f"the entry `{name(second)}` stands in the list of references twice",
                question=NOBODY,
                says=["twice", audit.identity(second)],
                settles=["settled by removing one of them"],
            )
