"""What does an outcome on a question, or on a subject, depend on? Its claims, what they name, and all that every outcome depends on, as one hash."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from claimcheck.ledger import Ledger, Question
from claimcheck.load.loaded import Places, Spot
from claimcheck.memo.texts import digest
from claimcheck.model import Claim

NOBODY = Question("", "", ())
_NOWHERE = Spot("", 0, None)
_ID, _SOURCE, _ASKED, _QUESTION = attrgetter("id"), attrgetter("source"), attrgetter("subject", "property", "scope"), attrgetter("question")
_SAID, _STANDS = attrgetter("said"), attrgetter("path", "mark")


class Group(NamedTuple):
    """The claims on one question, by their numbers in the order in which they stand, or those on all questions about one subject, and the hash of all that decides what is found on them.

    ``dated`` when the day of the run counts beside that.
    """

    key: str
    every: Sequence[Claim]
    numbers: Sequence[int]
    dated: bool
    question: Question = NOBODY

    @property
    def claims(self) -> Sequence[Claim]:
        """The claims. Few groups are looked into."""
        return [self.every[number] for number in self.numbers]


def counted(claims: Sequence[Claim]) -> Mapping[str, int]:
    """The number of each claim, by its id."""
    return {claim.id: number for number, claim in enumerate(claims)}


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
    parted = ledger.whole.parted
    fresh = {id for id, prop in ledger.properties.items() if prop.fresh}
    by_words: dict[tuple[str, str, str], list[int]] = {}
    by_question: dict[Question, list[int]] = {}
    claims, words = _saying(ledger, known)
    for number, asked in enumerate(map(_ASKED, claims)):
        numbers = by_words.get(asked)
        if numbers is None:
            numbers = by_words[asked] = by_question.setdefault(ledger.question(claims[number]), [])
        numbers.append(number)
    starts = {id: digest(context, "parted" if id in parted else "") for id in ledger.properties}
    questions = []
    by_subject: dict[str, list[Group]] = {}
    for question, numbers in by_question.items():
        key = digest(starts[question.property], *[words[number] for number in numbers])
        one = Group(key, claims, numbers, question.property in fresh, question)
        questions.append(one)
        by_subject.setdefault(question.subject, []).append(one)
    subjects = []
    for groups in by_subject.values():
        groups.sort(key=_QUESTION)
        about = [number for group in groups for number in group.numbers]
        subjects.append(Group(digest(*[group.key for group in groups]), claims, about, any(group.dated for group in groups)))
    return Groups(ledger.claims, ledger.wider, context, questions, subjects)


def _context(ledger: Ledger, program: str) -> str:
    """What every outcome may depend on: the program, the settings, and the records that any claim may name."""
    return digest(
        program,
        str(ledger.quote_words),
        ledger.least.value,
        *(prop.model_dump_json() for _, prop in sorted(ledger.properties.items())),
        *(entity.model_dump_json() for _, entity in sorted(ledger.entities.items())),
        *(f"{id} {origins}" for id, origins in sorted(ledger.derived_from.items()) if origins),
    )


def _saying(ledger: Ledger, known: Sequence[Claim]) -> tuple[Sequence[Claim], Sequence[str]]:
    """The claims in the order of their places, since of those on one question a rule may ask which comes first, and what each says, its source included.

    One step is done for all claims before the next, by functions that need no loop of the interpreter.
    """
    claims = ledger.claims
    places = ledger.places.spots("claim") if isinstance(ledger.places, Places) else {}
    ids = list(map(_ID, claims))
    spots = list(map(places.get, ids, repeat(_NOWHERE)))
    said = list(map(_SAID, spots))
    sources = {"": ""}
    for id, source in ledger.sources.items():
        snapshot = ledger.snapshots.get(id)
        held = (snapshot.state, snapshot.path) if snapshot else ()
        sources[id] = digest(source.model_dump_json(), str(ledger.whole.written[id]), str(held))
    of = list(map(sources.get, map(_SOURCE, claims), repeat("")))
    words = list(map("\0".join, zip(said, ids, of, strict=True)))
    original = None if claims is known else {claim.id: claim for claim in known}
    for number, claim in enumerate(claims) if original is not None or "" in said else ():
        if not said[number] or (original is not None and original.get(claim.id) is not claim):
            # Rows of tables stand on one line whatever they say; what is laid over a claim leaves it where it stands.
            words[number] = f"{said[number]}\0{spots[number].fields is None}\0{claim.model_dump_json()}\0{of[number]}"
    stand = list(map(_STANDS, spots))
    if stand != sorted(stand):
        order = sorted(range(len(stand)), key=stand.__getitem__)
        return [claims[number] for number in order], [words[number] for number in order]
    return claims, words
