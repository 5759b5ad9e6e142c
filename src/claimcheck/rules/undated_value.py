"""Can nobody tell when a changing figure held?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Cause, Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding

RULE = Rule("undated-value", "time", "a changing figure has no date, nor has its source", Severity.NOTE, reach="claim")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One note for each figure that changes over time and has no date of its own, in a source without a date."""
    for prop, claims in ledger.used():
        if prop.datatype != "quantity" or not (prop.time == "fluctuating" or prop.fresh):
            continue
        for claim in claims:
            source = ledger.sources.get(claim.source)
            if not claim.when and source is not None and not source.published:
                yield finding(
                    RULE,
                    ledger,
                    (claim,),
                    f"`{ledger.subject(claim)}` {ledger.label(prop.id)} `{claim.value}` has no date, and `{source.id}` has none either",
                    cause=Cause.TIME,
                    settles=(f"settled if `{claim.id}` has a `when`, or `{source.id}` a date of publication",),
                )
