"""How does what a document says meet what is on record? Backed, contradicted, outdated, overruled, or none of these, through the one comparison."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from claimcheck.finding import Cause, Verdict
from claimcheck.kernel import common, regardless_of_time, relation
from claimcheck.kernel.compare import CONSISTENT, compare, verdict
from claimcheck.kernel.stance import Comparison, Stance
from claimcheck.kernel.times import Together, measure
from claimcheck.kernel.values import Kind
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Property
from claimcheck.reading import readings
from claimcheck.reading.values import NotJudged, Period, Term, Unknown, Value
from claimcheck.texts.gate.joint import Joint, Said

Outcome = Literal["backed", "contradicted", "outdated", "overruled", "variant", "not judged", "open"]
MOST_WEIGHED = 200  # claims of the newest time that are weighed pair by pair
_SHARED: frozenset[Kind] = frozenset(("all", "some", "near"))


@dataclass(frozen=True, slots=True)
class Meeting:
    """What came of it, with the recorded claims that it was held against: those that back it, those that it clashes with.

    ``newest`` when it names no time that could be compared, and so was held to the newest record; ``older`` is how many of the claims, the
    first ones, the others have replaced.
    """

    said: Said
    outcome: Outcome
    claims: tuple[Claim, ...] = ()
    verdict: Verdict | None = None
    cause: Cause | None = None
    reason: str = ""
    newest: bool = False
    older: int = 0


@dataclass(frozen=True, slots=True)
class _Met:
    """One recorded claim beside what was said: what the values share, how the times meet, and what the comparison of both comes to.

    ``undated`` when neither the claim nor its source has a date, so that its time could be nearly any.
    """

    claim: Claim
    kind: Kind
    together: Together
    found: Comparison
    undated: bool


def meetings(both: Joint) -> tuple[Meeting, ...]:
    """How everything that the documents state as a fact, and that no directive waives, meets the record."""
    known: dict[Hashable, Meeting] = {}
    found = []
    for said in both.said:
        if said.waived is not None or said.claim.modality:
            continue
        key = repeated(both, said)
        if key not in known:
            known[key] = meet(both, said)
        found.append(replace(known[key], said=said))
    return tuple(found)


def repeated(both: Joint, said: Said) -> Hashable:
    """A key that is equal for what a text repeats in the same words, which comes to the same."""
    claim = said.claim
    return claim.source, both.question(said), claim.value, claim.unit, claim.when, said.tied and said.tied.id


def alike(both: Joint, found: Iterable[Meeting]) -> tuple[tuple[Meeting, ...], ...]:
    """What is told as one: the same answer to the same question, in one document, that came to the same."""
    groups: dict[Hashable, list[Meeting]] = {}
    for one in found:
        claim = one.said.claim
        who = claim.attributed_to or (one.said.tied.id if one.said.tied else "")
        key = (
            one.said.document.page.path,
            both.question(one.said),
            " ".join(claim.value.split()).casefold(),
            claim.unit,
            claim.when,
            who,
            one.verdict,
        )
        groups.setdefault(key, []).append(one)
    return tuple(tuple(group) for group in groups.values())


def meet(both: Joint, said: Said) -> Meeting:
    """How does one statement meet the record?"""
    ledger = both.ledger
    if said.tied is not None:
        return _as_tied(ledger, said, said.tied)
    stance = ledger.stance(said.claim)
    claims = both.recorded.get(both.question(said), ())
    if isinstance(stance.value, NotJudged):
        return Meeting(said, "not judged", reason=stance.value.reason) if claims else Meeting(said, "open")
    if isinstance(stance.value, Unknown):
        return Meeting(said, "open")
    prop = ledger.property(said.claim)
    met = [_met(stance, ledger.stance(claim), claim, prop) for claim in claims if not isinstance(ledger.value(claim), (NotJudged, Unknown))]
    standing = [one for one in met if one.claim.id not in ledger.overruled]
    speaks = both.speaks(said)
    anytime = regardless_of_time(prop)
    if anytime:
        found = _in_time(ledger, said, standing, prop)
    elif speaks == "at some time":
        found = _newest(ledger, said, standing, prop)
    elif speaks == "at its date":
        found = _in_time(ledger, said, standing, prop) or _in_force(ledger, said, stance, standing, prop) or _ever(said, standing)
    elif speaks == "vaguely":
        found = _ever(said, standing)  # of whatever time it is, a claim may say so of that time
    else:
        found = _in_time(ledger, said, standing, prop)
    if found is None or found.outcome != "backed":
        said_wrong = [one for one in met if one.claim.id in ledger.overruled and one.kind in ("all", "near")]
        if wrong := [one.claim for one in said_wrong if anytime or speaks in ("at some time", "vaguely") or one.together != "apart"]:
            return Meeting(said, "overruled", tuple(wrong), Verdict.CONTRADICTION)
    return found or Meeting(said, "open")


def _as_tied(ledger: Ledger, said: Said, claim: Claim) -> Meeting:
    """Words that a directive ties to a claim: does any reading of them share anything with what it says?"""
    value, wanted = ledger.value(said.claim), ledger.value(claim)
    if isinstance(wanted, (NotJudged, Unknown)):
        return Meeting(said, "not judged", (claim,), reason=wanted.reason if isinstance(wanted, NotJudged) else "the claim says that it is not known")
    prop = ledger.property(claim)
    values = [value] if not isinstance(value, NotJudged) else [found.value for found in readings(said.claim.value, ledger.expect(said.claim))]
    if not values:
        assert isinstance(value, NotJudged)
        return Meeting(said, "not judged", (claim,), reason=value.reason)
    kinds = [common(one, wanted, prop) for one in values]
    if any(one.kind in _SHARED for one in kinds):
        if claim.id in ledger.overruled:
            return Meeting(said, "overruled", (claim,), Verdict.CONTRADICTION)
        near = not any(one.kind in ("all", "some") for one in kinds)
        return Meeting(said, "variant" if near else "backed", (claim,), Verdict.VARIANT if near else Verdict.AGREEMENT)
    if any(one.kind == "none" for one in kinds):
        return Meeting(said, "contradicted", (claim,), Verdict.CONTRADICTION, kinds[0].cause or Cause.UNEXPLAINED)
    return Meeting(said, "not judged", (claim,), reason=kinds[0].reason or "the words and the claim cannot be weighed against each other")


def _met(stance: Stance, other: Stance, claim: Claim, prop: Property) -> _Met:
    assert not isinstance(stance.value, NotJudged)
    assert not isinstance(other.value, NotJudged)
    together: Together = "certain" if regardless_of_time(prop) else relation(stance.time, other.time)
    shared = common(stance.value, other.value, prop)
    if shared.kind == "maybe-none" and _shortened(stance.value, other.value):
        return _Met(claim, "near", together, Comparison(Verdict.VARIANT, Cause.DEFINITION), undated=False)
    undated = other.time.inferred and (other.time.start_low is None or other.time.end_high is None)
    found = verdict(shared, together, inferred=stance.time.inferred or other.time.inferred, copied=False)
    return _Met(claim, shared.kind, together, found if shared.kind != "open" else CONSISTENT, undated)


def _shortened(value: Value, known: Value) -> bool:
    """Is a name some of the words of another, as a person is called by the family name alone?"""
    if not isinstance(value, Term) or not isinstance(known, Term) or value.entity:
        return False
    rest = iter(known.key)
    return bool(value.key) and all(word in rest for word in value.key)


def _in_time(ledger: Ledger, said: Said, standing: Sequence[_Met], prop: Property) -> Meeting | None:
    """Against the claims whose times it may share. What agrees with one side of a dispute on record takes that side; nobody decided against it."""
    meeting = [one for one in standing if one.together != "apart"]
    agreeing = [one for one in meeting if one.kind in _SHARED]
    clashing = [one for one in meeting if one.found.verdict in (Verdict.CONTRADICTION, Verdict.POSSIBLE) and not _excused(one, prop)]
    certain = [one for one in clashing if one.found.verdict is Verdict.CONTRADICTION]
    if undisputed := [one for one in certain if not any(_at_odds(ledger, one.claim, other.claim, prop) for other in agreeing[:MOST_WEIGHED])]:
        return _clash(said, undisputed)
    if agreeing:
        return _agreed(said, agreeing)
    if clashing:
        return _clash(said, clashing)
    undecided = [one for one in meeting if one.found.verdict is Verdict.NOT_JUDGED]
    if undecided:
        return Meeting(said, "not judged", tuple(one.claim for one in undecided), reason=undecided[0].found.reason)
    return None


def _at_odds(ledger: Ledger, one: Claim, other: Claim, prop: Property) -> bool:
    """Does the record itself dispute the one with the other?"""
    return compare(ledger.stance(one), ledger.stance(other), prop).verdict in (Verdict.CONTRADICTION, Verdict.POSSIBLE)


def _excused(met: _Met, prop: Property) -> bool:
    """Is it no more than possible that the times meet, in a way that holds of nearly everything?

    A term of office with a vague end may have been over; and what a source without a date says may be of any time.
    """
    return met.found.verdict is Verdict.POSSIBLE and met.together == "possible" and (prop.office or met.undated)


def _newest(ledger: Ledger, said: Said, standing: Sequence[_Met], prop: Property) -> Meeting | None:
    """Against the newest claims on the question, where it says of no time that could be compared."""
    last = _last(ledger, standing)
    agreeing = [one for one in last if one.kind in _SHARED]
    if agreeing:
        return _agreed(said, agreeing, newest=True)
    older = [one for one in standing if one not in last and one.kind in _SHARED]
    if older:
        return Meeting(said, "outdated", tuple(one.claim for one in (*older, *last)), Verdict.SUPERSEDED, Cause.TIME, newest=True, older=len(older))
    if any(_over(ledger, one.claim) for one in last):
        return None  # what ended may have been followed by anything
    if undecided := [one for one in last if one.kind == "undecided"]:
        return Meeting(said, "not judged", tuple(one.claim for one in undecided), reason=undecided[0].found.reason)
    clashing = [one for one in last if one.kind in ("none", "maybe-none")]
    if not clashing:
        return None
    changing = prop.time in ("fluctuating", "event")  # what happens may happen again
    sure = not changing and any(one.kind == "none" for one in clashing)
    how = Verdict.CONTRADICTION if sure else Verdict.POSSIBLE
    cause = Cause.TIME if changing else Cause.UNEXPLAINED if sure else Cause.DEFINITION
    return Meeting(said, "contradicted", tuple(one.claim for one in clashing), how, cause, clashing[0].found.reason, newest=True)


def _in_force(ledger: Ledger, said: Said, stance: Stance, standing: Sequence[_Met], prop: Property) -> Meeting | None:
    """Against the newest claims before the date of the document. What differs from them may have changed since, so it is no contradiction yet."""
    found = _newest(ledger, said, [one for one in standing if not _after(ledger, one.claim, stance)], prop)
    if found is None or found.outcome != "contradicted":
        return found
    return None if prop.time in ("fluctuating", "event") else replace(found, verdict=Verdict.SUPERSEDED, cause=Cause.TIME)


def _ever(said: Said, standing: Sequence[_Met]) -> Meeting | None:
    """Does a claim of any time say so?"""
    agreeing = [one for one in standing if one.kind in _SHARED]
    return _agreed(said, agreeing) if agreeing else None


def _agreed(said: Said, agreeing: Sequence[_Met], *, newest: bool = False) -> Meeting:
    stating = [one for one in agreeing if one.kind == "all"] or [one for one in agreeing if one.kind == "some"]
    if stating:
        return Meeting(said, "backed", tuple(one.claim for one in stating), Verdict.AGREEMENT, newest=newest)
    return Meeting(said, "variant", tuple(one.claim for one in agreeing), Verdict.VARIANT, Cause.DEFINITION, newest=newest)


def _clash(said: Said, clashing: Sequence[_Met]) -> Meeting:
    worst = next((one for one in clashing if one.found.verdict is Verdict.CONTRADICTION), clashing[0])
    return Meeting(said, "contradicted", tuple(one.claim for one in clashing), worst.found.verdict, worst.found.cause, worst.found.reason)


def _last(ledger: Ledger, standing: Sequence[_Met]) -> list[_Met]:
    """The claims that no other certainly comes after."""
    latest = max((measure(ledger.time(one.claim)).first for one in standing), default=0)
    left = [one for one in standing if measure(ledger.time(one.claim)).last >= latest]
    # Terms that hand over to each other within a year share days on the scale.
    return [one for one in left if len(left) > MOST_WEIGHED or not any(_before(ledger, one.claim, other.claim) for other in left)]


def _before(ledger: Ledger, a: Claim, b: Claim) -> bool:
    """Does ``a`` certainly speak of an earlier time than ``b``?"""
    one, two = ledger.time(a), ledger.time(b)
    return relation(one, two) == "apart" and (measure(one).first, measure(one).last) < (measure(two).first, measure(two).last)


def _after(ledger: Ledger, claim: Claim, stance: Stance) -> bool:
    """Does a claim certainly speak of a later time than a document of a known date?"""
    return measure(ledger.time(claim)).first > measure(stance.time).last


def _over(ledger: Ledger, claim: Claim) -> bool:
    """Does it speak of a time that is known to have ended?"""
    when = ledger.when(claim)
    return isinstance(when, Period) and not when.ongoing and when.end.high is not None and (ledger.today is None or when.end.high < ledger.today)
