"""When does a decision end?"""

from __future__ import annotations

from claimcheck.model import Decision
from claimcheck.reading import Dates, Reading, Style, read_when


def ended(decision: Decision, today: int | None) -> bool:
    """Has its end date passed? One that cannot be read has ended."""
    last = last_day(decision.until)
    return last is None or (today is not None and last < today)


def last_day(until: str) -> int | None:
    """On which day does a decision hold for the last time? None when its end cannot be read."""
    reading = read_when(until, Style())
    return reading.value.spans[-1].high if isinstance(reading, Reading) and isinstance(reading.value, Dates) else None
