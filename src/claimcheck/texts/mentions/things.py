"""Which digits belong to a name or an address? Boeing 747, Expo 2020, Windows 10; 10 Mill Street, 1211 Geneva."""

from __future__ import annotations

from claimcheck.prose import MentionKind
from claimcheck.reading.hedges import before
from claimcheck.reading.tokens import Token, glued, low
from claimcheck.reading.units import unit_at
from claimcheck.texts.mentions.stretch import Seen, Stretch
from claimcheck.texts.mentions.words import GRAMMAR, MEASURES, STREET_LEADS, STREETS, capital, counts, dash
from claimcheck.vocabulary.currencies import CODES, SIGNS

_NO_NAMES = frozenset(("ph", "rs", "us", "rm", "ad", "ce", "bc", "year", "fy", "born", "built", "est", "season", "fiscal", "published"))
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun spring summer autumn winter fall".split()
)


def address(words: list[Token], i: int) -> Seen | None:
    """The number of a house, with its street; a code of the post before a town."""
    text = words[i].text
    after = words[i + 1] if i + 1 < len(words) else None
    led = after is not None and (after.low in STREET_LEADS or after.text == "," or not after.text.islower())
    if not text.isdecimal() or len(text) > 5 or not (led or len(text) == 5):
        return None
    if len(text) == 5 and len(low(words, i - 1)) == 2 and words[i - 1].text.isupper() and not dash(words[i - 1]):
        return Seen("address", i, i + 1, why="a code of the post")
    j = i + 1 + (i + 1 < len(words) and glued(words, i + 1) and len(words[i + 1].text) == 1 and words[i + 1].kind == "w")
    j += low(words, j) == "," and low(words, j + 1) in STREET_LEADS
    if low(words, j) in STREET_LEADS and capital(words[j + 1] if j + 1 < len(words) else words[i]) and (low(words, j) not in STREETS):
        return Seen("address", i, j + 1, why="an address")
    if low(words, j) in {"rue", "via", "calle", "chemin", "rua", "quai"}:
        return Seen("address", i, j + 1, why="an address")
    for k in range(j, min(j + 4, len(words))):
        if not capital(words[k]):
            break
        if k > j and words[k].low in STREETS:
            return Seen("address", i, k + 1, why="an address")
    if len(text) in {4, 5} and j < len(words) and capital(words[j]) and words[j].low not in GRAMMAR and low(words, i - 1) == ",":
        for k in range(max(0, i - 8), i):
            if (
                words[k].low in STREET_LEADS
                or words[k].low in STREETS
                or words[k].low.endswith(("straße", "strasse", "gasse", "weg", "platz", "straat"))
            ):
                return Seen("address", i, i + 1, why="a code of the post")
    return None


def in_name(here: Stretch, i: int) -> Seen | None:
    """Digits behind a name that are part of it: Boeing 747, Expo 2020, Windows 10; and before one: 2030 Agenda."""
    words = here.words
    text = words[i].text
    if low(words, i + 1) == "agenda" and capital(words[i + 1]):
        return Seen("identifier", i, i + 2, why="part of a name")
    if not i or words[i - 1].kind != "w" or words[i - 1].text.islower():
        return None
    if "." in text and i + 2 < len(words) and dash(words[i + 1]) and words[i + 2].kind == "n":
        return None  # a range of figures
    if not i or (i + 1 < len(words) and words[i + 1].text == "%") or not all(part.isdecimal() and len(part) <= 4 for part in text.split(".")):
        return None
    word = words[i - 1]
    if word.kind != "w" or word.text.islower() or word.low in GRAMMAR or words[i].start - word.end > 1 or is_calendar(word.low) or here.kind == "row":
        return None
    if len(word.text) == 1 and word.text != "X":
        return None
    if (
        word.text in CODES
        or word.low in SIGNS
        or word.low in _NO_NAMES
        or word.low in MEASURES
        or word.low.endswith("ed")
        or word.low in before().openers
    ):
        return None
    if low(words, i + 1) in {"million", "billion", "trillion", "thousand", "hundred", "percent", "per", "bn", "mn", "°", "st", "nd", "rd", "th"}:
        return None
    start = i - 1
    while start and capital(words[start - 1]) and words[start - 1].low not in GRAMMAR:
        start -= 1
    opened = start == 0 or words[start - 1].text in {".", ":", "?", "!", "•", ";"}
    if low(words, i + 1) and (unit_at(words, i + 1, here.expect) and not opened and not glued(words, i + 1) and not capital(words[i + 1])):
        return None
    led = start > 0 and words[start - 1].low in {"in", "at", "of", "for", "from", "to", "across", "and", "the"}
    if counts(words, i + 1) and (led or opened) and len(text) <= 4 and "." not in text:
        return None
    if opened and start == i - 1 and here.kind in {"item", "caption"} and low(words, i + 1) in {"", ",", ";"}:
        return None
    kind: MentionKind = "version" if "." in text else "identifier"
    return Seen(kind, i, end_of_code(words, i), why="a version" if kind == "version" else "part of a name")


def is_calendar(word: str) -> bool:
    """Is it the name of a month, a day or a season?"""
    return word in _MONTHS


def end_of_code(words: list[Token], i: int) -> int:
    """The token after a run of letters, digits and dashes."""
    j = i + 1
    while j < len(words) and j < i + 10 and glued(words, j) and (words[j].kind in "nw" or (dash(words[j]) and glued(words, j + 1))):
        j += 1
    return j
