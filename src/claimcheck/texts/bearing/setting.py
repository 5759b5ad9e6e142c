"""Where in its sentence does a value stand? Its clause, its tokens, and the dates around it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from claimcheck.prose import Mention
from claimcheck.reading.tokens import Token
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.syntax import Built, Frame, frame

_TIMES = ("date", "period")


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """A value at tokens ``value`` to before ``end``, in the stretch from ``first`` to before ``last`` that says it; ``clause`` is its clause."""

    sentence: Sentence
    words: list[Token]
    built: Built
    first: int
    last: int
    value: int
    end: int
    clause: int
    mention: Mention | None
    taken: frozenset[int]
    lows: frozenset[str]

    @property
    def dated(self) -> bool:
        """Is the value itself a date?"""
        return self.mention is not None and self.mention.kind in _TIMES

    def low(self, i: int) -> str:
        """Token ``i`` in lower case; empty beyond either end."""
        return self.words[i].low if 0 <= i < len(self.words) else ""

    def token(self, offset: int) -> int:
        """The token at or after an offset."""
        return bisect_left(self.words, offset, key=_begin)

    def before(self) -> range:
        """The tokens of the clause before the value; those of the clause whose subject it shares too, where its verb carries on."""
        clause = self.built.clauses[self.clause]
        first = clause.first
        while clause.carries and clause.shares >= 0:
            clause = self.built.clauses[clause.shares]
            first = clause.first
        return range(first, max(self.value, self.first))

    def here(self, k: int) -> bool:
        """Does token ``k`` stand in the clause of the value, or in one that it carries on?"""
        n, clause = self.built.clause_of[k], self.clause
        for _ in range(8):
            if n == clause:
                return True
            now = self.built.clauses[clause]
            if now.carries and now.shares >= 0:
                clause = now.shares
            elif now.kind == "reduced" and now.parent >= 0:
                return False
            else:
                return False
        return False


def setting(sentence: Sentence, first: int, last: int, taken: frozenset[int], value_at: int = -1) -> Setting:
    """Where the value among these tokens stands: the mention that is taken as one, else the first figure, else all of them."""
    words = sentence.words
    start, end = words[first].start, words[last - 1].end
    inside = [mention for mention in sentence.mentions if mention.start < end and start < mention.end]
    chosen = next((m for m in inside if m.start == value_at), None) or next((m for m in inside if m.start in taken), None)
    chosen = chosen or next((m for m in inside if m.kind not in {*_TIMES, "name"}), None)
    if chosen is None and all(m.kind in _TIMES for m in inside) and len(inside) == 1 and inside[0].start <= start and end <= inside[0].end:
        chosen = inside[0]
    value, stop = first, last
    if chosen is not None:
        value = min(bisect_left(words, chosen.start, key=_begin), last - 1)
        stop = max(bisect_left(words, chosen.end, key=_begin), value + 1)
    apart: Frame = frame(sentence)
    return Setting(sentence, words, apart.built, first, last, value, stop, apart.built.clause_of[value], chosen, taken, apart.lows)


def _begin(token: Token) -> int:
    return token.start
