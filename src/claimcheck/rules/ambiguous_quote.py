"""Which quotes stand in their source more than once?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.reading.quotes import Ambiguous
from claimcheck.rule import Rule, finding

RULE = Rule("ambiguous-quote", "sources", "a quote stands in its source more than once", Severity.WARNING, reach="claim")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One warning for each quote of which nothing says which passage is meant."""
    for claim in ledger.claims:
        outcome = ledger.quoted(claim) if claim.quote else None
        if isinstance(outcome, Ambiguous):
            lines = ", ".join(map(str, outcome.lines[:5])) + (" and more" if len(outcome.lines) > 5 else "")
            yield finding(
                RULE,
                ledger,
                [claim],
                f"the quote stands {len(outcome.lines)} times in `{claim.source}`, in lines {lines}"
                + (f": {outcome.reason}" if outcome.reason else ""),
                field="quote",
                settles=["settled by a longer quote, or by a `locator`: words that stand close by, a heading above it, or `2nd`"],
            )
