"""Which entries could a short title mean?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from claimcheck.reading import fold
from claimcheck.texts.citations.words import INNER, OPENERS

LONGEST = 600  # characters of an entry in which its title stands
STEM = 5  # letters that two words begin with where they are of one stem


@lru_cache(maxsize=16_384)
def telling(title: str) -> tuple[str, ...]:
    """The folded words of a title that tell it from others."""
    words = tuple(word for word in fold(title) if word)
    return tuple(word for word in words if word not in INNER and word not in OPENERS) or words


class Titles:
    """The entries of a list, by their words."""

    __slots__ = ("_holding",)

    def __init__(self, entries: Iterable[str]) -> None:
        self._holding: dict[str, set[int]] = {}
        for n, entry in enumerate(entries):
            for word in telling(entry[:LONGEST]):
                self._holding.setdefault(word, set()).add(n)
                self._holding.setdefault(f"{word[:STEM]}…", set()).add(n)

    def of(self, short: str) -> frozenset[int]:
        """Which entries have all the telling words of a short title?"""
        found = sorted((self._holding.get(word, set()) for word in telling(short)), key=len)
        return frozenset(found[0].intersection(*found[1:])) if found else frozenset()

    def has(self, short: str, entry: int) -> bool:
        """Has an entry all the telling words of a short title?"""
        words = telling(short)
        return bool(words) and all(entry in self._holding.get(word, ()) for word in words)

    def akin(self, short: str, entry: int) -> bool:
        """Has an entry one of its words, or one of the same stem?"""
        return any(entry in self._holding.get(f"{word[:STEM]}…", ()) for word in telling(short))
