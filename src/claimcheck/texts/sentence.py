"""What is there to know of a sentence before it is tied to anything? Its words and the values among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimcheck.prose import Mention, Page
from claimcheck.reading.tokens import Token, tokens


class Words:
    """The words of the blocks of a page, each block taken apart when it is first asked for, for as long as the page is being read."""

    __slots__ = ("_known", "_page")

    def __init__(self, page: Page) -> None:
        self._page = page
        self._known: dict[int, list[Token]] = {}

    def of(self, block: int) -> list[Token]:
        """The words of a block."""
        known = self._known.get(block)
        if known is None:
            known = self._known[block] = tokens(self._page.blocks[block].text)
        return known


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence of a block. Offsets of its words and mentions are those of the block's text.

    ``kept`` holds what was found out about it, so that it is found out once.
    """

    page: Page
    block: int
    start: int
    end: int
    words: list[Token]
    mentions: tuple[Mention, ...]
    kept: dict[str, Any] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        """The sentence as it stands, without markup."""
        return self.page.blocks[self.block].text[self.start : self.end]

    def between(self, first: int, last: int) -> str:
        """The words from token ``first`` to before token ``last``, as they stand."""
        return self.page.blocks[self.block].text[self.words[first].start : self.words[last - 1].end] if first < last else ""


def lows(sentence: Sentence) -> frozenset[str]:
    """Its words in small letters, to know quickly which do not stand in it."""
    known = sentence.kept.get("lows")
    if known is None:
        known = sentence.kept["lows"] = frozenset([low for _, _, low, _, _ in sentence.words])
    found: frozenset[str] = known
    return found


def sentences(page: Page, mentions: Sequence[Mention], words_of: Words | None = None) -> Iterator[Sentence]:
    """The sentences of a text, in order, those of headings, items and rows among them."""
    known = words_of or Words(page)
    keys = [(mention.block, mention.start) for mention in mentions]
    for n, block in enumerate(page.blocks):
        if not block.sentences:
            continue
        words = known.of(n)
        starts = [word.start for word in words]
        for start, end in block.sentences:
            inside = words[bisect_left(starts, start) : bisect_left(starts, end)]
            held = mentions[bisect_left(keys, (n, start)) : bisect_left(keys, (n, end))]
            if inside:
                yield Sentence(page, n, start, end, inside, tuple(held))
