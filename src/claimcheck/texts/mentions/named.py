"""Which words name something? Runs of words with capitals, joined by the small words that names hold."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.reading.tokens import APOSTROPHES, Token, glued, low
from claimcheck.texts.mentions.words import GRAMMAR, capital, dash

_PARTICLES = frozenset("de la le les du des der den van von zu zur di da del della dos das el al bin ibn af av ten ter y e".split())
_INSTITUTIONS = frozenset(
    "organization organisation agency centre center council committee commission institute institution fund foundation trust association alliance "
    "network compact convention treaty agreement protocol charter declaration conference congress summit forum panel programme program project "
    "group union league federation confederation society academy ministry department office bureau board court tribunal bank school college "
    "university faculty museum library hospital party front movement campaign coalition partnership platform initiative framework covenant act law "
    "directive regulation resolution report plan strategy agenda mission force works service services secretary minister director assistant "
    "commissioner representative rapporteur chair professor prize award medal festival exhibition company corporation society societies "
    "republic kingdom state states house church order battle siege gulf isle isles bay cape duke king queen emperor empress prince master bachelor "
    "doctor friends sea strait university archive archives institutes ministers lord lords head deputy president chamber division port city bridge "
    "statute bill code constitution journal review history faculty district province county diocese chapel abbey cathedral palace castle".split()
)
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday".split()
)
_SCHOOLS = frozenset("university college school texas california carolina illinois wisconsin".split())
_OPENING = frozenset(":•—–|")
_FEW = 24


def names(words: list[Token], starts: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The tokens of each name: first, and the one after its last. A lone word that opens a sentence (``starts``) is none."""
    done = 0
    for i in [n for n, (kind, text, _, _, _) in enumerate(words) if kind == "w" and text[0].isupper()]:
        if i < done or _no_name(words, i):
            continue
        opens = words[i].start in starts or (i > 0 and words[i - 1].text in _OPENING)
        if opens and words[i].low in GRAMMAR:
            continue
        done = _run(words, i)
        lone = done == i + 1 and (opens or words[i].low in _CALENDAR or (words[i].low in GRAMMAR and not words[i].text.isupper()))
        if not lone:
            yield i, done


def _no_name(words: list[Token], i: int) -> bool:
    text = words[i].text
    return text == "I" or (len(text) == 1 and (low(words, i + 1) != "." or i + 2 >= len(words) or not capital(words[i + 2])))


def _run(words: list[Token], i: int) -> int:
    """How far does a name reach that begins at token ``i``? Each step takes words only if a word with a capital ends it."""
    j, linked, institution = i + 1, False, words[i].low in _INSTITUTIONS
    while j < min(len(words), i + _FEW):
        k = _step(words, j, linked, institution, j == i + 1)
        if not k:
            break
        linked = linked or (words[j].kind == "w" and words[j].text.islower() and words[j].low not in _PARTICLES)
        institution = institution or words[k - 1].low in _INSTITUTIONS
        j = k
    return j


def _step(words: list[Token], j: int, linked: bool, institution: bool, alone: bool) -> int:
    """The token after the next part of the name; zero where it ends."""
    word = words[j]
    nxt = words[j + 1] if j + 1 < len(words) else None
    if word.kind == "w":
        return _word_step(words, j, linked, institution, alone)
    if word.kind == "n":
        return j + 1 if word.text.isdecimal() and len(word.text) <= 4 and not (nxt is not None and nxt.kind == "w" and nxt.text.islower()) else 0
    if nxt is None:
        return 0
    if word.text == "." and glued(words, j) and capital(nxt) and words[j - 1].kind == "w" and (len(words[j - 1].text) == 1 or words[j - 1].low in {"st", "dr", "jr", "mt", "ft"}):
        return j + 2
    if dash(word) and glued(words, j) and glued(words, j + 1) and capital(nxt):
        return j + 2
    if word.text in APOSTROPHES and glued(words, j) and glued(words, j + 1) and capital(nxt) and len(words[j - 1].text) <= 2:
        return j + 2  # O’Neill
    if word.text == "&" and capital(nxt):
        return j + 2
    if word.text == "," and linked and institution and capital(nxt) and words[j - 2].text.islower():
        return _enumerated(words, j)
    return 0


def _enumerated(words: list[Token], j: int) -> int:
    """Safe, Orderly and Regular: words of one name, in a row that ends in "and"."""
    k = j
    for _ in range(4):
        if low(words, k) == "," and k + 1 < len(words) and capital(words[k + 1]):
            k += 2
        elif low(words, k) == "and" and k + 1 < len(words) and capital(words[k + 1]):
            return k + 2
        else:
            return 0
    return 0


def _word_step(words: list[Token], j: int, linked: bool, institution: bool, alone: bool) -> int:
    word = words[j]
    if capital(word):
        return 0 if len(word.text) == 1 and low(words, j + 1) != "." else j + 1
    k = j + 1
    if word.low in _PARTICLES and glued(words, j) is False:
        while k < len(words) and words[k].low in _PARTICLES and k < j + 3:
            k += 1
    elif (word.low == "of" and (institution or alone)) or (word.low in {"for", "on"} and institution) or (word.low in {"in", "against", "from"} and linked and institution):
        k += low(words, k) == "the"
    elif word.low == "and":
        if not (linked and institution) and (institution or alone or not _agency_ahead(words, k)):
            return 0
    elif word.low != "at" or words[j - 1].low not in _SCHOOLS:
        return 0
    else:
        return 0
    if k >= len(words) or not capital(words[k]) or words[k].low in _CALENDAR or words[k].low in GRAMMAR or len(words[k].text) == 1:
        return 0
    return k + 1


def _agency_ahead(words: list[Token], k: int) -> bool:
    """Does a name go on like that of an agency: Works Agency for …?"""
    j = k
    while j < min(len(words), k + 5) and capital(words[j]):
        j += 1
    return j > k + 1 and words[j - 1].low in _INSTITUTIONS and low(words, j) in {"for", "of", "on"}
