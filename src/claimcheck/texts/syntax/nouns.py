"""Which words belong together as a noun phrase, and what does it hang on?"""

from __future__ import annotations

from claimcheck.reading.tokens import APOSTROPHES, DASHES, Token, glued
from claimcheck.texts.syntax.built import Built, Phrase

_NOMINAL = "DNQ#"
_YEAR = 4
_TIMELY = frozenset("in by since until from during after before on".split())


def lay_phrases(words: list[Token], sentence: Built) -> None:
    """The noun phrases, with the preposition before each. Capitalised words with little words between them stay one name."""
    tags, n = sentence.tags, len(words)
    sentence.phrase_of = [-1] * n
    i = 0
    led, previous = "", -1
    while i < n:
        if tags[i] in _NOMINAL or tags[i] == "P":
            j = i + 1
            if tags[i] != "P" and not (words[i].low in {"this", "that", "these", "those"} and j < n and tags[j] in "AVB"):
                while (
                    j < n
                    and not _dated(words, tags, i, j)
                    and (
                        tags[j] in "NQ#"
                        or (tags[j] == "D" and words[j - 1].low in {"all", "both", "half"})
                        or _joined(words, tags, j)
                        or _amid(tags, j)
                    )
                ):
                    j += 1
            index = len(sentence.phrases)
            sentence.phrases.append(Phrase(i, j, led, previous if led else -1))
            for k in range(i, j):
                sentence.phrase_of[k] = index
            previous, led, i = index, "", j
            continue
        if tags[i] in "IE":
            led = words[i].low
        elif tags[i] not in "B'":
            led = ""
            previous = -1 if tags[i] != ")" else previous
        i += 1


def _dated(words: list[Token], tags: list[str], first: int, j: int) -> bool:
    """Does a name follow the year with which a sentence begins: In 2016 Ann Lee, By May 2016 Oban Mills?"""
    year = first == 1 and tags[j - 1] == "#" and len(words[j - 1].text) == _YEAR and words[j - 1].text.isdecimal()
    return year and words[0].low in _TIMELY and tags[j] == "N" and words[j].text[:1].isupper()


def _joined(words: list[Token], tags: list[str], j: int) -> bool:
    """Is it a sign or a little word inside a phrase: a hyphen, an apostrophe, the full stop of an initial, *of* between capitals?"""
    if tags[j] == "'":
        word = words[j].text
        if word in DASHES:
            return True
        if word in APOSTROPHES:
            return glued(words, j)
        if word in '“”"‘' and j + 1 < len(words):
            return tags[j + 1] in "NQ#" and tags[j - 1] in "NQD#"
        if word == ".":
            return j + 1 < len(words) and glued(words, j) and (len(words[j - 1].text) == 1 or glued(words, j + 1))
        return word in {"&", "%", "/", "$", "€", "£", "+"} and j + 1 < len(words)
    return False


def _amid(tags: list[str], j: int) -> bool:
    """Is it an adverb between an article and its noun: her first novel, the almost 40 staff?"""
    return tags[j] == "B" and tags[j - 1] in "D#" and j + 1 < len(tags) and tags[j + 1] in "N#"
