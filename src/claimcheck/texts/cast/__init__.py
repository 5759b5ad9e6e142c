"""Whom does a text speak of, and of whom is a word said? Entities by name, alias, short form, pronoun and noun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.ledger import Ledger
from claimcheck.model import Entity
from claimcheck.prose import Page
from claimcheck.reading.expect import NameTable
from claimcheck.texts.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Who:
    """Of whom something is said: the id of an entity of the cast, or the words where they name none; ``how`` for a reader."""

    id: str
    how: str


@dataclass(frozen=True, eq=False)
class Cast:
    """The entities that texts speak of. ``main`` is the id of the one that each text, by its path, is mainly about, or empty."""

    entities: Mapping[str, Entity]
    names: NameTable
    main: Mapping[str, str]


def cast(pages: Sequence[Page], ledger: Ledger) -> Cast:
    """The entities of some texts that are read together, each once: those that the ledger declares, then those the texts name."""
    return Cast(ledger.entities, ledger.names, {page.path: next((block.text.strip() for block in page.blocks), "") for page in pages})


def about(sentence: Sentence, i: int, cast: Cast) -> Who | None:
    """Of whom is said what stands at token ``i`` of a sentence? None where it cannot be told."""
    main = cast.main[sentence.page.path]
    return Who(main, "the main subject of the text") if main else None


def under(page: Page, block: int, cast: Cast) -> Who | None:
    """Of whom do entries without a subject of their own speak at this block: whom the heading or the item they stand under names, else the main subject."""
    main = cast.main[page.path]
    return Who(main, "the main subject of the text") if main else None
