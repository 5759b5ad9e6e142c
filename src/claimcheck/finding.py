"""What does a run say? Findings, agreements and what could not be judged, complete when made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

SPELT = 3  # wrong values that are named with a verdict


class Severity(str, Enum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for a note, 1 for a warning, 2 for an error."""
        return ("note", "warning", "error").index(self.value)


class Verdict(str, Enum):
    """What the comparison of claims came to. ``CONSISTENT``: nothing to report, and no corroboration either."""

    CONTRADICTION = "contradiction"
    POSSIBLE = "possible-contradiction"
    SUPERSEDED = "superseded"
    CHANGE = "change"
    PRECISION = "precision"
    VARIANT = "variant"
    AGREEMENT = "agreement"
    NOT_JUDGED = "not-judged"
    CONSISTENT = "consistent"


class Cause(str, Enum):
    """Why two statements differ: the first of these that fits."""

    TRANSCRIPTION = "transcription"
    TIME = "time"
    SCOPE = "scope"
    DEFINITION = "definition"
    PRECISION = "precision"
    COPY = "copy"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Place:
    """One place a finding points at, with what stands there. ``line`` and ``column`` count from 1; 0 is not known.

    A place in a document has no ``claim``; its ``quote`` is the words in the document. ``attributed_to`` is whose words they are, where
    the source reports another's. ``decided_wrong`` when the decision on another finding says that the claim is wrong.
    """

    path: str
    line: int = 0
    column: int = 0
    claim: str = ""
    source: str = ""
    value: str = ""
    when: str = ""
    when_inferred: bool = False
    quote: str = ""
    label: str = ""
    scope: str = ""
    attributed_to: str = ""
    decided_wrong: bool = False


@dataclass(frozen=True, slots=True)
class Qualification:
    """The part or the time that a decision says a claim speaks of."""

    claim: str
    scope: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Weighing:
    """One place that a decision weighed, as it was then. ``says``, ``quote`` and ``text`` are digits of hashes."""

    claim: str = ""
    source: str = ""
    document: str = ""
    value: str = ""
    when: str = ""
    scope: str = ""
    says: str = ""
    quote: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Verdicted:
    """A decision as it stands on a finding it settles. ``wrong`` are the claims it says are wrong, by id.

    ``refused`` tells readers what first and second mean: each value that is wrong, with who says it.
    """

    verdict: str
    reason: str
    by: str
    on: str
    until: str
    wrong: tuple[str, ...] = ()
    qualifiers: tuple[Qualification, ...] = ()
    weighed: tuple[Weighing, ...] = ()
    refused: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Does it leave the question open until its end?"""
        return self.verdict in ("open", "open until")


def spelt(verdict: str, refused: Sequence[str]) -> str:
    """``second is wrong: `7` (`yearbook`)``: the verdict, and what its number means. Those of several that are wrong are named by their ids."""
    if not refused or verdict not in ("first is wrong", "second is wrong"):
        return verdict
    more = f" and {len(refused) - SPELT:,} more" if len(refused) > SPELT else ""
    return f"{verdict}: {', '.join(refused[:SPELT])}{more}"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that cannot stand as it is. The first place is the primary one; ``id`` is the fingerprint.

    ``decision`` settles it; ``reopened`` says, a line for each, why a decision on it no longer holds.
    """

    id: str
    rule: str
    severity: Severity
    message: str
    places: tuple[Place, ...]
    verdict: Verdict | None = None
    cause: Cause | None = None
    subject: str = ""
    property: str = ""
    scope: str = ""
    settles: tuple[str, ...] = ()
    decision: Verdicted | None = None
    reopened: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """Claims that say the same: their ids, and how many independent origins stand behind them."""

    subject: str
    property: str
    scope: str
    value: str
    claims: tuple[str, ...]
    sources: tuple[str, ...]
    origins: int


@dataclass(frozen=True, slots=True)
class Single:
    """An answer that only one source gives: nothing to compare it with."""

    subject: str
    property: str
    scope: str
    place: Place


@dataclass(frozen=True, slots=True)
class Unjudged:
    """Something that could not be judged, and why; ``count`` when one line stands for several, ``path`` where it is one line of a file."""

    what: str
    why: str
    count: int = 1
    path: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as a report lists it. ``snapshot``: held, changed, or not held; ``published`` is empty when unknown."""

    id: str
    title: str
    authors: tuple[str, ...]
    published: str
    kind: str
    url: str
    claims: int
    snapshot: str
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document as a report lists it: what it says, and how many of its mentions the record backs."""

    path: str
    title: str
    published: str
    statements: int
    mentions: int
    bound: int
    derived: int
    waived: int
    unbound: int


@dataclass(frozen=True, slots=True)
class Summary:
    """How much was checked, and what came of it. Errors, warnings and notes are those that are open; ``left_open`` are those left so until a day.

    ``agreements`` is ``None`` where they were not counted.
    """

    claims: int
    sources: int
    documents: int
    errors: int
    warnings: int
    notes: int
    decided: int
    agreements: int | None
    not_judged: int
    left_open: int = 0


class Standing(str, Enum):
    """How a finding stands against an earlier run."""

    INTRODUCED = "introduced"
    WORSENED = "worsened"
    RESOLVED = "resolved"
    CARRIED = "carried"


@dataclass(frozen=True, slots=True)
class Change:
    """One finding held against an earlier run: as it is now, or as it was where it is gone. ``why`` says what made it worse."""

    standing: Standing
    finding: Finding
    was: Finding | None = None
    why: str = ""

    @property
    def reopened(self) -> bool:
        """Was it decided, and is it open again?"""
        return self.standing is Standing.WORSENED and self.was is not None and self.was.decision is not None and self.finding.decision is None

    @property
    def decided(self) -> bool:
        """Is it no worse, and was it decided since?"""
        return self.standing is Standing.CARRIED and self.was is not None and self.was.decision is None and self.finding.decision is not None


@dataclass(frozen=True, slots=True)
class GateChange:
    """A change to what judges rather than to what is judged: a rule switched off, a decision added. ``weaker`` when it lets more pass."""

    what: str
    path: str = ""
    line: int = 0
    weaker: bool = True


@dataclass(frozen=True, slots=True)
class Changes:
    """A run held against an earlier one. ``base`` and ``head`` are what readers call the two; ``notes`` are what they should know about it."""

    base: str
    head: str
    items: tuple[Change, ...]
    gate: tuple[GateChange, ...] = ()
    notes: tuple[str, ...] = ()

    def of(self, standing: Standing) -> tuple[Change, ...]:
        """Those that stand so, in the order of the report."""
        return tuple(item for item in self.items if item.standing is standing)


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one run. ``unchecked`` is true when some input could not be read: never a clean run.

    ``compared`` when sources were held against one another, so that what they agree on, and what only one says (``singles``), is told too.
    ``changes`` when the run was held against an earlier one. ``as_of`` is the day it was made as of, where one was given.
    Findings less severe than ``least`` were not asked for.
    """

    summary: Summary
    findings: tuple[Finding, ...]
    agreements: tuple[Agreement, ...] = ()
    not_judged: tuple[Unjudged, ...] = ()
    sources: tuple[SourceLine, ...] = ()
    documents: tuple[DocumentLine, ...] = ()
    unchecked: bool = False
    compared: bool = False
    singles: tuple[Single, ...] = ()
    changes: Changes | None = None
    as_of: str = ""
    least: Severity = Severity.NOTE
