"""Which works does a text cite with another year than its list of references gives?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Cause, Finding, Severity
from claimcheck.ledger import Ledger, Question
from claimcheck.rule import Rule, finding_in_text

RULE = Rule("citation-year-differs", "texts", "a work is cited with another year than its entry gives", Severity.WARNING)
NOBODY = Question("", "", ())


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each work, at every place that cites it and at its entry."""
    if not ledger.documents:
        return
    from claimcheck.texts.citations.audit import audits
    from claimcheck.texts.citations.shown import name

    for audit in ledger.once(audits):
        for group, works in audit.faults.redated:
            cited, entry = name(group.first), works[0]
            yield finding_in_text(
                RULE,
                audit.places(group, entry, label=f"listed with {entry.year}"),
                f"`{cited}` is cited, and the list of references has `{name(entry)}`",
                question=NOBODY,
                says=[group.about, entry.year],
                cause=Cause.TIME,
                settles=[
                    f"settled by one year in both places: `{group.first.year}` or `{entry.year}`",
                    "settled by an entry of its own, if another work is meant",
                ],
            )
