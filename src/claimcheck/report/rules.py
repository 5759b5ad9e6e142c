"""What does a report need to know about a rule?"""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.finding import Severity


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule as a report lists it: its name, what is wrong in one line, how bad that usually is, its page, its family."""

    id: str
    summary: str
    severity: Severity
    page_markdown: str = ""
    family: str = ""
