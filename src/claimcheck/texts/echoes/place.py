"""What stands around a value in its sentence? The nouns behind it and before it, the verb and the subject of its clause."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from claimcheck.prose import Mention
from claimcheck.reading.tokens import APOSTROPHES, DASHES, Token, glued, low
from claimcheck.reading.values import Quantity
from claimcheck.texts.echoes.stems import IDLE, LITTLE, ONCE, stem
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.structure.nouns import plural_looking
from claimcheck.texts.syntax import Built

FAR = 6
_EXTREMES = frozenset(("first", "last"))
_DONE = ("ed", "ght", "lt", "ne", "rn", "ld", "nk", "nt", "un", "id")  # how participles end
_TIMING = frozenset("last next this that each every per previous past current following".split())  # begins a time: of beer last year
WHOSE = frozenset("the its their his her these those our my your".split())
_UNMARKED = frozenset(("cast", "cut", "set", "put", "hit", "split", "shut", "spread"))  # participles that look like nouns


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A value at tokens ``i`` to before ``j`` of a sentence."""

    document: int
    sentence: Sentence
    built: Built
    mention: Mention
    i: int
    j: int
    inside: frozenset[int]
    around: frozenset[str]

    def counted(self) -> tuple[list[str], int]:
        """The nouns behind the value, without what does not restrict them, and the token after them."""
        words, tags = self.sentence.words, self.built.tags
        own = [words[k] for k in range(self.i, self.j) if words[k].kind == "w" and words[k].low in {"people", "persons", "times", "time"}]
        kept: list[str] = []
        k = self.j
        if low(words, k) in DASHES and k < len(words) and glued(words, k):
            k += 1
        if self.all_of():
            k += 2
        while k < len(words) and k - self.j < 2 * FAR:
            word = words[k]
            if word.kind == "s":
                if word.text in APOSTROPHES or (word.text in DASHES and glued(words, k) and glued(words, k + 1)):
                    k += 1
                    continue
                break
            if word.kind == "n" or tags[k] not in "NQGVB" or (tags[k] in "VGB" and (not kept and k + 1 < len(words) and tags[k + 1] != "N")):
                break
            if tags[k] in "VGB" and not (k + 1 < len(words) and tags[k + 1] == "N" and words[k + 1].start <= word.end + 1):
                break
            if tags[k] == "V" and kept:
                break
            if stem(word.low) not in IDLE and len(word.low) > 1:
                kept.append(stem(word.low))
            k += 1
        return kept or [stem(word.low) for word in own], k

    def all_of(self) -> bool:
        """Are all there are counted: all eight of our faculties?"""
        words = self.sentence.words
        return low(words, self.i - 1) == "all" and low(words, self.j) == "of" and low(words, self.j + 1) in WHOSE

    def plural(self, end: int) -> bool:
        """Is what follows the number a noun in the plural, or in the singular behind *one* and a hyphen?"""
        words = self.sentence.words
        return (
            plural_looking(low(words, end - 1))
            or low(words, self.j) in DASHES
            or end == self.j
            or self.mention.text.lower() in {"1", "one", "a", "an"}
        )

    def of_noun(self) -> list[str]:
        """The nouns after *of*: of the votes cast, of water."""
        words, tags = self.sentence.words, self.built.tags
        if low(words, self.j) != "of":
            return []
        kept: list[str] = []
        for k in range(self.j + 1, min(self.j + 1 + FAR, len(words))):
            if tags[k] not in "DNQ'" or words[k].kind == "n" or (kept and (tags[k] == "D" or words[k].low in _TIMING)):
                break
            if tags[k] in "NQ" and len(words[k].low) > 1:
                kept.append(stem(words[k].low))
        return kept

    def parts(self, end: int) -> frozenset[str]:
        """The nouns that what is counted is *of*: boxes of letters."""
        words, tags = self.sentence.words, self.built.tags
        if end == self.j or low(words, end) != "of":
            return frozenset()
        kept = []
        for k in range(end + 1, min(end + FAR, len(words))):
            if tags[k] not in "DNQ'":
                break
            kept += [stem(words[k].low)] if content(words[k]) else []
        return frozenset(kept)

    def keyed(self) -> list[str]:
        """The nouns that name the value before it: its key, the amount that it is, the subject of *is*."""
        words, tags = self.sentence.words, self.built.tags
        k = self.i - 1
        while k >= 0 and (tags[k] == "B" or words[k].text in "$€£"):
            k -= 1
        if k < 0:
            return []
        if words[k].low in {":", "of", ",", "="} or words[k].low in DASHES:
            k -= words[k].low == ":" and k > 1 and tags[k - 1] in "IE"
            return self.phrase_at(k - 1)
        clause = self.built.clauses[self.built.clause_of[self.i]]
        if clause.subject >= 0 and (tags[k] == "A" or clause.verb in {k, k - 1}):
            return self.phrase_at(self.built.phrases[clause.subject].last - 1)
        if words[k].low in {"to", "at", "in", "since", "until", "on"}:
            if low(words, k - 1) == ":":
                return self.phrase_at(k - 2)
            if clause.subject >= 0 and clause.verb in {k - 1, k - 2}:
                return self.phrase_at(self.built.phrases[clause.subject].last - 1)
        return self.phrase_at(k) if tags[k] == "E" else []

    def before(self) -> list[str]:
        """The noun phrase next before the value in its clause."""
        phrase = self.built.phrase_of[self.i]
        k = (self.built.phrases[phrase].first if phrase >= 0 else self.i) - 1
        while k >= 0 and self.i - k < FAR and self.built.phrase_of[k] < 0 and self.built.clause_of[k] == self.built.clause_of[self.i]:
            k -= 1
        return self.phrase_at(k)

    def phrase_at(self, k: int) -> list[str]:
        """The content words of the noun phrase that ends at a token."""
        if k < 0 or self.built.phrase_of[k] < 0:
            word = self.sentence.words[k] if k >= 0 else None
            return [stem(word.low)] if word is not None and content(word) else []
        phrase = self.built.phrases[self.built.phrase_of[k]]
        return [
            stem(word.low) for word in self.sentence.words[phrase.first : min(phrase.last, k + 1)] if content(word) and stem(word.low) not in IDLE
        ]

    def verb(self) -> str:
        """The verb of the clause, not its auxiliaries, where it has one of its own."""
        clause = self.built.clauses[self.built.clause_of[self.i]]
        if clause.verb < 0:
            return ""
        words, tags = self.sentence.words, self.built.tags
        k = found = clause.verb
        while k + 1 < len(words) and tags[k] in "AB" and (tags[k + 1] in "ABV" or words[k + 1].low in _UNMARKED):
            k += 1
            if tags[k] != "B":
                found = k
        return stem(words[found].low)

    def done(self) -> str:
        """What was done once, right before its date, whatever else the clause says: *Fought on 14 August, the battle …*; *last erupted in 1913*."""
        words = self.sentence.words
        if self.i < 2 or words[self.i - 1].low not in {"in", "on"}:
            return ""
        word, ahead = words[self.i - 2], low(words, self.i - 3)
        if word.kind != "w" or not word.low.isalpha() or self.built.tags[self.i - 2] not in "VNA":
            return ""
        done = stem(word.low)
        if done in ONCE and word.low.endswith(_DONE) and self.built.tags[self.i - 2] == "V" and ahead != "last":
            return done
        return f"{ahead} {done}" if ahead in _EXTREMES and word.low.endswith("ed") else ""

    def subject(self) -> str:
        """The head noun of the subject of the clause."""
        clause = self.built.clauses[self.built.clause_of[self.i]]
        if clause.subject < 0:
            return ""
        phrase = self.built.phrases[clause.subject]
        head = self.sentence.words[phrase.last - 1]
        return stem(head.low) if content(head) and phrase.last <= self.i else ""

    def named(self) -> frozenset[str]:
        """The capitalised words of the subject of the clause."""
        clause = self.built.clauses[self.built.clause_of[self.i]]
        if clause.subject < 0:
            return frozenset()
        phrase, words = self.built.phrases[clause.subject], self.sentence.words
        held = [k for k in range(phrase.first, min(phrase.last, self.i)) if content(words[k]) and words[k].text[0].isupper()]
        return frozenset(stem(words[k].low) for k in held if k or (k + 1 < len(words) and words[k + 1].text[:1].isupper()))

    def ranks(self) -> frozenset[str]:
        """The other places in a row that its clause names: what is said of the third symphony is not said of the fourth."""
        starts = [word.start for word in self.sentence.words]
        clause = self.built.clause_of[self.i]
        held = ((bisect_left(starts, one.start), one) for one in self.sentence.mentions if one.kind == "ordinal" and one is not self.mention)
        return frozenset(
            str(one.value.spans[0].low)
            for k, one in held
            if isinstance(one.value, Quantity) and k < len(starts) and self.built.clause_of[k] == clause
        )

    def frame(self) -> str:
        """The words next to the value, which are the same where two sentences are nearly so."""
        words = self.sentence.words
        held = [words[k].low if 0 <= k < len(words) and k not in self.inside else "" for k in (self.i - 2, self.i - 1, self.j)]
        return f"={' '.join(held)}"

    def every(self) -> bool:
        """Is it the time between two of a kind?"""
        return low(self.sentence.words, self.i - 1) == "every"


def content(word: Token) -> bool:
    """Does the word tell what is spoken of?"""
    return word.kind == "w" and word.low not in LITTLE and len(word.low) > 1
