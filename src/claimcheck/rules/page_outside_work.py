"""Which citations point at pages that the work does not have?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger, Question
from claimcheck.rule import Rule, finding_in_text

RULE = Rule("page-outside-work", "texts", "a cited page lies outside the pages of the work", Severity.WARNING)
NOBODY = Question("", "", ())


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each citation of a page before the first or after the last that the entry gives."""
    if not ledger.documents:
        return
    from claimcheck.texts.citations.audit import audits
    from claimcheck.texts.citations.shown import name

    for audit in ledger.once(audits):
        for cited, work in audit.outside:
            assert cited.pages is not None and work.pages is not None  # noqa: PT018 -- what `outside` promises
            asked, had = ("–".join(dict.fromkeys(map(str, pages))) for pages in (cited.pages, work.pages))
            yield finding_in_text(
                RULE,
                [audit.place(cited), audit.place(work, f"pages {had}")],
                f"`{name(cited) if cited.authors and cited.year else name(work)}` is cited for page `{asked}`, and its entry gives pages `{had}`",
                question=NOBODY,
                says=[audit.identity(cited), asked, had],
                settles=[f"settled by a page from {work.pages[0]} to {work.pages[1]}, or by an entry with the pages of the whole work"],
            )
