"""How is a sentence built? Its clauses, each with the noun phrase that is its grammatical subject. Shallow, in one pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from claimcheck.reading.tokens import Token
from claimcheck.texts.sentence import Sentence, lows
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


def frame(sentence: Sentence) -> Frame:
    """The sentence taken apart; kept as long as the sentence is."""
    known = sentence.kept.get("frame")
    if known is None:
        known = sentence.kept["frame"] = Frame(built(sentence.words), lows(sentence))
    found: Frame = known
    return found


def built(words: list[Token]) -> Built:
    """Take a sentence apart. One that is looked back at from the next ones is not taken apart again."""
    return _built(tuple(words))


@lru_cache(maxsize=64)
def _built(row: tuple[Token, ...]) -> Built:
    words = list(row)
    sentence = Built(tags_of(words))
    lay_phrases(words, sentence)
    Walk(words, sentence).run()
    return sentence
