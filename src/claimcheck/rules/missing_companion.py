"""Which subjects lack what one of their properties requires?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.answers import fulfils
from claimcheck.finding import Cause, Finding, Severity, Unjudged, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.rule import Rule, finding

RULE = Rule("missing-companion", "values", "a subject lacks what one of its properties requires", Severity.WARNING, reach="subject")


def check(ledger: Ledger) -> Iterator[Finding | Unjudged]:
    """One finding for each subject and requirement: an error when what is required is denied, else a warning."""
    for prop, claims in ledger.used():
        for condition in prop.requires:
            subjects: dict[tuple[str, tuple[str, ...]], list[Claim]] = {}
            for claim in claims:
                if fulfils(ledger, claim, prop.id):
                    question = ledger.question(claim)
                    subjects.setdefault((question.subject, question.scope), []).append(claim)
            for (subject, scope), group in subjects.items():
                yield from _judge(ledger, condition, subject, scope, group)


def _judge(ledger: Ledger, condition: str, subject: str, scope: tuple[str, ...], group: list[Claim]) -> Iterator[Finding | Unjudged]:
    required = ledger.property_id(condition.partition("=")[0].strip())
    companions = [claim for claim in ledger.about(subject, required) if not scope or ledger.question(claim).scope in (scope, ())]
    answers = [fulfils(ledger, claim, condition) for claim in companions]
    if True in answers:
        return
    if None in answers:
        yield Unjudged(f"`{subject}` {ledger.label(required)}", f"whether it meets `{condition}` is open")
        return
    first = next((one for one in group if any(ledger.together(one, claim) == "certain" for claim in companions)), group[0])
    denied = [claim for claim in companions if ledger.together(first, claim) == "certain"]
    wanted = f"`{condition.replace('=', ': ')}`" if "=" in condition else f"`{required}`"
    of = f" in `{'; '.join(scope)}`" if scope else ""
    yield finding(
        RULE,
        ledger,
        [first, *denied, *(one for one in group if one is not first)],
        f"`{subject}` has `{first.property}: {first.value}`{of}, which requires {wanted}, and"
        f" {f'`{required}: {denied[0].value}` is recorded' if denied else 'nothing of that is recorded'}",
        severity=Severity.ERROR if denied else Severity.WARNING,
        verdict=Verdict.CONTRADICTION if denied else None,
        cause=Cause.UNEXPLAINED if denied else None,
        settles=[f"settled by a claim of `{subject}` on {wanted}{of}"],
    )
