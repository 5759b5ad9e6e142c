"""What is said of something that is no entity: of parts, of attributes without an owner, of so many people? Of whom the text speaks."""

from __future__ import annotations

from claimcheck.texts.cast.ground import NOBODY, Found
from claimcheck.texts.cast.known import Who
from claimcheck.texts.cast.owners import Owners
from claimcheck.texts.cast.words import AGENCIES, FACILITIES, IMPERSONAL, NO_THING, NUMBERS, SEXES, SORTS
from claimcheck.texts.syntax import Phrase
from claimcheck.texts.syntax.words import ARTICLES

_SERVING = frozenset((
    ("work", "for"), ("worked", "for"), ("works", "for"), ("working", "for"), ("work", "at"), ("worked", "at"), ("members", "of"), ("belong", "to"),
    ("belonged", "to"), ("employed", "by"), ("employed", "at"), ("enrolled", "at"), ("study", "at"), ("studied", "at"), ("live", "in"), ("lived", "in"),
    ("lives", "in"), ("visit", "the"), ("volunteer", "for"), ("member", "of"), ("owned", "by"), ("operated", "by"), ("run", "by"), ("kept", "by"),
))  # fmt: skip
_HEADLINE = 5  # tokens before which an entry begins, and letters of a participle in -ed
_BEGUN = frozenset("set built taken sold bought begun won lost split struck run made put".split())


class Parts(Owners):
    """A sentence, and what in it is a part of something that the text speaks of."""

    def counting(self, phrase: Phrase) -> bool:
        """Does a figure lead the phrase?"""
        first = self.words[phrase.first]
        return (first.kind == "n" or first.low in NUMBERS) and phrase.last > phrase.first + 1 and not self.entity_at(phrase)

    def at_large(self) -> Found:
        """Of whom it is said that so many died, where the sentence names nobody: whom the text speaks of."""
        topic = self.before()
        if not self.main or self.spots or (topic.who is not None and topic.who.id != self.main and topic.who.id in self.cast.entities):
            return NOBODY
        return Found(Who(self.main, "the main subject of the text"), self.sort(self.main))

    def attribute(self, noun: str) -> Found:
        """Whose is what is named without its owner: the budget? The main subject's, unless the sentence before is about somebody else."""
        topic = self.before()
        if (
            topic.who is None
            or topic.who.id == self.main
            or topic.who.id not in self.cast.entities
            or (topic.sort == "person" and noun in IMPERSONAL)
        ):
            return Found(Who(self.main, "the main subject of the text"), self.sort(self.main))
        return NOBODY

    def part(self, index: int) -> Found:
        """A thing that is no entity, in words: *the crest* is that of what the text is about, in the same few words in every text."""
        phrase = self.built.phrases[index]
        said = self.bare_words(phrase)
        if not said:
            return NOBODY
        if (
            (sex := SEXES.get(said))
            and "species" in self.cast.nouns.get(self.main, ())
            and (index + 1 >= len(self.built.phrases) or self.built.phrases[index + 1].before != index)
        ):
            return Found(Who(f"{sex} of {self.main}", "some of the species that the text is about"))
        kind = self.main.rpartition("-")[2]
        if said in {kind, f"{kind}s"} and "species" in self.cast.nouns.get(self.main, ()) and phrase.last == phrase.first + 1:
            return Found(Who(self.main, f"{said}: the main subject of the text"), self.sort(self.main))  # swifts weigh 40 g
        following = index + 1
        if following < len(self.built.phrases) and self.built.phrases[following].before == index and self.built.phrases[following].led:
            after = self.built.phrases[following]
            if after.led == "of" and self.built.tags[after.first] == "P":
                return NOBODY  # the largest of them
            if (
                after.led == "of"
                and not self.quantity(after)
                and (owner := self.of_phrase(following)).who
                and owner.who
                and owner.who.id in self.cast.entities
            ):
                return Found(Who(f"{said} of {owner.who.id}", "something that belongs to it"))
            if after.led == "of" and (self.head_noun(after) in NO_THING or self.head_noun(after) in ARTICLES) and not self.entity_at(after):
                return NOBODY  # the maiden flight of the first of three prototypes
            if not self.temporal(after) and not (after.led == "of" and self.quantity(after)):
                return Found(Who(self.plain_words(index), "the words of the subject"))
        noun, head = self.head_noun(phrase), self.words[phrase.first].low
        own = head == "the" and (noun not in SORTS or noun in FACILITIES) and noun not in AGENCIES and not noun.endswith("maker")
        if own and (whole := self.whole()):
            return Found(Who(f"{said} of {whole}", "a part of what the text speaks of"))
        return Found(Who(said, "the words of the subject"))

    def whole(self) -> str:
        """Whose parts does a text speak of here: the main subject's, or those of the thing that the sentence before is about where that is a person."""
        before, main = self.before(), self.main
        topic = before.who.id.rpartition(" of ")[2] if before.who else ""
        other = topic if topic in self.cast.entities and topic != main else ""
        if main and self.sort(main) != "person" and not main.startswith("country:"):
            return main if not other or before.sort == "person" else ""
        return other if other and before.sort != "person" and not other.startswith("country:") else ""

    def counted_for(self, index: int) -> Found | None:
        """Whose are the people counted: 300 people work for Ampere; 12 states are members of the League?"""
        first = self.built.phrases[index].last
        for k in range(first, min(first + 6, len(self.words))):
            if (self.words[k].low, self.low(k + 1)) in _SERVING:
                target = self.built.phrase_of[k + 2] if k + 2 < len(self.words) else -1
                return self.of_phrase(target) if target > index else None
            if self.words[k].kind == "s":
                return None
        return None

    def headline(self, phrase: Phrase) -> bool:
        """Does an entry begin with a noun alone, as headlines do: 1926: Club founded by six postmen?"""
        k = phrase.first
        if phrase.last != k + 1 or k + 1 >= len(self.words) or phrase.led or not self.words[k].text[:1].isupper() or not self.words[k].low.islower():
            return False
        opens = k == 0 or self.words[k - 1].kind != "w"
        following = self.words[k + 1].low
        return opens and k < _HEADLINE and (following in _BEGUN or (following.endswith("ed") and len(following) > _HEADLINE))
