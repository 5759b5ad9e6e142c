"""Which figures, dates and quotations of a document does no claim back?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger, Question
from claimcheck.rule import Rule, finding_in_text

RULE = Rule("unbacked-figure", "texts", "no claim backs a figure of a document", Severity.NOTE, optional=True, weighs_decisions=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each mention that is neither bound to a claim, nor follows from some, nor is waived."""
    if not ledger.documents:
        return
    from claimcheck.texts.gate import coverage

    for covered in ledger.once(coverage):
        for item in covered.items:
            if item.status != "unbound":
                continue
            asked = f" (`{item.subject}` {ledger.label(item.property)})" if item.property else ""
            yield finding_in_text(
                RULE,
                [Place(item.path, item.line, item.column, value=item.words, quote=item.words)],
                f"no claim backs `{item.words}`{asked}: {item.why}",
                question=Question(item.subject, item.property, ()),
                says=(item.path, item.words),
                settles=["settled if a claim that says so is recorded, or a directive ties the words to one or waives them with a reason"],
            )
