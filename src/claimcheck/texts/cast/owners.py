"""To whom does the thing belong that a phrase names? Its budget, the budget of the agency, the agency's budget."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.reading.names import fold
from claimcheck.texts.cast.antecedents import Antecedents
from claimcheck.texts.cast.ground import DEEPEST, HARMLESS, NOBODY, Found
from claimcheck.texts.cast.known import Who
from claimcheck.texts.cast.words import ATTRIBUTES, NO_THING, NUMBERS, SORTS
from claimcheck.texts.syntax import Phrase
from claimcheck.texts.syntax.words import ARTICLES, POSSESSIVES

_CALLED = frozenset("city town village state republic island port municipality commune county province kingdom borough parish".split())
_WHEN = frozenset(("in", "on", "since", "until", "by", "from", "after", "before"))
_PLACING = frozenset(("in", "at", "for", "of", "from", "near", "on"))


class Owners(Antecedents):
    """A sentence, and who owns what is named in it."""

    def owner(self, i: int) -> Found | None:
        """The owner of the thing that token ``i`` measures: the budget of the agency, its staff of 40. None where there is none."""
        index = self.built.phrase_of[i]
        if index < 0:
            return None
        here = self.built.phrases[index]
        if here.led in _WHEN and self.temporal(here) and 0 <= self.built.clauses[self.built.clause_of[i]].verb < here.first:
            return None  # took her doctorate in 1927
        steps = 0
        while steps < DEEPEST:
            phrase = self.built.phrases[index]
            if self.entity_at(phrase) and phrase.led:
                pass
            elif (found := self.named_beside(index) or self.owned(index, counted=True)) is not None:
                return found
            if phrase.before < 0 or self.built.clause_of[self.built.phrases[phrase.before].first] != self.built.clause_of[phrase.first]:
                return None
            index = phrase.before
            steps += 1
        return None

    def named_beside(self, index: int) -> Found | None:
        """The entity named in apposition to a phrase: her debut, *The Salt Road*; Ann Lee, its twelfth president."""
        phrase = self.built.phrases[index]
        noun = self.head_noun(phrase)
        if (
            (noun in NO_THING and self.words[phrase.first].low == "the")
            or (self.entity_at(phrase) and self.words[phrase.first].low not in {"a", "an"})
            or (noun.endswith("s") and not noun.endswith("ss"))
            or any(self.words[k].kind == "n" or self.words[k].low in NUMBERS for k in range(phrase.first, phrase.last))
        ):
            return None
        for other in self.beside(index):
            named = self.entity_at(self.built.phrases[other])
            sorts = (self.sort(named), SORTS.get(noun, "")) if named else ("", "")
            if named and not (all(sorts) and (sorts[0] == "person") != (sorts[1] == "person")):
                return Found(Who(named, f"named beside: {self.said(self.built.phrases[other])}"), sorts[0])
        return None

    def beside(self, index: int) -> Iterator[int]:
        """The phrases that say the same in other words: before the verb as the clause tells, behind it those that a comma alone parts."""
        phrase, phrases = self.built.phrases[index], self.built.phrases
        clause = self.built.clauses[self.built.clause_of[phrase.first]]
        if clause.beside >= 0 and index in {clause.subject, clause.beside} and not clause.several:
            yield clause.beside if index == clause.subject else clause.subject
        if 0 <= clause.verb < phrase.first:
            if index and self.adjoins(phrases[index - 1], phrase) and clause.verb < phrases[index - 1].first:
                yield index - 1
            if index + 1 < len(phrases) and self.adjoins(phrase, phrases[index + 1]):
                yield index + 1

    def adjoins(self, one: Phrase, other: Phrase) -> bool:
        """Does nothing but a comma part two phrases, and no list go on behind them?"""
        if one.last >= len(self.words) or self.words[one.last].text != "," or not one.last < other.first <= one.last + 2:
            return False
        if other.first == one.last + 2 and self.built.tags[one.last + 1] != "B":
            return False
        after = self.low(other.last)
        return after not in {"and", "or", "&"} and (other.last >= len(self.words) or self.built.tags[other.last] != "A")

    def owned(self, index: int, *, counted: bool = False) -> Found | None:
        """Whom the thing that a phrase names belongs to, by a possessive, a name before it or *of* after it.

        What is counted is its owner's: *its 12 boats* says how many it has. What is said of the boats is not.
        """
        phrase = self.built.phrases[index]
        words = self.words
        noun = self.head_noun(phrase)
        genitive = self.genitive(phrase)
        if genitive >= 0:
            owner = self.named_before(phrase.first, genitive) or self.definite_before(phrase, genitive, index)
            rest = [words[k].low for k in range(genitive, phrase.last) if words[k].low != "s" and words[k].kind != "s"]
            if owner is None and (words[phrase.first].low != "the" or genitive - 2 != phrase.first + 1 or words[genitive].low != "s"):
                return Found(Who(self.plain_words(index), "the words of the subject"))
            return self.belongs(owner or Found(Who(words[genitive - 2].low, "the owner in words")), rest, index, counted=counted)
        if words[phrase.first].low in POSSESSIVES and phrase.last > phrase.first + 1:
            owner = self.pronoun(words[phrase.first].low, index)
            rest = [words[k].low for k in range(phrase.first + 1, phrase.last) if words[k].kind != "s"]
            return self.belongs(owner, rest, index, counted=counted) if owner.who else NOBODY
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
                    return self.belongs(owner, [words[k].low for k in range(phrase.first, phrase.last)], index, of_owner=True, counted=counted)
        if noun in ATTRIBUTES and (spot := self.leading(phrase)):
            rest = [words[k].low for k in range(phrase.first, phrase.last) if words[k].start >= spot.end and words[k].kind != "s"]
            return self.belongs(Found(Who(spot.entity, "named before the noun"), self.sort(spot.entity)), rest, index, counted=counted)
        return None

    def belongs(self, owner: Found, rest: list[str], index: int, *, of_owner: bool = False, counted: bool = False) -> Found:
        """What is said of an attribute is said of its owner; what is said of another thing that it has is said of that thing."""
        if owner.who is None:
            return NOBODY
        figures = [word for word in rest if word[:1].isdecimal() or word in NUMBERS]
        content = [word for word in rest if word not in ARTICLES and word not in HARMLESS and word not in figures]
        counted = counted and bool(figures)
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
