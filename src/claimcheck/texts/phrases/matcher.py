"""Where does a phrase stand in a sentence? From the word it is looked for by, to both sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from claimcheck.model import Property
from claimcheck.prose import Mention
from claimcheck.texts.phrases.language import Also, Gap, Slot, Variant, Without, Word
from claimcheck.texts.phrases.slots import DETERMINERS, PRONOUNS, Scene, dated, fits, names_at, names_before, open_ended

LONGEST_GAP = 8
_MOST_OF_GROUP = 5  # words
_LONGEST_ACRONYM = 10
Found = tuple[tuple[str, int, int], ...]
_STOPS = frozenset((";", ":", "!", "?", ",", "who", "which", "that", "whose", "but", "while", "when", "where", "before", "after", "until", "because"))


class Pattern(NamedTuple):
    """One variant of a phrase, with the place of the word by which it is looked for, how much it fixes, and the kind of value it needs.

    ``before`` and ``after`` are the words that stand next to that word, where it has to have one of a few beside it; ``behind_value`` and
    ``ahead_of_value`` say that it has to have a figure or a date there, and ``ahead_of_name`` that it has to have a name behind it.
    """

    property: Property
    phrase: str
    variant: Variant
    anchor: int
    fixed: int
    needs: str = ""
    before: frozenset[str] | None = None
    after: frozenset[str] | None = None
    behind_value: bool = False
    ahead_of_value: bool = False
    ahead_of_name: bool = False


def by_mention(slot: Slot, prop: Property, groups: Mapping[str, Mapping[str, str]]) -> bool:
    """Is a slot filled by a figure or a date?"""
    timed = slot.name in {"from", "to", "when"} or (slot.name == "value" and prop.datatype in {"quantity", "date", "period"})
    return timed and slot.limit not in groups


def by_name(slot: Slot, prop: Property, groups: Mapping[str, Mapping[str, str]]) -> bool:
    """Is a slot filled by a name, and not by words in small letters?"""
    return slot.name not in {"subject", "scope"} and slot.limit not in groups and not by_mention(slot, prop, groups)


class Matcher(NamedTuple):
    """What matching needs to know besides: the groups, and the words that phrases hang on, which no gap passes."""

    groups: Mapping[str, Mapping[str, str]]
    hooks: frozenset[str]

    def at(self, scene: Scene, pattern: Pattern, i: int) -> tuple[int, int, Found] | None:
        """First token, the one after the last, and the slots of a pattern whose anchor is token ``i``; none where it does not stand."""
        slot = pattern.variant[pattern.anchor]
        if isinstance(slot, Slot):
            return self._around(scene, pattern, slot, i)
        for end in _after(scene, slot, i) if isinstance(slot, Word) else ():
            forth = self._forth(scene, pattern, pattern.anchor + 1, end)
            back = self._back(scene, pattern, pattern.anchor - 1, i) if forth else None
            if forth and back:
                return back[0], forth[0], (*back[1], *forth[1])
        return None

    def filled(self, scene: Scene, prop: Property, limit: str, i: int) -> Iterator[tuple[int, int, int]]:
        """What at token ``i`` could be another value of a property."""
        yield from self._fill(scene, Pattern(prop, "", (), 0, 0), Slot("value", limit), i)

    def _around(self, scene: Scene, pattern: Pattern, slot: Slot, i: int) -> tuple[int, int, Found] | None:
        for first, last, on in self._fill(scene, pattern, slot, i):
            forth = self._forth(scene, pattern, pattern.anchor + 1, on)
            back = self._back(scene, pattern, pattern.anchor - 1, first) if forth else None
            if forth and back:
                return back[0], forth[0], (*back[1], (slot.name, first, last), *forth[1])
        return None

    def _forth(self, scene: Scene, pattern: Pattern, k: int, i: int) -> tuple[int, Found] | None:
        variant = pattern.variant
        while k < len(variant):
            element = variant[k]
            if isinstance(element, Without):
                if i < len(scene.lows) and scene.lows[i] in element.forms:
                    return None
                k += 1
                continue
            if not isinstance(element, Word):
                break
            ends = _after(scene, element, i)
            if not ends:
                return None
            for end in ends[:-1]:
                if found := self._forth(scene, pattern, k + 1, end):
                    return found
            k, i = k + 1, ends[-1]
        else:
            return i, ()
        if isinstance(element, Gap):
            for j in range(i, min(i + LONGEST_GAP, len(scene.lows)) + 1):
                if found := self._forth(scene, pattern, k + 1, j):
                    return found
                if j < len(scene.lows) and self._stops(scene, pattern, j):
                    return None
            return None
        if not isinstance(element, Slot):
            return None
        for first, last, on in self._fill(scene, pattern, element, i):
            if found := self._forth(scene, pattern, k + 1, on):
                return found[0], ((element.name, first, last), *found[1])
        return None

    def _back(self, scene: Scene, pattern: Pattern, k: int, i: int) -> tuple[int, Found] | None:
        variant = pattern.variant
        while k >= 0:
            element = variant[k]
            if isinstance(element, Without):
                if i > 0 and scene.lows[i - 1] in element.forms:
                    return None
                k -= 1
                continue
            if not isinstance(element, Word):
                break
            starts = _before(scene, element, i)
            if not starts:
                return None
            for start in starts[:-1]:
                if found := self._back(scene, pattern, k - 1, start):
                    return found
            k, i = k - 1, starts[-1]
        else:
            return i, ()
        if isinstance(element, Gap):
            for j in range(i, max(i - LONGEST_GAP, 0) - 1, -1):
                if found := self._back(scene, pattern, k - 1, j):
                    return found
                if j > 0 and self._stops(scene, pattern, j - 1):
                    return None
            return None
        if isinstance(element, Also):
            i -= i > 1 and scene.lows[i - 1] == "and" and scene.lows[i - 2] == ","
            return (i - 1, ()) if i > 0 and scene.lows[i - 1] in {",", "and"} else None
        if not isinstance(element, Slot):
            return None
        for first, last, on in self._fill_before(scene, pattern, element, i):
            if found := self._back(scene, pattern, k - 1, on):
                return found[0], (*found[1], (element.name, first, last))
        return None

    def _stops(self, scene: Scene, pattern: Pattern, i: int) -> bool:
        """May a gap not pass this token? A value of the kind that is looked for, a word of another phrase, the end of the clause."""
        if scene.lows[i] in _STOPS or scene.lows[i] in self.hooks:
            return True
        here = scene.begins.get(i)
        return here is not None and fits(here[0], pattern.property)

    def _fill(self, scene: Scene, pattern: Pattern, slot: Slot, i: int) -> Iterator[tuple[int, int, int]]:
        if i >= len(scene.lows):
            return
        if slot.limit in self.groups:
            yield from self._words_at(scene, slot, i)
        elif by_mention(slot, pattern.property, self.groups):
            here = scene.begins.get(i)
            if here and self._suits(
                slot, pattern, here[0], fit=fits(here[0], pattern.property, slot.limit) or (slot.name == "when" and dated(here[0]))
            ):
                yield from [(i, here[1], here[1])] if slot.name != "value" or not open_ended(here[0]) or scene.words[i].start > here[0].start else []
        else:
            yield from self._named(scene, pattern, slot, i)

    def _fill_before(self, scene: Scene, pattern: Pattern, slot: Slot, i: int) -> Iterator[tuple[int, int, int]]:
        if i <= 0:
            return
        if slot.limit in self.groups:
            for k in range(max(i - _MOST_OF_GROUP, 0), i):
                yield from ((first, last, first) for first, last, _ in self._words_at(scene, slot, k) if last == i)
        elif by_mention(slot, pattern.property, self.groups):
            here = scene.ends.get(i)
            if here and self._suits(
                slot, pattern, here[0], fit=fits(here[0], pattern.property, slot.limit) or (slot.name == "when" and dated(here[0]))
            ):
                first = here[1]
                if slot.name == "value" and open_ended(here[0]) and first + 1 < i and scene.words[first].start == here[0].start:
                    first += 1  # until 1989, when it became: the value is 1989
                yield first, i, first
        else:
            yield from self._named_before(scene, pattern, slot, i)

    def _suits(self, slot: Slot, pattern: Pattern, mention: Mention, *, fit: bool) -> bool:
        return fit and (slot.name not in {"from", "to"} or mention.kind == "period")

    def _words_at(self, scene: Scene, slot: Slot, i: int) -> Iterator[tuple[int, int, int]]:
        group = self.groups[slot.limit]
        for j in range(min(i + _MOST_OF_GROUP, len(scene.lows)), i, -1):
            if scene.sentence.between(i, j) in group or " ".join(scene.lows[i:j]) in group:
                yield i, j, j

    def _named(self, scene: Scene, pattern: Pattern, slot: Slot, i: int) -> Iterator[tuple[int, int, int]]:
        if scene.lows[i] in PRONOUNS and (slot.name == "subject" or pattern.property.datatype == "entity"):
            yield i, i + 1, i + 1
            return
        named = False
        key = (i, pattern.property.datatype == "entity")
        if (names := scene.named.get(key)) is None:
            names = scene.named[key] = tuple(names_at(scene, i, pattern.property))
        for found in names:
            named = True
            if self._limited(scene, slot, found[0], found[1]):
                yield found
        if named:
            return
        if slot.name == "subject" and scene.lows[i] in DETERMINERS:
            ends = []
            for j in range(i + 2, min(i + 4, len(scene.lows)) + 1):
                if scene.words[j - 1].kind != "w" or not scene.words[j - 1].text.islower() or scene.lows[j - 1] in _NO_PART:
                    break
                ends.append((i, j, j))
            yield from reversed(ends)
        elif slot.name == "scope" and scene.words[i].kind == "w" and scene.words[i].text.islower():
            yield from self._plain(scene, i, i + 4)

    def _limited(self, scene: Scene, slot: Slot, first: int, last: int) -> bool:
        """Is a name as the slot asks? Of what type an entity is cannot be told here."""
        if slot.limit == "acronym":
            return last == first + 1 and 2 <= len(text := scene.words[first].text) <= _LONGEST_ACRONYM and sum(map(str.isupper, text)) > 1
        if slot.limit == "quoted":
            return first > 0 and scene.words[first - 1].kind == "s" and scene.lows[first - 1] not in {",", "(", "."}
        if slot.limit.startswith("has-"):
            group = self.groups[slot.limit[4:]]
            return any(word.text in group for word in scene.words[first:last])
        return True

    def _plain(self, scene: Scene, i: int, until: int) -> Iterator[tuple[int, int, int]]:
        """One or two words in small letters that may tell a part."""
        for j in range(i + 1, min(until, len(scene.lows)) + 1):
            word = scene.words[j - 1]
            if word.text == "-" and j < len(scene.lows) and word.start == scene.words[j - 2].end and scene.words[j].start == word.end:
                continue
            if word.kind != "w" or not word.text.islower() or scene.lows[j - 1] in _NO_PART:
                return
            yield i, j, j

    def _named_before(self, scene: Scene, pattern: Pattern, slot: Slot, i: int) -> Iterator[tuple[int, int, int]]:
        if scene.lows[i - 1] in PRONOUNS and (slot.name == "subject" or pattern.property.datatype == "entity"):
            yield i - 1, i, i - 1
            return
        yield from (found for found in names_before(scene, i, pattern.property) if self._limited(scene, slot, found[0], found[1]))
        if slot.name == "scope":
            yield from ((j, i, j) for j in range(max(i - 4, 0), i) if any(last == i for _, last, _ in self._plain(scene, j, i)))
        if slot.name == "subject":
            for j in range(i - 2, max(i - 5, -1), -1):
                if scene.lows[j] in DETERMINERS and all(word.kind == "w" and word.text.islower() for word in scene.words[j + 1 : i]):
                    if not slot.limit.startswith("has-") or any(
                        word.text.capitalize() in self.groups[slot.limit[4:]] for word in scene.words[j + 1 : i]
                    ):
                        yield j, i, j
                    return


def _after(scene: Scene, word: Word, i: int) -> list[int]:
    """Where may what follows a word begin, if the word stands at token ``i``? The longest form first."""
    lows = scene.lows
    ends = []
    if i < len(lows):
        here = lows[i]
        if word.longer:
            ends = [i + len(row) for row in word.longer if row[0] == here and tuple(lows[i : i + len(row)]) == row]
        if here in word.forms:
            ends.append(i + 1)
    if word.optional:
        ends.append(i)
    return ends


def _before(scene: Scene, word: Word, i: int) -> list[int]:
    """Where does a word begin that ends before token ``i``? The longest form first."""
    lows = scene.lows
    starts = []
    if i > 0:
        if word.longer:
            starts = [i - len(row) for row in word.longer if row[-1] == lows[i - 1] and i >= len(row) and tuple(lows[i - len(row) : i]) == row]
        if lows[i - 1] in word.forms:
            starts.append(i - 1)
    if word.optional:
        starts.append(i)
    return starts


_NO_PART = frozenset((
    "of", "the", "a", "an", "and", "or", "in", "to", "for", "by", "with", "on", "at", "as", "its", "their", "his", "her", "other", "more", "than",
    "is", "was", "are", "were", "be", "that", "which", "who", "from", "into", "over", "under", "about",
))  # fmt: skip
