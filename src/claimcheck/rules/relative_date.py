"""Does a claim hang on a word like today, which means another day to each reader?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Cause, Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading.values import NotJudged
from claimcheck.rule import Rule, finding

RULE = Rule("relative-date", "time", "a claim is dated by a word like today", Severity.NOTE)

ALONE = frozenset(["today", "now", "currently", "nowadays", "presently", "recently", "lately", "yesterday", "tomorrow", "meanwhile", "tonight"])
LEADS = frozenset(["this", "last", "next", "past", "current", "previous", "coming", "recent"])
SPANS = frozenset(
    ["year", "years", "month", "months", "week", "weeks", "decade", "decades", "century", "quarter", "spring", "summer", "autumn", "winter"]
)
PHRASES = ("at present", "at the moment", "these days", "to date", "so far", "as yet", "until now", "to this day")


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
        return "when" if isinstance(ledger.when(claim), NotJudged) and _word(claim.when) else ""
    if ledger.property(claim).datatype in ("date", "period"):
        return "value" if isinstance(ledger.value(claim), NotJudged) and _word(claim.value) else ""
    return "quote" if claim.quote and _word(claim.quote) else ""


def _finding(ledger: Ledger, claim: Claim, field: str) -> Finding:
    source = ledger.sources.get(claim.source)
    dated = source is not None and source.published != ""
    word = _word({"when": claim.when, "value": claim.value, "quote": claim.quote}[field])
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


def _word(text: str) -> str:
    """The word or words that move with the reader; empty if there are none."""
    words = [word.strip(".,;:()[]'\"’“”").lower() for word in text.split()]
    for at, word in enumerate(words):
        if word in ALONE or word == "ago":
            return word
        if word in LEADS and at + 1 < len(words) and words[at + 1] in SPANS:
            return f"{word} {words[at + 1]}"
    plain = f" {' '.join(words)} "
    return next((phrase for phrase in PHRASES if f" {phrase} " in plain), "")
