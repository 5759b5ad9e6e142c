"""Which entries of a list of references does the text never cite?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Severity, Unjudged
from claimcheck.ledger import Ledger, Question
from claimcheck.rule import Outcome, Rule, finding_in_text

RULE = Rule("listed-not-cited", "texts", "an entry of the list of references is never cited", Severity.WARNING)
NOBODY = Question("", "", ())


def check(ledger: Ledger) -> Iterator[Outcome]:
    """One finding for each entry; a note where the list may hold more than what is cited."""
    if not ledger.documents:
        return
    from claimcheck.texts.citations.audit import audits
    from claimcheck.texts.citations.shown import name

    for audit in ledger.once(audits):
        for work in (*audit.faults.uncited, *audit.uncalled):
            called = f"`{name(work)}`" if work.authors or work.kind != "note" else ""
            what = (
                " ".join(("the note", f"`[{work.label}]`", f"({called})" if called else "")).strip() if work.kind == "note" else f"the entry {called}"
            )
            yield finding_in_text(
                RULE,
                [audit.place(work)],
                f"{what} is never {'called' if work.kind == 'note' else 'cited'}",
                question=NOBODY,
                says=[audit.identity(work)],
                severity=Severity.NOTE if work.kind == "consulted" else None,
                settles=["settled by a citation, or if it is removed or moved to further reading"],
            )
        left = audit.faults.unjudged
        if left:
            place = audit.place(left[0])
            why = "its author is named without a year, or the text cites in a way that is not read"
            yield Unjudged("whether an entry of the list of references is cited", why, len(left), place.path, place.line, place.column)
