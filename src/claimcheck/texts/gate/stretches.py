"""Which of many stretches of a text does a stretch overlap? Looked up, however many there are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import Generic, TypeVar

Owner = TypeVar("Owner")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[Owner]):
    """From where to where in a block, and what stands there or is said of it."""

    block: int
    start: int
    end: int
    owner: Owner


class Stretches(Generic[Owner]):
    """Stretches of the blocks of one text, in order."""

    def __init__(self, stretches: Iterable[Stretch[Owner]]) -> None:
        """Sort them, and note how far the longest reaches that begins so early."""
        blocks: dict[int, list[Stretch[Owner]]] = {}
        for stretch in stretches:
            blocks.setdefault(stretch.block, []).append(stretch)
        self._blocks = {block: sorted(found, key=lambda one: (one.start, one.end)) for block, found in blocks.items()}
        self._starts = {block: [one.start for one in found] for block, found in self._blocks.items()}
        self._reach = {block: list(accumulate((one.end for one in found), max)) for block, found in self._blocks.items()}

    def over(self, block: int, start: int, end: int) -> Owner | None:
        """The last of those that share a character with a stretch."""
        found = self._blocks.get(block)
        if not found:
            return None
        at = bisect_left(self._starts[block], end) - 1
        while at >= 0 and self._reach[block][at] > start:
            if found[at].end > start:
                return found[at].owner
            at -= 1
        return None
