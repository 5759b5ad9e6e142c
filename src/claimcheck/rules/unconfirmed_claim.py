"""Which claims did the program take from a text, that nobody has confirmed?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.rule import Rule, finding

RULE = Rule("unconfirmed-claim", "records", "claims are drafts that nobody has confirmed", Severity.NOTE)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One note for each source with drafts, at the first of them."""
    drafts: dict[str, list[Claim]] = {}
    for claim in ledger.claims:
        if claim.draft:
            drafts.setdefault(claim.source, []).append(claim)
    for source, claims in sorted(drafts.items()):
        many = "a claim is a draft" if len(claims) == 1 else f"{len(claims):,} claims are drafts"
        said = f"{many} that nobody has confirmed" if source == "" else f"`{source}`: {many} that nobody has confirmed"
        yield finding(RULE, ledger, claims[:1], said, field="draft", settles=["settled for each when `draft: yes` is taken away, or the claim is"])
