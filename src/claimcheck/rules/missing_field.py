"""Which claims lack a field that their property requires?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading import read
from claimcheck.reading.values import NotJudged, Quantity
from claimcheck.rule import Rule, finding

RULE = Rule("missing-field", "records", "a claim lacks a field that its property requires", Severity.ERROR, reach="claim")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each claim, with every field it lacks."""
    for prop, claims in ledger.used():
        for claim in claims if prop.required else ():
            missing = [field for field in prop.required if not _given(ledger, claim, field)]
            if missing:
                names = " and ".join(f"`{field}`" for field in missing)
                yield finding(
                    RULE,
                    ledger,
                    [claim],
                    f"`{claim.subject}` {ledger.label(prop.id)} `{claim.value}` has no {names}, which this property requires",
                    settles=[f"settled by giving {names}"],
                )


def _given(ledger: Ledger, claim: Claim, field: str) -> bool:
    if getattr(claim, field):
        return True
    if field != "unit":
        return False
    # The value may carry its unit; the one that the property assumes does not count as given.
    reading = read(claim.value, replace(ledger.expect(claim), unit=""))
    return isinstance(reading, NotJudged) or not isinstance(reading.value, Quantity) or reading.value.unit != ""
