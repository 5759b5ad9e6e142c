"""How is a sentence built? Its clauses, each with the noun phrase that is its grammatical subject. Shallow, in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from claimcheck.reading.tokens import Token
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.syntax.built import Built, Clause, Phrase
from claimcheck.texts.syntax.nouns import lay_phrases
from claimcheck.texts.syntax.tags import tags_of
from claimcheck.texts.syntax.walk import Walk

__all__ = ["Built", "Clause", "Frame", "Phrase", "built", "frame"]


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A sentence taken apart, and the words it consists of, to know quickly which do not stand in it."""

    built: Built
    lows: frozenset[str]


@lru_cache(maxsize=8)
def frame(sentence: Sentence) -> Frame:
    """The sentence taken apart; kept for the few that are being read."""
    return Frame(built(sentence.words), frozenset(word.low for word in sentence.words))


def built(words: list[Token]) -> Built:
    """Take a sentence apart."""
    sentence = Built(tags_of(words))
    lay_phrases(words, sentence)
    Walk(words, sentence).run()
    return sentence
