"""Which words, numbers and signs does a text consist of? Offsets kept, in one linear pass.

The decimal digits of any one script make a number, and are given as 0 to 9. Those of two scripts in a row, and superscripts, are signs that
no reading is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.reading.values import NotJudged

_BEYOND = re.compile(r"[^\W\x00-\u065f]")  # letters and digits behind those of most texts, so that these are not looked through twice
_RUN = re.compile(r"\d+(?:[\u066b\u066c]\d+)*")
_MARKS = {"\u066b": ".", "\u066c": ","}
_NO_DIGIT = "\ufffd"
_TOKEN = re.compile(r"([0-9]+(?:[.,'’][0-9]+)*)|([^\W\d_]+)|(\S)")

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2212"
APOSTROPHES = "'\u2019\u02bc"


class Token(NamedTuple):
    """A number (``n``), a word (``w``) or a sign (``s``), as written and in lower case."""

    kind: str
    text: str
    low: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The words, numbers and signs of a text, in order."""
    text = western(text)
    new = tuple.__new__  # a third quicker than by name, and every word of every text comes through here
    return [new(Token, ("snws"[m.lastindex or 0], word := m[0], word.lower(), m.start(), m.end())) for m in _TOKEN.finditer(text)]


def western(text: str) -> str:
    """The text with its decimal digits as 0 to 9, character for character."""
    return text if text.isascii() or not _BEYOND.search(text) else _RUN.sub(_plain, text)


def _plain(run: re.Match[str]) -> str:
    if run[0].isascii():
        return run[0]
    from unicodedata import decimal

    zeros = {ord(sign) - decimal(sign) for sign in run[0] if sign not in _MARKS}
    if len(zeros) > 1:
        return _NO_DIGIT * len(run[0])
    return "".join(_MARKS.get(sign) or str(decimal(sign)) for sign in run[0])


def glued(words: list[Token], i: int) -> bool:
    """Does token ``i`` follow the one before it without a space?"""
    return 0 < i < len(words) and words[i - 1].end == words[i].start


def low(words: list[Token], i: int) -> str:
    """Token ``i`` in lower case; empty beyond either end."""
    return words[i].low if 0 <= i < len(words) else ""


def phrase(words: list[Token], i: int, wanted: tuple[str, ...]) -> bool:
    """Do the tokens from ``i`` on spell this phrase?"""
    if i + len(wanted) > len(words):
        return False
    for k, word in enumerate(wanted, i):  # noqa: SIM110  # a loop is quicker, and it is asked of every word
        if words[k].low != word:
            return False
    return True


class Beyond(Exception):  # noqa: N818 -- it says how far reading went, not that something broke
    """Words that are meant as a value but have no reading: why, and the token after them. Never leaves this package."""

    def __init__(self, why: NotJudged, end: int) -> None:
        """Keep both."""
        super().__init__(why.reason)
        self.why = why
        self.end = end


class Phrases:
    """Which of many phrases stands here? Indexed by first word, longest first."""

    __slots__ = ("_first",)

    def __init__(self, table: dict[str, str]) -> None:
        """Split each phrase of the table into the tokens it consists of."""
        first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for text, meaning in table.items():
            parts = tuple(token.low for token in tokens(text))
            first.setdefault(parts[0], []).append((parts, meaning))
        self._first = {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in first.items()}

    @property
    def openers(self) -> frozenset[str]:
        """The words that a phrase can begin with."""
        return frozenset(self._first)

    @property
    def rows(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """Each phrase as the tokens it consists of, with its meaning."""
        return (row for rows in self._first.values() for row in rows)

    def at(self, words: list[Token], i: int) -> tuple[str, int] | None:
        """The meaning of the longest phrase that begins at token ``i``, and the token after it."""
        for parts, meaning in self._first.get(words[i].low, ()) if 0 <= i < len(words) else ():
            if len(parts) == 1 or phrase(words, i, parts):
                return meaning, i + len(parts)
        return None
