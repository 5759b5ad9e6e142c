"""What does an outcome on a question, or on a subject, depend on? Its claims, what they name, and all that every outcome depends on, as one hash."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.ledger import Ledger, Question
from claimcheck.load.loaded import Spot
from claimcheck.memo.texts import digest
from claimcheck.model import Claim

NOBODY = Question("", "", ())


@dataclass(frozen=True)
class Group:
    """The claims on one question or about one subject, in the order in which they stand, and the hash of all that decides what is found on them.

    ``dated`` when the day of the run counts beside that.
    """

    key: str
    claims: Sequence[Claim]
    dated: bool
    question: Question = NOBODY

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The claims, counted."""
        return {claim.id: number for number, claim in enumerate(self.claims)}


@dataclass(frozen=True)
class Groups:
    """The claims of one ledger in groups. ``context`` is the hash of what decides everything."""

    claims: Sequence[Claim]
    wider: object
    context: str
    questions: Sequence[Group]
    subjects: Sequence[Group]

    def of(self, ledger: Ledger) -> bool:
        """Are they those of this ledger?"""
        return self.claims is ledger.claims and self.wider is ledger.wider


def grouped(ledger: Ledger, known: Sequence[Claim], program: str) -> Groups:
    """The groups of a ledger. ``known`` are the claims as they were read: of others the loader has no hash."""
    context = _context(ledger, program)
    saying = _saying(ledger, known)
    parted = ledger.whole.parted
    fresh = {id for id, prop in ledger.properties.items() if prop.fresh}
    by_words: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in ledger.claims:
        by_words.setdefault((claim.subject, claim.property, claim.scope), []).append(claim)
    by_question: dict[Question, list[Claim]] = {}
    for claims in by_words.values():
        by_question.setdefault(ledger.question(claims[0]), []).extend(claims)
    by_subject: dict[str, list[Claim]] = {}
    questions = []
    for question, claims in by_question.items():
        by_subject.setdefault(question.subject, []).extend(claims)
        dated = question.property in fresh
        start = digest(context, "parted" if question.property in parted else "")
        questions.append(_group(start, claims, dated, saying, question))
    subjects = []
    for claims in by_subject.values():
        used = {claim.property for claim in claims}
        dated = not fresh.isdisjoint(used)
        subjects.append(_group(digest(context, *sorted(used & parted)), claims, dated, saying))
    return Groups(ledger.claims, ledger.wider, context, questions, subjects)


def _group(start: str, claims: list[Claim], dated: bool, saying: Callable[[Claim], tuple[str, int, str]], question: Question = NOBODY) -> Group:
    said = sorted([(*saying(claim), number) for number, claim in enumerate(claims)])
    return Group(digest(start, *[one[2] for one in said]), [claims[one[3]] for one in said], dated, question)


def _context(ledger: Ledger, program: str) -> str:
    """What every outcome may depend on: the program, the settings, and the records that any claim may name."""
    return digest(
        program,
        str(ledger.quote_words),
        *(prop.model_dump_json() for _, prop in sorted(ledger.properties.items())),
        *(entity.model_dump_json() for _, entity in sorted(ledger.entities.items())),
        *(f"{id} {origins}" for id, origins in sorted(ledger.derived_from.items()) if origins),
    )


def _saying(ledger: Ledger, known: Sequence[Claim]) -> Callable[[Claim], tuple[str, int, str]]:
    """Where a claim stands, and the hash of what it says, where its source is part of that."""
    places = ledger.places
    spot_of = getattr(places, "spot", _nowhere)
    original = {claim.id: claim for claim in known}
    sources = {"": ""}
    for id, source in ledger.sources.items():
        snapshot = ledger.snapshots.get(id)
        held = (snapshot.state, snapshot.path) if snapshot else ()
        sources[id] = digest(source.model_dump_json(), str(ledger.whole.written[id]), str(held))

    def saying(claim: Claim) -> tuple[str, int, str]:
        spot = spot_of("claim", claim.id)
        source = sources.get(claim.source, "")
        if spot is None:
            return "", 0, f"{_words(claim)}\0{source}"
        if spot.said and original.get(claim.id) is claim:
            return spot.path, spot.mark, f"{spot.said}\0{claim.id}\0{source}"
        # Rows of tables stand on one line whatever they say; what is laid over a claim leaves it where it stands.
        return spot.path, spot.mark, f"{spot.said}\0{spot.fields is None}\0{_words(claim)}\0{source}"

    return saying


def _words(claim: Claim) -> str:
    return claim.model_dump_json()


def _nowhere(kind: str, id: str) -> Spot | None:
    return None
