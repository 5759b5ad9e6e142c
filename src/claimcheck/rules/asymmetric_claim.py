"""Which mutual relations hold, as recorded, on one side only?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.answers import named, rules_out, terms, whom
from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.rule import Rule, finding

RULE = Rule("asymmetric-claim", "values", "a mutual relation is recorded on one side only", Severity.NOTE)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One note for each subject about all that are silent; more for each that denies it."""
    for prop, claims in ledger.used():
        if not prop.symmetric:
            continue
        links = {(ledger.subject(claim), named(ledger, term)) for claim in claims for term in terms(ledger, claim)}
        silent: dict[str, dict[str, Claim]] = {}
        denied: dict[tuple[str, str], tuple[bool, Claim, Claim]] = {}
        for claim in claims:
            subject = ledger.subject(claim)
            for target in whom(ledger, claim):
                if target not in ledger.by_subject or (target, subject) in links or target == subject:
                    continue
                answer = _denial(ledger, claim, subject, target)
                if answer is None:
                    silent.setdefault(subject, {}).setdefault(target, claim)
                elif answer[0] or (subject, target) not in denied:
                    denied[subject, target] = (answer[0], claim, answer[1])
        yield from (_contradiction(ledger, claim, answer, certain) for certain, claim, answer in denied.values())
        for subject, targets in silent.items():
            others = ", ".join(f"`{target}`" for target in targets)
            message = f"`{subject}` {ledger.label(prop.id)} {others} is recorded on one side only"
            distinct = list({claim.id: claim for claim in targets.values()}.values())
            yield finding(RULE, ledger, distinct, message, settles=[f"settled by a claim `{prop.id}: {subject}` of {others}"])


def _denial(ledger: Ledger, claim: Claim, subject: str, target: str) -> tuple[bool, Claim] | None:
    """A claim of the other side that rules this one out, certainly or possibly."""
    possible = None
    for answer in ledger.about(target, claim.property):
        denies, together = rules_out(ledger, answer, subject), ledger.together(claim, answer)
        if denies and together == "certain":
            return True, answer
        if denies is not False and together != "apart":
            possible = possible or (False, answer)
    return possible


def _contradiction(ledger: Ledger, claim: Claim, answer: Claim, certain: bool) -> Finding:
    said = [f"`{ledger.subject(one)}` has {ledger.label(one.property)} `{one.value}`" for one in (claim, answer)]
    return finding(
        RULE,
        ledger,
        [claim, answer],
        f"{' and '.join(said)}: {'both cannot be true' if certain else 'both may not be true'}",
        severity=Severity.ERROR if certain else Severity.WARNING,
        verdict=Verdict.CONTRADICTION if certain else Verdict.POSSIBLE,
        cause=Cause.UNEXPLAINED if certain else Cause.TIME if ledger.together(claim, answer) != "certain" else Cause.DEFINITION,
        settles=[f"settled if `{answer.id}` names `{ledger.subject(claim)}`, or `{claim.id}` another, or if the two are dated apart"],
    )
