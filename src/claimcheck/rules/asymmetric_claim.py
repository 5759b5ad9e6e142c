"""Which mutual relations hold, as recorded, on one side only?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Property
from claimcheck.rule import Rule, finding

RULE = Rule("asymmetric-claim", "values", "a mutual relation is recorded on one side only", Severity.NOTE)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each pair of subjects: a note where one side is silent, more where it denies the other."""
    for prop, claims in ledger.used():
        if not prop.symmetric:
            continue
        links = {(ledger.subject(claim), ledger.named(term)) for claim in claims for term in ledger.terms(claim)}
        seen: set[tuple[str, str]] = set()
        for claim in claims:
            subject = ledger.subject(claim)
            for target in map(ledger.named, ledger.terms(claim)):
                if target in ledger.by_subject and (target, subject) not in links and (subject, target) not in seen:
                    seen.add((subject, target))
                    yield _finding(ledger, prop, claim, target)


def _finding(ledger: Ledger, prop: Property, claim: Claim, target: str) -> Finding:
    subject, label = ledger.subject(claim), ledger.label(prop.id)
    denials = [answer for answer in ledger.about(target, prop.id) if ledger.denies(answer, subject) is not False]
    met = [answer for answer in denials if ledger.together(claim, answer) != "apart"]
    said = f"`{subject}` has {label} `{claim.value}`"
    if not met:
        message = f"{said}, and `{target}` has no {label} `{subject}`"
        return finding(RULE, ledger, [claim], message, settles=[f"settled by a claim `{prop.id}: {subject}` of `{target}`"])
    certain = [answer for answer in met if ledger.denies(answer, subject) and ledger.together(claim, answer) == "certain"]
    answer = (certain or met)[0]
    return finding(
        RULE,
        ledger,
        [claim, answer],
        f"{said}, and `{target}` has {label} `{answer.value}`: {'both cannot be true' if certain else 'both may not be true'}",
        severity=Severity.ERROR if certain else Severity.WARNING,
        verdict=Verdict.CONTRADICTION if certain else Verdict.POSSIBLE,
        cause=Cause.UNEXPLAINED,
        settles=[f"settled if `{answer.id}` names `{subject}`, or `{claim.id}` another, or if the two are dated apart"],
    )
