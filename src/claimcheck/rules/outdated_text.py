"""Does a document state as current what the record has replaced?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.finding import Cause, Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding_in_text

if TYPE_CHECKING:
    from claimcheck.texts.gate import Joint, Meeting

RULE = Rule("outdated-text", "texts", "a document states a value that the record has replaced", Severity.WARNING, weighs_decisions=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each replaced value that a document states without a time of its own."""
    if not ledger.documents:
        return
    from claimcheck.texts.gate import alike, joint, met

    both = ledger.once(joint)
    for group in alike(both, [one for one in ledger.once(met) if one.outcome == "outdated"]):
        yield _finding(both, group)


def _finding(both: Joint, group: Sequence[Meeting]) -> Finding:
    from claimcheck.texts.gate.words import asked, at, record, values, written

    ledger, one = both.ledger, group[0]
    said = one.said.claim
    question = both.question(one.said)
    old, new = one.claims[: one.older], one.claims[one.older :]
    path = one.said.document.page.path
    return finding_in_text(
        RULE,
        [*(both.place(meeting.said) for meeting in group), *(ledger.place(claim, "value") for claim in one.claims)],
        f"{asked(ledger, question)}: the text says {written(said)}, which was so once{at(ledger, old[-1])}; since then the record has "
        f"{record(ledger, new)}",
        question=question,
        says=(
            f"{path}\x1e{said.value} {said.unit}\x1e{said.when}",
            *(f"{claim.value} {claim.unit}\x1e{claim.source}" for claim in one.claims),
        ),
        verdict=Verdict.SUPERSEDED,
        cause=Cause.TIME,
        settles=[f"settled if `{path}` says {values(new)}, or of which time {written(said)} was true"],
    )
