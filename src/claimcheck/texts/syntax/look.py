"""What comes next in a sentence? Looks ahead, each of bounded length."""

from __future__ import annotations

from claimcheck.reading.tokens import Token
from claimcheck.texts.syntax.built import Built
from claimcheck.texts.syntax.words import MONTHS, PARTICIPLES, PAST, THIRD, TIMES, WEEKDAYS

AHEAD = 14
_DATING = frozenset("early mid late end start beginning year spring summer autumn winter th st nd rd".split())


class Look:
    """A sentence with its tags and phrases."""

    def __init__(self, words: list[Token], sentence: Built) -> None:
        self.words, self.s = words, sentence
        self.tags = sentence.tags

    def closed(self, i: int) -> bool:
        """Does a comma stand here?"""
        return i < len(self.tags) and self.tags[i] == ","

    def temporal(self, index: int) -> bool:
        """Is the phrase a time?"""
        phrase = self.s.phrases[index]
        head = self.words[phrase.last - 1].low
        if head in TIMES or head in MONTHS or head in WEEKDAYS:
            return True
        return self.tags[phrase.last - 1] == "#" and all(
            self.tags[k] in "#D'" or self.words[k].low in MONTHS or self.words[k].low in _DATING for k in range(phrase.first, phrase.last)
        )

    def maybe_participle(self, i: int) -> bool:
        """Could the verb be a participle as well?"""
        text = self.words[i].low
        return text in PARTICIPLES or (text.endswith("ed") and text not in PAST)

    def closes(self, i: int) -> bool:
        """Does a comma and then a verb follow, so that this verb stands within an apposition?"""
        for k in range(i + 1, min(i + 3 * AHEAD, len(self.tags))):
            if self.tags[k] in ";:":
                return False
            if self.tags[k] == "," and k + 1 < len(self.tags) and self.tags[k + 1] in "AVB":
                return True
        return False

    def commas(self, i: int) -> bool:
        """Does a comma follow before the sentence ends, so that a participle opens it?"""
        return any(tag == "," for tag in self.tags[i : i + 4 * AHEAD])

    def maybe_participle_or_ing(self, i: int, group: list[str]) -> bool:
        """Could the group have no subject of its own?"""
        first = next((k for k in range(i, i + len(group)) if self.tags[k] in "VG"), i)
        return self.tags[first] == "G" or self.maybe_participle(first)

    def verb_ahead(self, i: int) -> bool:
        """Does a clause follow, and not only a noun?"""
        index = self.s.phrase_of[i + 1] if i + 1 < len(self.words) else -1
        if index >= 0 and self.temporal(index) and self.tags[min(self.s.phrases[index].last, len(self.tags) - 1)] not in "AVB":
            return False  # since 2018 the conductor has been
        noun = False
        for k in range(i + 1, min(i + AHEAD, len(self.words))):
            if self.tags[k] in "NPD#":
                noun = True
            elif self.tags[k] in "AV":
                if noun and k == i + 2 and self.words[i + 1].text[:1].isupper() and self.words[i + 1].low not in MONTHS:
                    return True  # since Ardany joined
                return noun and (
                    self.tags[k] == "A" or not self.maybe_participle(k) or self.tags[k - 1] == "P" or not self.s.phrases[self.s.phrase_of[k - 1]].led
                    if self.s.phrase_of[k - 1] >= 0
                    else noun
                )
            elif self.tags[k] in ",;:(":
                return False
        return False

    def finite_after(self, i: int) -> bool:
        """Does a finite verb follow?"""
        while i < len(self.words) and self.tags[i] == "B":
            i += 1
        return i < len(self.words) and (self.tags[i] == "A" or (self.tags[i] == "V" and (self.words[i].low in THIRD or self.words[i].low in PAST)))

    def past(self, i: int) -> bool:
        """Is the verb a past form?"""
        word = self.words[i].low
        return word in {"was", "were", "had", "did"} or word in PAST or word.endswith("ed")

    def named_between(self, j: int) -> bool:
        """Does a name between commas follow, and then a verb: and a historian, Ann Lee, says?"""
        index = self.s.phrase_of[j + 1] if j + 1 < len(self.words) else -1
        last = self.s.phrases[index].last if index >= 0 else len(self.words)
        return last + 1 < len(self.words) and self.tags[last] == "," and self.tags[last + 1] in "AV"
