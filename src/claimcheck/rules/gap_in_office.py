"""Is an office recorded without a holder between two others?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading import show_day
from claimcheck.reading.days import show_between
from claimcheck.reading.values import Period
from claimcheck.rule import Rule, finding

RULE = Rule("gap-in-office", "time", "an office has no recorded holder between two others", Severity.NOTE, reach="subject")

FAR = 10**9


def check(ledger: Ledger) -> Iterator[Finding]:
    """One note for each stretch that no claim can cover, between an end and a beginning that are stated."""
    for prop, claims in ledger.used():
        if not prop.office:
            continue
        subjects: dict[str, list[Claim]] = {}
        for claim in claims:  # of any scope: an acting holder fills a gap
            subjects.setdefault(ledger.subject(claim), []).append(claim)
        for served in subjects.values():
            yield from _gaps(ledger, served)


def _gaps(ledger: Ledger, claims: list[Claim]) -> Iterator[Finding]:
    ordered = sorted(claims, key=lambda claim: (_first(ledger, claim), _last(ledger, claim)))
    latest = ordered[0]
    for claim in ordered[1:]:
        end, start = _last(ledger, latest), _first(ledger, claim)
        if start > end + 1 and isinstance(ledger.when(latest), Period) and isinstance(ledger.when(claim), Period):
            yield finding(
                RULE,
                ledger,
                (latest, claim),
                f"`{ledger.subject(claim)}` {ledger.label(claim.property)}: nobody is recorded from {show_day(end + 1)} to {show_day(start - 1)} "
                f"({show_between(end + 1, start)}), between `{latest.value}` and `{claim.value}`",
                field="when",
                labels=("ends", "begins"),
                settles=("settled if a holder, or `none`, is recorded for that time",),
            )
        latest = max(latest, claim, key=lambda one: _last(ledger, one))


def _first(ledger: Ledger, claim: Claim) -> int:
    low = ledger.time(claim).start_low
    return -FAR if low is None else low


def _last(ledger: Ledger, claim: Claim) -> int:
    high = ledger.time(claim).end_high
    return FAR if high is None else high
