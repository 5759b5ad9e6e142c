"""What does a sentence count that no property of the vocabulary asks for? ``14 lighthouses`` answers ``number-of-lighthouses``."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.model import Property
from claimcheck.prose import Statement
from claimcheck.texts.cast import Cast
from claimcheck.texts.sentence import Sentence


def counted(sentence: Sentence, known: Cast, taken: frozenset[int]) -> Iterator[tuple[Statement, Property]]:
    """What a sentence counts of its subject; values that begin at offsets ``taken`` are tied already."""
    yield from ()
