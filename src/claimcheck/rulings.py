"""Which findings has somebody settled? Decisions laid over the findings they name, as long as they hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.finding import Finding, Verdicted
from claimcheck.ledger import Ledger
from claimcheck.model import Decision
from claimcheck.reading import Dates, Reading, Style, read_when

SHORTEST = 8  # digits of a fingerprint that name a finding


def decide(findings: Sequence[Finding], ledger: Ledger) -> list[Finding]:
    """The findings, each with the decision that settles it, if one does: it names the finding and has not ended."""
    standing = [decision for decision in ledger.decisions if not ended(decision, ledger.today)]
    return [replace(finding, decision=_verdict(finding, standing)) for finding in findings] if standing else list(findings)


def names(decision: Decision, finding: Finding) -> bool:
    """Does the decision name the finding, by its id or the beginning of it?"""
    return finding.id == decision.finding or (len(decision.finding) >= SHORTEST and finding.id.startswith(decision.finding))


def ended(decision: Decision, today: int | None) -> bool:
    """Has its end date passed? One that cannot be read has ended."""
    last = last_day(decision)
    return last is None or (today is not None and last < today)


def last_day(decision: Decision) -> int | None:
    """On which day does it hold for the last time? None when its end cannot be read."""
    reading = read_when(decision.until, Style())
    return reading.value.spans[-1].high if isinstance(reading, Reading) and isinstance(reading.value, Dates) else None


def _verdict(finding: Finding, standing: Sequence[Decision]) -> Verdicted | None:
    for decision in standing:
        if names(decision, finding):
            return Verdicted(decision.verdict, decision.reason, decision.by, decision.on, decision.until)
    return None
