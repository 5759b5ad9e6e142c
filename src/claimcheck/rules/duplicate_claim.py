"""Which statements are recorded twice?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading.values import NotJudged
from claimcheck.rule import Rule, finding

RULE = Rule("duplicate-claim", "records", "one statement is recorded twice", Severity.WARNING, reach="question")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each statement that a source makes once and the ledger has more than once."""
    for question, claims in ledger.contested:
        for same in _alike(ledger, claims):
            if len(same) > 1:
                again = sorted(same, key=lambda claim: ledger.places.place("claim", claim.id))
                source = f" from `{same[0].source}`" if same[0].source else ""
                yield finding(
                    RULE,
                    ledger,
                    [*again[1:], again[0]],
                    f"`{question.subject}` {ledger.label(question.property)} `{same[0].value}` is recorded {len(same)} times{source}",
                    labels=[*("again",) * (len(same) - 1), "first recorded"],
                    settles=["settled if all but one are removed, or if each quotes the passage it was read from"],
                )


def _alike(ledger: Ledger, claims: Iterable[Claim]) -> Iterator[list[Claim]]:
    """The claims that are one statement: two passages of a source may well say the same, so their words count too."""
    passages: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        passages.setdefault((claim.source, claim.attributed_to, " ".join(claim.quote.split()), claim.locator), []).append(claim)
    for passage in passages.values():
        statements: dict[object, list[Claim]] = {}
        for claim in passage if len(passage) > 1 else ():  # what a passage is recorded to say matters only if it is recorded twice
            statements.setdefault(_said(ledger, claim), []).append(claim)
        yield from statements.values()


def _said(ledger: Ledger, claim: Claim) -> object:
    value, when = ledger.value(claim), ledger.when(claim)
    return claim.value if isinstance(value, NotJudged) else value, claim.when if isinstance(when, NotJudged) else when
