"""Which quotes take more words than evidence needs?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding

RULE = Rule("long-quote", "records", "a quote is longer than evidence needs", Severity.WARNING, reach="claim")

JOINS = frozenset({"...", "…", "[...]", "[…]", "(...)", "(…)"})


def check(ledger: Ledger) -> Iterator[Finding]:
    """One warning for each quote with more words than the limit."""
    limit = ledger.quote_words
    for claim in ledger.claims:
        # Splitting every quote costs more than all else here, and a text of n words has at least 2n - 1 characters.
        if len(claim.quote) < 2 * limit + 1:
            continue
        words = sum(word not in JOINS for word in claim.quote.split())
        if words > limit:
            yield finding(
                RULE,
                ledger,
                [claim],
                f"the quote has {words} words, {words - limit} more than the limit of {limit}",
                field="quote",
                settles=[f"settled by a quote of at most {limit} words; `...` leaves out words in between"],
            )
