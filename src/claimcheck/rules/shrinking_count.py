"""Which counts that can only grow are smaller later?"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence

from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim
from claimcheck.reading.extent import below, extent
from claimcheck.reading.values import Interval, NotJudged
from claimcheck.rule import Rule, finding

RULE = Rule("shrinking-count", "values", "a count that can only grow is smaller later", Severity.ERROR, reach="question")


def check(ledger: Ledger) -> Iterator[Finding]:
    """At most two findings for each question: drops between dated claims, and drops where a date is inferred."""
    growing = {prop.id for prop, _ in ledger.used() if prop.grows}
    for question, claims in ledger.contested if growing else ():
        if question.property not in growing:
            continue
        dated = [claim for claim in claims if not ledger.time(claim).inferred]
        certain = list(_drops(ledger, dated))
        seen = {later.id for _, later in certain}
        possible = [(before, later) for before, later in _drops(ledger, claims) if later.id not in seen] if len(dated) < len(claims) else []
        for drops, verdict in ((certain, Verdict.CONTRADICTION), (possible, Verdict.POSSIBLE)):
            if drops:
                yield _finding(ledger, question, drops, verdict)


def _drops(ledger: Ledger, claims: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Each claim that is certainly smaller than one certainly earlier, with the greatest of those."""
    sized = [(claim, size) for claim in claims if (size := _size(ledger, claim)) is not None]
    starting = sorted(((start, n) for n, (claim, _) in enumerate(sized) if (start := ledger.time(claim).start_low) is not None))
    ending = [(end, n) for n, (claim, size) in enumerate(sized) if size.low is not None and (end := ledger.time(claim).end_high) is not None]
    heapq.heapify(ending)
    greatest: int | None = None
    for start, n in starting:
        while ending and ending[0][0] < start:
            over = heapq.heappop(ending)[1]
            if greatest is None or below(_least(sized[greatest][1]), _least(sized[over][1])):
                greatest = over
        if greatest is not None and below(sized[n][1], sized[greatest][1]):
            yield sized[greatest][0], sized[n][0]


def _size(ledger: Ledger, claim: Claim) -> Interval | None:
    value = ledger.value(claim)
    return None if isinstance(value, NotJudged) else extent(value)


def _least(size: Interval) -> Interval:
    return Interval(size.low, size.low)


def _finding(ledger: Ledger, question: Question, drops: list[tuple[Claim, Claim]], verdict: Verdict) -> Finding:
    before, later = drops[0]
    claims = list({claim.id: claim for drop in drops for claim in reversed(drop)}.values())
    more = f", and {len(drops) - 1} more such drops" if len(drops) > 1 else ""
    doubt = " if the inferred date holds" if verdict is Verdict.POSSIBLE else ""
    texts = {claim.id: ledger.when_text(claim)[0] for claim in (before, later)}
    return finding(
        RULE,
        ledger,
        claims,
        f"`{question.subject}` {ledger.label(question.property)} can only grow, and `{later.value}` ({texts[later.id]}) is less than"
        f" `{before.value}` ({texts[before.id]}) before it{doubt}{more}",
        field="value",
        severity=Severity.ERROR if verdict is Verdict.CONTRADICTION else Severity.WARNING,
        verdict=verdict,
        cause=Cause.UNEXPLAINED if verdict is Verdict.CONTRADICTION else Cause.TIME,
        settles=[
            f"settled if `{later.id}` is at least `{before.value}`, or `{before.id}` at most `{later.value}`",
            f"settled if `{later.id}` speaks of a time before `{before.id}`",
        ],
    )
