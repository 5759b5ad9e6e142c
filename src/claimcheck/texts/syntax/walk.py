"""Where do clauses begin and end, and whose are they? One pass over a sentence."""

from __future__ import annotations

from claimcheck.reading.tokens import APOSTROPHES, Token
from claimcheck.texts.syntax.built import Built, Clause, Kind
from claimcheck.texts.syntax.look import AHEAD, Look
from claimcheck.texts.syntax.words import PAST, PLAIN, POSTS, SAYING, THIRD, TIMES

_TELLING = frozenset("statement announcement report release letter plan decision programme program campaign agreement contract law".split())
_JOINING = frozenset(("joined", "joins", "rejoined"))


class Walk(Look):
    """The pass over a sentence: the clause it is in, the phrase that may become its subject, and the clauses to come back to."""

    def __init__(self, words: list[Token], sentence: Built) -> None:
        super().__init__(words, sentence)
        self.cur = self.open("main", 0)
        self.candidate = -1
        self.last = -1  # the last phrase
        self.plain = -1  # the last phrase that no preposition leads
        self.item = ""  # the kind of what came before
        self.stack: list[tuple[int, int]] = []
        self.opening = -1
        self.tail = -1
        sentence.clause_of = [0] * len(words)

    def open(self, kind: Kind, first: int, subject: int = -1, parent: int = -1) -> int:
        """Begin a clause."""
        self.s.clauses.append(Clause(kind, first, parent, subject))
        return len(self.s.clauses) - 1

    @property
    def clause(self) -> Clause:
        """The clause it is in."""
        return self.s.clauses[self.cur]

    def run(self) -> None:
        """Go through the sentence."""
        i, n, clause_of = 0, len(self.words), self.s.clause_of
        while i < n:
            j = self.step(i)
            for k in range(i, j):
                clause_of[k] = self.cur
            i = j
        self.settle()
        if self.opening >= 0:
            self.s.clauses[self.opening].unsure = self.s.clauses[self.opening].shares < 0

    def settle(self) -> None:
        """A clause without a verb keeps the phrase that could have been its subject."""
        if self.clause.verb < 0 and self.clause.subject < 0 and self.clause.kind == "main":
            self.clause.subject = self.candidate

    def step(self, i: int) -> int:
        """Take one token, phrase or group of verbs; the token after it."""
        tag = self.tags[i]
        phrase = self.s.phrase_of[i]
        if phrase >= 0:
            self.noun(phrase)
            self.item = "N"
            return self.s.phrases[phrase].last
        if tag in "AVGT":
            return self.verb(i)
        if tag == "R":
            self.relative(i)
        elif tag in "SE":
            self.subordinate(i, tag)
        elif tag == "C":
            self.conjunction(i)
        elif tag in ",;:":
            self.stop(tag, i)
        elif tag == "(":
            self.stack.append((self.cur, self.candidate))
            self.cur = self.open("bracket", i, self.last, self.cur)
            self.candidate = -1
            self.item = "("
            return i + 1
        elif tag == ")":
            self.back("bracket")
            self.item = ")"
            return i + 1
        elif tag not in "B'":
            self.item = tag
            return i + 1
        if tag in "RSEC,;:I":
            self.item = tag
        return i + 1

    def noun(self, index: int) -> None:
        """A phrase: the subject to be, an apposition, or an object."""
        phrase = self.s.phrases[index]
        if self.item == "," and phrase.last == phrase.first + 1 and self.tags[phrase.first] == "#" and self.closed(phrase.last):
            return  # an age between commas
        if not phrase.led:
            if (
                self.clause.verb < 0 <= self.candidate
                and self.item == "N"
                and self.words[phrase.last - 1].low in TIMES
                and not self.temporal(self.candidate)
            ):
                return  # its budget that year
            if self.clause.verb < 0:
                if self.candidate < 0 or (self.item not in {",", "C"}) or self.temporal(self.candidate):
                    self.clause.several = self.clause.several and self.candidate < 0
                    self.candidate = index
                    self.tail = -1
                elif self.item == "C" and self.clause.kind in {"main", "same"}:
                    self.clause.several = self.clause.several or not self.aside()
                elif self.item == "," and self.clause.kind == "main":
                    self.apposed(index)
            self.plain = index
        elif self.temporal(index) and phrase.led in {"in", "on", "since", "until", "by", "from", "during", "of", "to"}:
            return
        self.last = index

    def aside(self) -> bool:
        """Does *and* join words within what is said beside the subject: the treaty, with its 34 articles and three annexes, sets?"""
        inner = self.s.phrases[self.last]
        return bool(inner.led) and "," in self.tags[max(self.s.phrases[self.candidate].last, inner.first - 4 * AHEAD) : inner.first]

    def apposed(self, index: int) -> None:
        """After a comma before any verb: words that say more of the subject, or the subject after words of time."""
        self.tail = index
        if self.clause.beside < 0:
            self.clause.beside = index

    def verb(self, i: int) -> int:
        """A group of verbs; the token after it."""
        j = i
        while j < len(self.words) and (self.tags[j] in "AVGTB" or (self.tags[j] == "'" and self.words[j].text in APOSTROPHES)):
            j += 1
        group = self.tags[i:j]
        finite = "A" in group or (self.tags[i] == "V" and not self.maybe_participle(i))
        infinitive = i > 0 and self.words[i - 1].low == "to"
        if self.clause.verb < 0 and not infinitive:
            self.first_verb(i, group)
        elif infinitive or self.item in {"B", "V"}:
            pass
        elif self.item == "C":
            self.same(i, carries=(group[0] == "V" and not finite) or self.words[i].low in PLAIN)
        elif self.item == ",":
            self.after_comma(i, group, finite)
        elif self.item in {"N", ")"} and self.last >= 0:
            self.after_noun(i, group, finite)
        if self.clause.verb < 0 and not infinitive:
            self.clause.verb = i
        for k in range(i, j):
            self.s.clause_of[k] = self.cur
        self.item = "V"
        if any(self.words[k].low in SAYING for k in range(i, j)) and self.tags[i] != "G" and self.said(j):
            self.cur = self.open("main", j, -1, self.cur)
            self.candidate = -1
        return j

    def said(self, j: int) -> bool:
        """Does a clause of its own follow a verb of saying, with *that* or without?"""
        if j < len(self.words) and self.words[j].low == "that":
            return True
        if self.tags[j - 1] == "T":
            return True
        phrase = self.s.phrase_of[j] if j < len(self.words) else -1
        if phrase < 0:
            return False
        k = self.s.phrases[phrase].last
        steps = 0
        while k < len(self.words) and steps < AHEAD:
            if self.tags[k] in "AV":
                return self.tags[k] == "A" or self.words[k].low in THIRD or self.words[k].low in PAST or self.tags[k - 1] == "P" or k - 1 < 0
            if self.tags[k] in ",;:(SRC":
                return False
            k += 1
            steps += 1
        return False

    def first_verb(self, i: int, group: list[str]) -> None:
        """The first verb of a clause settles its subject."""
        clause = self.clause
        if self.candidate >= 0 and clause.kind in {"main", "same", "relative"}:
            if self.item == "," and "A" not in group and self.maybe_participle_or_ing(i, group) and self.tail != self.last:
                self.push("participle", i, self.candidate)
                return
            if self.item == "," and self.tail < 0 and group[0] in "VG" and "A" not in group and self.maybe_participle_or_ing(i, group):
                self.push("participle", i, self.candidate)
                return
            if self.item != "," and self.tail >= 0 and "A" not in group and self.maybe_participle_or_ing(i, group) and self.closes(i):
                self.push("participle", i, self.candidate)  # Ampere Cars, a maker founded in 1999, sells
                return
            if clause.kind == "relative" and self.words[i].low in _JOINING and self.tags[self.s.phrases[self.candidate].first] == "P":
                clause.unsure = False  # a council, which it joined: said of it, and of neither phrase that stands ahead
            leads = self.tail >= 0 and self.item != "," and self.since_comma(self.tail)
            clause.subject = self.tail if leads else self.candidate
            if leads and "C" not in self.tags[self.s.phrases[self.tail].last : i]:
                clause.several = False  # a graduate of two schools, and what *and* joins there, Ann Lee teaches
            elif self.item == "," and self.tail >= 0 and clause.several and self.described():
                clause.several = False  # the canal, 48 km long and 3 m deep, was opened
        elif clause.kind == "main" and clause.subject < 0 and "A" not in group and self.maybe_participle_or_ing(i, group) and i <= clause.first + 2:
            self.opening = self.cur if self.commas(i) else self.opening
            clause.kind = "opening" if self.opening == self.cur else clause.kind
        if clause.kind != "opening" and self.opening >= 0 and self.s.clauses[self.opening].shares < 0 and clause.kind == "main":
            self.s.clauses[self.opening].shares = self.cur

    def described(self) -> bool:
        """Do a figure or an article lead what stands between commas behind the subject, and no *and* come before it?"""
        tail, subject = self.s.phrases[self.tail], self.s.phrases[self.candidate]
        return self.tags[tail.first] in "D#" and "C" not in self.tags[subject.first : tail.first] and self.tags[tail.first - 1] == ","

    def since_comma(self, index: int) -> bool:
        """Has no comma come since that phrase, so that it is the subject and what stands before it leads in?"""
        return not any(tag == "," for tag in self.tags[self.s.phrases[index].first : self.s.phrases[self.last].last])

    def same(self, i: int, carries: bool) -> None:
        """A verb that shares the subject before it."""
        before = self.cur
        self.cur = self.open("same", i, self.clause.subject, self.clause.parent)
        self.clause.shares, self.clause.carries = before, carries
        self.clause.several, self.clause.unsure = self.s.clauses[before].several, self.s.clauses[before].unsure

    def after_comma(self, i: int, group: list[str], finite: bool) -> None:
        """A verb after a comma: a participle, or one that shares the subject."""
        if self.tags[i] == "G":
            before = self.cur
            self.push("participle", i, self.clause.subject)
            self.clause.shares = before
        elif "A" not in group and self.maybe_participle_or_ing(i, group):
            if self.last >= 0 and self.last != self.clause.subject and self.words[i].low != "aged":
                self.push("participle", i, self.last)
                self.clause.unsure = True
            else:
                self.push("participle", i, self.clause.subject)
        elif finite:
            self.same(i, carries=False)

    def after_noun(self, i: int, group: list[str], finite: bool) -> None:
        """A verb after an object: a clause of its own, or a participle that describes the object."""
        nearest = self.s.phrases[self.last]
        if "A" in group or finite:
            subject = self.plain if self.plain >= 0 and self.plain != self.clause.subject and self.since_verb(self.plain) else self.last
            start = self.s.phrases[subject].first
            self.cur = self.open("main", start, subject, self.cur)
            for k in range(start, i):
                self.s.clause_of[k] = self.cur
            return
        unsure = nearest.led == "of" and nearest.before >= 0
        if self.predicate(self.last):
            self.push("reduced", i, self.clause.subject)
            self.clause.unsure = self.s.clauses[self.clause.parent].unsure
            return
        if self.tags[i] == "G" and self.words[nearest.last - 1].low in _TELLING and not nearest.led:
            self.push("participle", i, self.clause.subject)  # issued a statement announcing
            return
        self.push("reduced", i, self.last)
        self.clause.unsure = unsure

    def predicate(self, phrase: int) -> bool:
        """Is the phrase what the subject is said to be: a charity that ...?"""
        verb, here = self.clause.verb, self.s.phrases[phrase] if phrase >= 0 else None
        if here is None or verb < 0 or self.clause.subject < 0 or here.led or self.words[verb].low not in {"is", "are", "was", "were"}:
            return False
        named = self.words[here.last - 1].text[:1].isupper()
        return not named and all(self.tags[k] in "ABTV" for k in range(verb, here.first))

    def since_verb(self, phrase: int) -> bool:
        """Does the phrase stand after the verb of the clause?"""
        return self.s.phrases[phrase].first > self.clause.verb

    def push(self, kind: Kind, i: int, subject: int) -> None:
        """Begin a clause to come back from."""
        self.stack.append((self.cur, self.candidate))
        self.cur = self.open(kind, i, subject, self.cur)
        self.candidate = -1
        self.clause.verb = i

    def relative(self, i: int) -> None:
        """Who, which, that: what they go back to."""
        whose = self.words[i].low == "whose"
        if self.item == "V" and self.words[i].low == "that":
            self.cur = self.open("main", i, -1, self.cur)
            self.candidate = -1
            return
        antecedent, unsure = self.last, False
        if self.item == "I" or (i and self.tags[i - 1] == "I"):
            antecedent = -1  # "in which" brings a subject of its own
        elif antecedent >= 0 and self.s.phrases[antecedent].led and self.s.phrases[antecedent].before >= 0:
            unsure = True
        if antecedent >= 0 and self.words[i].low == "which" and self.temporal(antecedent):
            antecedent, unsure = -1, False  # to hire two more in 2024, which would bring it to eleven
        if self.predicate(antecedent):
            antecedent, unsure = self.clause.subject, self.clause.unsure
        self.stack.append((self.cur, self.candidate))
        self.cur = self.open("relative", i, antecedent, self.cur)
        self.clause.unsure = unsure or whose
        self.candidate = -1

    def subordinate(self, i: int, tag: str) -> None:
        """A clause of its own follows if a verb stands before the next stop; otherwise these words lead a noun."""
        if tag == "E" and (self.as_what(i) or not self.verb_ahead(i)):
            return
        if tag == "S" and self.words[i].low == "where" and self.last >= 0 and self.item in {"N", ","}:
            pass
        self.stack.append((self.cur, self.candidate))
        self.cur = self.open("main", i, -1, self.cur)
        self.candidate = -1

    def as_what(self, i: int) -> bool:
        """Is it what somebody is: as director of the trust, as the first chair; no *as prices rose*?"""
        k = i + 1
        while k < min(i + AHEAD, len(self.words)) and self.tags[k] in "DNQ#" and self.words[k].low not in POSTS:
            k += 1
        named = k < len(self.words) and self.words[k].low in POSTS and self.words[k].text.islower()
        return self.words[i].low == "as" and named and k + 1 < len(self.words) and self.tags[k + 1] not in "AVB"

    def conjunction(self, i: int) -> None:
        """A clause with a subject of its own may follow: a phrase and then a finite verb."""
        if self.clause.kind == "relative" and self.finite_after(i + 1):
            self.joined(i)
        elif self.clause.kind in {"reduced", "participle"} and self.finite_after(i + 1):
            self.back(self.clause.kind)
        k = i + 1
        while k < len(self.words) and self.tags[k] == "B":
            k += 1
        if k >= len(self.words) or self.clause.verb < 0 or self.s.phrase_of[k] < 0:
            return
        phrase = self.s.phrases[self.s.phrase_of[k]]
        j, steps = phrase.last, 0
        while j < len(self.words) and steps < AHEAD:
            if self.tags[j] in "AV":
                before = self.s.phrases[self.last] if self.item == "N" and self.last >= 0 else None
                joined = before is not None and not before.led and before.first > 0 and self.tags[before.first - 1] == ","
                self.settle()
                self.cur = self.open("main", i, -1, self.cur)
                self.clause.several = joined
                self.candidate = -1
                return
            if self.tags[j] == "," and self.named_between(j):
                j = self.s.phrases[self.s.phrase_of[j + 1]].last + 1
                continue
            if self.tags[j] in ",;:(SRC":
                return
            j += 1
            steps += 1

    def joined(self, i: int) -> None:
        """*And* goes on with *which opened in 1972*: always behind a comma; else only where the tense does not tell that the verb before is meant."""
        k = i + 1
        while self.tags[k] == "B":
            k += 1
        if self.clause.first > 0 and self.tags[self.clause.first - 1] == ",":
            return
        above = self.s.clauses[self.clause.parent].verb if self.clause.parent >= 0 else -1
        if above < 0 or self.clause.verb < 0:
            return
        here, there, new = (self.past(at) for at in (self.clause.verb, above, k))
        if new == there != here:
            self.back("relative")
        elif new == there:
            self.clause.unsure = True

    def stop(self, tag: str, i: int) -> None:
        """A comma ends what is within; a stronger stop ends the clause."""
        if tag == ",":
            if self.clause.kind == "opening":
                self.cur = self.open("main", i, -1, -1)
                self.candidate = -1
            elif self.stack and self.clause.kind != "bracket" and self.clause.verb >= 0:
                self.cur, self.candidate = self.stack.pop()
            return
        if self.clause.kind == "bracket":
            return
        self.settle()
        self.stack.clear()
        self.cur = self.open("main", i, -1, -1)
        self.candidate = -1

    def back(self, kind: str) -> None:
        """Come back from the innermost clause of this kind."""
        while self.stack:
            here = self.clause.kind
            self.cur, self.candidate = self.stack.pop()
            if here == kind:
                return
