"""Which subjects are said to have what excludes each other?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.answers import fulfils
from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Property
from claimcheck.rule import Rule, finding

RULE = Rule("excluded-combination", "values", "a subject has what excludes each other", Severity.ERROR, reach="subject")

RANK = {"certain": 2, "possible": 1, "apart": 0}


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each subject and excluded combination, on the pair of claims that proves it best."""
    for prop, claims in ledger.used():
        for condition in prop.conflicts_with:
            other = ledger.property_id(condition.partition("=")[0].strip())
            if other not in ledger.by_property or (_mutual(ledger, prop, other) and other < prop.id):
                continue
            best: dict[tuple[str, tuple[str, ...]], tuple[int, Claim, Claim]] = {}
            for claim in claims:
                question = ledger.question(claim)
                key = (question.subject, question.scope)
                if best.get(key, (0,))[0] == RANK["certain"] or not fulfils(ledger, claim, prop.id):
                    continue
                for against in ledger.about(question.subject, other):
                    if against is not claim and ledger.question(against).scope == question.scope and fulfils(ledger, against, condition):
                        met = RANK[ledger.together(claim, against)]
                        if met > best.get(key, (0,))[0]:
                            best[key] = (met, claim, against)
            for met, claim, against in best.values():
                yield _finding(ledger, claim, against, met == RANK["certain"])


def _mutual(ledger: Ledger, prop: Property, other: str) -> bool:
    """Is the exclusion stated, in bare words, from both sides? Then one side reports it."""
    return other in map(ledger.property_id, prop.conflicts_with) and prop.id in map(ledger.property_id, ledger.properties[other].conflicts_with)


def _finding(ledger: Ledger, claim: Claim, against: Claim, certain: bool) -> Finding:
    said = f"{ledger.label(claim.property)} `{claim.value}` and {ledger.label(against.property)} `{against.value}`"
    return finding(
        RULE,
        ledger,
        [claim, against],
        f"`{ledger.subject(claim)}` has {said}, which exclude each other{'' if certain else ' if both hold at one time'}",
        severity=Severity.ERROR if certain else Severity.WARNING,
        verdict=Verdict.CONTRADICTION if certain else Verdict.POSSIBLE,
        cause=Cause.UNEXPLAINED if certain else Cause.TIME,
        settles=["settled if one of the two is withdrawn, speaks of another scope, or is dated so that both never hold at one time"],
    )
