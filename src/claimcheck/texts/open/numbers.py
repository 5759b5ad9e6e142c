"""What does a bare figure count, wherever it stands in its sentence? What is done with as many, or what has to do with as many."""

from __future__ import annotations

from claimcheck.reading.values import Quantity
from claimcheck.texts.open.here import Asked, Here
from claimcheck.texts.structure.asked import count_of, times_of
from claimcheck.texts.structure.nouns import counted_noun

_UNFIT = frozenset(("every", "each", "no", "number", "nos", "per", "another", "other", "than", "least", "top", "first", "last", "next", "all", "these", "those", "any"))
_POINTING = frozenset(("the", "these", "those", "this", "that", "both"))
_STEPS = 4


def number(here: Here, scope: str) -> Asked | None:
    """Which question does a count answer that no verb of having and no closed pattern asks?"""
    value, words = here.mention.value, here.words
    assert isinstance(value, Quantity)
    if (asked := times(here)) is not None:
        return asked
    noun = counted_noun(words, here.j)
    phrase = here.phrase
    if noun is None or phrase is None or here.low(here.i - 1) in _UNFIT or here.low(phrase.first) in _POINTING:
        return None
    named, end = noun
    if here.is_subject():
        done = here.deed()
        return Asked(count_of(named, value, done), here.i, max(end, here.verb() + 1), scope, here.i, around=True)
    first = _leading(here)
    led = here.built.phrases[first]
    if led.led:
        if led.before >= 0 and here.words[here.built.phrases[led.before].last - 1].kind == "n":
            return None  # four of five races
        by = here.head(led.before, 1) if led.before >= 0 else ()
        done = here.deed() if not by else f"for {by[0]}"
        return Asked(count_of(named, value, done), max(led.first - 1, 0), end, scope, here.i)
    if here.clause.verb < 0 or here.clause.verb > here.i:
        return None
    return Asked(count_of(named, value, here.deed()), here.verb(), end, scope, here.i)


def times(here: Here) -> Asked | None:
    """Awarded 22 times, four times a year, for the fifth time: how often it was done."""
    end = here.j
    if here.low(end) in {"time", "times"}:
        end += 1
    elif here.low(here.j - 1) != "times" and here.low(here.j - 1) not in {"twice", "thrice", "once"}:
        return None
    if here.mention.kind == "ordinal" and here.low(here.i - 1) != "the" and here.low(here.i - 2) != "for":
        return None
    if here.low(end) in {"as", "more", "less", "larger", "the", "that", "bigger", "higher", "its"} or (here.mention.kind == "quantity" and here.low(here.i - 1) in {"the", "at"}):
        return None
    done = here.deed()
    if not done:
        return None
    rate = here.low(end) in {"a", "per", "each", "every"}
    object_ = next((here.head(n) for n in range(here.index - 1, -1, -1) if _between(here, n)), ())
    name = " ".join(("times", *(("a", here.low(end + 1)) if rate else ()), done, *object_))
    return Asked(times_of(name), here.verb(), end + 2 * rate, "", here.i)


def _between(here: Here, n: int) -> bool:
    """Is the phrase the object of the verb, before the figure?"""
    phrase = here.built.phrases[n]
    return here.verb() < phrase.first < here.i and not phrase.led and here.words[phrase.last - 1].kind != "n"


def _leading(here: Here) -> int:
    """The first of the phrases in a row that the value stands in: nine novels and *three collections*."""
    index = here.index
    for _ in range(_STEPS):
        first = here.built.phrases[index].first
        k = index - 1
        while k >= 0 and here.built.phrases[k].led == "of" and here.built.phrases[k].before == k - 1:
            k -= 1
        if here.low(first - 1) not in {"and", ","} or k < 0 or here.built.clause_of[here.built.phrases[k].first] != here.built.clause_of[first]:
            break
        if not any(here.words[n].kind == "n" or here.words[n].start in _starts(here) for n in range(here.built.phrases[k].first, here.built.phrases[k].last)):
            break
        index = k
    return index


def _starts(here: Here) -> frozenset[int]:
    return frozenset(one.start for one in here.sentence.mentions if one.kind == "quantity")
