"""Which words name something? Runs of words with capitals, joined by the small words that names hold."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.reading.tokens import APOSTROPHES, Token, glued, low
from claimcheck.texts.mentions.words import GRAMMAR, capital, counts, dash

_PARTICLES = frozenset("de la le les du des der den van von zu zur di da del della dos das el al bin ibn af av ten ter y e".split())
_INSTITUTIONS = frozenset(
    "organization organisation agency centre center council committee commission institute institution fund foundation trust association alliance "
    "network compact pact accord authority consortium observatory convention treaty agreement protocol charter declaration conference congress summit forum panel programme program project "
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
_CONTINENTS = frozenset("europe africa asia america oceania australia antarctica".split())
_OF_SEVERAL = frozenset(  # what is named for several things in a row: a ministry of education, science and culture
    "ministry department faculty committee compact pact board secretary minister institute school commission directorate council institution "
    "agency centre center academy museum society programme conference convention college".split()
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
        if opens and (words[i].low in GRAMMAR or (low(words, i + 1) in {"of", "for", "and"} and words[i].low not in _INSTITUTIONS)):
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
        if not k and linked and low(words, j) == "," and words[j - 2].text.islower() and any(words[n].low in _OF_SEVERAL for n in range(i, j)):
            k = _enumerated(words, j)
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
        return j + 1 if word.text.isdecimal() and len(word.text) <= 4 and not counts(words, j + 1) else 0
    if nxt is None:
        return 0
    if word.text == "." and glued(words, j) and capital(nxt) and words[j - 1].kind == "w":
        return j + 2 if len(words[j - 1].text) == 1 or words[j - 1].low in {"st", "dr", "jr", "mt", "ft"} else 0
    if dash(word) and glued(words, j) and glued(words, j + 1) and capital(nxt):
        return j + 2
    if word.text in APOSTROPHES and glued(words, j) and glued(words, j + 1) and capital(nxt) and len(words[j - 1].text) <= 2:
        return j + 2  # O’Neill
    if word.text == "&" and capital(nxt):
        return j + 2
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
        return 0 if len(word.text) == 1 and low(words, j + 1) not in {".", *APOSTROPHES} else j + 1
    k = j + 1
    if word.low in _PARTICLES and glued(words, j) is False:
        while k < len(words) and words[k].low in _PARTICLES and k < j + 3:
            k += 1
    elif (
        (word.low == "of" and (institution or alone))
        or (institution and (word.low in {"for", "on"} or (linked and word.low in {"against", "from"})))
        or (word.low == "in" and linked and institution and (low(words, k) == "the" or low(words, k) in _CONTINENTS))
    ):
        k += low(words, k) == "the"
    elif word.low == "and":
        if not (linked and institution) and (institution or alone or not _agency_ahead(words, k)):
            return 0
    elif word.low != "at" or words[j - 1].low not in _SCHOOLS:
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
