"""Which questions have answers of several times, so that a line of time shows more than a list would?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from claimcheck.finding import Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.picture import Mark, Timeline
from claimcheck.pictures.marks import MOST, marks_of

LEAST = 3  # dated values of a question for which a picture says more than a sentence


def timelines(
    ledger: Ledger, disputed: Mapping[tuple[str, str], Severity], texts: Mapping[tuple[str, str, str], Sequence[Mark]]
) -> Iterator[Timeline]:
    """A line of time for each question that has one; last what ``texts`` say against the record."""
    for question, claims in ledger.contested:
        prop = ledger.properties[question.property]
        if prop.office or prop.time == "timeless" or len(claims) < LEAST:
            continue
        marks = marks_of(ledger, claims, disputed, [claim.value if prop.unit == claim.unit else _said(claim) for claim in claims])
        if prop.values == "many":  # of what holds beside other things at no stated time, there is nothing to see
            marks = [mark for mark in marks if not mark.inferred]
        if _telling(marks):
            scope = "; ".join(question.scope)
            told = (*marks[:MOST], *texts.get((question.subject, question.property, scope), ()))
            yield Timeline(question.subject, question.property, scope, told, prop.unit, max(0, len(marks) - MOST))


def _telling(marks: Sequence[Mark]) -> bool:
    """Does a line of time show more than a list would? Answers that are all of one day, or all the same, are a list."""
    times = {mark.possible for mark in marks}
    return len(marks) >= LEAST and len(times) > 1 and len({mark.value for mark in marks}) > 1 and not all(mark.inferred for mark in marks)


def _said(claim: Claim) -> str:
    return f"{claim.value} {claim.unit}" if claim.unit else claim.value
