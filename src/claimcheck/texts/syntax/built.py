"""What is a sentence once it is taken apart? Its tags, noun phrases and clauses."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Kind = Literal["main", "relative", "reduced", "participle", "bracket", "opening", "same"]


class Phrase(NamedTuple):
    """A noun phrase: tokens ``first`` to before ``last``; ``led`` is the preposition it stands after, ``before`` the phrase that one hangs on."""

    first: int
    last: int
    led: str = ""
    before: int = -1


@dataclass(slots=True)
class Clause:
    """A clause from token ``first`` on. ``subject`` is a phrase, -1 for none; ``several`` when *and* joins others to it.

    ``unsure`` when two phrases could be what it is about; ``shares`` is the clause whose subject it has; ``beside`` a phrase in apposition to its subject.
    """

    kind: Kind
    first: int
    parent: int = -1
    subject: int = -1
    verb: int = -1
    several: bool = False
    unsure: bool = False
    shares: int = -1
    carries: bool = False
    beside: int = -1


@dataclass(slots=True)
class Built:
    """A sentence taken apart: a tag for each token, its noun phrases, its clauses, and the clause and phrase each token is in."""

    tags: list[str]
    phrases: list[Phrase] = field(default_factory=list)
    clauses: list[Clause] = field(default_factory=list)
    clause_of: list[int] = field(default_factory=list)
    phrase_of: list[int] = field(default_factory=list)
