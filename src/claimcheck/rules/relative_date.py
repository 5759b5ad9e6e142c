"""Does a claim hang on a word like today, which means another day to each reader?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Cause, Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading.relative import relative_word
from claimcheck.reading.values import NotJudged
from claimcheck.rule import Rule, finding

RULE = Rule("relative-date", "time", "a claim is dated by a word like today", Severity.NOTE, reach="claim")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each claim whose only date is a word that moves with the reader."""
    for prop, claims in ledger.used():
        if prop.time == "timeless":
            continue
        for claim in claims:
            field = _field(ledger, claim)
            if field:
                yield _finding(ledger, claim, field)


def _field(ledger: Ledger, claim: Claim) -> str:
    """The field that holds the word; none when the claim has a date that can be read."""
    if claim.when:
        return "when" if isinstance(ledger.when(claim), NotJudged) and relative_word(claim.when) else ""
    if ledger.property(claim).datatype in ("date", "period"):
        return "value" if isinstance(ledger.value(claim), NotJudged) and relative_word(claim.value) else ""
    return "quote" if claim.quote and relative_word(claim.quote) else ""


def _finding(ledger: Ledger, claim: Claim, field: str) -> Finding:
    source = ledger.sources.get(claim.source)
    dated = source is not None and source.published != ""
    word = relative_word({"when": claim.when, "value": claim.value, "quote": claim.quote}[field])
    reader = f"which `{claim.source}`, of {source.published}, dates" if source and dated else f"and `{claim.source}` has no date that would say when"
    return finding(
        RULE,
        ledger,
        (claim,),
        f"`{ledger.subject(claim)}` {ledger.label(claim.property)} `{claim.value}` holds by its {field} `{word}`, {reader}",
        field=field,
        severity=Severity.NOTE if dated else Severity.WARNING,
        cause=Cause.TIME,
        settles=(f"settled if `{claim.id}` gives the day, month or year that `{word}` means",),
    )
