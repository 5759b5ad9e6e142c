"""Which closed patterns say what a figure counts or measures: what is had, a crew of twelve, a span of 503 metres, 40 metres deep?"""

from __future__ import annotations

from claimcheck.reading.tokens import APOSTROPHES, DASHES, glued, low
from claimcheck.reading.values import Quantity
from claimcheck.texts.open.here import ASKED_OF, Asked
from claimcheck.texts.open.measures import CONCRETE, NO_MEASURES, kind_of
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.structure.asked import count_of, measure_of
from claimcheck.texts.structure.nouns import counted_noun, in_plural
from claimcheck.texts.verbs import HAVING, MEASURING, NAMED_AMOUNTS, Verb, verb_before

_WHOLE = frozenset((
    "fleet", "team", "network", "collection", "total", "group", "set", "staff", "membership", "chain", "string", "portfolio", "roster",
))  # fmt: skip
_SMALL = frozenset(("crew", "board", "team", "squad", "committee", "jury", "panel", "cast", "council"))
_POSSESSIVE = frozenset(("its", "their", "his", "her"))
_BEFORE = frozenset(("a", "an", "the", "its", "their", "his", "her", "with", "and"))
_DIRECTIONS = {
    "high": "height", "tall": "height", "long": "length", "wide": "width", "deep": "depth", "thick": "thickness", "across": "diameter",
    "in diameter": "diameter", "in length": "length", "in height": "height", "in width": "width",
}  # fmt: skip
_PAST_NOUN = frozenset((
    "of", "that", "which", "who", "whose", "whom", "where", "with", "without", "for", "in", "on", "at", "from", "to", "between", "by",
))  # fmt: skip
_FINITE = frozenset(("is", "was", "are", "were", "has", "have", "had", "will", "would", "can", "could", "may", "might", "do", "does", "did"))
_NOT_PARTS = frozenset((
    "year", "day", "week", "month", "hour", "minute", "second", "star", "time", "fold", "way", "point", "page", "part", "man", "person", "percent",
    "degree", "odd", "plus", "strong", "term", "and", "season", "game", "match", "goal", "run", "shot", "inch", "metre", "meter", "foot", "mile",
    "kilometre", "ton", "tonne", "storey", "story", "night", "nil", "sided", "fifths", "thirds", "quarters", "tenths", "piece", "old",
))  # fmt: skip
_REACHING = frozenset((
    "stands", "stood", "remains", "remained", "lies", "lay", "grown", "grew", "grows", "rose", "risen", "rises", "fell", "fallen", "amounts", "amounted",
    "comes", "came", "increased", "expanded", "shrunk", "doubled", "put", "estimated",
))  # fmt: skip


def had(sentence: Sentence, i: int, j: int, value: Quantity) -> Asked | None:
    """Fourteen lighthouses, as many as somebody has, or has sold, or as there are in a fleet."""
    words = sentence.words
    if (small := _company(sentence, i, j)) is not None:
        return small
    noun = counted_noun(words, j)
    if noun is None or unfit_before(sentence, i):
        return None
    named, end = noun
    verb = verb_before(words, i)
    scope = restriction(sentence, end)
    if scope is None:
        return None
    if verb is not None and verb.done is not None:
        return Asked(count_of(named, value, verb.done), verb.at, end, scope, verb.at)
    low = words[i - 1].low if i else ""
    if low in {"with", "of"} and i > 1:
        whole = low == "of" and (words[i - 2].low in _WHOLE and i > 2 and words[i - 3].low in _BEFORE)
        if whole or (low == "with" and (words[i - 2].low == "," or words[i - 2].kind == "w") and not _verbal(words[i - 2].low)):
            return Asked(count_of(named, value), i - 1 - whole, end, scope)
        return None
    if i == 0 and sentence.page.blocks[sentence.block].kind == "item" and not _predicated(sentence, end):
        return Asked(count_of(named, value), i, end, scope, fragment=True)
    if low in _POSSESSIVE and not (i > 1 and words[i - 2].low in _PAST_NOUN and words[i - 2].low != "with"):
        return Asked(count_of(named, value), i - 1, end, scope)
    if low and _genitive(sentence, i):
        return Asked(count_of(named, value), i, end, scope, known_only=True)
    return _passive(sentence, i, end, named, value, scope)


def _genitive(sentence: Sentence, i: int) -> bool:
    """Does whose it is stand before the figure: the institute's 230 researchers?"""
    words = sentence.words
    if i > 2 and words[i - 1].low == "s" and words[i - 2].text in APOSTROPHES and words[i - 2].end == words[i - 1].start:
        return True
    return i > 1 and words[i - 1].text in APOSTROPHES and words[i - 2].low.endswith("s") and words[i - 2].end == words[i - 1].start


def _predicated(sentence: Sentence, end: int) -> bool:
    """Does a verb follow, so that what is counted is what the sentence speaks of?"""
    return any(word.low in _FINITE or (word.low.endswith("ed") and k < 2) for k, word in enumerate(sentence.words[end:]))


def _company(sentence: Sentence, i: int, j: int) -> Asked | None:
    """A crew of 12: as many as it has."""
    words = sentence.words
    if i > 2 and words[i - 1].low == "of" and words[i - 2].low in _SMALL and words[i - 3].low in _BEFORE:
        after = words[j].low if j < len(words) else "."
        if not after[:1].isalpha() or after in {"and", "to", "who", "that", "which", "in", "on", "was", "is", "were", "are", "has", "had"}:
            return Asked(measure_of(words[i - 2].low).model_copy(update={"figures": "exact"}), i - 3, j)
    return None


def _passive(sentence: Sentence, i: int, end: int, named: tuple[str, ...], value: Quantity, scope: str) -> Asked | None:
    """Fourteen people were killed: what was done to as many."""
    words = sentence.words
    done = words[end + 1].low if end + 1 < len(words) and words[end].low in {"were", "was"} else ""
    verb = Verb.participle(done)
    at_start = i == 0 or words[i - 1].low in {",", "and", "about", "that"}
    return Asked(count_of(named, value, verb), i, end + 2, scope, known_only=True) if verb and at_start and not scope else None


def compound(sentence: Sentence, i: int, j: int, value: Quantity) -> Asked | None:
    """A 12-arch bridge is one of twelve arches."""
    words = sentence.words
    if not (j + 2 < len(words) and words[j].low in DASHES and glued(words, j) and glued(words, j + 1) and words[j + 1].kind == "w"):
        return None
    part, whole = words[j + 1].low, words[j + 2]
    if whole.kind != "w" or not i or words[i - 1].low not in {"a", "an"} or not part.isalpha() or len(part) < 3 or part in _NOT_PARTS:
        return None
    return Asked(count_of((in_plural(part),), value), i, j + 3)


_FAR = frozenset("m km metre metres meter meters kilometre kilometres kilometer kilometers mile miles yards feet".split())


def measured(sentence: Sentence, i: int, j: int) -> Asked | None:
    """A span of 503 metres, weighs 3 tonnes, is 40 metres deep."""
    words = sentence.words
    k = i - 1 - (i > 1 and words[i - 1].low in {"only", "just", "now", "roughly", "nearly", "some"})
    verb = words[k].low if i else ""
    if verb in MEASURING:
        far = any(word.text.lower() in _FAR for word in words[i:j]) and MEASURING[verb] == "area covered"
        return Asked(measure_of("distance covered" if far else MEASURING[verb]), i - 1, j, restriction(sentence, j) or "")
    if verb == "of" and i > 1 and words[i - 2].kind == "w":
        first = i - 2
        while (
            first > 0
            and i - 2 - first < 3
            and words[first - 1].kind == "w"
            and words[first - 1].low not in _BEFORE
            and not _verbal(words[first - 1].low)
        ):
            first -= 1
        named = [word.low for word in words[first : i - 1]]
        bounded = first > 0 and words[first - 1].low in _BEFORE
        if bounded and named[-1] not in NO_MEASURES and words[first].low not in _PAST_NOUN and len(named) <= 3:
            if named[-1] in CONCRETE:
                named = [named[-1], kind_of(_unit(sentence, i))]
            return Asked(measure_of(" ".join(named)), first - 1, j, restriction(sentence, j) or "")
        return None
    if verb in {"is", "was", "are", "were", "be", "stands", "measures", "being"}:
        for size in (1, 2):
            if (name := _DIRECTIONS.get(" ".join(word.low for word in words[j : j + size]))) is not None:
                return Asked(measure_of(name), i - 1, j + size)
    return _amounts_to(sentence, i, j)


def _unit(sentence: Sentence, i: int) -> str:
    """The unit of the value that begins at token ``i``."""
    value = next((one.value for one in sentence.mentions if one.start == sentence.words[i].start), None)
    return value.unit if isinstance(value, Quantity) else ""


def _amounts_to(sentence: Sentence, i: int, j: int) -> Asked | None:
    """Storage has grown to 64 GB, its span is 503 metres: the noun before the verb says what is measured."""
    words, k = sentence.words, i - 1
    if low(words, k) in {"to", "at"} and low(words, k - 1) in _REACHING:
        k -= 1
    elif low(words, k) not in {"is", "was", "totals", "totalled", "reached", "reaches", "exceeds", "averages"}:
        return None
    while low(words, k - 1) in {"has", "had", "have", "now", "then", "is", "was", "currently"}:
        k -= 1
    named = low(words, k - 1)
    if named not in NAMED_AMOUNTS or (k - 2 >= 0 and low(words, k - 2) not in {".", ",", "the", "its", "their", "his", "her", "a"}):
        return None
    return Asked(measure_of(named), k - 1, j)


def restriction(sentence: Sentence, end: int) -> str | None:
    """The words straight behind what is counted that say which of them; empty for none, None where it is no count of the subject at all."""
    words = sentence.words
    if end >= len(words):
        return ""
    low = words[end].low
    if low in {"than", "per", "each", "apiece", "ago", "old", "versus", "more", "less"} or (low in DASHES and glued(words, end)):
        return None
    if low == "of" and "each" in {word.low for word in words[end : end + 6]}:
        return ""  # what each of them is, and not which
    if low not in _PAST_NOUN and not (low.endswith(("ing", "ed")) and words[end].kind == "w"):
        return ""
    if low in {"in", "on", "at", "from", "by", "for", "to"} and end + 1 < len(words) and words[end + 1].kind == "n":
        return ""  # a time, which is not what it restricts
    last = end
    while last < len(words) and last - end < 8 and words[last].low not in {",", ".", ";", ":", "(", ")", "—", "–"}:
        last += 1
    if any(one.kind in ASKED_OF and words[end].start <= one.start < words[last - 1].end for one in sentence.mentions):
        return ""  # what has a figure or a date of its own says something else
    return sentence.between(end, last).lower()


def unfit_before(sentence: Sentence, i: int) -> bool:
    """Does what stands before the figure make it one of a comparison, a part or a measure of something else?"""
    words = sentence.words
    one, two = (words[i - 1].low if i > 0 else ""), (words[i - 2].low if i > 1 else "")
    if one in {
        "every",
        "each",
        "no",
        "number",
        "nos",
        "per",
        "another",
        "other",
        "than",
        "least",
        "$",
        "top",
        "first",
        "last",
        "next",
        "chapter",
        "all",
    }:
        return True
    return (two == "of" and one in {"the", "its", "their", "those", "these", "his", "her"}) or (one in {"these", "those", "any", "some"})


def _verbal(word: str) -> bool:
    return word in HAVING or word in MEASURING or word in {"is", "was", "are", "were", "has", "had", "have", "been", "be", "do", "did", "does"}
