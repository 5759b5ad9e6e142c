"""Which claims are about, or name, a thing of the wrong type?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.answers import terms
from claimcheck.finding import Cause, Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading import fold
from claimcheck.rule import Rule, finding

RULE = Rule("wrong-type", "values", "a property joins things of the wrong type", Severity.ERROR, reach="claim")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each claim whose subject or value is declared to be of a type the property does not allow."""
    for prop, claims in ledger.used():
        if not (prop.subject_types or prop.value_types):
            continue
        for claim in claims:
            if prop.subject_types and _outside(ledger, ledger.subject(claim), prop.subject_types):
                yield _finding(ledger, claim, "subject", ledger.subject(claim), prop.subject_types)
            for term in terms(ledger, claim) if prop.value_types else ():
                if _outside(ledger, term.entity, prop.value_types):
                    yield _finding(ledger, claim, "value", term.entity, prop.value_types)


def _outside(ledger: Ledger, entity: str, allowed: Sequence[str]) -> bool:
    """A thing without a declared type may be of any."""
    record = ledger.entities.get(entity)
    return record is not None and record.type != "" and fold(record.type) not in {fold(kind) for kind in allowed}


def _finding(ledger: Ledger, claim: Claim, side: str, entity: str, allowed: Sequence[str]) -> Finding:
    types = " or ".join(f"`{kind}`" for kind in allowed)
    declared = ledger.entities[entity].type
    return finding(
        RULE,
        ledger,
        [claim],
        f"the {side} of {ledger.label(claim.property)} is a {types}, and `{entity}` is declared as `{declared}`",
        field=side,
        cause=Cause.DEFINITION,
        settles=[f"settled if `{entity}` is declared as {types}, or if another {side} is meant"],
    )
