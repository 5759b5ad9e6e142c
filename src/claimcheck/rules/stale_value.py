"""Is the newest value on a question older than such a value stays fresh?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Cause, Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading import NotJudged, add_duration, read_duration, show_day
from claimcheck.reading.days import show_between
from claimcheck.rule import Rule, finding

RULE = Rule("stale-value", "time", "the newest value on a question is out of date", Severity.NOTE, reach="question")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One note for each question whose newest claim is older than its property allows."""
    if ledger.today is None:
        return
    for prop, claims in ledger.used():
        fresh = read_duration(prop.fresh) if prop.fresh else None
        if fresh is None or isinstance(fresh, NotJudged) or prop.time in ("event", "timeless"):
            continue
        for question in dict.fromkeys(map(ledger.question, claims)):
            last = [(day, claim) for claim in ledger.questions[question] if (day := _last(ledger, claim)) is not None]
            if len(last) < len(ledger.questions[question]):
                continue  # one of them may be new
            # Of several of one day always the same one, wherever they stand: its value is part of the fingerprint.
            day, claim = max(last, key=lambda pair: (pair[0], pair[1].value, pair[1].unit, pair[1].source))
            if add_duration(day, fresh) < ledger.today:
                yield finding(
                    RULE,
                    ledger,
                    (claim,),
                    f"`{question.subject}` {ledger.label(prop.id)}: the newest value `{claim.value}` is of {show_day(day)} or earlier, "
                    f"{show_between(day, ledger.today)} before {show_day(ledger.today)}; it stays fresh for {prop.fresh}",
                    cause=Cause.TIME,
                    settles=(f"settled if a value of {show_day(add_duration(ledger.today, fresh, -1))} or later is recorded",),
                )


def _last(ledger: Ledger, claim: Claim) -> int | None:
    """The last day for which the claim can speak: not beyond that on which it was written."""
    days = [day for day in (ledger.time(claim).end_high, ledger.written(claim.source).high) if day is not None]
    return min(days, default=None)
