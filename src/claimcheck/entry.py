"""What is known of a subject? Its questions, every answer with who gives it and when, and what stands against it: frozen, as it is shown."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.finding import Place


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding that an answer is part of. ``level`` is its severity, or ``decided``."""

    finding: str
    level: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Said:
    """One claim as it is shown: where it stands and what it means; ``overruled`` when a decision says that it is wrong."""

    place: Place
    means: str
    marks: tuple[Mark, ...] = ()
    locator: str = ""
    note: str = ""
    overruled: bool = False
    perhaps: bool = False
    modality: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Claims on one question with the same value. ``origins`` is how many independent ones stand behind them."""

    said: tuple[Said, ...]
    sources: tuple[str, ...]
    origins: int

    @property
    def value(self) -> str:
        """The value, as it was first written."""
        return self.said[0].place.value

    @property
    def overruled(self) -> bool:
        """Is all of it decided to be wrong?"""
        return all(one.overruled for one in self.said)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What stands against it, each once."""
        return tuple(dict.fromkeys(mark for one in self.said for mark in one.marks))


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on a subject, its answers the newest first, its claims (``course``) in the order of time."""

    property: str
    label: str
    scope: str
    answers: tuple[Answer, ...]
    course: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A finding on the subject in a line."""

    mark: Mark
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A subject with all that is recorded of it. ``named_by`` are places where it is itself the answer to a question on another subject."""

    id: str
    name: str
    also: tuple[str, ...]
    type: str
    wikidata: str
    note: str
    asked: tuple[Asked, ...]
    clashes: tuple[Clash, ...]
    named_by: tuple[tuple[str, str, Place], ...] = ()
    sources: int = 0
    claims: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """A subject in the list of all of them, with counts."""

    id: str
    name: str
    questions: int
    claims: int
    sources: int
    errors: int
    warnings: int
    decided: int
