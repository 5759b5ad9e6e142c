"""Does a number stand alone among words that say nothing about it? Most do, and no reader is needed to see what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from claimcheck.reading.figures import NUMBER_WORDS
from claimcheck.reading.hedges import EXACT, after, before, vague
from claimcheck.reading.units import money_phrases, unit_phrases

_JOINERS = (
    "to",
    "through",
    "or",
    "out",
    "every",
    "minus",
    "plus",
    "from",
    "between",
    "per",
    "st",
    "nd",
    "rd",
    "th",
    "pp",
    "times",
    "fold",
    "mark",
    "x",
)


def stands_bare(number: str, text: str) -> bool:
    """Is the number one of the words of the text, once, and has no other word a part in any amount?

    Sure where it says yes: then the text, read for amounts, reads as the number alone. Where it says no, it has to be read.
    """
    words = text.split()
    if words.count(number) != 1:
        return False
    at = words.index(number)
    rest = [word.lower() for word in words if word != number and word.isalpha() and (word.islower() or word.istitle())]
    if len(rest) < len(words) - 1:
        return False  # signs, other numbers, and what may be a code or a symbol
    if not _anywhere().isdisjoint(rest) or (at and rest[at - 1] in _money()) or (at < len(rest) and rest[at] in _units()):
        return False
    return all(len(word) > 1 or word == "a" for word in rest) and not any(pair in _pairs() for pair in pairwise(rest))


@cache
def _anywhere() -> frozenset[str]:
    """The words that may change an amount from wherever they stand."""
    return frozenset((*NUMBER_WORDS, *_JOINERS, *(parts[0] for parts in _hedges() if len(parts) == 1)))


@cache
def _pairs() -> frozenset[tuple[str, str]]:
    """The first two words of the phrases that do."""
    return frozenset((parts[0], parts[1]) for parts in _hedges() if len(parts) > 1)


@cache
def _money() -> frozenset[str]:
    """The words of currencies, which belong to the number behind them as well as to the one before them."""
    return frozenset(part for parts in money_phrases() for part in parts)


@cache
def _units() -> frozenset[str]:
    """The words that give the number before them a unit."""
    return _money() | {part for parts in unit_phrases() for part in parts}


def _hedges() -> Iterator[tuple[str, ...]]:
    for parts, meaning in before().rows:
        if meaning != "as is" or len(parts) > 1 or parts[0] in EXACT:
            yield parts
    for table in (after(), vague()):
        yield from (parts for parts, _ in table.rows)
