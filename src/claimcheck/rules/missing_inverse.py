"""Which links are recorded from one side only?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.answers import named, terms, whom
from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.rule import Rule, finding

RULE = Rule("missing-inverse", "values", "a link is recorded from one side only", Severity.NOTE)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One note for each subject and property: which of those it names, and the ledger speaks of, have no word on it."""
    for prop, claims in ledger.used():
        inverse = ledger.property_id(prop.inverse) if prop.inverse else ""
        if inverse not in ledger.properties:
            continue
        single = ledger.properties[inverse].values != "many"
        back = {(ledger.subject(claim), named(ledger, term)) for claim in ledger.by_property.get(inverse, ()) for term in terms(ledger, claim)}
        silent: dict[str, dict[str, Claim]] = {}
        for claim in claims:
            subject = ledger.subject(claim)
            for target in whom(ledger, claim):
                # Where it does name somebody, though another, the two contradict each other, which is no gap.
                if target in ledger.by_subject and (target, subject) not in back and not (single and ledger.about(target, inverse)):
                    silent.setdefault(subject, {}).setdefault(target, claim)
        for subject, targets in silent.items():
            others = ", ".join(f"`{target}`" for target in targets)
            silence = "is recorded of none of them" if len(targets) > 1 else "is not recorded there"
            message = f"`{subject}` {ledger.label(prop.id)} {others} is recorded, but {ledger.label(inverse)} `{subject}` {silence}"
            yield finding(RULE, ledger, _distinct(targets.values()), message, settles=[f"settled by a claim `{inverse}: {subject}` of {others}"])


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    return list({claim.id: claim for claim in claims}.values())
