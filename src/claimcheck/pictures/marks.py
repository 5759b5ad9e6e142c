"""What is said of which time, and how is it disputed? The marks of which lines of time and terms of office are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.kernel.stance import Time
from claimcheck.kernel.times import time_of
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.picture import Mark, Span
from claimcheck.reading.values import Dates, Not, NotJudged, Period, Unknown

CLASHES = frozenset({Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.SUPERSEDED})
MOST = 200  # marks of one picture and of the table beside it
FAR = 10**9


def disputed(findings: Iterable[Finding]) -> Mapping[tuple[str, str], Severity]:
    """How bad is the worst open finding that compares a claim with others, by claim and property?"""
    worst: dict[tuple[str, str], Severity] = {}
    for finding in findings:
        if is_open(finding) and finding.verdict in CLASHES and finding.severity is not Severity.NOTE:
            for place in finding.places:
                key = (place.claim, finding.property)
                if key not in worst or worst[key].rank < finding.severity.rank:
                    worst[key] = finding.severity
    return worst


def is_open(finding: Finding) -> bool:
    """Has nobody settled it?"""
    return finding.decision is None or finding.decision.open


def marks_of(ledger: Ledger, claims: Sequence[Claim], disputed: Mapping[tuple[str, str], Severity], values: Sequence[str]) -> list[Mark]:
    """One mark for each value at each time, however many sources give it."""
    grouped: dict[tuple[str, Span, bool, str], list[tuple[Claim, Time]]] = {}
    for claim, value in zip(claims, values, strict=True):
        time = drawn(ledger, claim)
        if time is not None and not isinstance(ledger.value(claim), (NotJudged, Unknown, Not)):
            key = (value, Span(time.start_low, time.end_high), time.inferred, _when(ledger, claim))
            grouped.setdefault(key, []).append((claim, time))
    found = [_mark(*key, members, disputed) for key, members in grouped.items()]
    return sorted(found, key=_order)


def _mark(
    value: str, possible: Span, inferred: bool, when: str, said: Sequence[tuple[Claim, Time]], disputed: Mapping[tuple[str, str], Severity]
) -> Mark:
    sure = [] if inferred else [Span(time.start_high, time.end_low) for _, time in said if _certain(time)]
    claims = [claim for claim, _ in said]
    found = [disputed[key] for claim in claims if (key := (claim.id, claim.property)) in disputed]
    return Mark(
        value,
        possible,
        max(sure, key=lambda span: (length(span), span.first or 0)) if sure else None,
        when,
        inferred,
        tuple(claim.id for claim in claims),
        tuple(dict.fromkeys(claim.source for claim in claims)),
        max(found, key=lambda severity: severity.rank).value if found else "",
    )


def _certain(time: Time) -> bool:
    """Are there days that it covers in every case?"""
    return time.start_high is not None and time.end_low is not None and time.start_high <= time.end_low


def drawn(ledger: Ledger, claim: Claim) -> Time | None:
    """Where does it go on a line of days? An event that is a date goes where that date is; what could be any day goes nowhere."""
    prop = ledger.property(claim)
    value = ledger.value(claim)

    time = time_of(value, prop.time) if isinstance(value, (Dates, Period)) and prop.time in ("event", "timeless") else ledger.time(claim)
    return None if time.start_low is None and time.end_high is None else time


def _when(ledger: Ledger, claim: Claim) -> str:
    return ledger.when_text(claim)[0] or claim.value


def _order(mark: Mark) -> tuple[object, ...]:
    low = -FAR if mark.possible.first is None else mark.possible.first
    high = FAR if mark.possible.last is None else mark.possible.last
    return (low, high, mark.value, mark.when, mark.claims)


def length(span: Span) -> int:
    """How many days lie between its ends."""
    return (span.last or 0) - (span.first or 0)
