"""Which words in a sentence ask which question? Phrases, as data of the vocabulary, and where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from claimcheck.model import Property
from claimcheck.texts.sentence import Sentence


class Hit(NamedTuple):
    """A phrase that stands in a sentence: tokens ``first`` to before ``last``, and the tokens of each slot (value, subject, when, scope)."""

    property: str
    phrase: str
    first: int
    last: int
    slots: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, eq=False)
class Book:
    """All phrases, ready to be looked for, and the words by which keys and headings of tables name a property."""

    properties: Mapping[str, Property]
    keys: Mapping[tuple[str, ...], str]

    def key(self, text: str) -> str:
        """Which property does a key, a heading of a column or a label name? Empty for none."""
        return ""


def book(properties: Iterable[Property]) -> Book:
    """The phrases of these properties."""
    return Book({prop.id: prop for prop in properties}, {})


def hits(sentence: Sentence, phrases: Book) -> Iterator[Hit]:
    """Where do phrases stand in a sentence? The most telling first where several would take the same value."""
    yield from ()
