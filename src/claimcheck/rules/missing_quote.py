"""Which claims come without the words that carry them?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding

RULE = Rule("missing-quote", "records", "a claim has no quote as evidence", Severity.NOTE, reach="claim")


def check(ledger: Ledger) -> Iterator[Finding]:
    """A note where the text of the source is on record; an error where the property demands a citation."""
    pinned = {id for id, source in ledger.sources.items() if source.sha256}
    demanding = {prop.id for prop in ledger.properties.values() if prop.citation_needed}
    if not pinned and not demanding:
        return
    for claim in ledger.claims:
        cited = bool(claim.source and claim.quote)
        if cited or not (claim.property in demanding or (claim.source in pinned and not claim.quote)):
            continue
        demanded = claim.property in demanding
        lacks = "quote" if claim.source else "source" if claim.quote else "source and no quote"
        why = ", and this property demands a citation" if demanded else ", though the text of its source is on record"
        yield finding(
            RULE,
            ledger,
            [claim],
            f"`{claim.subject}` {ledger.label(claim.property)} `{claim.value}` has no {lacks}{why}",
            severity=Severity.ERROR if demanded else Severity.NOTE,
            settles=["settled by `quote` with the fewest words of the source that carry the statement"],
        )
