"""Which subjects have fewer values than expected?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading.values import NotJudged, Several, Term, Value
from claimcheck.rule import Rule, finding

RULE = Rule("too-few-values", "values", "a subject has fewer values than expected", Severity.NOTE, reach="subject")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One note for each subject with fewer different values than the property leads to expect."""
    for prop, claims in ledger.used():
        if prop.at_least < 2:
            continue
        subjects: dict[str, list[Claim]] = {}
        for claim in claims:
            subjects.setdefault(ledger.subject(claim), []).append(claim)
        for subject, group in subjects.items():
            count = len({value for claim in group for value in _different(ledger.value(claim), claim.value)})
            if count < prop.at_least:
                yield finding(
                    RULE,
                    ledger,
                    group,
                    f"`{subject}` has {count} {'value' if count == 1 else 'different values'} of {ledger.label(prop.id)},"
                    f" {prop.at_least - count} fewer than the {prop.at_least} expected",
                    settles=[f"settled by {prop.at_least - count} more of {ledger.label(prop.id)}"],
                )


def _different(value: Value | NotJudged, written: str) -> Iterator[object]:
    """What tells one value from another: the entity, or else the folded name."""
    if isinstance(value, Several):
        for member in value.members:
            yield from _different(member, written)
    elif isinstance(value, Term):
        yield value.entity or value.key
    else:
        yield written if isinstance(value, NotJudged) else value
