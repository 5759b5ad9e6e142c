"""Which sources are no longer the text they were read from?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding_at

RULE = Rule("changed-source", "sources", "the text of a source is not the one on record", Severity.ERROR)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each source whose file is at hand with other bytes than those on record."""
    for id, snapshot in sorted(ledger.snapshots.items()):
        if snapshot.state == "changed":
            quotes = ledger.quoted_of.get(id, 0)
            place = Place(*ledger.places.place("source", id, "sha256"), source=id)
            count = "1 quote of it is" if quotes == 1 else f"{quotes} quotes of it are"
            message = f"`{snapshot.path}` is not the text that `{id}` was read from; {count} not judged"
            settles = ["settled if the claims are checked against the new text and `sha256` is set to its hash, or if the old text is put back"]
            yield finding_at(RULE, place, message, about=id, settles=settles)
