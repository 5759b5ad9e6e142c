"""Which words in quotation marks are quoted elsewhere with a word changed, or in another order?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, fingerprint

RULE = Rule("varying-quotation", "texts", "the same words are quoted in two ways", Severity.WARNING)

_DIFFERENCE = {"order": "with their words in another order", "number": "with a word in the singular and in the plural"}


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for two quotations that differ in one word, or in the order of their words."""
    if not ledger.documents:
        return
    from claimcheck.texts import wording  # what reads prose is loaded for texts alone

    for one in ledger.once(wording.variations):
        if one.named or one.kind in {"accents", "hyphen", "spelling"}:
            continue
        usual, rare = map(wording.shown, one.camps)
        one_word = bool(one.words[0])
        how = f"`{one.words[1]}` stands where the other has `{one.words[0]}`" if one_word else _DIFFERENCE.get(one.kind, "with other small words")
        yield Finding(
            id=fingerprint(RULE.id, "", "", wording.identity(one)),
            rule=RULE.id,
            severity=RULE.severity if one_word else Severity.NOTE,
            message=f"the same words are quoted as `{rare}` and as `{usual}`{':' if one_word else ','} {how}",
            places=wording.places(ledger, one),
            verdict=Verdict.VARIANT,
            cause=Cause.UNEXPLAINED if one_word else Cause.DEFINITION,
            settles=(f"settled if both are quoted alike, or are different words of their speakers; {wording.tally(one)}",),
        )
