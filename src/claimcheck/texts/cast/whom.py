"""Of whom is said what stands at a word? The subject of its clause, its owner, or what a pronoun or a noun goes back to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimcheck.prose import Page
from claimcheck.reading.names import fold, resolve
from claimcheck.reading.tokens import APOSTROPHES, DASHES, Token, tokens
from claimcheck.texts.cast.known import Cast, Named, Who
from claimcheck.texts.cast.words import AGENCIES, ATTRIBUTES, COMPANIES, GENERIC, MEASURING, ROLES, SORTS, UNCOMMERCIAL, Sort
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.syntax import Built, Phrase, built, frame
from claimcheck.texts.syntax.words import ARTICLES, PERSONAL, PLURAL, POSSESSIVES

_MOST_WORDS = 8
_BACK = 3  # blocks in which the antecedent of a pronoun at the beginning of a block is looked for
_DEEPEST = 6


def about(sentence: Sentence, i: int, cast: Cast) -> Who | None:
    """Of whom is said what stands at token ``i`` of a sentence? None where it cannot be told."""
    if not 0 <= i < len(sentence.words):
        return None
    scene = scene_of(sentence, cast)
    if (owner := scene.owner(i)) is not None:
        return owner.who
    found = scene.subject(i)
    return found.who


def under(page: Page, block: int, cast: Cast) -> Who | None:
    """Of whom do entries without a subject of their own speak at this block: whom the heading or the item they stand under names, else the main subject."""
    main = cast.main.get(page.path, "")
    for heading in reversed(page.blocks[block].headings):
        name = heading.partition(":")[0].strip()
        if (id := resolve(name, cast.names)) or (id := _only(_within(page, heading, block, cast))):
            if id != main and not _names_whole(heading, id, cast):
                continue
            return Who(id, f"the heading {heading[:60]!r}")
    return Who(main, "the main subject of the text") if main else None


def _names_whole(heading: str, id: str, cast: Cast) -> bool:
    """Is the heading a name and nothing else, but for what follows a colon or stands in a bracket?"""
    return resolve(heading.partition(":")[0].partition("(")[0].strip(), cast.names) == id


def _within(page: Page, heading: str, block: int, cast: Cast) -> frozenset[str]:
    spots = cast.spots.get(page.path, ())
    for n in range(block - 1, max(block - 200, -1), -1):
        if page.blocks[n].text.strip() == heading.strip() and n < len(spots):
            return frozenset(spot.entity for spot in spots[n] if spot.entity)
    return frozenset()


def _only(ids: frozenset[str]) -> str:
    return next(iter(ids)) if len(ids) == 1 else ""


class Found:
    """What was found: whom it is, or that it cannot be told (``who`` None)."""

    __slots__ = ("sort", "who")

    def __init__(self, who: Who | None, sort: Sort = "") -> None:
        self.who, self.sort = who, sort


NOBODY = Found(None)


def scene_of(sentence: Sentence, cast: Cast) -> Scene:
    """The sentence taken apart, kept as long as it is the one asked about."""
    key = (sentence.page.path, sentence.block, sentence.start)
    known = cast.memo.get("scene")
    if known is None or known[0] != key or known[1].page is not sentence.page:
        known = (key, Scene(sentence.page, sentence.block, sentence.start, sentence.end, sentence.words, cast, frame(sentence).built))
        cast.memo["scene"] = known
    scene: Scene = known[1]
    return scene


class Scene:
    """A sentence with its clauses and the entities named in it, and what stands before it in the text."""

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

    # The subject of a clause

    def subject(self, i: int) -> Found:
        """Whom the clause of token ``i`` is about."""
        return self.of_clause(self.built.clause_of[i], 0)

    def of_clause(self, n: int, depth: int) -> Found:
        """Whom a clause is about."""
        clauses = self.built.clauses
        clause = clauses[n]
        if depth > _DEEPEST or clause.several:
            return NOBODY
        if clause.kind == "bracket":
            return self.bracket(n, depth)
        if clause.unsure:
            return self.unsure(n)
        if clause.subject >= 0 and clause.verb < 0 and clause.kind == "main":
            return self.fragment(n)
        if clause.subject >= 0:
            return self.apposed(n)
        if clause.shares >= 0:
            return self.of_clause(clause.shares, depth + 1)
        if clause.kind == "relative":
            return NOBODY
        return self.headless(n)

    def fragment(self, n: int) -> Found:
        """Words without a verb: what is named at their head with what it has, else whom the entry stands under."""
        clause = self.built.clauses[n]
        first = self.built.phrases[clause.subject]
        if clause.first == 0 and first.first <= 1 and (owner := self.owned(clause.subject)) is not None and owner.who:
            return owner
        closes = first.last < len(self.words) and self.words[first.last].low in {",", "(", "was", "is"}
        if clause.first == 0 and first.first <= 1 and closes and (named := self.entity_at(first)):
            return Found(Who(named, f"named: {self.said(first)}"), self.sort(named))
        return self.entry()

    def apposed(self, n: int) -> Found:
        """The subject of a clause, by the name that stands in apposition to it where its own words are none: the operator, Ampere Cars."""
        clause = self.built.clauses[n]
        beside = clause.beside
        if clause.kind != "main" and clause.parent >= 0 and beside < 0 and self.built.clauses[clause.parent].subject in {clause.subject, -1}:
            beside = self.built.clauses[clause.parent].beside
        if beside >= 0 and not self.entity_at(self.built.phrases[clause.subject]):
            named = self.entity_at(self.built.phrases[beside])
            if named:
                return Found(Who(named, f"named beside: {self.said(self.built.phrases[beside])}"), self.sort(named))
        return self.of_phrase(clause.subject)

    def headless(self, n: int) -> Found:
        """A fragment without a subject: a caption, an item, a heading."""
        verb = self.built.clauses[n].verb
        if verb > 0 and self.words[verb - 1].low in {"there", "here"}:
            return NOBODY
        if self.built.clauses[n].verb >= 0 and n > 0:
            return NOBODY if self.built.clauses[n].parent >= 0 else self.of_clause(0, 1) if self.built.clauses[0].subject >= 0 else self.entry()
        return self.entry()

    def entry(self) -> Found:
        who = under(self.page, self.block, self.cast)
        return Found(who, self.sort(who.id) if who else "")

    def bracket(self, n: int, depth: int) -> Found:
        """What stands in brackets is said of the name before them if it tells of birth or founding or is a span of years; else of the clause around."""
        clause = self.built.clauses[n]
        first = clause.first + 1
        word = self.words[first].low if first < len(self.words) else ""
        own = word in {
            "born",
            "b",
            "founded",
            "established",
            "est",
            "created",
            "died",
            "d",
            "formerly",
            "population",
            "pop",
            "now",
            "completed",
            "built",
            "opened",
        }
        years = first < len(self.words) and self.words[first].kind == "n"
        if clause.subject >= 0 and (own or years):
            named = self.entity_at(self.built.phrases[clause.subject])
            if named and (own or self.sort(named) in {"person", "work"}):
                return Found(Who(named, "named before the bracket"), self.sort(named))
            if own:
                return self.of_phrase(clause.subject)
        return self.of_clause(clause.parent, depth + 1) if clause.parent >= 0 else NOBODY

    def unsure(self, n: int) -> Found:
        """Two phrases compete for a relative clause or a participle: a person for *who*; else the one entity among them if there is one."""
        clause = self.built.clauses[n]
        if clause.subject < 0:
            return NOBODY
        nearest = self.built.phrases[clause.subject]
        word = self.words[clause.first].low
        chain = [clause.subject]
        while nearest.before >= 0 and len(chain) < _DEEPEST:
            chain.append(nearest.before)
            nearest = self.built.phrases[nearest.before]
        named = [index for index in chain if self.entity_at(self.built.phrases[index])]
        if word == "who":
            people = [index for index in chain if self.of_phrase(index).sort == "person"]
            return self.of_phrase(people[0]) if len(people) == 1 else NOBODY
        if clause.kind == "relative" and word != "whose" and named == [chain[0]] and len(chain) == 2:
            head = self.words[self.built.phrases[chain[1]].first]
            if head.low not in ARTICLES - {"a", "an"} and head.low not in POSSESSIVES:
                return self.of_phrase(chain[0])
        if clause.kind == "participle" and clause.parent >= 0:
            above = self.of_clause(clause.parent, 1)
            here = self.of_phrase(clause.subject)
            return here if above.who and here.who and above.who.id == here.who.id else NOBODY
        return NOBODY

    # Phrases

    def of_phrase(self, index: int) -> Found:
        """Whom a noun phrase means."""
        known = self._resolved.get(index)
        if known is None:
            if index in self._asked:
                return NOBODY
            self._asked.add(index)
            known = self._resolved[index] = self._phrase(index)
        return known

    def _phrase(self, index: int) -> Found:
        phrase = self.built.phrases[index]
        words, tags = self.words, self.built.tags
        head = words[phrase.first]
        if tags[phrase.first] == "P":
            return self.pronoun(head.low, index)
        closing = next(
            (spot for spot in self.within(words[phrase.first].start, words[phrase.last - 1].end) if spot.end == words[phrase.last - 1].end), None
        )
        if (closing is None or not closing.entity) and (owner := self.owned(index)) is not None:
            return owner
        if named := self.entity_at(phrase):
            return Found(Who(named, f"named: {self.said(phrase)}"), self.sort(named))
        if self.shared(phrase):
            return NOBODY
        if self.quantity(phrase) and (found := self.counted_for(index)) is not None:
            return found
        definite = head.low in {"the", "this", "that"} or head.low in POSSESSIVES
        noun = self.head_noun(phrase)
        if phrase.last == phrase.first + 1 and head.low in {
            "this",
            "that",
            "these",
            "those",
            "both",
            "all",
            "some",
            "many",
            "such",
            "each",
            "another",
            "one",
            "most",
            "others",
        }:
            return NOBODY
        if definite and not self.modified(phrase, index) and (found := self.definite(noun, phrase, index)) is not None:
            return found
        attribute = noun in ATTRIBUTES and head.low not in {"a", "an", "this", "that"} and not self.modified(phrase, index)
        if attribute and self.main and (definite or self.measured(index)):
            topic = self.before().who
            if topic is None or topic.id == self.main or topic.id not in self.cast.entities:
                return Found(Who(self.main, "the main subject of the text"), self.sort(self.main))
            return NOBODY
        return Found(Who(self.plain_words(index), "the words of the subject"))

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

    def low(self, k: int) -> str:
        return self.words[k].low if 0 <= k < len(self.words) else ""

    def measured(self, index: int) -> bool:
        last = self.built.phrases[index].last
        return last < len(self.words) and self.words[last].low in MEASURING

    def head_noun(self, phrase: Phrase) -> str:
        return self.words[phrase.last - 1].low

    def said(self, phrase: Phrase) -> str:
        return self.page.blocks[self.block].text[self.words[phrase.first].start : self.words[phrase.last - 1].end][:60]

    def entity_at(self, phrase: Phrase) -> str:
        """The entity that a phrase names with its last words; what stands before may describe it."""
        start, end = self.words[phrase.first].start, self.words[phrase.last - 1].end
        last = self.words[phrase.last - 1].start
        for spot in self.within(start, end):
            if spot.start <= last and spot.end >= end:
                return spot.entity
            noun = self.words[phrase.last - 1]
            if spot.entity and spot.end + 1 == noun.start and self.called(noun.low, spot.entity):
                return spot.entity  # the Volta group
        return ""

    def shared(self, phrase: Phrase) -> bool:
        """Is it a name that two entities share?"""
        start, end = self.words[phrase.first].start, self.words[phrase.last - 1].end
        return any(spot.end >= end and not spot.entity for spot in self.within(start, end))

    def within(self, start: int, end: int) -> Iterator[Named]:
        at = bisect_left(self.spots, start, key=_end)
        while at < len(self.spots) and self.spots[at].start < end:
            if self.spots[at].end > start:
                yield self.spots[at]
            at += 1

    def plain_words(self, index: int) -> str:
        """The words of a phrase and of what hangs on it up to its verb, folded."""
        phrase = self.built.phrases[index]
        last = phrase.last
        following = index + 1
        while (
            following < min(len(self.built.phrases), index + _DEEPEST)
            and self.built.phrases[following].before == following - 1
            and self.built.phrases[following].led
        ):
            last = self.built.phrases[following].last
            following += 1
        first = phrase.first
        text = self.page.blocks[self.block].text[self.words[first].start : self.words[last - 1].end]
        return " ".join(fold(text)[: _MOST_WORDS * 2]) or text[:60]

    def modified(self, phrase: Phrase, index: int) -> bool:
        """Do adjectives, other nouns or phrases after it restrict a noun?"""
        middle = [k for k in range(phrase.first + 1, phrase.last - 1) if self.words[k].low not in _HARMLESS and not self.based(k, phrase)]
        if self.built.tags[phrase.first] in "N#":
            middle = [k for k in range(phrase.first, phrase.last - 1) if self.words[k].low not in _HARMLESS and not self.based(k, phrase)]
        after = (
            index + 1 < len(self.built.phrases) and self.built.phrases[index + 1].before == index and self.built.phrases[index + 1].led not in _TIMELY
        )
        return bool(middle) or after

    def based(self, k: int, phrase: Phrase) -> bool:
        """Is the word part of a description such as Geneva-based?"""
        for at in range(phrase.first, phrase.last):
            if self.words[at].low in {"based", "headquartered", "born"} and at and self.words[at - 1].text in DASHES:
                return k <= at
        return False

    # Owners

    def owner(self, i: int) -> Found | None:
        """The owner of the thing that token ``i`` measures: the budget of the agency, its staff of 40. None where there is none."""
        index = self.built.phrase_of[i]
        if index < 0:
            return None
        steps = 0
        while steps < _DEEPEST:
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

    def quantity(self, phrase: Phrase) -> bool:
        return any(self.words[k].kind == "n" for k in range(phrase.first, phrase.last)) and not self.entity_at(phrase)

    def leading(self, phrase: Phrase) -> Named | None:
        start, end = self.words[phrase.first].start, self.words[phrase.last - 1].end
        for spot in self.within(start, end):
            if spot.end < end and spot.entity and not self.hyphened(spot.end):
                return spot
        return None

    def hyphened(self, offset: int) -> bool:
        return self.page.blocks[self.block].text[offset : offset + 1] in DASHES

    def belongs(self, owner: Found, rest: list[str], index: int, *, of_owner: bool = False) -> Found:
        """What is said of an attribute is said of its owner; what is said of another thing that it has is said of that thing."""
        if owner.who is None:
            return NOBODY
        content = [word for word in rest if word not in ARTICLES and word not in _HARMLESS and not word.isdecimal()]
        counted = any(word[:1].isdecimal() for word in rest)
        if not content or (content[-1] in ATTRIBUTES and len(content) <= 2) or counted:
            tail = self.built.phrases[index + 1] if index + 1 < len(self.built.phrases) else None
            if counted or of_owner or tail is None or tail.before != index or tail.led not in _PLACING or self.quantity(tail) or self.temporal(tail):
                return Found(Who(owner.who.id, f"belongs to it: {self.said(self.built.phrases[index])}"), owner.sort)
        return Found(Who(f"{' '.join(fold(' '.join(content)))} of {owner.who.id}", "something that belongs to it"))

    def temporal(self, phrase: Phrase) -> bool:
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

    def named_before(self, first: int, genitive: int) -> Found | None:
        start, end = self.words[first].start, self.words[genitive - 2].end
        for spot in self.within(start, end):
            if spot.end in {end, self.words[genitive - 1].end, self.words[min(genitive, len(self.words) - 1)].end}:
                return Found(Who(spot.entity, "the owner named"), self.sort(spot.entity)) if spot.entity else NOBODY
        return None

    def definite_before(self, phrase: Phrase, genitive: int, index: int) -> Found | None:
        if self.words[phrase.first].low != "the" or genitive - 2 != phrase.first + 1:
            return None
        return self.definite(self.words[phrase.first + 1].low, phrase, index)

    # What pronouns and nouns go back to

    def sort(self, id: str) -> Sort:
        """What sort of thing an entity is, as far as it is evident."""
        if id.startswith("country:"):
            return "place"
        entity = self.cast.entities.get(id)
        kind = entity.type.lower() if entity else ""
        return SORTS.get(kind, next((sort for sort in GENERIC if sort == kind), ""))

    def fits_pronoun(self, word: str, found: Found) -> bool:
        if found.who is None:
            return False
        if word in PERSONAL:
            return found.sort == "person" or self.may_be_person(found.who.id)
        if word in {"it", "its", "itself"}:
            return found.sort != "person"
        return found.sort in {"organisation", "event", "product", "work", ""} if word in PLURAL else False

    def concrete(self, words: str) -> bool:
        """Is it a thing that a pronoun can go back to, and no growth or work?"""
        return " of " in words or any(word in SORTS for word in words.split())

    def may_be_person(self, id: str) -> bool:
        """Is it a name of two or three words that nothing shows to be something else?"""
        entity = self.cast.entities.get(id)
        return entity is not None and not entity.type and 2 <= len(entity.name.split()) <= 3 and not self.cast.nouns.get(id) and id != self.main

    def pronoun(self, word: str, index: int) -> Found:
        """The nearest subject that fits: of an earlier clause, else of the sentence before, else the main subject."""
        if word in {"we", "our"} and self.main and self.sort(self.main) == "organisation" and not self.page.header.authors:
            return Found(Who(self.main, "the text speaks of itself"), self.sort(self.main))
        if word in {"we", "our", "i", "my", "you", "your", "this", "that", "these", "those"}:
            return NOBODY
        clause = self.built.clause_of[self.built.phrases[index].first]
        for found in self.earlier(clause, index):
            if self.fits_pronoun(word, found) and found.who and (found.who.id in self.cast.entities or self.concrete(found.who.id)):
                return Found(Who(found.who.id, f"{word}: {found.who.id}"), found.sort)
        before = self.before()
        if self.fits_pronoun(word, before) and before.who and (before.who.id in self.cast.entities or self.concrete(before.who.id)):
            return Found(Who(before.who.id, f"{word}: the subject before, {before.who.id}"), before.sort)
        recent = [id for id in self.recent() if self.fits_pronoun(word, Found(Who(id, ""), self.sort(id)))]
        if word in PERSONAL and len(recent) == 1:
            return Found(Who(recent[0], f"{word}: the one person named before"), "person")
        main = Found(Who(self.main, f"{word}: the main subject of the text"), self.sort(self.main)) if self.main else NOBODY
        if (
            word not in PLURAL
            and self.fits_pronoun(word, main)
            and (before.who is None or before.sort == "person" or word in PERSONAL or not self.concrete(before.who.id))
            and (not recent or self.main in recent or word not in PERSONAL)
        ):
            return main
        return NOBODY

    def earlier(self, clause: int, index: int) -> Iterator[Found]:
        """The subjects of the clauses before, nearest first; and of its own clause for what is no subject."""
        own = self.built.clauses[clause]
        if own.subject >= 0 and own.subject != index and own.subject < index:
            yield self.of_phrase(own.subject)
        for n in range(clause - 1, max(clause - _DEEPEST, -1), -1):
            subject = self.built.clauses[n].subject
            if 0 <= subject < index and not self.built.clauses[n].several:
                yield self.of_phrase(subject)

    def definite(self, noun: str, phrase: Phrase, index: int) -> Found | None:
        """Which entity does "the noun" mean? Of those it fits, the subject before, else the main subject, else the one named before."""
        if noun not in SORTS and noun not in AGENCIES and not noun.endswith("maker") and not self.named_by(noun, self.main):
            return None
        clause = self.built.clause_of[phrase.first]
        for found in (*self.earlier(clause, index), self.before()):
            if found.who and found.who.id in self.cast.entities and self.called(noun, found.who.id):
                return Found(Who(found.who.id, f"the {noun}: {found.who.id}"), found.sort)
        here = dict.fromkeys(spot.entity for spot in self.spots if spot.entity and spot.end <= self.words[phrase.first].start)
        near = [id for id in here if self.called(noun, id)]
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
        if main and not self.sort(main) and not self.cast.nouns.get(main) and SORTS.get(noun) != "person":
            return Found(Who(main, f"the {noun}: the main subject of the text"), "")
        return None

    def named_by(self, noun: str, id: str) -> bool:
        return noun in self.cast.nouns.get(id, ())

    def called(self, noun: str, id: str) -> bool:
        """May a text call an entity by this noun?"""
        nouns = self.cast.nouns.get(id, frozenset())
        if noun in nouns:
            return True
        sort = self.sort(id)
        if sort == "person":
            return SORTS.get(noun) == "person" and not any(SORTS.get(word) == "person" for word in nouns) and noun not in ROLES
        if noun in GENERIC.get(sort, ()) or (noun in AGENCIES and sort == "organisation"):
            return True
        return sort == "organisation" and (noun in COMPANIES or noun.endswith("maker")) and not nouns & UNCOMMERCIAL

    # What stands before the sentence

    def before(self) -> Found:
        """The subject of the sentence before this one, in the same block."""
        if self._before is None:
            self._before = self._subject_before()
        return self._before

    def _subject_before(self) -> Found:
        key = (self.page.path, self.block)
        kept = self.cast.memo.get("subjects")
        if kept is None or kept[0] != key or kept[1] is not self.page:
            kept = (key, self.page, [])
            self.cast.memo["subjects"] = kept
        subjects: list[Found] = kept[2]
        block = self.page.blocks[self.block]
        wanted = bisect_left(block.sentences, self.start, key=_start)
        while len(subjects) < wanted:
            span = block.sentences[len(subjects)]
            words = [word._replace(start=word.start + span.start, end=word.end + span.start) for word in tokens(block.text[span.start : span.end])]
            if not words:
                subjects.append(subjects[-1] if subjects else NOBODY)
                continue
            scene = Scene(self.page, self.block, span.start, span.end, words, self.cast)
            scene._before = subjects[-1] if subjects else NOBODY
            subjects.append(scene.topic())
        return subjects[wanted - 1] if wanted else NOBODY

    def topic(self) -> Found:
        """Whom the sentence as a whole is about: the subject of its first clause with one; the one before where its own is no entity."""
        for n, clause in enumerate(self.built.clauses):
            if clause.kind == "main" and clause.subject >= 0:
                found = self.of_clause(n, 0)
                if found.who and found.who.id in self.cast.entities:
                    return found
                return Found(found.who, found.sort) if found.who else NOBODY
        return NOBODY

    def recent(self) -> list[str]:
        """The entities named earlier in the block, or where it begins in the blocks just before, each once."""
        rows = self.cast.spots.get(self.page.path, ())
        row = rows[self.block] if self.block < len(rows) else ()
        at = bisect_left(row, self.start, key=_begin)
        ids = [spot.entity for spot in row[max(at - 12, 0) : at] if spot.entity]
        n = self.block - 1
        while not ids and n >= max(self.block - _BACK, 0):
            ids = [spot.entity for spot in rows[n] if spot.entity] if n < len(rows) and len(rows[n]) < 40 else []
            n -= 1
        return list(dict.fromkeys(reversed(ids)))


_SERVING = frozenset((
    ("work", "for"), ("worked", "for"), ("works", "for"), ("working", "for"), ("work", "at"), ("worked", "at"), ("members", "of"), ("belong", "to"),
    ("belonged", "to"), ("employed", "by"), ("employed", "at"), ("enrolled", "at"), ("study", "at"), ("studied", "at"), ("live", "in"), ("lived", "in"),
    ("lives", "in"), ("visit", "the"), ("volunteer", "for"), ("member", "of"), ("owned", "by"), ("operated", "by"), ("run", "by"), ("kept", "by"),
))  # fmt: skip
_HARMLESS = frozenset(
    ("net", "gross", "annual", "average", "own", "total", "overall", "whole", "entire", "current", "present", "said", "annual", "combined")
)
_TIMELY = frozenset(("since", "until", "before", "after", "by", "during", "to", "from", "with", "as"))
_PLACING = frozenset(("in", "at", "for", "of", "from", "near", "on"))


def _inside(row: Sequence[Named], start: int, end: int) -> Sequence[Named]:
    first = bisect_left(row, start, key=_begin)
    return row[first : bisect_left(row, end, lo=first, key=_begin)]


def _begin(spot: Named) -> int:
    return spot.start


def _end(spot: Named) -> int:
    return spot.end


def _start(span: tuple[int, int]) -> int:
    return span[0]
