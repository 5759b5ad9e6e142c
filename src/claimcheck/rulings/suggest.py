"""Which answer does the declared policy prefer? A suggestion with its reasons, never a verdict; what is newer is not therefore right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from claimcheck.finding import Finding, Place, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import SOURCE_KINDS, Preference, SourceKind
from claimcheck.reading.quotes import Found
from claimcheck.rulings.weigh import answer

CRITERIA: tuple[Preference, ...] = get_args(Preference)
_CLASHES = (Verdict.CONTRADICTION, Verdict.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Policy:
    """What is preferred to what: criteria in their order, and kinds of source from the best."""

    criteria: Sequence[Preference] = CRITERIA
    kinds: Sequence[SourceKind] = SOURCE_KINDS

    def said(self) -> str:
        """The policy in one line."""
        parts = {
            "kind": " before ".join(self.kinds),
            "dated": "dated before undated",
            "quoted": "verified quote before none",
        }
        return ", then ".join(parts[one] for one in self.criteria) or "none"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the policy suggests: a verdict, or none; which claims would be wrong by it; and why."""

    verdict: str
    wrong: tuple[str, ...]
    why: tuple[str, ...]


def suggested(finding: Finding, ledger: Ledger, policy: Policy) -> Suggestion:
    """What does the policy suggest for a finding?"""
    camps: dict[str, list[Place]] = {}
    for place in finding.places:
        camps.setdefault(answer(place), []).append(place)
    if len(camps) < 2 or finding.verdict is None:
        return Suggestion("", (), ("it does not set answers against each other",))
    if len({ledger.question(claim)[:2] for place in finding.places if (claim := ledger.by_id.get(place.claim))}) > 1:
        return Suggestion("", (), ("what it shows answers different questions",))
    left = list(range(len(camps)))
    members = list(camps.values())
    why: list[str] = []
    for criterion in policy.criteria:
        scores = [min(_score(place, criterion, ledger, policy) for place in members[at]) for at in left]
        best = min(scores)
        kept = [at for at, score in zip(left, scores, strict=True) if score == best]
        if len(kept) < len(left):
            why.extend(_because(criterion, [list(camps)[at] for at in kept], best, policy))
            left = kept
        if len(left) == 1:
            break
    if len(left) > 1:
        return Suggestion("", (), (*why, f"the policy does not decide between {_listed(f'`{list(camps)[at]}`' for at in left)}"))
    if finding.verdict not in _CLASHES:
        return Suggestion("", (), (*why, f"but neither has to be wrong: the verdict is {finding.verdict.value}"))
    others = [at for at in range(len(camps)) if at != left[0]]
    wrong = tuple(dict.fromkeys(place.claim for at in others for place in members[at] if place.claim))
    verdict = ("first is wrong" if left[0] else "second is wrong") if len(camps) == 2 else "some are wrong"
    return Suggestion(verdict, wrong if len(camps) > 2 else (), tuple(why))


def _score(place: Place, criterion: Preference, ledger: Ledger, policy: Policy) -> int:
    """The lower, the better. Words of a document are no source: they are preferred to nothing."""
    claim = ledger.by_id.get(place.claim)
    source = ledger.sources.get(claim.source) if claim else None
    if criterion == "kind":
        return policy.kinds.index(source.kind) if source and source.kind in policy.kinds else len(policy.kinds)
    if criterion == "dated":
        return 0 if (claim and claim.when) or (source and source.published) else 1
    return 0 if claim and isinstance(ledger.quoted(claim), Found) else 1


def _because(criterion: Preference, preferred: Sequence[str], best: int, policy: Policy) -> Iterator[str]:
    said = _listed(f"`{one}`" for one in preferred)
    verb = "has" if len(preferred) == 1 else "have"
    if criterion == "kind":
        yield f"{said} {verb} the best kind of source ({policy.kinds[best]})"
    else:
        yield f"{said} {verb} {_HAVE[criterion]}"


_HAVE: Mapping[str, str] = {"dated": "a date", "quoted": "a quote that stands in the text of its source"}


def _listed(parts: Iterator[str] | Sequence[str]) -> str:
    *most, last = parts
    return f"{', '.join(most)} and {last}" if most else last
