"""Which links does the other side deny?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.answers import excludes, rules_out, whom
from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.rule import Rule, finding

RULE = Rule("contradicted-inverse", "values", "one subject names another, which names somebody else in return", Severity.ERROR)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each pair of subjects, on the pair of claims that proves it best."""
    for prop, claims in ledger.used():
        inverse = ledger.property_id(prop.inverse) if prop.inverse else ""
        if inverse not in ledger.by_property:
            continue
        excluding: dict[str, list[Claim]] = {}
        best: dict[tuple[str, str], tuple[bool, Claim, Claim]] = {}
        for claim in claims:
            subject = ledger.subject(claim)
            for target in whom(ledger, claim):
                if best.get((subject, target), (False,))[0]:
                    continue
                if target not in excluding:
                    excluding[target] = [answer for answer in ledger.about(target, inverse) if excludes(ledger, answer)]
                for answer in excluding[target]:
                    certain = _contradicts(ledger, claim, answer, subject)
                    if certain is not None and (certain or (subject, target) not in best):
                        best[subject, target] = (certain, claim, answer)
                    if certain:
                        break
        for certain, claim, answer in best.values():
            yield _finding(ledger, claim, answer, certain)


def _contradicts(ledger: Ledger, claim: Claim, answer: Claim, subject: str) -> bool | None:
    """Certainly (True), possibly (False), or not at all (None)?"""
    denies = rules_out(ledger, answer, subject)
    together = ledger.together(claim, answer)
    if denies is False or together == "apart" or ledger.question(claim).scope != ledger.question(answer).scope:
        return None
    return denies is True and together == "certain"


def _finding(ledger: Ledger, claim: Claim, answer: Claim, certain: bool) -> Finding:
    said = f"`{ledger.subject(claim)}` has {ledger.label(claim.property)} `{claim.value}`"
    other = f"`{ledger.subject(answer)}` has {ledger.label(answer.property)} `{answer.value}`"
    return finding(
        RULE,
        ledger,
        [claim, answer],
        f"{said}, and {other}: {'both cannot be true' if certain else 'both may not be true'}",
        severity=Severity.ERROR if certain else Severity.WARNING,
        verdict=Verdict.CONTRADICTION if certain else Verdict.POSSIBLE,
        cause=Cause.UNEXPLAINED if certain else Cause.TIME if ledger.together(claim, answer) != "certain" else Cause.DEFINITION,
        settles=[
            f"settled if `{answer.id}` names `{ledger.subject(claim)}`, or `{claim.id}` another",
            "settled if the two names are declared as one entity, or the two claims are dated apart",
        ],
    )
