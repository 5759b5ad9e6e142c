"""What stands around a value in its sentence: the noun phrase that holds it, what governs that, and the verb of its clause?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from claimcheck.model import Property
from claimcheck.prose import Mention
from claimcheck.reading.tokens import Token
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.syntax import Built, Clause, Phrase, frame
from claimcheck.texts.syntax.words import TIMES
from claimcheck.texts.verbs import HAVING, deed

ASKED_OF = frozenset(("quantity", "ordinal", "date"))
BEING = frozenset(("is", "was", "are", "were", "be", "been", "being", "becomes", "became", "remains", "remained"))
LITTLE = frozenset((
    "the", "a", "an", "its", "their", "his", "her", "our", "my", "your", "this", "that", "these", "those", "some", "all", "each", "every", "any", "no", "such",
    "own", "total", "other", "s", "about", "only", "more", "than", "up", "down",
    "it", "he", "she", "they", "we", "you", "i", "them", "him", "us",
))  # fmt: skip
_POINTING = frozenset(("last", "next", "previous", "following", "same", "past", "coming"))
_FARTHEST = 6
_FARTHEST_VERB = 24
_MOST_FIGURES = 40


class Asked(NamedTuple):
    """A question that a value answers: its property, the tokens that are evidence, and the words that restrict it."""

    prop: Property
    first: int
    last: int
    scope: str = ""
    at: int = -1  # the token of whose clause the subject is
    fragment: bool = False  # an item without a verb: it speaks of what the list is about
    known_only: bool = False  # the figure is itself what the sentence speaks of: somebody known must be behind it
    around: bool = False  # what the text speaks of just there, where the subject of the clause is the value or a part of the question
    phrase: int = -1  # the phrase that is the subject
    untimed: bool = False  # the dates in the sentence are those of each, and not of the whole
    owner: int = -1  # the token of the pronoun that is whose it is: her novels
    part: bool = False  # a subject of the clause that is nobody known is the part of which it is said
    subject: str = ""  # the subject, where it is that of another statement
    when: str = ""  # the time of that statement
    counted: bool = False  # the subject only counted them: the text speaks of somebody else, unless it is known
    thing: str = ""  # what the phrase is called that is the subject, where nobody known is meant by it
    strict: bool = False  # a subject that is nobody known, nor pointed to, belongs to the question: the text speaks of somebody else


@dataclass(frozen=True, eq=False)
class Here:
    """A value, tokens ``i`` to before ``j`` of a sentence."""

    sentence: Sentence
    mention: Mention
    i: int
    j: int

    @cached_property
    def words(self) -> list[Token]:
        """The words of the sentence."""
        return self.sentence.words

    @cached_property
    def built(self) -> Built:
        """The sentence taken apart."""
        return frame(self.sentence).built

    @cached_property
    def _figures(self) -> tuple[tuple[int, int], ...]:
        return tuple((one.start, one.end) for one in self.sentence.mentions if one.kind in {"quantity", "date"})[:_MOST_FIGURES]

    @property
    def clause(self) -> Clause:
        """The clause of the value."""
        return self.built.clauses[self.built.clause_of[self.i]]

    @property
    def index(self) -> int:
        """The noun phrase that holds the value; -1 for none."""
        return next((self.built.phrase_of[k] for k in range(self.i, min(self.j, len(self.words))) if self.built.phrase_of[k] >= 0), -1)

    @property
    def phrase(self) -> Phrase | None:
        """The noun phrase that holds the value."""
        return self.built.phrases[self.index] if self.index >= 0 else None

    def low(self, k: int) -> str:
        """Token ``k`` in lower case; empty beyond either end."""
        return self.words[k].low if 0 <= k < len(self.words) else ""

    def verb(self) -> int:
        """The token of the verb that governs the value: the last before it in its clause, else that of the clause behind its auxiliaries; -1 for none."""
        clause = self.built.clause_of[self.i]
        for k in range(self.i - 1, max(self.i - _FARTHEST_VERB, self.clause.first - 1, -1), -1):
            if self.built.clause_of[k] == clause and self.built.tags[k] == "V" and k >= self.clause.verb >= 0:
                return k
        k = self.clause.verb
        if k < 0:
            return -1
        while k + 1 < len(self.words) and k - self.clause.verb < _FARTHEST and self.built.tags[k] in "AB" and self.built.tags[k + 1] in "ABV":
            k += 1
        return k

    def deed(self) -> str:
        """What is done in the clause, as a participle; empty where something only is or is had."""
        k = self.verb()
        word = self.low(k)
        if word == "won":
            return word  # which may be taken for an auxiliary, as in won't
        if k < 0 or word in BEING or word in HAVING or self.built.tags[k] in "AB":
            return ""
        return deed(word)

    def is_subject(self) -> bool:
        """Is the value, or its phrase, what the clause is about?"""
        return self.index >= 0 and self.clause.subject == self.index

    def head(self, index: int, most: int = 2) -> tuple[str, ...]:
        """The last content words of a phrase, without what only points to it, figures and what belongs to whom."""
        if index < 0:
            return ()
        phrase = self.built.phrases[index]
        kept: list[str] = []
        for k in range(phrase.first, phrase.last):
            word = self.words[k]
            if (word.low == "s" and k and self.words[k - 1].kind == "s") or word.kind == "n" or self._figured(word.start):
                kept.clear()
            elif word.kind == "w" and word.low not in LITTLE:
                kept.append(word.low)
        while len(kept) > 1 and kept[-1] in TIMES and kept[-2] in _POINTING:
            del kept[-2:]
        return tuple(kept[-most:])

    def _figured(self, at: int) -> bool:
        return any(start <= at < end for start, end in self._figures)
