"""How did a finding come about? The question, who says what and how it was read, how the times and values met: frozen, as it is told."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.finding import Finding, Place
from claimcheck.reading.explain import Step


@dataclass(frozen=True, slots=True)
class Told:
    """One place of a finding: who speaks there, and how the value, the words and the time were read. ``known`` says who that is."""

    place: Place
    who: str
    known: tuple[Step, ...] = ()
    value: tuple[Step, ...] = ()
    words: tuple[Step, ...] = ()
    time: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """The places that say the same. ``more`` are those of them that are named and not taken apart."""

    says: str
    told: tuple[Told, ...]
    more: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims held against each other: how their times meet, what their values share, and the row of the table that this is."""

    first: str
    second: str
    time: str
    values: str = ""
    row: str = ""


@dataclass(frozen=True, slots=True)
class Working:
    """What was worked out over several claims: a title, and the lines below it, as a sum, a chain or a course of time."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule in short: its summary, what it checks and how to resolve what it finds, from its page."""

    id: str
    summary: str
    checks: str
    resolve: str


@dataclass(frozen=True, slots=True)
class Account:
    """All of it. ``asks`` says how answers to the question behave.

    ``others`` is what became of the pairs that are not told; ``suggested`` what the policy on sources suggests, while nobody has decided.
    """

    finding: Finding
    question: str
    asks: tuple[Step, ...]
    sides: tuple[Side, ...]
    pairs: tuple[Pair, ...]
    others: str
    workings: tuple[Working, ...]
    counts_as: str
    suggested: str
    rule: RuleText
