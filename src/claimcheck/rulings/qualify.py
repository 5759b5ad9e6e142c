"""Does a decision settle its finding? It is laid over the claims, and the rules are asked again."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from claimcheck.finding import Finding, Severity, Verdict
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Decision, Qualifier, Weighed
from claimcheck.rulings.weigh import answer, answers

Again = Callable[[Ledger, Sequence[str]], Iterable[Finding]]  # what the rules named, and those that compare records, find in a ledger
CLASHES = (Verdict.CONTRADICTION, Verdict.POSSIBLE)


class Tried(NamedTuple):
    """A decision that stands as far as its evidence goes, the finding it is about, and the claims it says are wrong."""

    decision: Decision
    finding: Finding
    wrong: tuple[str, ...]


def written(decision: Decision, ledger: Ledger) -> bool:
    """Do the claims say themselves what the qualifiers of a decision add to them?"""
    weighed = {one.claim: one for one in decision.weighed}
    return all(any(_has(claim, one, ledger) for claim in _meant(one.claim, weighed.get(one.claim), ledger)) for one in decision.qualifiers)


def _meant(id: str, was: Weighed | None, ledger: Ledger) -> Iterator[Claim]:
    """The claim of that id, and those that say what it said: an id that counts claims shifts with them."""
    if id in ledger.by_id:
        yield ledger.by_id[id]
    if was is not None:
        said = " ".join(was.value.split())
        yield from (claim for claim in ledger.by_source.get(was.source, ()) if " ".join(f"{claim.value} {claim.unit}".split()) == said)


def overlaid(ledger: Ledger, qualifiers: Iterable[Qualifier]) -> Ledger:
    """The ledger as it would be if its claims said what the qualifiers say."""
    meant: dict[str, dict[str, str]] = {}
    for one in qualifiers:
        meant.setdefault(one.claim, {}).update({field: value for field, value in (("scope", one.scope), ("when", one.when)) if value})
    claims = [claim.model_copy(update=meant[claim.id]) if claim.id in meant else claim for claim in ledger.claims]
    return replace(ledger, claims=claims)


def ineffective(standing: Sequence[Tried], ledger: Ledger, before: Iterable[Finding], again: Again) -> Mapping[str, tuple[str, ...]]:
    """Which of the decisions do not settle their finding, and why: by what they give as `finding`.

    A qualifier has to remove the conflict. Of more than two answers, those that are not wrong have to fit together.
    """
    told = {**_left(standing, ledger, again), **_qualified(standing, ledger, before, again)}
    return {name: tuple(lines) for name, lines in told.items() if lines}


def _qualified(standing: Sequence[Tried], ledger: Ledger, before: Iterable[Finding], again: Again) -> dict[str, list[str]]:
    asked = [one for one in standing if one.decision.qualifiers]
    told: dict[str, list[str]] = {}
    for decision, _, _ in asked:
        told[decision.finding] = [
            *(f"`{one.claim}`, which it qualifies, is no claim of this ledger" for one in decision.qualifiers if one.claim not in ledger.by_id),
            *(f"it names neither a scope nor a time for `{one.claim}`" for one in decision.qualifiers if not (one.scope or one.when)),
        ]
    if not asked:
        return told
    qualifiers = [part for one in asked for part in one.decision.qualifiers]
    after = list(again(overlaid(ledger, qualifiers), sorted({one.finding.rule for one in asked})))
    known = {(finding.rule, _claims(finding)) for finding in before}
    for decision, finding, _ in asked:
        if told[decision.finding]:
            continue
        qualified = {one.claim for one in decision.qualifiers}
        for other in after:
            if other.rule == finding.rule and _same(finding, other):
                told[decision.finding].append(f"with its qualifiers it is still found: {other.message}")
                break
            if other.verdict in CLASHES and qualified & _claims(other) and (other.rule, _claims(other)) not in known:
                told[decision.finding].append(f"with its qualifiers something else is found (`{other.rule}`): {other.message}")
                break
    return told


def _left(standing: Sequence[Tried], ledger: Ledger, again: Again) -> dict[str, list[str]]:
    """Of more than two answers, which are left and still clash? A decision by hand that lists nothing it weighed is taken as it is."""
    asked = [one for one in standing if one.wrong and one.decision.weighed and len(answers(one.finding)) > 2]
    if not asked:
        return {}
    wrong = {claim for one in asked for claim in one.wrong}
    kept = replace(ledger, claims=[claim for claim in ledger.claims if claim.id not in wrong])
    after = list(again(kept, sorted({one.finding.rule for one in asked})))
    told: dict[str, list[str]] = {}
    for decision, finding, _ in asked:
        rest = _claims(finding) - wrong
        still = (other for other in after if other.rule == finding.rule and _apart(rest, other) and not _lesser(finding, other))
        told[decision.finding] = [f"what it does not say is wrong still clashes: {other.message}" for other in still][:1]
    return told


def _apart(claims: Collection[str], finding: Finding) -> bool:
    """Does it set some of the claims against one another? A further answer may clash with them though they agree."""
    return len({answer(place) for place in finding.places if place.claim in claims}) > 1


def _same(finding: Finding, other: Finding) -> bool:
    """Is what is found now what was to go? A conflict of two of the same claims, which is no mere note unless it was one before."""
    if _lesser(finding, other):
        return False
    were, are = _claims(finding), _claims(other)
    return len(were & are) >= min(2, len(were)) and (bool(were) or _at(finding) == _at(other))


def _lesser(finding: Finding, other: Finding) -> bool:
    return other.severity is Severity.NOTE and finding.severity is not Severity.NOTE


def _at(finding: Finding) -> tuple[object, ...]:
    return (finding.subject, finding.property, tuple((place.path, place.value) for place in finding.places))


def _claims(finding: Finding) -> frozenset[str]:
    return frozenset(place.claim for place in finding.places if place.claim)


def _has(claim: Claim, one: Qualifier, ledger: Ledger) -> bool:
    if one.scope and ledger.question(claim).scope != ledger.question(claim.model_copy(update={"scope": one.scope})).scope:
        return False
    return not one.when or " ".join(claim.when.split()) == " ".join(one.when.split())
