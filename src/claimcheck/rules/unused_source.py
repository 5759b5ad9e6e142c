"""Which sources say nothing here?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding_at

RULE = Rule("unused-source", "sources", "a declared source carries no claim", Severity.NOTE)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One note for each source without claims from which no other source is derived."""
    copied = {id for source in ledger.sources.values() for id in source.derived_from}
    troubled = {problem.path for problem in ledger.problems}
    for id in sorted(ledger.sources.keys() - {claim.source for claim in ledger.claims} - copied):
        place = Place(*ledger.places.place("source", id), source=id)
        if place.path in troubled:
            continue  # its claims may be what could not be read
        yield finding_at(RULE, place, f"source `{id}` carries no claim", about=id, settles=["settled by a claim of this source, or if it is removed"])
