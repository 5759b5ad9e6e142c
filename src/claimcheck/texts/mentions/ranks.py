"""Which place in a row is named here? The second president, the 21st largest, a third term; not "at first", not a second of time."""

from __future__ import annotations

from claimcheck.reading.figures import ordinal
from claimcheck.reading.tokens import DASHES, Token, glued, low
from claimcheck.reading.values import Interval, Quantity
from claimcheck.texts.mentions.stretch import Seen, Stretch
from claimcheck.texts.mentions.words import GRAMMAR, STREETS, capital, past

_LED = frozenset("the whose its his her their our a an this that another every only ranked ranks rank came come finished placed s".split())
_NO_THINGS = frozenset(
    "place instance glance sight step steps things of all hand aid name names floor lady steps few party parties thought "
    "look point team teams half halves quarter nations world rate impression hour".split()
)
_JOINED = frozenset("class hand rate time party degree generation year grade line tier order half quarter world aid ever".split())
_ADVERBIAL = frozenset("at was is were be been being has had have which who he she it they that to when not i we you".split())
_UNITS_OF_NAMES = frozenset(
    "infantry airborne division regiment battalion brigade army corps fleet cavalry armored armoured amendment precinct arrondissement".split()
)
_NOUNS = frozenset(("century", "centuries", "millennium"))


def rank(here: Stretch, i: int) -> Seen | None:
    """The place in a row at token ``i``; of kind ``unclear`` where the word says something else."""
    words = here.words
    found = ordinal(words, i)
    if found is None:
        return None
    place, j = found
    exact = (Interval(place.value, place.value),)
    word = words[i].low
    spelled = words[i].kind == "w"
    if word == "second" and spelled and _of_time(words, i):
        return Seen("unclear", i, j, why="a second of time")
    if not spelled:
        if j + 1 < len(words) and capital(words[j]) and (words[j].low in _UNITS_OF_NAMES or (words[j].low == "century" and capital(words[j + 1]))):
            return Seen("identifier", i, j, why="part of a name")
        if low(words, j) in STREETS and capital(words[j]):
            return Seen("address", i, j + 1, why="an address")
        return Seen("ordinal", i, j, Quantity(exact, "", exact))
    if _says_otherwise(words, i, j):
        return Seen("unclear", i, j, why="no place in a row")
    return Seen("ordinal", i, j, Quantity(exact, "", exact))


def _of_time(words: list[Token], i: int) -> bool:
    return low(words, i - 1) in {"per", "each", "every", "one", "split"} or (
        low(words, i - 1) == "a" and low(words, i + 1) in {".", ",", "", ")", "later"}
    )


def _says_otherwise(words: list[Token], i: int, j: int) -> bool:
    after, ahead = low(words, j), low(words, i - 1)
    if words[i].low == "first" and after in {"time", "times"} and ahead == "the":
        return low(words, j + 1) != "since"
    if after in _NO_THINGS or after in _NOUNS:
        return True
    if capital(words[i]) and (i == 0 or words[i - 1].kind == "s") and after == ",":
        return True  # First, …
    if capital(words[i]) and i and words[i - 1].kind == "w":
        return True  # the Second World War, the Third Reich
    if capital(words[i]) and j < len(words) and capital(words[j]):
        return True
    if after in DASHES and after and glued(words, j):
        return low(words, j + 1) in _JOINED
    if _finishes(words, i) or (after in {"and", "or", "to"} and ordinal(words, j + 1)):
        return False
    if j >= len(words) or words[j].kind != "w" or words[j].low in GRAMMAR:
        return ahead not in _LED - {"a", "an"}
    return ahead in _ADVERBIAL or (past(words[j]) and ahead not in _LED)


def _finishes(words: list[Token], i: int) -> bool:
    return any(low(words, i - k) in {"ranked", "ranks", "ranking", "finished", "finishing", "came", "placed", "placing", "comes"} for k in (1, 2))
