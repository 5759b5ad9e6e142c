"""What is on record? An immutable index of everything that was loaded, which answers the questions rules ask.

Nothing here opens a file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, TypeVar, overload

from claimcheck.finding import Place, Severity, Verdicted
from claimcheck.kernel import Camp, Conflict, Stance, Time, agreements, conflicts, relation
from claimcheck.kernel.told import told
from claimcheck.model import SOURCE_KINDS, Claim, Decision, Entity, Property, Relation, Source
from claimcheck.reading import quotes
from claimcheck.reading.expect import Expect, NameTable, Style
from claimcheck.reading.quotes import Folded
from claimcheck.reading.values import Dates, Days, NotJudged, Period, Value
from claimcheck.readings import Readings

if TYPE_CHECKING:
    from claimcheck.prose import Document

Made = TypeVar("Made")
RecordKind = Literal["source", "entity", "property", "claim", "relation", "decision"]
MOST_SUGGESTIONS = 20  # quotes of one source that are not found for which the nearest passage is looked for


class Question(NamedTuple):
    """What a claim answers: claims with the same question are compared. ``scope`` is its tags, sorted."""

    subject: str
    property: str
    scope: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The text a source was read from: ``held``, ``changed`` (another text bears its name) or ``not held``."""

    state: Literal["held", "changed", "not held"]
    text: Folded | None = None
    path: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the input that could not be taken as it stands: the rule that reports it, and where."""

    rule: str
    message: str
    path: str
    line: int = 0
    column: int = 0
    help: str = ""


class Places(Protocol):
    """Where a record, or one field of it, stands: path, line and column, counted from 1."""

    def place(self, kind: RecordKind, id: str, field: str = "") -> tuple[str, int, int]: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Wider:
    """What a part of a ledger has to know of the whole.

    On which days each source can have been written, which properties have parts, and how many claims of each source come with a quote.
    """

    written: Mapping[str, Days]
    parted: frozenset[str]
    quotes: Mapping[str, int]


@dataclass(frozen=True)
class Ledger:
    """All records of a run, indexed. ``claims`` are in the order of the files; every group of them is in one that does not depend on it.

    ``overruled`` are the claims, by id, that a decision says are wrong, and ``ineffective`` says of a decision, by the finding it names, why it
    does not settle that; both are filled once every rule on the records has run. ``wider`` is given when these are a part of the claims on record.
    Nobody asks for what is less severe than ``least``: rules need not work it out.
    """

    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    properties: Mapping[str, Property]
    claims: Sequence[Claim]
    places: Places
    relations: Sequence[Relation] = ()
    decisions: Sequence[Decision] = ()
    documents: Sequence[Document] = ()
    overruled: Mapping[str, Verdicted] = field(default_factory=dict)
    ineffective: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    snapshots: Mapping[str, Snapshot] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    today: int | None = None
    quote_words: int = 12
    least: Severity = Severity.NOTE
    wider: Wider | None = None

    # What a claim means

    def property(self, claim: Claim) -> Property:
        """Which property does the claim answer?"""
        return self.properties[claim.property]

    @cached_property
    def readings(self) -> Readings:
        """What do the texts of its records mean?"""
        return Readings(self.sources, self.entities, self.properties, self.claims, self.wider.written if self.wider else {})

    def subject(self, claim: Claim) -> str:
        """Which entity is it about? The text itself when no entity is declared under that name."""
        return self.readings.subject(claim.subject)

    def expect(self, claim: Claim) -> Expect:
        """What is its value expected to be, given its property, its unit and the habits of its source?"""
        return self.readings.expected(claim.property, claim.unit, claim.source)

    def expected(self, property: str, unit: str = "", source: str = "") -> Expect:
        """What is a value expected to be that a source gives for a property in a unit?"""
        return self.readings.expected(property, unit, source)

    def style(self, source: str) -> Style:
        """How does a source write its dates and decimals?"""
        return self.readings.style(source)

    def value(self, claim: Claim) -> Value | NotJudged:
        """What could its value be?"""
        known = self._meant.get(claim.id)
        if known is None:
            known = self._meant[claim.id] = self.readings.value(claim)
        return known

    def bound(self, property: str, text: str) -> Value | NotJudged:
        """What does a value mean that a trait of the property gives? Traits are exact, however round."""
        return self.readings.bound(property, text)

    def when(self, claim: Claim) -> Dates | Period | NotJudged | None:
        """What does its own ``when`` say? None when it states none."""
        return self.readings.when(claim)

    def time(self, claim: Claim) -> Time:
        """When could it speak of? Without a date of its own, the date of its source; with one that cannot be read, any day it leaves."""
        return self.readings.time(claim)

    def when_text(self, claim: Claim) -> tuple[str, bool]:
        """How is its time shown, and was it inferred? Empty where time does not matter."""
        return self.readings.when_text(claim)

    def written(self, source: str) -> Days:
        """On which days could a source have been written? Its date; else from the latest event it reports to the day it was read."""
        return self.readings.written(source)

    def reported_days(self, claim: Claim) -> Iterator[int]:
        """The earliest days on which what a claim reports can have happened."""
        return self.readings.reported_days(claim)

    def stance(self, claim: Claim) -> Stance:
        """What does it bring to a comparison?"""
        known = self._stances.get(claim.id)
        if known is None:
            known = self._stances[claim.id] = self.readings.stance(claim)
        return known

    @cached_property
    def whole(self) -> Wider:
        """What does a part of this ledger have to know of it?"""
        return self.wider or Wider({id: self.written(id) for id in self.sources}, self._parted, self.quoted_of)

    def part(self, claims: Sequence[Claim], **changes: Any) -> Ledger:
        """Some of its claims as a ledger of their own, with all other records, and with what has to be known of the rest."""
        part = replace(self, claims=claims, wider=self.whole, **changes)
        part.__dict__["readings"] = self.readings  # they depend on these other records alone
        if len(claims) * 2 > len(self.claims):  # to put all in order once, and to pick them out of it, is quicker than to do so for each part
            chosen = set(map(id, claims))
            part.__dict__["ordered"] = [claim for claim in self.ordered if id(claim) in chosen]
        return part

    def beside(self, claims: Sequence[Claim], places: Places) -> Ledger:
        """Other claims as a ledger of their own, with all other records; what texts mean is not kept from one to the next."""
        ledger = replace(self, claims=claims, places=places)
        ledger.__dict__["readings"] = self.readings.beside(claims)
        return ledger

    def held(self, source: str) -> Folded | None:
        """What is the text of a source? None when it is not at hand."""
        snapshot = self.snapshots.get(source)
        return snapshot.text if snapshot is not None and snapshot.state == "held" else None

    def quoted(self, claim: Claim) -> quotes.Outcome | None:
        """Where does its quote stand in its source? None without a quote, or when the text of the source is not held."""
        text = self.held(claim.source) if claim.quote else None
        if text is None:
            return None
        key = (claim.source, claim.quote, claim.locator)
        known = self._quoted.get(key)
        if known is None:
            missed = self._missed.get(claim.source, 0)
            known = self._quoted[key] = quotes.find_quote(claim.quote, text, claim.locator, suggest=missed < MOST_SUGGESTIONS)
            self._missed[claim.source] = missed + isinstance(known, quotes.NotFound)
        return known

    def together(self, a: Claim, b: Claim) -> Literal["certain", "possible", "apart"]:
        """Do two claims, of whatever properties, speak of one time? What has no time, or is a date itself, holds at any."""
        if self.readings.timeless(a) or self.readings.timeless(b):
            return "certain"
        return relation(self.time(a), self.time(b))

    # Groups of claims

    def property_id(self, name: str) -> str:
        """Which property does a trait name, by its id or an alias? The name itself when there is none."""
        return name if name in self.properties else self._aliases.get(name, name)

    @cached_property
    def ordered(self) -> Sequence[Claim]:
        """The claims of facts in the one order that depends on what they say alone, so that what comes first does so wherever it stands.

        Plans and possibilities are no facts: they are in ``claims``, and in no group that is compared.
        """
        return sorted((claim for claim in self.claims if not claim.modality), key=_SAID)

    @cached_property
    def by_id(self) -> Mapping[str, Claim]:
        """Claims by their ids."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def questions(self) -> Mapping[Question, tuple[Claim, ...]]:
        """The claims that answer each question."""
        groups: dict[Question, list[Claim]] = {}
        for claim in self.ordered:
            groups.setdefault(self.question(claim), []).append(claim)
        return {question: tuple(claims) for question, claims in groups.items()}

    def question(self, claim: Claim) -> Question:
        """Which question does it answer?"""
        scope = claim.scope
        return Question(self.subject(claim), claim.property, self.scope(scope) if scope else ())

    @cached_property
    def contested(self) -> Sequence[tuple[Question, tuple[Claim, ...]]]:
        """The questions that more than one claim answers."""
        return [(question, claims) for question, claims in self.questions.items() if len(claims) > 1]

    def conflicts(self, question: Question) -> tuple[Conflict, ...]:
        """How do the claims on a question clash? One conflict for each verdict."""
        known = self._conflicts.get(question)
        if known is None:
            stances = [self.stance(claim) for claim in self.questions[question]]
            prop, notes = self.properties[question.property], self.least is Severity.NOTE
            known = self._conflicts[question] = told(
                conflicts(stances, prop, in_parts=prop.id in self._parted, notes=notes), stances, prop, notes=notes
            )
        return known

    def agreements(self, question: Question) -> tuple[Camp, ...]:
        """Which claims on a question say the same?"""
        return agreements([self.stance(claim) for claim in self.questions[question]], self.properties[question.property])

    @cached_property
    def by_property(self) -> Mapping[str, Sequence[Claim]]:
        """Claims by property; only properties that are used."""
        return self._by(attrgetter("property"))

    def saying(self, property: str) -> Sequence[Claim]:
        """Claims on a property, in no order that matters, which is quicker to come by."""
        claims = self.by_property.get(property, ())
        return claims.claims if isinstance(claims, _InOrder) else claims

    @cached_property
    def by_source(self) -> Mapping[str, Sequence[Claim]]:
        """Claims by source; only sources that are used."""
        return self._by(attrgetter("source"))

    @cached_property
    def by_subject(self) -> Mapping[str, Sequence[Claim]]:
        """Claims by the subject they are about."""
        return self._by(self.subject)

    def about(self, subject: str, property: str) -> tuple[Claim, ...]:
        """Claims on one property of one subject, whatever their scope."""
        return self._answers.get((subject, property), ())

    def used(self) -> Iterator[tuple[Property, Sequence[Claim]]]:
        """The properties that claims use, with their claims."""
        return ((self.properties[id], claims) for id, claims in self.by_property.items())

    def problems_of(self, rule: str) -> Iterator[Problem]:
        """What could not be taken as it stands, by the rule that reports it."""
        return (problem for problem in self.problems if problem.rule == rule)

    @cached_property
    def quoted_of(self) -> Mapping[str, int]:
        """How many claims of each source come with a quote; only sources with any."""
        return self.wider.quotes if self.wider is not None else Counter(claim.source for claim in self.claims if claim.quote)

    @cached_property
    def derived_from(self) -> Mapping[str, tuple[str, ...]]:
        """Which sources does each source copy from?"""
        return {id: source.derived_from for id, source in self.sources.items()}

    # Names and places

    def kind(self, claim: Claim) -> int:
        """How good is its source? 0 for a reference, then primary, secondary, own; what has no source comes last."""
        source = self.sources.get(claim.source)
        return SOURCE_KINDS.index(source.kind) if source else len(SOURCE_KINDS)

    def label(self, id: str) -> str:
        """What is an entity, property or source called, for a reader?"""
        if id in self.entities:
            return self.entities[id].name
        if id in self.properties:
            return self.properties[id].label or id
        return self.sources[id].title or id if id in self.sources else id

    def place(self, claim: Claim, field: str = "", label: str = "") -> Place:
        """Where does a claim, or one field of it, stand?"""
        path, line, column = self.places.place("claim", claim.id, field)
        text, inferred = self.when_text(claim)
        value = f"{claim.value} {claim.unit}" if claim.unit else claim.value
        return Place(path, line, column, claim.id, claim.source, value, text, inferred, claim.quote, label, claim.scope, claim.attributed_to)

    @cached_property
    def names(self) -> NameTable:
        """Which entity does a name mean?"""
        return self.readings.names

    def entity_id(self, text: str) -> str:
        """Which entity does a text name? The text itself when there is none of that name."""
        return self.readings.entity_id(text)

    def namesakes(self, text: str) -> tuple[str, ...]:
        """Which entities share this name, so that it means none of them?"""
        return self.readings.namesakes(text)

    def folded(self, subject: str) -> tuple[str, ...]:
        """The content words of a subject's name."""
        return self.readings.folded(subject)

    def scope(self, text: str) -> tuple[str, ...]:
        """Which tags does a scope give, sorted?"""
        return self.readings.scope(text)

    def entity_names(self) -> Iterator[tuple[str, str]]:
        """Each entity by its id and every name it has but short forms, in one order."""
        return ((id, name) for id, entity in sorted(self.entities.items()) for name in (id, entity.name, *entity.aliases))

    def once(self, make: Callable[[Ledger], Made]) -> Made:
        """What a room above makes of this ledger, made when it is first asked for and kept."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    # How the answers are worked out

    def _by(self, key: Callable[[Claim], str]) -> Mapping[str, Sequence[Claim]]:
        """Claims of facts in groups by a name. Few groups are ever looked into, and to put all claims in order takes long, so each is when it is."""
        groups: dict[str, list[Claim]] = {}
        for claim in self.claims:
            if not claim.modality:
                groups.setdefault(key(claim), []).append(claim)
        return {name: _InOrder(groups[name]) for name in sorted(groups)}

    @cached_property
    def _answers(self) -> Mapping[tuple[str, str], tuple[Claim, ...]]:
        groups: dict[tuple[str, str], list[Claim]] = {}
        for claim in self.ordered:
            groups.setdefault((self.subject(claim), claim.property), []).append(claim)
        return {key: tuple(claims) for key, claims in groups.items()}

    @cached_property
    def _parted(self) -> frozenset[str]:
        """The properties of which some claim speaks of a part."""
        if self.wider is not None:
            return self.wider.parted
        return frozenset(claim.property for claim in self.claims if claim.scope)

    @cached_property
    def by_name(self) -> Mapping[tuple[str, ...], str]:
        """Subjects by their folded names."""
        return {self.folded(subject): subject for subject in sorted(self.by_subject, reverse=True)}

    @cached_property
    def _aliases(self) -> Mapping[str, str]:
        return {alias: prop.id for prop in self.properties.values() for alias in prop.aliases}

    # What was read once is kept; keys hold everything the answer depends on.
    _meant: dict[str, Value | NotJudged] = field(default_factory=dict, init=False, repr=False)
    _quoted: dict[tuple[str, str, str], quotes.Outcome] = field(default_factory=dict, init=False, repr=False)
    _missed: dict[str, int] = field(default_factory=dict, init=False, repr=False)
    _stances: dict[str, Stance] = field(default_factory=dict, init=False, repr=False)
    _conflicts: dict[Question, tuple[Conflict, ...]] = field(default_factory=dict, init=False, repr=False)
    _made: dict[Callable[[Ledger], Any], Any] = field(default_factory=dict, init=False, repr=False)


# All that a claim says; its id comes last, as one that is made for it counts the claims before it in the file.
_SAID = attrgetter("subject", "property", "source", "scope", "when", "value", "unit", "quote", "attributed_to", "locator", "note", "id")


class _InOrder(Sequence[Claim]):
    """Claims in the order of what they say, into which they are put when that is first asked for."""

    __slots__ = ("_sorted", "claims")

    def __init__(self, claims: list[Claim]) -> None:
        self.claims, self._sorted = claims, False

    def __len__(self) -> int:
        return len(self.claims)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._in_order())

    @overload
    def __getitem__(self, at: int) -> Claim: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Claim]: ...
    def __getitem__(self, at: int | slice) -> Claim | Sequence[Claim]:
        return self._in_order()[at]

    def _in_order(self) -> list[Claim]:
        if not self._sorted:
            self.claims = sorted(self.claims, key=_SAID)
            self._sorted = True
        return self.claims
