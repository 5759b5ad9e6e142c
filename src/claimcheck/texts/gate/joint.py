"""What do documents say, beside what is on record? One ledger of both, in which each knows the names that the other uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from claimcheck.finding import Place
from claimcheck.kernel import Stance
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim, Entity, Property
from claimcheck.prose import Document, Statement
from claimcheck.reading import NotJudged, Style, Term, read_when, resolve
from claimcheck.reading.relative import means_present
from claimcheck.reading.tokens import tokens
from claimcheck.reading.values import Dates, Period
from claimcheck.texts.gate.marks import Mark, Tie, marks, waivers
from claimcheck.texts.gate.stretches import Stretch, Stretches
from claimcheck.texts.record import TextPlaces, recorded

Speaks = Literal["of its own time", "at its date", "at some time", "vaguely"]


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says in one place, as a claim. ``tied`` is the recorded claim that a directive ties it to, ``waived`` its waiver."""

    document: Document
    claim: Claim
    block: int
    start: int
    end: int
    statement: Statement
    tied: Claim | None = None
    waived: Mark | None = None


@dataclass(frozen=True)
class Joint:
    """A ledger of what is on record and of what documents say, with what they say in the order of the texts. ``record`` is the former alone."""

    ledger: Ledger
    record: Ledger
    said: tuple[Said, ...]
    marks: Mapping[str, Sequence[Mark]]

    @cached_property
    def recorded(self) -> Mapping[Question, tuple[Claim, ...]]:
        """The recorded claims of facts on each question."""
        return self._answers(claim for claim in self.ledger.ordered)

    @cached_property
    def envisaged(self) -> Mapping[Question, tuple[Claim, ...]]:
        """The recorded plans and possibilities on each question."""
        return self._answers(claim for claim in self.ledger.claims if claim.modality)

    def _answers(self, claims: Iterable[Claim]) -> Mapping[Question, tuple[Claim, ...]]:
        stated = {one.claim.id for one in self.said}
        groups: dict[Question, list[Claim]] = {}
        for claim in claims:
            if claim.id not in stated:
                groups.setdefault(self.ledger.question(claim), []).append(claim)
        return {question: tuple(members) for question, members in groups.items()}

    @cached_property
    def terms(self) -> Sequence[Claim]:
        """The recorded claims that give the term of somebody in an office."""
        offices = [question for question in self.recorded if self.ledger.properties[question.property].office]
        return [claim for question in offices for claim in self.recorded[question] if isinstance(self.ledger.when(claim), Period)]

    @cached_property
    def asked_of(self) -> Mapping[str, Sequence[Question]]:
        """The questions on record about each subject."""
        groups: dict[str, list[Question]] = {}
        for question in self.recorded:
            groups.setdefault(question.subject, []).append(question)
        return groups

    @cached_property
    def by_document(self) -> Mapping[str, tuple[Said, ...]]:
        """What each document says, by its path."""
        groups: dict[str, list[Said]] = {}
        for one in self.said:
            groups.setdefault(one.document.page.path, []).append(one)
        return {path: tuple(members) for path, members in groups.items()}

    def question(self, said: Said) -> Question:
        """Which question does it answer?"""
        return self.ledger.question(said.claim)

    def is_name_of(self, said: Said) -> bool:
        """Does it call a declared entity by a name that is declared for it?"""
        value, subject = self.ledger.value(said.claim), self.ledger.subject(said.claim)
        if self.ledger.property(said.claim).datatype != "name" or not isinstance(value, Term) or said.claim.when:
            return False
        return subject in self.record.entities and resolve(value.text, self.record.names) == subject

    def speaks(self, said: Said) -> Speaks:
        """Of which time: one that it states, that of its document, some time that nobody gives, or one that a word only hints at?"""
        when = self.ledger.when(said.claim)
        if isinstance(when, (Dates, Period)):
            return "of its own time"
        if when is not None and not means_present(said.claim.when):
            return "vaguely"
        if when is None and _past(said):
            return "vaguely"
        return "at its date" if dated(said.document) else "at some time"

    def stance(self, said: Said) -> Stance:
        """What does it bring to a comparison? To a reader its source is the path of the document."""
        return self.ledger.stance(said.claim)._replace(source=said.document.page.path)

    def place(self, said: Said, label: str = "") -> Place:
        """Where does it stand? The words in the document, and no claim."""
        if said.claim.attributed_to:
            label = f"{label or said.claim.value} (according to {said.claim.attributed_to})"
        place = self.ledger.place(said.claim, "value", label)
        if place.when_inferred and not dated(said.document):
            place = replace(place, when="")
        return replace(place, claim="", source="")


def joint(ledger: Ledger) -> Joint:
    """What the documents of a ledger say, joined with what is on record."""
    places = TextPlaces(ledger)
    sources = dict(ledger.sources)
    entities: dict[str, Entity] = dict(ledger.entities)
    properties: dict[str, Property] = dict(ledger.properties)
    said: list[Said] = []
    marked: dict[str, Sequence[Mark]] = {}
    for one in recorded(ledger.documents):
        document = one.document
        id = f"document:{one.source.id}"
        while id in sources:
            id += "+"
        sources[id] = one.source.model_copy(update={"id": id})
        entities.update((entity.id, entity) for entity in document.entities if entity.id not in entities)
        properties.update((prop.id, prop) for prop in document.properties if prop.id not in properties)
        pairs = [(_renamed(claim, id), statement) for claim, statement in one.claims]
        found = marks(document, ledger)
        marked[document.page.path] = found
        tied = [_tied(mark.tie, document, id, number) for number, mark in enumerate(found) if mark.tie is not None]
        said += _said(document, pairs, tied, found)
        places.add(id, document, [*pairs, *((made.claim, made.statement) for made in tied)])
    together = replace(
        ledger,
        sources=sources,
        entities=entities,
        properties=properties,
        claims=(*ledger.claims, *(one.claim for one in said)),
        places=places,
        documents=(),
    )
    return Joint(together, ledger, tuple(said), marked)


# What was so, in words that do not say when, need not be so at the date of the document.
_PAST = frozenset(
    "was were had served led headed chaired directed employed counted comprised numbered worked ran operated included held kept owned "
    "consisted stood lived remained belonged used earned spent made".split()
)
_BEFORE = 16
_PERFECT = frozenset(("has", "have", "having", "is", "are"))


def _past(said: Said) -> bool:
    """Do the words before the value, or those that carry it, speak of the past?"""
    text = said.document.page.blocks[said.block].text
    first = max(0, said.statement.start - _BEFORE)  # the word before may make it perfect: "has had"
    words = tokens(text[first : said.end])
    return any(
        word.low in _PAST and first + word.start >= said.statement.start and (at == 0 or words[at - 1].low not in _PERFECT)
        for at, word in enumerate(words)
    )


def dated(document: Document) -> bool:
    """Does the document declare a date that can be read?"""
    published = document.page.header.published
    return bool(published) and not isinstance(read_when(published, Style(document.style.date_order, document.style.decimal)), NotJudged)


def _renamed(claim: Claim, source: str) -> Claim:
    """Under an id that no recorded claim has: a text may also have been drafted into the ledger."""
    return claim.model_copy(update={"id": f"{source}/{claim.id}"[:200], "source": source})


def _tied(tie: Tie, document: Document, source: str, number: int) -> Said:
    """The words that a directive ties to a claim, read as an answer to the question of that claim."""
    text = document.page.blocks[tie.block].text[tie.start : tie.end]
    claim = tie.claim.model_copy(
        update={
            "id": f"{source}/tied:{number}",
            "source": source,
            "value": text,
            "unit": "",
            "quote": text,
            "locator": "",
            "note": "",
            "attributed_to": "",
            "draft": "",
        }
    )
    statement = Statement(claim.subject, claim.property, text, tie.block, tie.start, tie.end, tie.start, tie.end, tie="a directive")
    return Said(document, claim, tie.block, tie.start, tie.end, statement, tied=tie.claim)


def _said(document: Document, pairs: Sequence[tuple[Claim, Statement]], tied: Sequence[Said], found: Sequence[Mark]) -> list[Said]:
    """The statements, except where a directive says better what the words answer; each with the waiver that covers it."""
    ties = Stretches(Stretch(one.block, one.start, one.end, one) for one in tied)
    waived = waivers(found)
    made = [
        Said(document, claim, statement.block, statement.value_start, statement.value_end, statement)
        for claim, statement in pairs
        if ties.over(statement.block, statement.value_start, statement.value_end) is None
    ]
    every = sorted((*made, *tied), key=lambda one: (one.block, one.start, one.end, one.claim.id))
    return [replace(one, waived=waived.over(one.block, one.start, one.end)) for one in every]
