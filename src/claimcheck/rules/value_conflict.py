"""Do the claims on one question have a value in common at the same time?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.finding import Finding, Severity, Unjudged, Verdict
from claimcheck.kernel import Conflict, relation
from claimcheck.kernel.times import measure
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim
from claimcheck.reading import show
from claimcheck.reading.values import NotJudged
from claimcheck.rule import Rule, finding

RULE = Rule("value-conflict", "values", "claims on one question do not say the same", Severity.ERROR, reach="question")

SEVERITIES = {
    Verdict.CONTRADICTION: Severity.ERROR,
    Verdict.POSSIBLE: Severity.WARNING,
    Verdict.SUPERSEDED: Severity.WARNING,
    Verdict.CHANGE: Severity.NOTE,
    Verdict.PRECISION: Severity.NOTE,
}

MOST_STEPS = 4


def check(ledger: Ledger) -> Iterator[Finding | Unjudged]:
    """One finding for each verdict on a question, with the camps in it."""
    for question, _ in ledger.contested:
        if ledger.properties[question.property].office:
            continue  # the holders of an office are judged as a chain
        for conflict in ledger.conflicts(question):
            if conflict.verdict in SEVERITIES:
                yield _finding(ledger, question, conflict)
            elif conflict.verdict is Verdict.NOT_JUDGED:
                place = ledger.places.place("claim", conflict.witness[0], "value")
                yield Unjudged(f"`{question.subject}` {ledger.label(question.property)}", conflict.reason, 1, *place)


def _finding(ledger: Ledger, question: Question, conflict: Conflict) -> Finding:
    claims: list[Claim] = []
    labels: list[str] = []
    for camp in conflict.camps:
        meant = "" if isinstance(camp.value, NotJudged) else show(camp.value)
        said = [ledger.by_id[id] for id in camp.claims]
        claims += said
        labels += ["" if _written(claim) == meant else meant for claim in said]  # what the words mean, where that is more than they say
    return finding(
        RULE,
        ledger,
        claims,
        _message(ledger, question, conflict),
        labels=labels,
        severity=_severity(ledger, question, conflict),
        verdict=conflict.verdict,
        cause=conflict.cause,
        settles=conflict.settles,
    )


def _severity(ledger: Ledger, question: Question, conflict: Conflict) -> Severity:
    """Where one best value is wanted, lesser sources may differ: it takes two of the best kind on record to dispute it."""
    if ledger.properties[question.property].values == "best":
        kinds = [{ledger.kind(ledger.by_id[id]) for id in camp.claims} for camp in conflict.camps]
        best = min(min(camp) for camp in kinds)
        if sum(best in camp for camp in kinds) < 2:
            return Severity.NOTE
    return SEVERITIES[conflict.verdict]


def _message(ledger: Ledger, question: Question, conflict: Conflict) -> str:
    asked = f"`{question.subject}` {ledger.label(question.property)}"
    if question.scope:
        asked += f" ({'; '.join(question.scope)})"
    values = [f"`{_written(ledger.by_id[camp.claims[0]])}`" for camp in conflict.camps[:4]]
    if len(conflict.camps) > len(values):
        values.append(f"{len(conflict.camps) - len(values)} more")
    said = " against ".join(values)
    reason = f" ({conflict.reason})" if conflict.reason else ""
    match conflict.verdict:
        case Verdict.CONTRADICTION:
            return f"{asked}: {said} cannot all be true{reason}"
        case Verdict.POSSIBLE:
            return f"{asked}: {said} may be a contradiction{reason}"
        case Verdict.SUPERSEDED:
            return f"{asked}: {said}, and {_undated(ledger, conflict)}{reason}"
        case Verdict.CHANGE:
            return f"{asked} changed: {_course(ledger, question, conflict)}"
        case _:
            saved = "only rounding keeps them from contradiction" if conflict.rounding else "one is more precise"
            return f"{asked}: {said}, {saved}"


def _undated(ledger: Ledger, conflict: Conflict) -> str:
    claims = [ledger.by_id[id] for camp in conflict.camps for id in camp.claims]
    if any(not ledger.time(claim).inferred for claim in claims):
        return "one of them has no date of its own"
    return "neither has a date of its own" if len(claims) == 2 else "none of them has a date of its own"


def _course(ledger: Ledger, question: Question, conflict: Conflict) -> str:
    """What was said of each time, in the order of the times; what is said of times that meet stands together."""
    taking_part = {id for camp in conflict.camps for id in camp.claims}
    claims = sorted((claim for claim in ledger.questions[question] if claim.id in taking_part), key=lambda claim: measure(ledger.time(claim)))
    steps: list[list[Claim]] = []
    for claim in claims:
        if steps and any(relation(ledger.time(claim), ledger.time(other)) != "apart" for other in steps[-1]):
            steps[-1].append(claim)
        else:
            steps.append([claim])
    told = [_step(ledger, step) for step in steps[:MOST_STEPS]]
    left = len(steps) - MOST_STEPS
    further = f", and {left} more {'time' if left == 1 else 'times'}" if left > 0 else ""
    return ", then ".join(told) + further


def _step(ledger: Ledger, claims: Sequence[Claim]) -> str:
    values = list(dict.fromkeys(f"`{_written(claim)}`" for claim in claims))
    times = list(dict.fromkeys(ledger.when_text(claim)[0] for claim in claims))
    more = f" or {len(values) - MOST_STEPS} more" if len(values) > MOST_STEPS else ""
    return f"{' or '.join(values[:MOST_STEPS])}{more}" + (f" ({times[0]})" if len(times) == 1 and times[0] else "")


def _written(claim: Claim) -> str:
    return f"{claim.value} {claim.unit}" if claim.unit else claim.value
