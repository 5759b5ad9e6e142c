"""Which two are joined, though one was gone before the other came?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading import show_day
from claimcheck.reading.extent import extent
from claimcheck.reading.values import Interval, NotJudged
from claimcheck.rule import Rule, finding

RULE = Rule("not-contemporary", "values", "two are joined that never existed at the same time", Severity.ERROR)

BEGINNINGS = ("born", "founded", "began")
ENDS = ("died", "dissolved", "ended")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each pair of subjects, of which one certainly ended before the other began."""
    for prop, claims in ledger.used():
        seen: set[tuple[str, ...]] = set()
        for claim in claims if prop.contemporary else ():
            subject = ledger.subject(claim)
            for target in map(ledger.named, ledger.terms(claim)):
                pair = tuple(sorted((subject, target)))
                if target and pair not in seen:
                    seen.add(pair)
                    yield from _apart(ledger, claim, subject, target)
                    yield from _apart(ledger, claim, target, subject)


def _apart(ledger: Ledger, claim: Claim, first: str, second: str) -> Iterator[Finding]:
    """Had the first ended before the second began, by every date on record?"""
    ends, beginnings = _dates(ledger, first, ENDS), _dates(ledger, second, BEGINNINGS)
    if not ends or not beginnings:
        return
    latest = max(ends, key=lambda dated: (dated[1].high is None, dated[1].high or 0))
    earliest = min(beginnings, key=lambda dated: (dated[1].low is not None, dated[1].low or 0))
    if latest[1].high is None or earliest[1].low is None or latest[1].high >= earliest[1].low:
        return
    gone, came = show_day(int(latest[1].high)), show_day(int(earliest[1].low))
    yield finding(
        RULE,
        ledger,
        [claim, latest[0], earliest[0]],
        f"`{ledger.subject(claim)}` has {ledger.label(claim.property)} `{claim.value}`, but `{first}` was gone by {gone}"
        f" and `{second}` not there before {came}",
        verdict=Verdict.CONTRADICTION,
        cause=Cause.UNEXPLAINED,
        settles=[f"settled if `{latest[0].id}` is {came} or later, if `{earliest[0].id}` is {gone} or earlier, or if another is meant"],
    )


def _dates(ledger: Ledger, subject: str, properties: tuple[str, ...]) -> list[tuple[Claim, Interval]]:
    dated = []
    for property in properties:
        for claim in ledger.about(subject, property):
            value = ledger.value(claim)
            days = None if isinstance(value, NotJudged) else extent(value)
            if days is not None:
                dated.append((claim, days))
    return dated
