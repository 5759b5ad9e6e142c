"""Whom is each clause of a sentence about? Its grammatical subject, by what that means."""

from __future__ import annotations

from bisect import bisect_left

from claimcheck.reading.tokens import tokens
from claimcheck.texts.cast.entries import under
from claimcheck.texts.cast.fitting import fits
from claimcheck.texts.cast.ground import DEEPEST, NOBODY, Found
from claimcheck.texts.cast.known import Who
from claimcheck.texts.cast.parts import Parts
from claimcheck.texts.cast.words import ATTRIBUTES, NO_THING, ROLES
from claimcheck.texts.syntax import Clause, Phrase
from claimcheck.texts.syntax.words import ARTICLES, POSSESSIVES

_AT_HOME = frozenset(
    "opened closed reopened employs employed publishes published houses welcomed welcomes charges merged offers makes made sells sold won plays "
    "played trains teaches".split()
)
_FEWEST = 5
_AHEAD = 6  # tokens of a clause in which its verb tells what it can be said of
_POINTING = frozenset(("this", "that", "these", "those", "both", "all", "some", "many", "such", "each", "another", "one", "most", "others"))


class Scene(Parts):
    """A sentence whose clauses are told by their subjects."""

    def subject(self, i: int) -> Found:
        """Whom the clause of token ``i`` is about."""
        while i + 1 < len(self.words) and self.built.tags[i] == "B":
            i += 1  # almost 900 soldiers
        n = self.built.clause_of[i]
        clause, found = self.built.clauses[n], self.of_clause(n, 0)
        counts = clause.verb >= 0 and 0 <= clause.subject == self.built.phrase_of[i] and self.counting(self.built.phrases[clause.subject])
        if counts and (found.who is None or found.who.id not in self.cast.entities):
            return self.at_large() if n == 0 else NOBODY
        return found

    def of_clause(self, n: int, depth: int) -> Found:
        """Whom a clause is about."""
        clauses = self.built.clauses
        clause = clauses[n]
        if depth > DEEPEST or clause.several:
            return NOBODY
        if clause.kind == "bracket":
            return self.bracket(n, depth)
        if clause.unsure and clause.kind == "opening" and clause.subject < 0 and all(one.kind != "main" for one in clauses):
            return self.headless(n)  # Heavily funded by states: nothing follows that it could open
        if clause.unsure:
            return self.unsure(n)
        if clause.subject >= 0 and clause.verb < 0 and clause.kind == "main":
            return self.fragment(n)
        if clause.subject >= 0:
            return self.of_phrase(clause.subject)
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
        if self.told() and clause.parent >= 0:
            return NOBODY
        if self.told() and clause.first == 0 and first.first <= 1 and self.words[first.first].low in {"the", "a", "an", *POSSESSIVES}:
            return self.of_phrase(clause.subject)
        return self.entry()

    def told(self) -> bool:
        """Is it a sentence of prose, whose verb is only not known as one?"""
        return self.page.blocks[self.block].kind == "paragraph" and len(self.words) > _FEWEST and self.words[-1].text == "."

    def headless(self, n: int) -> Found:
        """A fragment without a subject: a caption, an item, a heading."""
        verb = self.built.clauses[n].verb
        if verb > 0 and self.words[verb - 1].low in {"there", "here"}:
            return NOBODY
        if self.built.clauses[n].verb >= 0 and n > 0:
            return NOBODY if self.built.clauses[n].parent >= 0 else self.of_clause(0, 1) if self.built.clauses[0].subject >= 0 else self.entry()
        return self.entry()

    def entry(self) -> Found:
        """Whom a fragment stands under."""
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
        while nearest.before >= 0 and len(chain) < DEEPEST:
            chain.append(nearest.before)
            nearest = self.built.phrases[nearest.before]
        chain = self.whole_names(chain)
        if word == "who":
            people = [index for index in chain if self.of_phrase(index).sort == "person"]
            return self.of_phrase(people[0]) if len(people) == 1 else NOBODY
        if clause.kind == "relative" and word != "whose" and len(chain) > 1:
            return self.relative(clause, chain)
        if clause.kind == "participle" and clause.parent >= 0:
            above = self.of_clause(clause.parent, 1)
            if self.quantity(self.built.phrases[clause.subject]) and above.who and above.who.id in self.cast.entities:
                return above  # it gives work to 300 people, helped by forty volunteers
            following = self.built.clauses[n + 1] if n + 1 < len(self.built.clauses) else None
            if following is not None and following.kind == "same" and following.shares == clause.parent and self.low(clause.first - 1) == ",":
                return above  # was signed in 1969, entered into force in 1970 and has been ratified by 31
            here = self.of_phrase(clause.subject)
            return here if above.who and here.who and above.who.id == here.who.id else NOBODY
        return NOBODY

    def whole_names(self, chain: list[int]) -> list[int]:
        """The phrases of a chain, those within one name once: the Union of Clock Museums."""
        kept: list[int] = []
        outer: Phrase | None = None
        for index in chain:
            phrase = self.built.phrases[index]
            if outer is None or not any(True for _ in self.within(self.words[phrase.last - 1].end, self.words[outer.first].start)):
                kept.append(index)
            outer = phrase
        return kept

    def relative(self, clause: Clause, chain: list[int]) -> Found:
        """What *which* goes back to: the name nearest to it, unless a noun before that could be meant; behind a place what opened or employs is there."""
        nearest, further = (self.built.phrases[index] for index in chain[:2])
        named, other = self.entity_at(nearest), self.entity_at(further)
        head = self.words[further.first]
        if (chosen := self.fitting(clause, chain, named)) is not None:
            return chosen
        if named and not other and ((head.low not in ARTICLES - {"a", "an"} and head.low not in POSSESSIVES) or self.head_noun(further) in ROLES):
            return self.of_phrase(chain[0])
        verb = next((self.words[k].low for k in range(max(clause.verb, 0), min(clause.verb + 3, len(self.words))) if self.built.tags[k] == "V"), "")
        if named and nearest.led in {"in", "at", "near"} and verb in _AT_HOME and (other or head.low in ARTICLES):
            return self.of_phrase(chain[1])
        return NOBODY

    def fitting(self, clause: Clause, chain: list[int], named: str) -> Found | None:
        """What alone can do what is said behind *which*: an agreement with Norway, which entered into force. Nobody where both or neither can."""
        verb = max(clause.verb, clause.first)
        following = [word.low for word in self.words[verb : verb + _AHEAD]]
        nearest, further = (self.built.phrases[index] for index in chain[:2])
        person = self.words[clause.first].low == "which" and self.sort(named) == "person"
        here = False if person else fits(following, self.sort(named), self.head_noun(nearest))
        there = fits(following, self.sort(self.entity_at(further)), self.head_noun(further))
        if here is False:
            return self.of_phrase(chain[1]) if there or (person and there is not False) else NOBODY
        if there and here is None and nearest.led in {"in", "at", "near"}:
            return self.of_phrase(chain[1])
        return NOBODY if there else None

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
        if (beside := self.named_beside(index)) is not None:
            return beside
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
        noun = self.head_noun(phrase)
        if noun in NO_THING or (phrase.last == phrase.first + 1 and head.low in _POINTING) or self.quoted(phrase):
            return NOBODY
        definite = head.low in {"the", "this", "that"} or head.low in POSSESSIVES
        modified = self.modified(phrase, index)
        if (definite or self.headline(phrase)) and not modified and (found := self.definite(noun, phrase, index)) is not None:
            return found
        if noun in ATTRIBUTES and self.main and head.low not in {"a", "an", "this", "that"}:
            placed = noun == "secretariat" and definite
            if (placed or not modified) and (definite or self.measured(index)):
                return self.attribute(noun)
        return self.part(index)

    def stressed(self, clause: Clause) -> Found | None:
        """Whom a sentence is about that begins *It was Ann Lee*."""
        first = self.built.phrases[clause.subject]
        index = clause.subject + 1
        if self.words[first.first].low != "it" or self.low(first.last) not in {"is", "was"} or index >= len(self.built.phrases):
            return None
        after = self.built.phrases[index]
        following = index + 1
        while following < len(self.built.phrases) and self.built.phrases[following].before == following - 1 and not self.entity_at(after):
            after = self.built.phrases[following]
            following += 1
        if (
            self.built.phrases[index].first != first.last + 1
            or not (named := self.entity_at(after))
            or "that" not in (word.low for word in self.words)
        ):
            return None
        return Found(Who(named, "it was"), self.sort(named))

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
                if (stressed := self.stressed(clause)) is not None:
                    return stressed
                found = self.of_clause(n, 0)
                if found.who and found.who.id in self.cast.entities:
                    return found
                return Found(found.who, found.sort) if found.who else NOBODY
        return NOBODY


def _start(span: tuple[int, int]) -> int:
    return span[0]
