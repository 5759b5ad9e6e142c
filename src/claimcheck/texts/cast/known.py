"""What is known of the entities of some texts? Who they are, by which names, and where in the texts they are named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from claimcheck.model import Entity
from claimcheck.reading.expect import NameTable


@dataclass(frozen=True, slots=True)
class Who:
    """Of whom something is said: the id of an entity of the cast, or the words where they name none; ``how`` for a reader."""

    id: str
    how: str


class Named(NamedTuple):
    """Where an entity is named: offsets into the text of a block, and its id, empty where the name is shared."""

    start: int
    end: int
    entity: str


@dataclass(frozen=True, eq=False)
class Cast:
    """The entities that texts speak of. ``main`` is the id of the one that each text, by its path, is mainly about, or empty.

    ``nouns`` are the common nouns by which a text may call an entity ("the trust"), from its name and from what it is said to be;
    ``spots`` is where each text, by its path, names them: one row for each block. ``memo`` keeps what was worked out of sentences.
    """

    entities: Mapping[str, Entity]
    names: NameTable
    main: Mapping[str, str]
    nouns: Mapping[str, frozenset[str]] = field(default_factory=dict)
    spots: Mapping[str, tuple[tuple[Named, ...], ...]] = field(default_factory=dict)
    memo: dict[Any, Any] = field(default_factory=dict, repr=False)
