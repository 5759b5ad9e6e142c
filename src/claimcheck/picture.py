"""What would readers rather see drawn? Times, terms of office, who agrees with whom, words where they stand: as data, with no drawing in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """Days, the first and the last included, as ordinals; ``None`` is an open end. ``of`` says whom or what they concern.

    ``clash`` is the worst severity of the open findings that dispute it; empty where none does.
    """

    first: int | None
    last: int | None
    of: tuple[str, ...] = ()
    clash: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is said of one time: it may reach over ``possible``, and certainly covers ``sure``, where any day is certain.

    ``clash`` is the worst severity of the open findings that dispute it; empty where none does. ``document`` is the path of the text that says
    it, where that is no source.
    """

    value: str
    possible: Span
    sure: Span | None
    when: str
    inferred: bool
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    clash: str = ""
    document: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The answers to one question, in the order of their times; ``left`` of them are not told."""

    subject: str
    property: str
    scope: str
    marks: tuple[Mark, ...]
    unit: str = ""
    left: int = 0


@dataclass(frozen=True, slots=True)
class Office:
    """Who held an office: the terms by holder, when nobody is recorded, and when two are at once; ``left`` terms are not told."""

    subject: str
    property: str
    terms: tuple[Mark, ...]
    gaps: tuple[Span, ...] = ()
    overlaps: tuple[Span, ...] = ()
    left: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sources: on how many questions they agree and differ, and whether both go back to one origin."""

    one: str
    other: str
    agree: int
    differ: int
    copied: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Sources that speak to the same questions, those that share most of them first; ``left`` of them are not shown."""

    sources: tuple[str, ...]
    pairs: tuple[Pair, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote where it stands: pieces of the text, each with whether it is the words quoted."""

    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Pictures:
    """All that can be drawn for a report. ``passages`` go by claim; ``counted`` are properties that ask how many; ``left`` questions are not drawn."""

    timelines: tuple[Timeline, ...] = ()
    offices: tuple[Office, ...] = ()
    grid: Grid | None = None
    passages: Mapping[str, Passage] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    left: int = 0
