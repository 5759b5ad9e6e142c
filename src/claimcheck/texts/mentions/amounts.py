"""Which figure stands here? The amounts that the reader finds, without the words that only look like one in a text."""

from __future__ import annotations

from functools import cache

from claimcheck.reading.figures import FOLDS, SMALL
from claimcheck.reading.found import amount_before, amounts_at
from claimcheck.reading.hedges import EXACT, before, vague
from claimcheck.reading.tokens import Token, glued, low
from claimcheck.reading.units import dimension
from claimcheck.reading.values import NotJudged, Quantity
from claimcheck.texts.mentions.cores import VAGUE
from claimcheck.texts.mentions.stretch import Seen, Stretch
from claimcheck.texts.mentions.words import GRAMMAR, counts, dash, past, plural
from claimcheck.vocabulary.currencies import NAMES, SIGNS

_NO_PART = frozenset("of the in all its their altogether both that".split())
_NO_ONE = frozenset("no this that the any every each which another anyone someone either neither day".split())
_AFTER_ONE = frozenset(
    "of another day can could must may might should would will shall is was has had who whom whose that which such such side sided way hand time "
    "to another and or but by as for with on at from it he she they we you i does did might's off stop another's sees finds hopes s".split()
)
_VERBAL = frozenset(("twice", "thrice", "doubled", "tripled", "quadrupled", "triple", "double", "once"))
_CHANGES = frozenset(
    "rose risen rise rising fell fallen fall falling grew grown grow growing increased increase increasing decreased dropped drop declined decline "
    "reduced cut raised slipped climbed jumped went expanded shrank up down widened narrowed gained lost added".split()
)
_PLACING = frozenset("over under above below beyond around about".split())
_DEFINITE = frozenset("the its their his her all these those".split())
_LASTING = frozenset("for in lasted lasts lasting of just well after within is was took takes taking spent waited and to by aged a".split())
_HALVED = frozenset("of the its their a an all his her that those these our what as".split())
_SHARE_ENDS = frozenset("of more less fewer higher lower larger smaller greater above below as were are is was have has had come came go goes in to from "
                        "said say on at by live lived work and or that which who".split())  # fmt: skip
_YEARLY_HEDGES = frozenset("more fewer least most nearly almost many".split())
_PEOPLE = frozenset("people person persons individuals individual humans heads head".split())
_NO_ONES = frozenset(("handed", "eyed", "sided", "way", "off", "time", "man", "on", "stop", "half", "shot", "to", "liner", "sum"))


def amount(here: Stretch, i: int, core: int) -> list[Seen]:
    """The figures of the amount that begins at token ``i`` and has token ``core`` in it; none if it is no figure at all."""
    words = here.words
    if i < core and (words[i].low in _NO_PART or _adds_nothing(words, i) or (words[i].low in _PLACING and low(words, i + 1) in _DEFINITE)):
        return []
    found = amounts_at(words, i, here.expect)
    if found is None or found[1] <= core:
        return []
    seen: list[Seen] = []
    end = 0
    for value, first, last in _changed(here, i, found[1]) or found[0]:
        if isinstance(value, NotJudged) and (vague().at(words, i) or low(words, core) in VAGUE or "is no figure" in value.reason):
            return [Seen("unclear", i, max(found[1], core + 1), value, "no figure")]
        if first >= end:
            seen.append(_with_money(words, value, first, last - (last > first + 1 and words[last - 1].low in _PEOPLE)))
            end = last
    if i < core and words[i].low == "over" and _runs_over(words, i, seen[0]):
        return []
    return seen if _is_figure(here, seen[0], core, i) else []


def _runs_over(words: list[Token], i: int, seen: Seen) -> bool:
    """Is it so long that something went on, and not longer: 62,000 came over five days?"""
    unit = seen.value.unit if isinstance(seen.value, Quantity) else ""
    return dimension(unit) in {"clock time", "calendar time"} and low(words, i - 1) not in _LASTING


def _changed(here: Stretch, i: int, j: int) -> list[tuple[Quantity | NotJudged, int, int]]:
    """Two figures, where "to" leads from one to the other and spans no range: rose by 12 to 340, fell 4.5% to 12 million."""
    words = here.words
    to = next((k for k in range(i + 1, j) if words[k].low == "to"), 0)
    if not to or not (low(words, i - 1) == "by" or any(low(words, i - k) in _CHANGES for k in (1, 2))):
        return []
    first, second = amount_before(words, i, to, here.expect), amounts_at(words, to + 1, here.expect)
    return [(first[0], i, to), *second[0]] if first and second and first[1] == to and second[1] == j else []


def _with_money(words: list[Token], value: Quantity | NotJudged, first: int, last: int) -> Seen:
    """The amount; not judged where the word beside it names money without saying which: 500 francs, kr 300."""
    plain = isinstance(value, Quantity) and not value.unit
    coin = last if low(words, last) in _coins() else first - 1
    if plain and coin >= 0 and (coin == last or low(words, coin) == "kr"):
        unsaid = NotJudged(f"which currency `{words[coin].text}` means is not said")
        return Seen("quantity", min(first, coin), max(last, coin + 1), unsaid)
    return Seen("quantity", first, last, value)


@cache
def _coins() -> frozenset[str]:
    shared = (name for table in (NAMES, SIGNS) for name, codes in table.items() if not codes[0] and name not in {"mark", "crown"} and name.isalpha())
    return frozenset(form for name in shared for form in (name, name + "s"))


def _adds_nothing(words: list[Token], i: int) -> bool:
    lead = before().at(words, i)
    return lead is not None and lead[0] == "as is" and words[i].low not in EXACT


def _is_figure(here: Stretch, seen: Seen, core: int, i: int) -> bool:
    words = here.words
    word, last = words[core].low, seen.last
    after = low(words, last)
    alone = last == core + 1
    if words[core].kind == "n":
        return not (here.grouped is False and _may_be_year(here, seen, core, i))
    if (
        word == "one"
        and seen.last == core + 2
        and low(words, core + 1) in {"day", "second", "time"}
        and i == core
        and low(words, core - 1) not in _LASTING | {"only", "every", "per"}
    ):
        return False  # one day it will
    if word in {"one", "zero"} and alone:
        return word == "zero" or _one(words, i, core)
    if word in _VERBAL:
        return word in {"twice", "thrice", "doubled", "tripled", "quadrupled"} or after in {"the", "its", "that", "their"} or last > core + 1
    if word in {"half", "halves", "quarter", "quarters"}:
        return _half(words, i, core, last)
    if word in FOLDS:
        return True
    if dash_word := (alone and last + 1 < len(words) and dash(words[last]) and glued(words, last) and low(words, last + 1)):
        return dash_word not in {"way", "thirds"} or word not in {"two", "one"}
    return True


def _one(words: list[Token], i: int, core: int) -> bool:
    """Is it the number one, and not the pronoun?"""
    after, behind = low(words, core + 1), low(words, core - 1)
    if i < core:  # at least one
        return True
    if behind == ":" and after in {"", "(", ",", ";"}:
        return True
    if behind in _NO_ONE or after in _AFTER_ONE or after == "":
        return False
    if core + 1 < len(words) and dash(words[core + 1]) and glued(words, core + 1):
        return low(words, core + 2) not in _NO_ONES and low(words, core + 2).isalpha()
    nxt = words[core + 1]
    return nxt.kind == "w" and nxt.low not in GRAMMAR and not plural(nxt) and not words[core].text[0].isupper()


def _half(words: list[Token], i: int, core: int, last: int) -> bool:
    after, behind = low(words, last), low(words, core - 1)
    word = words[core].low
    if last > core + 1 or behind in SMALL or (low(words, i) in {"a", "an"} and last > i + 2):
        return True
    if i < core and words[i].low not in {"a", "an", "one"}:
        return True
    if word.startswith("quarter"):
        return after == "of" and (i < core or word == "quarters")
    if behind in {"first", "second", "latter", "other", "former", "better"} or (last < len(words) and dash(words[last])):
        return False
    return after in _HALVED or i < core or (last < len(words) and plural(words[last])) or after in {".", ",", ""}


def third(here: Stretch, seen: Seen) -> bool:
    """Is "a third" here a place in a row (a third term), and no share?"""
    words = here.words
    if words[seen.first].low != "a" or seen.last != seen.first + 2 or seen.last >= len(words):
        return False
    nxt = words[seen.last]
    return (
        nxt.kind == "w" and nxt.low not in _SHARE_ENDS and not past(nxt) and words[seen.last - 1].low not in {"half", "quarter", "dozen", "hundred"}
    )


def _may_be_year(here: Stretch, seen: Seen, core: int, i: int) -> bool:
    """Is a bare figure between 1000 and 2100 behind "over", "under" or "some" a year: under the 2010 act?"""
    words = here.words
    text = words[core].text
    if not (len(text) == 4 and text.isdecimal() and 1500 <= int(text) <= 2100 and seen.last == core + 1 and i < core):
        return False
    named = isinstance(seen.value, Quantity) and seen.value.unit
    hedged = any(words[k].low in _YEARLY_HEDGES for k in range(i, core)) or words[core - 1].kind == "s"
    return not named and not hedged and not counts(words, core + 1) and "the" in {words[k].low for k in range(i, core)}
