"""What does a bare figure count, wherever it stands in its sentence? What is done with as many, or what has to do with as many."""

from __future__ import annotations

from claimcheck.reading.figures import ordinal
from claimcheck.reading.values import Quantity
from claimcheck.texts.open.here import BEING, LITTLE, Asked, Here
from claimcheck.texts.open.measures import NO_MEASURES
from claimcheck.texts.structure.asked import count_of, size_of, times_of
from claimcheck.texts.structure.nouns import counted_noun, plural_looking

_UNFIT = frozenset((
    "every", "each", "no", "number", "nos", "per", "another", "other", "than", "least", "top", "first", "last", "next", "all", "these", "those",
    "any",
))  # fmt: skip
_POINTING = frozenset(("the", "these", "those", "this", "that", "both"))
_STEPS = 4
REACHING = frozenset(("stood", "reached", "grown", "risen", "fallen", "numbered", "totalled", "averaged", "increased", "dropped", "climbed", "come"))
_CLOSING = frozenset((
    "in", "by", "at", "on", "for", "and", "against", "during", "after", "before", "since", "was", "is", "to", "when", "while", "as", "squeezed",
    "watched",
))  # fmt: skip
_DIVISIONS = frozenset(
    ("acts", "volumes", "parts", "chapters", "movements", "cantos", "instalments", "episodes", "verses", "scenes", "stages", "phases", "books")
)
_NOT_SO_MANY = frozenset((
    "age", "year", "score", "result", "end", "date", "page", "chapter", "version", "rank", "code", "note", "figure", "address", "line", "room",
    "road",
))  # fmt: skip


def number(here: Here, scope: str) -> Asked | None:
    """Which question does a count answer that no verb of having and no closed pattern asks?"""
    value, words = here.mention.value, here.words
    assert isinstance(value, Quantity)
    if (asked := times(here)) is not None:
        return asked
    noun = counted_noun(words, here.j)
    phrase = here.phrase
    if noun is None and here.low(here.j) in {"more", "further", "additional", "other"} and here.deed() and 0 <= here.verb() < here.i:
        added = counted_noun(words, here.j + 1)
        return Asked(count_of(added[0], value, here.deed()), here.verb(), added[1], here.low(here.j), here.i) if added else None
    if noun is None or phrase is None or here.low(here.i - 1) in _UNFIT or here.low(phrase.first) in _POINTING:
        return None
    named, end = noun
    if any(one.kind == "quoted" and one.start <= here.mention.start < one.end for one in here.sentence.mentions):
        return None  # words of a motto count nothing
    if here.is_subject():
        done = "" if here.i <= here.verb() < end else here.deed()
        if here.clause.verb < 0:
            return None
        return Asked(count_of(named, value, done), here.i, max(end, here.verb() + 1), scope, here.i, around=True)
    if here.low(here.i - 1) == "of" and here.low(here.i - 2) in {"any", "all", "each", "most", "none", "some"}:
        return Asked(count_of(named, value), here.i - 2, end, "", here.i, around=True)
    if here.low(here.i - 1) == "from" and _reached(here):
        return Asked(count_of(named, value), here.i - 1, end, "formerly", here.i)
    if here.low(here.i - 1) == "and" and here.index == here.clause.subject + 1 and 0 <= here.verb() >= end and here.clause.subject >= 0:
        return Asked(count_of(named, value), here.i, end, scope, here.i, around=True)
    if here.low(here.i - 1) in {"them", "which", "whom"} and here.low(here.i - 2) == "among":
        return Asked(count_of(named, value), here.i - 2, end, scope, here.i)
    before = here.index - 1
    apposed = (
        here.low(phrase.first - 1) == "," and here.low(end) in {",", "."} and before >= 0 and here.built.phrases[before].last == phrase.first - 1
    )
    if apposed and here.words[here.built.phrases[before].last - 1].kind == "w" and before == here.clause.subject and (head := here.head(before, 1)):
        return Asked(count_of(named, value, f"for {head[0]}"), here.built.phrases[before].first, end, "", here.i, around=True)
    first = _leading(here)
    led = here.built.phrases[first]
    if led.led == "by" and here.deed() in {"founded", "established", "formed"}:
        return Asked(count_of(("founders",), value), max(led.first - 1, 0), end, "", here.i, around=True)
    if led.led:
        numeric = led.before >= 0 and here.words[here.built.phrases[led.before].last - 1].kind == "n"
        if numeric and led.led == "of":
            return None  # four of five races
        by = here.head(led.before, 1) if led.before >= 0 and not numeric else ()
        among = (
            bool(by)
            and led.led == "of"
            and (by[0].endswith("est") or ordinal(here.words, here.built.phrases[led.before].last - 1) is not None or by[0] == "one")
        )
        if among or (by and by[0] == "way"):
            return None  # one of five institutes: how many there are elsewhere is not said of it
        if led.led == "in" and named[-1] in _DIVISIONS:
            return Asked(count_of(named, value), max(led.first - 1, 0), end, "", here.i)
        if by and by[0] in {"front", "addition", "favour", "favor", "search", "presence", "aid", "help", "support"}:
            by = ()
        done = "among them" if among else here.deed() if not by else f"for {by[0]}"
        return Asked(count_of(named, value, done), max(led.first - 1, 0), end, scope, here.i if by or not done else here.verb())
    if here.clause.verb < 0 or here.clause.verb > here.i:
        return None
    return Asked(count_of(named, value, here.deed()), here.verb(), end, scope, here.i)


def _reached(here: Here) -> bool:
    """Does *to* lead another figure behind this one?"""
    later = {one.start for one in here.sentence.mentions if one.kind == "quantity" and one.start > here.mention.start}
    return any(word.start in later and here.low(k - 1) == "to" for k, word in enumerate(here.words))


def bare(here: Here) -> Asked | None:
    """A record crowd of 11,842; the record attendance, 11,482, was set; the collection stood at 11,940: the noun that is as many."""
    phrase, value = here.phrase, here.mention.value
    after = here.low(here.j)
    if phrase is None or not isinstance(value, Quantity) or (after[:1].isalnum() and after not in _CLOSING):
        return None
    if phrase.last > here.j or here.low(here.i - 1) in _UNFIT:
        return None
    before, named = here.index - 1, -1
    if phrase.led == "of" and phrase.before >= 0:
        named = phrase.before
    elif here.low(phrase.first - 1) == "," and after in {",", "."} and before >= 0 and here.built.phrases[before].last == phrase.first - 1:
        named = before
    elif (
        0 <= here.verb() < here.i
        and here.clause.subject >= 0
        and (here.low(here.verb()) in BEING or here.deed() in REACHING)
        and phrase.led in {"", "at", "to"}
    ):
        named = here.clause.subject
    nouns = here.head(named, 3)
    if not nouns or nouns[-1] in NO_MEASURES or nouns[-1] in _NOT_SO_MANY or plural_looking(nouns[-1]):
        return None
    first = here.built.phrases[named].first
    if (
        any(here.words[k].text[:1].isupper() and k for k in range(first, here.built.phrases[named].last))
        or here.words[here.built.phrases[named].last - 1].kind == "n"
    ):
        return None
    return Asked(size_of(" ".join(nouns), value), first, here.j, "", here.i, around=named != phrase.before)


def times(here: Here) -> Asked | None:
    """Awarded 22 times, four times a year, for the fifth time: how often it was done."""
    end = here.j
    if here.low(end) in {"time", "times"}:
        end += 1
    elif here.low(here.j - 1) != "times" and here.low(here.j - 1) not in {"twice", "thrice", "once"}:
        return None
    if here.mention.kind == "ordinal" and here.low(here.i - 1) != "the" and here.low(here.i - 2) != "for":
        return None
    if here.mention.kind == "ordinal" and here.low(end) in {"since", "ever", "in"}:
        return None  # which says no more than that it was not so before
    if here.low(end) in {"as", "more", "less", "larger", "the", "that", "bigger", "higher", "its"} or (
        here.mention.kind == "quantity" and here.low(here.i - 1) in {"the", "at"}
    ):
        return None
    done = here.deed()
    if not done:
        return None
    rate = here.low(end) in {"a", "per", "each", "every"}
    phrase = here.phrase
    inside = (
        tuple(word.low for word in here.words[phrase.first : here.i] if word.low not in LITTLE and word.kind == "w") if phrase is not None else ()
    )
    object_ = inside or next((here.head(n) for n in range(here.index - 1, -1, -1) if _between(here, n)), ())
    name = " ".join(("times", *(("a", here.low(end + 1)) if rate else ()), done, *object_))
    dates = sum(one.kind == "date" and one.start > here.mention.start for one in here.sentence.mentions)
    return Asked(times_of(name), here.verb(), end + 2 * rate, "", here.i, untimed=dates > 1)


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
        if not any(
            here.words[n].kind == "n" or here.words[n].start in _starts(here) for n in range(here.built.phrases[k].first, here.built.phrases[k].last)
        ):
            break
        index = k
    return index


def _starts(here: Here) -> frozenset[int]:
    return frozenset(one.start for one in here.sentence.mentions if one.kind == "quantity")
