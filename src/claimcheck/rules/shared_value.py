"""Which values that belong to one subject alone are given to two?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading.values import NotJudged, Quantity, Term, Value
from claimcheck.rule import Rule, finding

RULE = Rule("shared-value", "values", "two subjects share a value that belongs to one alone", Severity.ERROR)

MOST = 200  # claims with one value, beyond which pairs are no longer looked for: the first ones show the fault


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each value that several subjects have at one time."""
    for prop, claims in ledger.used():
        if not prop.distinct:
            continue
        groups: dict[object, list[Claim]] = {}
        for claim in claims:
            same = _identity(ledger.value(claim))
            if same is not None:
                groups.setdefault(same, []).append(claim)
        for group in groups.values():
            if len({ledger.subject(claim) for claim in group}) > 1:
                yield from _shared(ledger, group)


def _identity(value: Value | NotJudged) -> object:
    """What two equal values have in common; None for one that only may be equal to another."""
    if isinstance(value, Term):
        return value.entity or " ".join(value.text.split()).casefold()
    if isinstance(value, Quantity) and len(value.spans) == 1 and value.spans[0].low == value.spans[0].high:
        return value.spans[0].low, value.unit
    return None


def _shared(ledger: Ledger, group: Sequence[Claim]) -> Iterator[Finding]:
    met: dict[str, set[str]] = {"certain": set(), "possible": set(), "apart": set()}
    for a, b in combinations(group[:MOST], 2):
        if ledger.subject(a) != ledger.subject(b):
            met[ledger.together(a, b)] |= {a.id, b.id}
    for relation, severity, verdict in (
        ("certain", Severity.ERROR, Verdict.CONTRADICTION),
        ("possible", Severity.WARNING, Verdict.POSSIBLE),
    ):
        claims = [claim for claim in group if claim.id in met[relation]]
        if claims:
            subjects = list(dict.fromkeys(f"`{ledger.subject(claim)}`" for claim in claims))
            yield finding(
                RULE,
                ledger,
                claims,
                f"{' and '.join(subjects[:4])} share {ledger.label(claims[0].property)} `{claims[0].value}`, which belongs to one alone",
                field="value",
                severity=severity,
                verdict=verdict,
                cause=Cause.UNEXPLAINED if relation == "certain" else Cause.TIME,
                settles=["settled if all but one have another value, or if the subjects are declared to be one entity"],
            )
            return
