"""What is there to know of a sentence before it is tied to anything? Its words and the values among them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.prose import Mention, Page
from claimcheck.reading.tokens import Token, tokens


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence of a block. Offsets of its words and mentions are those of the block's text."""

    page: Page
    block: int
    start: int
    end: int
    words: list[Token]
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """The sentence as it stands, without markup."""
        return self.page.blocks[self.block].text[self.start : self.end]

    def between(self, first: int, last: int) -> str:
        """The words from token ``first`` to before token ``last``, as they stand."""
        return self.page.blocks[self.block].text[self.words[first].start : self.words[last - 1].end] if first < last else ""


def sentences(page: Page, mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """The sentences of a text, in order, those of headings, items and rows among them."""
    keys = [(mention.block, mention.start) for mention in mentions]
    for n, block in enumerate(page.blocks):
        if not block.sentences:
            continue
        words = tokens(block.text)
        starts = [word.start for word in words]
        for start, end in block.sentences:
            inside = words[bisect_left(starts, start) : bisect_left(starts, end)]
            held = mentions[bisect_left(keys, (n, start)) : bisect_left(keys, (n, end))]
            if inside:
                yield Sentence(page, n, start, end, inside, tuple(held))
