"""Is a length of time the one between the two dates that it lies between?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim
from claimcheck.reading.extent import extent
from claimcheck.reading.values import Dates, Interval, Quantity
from claimcheck.rule import Rule, finding

RULE = Rule("mistaken-length", "values", "a length of time is not the one between its two dates", Severity.ERROR, reach="subject")

DAYS = {"": Fraction(146_097, 400), "year": Fraction(146_097, 400), "month": Fraction(146_097, 4_800), "week": Fraction(7), "day": Fraction(1)}
_ENDS = 2
_MOST = 50  # pairs of dates that are held against one length


class _Dated(NamedTuple):
    """A claim with the first and the last day that its date could mean."""

    claim: Claim
    first: int
    last: int


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each length that fits no two of the dates on record."""
    for prop, claims in ledger.used():
        if len(prop.between) != _ENDS:
            continue
        for claim in claims:
            question = ledger.question(claim)
            begins, finishes = (
                _dated(ledger, ledger.questions.get(Question(question.subject, ledger.property_id(name), question.scope), ()))
                for name in prop.between
            )
            if not begins or not finishes or len(begins) * len(finishes) > _MOST:
                continue
            value = ledger.value(claim)
            said = extent(value) if isinstance(value, Quantity) and value.unit in DAYS else None
            if said is None or not isinstance(value, Quantity):
                continue
            possible = [_between(begin, finish, DAYS[value.unit]) for begin in begins for finish in finishes]
            if all(_apart(said, low, high) for low, high in possible):
                yield _finding(ledger, claim, begins[0].claim, finishes[0].claim, possible[0], value.unit or "year")


def _dated(ledger: Ledger, claims: Sequence[Claim]) -> list[_Dated]:
    """The claims whose dates have a first and a last day."""
    found: list[_Dated] = []
    for claim in claims:
        value = ledger.value(claim)
        days = extent(value) if isinstance(value, Dates) else None
        if days is not None and days.low is not None and days.high is not None:
            found.append(_Dated(claim, int(days.low), int(days.high)))
    return found


def _between(begin: _Dated, finish: _Dated, unit: Fraction) -> tuple[int, int]:
    """How many whole units could have passed: from the least to the most, a day either way."""
    return int((finish.first - begin.last - 1) // unit), int((finish.last - begin.first + 1) // unit)


def _apart(said: Interval, low: int, high: int) -> bool:
    return (said.high is not None and said.high < low) or (said.low is not None and said.low >= high + 1)


def _finding(ledger: Ledger, claim: Claim, begin: Claim, finish: Claim, possible: tuple[int, int], unit: str) -> Finding:
    low, high = possible
    right = f"{low}" if low == high else f"{low} to {high}"
    return finding(
        RULE,
        ledger,
        [claim, begin, finish],
        f"`{ledger.subject(claim)}`: {ledger.label(claim.property)} `{claim.value}`, where {ledger.label(begin.property)} `{begin.value}` "
        f"and {ledger.label(finish.property)} `{finish.value}` make it {right} {unit}{'' if high == 1 else 's'}",
        field="value",
        labels=[ledger.label(one.property) for one in (claim, begin, finish)],
        verdict=Verdict.CONTRADICTION,
        cause=Cause.UNEXPLAINED,
        settles=[f"settled if `{claim.id}` is {right}, or one of the two dates is another"],
    )
