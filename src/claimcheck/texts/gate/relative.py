"""Which words of a document date what it says by the day on which it is read or written?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.prose import Document
from claimcheck.reading.relative import PHRASES, relative_word
from claimcheck.reading.tokens import Token, tokens

_AROUND = 4  # words shown on either side
_SKIPPED = frozenset(("title", "heading", "reference", "quotation"))
_LONGEST = max(len(phrase.split()) for phrase in PHRASES)
_NO_DATE = frozenset(("up",))  # "up to date" and "up to now" tell no time
_STARTS = frozenset(word.split()[0] for word in PHRASES)


class Word(NamedTuple):
    """A word or words that move with the reader: block and offset, the words, and those around them."""

    block: int
    start: int
    word: str
    around: str


def relative_words(document: Document) -> Iterator[Word]:
    """Such words of running text, in order, where something is told that could be checked; not those in quotations and in names."""
    quoted: dict[int, list[tuple[int, int]]] = {}
    told: dict[int, list[int]] = {}
    for mention in document.mentions:
        if mention.kind in ("quoted", "title", "name"):
            quoted.setdefault(mention.block, []).append((mention.start, mention.end))
        if mention.checkable:
            told.setdefault(mention.block, []).append(mention.start)
    for statement in document.statements:
        told.setdefault(statement.block, []).append(statement.value_start)
    for number, block in enumerate(document.page.blocks):
        if block.kind in _SKIPPED:
            continue
        held = quoted.get(number, ())
        starts = sorted(told.get(number, ()))
        for start, end in block.sentences:
            if bisect_left(starts, start) == bisect_left(starts, end):
                continue
            words = tokens(block.text[start:end])
            i = 0
            while i < len(words):
                length = _length(words, i)
                at = start + words[i].start
                if length and not any(a <= at < b for a, b in held):
                    first, last = max(0, i - _AROUND), min(len(words), i + length + _AROUND)
                    word = " ".join(one.low for one in words[i : i + length])
                    yield Word(number, at, word, block.text[start + words[first].start : start + words[last - 1].end])
                i += length or 1


def _length(words: list[Token], i: int) -> int:
    """How many words from here on move with the reader? None of them where they begin with a capital within a sentence, as names do."""
    word = words[i]
    if word.kind != "w" or (i > 0 and word.text[0].isupper()) or (i > 0 and words[i - 1].low in _NO_DATE):
        return 0
    if relative_word(word.low):
        return 1
    if i + 1 < len(words) and relative_word(f"{word.low} {words[i + 1].low}").startswith(f"{word.low} "):
        return 2
    if word.low in _STARTS:
        for length in range(_LONGEST, 1, -1):
            if " ".join(one.low for one in words[i : i + length]) in PHRASES:
                return length
    return 0
