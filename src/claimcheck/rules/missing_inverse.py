"""Which links are recorded from one side only?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.rule import Rule, finding

RULE = Rule("missing-inverse", "values", "a link is recorded from one side only", Severity.NOTE)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One note for each pair of subjects of which one names the other, and the other has no word on it."""
    for prop, claims in ledger.used():
        inverse = ledger.property_id(prop.inverse) if prop.inverse else ""
        if inverse not in ledger.properties:
            continue
        single = ledger.properties[inverse].values != "many"
        back = {(ledger.subject(claim), ledger.named(term)) for claim in ledger.by_property.get(inverse, ()) for term in ledger.terms(claim)}
        pairs: dict[tuple[str, str], list[Claim]] = {}
        for claim in claims:
            for target in map(ledger.named, ledger.terms(claim)):
                if target in ledger.by_subject and (target, ledger.subject(claim)) not in back:
                    pairs.setdefault((ledger.subject(claim), target), []).append(claim)
        for (subject, target), group in pairs.items():
            # Where it does name somebody, though another, the two contradict each other, which is no gap.
            if not (single and ledger.about(target, inverse)):
                said = f"`{subject}` has {ledger.label(prop.id)} `{group[0].value}`"
                message = f"{said}, and `{target}` has no {ledger.label(inverse)} `{subject}`"
                yield finding(RULE, ledger, group, message, settles=[f"settled by a claim `{inverse}: {subject}` of `{target}`"])
