"""Which directives of a document tie or waive nothing?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding_at

RULE = Rule("unmatched-waiver", "texts", "a directive of a document has no effect", Severity.WARNING)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One warning for each directive that is faulty, has ended, or stands where there is nothing to tie or to waive."""
    if not any(document.page.directives for document in ledger.documents):
        return
    from claimcheck.texts.gate import joint

    marks = ledger.once(joint).marks
    for document in ledger.documents:
        page = document.page
        for mark in marks[page.path]:
            if mark.fault:
                start, end = mark.directive.start, mark.directive.end
                place = Place(page.path, *page.lines.place(start), quote=" ".join(page.text[start:end].split()))
                yield finding_at(
                    RULE, place, f"this directive has no effect: {mark.fault}", about=page.path, settles=[f"settled once it has one: {mark.help}"]
                )
