"""What do pronouns and nouns go back to? The nearest subject that fits, else the main subject of the text, else nothing."""

from __future__ import annotations

from abc import abstractmethod
from bisect import bisect_left
from collections.abc import Iterator

from claimcheck.texts.cast.ground import DEEPEST, NOBODY, Found, Ground, begin
from claimcheck.texts.cast.known import Who
from claimcheck.texts.cast.words import AGENCIES, SORTS, VESSELS
from claimcheck.texts.syntax import Phrase
from claimcheck.texts.syntax.words import PERSONAL, PLURAL

_SHE = {"her": "she", "herself": "she", "his": "he", "him": "he", "himself": "he"}
_VENUES = frozenset(("ground", "stadium", "arena", "venue", "site", "hall"))
_FRONT = 12  # words before a phrase at the beginning of a sentence
_WITH = frozenset(("with", "despite", "like", "unlike", "besides"))
_BACK = 3  # blocks in which the antecedent of a pronoun at the beginning of a block is looked for


class Antecedents(Ground):
    """A sentence, and what stands before it in the text."""

    @abstractmethod
    def of_phrase(self, index: int) -> Found:
        """Whom a noun phrase means."""

    @abstractmethod
    def before(self) -> Found:
        """The subject of the sentence before this one, in the same block."""

    def pronoun(self, word: str, index: int) -> Found:
        """The nearest subject that fits: of an earlier clause, else of the sentence before, else the main subject."""
        if word in {"we", "our"} and self.main and self.sort(self.main) == "organisation" and not self.page.header.authors:
            return Found(Who(self.main, "the text speaks of itself"), self.sort(self.main))
        if word in {"we", "our", "i", "my", "you", "your", "this", "that", "these", "those"}:
            return NOBODY
        clause = self.built.clause_of[self.built.phrases[index].first]
        if word in {"it", "its"} and self.main and clause and self.keyed() and self.sort(self.main) != "person":
            return Found(Who(self.main, f"{word}: whom the key is about"), self.sort(self.main))
        vessel = word in {"she", "her", "herself"} and not self.cast.nouns.get(self.main, frozenset()).isdisjoint(VESSELS)
        sure = vessel or (word in PERSONAL and bool(self.main) and self.sort(self.main) == "person" and self.usual(word))
        for found in self.earlier(clause, index):
            if self.fits_pronoun(word, found, sure=sure) and found.who and (found.who.id in self.cast.entities or self.concrete(found.who.id)):
                return Found(Who(found.who.id, f"{_SHE.get(word, word)}: {found.who.id}"), found.sort)
        before = self.before()
        ahead = self.ahead(clause, index)
        if ahead and self.built.phrases[index].led in _WITH and self.fits_pronoun(word, ahead):
            return ahead
        if self.fits_pronoun(word, before, sure=sure) and before.who and (before.who.id in self.cast.entities or self.concrete(before.who.id)):
            return Found(Who(before.who.id, f"{_SHE.get(word, word)}: the subject before, {before.who.id}"), before.sort)
        if ahead and (before.who is None or before.who.id == self.main) and self.fits_pronoun(word, ahead):
            return ahead
        if vessel and (before.who is None or before.sort != "person"):
            return Found(Who(self.main, f"she: the main subject of the text, {self.main}"), self.sort(self.main))
        recent: list[str] = []
        if word in PERSONAL:
            other = before.who.id if before.who and not self.fits_pronoun(word, before) else ""
            recent = [id for id in self.recent() if id != other and self.fits_pronoun(word, Found(Who(id, ""), self.sort(id)), sure=sure)]
            if len(recent) == 1:
                return Found(Who(recent[0], f"{_SHE.get(word, word)}: the one person named before"), "person")
        main = Found(Who(self.main, f"{_SHE.get(word, word)}: the main subject of the text"), self.sort(self.main)) if self.main else NOBODY
        if (
            word not in PLURAL
            and self.fits_pronoun(word, main)
            and (before.who is None or before.sort == "person" or word in PERSONAL or not self.concrete(before.who.id))
            and (not recent or self.main in recent or word not in PERSONAL)
        ):
            return main
        return NOBODY

    def ahead(self, clause: int, index: int) -> Found | None:
        """The subject that a phrase at the beginning of a sentence looks ahead to: with its 42 islands, Lorne."""
        subject = self.built.clauses[clause].subject
        if subject <= index or self.built.phrases[index].first > _FRONT or not self.built.phrases[index].led:
            return None
        found = self.of_phrase(subject)
        return found if found.who and found.who.id in self.cast.entities else None

    def keyed(self) -> bool:
        """Is it an entry that begins with a key? *Owner: the city; it is no part of the ministry.*"""
        return any(word.text == ":" for word in self.words[1:4]) and not self.page.blocks[self.block].headings[2:]

    def earlier(self, clause: int, index: int) -> Iterator[Found]:
        """The subjects of the clauses before, nearest first; and of its own clause for what is no subject."""
        own = self.built.clauses[clause]
        if own.subject >= 0 and own.subject != index and own.subject < index:
            yield self.of_phrase(own.subject)
        for n in range(clause - 1, max(clause - DEEPEST, -1), -1):
            subject = self.built.clauses[n].subject
            if 0 <= subject < index and not self.built.clauses[n].several:
                yield self.of_phrase(subject)

    def definite(self, noun: str, phrase: Phrase, index: int) -> Found | None:
        """Which entity does "the noun" mean? Of those it fits, the subject before, else the main subject, else the one named before."""
        typed = noun == "type" and self.sort(self.main) == "product"
        if noun not in SORTS and noun not in AGENCIES and not noun.endswith("maker") and not self.named_by(noun, self.main) and not typed:
            return None
        clause = self.built.clause_of[phrase.first]
        for found in (*self.earlier(clause, index), self.before()):
            if found.who and found.who.id in self.cast.entities and self.called(noun, found.who.id) and not self.only_where(found.who.id, phrase):
                return Found(Who(found.who.id, f"the {noun}: {found.who.id}"), found.sort)
        here = dict.fromkeys(spot.entity for spot in self.spots if spot.entity and spot.end <= self.words[phrase.first].start)
        main_too = bool(self.main) and self.called(noun, self.main)
        near = [id for id in here if self.called(noun, id) and (self.sort(id) or not main_too)]  # Essex, of which nothing is told, is no company
        if len(near) == 1:
            return Found(Who(near[0], f"the {noun}: {near[0]}"), self.sort(near[0]))
        fitting = near or [id for id in self.recent() if self.called(noun, id)]
        main = self.main
        if main and self.called(noun, main) and (not fitting or main in fitting or self.named_by(noun, main)):
            return Found(Who(main, f"the {noun}: the main subject of the text"), self.sort(main))
        if len(fitting) == 1 and not (main and self.called(noun, main)):
            return Found(Who(fitting[0], f"the {noun}: {fitting[0]}"), self.sort(fitting[0]))
        if fitting or (main and self.called(noun, main)):
            return NOBODY
        if noun in _VENUES and (venue := self.venue()):
            return Found(Who(venue, f"the {noun}: {venue}"), self.sort(venue))
        if main and not self.sort(main) and SORTS.keys().isdisjoint(self.cast.nouns.get(main, ())) and SORTS.get(noun, "person") != "person":
            return Found(Who(main, f"the {noun}: the main subject of the text"), "")
        return None

    def only_where(self, id: str, phrase: Phrase) -> bool:
        """Is it only named as where something is, in the words before the phrase: in Kent and Essex, the company?"""
        if id == self.main or self.sort(id) not in {"", "place"} or not self.main:
            return False
        text = self.page.blocks[self.block].text
        spot = next((one for one in self.spots if one.entity == id and one.end <= self.words[phrase.first].start), None)
        return spot is not None and text.endswith((" in ", " and ", " at ", " near ", " across "), max(0, spot.start - 12), spot.start)

    def venue(self) -> str:
        """The one place at which something was said to happen before: it has played at Long Lane."""
        rows = self.cast.spots.get(self.page.path, ())
        row = rows[self.block] if self.block < len(rows) else ()
        text = self.page.blocks[self.block].text
        last = bisect_left(row, self.start, key=begin)
        found = dict.fromkeys(
            spot.entity
            for spot in row[max(last - 6, 0) : last]
            if spot.entity not in {"", self.main} and text.endswith((" at ", " at the "), 0, spot.start) and self.sort(spot.entity) in {"", "place"}
        )
        return next(iter(found)) if len(found) == 1 else ""

    def recent(self) -> list[str]:
        """The entities named earlier in the block, or where it begins in the blocks just before, each once."""
        rows = self.cast.spots.get(self.page.path, ())
        row = rows[self.block] if self.block < len(rows) else ()
        at = bisect_left(row, self.start, key=begin)
        ids = [spot.entity for spot in row[max(at - 12, 0) : at] if spot.entity]
        n = self.block - 1
        while not ids and n >= max(self.block - _BACK, 0):
            ids = [spot.entity for spot in rows[n] if spot.entity] if n < len(rows) and len(rows[n]) < 40 else []
            n -= 1
        return list(dict.fromkeys(reversed(ids)))
