"""What does an outcome on a question, or on a subject, depend on? Its claims, what they name, and all that every outcome depends on, as one hash."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from operator import gt
from typing import TypeAlias

from claimcheck.ledger import Ledger, Question
from claimcheck.load.loaded import Places, Spot
from claimcheck.memo.texts import digest
from claimcheck.model import Claim

NOBODY = Question("", "", ())
_NOWHERE = Spot("", 0, None)
_Said: TypeAlias = "tuple[list[str], list[Claim]]"


@dataclass(frozen=True)
class Group:
    """The claims on one question, in the order in which they stand, or those on all questions about one subject, and the hash of all that decides what is found on them.

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
    parted = ledger.whole.parted
    fresh = {id for id, prop in ledger.properties.items() if prop.fresh}
    by_words: dict[tuple[str, str, str], _Said] = {}
    by_question: dict[Question, _Said] = {}
    for words, claim in _saying(ledger, known):
        asked = (claim.subject, claim.property, claim.scope)
        said = by_words.get(asked)
        if said is None:
            said = by_words[asked] = by_question.setdefault(ledger.question(claim), ([], []))
        said[0].append(words)
        said[1].append(claim)
    starts = {id: digest(context, "parted" if id in parted else "") for id in ledger.properties}
    questions = []
    by_subject: dict[str, list[Group]] = {}
    for question, (words_of, claims) in by_question.items():
        group = Group(digest(starts[question.property], *words_of), claims, question.property in fresh, question)
        questions.append(group)
        by_subject.setdefault(question.subject, []).append(group)
    subjects = []
    for groups in by_subject.values():
        groups.sort(key=lambda group: group.question)
        claims = [claim for group in groups for claim in group.claims]
        subjects.append(Group(digest(*[group.key for group in groups]), claims, any(group.dated for group in groups)))
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


def _saying(ledger: Ledger, known: Sequence[Claim]) -> Iterable[tuple[str, Claim]]:
    """What each claim says, its source included, in the order of their places: of those on one question, a rule may ask which comes first."""
    spots = ledger.places.spots("claim") if isinstance(ledger.places, Places) else {}
    original = None if ledger.claims is known else {claim.id: claim for claim in known}
    sources = {"": ""}
    for id, source in ledger.sources.items():
        snapshot = ledger.snapshots.get(id)
        held = (snapshot.state, snapshot.path) if snapshot else ()
        sources[id] = digest(source.model_dump_json(), str(ledger.whole.written[id]), str(held))
    found: list[tuple[str, Claim]] = []
    stand: list[tuple[str, int]] = []
    for claim in ledger.claims:
        id = claim.id
        spot = spots.get(id, _NOWHERE)
        if spot.said and (original is None or original.get(id) is claim):
            words = f"{spot.said}\0{id}\0{sources.get(claim.source)}"
        else:  # rows of tables stand on one line whatever they say; what is laid over a claim leaves it where it stands
            words = f"{spot.said}\0{spot.fields is None}\0{claim.model_dump_json()}\0{sources.get(claim.source)}"
        found.append((words, claim))
        stand.append((spot.path, spot.mark))
    if any(map(gt, stand, islice(stand, 1, None))):
        found = [found[number] for number in sorted(range(len(found)), key=stand.__getitem__)]
    return found
