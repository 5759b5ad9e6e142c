"""Which official names and titles are written with a word changed, or with their words put differently?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, fingerprint

RULE = Rule("varying-name", "texts", "an official name or title is worded in two ways", Severity.WARNING)

_DIFFERENCE = {
    "order": "with its words in another order",
    "number": "with a word in the singular and in the plural",
    "form": "with one word in another form",
    "little": "with other small words",
    "hyphen": "with a hyphen and without",
    "spelling": "in British and in American spelling",
}


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for two ways of wording a name or title, in the texts or in a text and the ledger."""
    if not ledger.documents:
        return
    from claimcheck.texts import wording  # what reads prose is loaded for texts alone

    for one in ledger.once(wording.variations):
        if not one.named or one.kind in {"letter", "accents"}:
            continue
        usual, rare = map(wording.shown, one.camps)
        one_word = one.kind == "word"
        how = f"`{one.words[1]}` stands where the other has `{one.words[0]}`" if one_word else _DIFFERENCE[one.kind]
        yield Finding(
            id=fingerprint(RULE.id, "", "", wording.identity(one)),
            rule=RULE.id,
            severity=RULE.severity if one_word else Severity.NOTE,
            message=f"one name or title is written `{rare}` and `{usual}`{':' if one_word else ','} {how}",
            places=wording.places(ledger, one),
            verdict=Verdict.VARIANT,
            cause=Cause.UNEXPLAINED if one_word else Cause.DEFINITION,
            settles=(f"settled if both are worded alike; {wording.tally(one)}",),
        )
