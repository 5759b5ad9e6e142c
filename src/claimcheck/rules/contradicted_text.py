"""Does a document state what the record rules out?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from claimcheck.finding import Finding, Severity, Unjudged, Verdict
from claimcheck.kernel import settles
from claimcheck.kernel.compare import compare
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.rule import Rule, finding_in_text

if TYPE_CHECKING:
    from claimcheck.texts.gate import Joint, Meeting

RULE = Rule("contradicted-text", "texts", "a document contradicts the record", Severity.ERROR, weighs_decisions=True)

_CERTAINTY = {Verdict.POSSIBLE: ", which may contradict it", Verdict.SUPERSEDED: ", and nothing of its date"}


def check(ledger: Ledger) -> Iterator[Finding | Unjudged]:
    """One finding for each value that a document states against the record, at every place that states it."""
    if not ledger.documents:
        return
    from claimcheck.texts.gate import alike, joint, met

    both = ledger.once(joint)
    found = ledger.once(met)
    for group in alike(both, [one for one in found if one.outcome == "contradicted"]):
        yield _finding(both, group)
    for one in found:
        if one.outcome == "not judged":
            place = both.place(one.said)
            asked = f"`{one.said.claim.subject}` {both.ledger.label(one.said.claim.property)} `{one.said.claim.value}`"
            yield Unjudged(asked, one.reason, 1, place.path, place.line, place.column)
    for document in ledger.documents:
        for why, count in sorted(Counter(why for _, why in document.unjudged).items()):
            yield Unjudged(f"`{document.page.path}`", why, count)


def _finding(both: Joint, group: Sequence[Meeting]) -> Finding:
    from claimcheck.texts.gate.words import asked, record, written

    ledger, one = both.ledger, group[0]
    said = one.said.claim
    claims = list({claim.id: claim for meeting in group for claim in meeting.claims}.values())
    question = both.question(one.said)
    verdict = one.verdict or Verdict.CONTRADICTION
    by = f", which it attributes to {said.attributed_to}" if said.attributed_to else ""
    reason = f" ({one.reason})" if one.reason else ""
    # Where one best value is wanted, lesser sources differ on record too, and a text may follow one of them.
    sure = verdict is Verdict.CONTRADICTION and ledger.properties[question.property].values != "best"
    return finding_in_text(
        RULE,
        [*(both.place(meeting.said) for meeting in group), *(ledger.place(claim, "value") for claim in claims)],
        f"{asked(ledger, question)}: the text says {written(said)}{by}, and the record has {record(ledger, claims)}{_CERTAINTY.get(verdict, '')}{reason}",
        question=question,
        says=(
            f"{one.said.document.page.path}\x1e{said.value} {said.unit}\x1e{said.when}",
            *(f"{claim.value} {claim.unit}\x1e{claim.source}" for claim in claims),
        ),
        severity=Severity.ERROR if sure else Severity.WARNING,
        verdict=verdict,
        cause=one.cause,
        settles=tuple(_settles(both, one, claims)),
    )


def _settles(both: Joint, one: Meeting, claims: Sequence[Claim]) -> Iterator[str]:
    from claimcheck.texts.gate.words import values, written

    path, value = one.said.document.page.path, written(one.said.claim)
    if one.said.tied is not None:
        yield f"settled if `{path}` says {values(claims)}, or the directive names another claim"
    elif one.newest:
        yield f"settled if `{path}` says {values(claims)}, or of which time {value} was true"
        yield f"settled if {value} is recorded as the newer value, with its source and its date"
    else:
        stance, other, prop = both.stance(one.said), both.ledger.stance(claims[0]), both.ledger.properties[one.said.claim.property]
        yield from settles(compare(stance, other, prop), stance, other, prop)
