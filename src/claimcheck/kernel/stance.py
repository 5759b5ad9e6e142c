"""What does the comparison compare? A claim's value and its time, both as sets of possibilities, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.finding import Cause, Verdict
from claimcheck.reading.values import Days, NotJudged, Value


class Time(NamedTuple):
    """When a claim speaks of: the days on which its time could begin and end, all four included; ``None`` is no bound.

    A steady claim of July 2021 begins on the first and ends on the last day of it. A moment somewhere in 2021 begins *and* ends on
    an unknown day of 2021, so that its latest beginning lies after its earliest end. ``inferred`` when the claim states no
    time and one was worked out from its source. ``moment`` is not empty when one moment is meant, and says among which days it lies. ``speaker``
    is the source whose moment of writing it is: whenever that was, it is one moment for all that the source says without a date.
    """

    start_low: int | None
    start_high: int | None
    end_low: int | None
    end_high: int | None
    inferred: bool = False
    moment: tuple[Days, ...] = ()
    speaker: str = ""


class Stance(NamedTuple):
    """What one claim says, ready to be compared. ``origin`` is the id of the source it goes back to."""

    claim: str
    value: Value | NotJudged
    time: Time
    source: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome for two claims. ``rounding`` when only rounding keeps the values from contradiction."""

    verdict: Verdict
    cause: Cause | None = None
    rounding: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Camp:
    """Claims that stand together on one question: the same value, by their ids in the order given."""

    value: Value | NotJudged
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """All claims on one question that meet with one verdict: the camps, a pair that proves it, why, and what would settle it."""

    verdict: Verdict
    cause: Cause | None
    camps: tuple[Camp, ...]
    witness: tuple[str, str]
    rounding: bool = False
    settles: tuple[str, ...] = ()
    reason: str = ""
