"""To whom does the thing belong that a phrase names? Its budget, the budget of the agency, the agency's budget."""

from __future__ import annotations

from claimcheck.reading.names import fold
from claimcheck.texts.cast.antecedents import Antecedents
from claimcheck.texts.cast.ground import DEEPEST, HARMLESS, NOBODY, Found
from claimcheck.texts.cast.known import Who
from claimcheck.texts.cast.words import ATTRIBUTES
from claimcheck.texts.syntax import Phrase
from claimcheck.texts.syntax.words import ARTICLES, POSSESSIVES

_CALLED = frozenset("city town village state republic island port municipality commune county province kingdom borough parish".split())
_PLACING = frozenset(("in", "at", "for", "of", "from", "near", "on"))


class Owners(Antecedents):
    """A sentence, and who owns what is named in it."""

    def owner(self, i: int) -> Found | None:
        """The owner of the thing that token ``i`` measures: the budget of the agency, its staff of 40. None where there is none."""
        index = self.built.phrase_of[i]
        if index < 0:
            return None
        steps = 0
        while steps < DEEPEST:
            phrase = self.built.phrases[index]
            if self.entity_at(phrase) and phrase.led:
                pass
            elif (found := self.owned(index)) is not None:
                return found
            if phrase.before < 0 or self.built.clause_of[self.built.phrases[phrase.before].first] != self.built.clause_of[phrase.first]:
                return None
            index = phrase.before
            steps += 1
        return None

    def owned(self, index: int) -> Found | None:
        """Whom the thing that a phrase names belongs to, by a possessive, a name before it or *of* after it."""
        phrase = self.built.phrases[index]
        words = self.words
        noun = self.head_noun(phrase)
        genitive = self.genitive(phrase)
        if genitive >= 0:
            owner = self.named_before(phrase.first, genitive) or self.definite_before(phrase, genitive, index)
            rest = [words[k].low for k in range(genitive, phrase.last) if words[k].low != "s" and words[k].kind != "s"]
            return self.belongs(owner, rest, index) if owner else Found(Who(self.plain_words(index), "the words of the subject"))
        if words[phrase.first].low in POSSESSIVES and phrase.last > phrase.first + 1:
            owner = self.pronoun(words[phrase.first].low, index)
            rest = [words[k].low for k in range(phrase.first + 1, phrase.last) if words[k].kind != "s"]
            return self.belongs(owner, rest, index) if owner.who else NOBODY
        following = index + 1
        if noun in _CALLED and following < len(self.built.phrases) and self.built.phrases[following].before == index:
            after = self.built.phrases[following]
            if after.led == "of" and (named := self.entity_at(after)) and not self.entity_at(phrase):
                return Found(Who(named, f"named: {self.said(after)}"), self.sort(named) or "place")
        if noun in ATTRIBUTES and following < len(self.built.phrases):
            after = self.built.phrases[following]
            if after.before == index and after.led == "of" and not self.quantity(after):
                if self.head_noun(after) in ATTRIBUTES and not self.entity_at(after):
                    return self.owned(following)
                owner = self.of_phrase(following)
                if owner.who and (self.entity_at(after) or owner.who.id in self.cast.entities):
                    return self.belongs(owner, [words[k].low for k in range(phrase.first, phrase.last)], index, of_owner=True)
        if noun in ATTRIBUTES and (spot := self.leading(phrase)):
            rest = [words[k].low for k in range(phrase.first, phrase.last) if words[k].start >= spot.end and words[k].kind != "s"]
            return self.belongs(Found(Who(spot.entity, "named before the noun"), self.sort(spot.entity)), rest, index)
        return None

    def belongs(self, owner: Found, rest: list[str], index: int, *, of_owner: bool = False) -> Found:
        """What is said of an attribute is said of its owner; what is said of another thing that it has is said of that thing."""
        if owner.who is None:
            return NOBODY
        content = [word for word in rest if word not in ARTICLES and word not in HARMLESS and not word.isdecimal()]
        counted = any(word[:1].isdecimal() for word in rest)
        if not content or (content[-1] in ATTRIBUTES and len(content) <= 2) or counted:
            tail = self.built.phrases[index + 1] if index + 1 < len(self.built.phrases) else None
            if counted or of_owner or tail is None or tail.before != index or tail.led not in _PLACING or self.quantity(tail) or self.temporal(tail):
                return Found(Who(owner.who.id, f"belongs to it: {self.said(self.built.phrases[index])}"), owner.sort)
        return Found(Who(f"{' '.join(fold(' '.join(content)))} of {owner.who.id}", "something that belongs to it"))

    def named_before(self, first: int, genitive: int) -> Found | None:
        """The entity whose genitive it is."""
        start, end = self.words[first].start, self.words[genitive - 2].end
        for spot in self.within(start, end):
            if spot.end in {end, self.words[genitive - 1].end, self.words[min(genitive, len(self.words) - 1)].end}:
                return Found(Who(spot.entity, "the owner named"), self.sort(spot.entity)) if spot.entity else NOBODY
        return None

    def definite_before(self, phrase: Phrase, genitive: int, index: int) -> Found | None:
        """The noun whose genitive it is: the agency's."""
        if self.words[phrase.first].low != "the" or genitive - 2 != phrase.first + 1:
            return None
        return self.definite(self.words[phrase.first + 1].low, phrase, index)
