"""Does an event certainly come before one that it has to follow?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim
from claimcheck.reading import show_day
from claimcheck.reading.days import show_between
from claimcheck.reading.extent import extent
from claimcheck.reading.values import Days, NotJudged
from claimcheck.rule import Rule, finding

RULE = Rule("event-order", "time", "an event comes before one that it has to follow", Severity.ERROR, reach="subject")

Dated = tuple[Claim, Days]

MOST_NAMED = 4  # claims that are named one by one


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each two events of a subject that are in the wrong order."""
    for prop, claims in ledger.used():
        if not prop.after:
            continue
        for question in dict.fromkeys(map(ledger.question, claims)):
            for name in prop.after:
                first = ledger.questions.get(Question(question.subject, ledger.property_id(name), question.scope), ())
                yield from _order(ledger, _dated(ledger, ledger.questions[question]), _dated(ledger, first))


def _order(ledger: Ledger, later: Sequence[Dated], earlier: Sequence[Dated]) -> Iterator[Finding]:
    """``later`` has to follow ``earlier``: does it, for any two claims?"""
    tops = [days.high for _, days in later if days.high is not None]
    bottoms = [days.low for _, days in earlier if days.low is not None]
    if not tops or not bottoms or (soonest := min(tops)) >= (latest := max(bottoms)):
        return
    wrong = [claim for claim, days in later if days.high is not None and days.high < latest]
    wrong_too = [claim for claim, days in earlier if days.low is not None and days.low > soonest]
    always = len(tops) == len(later) and len(bottoms) == len(earlier) and max(tops) < min(bottoms)
    sure = always and ledger.property(wrong[0]).values != "many" and ledger.property(wrong_too[0]).values != "many"
    event, after = wrong[0], wrong_too[0]
    gap = show_between(soonest, latest)
    doubt = "" if always else "; other claims put them in order"
    yield finding(
        RULE,
        ledger,
        (*wrong, *wrong_too),
        f"`{ledger.subject(event)}`: {ledger.label(event.property)} `{event.value}` is at least {gap} "
        f"before {ledger.label(after.property)} `{after.value}`, which it has to follow{doubt}",
        labels=[ledger.label(claim.property) for claim in (*wrong, *wrong_too)],
        severity=Severity.ERROR if sure else Severity.WARNING,
        verdict=Verdict.CONTRADICTION if sure else Verdict.POSSIBLE,
        cause=Cause.UNEXPLAINED,
        settles=(f"settled if {_all(wrong)} {show_day(latest)} or later, or {_all(wrong_too)} {show_day(soonest)} or earlier",),
    )


def _all(claims: Sequence[Claim]) -> str:
    """All of them would have to be moved; one that stays keeps the order wrong."""
    names = [f"`{claim.id}`" for claim in claims[:MOST_NAMED]]
    if len(claims) == 1:
        return f"{names[0]} is"
    if len(claims) > MOST_NAMED:
        return f"{', '.join(names)} and {len(claims) - MOST_NAMED:,} more are all"
    return f"{', '.join(names[:-1])} and {names[-1]} are {'both' if len(claims) == 2 else 'all'}"


def _dated(ledger: Ledger, claims: Sequence[Claim]) -> list[Dated]:
    found = []
    for claim in claims:
        value = ledger.value(claim)
        days = None if isinstance(value, NotJudged) else extent(value)
        if days is not None and ledger.property(claim).datatype in ("date", "period"):
            found.append((claim, Days(None if days.low is None else int(days.low), None if days.high is None else int(days.high))))
    return found
