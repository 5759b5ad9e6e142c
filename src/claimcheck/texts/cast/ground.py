"""What stands in a sentence to tell whom it is about? Its phrases, the entities named in them, and what these may be called."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from claimcheck.prose import Page
from claimcheck.reading.names import fold
from claimcheck.reading.tokens import APOSTROPHES, DASHES, Token
from claimcheck.texts.cast.known import Cast, Named, Who
from claimcheck.texts.cast.words import AGENCIES, ALIKE, COMPANIES, GENERIC, LEGAL, MEASURING, NUMBERS, ROLES, SORTS, UNCOMMERCIAL, VESSELS, Sort
from claimcheck.texts.syntax import Built, Phrase, built
from claimcheck.texts.syntax.words import ARTICLES, PERSONAL, PLURAL, POSSESSIVES

DEEPEST = 6
_MOST_WORDS = 8
HARMLESS = frozenset(
    ("net", "gross", "annual", "average", "own", "total", "overall", "whole", "entire", "current", "present", "said", "annual", "combined")
)
_LONGEST_UNIT = 3
_HIS = frozenset(("he", "him", "his", "himself"))
_HERS = frozenset(("she", "her", "herself"))
_QUOTES = frozenset('“„«"')
_TIMELY = frozenset(("since", "until", "before", "after", "by", "during", "to", "from", "with", "as"))


class Found:
    """What was found: whom it is, or that it cannot be told (``who`` None)."""

    __slots__ = ("sort", "who")

    def __init__(self, who: Who | None, sort: Sort = "") -> None:
        self.who, self.sort = who, sort


_SHE = re.compile(r"\b(?:[Ss]he|[Hh]ers?)\b")
_HE = re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im)\b")
NOBODY = Found(None)


class Ground:
    """A sentence with its clauses and the entities named in it."""

    def __init__(self, page: Page, block: int, start: int, end: int, words: list[Token], cast: Cast, apart: Built | None = None) -> None:
        self.page, self.block, self.start, self.end, self.words, self.cast = page, block, start, end, words, cast
        self.built: Built = apart or built(words)
        rows = cast.spots.get(page.path, ())
        row: Sequence[Named] = rows[block] if block < len(rows) else ()
        self.spots = _inside(row, start, end)
        self._resolved: dict[int, Found] = {}
        self._before: Found | None = None
        self._asked: set[int] = set()

    @property
    def main(self) -> str:
        """The id of the main subject of the text."""
        return self.cast.main.get(self.page.path, "")

    def low(self, k: int) -> str:
        """Token ``k`` in lower case; empty beyond either end."""
        return self.words[k].low if 0 <= k < len(self.words) else ""

    def head_noun(self, phrase: Phrase) -> str:
        """The last word of a phrase."""
        return self.words[phrase.last - 1].low

    def said(self, phrase: Phrase) -> str:
        """The phrase as it stands, for a reader."""
        return self.page.blocks[self.block].text[self.words[phrase.first].start : self.words[phrase.last - 1].end][:60]

    def within(self, start: int, end: int) -> Iterator[Named]:
        """The entities named between two offsets."""
        at = bisect_left(self.spots, start, key=_end)
        while at < len(self.spots) and self.spots[at].start < end:
            if self.spots[at].end > start:
                yield self.spots[at]
            at += 1

    def entity_at(self, phrase: Phrase) -> str:
        """The entity that a phrase names with its last words; what stands before may describe it."""
        start, end = self.words[phrase.first].start, self.words[phrase.last - 1].end
        last = self.words[phrase.last - 1].start
        for spot in self.within(start, end):
            if spot.start <= last and spot.end >= end:
                return spot.entity
            noun = self.words[phrase.last - 1]
            if spot.entity and spot.end + 1 == noun.start and (noun.low in LEGAL or self.called(noun.low, spot.entity)):
                return spot.entity  # the Volta group, Volta plc
        return ""

    def shared(self, phrase: Phrase) -> bool:
        """Is it a name that two entities share?"""
        start, end = self.words[phrase.first].start, self.words[phrase.last - 1].end
        return any(spot.end >= end and not spot.entity for spot in self.within(start, end))

    def quantity(self, phrase: Phrase) -> bool:
        """Is it a figure with its noun?"""
        return any(self.words[k].kind == "n" for k in range(phrase.first, phrase.last)) and not self.entity_at(phrase)

    def leading(self, phrase: Phrase) -> Named | None:
        """The entity that describes the noun of a phrase: IOM staff."""
        start, end = self.words[phrase.first].start, self.words[phrase.last - 1].end
        for spot in self.within(start, end):
            if spot.end < end and spot.entity and not self.hyphened(spot.end) and self.words_of(spot) not in demonyms():
                return spot
        return None

    def words_of(self, spot: Named) -> str:
        """A name as it stands, in lower case."""
        return self.page.blocks[self.block].text[spot.start : spot.end].lower()

    def hyphened(self, offset: int) -> bool:
        """Is what stands before the offset joined to what follows: Geneva-based?"""
        return self.page.blocks[self.block].text[offset : offset + 1] in DASHES

    def temporal(self, phrase: Phrase) -> bool:
        """Is it a time?"""
        last = self.words[phrase.last - 1]
        return last.kind == "n" or last.low in {"year", "time", "today"}

    def genitive(self, phrase: Phrase) -> int:
        """The token after an apostrophe that makes what stands before it an owner; -1 for none."""
        for k in range(phrase.first + 1, phrase.last):
            if self.words[k].text in APOSTROPHES and self.words[k].start == self.words[k - 1].end:
                s = k + 1 < phrase.last and self.words[k + 1].low == "s" and self.words[k + 1].start == self.words[k].end
                if s or (self.words[k - 1].low.endswith("s") and k + 1 < phrase.last and self.words[k + 1].start > self.words[k].end):
                    return k + 1
        return -1

    def based(self, k: int, phrase: Phrase) -> bool:
        """Is the word part of a description such as Geneva-based?"""
        for at in range(phrase.first, phrase.last):
            if self.words[at].low in {"based", "headquartered", "born"} and at and self.words[at - 1].text in DASHES:
                return k <= at
        return False

    def figured(self, k: int, phrase: Phrase) -> bool:
        """Is the token part of a measure that only describes: the 387-foot structure?"""
        at = k
        while at > phrase.first and self.words[at].kind != "n" and k - at < _LONGEST_UNIT:
            if self.words[at].kind == "w" and self.words[at - 1].text not in DASHES:
                return False
            at -= 1
        return self.words[at].kind == "n" and at + 1 < phrase.last and self.words[at + 1].text in DASHES

    def modified(self, phrase: Phrase, index: int) -> bool:
        """Do adjectives, other nouns or phrases after it restrict a noun?"""
        middle = [k for k in range(phrase.first + 1, phrase.last - 1) if self.words[k].low not in HARMLESS and not self.based(k, phrase)]
        if self.built.tags[phrase.first] in "N#":
            middle = [k for k in range(phrase.first, phrase.last - 1) if self.words[k].low not in HARMLESS and not self.based(k, phrase)]
        middle = [k for k in middle if not self.figured(k, phrase)]
        if (
            len(middle) == 1
            and self.low(middle[0]) in {"new", "latest", "newest"}
            and SORTS.get(self.head_noun(phrase)) == "product" == self.sort(self.main)
        ):
            middle = []  # the new model, in a text about one
        after = (
            index + 1 < len(self.built.phrases)
            and self.built.phrases[index + 1].before == index
            and self.built.phrases[index + 1].led not in _TIMELY
            and not (self.built.phrases[index + 1].led in {"in", "on"} and self.temporal(self.built.phrases[index + 1]))
        )
        return bool(middle) or after

    def plain_words(self, index: int) -> str:
        """The words of a phrase and of what hangs on it up to its verb, folded."""
        phrase = self.built.phrases[index]
        last = phrase.last
        following = index + 1
        while (
            following < min(len(self.built.phrases), index + DEEPEST)
            and self.built.phrases[following].before == following - 1
            and self.built.phrases[following].led
        ):
            last = self.built.phrases[following].last
            following += 1
        first = phrase.first
        if self.words[first].low in ARTICLES and first + 1 < phrase.last:
            first += 1
        text = self.page.blocks[self.block].text[self.words[first].start : self.words[last - 1].end]
        return " ".join(fold(text)[: _MOST_WORDS * 2]) or text[:60]

    def bare_words(self, phrase: Phrase) -> str:
        """The noun of a phrase with what describes it, without articles and figures: battery, for the 3,070 mAh battery."""
        words = self.words
        kept: list[str] = []
        k = phrase.first
        while k < phrase.last:
            word = words[k]
            if word.kind == "n" or word.low in NUMBERS:
                k += 1
                unit = k < phrase.last - 1 and (words[k].kind == "s" or len(words[k].text) <= _LONGEST_UNIT)
                while unit and k < phrase.last - 1 and (words[k].kind == "s" or len(words[k].text) <= _LONGEST_UNIT or words[k - 1].text in DASHES):
                    k += 1
                if len(kept) > 1:
                    return ""  # a verb that no list has stands among them
                kept.clear()
                if k == phrase.last - 1 and (len(words[k].text) < _LONGEST_UNIT or words[k].text.isupper()):
                    return ""  # 255 MW
                continue
            if word.kind == "w" and word.low not in ARTICLES and word.low not in POSSESSIVES and word.low not in HARMLESS:
                kept.append(word.text)
            k += 1
        return " ".join(fold(" ".join(kept))[-_MOST_WORDS:])

    def quoted(self, phrase: Phrase) -> bool:
        """Is it what somebody's words are, and no thing?"""
        return phrase.first > 0 and self.words[phrase.first - 1].text in _QUOTES and phrase.last - phrase.first > _LONGEST_UNIT

    def measured(self, index: int) -> bool:
        """Does a verb of measuring follow the phrase?"""
        last = self.built.phrases[index].last
        return last < len(self.words) and self.words[last].low in MEASURING

    def sort(self, id: str) -> Sort:
        """What sort of thing an entity is, as far as it is evident."""
        if id.startswith("country:"):
            return "place"
        entity = self.cast.entities.get(id)
        kind = entity.type.lower() if entity else ""
        return SORTS.get(kind, next((sort for sort in GENERIC if sort == kind), ""))

    def named_by(self, noun: str, id: str) -> bool:
        """Is the noun in its name, or what it is said to be?"""
        return noun in self.cast.nouns.get(id, ())

    def called(self, noun: str, id: str) -> bool:
        """May a text call an entity by this noun?"""
        nouns = self.cast.nouns.get(id, frozenset())
        if noun in nouns or any(noun in alike and not alike.isdisjoint(nouns) for alike in ALIKE):
            return True
        sort = self.sort(id)
        if sort == "person":
            return SORTS.get(noun) == "person" and not any(SORTS.get(word) == "person" for word in nouns) and noun not in ROLES
        if noun in GENERIC.get(sort, ()) or (noun in AGENCIES and sort == "organisation"):
            return True
        return sort == "organisation" and (noun in COMPANIES or noun.endswith("maker")) and not nouns & UNCOMMERCIAL

    def usual(self, word: str) -> bool:
        """Is it the pronoun by which the text mostly speaks of a person? What it calls her is not *he*."""
        key = ("pronouns", self.page.path)
        known = self.cast.memo.get(key)
        if known is None or known[0] is not self.page:
            text = self.page.text
            she, he = len(_SHE.findall(text)), len(_HE.findall(text))
            if she == he and (first := _SHE.search(text)) and (other := _HE.search(text)):
                she += first.start() < other.start()
                he += first.start() > other.start()
            known = self.cast.memo[key] = (self.page, she, he)
        _, she, he = known
        return bool(she >= he if word in {"she", "her", "herself"} else he >= she)

    def concrete(self, words: str) -> bool:
        """Is it a thing that a pronoun can go back to, and no growth or work?"""
        return " of " in words or any(word in SORTS for word in words.split())

    def may_be_person(self, id: str) -> bool:
        """Is it a name of two or three words that nothing shows to be something else?"""
        entity = self.cast.entities.get(id)
        return entity is not None and not entity.type and 2 <= len(entity.name.split()) <= 3 and not self.cast.nouns.get(id) and id != self.main

    def fits_pronoun(self, word: str, found: Found, *, sure: bool = False) -> bool:
        """Can a pronoun mean it? Where the text is about a person anyway, somebody else must be ``sure`` to be one."""
        if found.who is None:
            return False
        if word in _HERS and not self.cast.nouns.get(found.who.id, frozenset()).isdisjoint(VESSELS):
            return True  # she was launched
        if word in PERSONAL and found.who.id == self.main and not self.usual(word):
            return False
        if word in PERSONAL and found.who.how[:3] in ("he:", "she") and (found.who.how[:3] == "he:") != (word in _HIS):
            return False
        if word in PERSONAL:
            return found.sort == "person" or (not sure and self.may_be_person(found.who.id))
        if word in {"it", "its", "itself"}:
            return found.sort != "person"
        return found.sort in {"organisation", "event", "product", "work", ""} if word in PLURAL else False


def _inside(row: Sequence[Named], start: int, end: int) -> Sequence[Named]:
    first = bisect_left(row, start, key=begin)
    return row[first : bisect_left(row, end, lo=first, key=begin)]


@cache
def demonyms() -> frozenset[str]:
    """The words of nationality: the Scottish population is no population of somebody called so."""
    from claimcheck.texts.phrases.standard import standard_phrases

    return frozenset(word.lower() for word in standard_phrases().language.groups["nationality"] if " " not in word)


def begin(spot: Named) -> int:
    """Where a name begins."""
    return spot.start


def _end(spot: Named) -> int:
    return spot.end
