"""What is a sentence made of when it is held against another version of itself? Values and names, each as one piece, and words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from claimcheck.prose import Document, Mention
from claimcheck.reading.names import country, fold
from claimcheck.reading.tokens import Token, glued
from claimcheck.reading.values import NotJudged, Quantity
from claimcheck.texts.echoes.stems import LITTLE, stem
from claimcheck.texts.sentence import Sentence

Sort = Literal["figure", "time", "name", "kind", "word", "sign"]

_TOLD = frozenset(("paragraph", "item"))
_LONGEST = 800
_MOST_WORDS = 120
_VALUES: dict[str, Sort] = {
    "quantity": "figure",
    "ordinal": "figure",
    "date": "time",
    "period": "time",
    "name": "name",
    "title": "name",
    "quoted": "name",
}
_CLIPPED = "+#"  # signs that end the names of languages: C++
# Words of one group exclude one another where they take each other's place.
_KINDS = (
    "gold silver bronze",
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west",
    "northern southern eastern western northeastern northwestern southeastern southwestern",
    "left right",
    "boys girls",
    "january february march april may june july august september october november december",
    "monday tuesday wednesday thursday friday saturday sunday",
    "spring summer autumn winter",
    "daily weekly fortnightly monthly quarterly annually yearly",
)
GROUPS = {word: n for n, words in enumerate(_KINDS) for word in words.split()}


@dataclass(frozen=True, slots=True, eq=False)
class Unit:
    """A value, a name, a word or a sign at tokens ``first`` to before ``last`` of a sentence; two of one ``key`` say the same."""

    sort: Sort
    key: Hashable
    text: str
    first: int
    last: int
    start: int
    end: int
    mention: Mention | None = None


@dataclass(frozen=True, eq=False)
class Line:
    """A sentence, and its pieces once they are asked for. ``n`` is its number in its document."""

    document: int
    n: int
    sentence: Sentence

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Its values and names, each as one piece, and its words and signs."""
        return tuple(_units(self.sentence))

    @property
    def tells(self) -> bool:
        """Does any of its words tell what it is about?"""
        return any(word.kind == "w" and word.low not in LITTLE for word in self.sentence.words)

    @cached_property
    def said(self) -> Counter[Hashable]:
        """What its pieces say, signs aside, and how often."""
        return Counter(unit.key for unit in self.units if unit.sort != "sign")

    @cached_property
    def content(self) -> int:
        """How many of its pieces tell what it is about."""
        return sum(unit.sort in {"name", "kind"} or (unit.sort == "word" and unit.text.lower() not in LITTLE) for unit in self.units)

    @property
    def opening(self) -> Unit:
        """What the sentence begins with, past articles."""
        return next((unit for unit in self.units if unit.key not in {"the", "a", "an"}), self.units[0])


def lines(number: int, document: Document, apart: Iterable[Sentence]) -> list[Line]:
    """The sentences of paragraphs and items, in order, as far as they are not long."""
    blocks = document.page.blocks
    told = (one for one in apart if blocks[one.block].kind in _TOLD and one.end - one.start <= _LONGEST and len(one.words) <= _MOST_WORDS)
    return [Line(number, n, sentence) for n, sentence in enumerate(told)]


def _units(sentence: Sentence) -> Iterator[Unit]:
    words = sentence.words
    held = _held(sentence.mentions)
    starts = [word.start for word in words]
    at = {bisect_left(starts, mention.start): mention for mention in held}
    i = 0
    while i < len(words):
        mention = at.get(i)
        j = bisect_left(starts, mention.end) if mention else i + 1
        if mention and j > i:
            yield _of_mention(sentence, mention, i, _clipped(words, j) if _VALUES[mention.kind] == "name" else j)
            i = _clipped(words, j) if _VALUES[mention.kind] == "name" else j
            continue
        j = _clipped(words, i + 1) if words[i].kind == "w" else i + 1
        yield _of_word(sentence, i, j)
        i = j


def _held(mentions: Sequence[Mention]) -> list[Mention]:
    """The values and names of a sentence that do not stand within another; quoted words before a name among them."""
    kept: list[Mention] = []
    for one in sorted((one for one in mentions if one.kind in _VALUES), key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _clipped(words: Sequence[Token], j: int) -> int:
    """The token behind a word and the signs that belong to it."""
    while j < len(words) and words[j].text in _CLIPPED and glued(list(words[j - 1 : j + 1]), 1):
        j += 1
    return j


def _of_mention(sentence: Sentence, mention: Mention, i: int, j: int) -> Unit:
    sort = _VALUES[mention.kind]
    end = max(mention.end, sentence.words[j - 1].end) if sort == "name" else mention.end
    text = sentence.page.blocks[sentence.block].text[mention.start : end]
    key = ("name", *fold(text), *(c for c in text if c in _CLIPPED)) if sort == "name" else _meaning(sort, mention)
    return Unit(sort, key, text, i, j, mention.start, end, mention)


def _meaning(sort: Sort, mention: Mention) -> Hashable:
    """What a value says, however it is written."""
    match mention.value:
        case None | NotJudged():
            return mention.kind, mention.text.lower()
        case Quantity(spans, unit):
            return sort, spans, unit
        case value:
            return sort, value


def _of_word(sentence: Sentence, i: int, j: int) -> Unit:
    word, end = sentence.words[i], sentence.words[j - 1].end
    text = sentence.page.blocks[sentence.block].text[word.start : end]
    sort: Sort = "word" if word.kind == "w" else "figure" if word.kind == "n" else "sign"
    if word.kind == "w" and (j > i + 1 or country(text, fold(text))) and text[0].isupper():
        return Unit("name", ("name", *fold(text), *text[len(word.text) :]), text, i, j, word.start, end)
    if word.low in GROUPS:
        sort = "kind"
    return Unit(sort, word.low if sort != "word" else stem(word.low) if word.low not in LITTLE else word.low, text, i, j, word.start, end)
