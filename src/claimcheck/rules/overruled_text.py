"""Does a document state what was decided to be wrong?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.rule import Rule, finding_in_text

if TYPE_CHECKING:
    from claimcheck.texts.gate import Joint, Meeting

RULE = Rule("overruled-text", "texts", "a document states a value that was decided to be wrong", Severity.ERROR, weighs_decisions=True)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each overruled value that a document states."""
    if not ledger.overruled:
        return
    from claimcheck.texts.gate import alike, joint, met

    both = ledger.once(joint)
    for group in alike(both, [one for one in ledger.once(met) if one.outcome == "overruled"]):
        yield _finding(both, group)


def _finding(both: Joint, group: Sequence[Meeting]) -> Finding:
    from claimcheck.texts.gate.words import asked, written

    ledger, one = both.ledger, group[0]
    said = one.said.claim
    question = both.question(one.said)
    decision = ledger.overruled[one.claims[0].id]
    path = one.said.document.page.path
    return finding_in_text(
        RULE,
        [*(both.place(meeting.said) for meeting in group), *(ledger.place(claim, "value") for claim in one.claims)],
        f"{asked(ledger, question)}: the text says {written(said)}, which {decision.by} decided to be wrong: {decision.reason}",
        question=question,
        says=(f"{path}\x1e{said.value} {said.unit}\x1e{said.when}", *(f"{claim.value} {claim.unit}\x1e{claim.source}" for claim in one.claims)),
        verdict=Verdict.CONTRADICTION,
        settles=[f"settled if `{path}` no longer says {written(said)}, or the decision is taken back"],
    )
