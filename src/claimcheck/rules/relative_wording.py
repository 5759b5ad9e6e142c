"""Does a document without a date hang on a word like today, which means another day to each reader?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Cause, Finding, Place, Severity
from claimcheck.ledger import Ledger, Question
from claimcheck.rule import Rule, finding_in_text

RULE = Rule("relative-wording", "texts", "a document without a date says today, recently or the like", Severity.NOTE)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One note for each such word of a document, at every place where it stands."""
    if not ledger.documents:
        return
    from claimcheck.texts.gate import dated, relative_words

    for document in ledger.documents:
        if dated(document):
            continue
        path = document.page.path
        found: dict[str, list[Place]] = {}
        for block, start, word, around in relative_words(document):
            found.setdefault(word, []).append(Place(path, *document.page.place(block, start), value=word, quote=around))
        for word, places in found.items():
            yield finding_in_text(
                RULE,
                places,
                f"`{word}` means another day to each reader, and `{path}` does not say when it was written",
                question=Question("", "", ()),
                says=(path, word),
                cause=Cause.TIME,
                settles=["settled if the text says at its head when it was written, or gives the day, month or year that is meant"],
            )
