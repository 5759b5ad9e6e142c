"""What does a run say? Findings, agreements and what could not be judged, complete when made."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


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
    the source reports another's.
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


@dataclass(frozen=True, slots=True)
class Verdicted:
    """A decision as it stands on a finding it settles."""

    verdict: str
    reason: str
    by: str
    on: str
    until: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that cannot stand as it is. The first place is the primary one; ``id`` is the fingerprint."""

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
    """How much was checked, and what came of it."""

    claims: int
    sources: int
    documents: int
    errors: int
    warnings: int
    notes: int
    decided: int
    agreements: int
    not_judged: int


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one run. ``unchecked`` is true when some input could not be read: never a clean run.

    ``compared`` when sources were held against one another, so that what they agree on, and what only one says (``singles``), is told too.
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
