"""Which words of a sentence tell what it is about, and when are two of them the same word?"""

from __future__ import annotations

from functools import lru_cache

from claimcheck.reading.figures import SMALL
from claimcheck.texts.structure.nouns import of_men
from claimcheck.texts.syntax.words import (
    ADVERBS,
    ARTICLES,
    AUXILIARIES,
    CONJUNCTIONS,
    MONTHS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    WEEKDAYS,
)

_SAYS = "say says said told tell tells according report reports reported call calls called name names named"
_LITTLE = (
    "there here then than such very much many more most less least few some any all each every both other another own same one no not also only just"
    " today now year years month months day days week weeks century first last next new old hundred thousand million billion trillion s t per cent percent"
    " about around over nearly almost some total time times end beginning early late do does did done make makes made get gets got go goes went come comes"
    " came take takes took give gives gave given use used uses including among well still even however although while since until before after during"
)
LITTLE = frozenset((
    *_SAYS.split(), *_LITTLE.split(), *ADVERBS, *ARTICLES, *AUXILIARIES, *CONJUNCTIONS, *MONTHS, *POSSESSIVES, *PREPOSITIONS, *PRONOUNS, *RELATIVES,
    *SUBORDINATORS, *WEEKDAYS, *SMALL,
))  # fmt: skip
_IRREGULAR = {
    "built": "build", "builds": "build", "died": "die", "dies": "die", "dead": "die", "held": "hold", "won": "win", "wins": "win", "wrote": "write",
    "written": "write", "led": "lead", "began": "begin", "begun": "begin", "left": "leave", "lost": "lose", "sold": "sell", "bought": "buy",
    "born": "bear", "grew": "grow", "grown": "grow", "fell": "fall", "fallen": "fall", "rose": "rise", "risen": "rise", "ran": "run", "paid": "pay",
    "sank": "sink", "sunk": "sink", "laid": "lay", "kept": "keep", "met": "meet", "set": "set", "sent": "send", "spent": "spend", "struck": "strike",
    "became": "become", "chose": "choose", "chosen": "choose", "drew": "draw", "drawn": "draw", "flew": "fly", "flown": "fly", "taught": "teach",
    "married": "marry", "fought": "fight", "broke": "break", "broken": "break", "worn": "wear", "spoke": "speak", "spoken": "speak", "women": "woman",
    "men": "man", "people": "person", "children": "child", "stories": "storey", "story": "story", "lives": "life",
}  # fmt: skip
_SHORTEST = 3


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """The word without the endings of number and tense, in small letters: the same for *completed* and *completes*, *galleries* and *gallery*."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    size = len(word)
    if word.endswith("men") and of_men(word):
        return f"{word[:-3]}man"
    if size > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif size > 4 and word.endswith(("sses", "shes", "ches", "xes", "zes")):
        word = word[:-2]
    elif size > _SHORTEST and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    elif size > 5 and word.endswith("ied"):
        word = word[:-3] + "y"
    elif size > 4 and word.endswith("ed"):
        word = _undoubled(word[:-2])
    elif size > 5 and word.endswith("ing"):
        word = _undoubled(word[:-3])
    return word[:-1] if len(word) > _SHORTEST and word.endswith("e") else word


def _undoubled(word: str) -> str:
    return word[:-1] if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeiouls" else word


def stems(words: str) -> frozenset[str]:
    """The stems of some words."""
    return frozenset(map(stem, words.split()))


# Words that restrict nothing of what is counted.
IDLE = stems("total different separate individual distinct known registered own famous so-called whole entire about over nearly some")


# What happens once to what it happens to.
ONCE = stems(
    "born died founded established built completed opened signed published launched inaugurated created invented"
    " discovered consecrated demolished dissolved abolished ratified composed written painted formed incorporated"
    " premiered christened commissioned decommissioned retired married graduated emigrated unveiled constructed erected"
    " designed patented introduced adopted fought began started ended finished closed made enacted joined laid sank"
    " destroyed released appeared debuted gained granted annexed conquered executed assassinated buried baptised"
)
