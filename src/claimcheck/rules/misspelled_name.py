"""Which names are spelled with other accents, or with one letter changed?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, fingerprint

RULE = Rule("misspelled-name", "texts", "a name is spelled in two ways", Severity.NOTE)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for two spellings of a name, in the texts or in a text and the ledger."""
    if not ledger.documents:
        return
    from claimcheck.texts import wording  # what reads prose is loaded for texts alone

    for one in ledger.once(wording.variations):
        if not one.named or one.kind not in {"letter", "accents"}:
            continue
        usual, rare = map(wording.shown, one.camps)
        told = one.kind == "letter" and (one.camps[0][0].declared or len(one.camps[0][0].content) > 2)
        yield Finding(
            id=fingerprint(RULE.id, "", "", wording.identity(one)),
            rule=RULE.id,
            severity=Severity.WARNING if told else RULE.severity,
            message=f"one name is spelled `{rare}` and `{usual}`, {'a letter apart' if one.kind == 'letter' else 'with other accents'}",
            places=wording.places(ledger, one),
            verdict=Verdict.VARIANT,
            cause=Cause.DEFINITION,
            settles=(f"settled if both are spelled alike{', or are two names' if one.kind == 'letter' else ''}; {wording.tally(one)}",),
        )
