"""What can fill a slot? Figures and dates by their mentions, names by their capitals, and words of a group."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from claimcheck.model import Property
from claimcheck.prose import Mention
from claimcheck.reading.expect import NameTable
from claimcheck.reading.names import resolve
from claimcheck.reading.tokens import Token
from claimcheck.reading.units import dimension, plural
from claimcheck.reading.values import Dates, Period, Quantity
from claimcheck.texts.phrases.language import lows_of
from claimcheck.texts.phrases.standard import standard_phrases
from claimcheck.texts.sentence import Sentence

LONGEST_NAME = 16
PRONOUNS = frozenset(("it", "he", "she", "they"))
DETERMINERS = frozenset(("the", "this", "its", "their", "his", "her", "our"))
_ARTICLES = frozenset(("the", "a", "an"))
_LINKS = frozenset((
    "of", "for", "de", "la", "le", "du", "des", "da", "do", "dos", "di", "del", "della", "von", "van", "der", "den", "zu", "al", "bin", "ibn", "el",
    "y", "e", "et", "und", "the", "on", "in", "to", "at", "from", "against", "with", "d", "l",
))  # fmt: skip
_NEEDS_LINK = frozenset(("the", "in", "on", "to", "at", "from", "against", "with", "and"))  # in a name only once a link made it one of several parts
_TITLES = frozenset((
    "mr", "mrs", "ms", "dr", "prof", "professor", "sir", "dame", "president", "chairman", "chairwoman", "director", "general", "secretary",
    "minister", "prime", "ceo", "executive", "chief", "officer", "commissioner", "ambassador", "governor", "judge", "captain", "colonel",
    "major", "chancellor", "mayor", "deputy", "vice", "interim", "acting", "managing", "co", "founder", "architect", "engineer",
))  # fmt: skip
_NO_NAME = frozenset((
    "i", "he", "she", "they", "we", "you", "it", "this", "that", "these", "those", "there", "his", "her", "its", "their", "our", "my", "in", "on",
    "at", "by", "from", "since", "after", "before", "when", "while", "during", "as", "if", "but", "and", "or", "with", "however", "today", "now",
    "then", "both", "all", "some", "many", "most", "under", "until", "also", "although", "though", "who", "which", "one", "only", "not", "no",
    "currently", "according", "about", "around", "over", "between", "for", "to", "of", "a", "an", "its", "later", "originally", "formerly",
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
))  # fmt: skip
_NO_NOUN = _LINKS | _NO_NAME
_SETTLED = frozenset((
    "city", "town", "village", "municipality", "suburb", "district", "hamlet", "parish", "port", "commune", "settlement", "borough", "neighbourhood",
    "neighborhood",
))  # fmt: skip
_ROLES = frozenset((
    "brothers", "brother", "sisters", "sister", "twins", "siblings", "couple", "entrepreneurs", "businessmen", "company", "band", "group", "firm", "duo",
    "trio", "rock", "pop", "architects", "publisher", "studio", "label", "developer", "manufacturer", "shipbuilder", "builder", "billionaire",
    "naturalist", "former", "late", "minister", "president", "senator", "king", "queen", "emperor", "pope", "prince", "princess", "bishop", "archbishop",
))  # fmt: skip
_FIELDS = frozenset(
    ("chemistry", "physics", "physiology", "medicine", "literature", "economics", "economic", "mathematics", "history", "poetry", "fiction")
)
_PRIZES = frozenset(("prize", "award", "medal"))
_LONGEST_NOUNS = 8
_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", '"': '"', "‘": "’", "‹": "›"}
_LONGEST_QUOTED = 25
_MOST_MORE = 5
_LEADING = frozenset(("since", "from", "until", "till", "to", "between", "before", "after", "by"))  # they may be of the phrase or of the period


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A sentence as phrases see it: its words in small letters, and the values by the token that each begins at and ends before.

    ``named`` keeps the names that begin at a token, for what may bear a title and for what may not.
    """

    sentence: Sentence
    words: list[Token]
    lows: list[str]
    begins: Mapping[int, tuple[Mention, int]]
    ends: Mapping[int, tuple[Mention, int]]
    names: NameTable
    named: dict[tuple[int, bool], tuple[tuple[int, int, int], ...]] = field(default_factory=dict)


def scene(sentence: Sentence, names: NameTable) -> Scene:
    """The sentence, ready to be looked at."""
    words = sentence.words
    begins: dict[int, tuple[Mention, int]] = {}
    ends: dict[int, tuple[Mention, int]] = {}
    if sentence.mentions:
        starts = [start for _, _, _, start, _ in words]
        for mention in sentence.mentions:
            if mention.kind in {"quantity", "date", "period", "ordinal"}:
                first, last = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
                if first < last and starts[first] == mention.start and words[last - 1].end == mention.end:
                    begins[first], ends[last] = (mention, last), (mention, first)
                    if first + 1 < last and words[first].low in _LEADING and mention.kind in {"date", "period"}:
                        begins.setdefault(first + 1, (mention, last))
    return Scene(sentence, words, lows_of(words), begins, ends, names)


def fits(mention: Mention, prop: Property, limit: str = "") -> bool:
    """Could this value answer the property, by its kind and by what it is measured in?"""
    if limit == "ordinal":
        return mention.kind == "ordinal"
    if prop.datatype == "quantity":
        return mention.kind == "quantity" and isinstance(mention.value, Quantity) and _measures(mention.value.unit, prop)
    if prop.datatype in {"date", "period"}:
        return mention.kind in {"date", "period"}
    return False


def _measures(unit: str, prop: Property) -> bool:
    if "currency" in prop.units or dimension(prop.unit) == "currency":
        return dimension(unit) == "currency"
    if not prop.unit and not prop.units:
        return unit == ""
    allowed = {dimension(each) for each in (prop.unit, *prop.units) if each}
    return dimension(unit) in allowed


def dated(mention: Mention) -> bool:
    """Does it tell a time that a state can hold at?"""
    return mention.kind in {"date", "period"} and isinstance(mention.value, (Dates, Period))


def open_ended(mention: Mention) -> bool:
    """Is it a period without a beginning or without an end?"""
    return isinstance(mention.value, Period) and None in {mention.value.start.low, mention.value.end.high}


def names_at(scene: Scene, i: int, prop: Property) -> Iterator[tuple[int, int, int]]:
    """The names that begin at token ``i``: first token, the one after the last, and where to go on; the longest first."""
    if quoted := _quoted_at(scene, i):
        yield (*quoted, quoted[1] + 1)
        return
    _, text, low, _, _ = scene.words[i]
    if text.islower() and low not in _ARTICLES and not _may_lead(low, prop) and text not in _nations():
        if small := _small(scene, i):  # most words of a sentence: no name is looked for behind them
            yield i, small, small
        return
    first = _past_titles(scene, _past_nouns(scene, i, prop), prop)
    ends = _run(scene, first)
    if not ends and (small := _small(scene, first)):
        yield first, small, small
    if ends and (longer := _called(scene, first, ends[0])):
        yield first, longer, longer
    for last in ends:
        yield first, last, last


def _may_lead(low: str, prop: Property) -> bool:
    """May a word in small letters stand before the name of a bearer, as a title or as what the bearer is?"""
    return prop.datatype == "entity" and (low in _TITLES or _is_role(low, prop))


def may_begin_name(scene: Scene, i: int) -> bool:
    """Could a name begin at token ``i``, or behind what may stand before one? Quickly told, and never no where one does."""
    words = scene.words
    if i >= len(words):
        return False
    kind, text, low, _, _ = words[i]
    if kind != "w":
        return text in _PAIRS
    if not text.islower() or low in _before_names():
        return True
    return i + 1 < len(words) and words[i + 1].text[:1].isupper()


@cache
def _before_names() -> frozenset[str]:
    return PRONOUNS | _ARTICLES | _TITLES | _ROLES | _occupations() | _nations()


def _small(scene: Scene, first: int) -> int:
    """Where the name of a group ends that begins in small letters and has a capital: transnational NGOs. Only if it is one of the cast."""
    words = scene.words[first : first + 2]
    led = len(words) == 2 and words[0].kind == "w" and words[0].text.islower() and words[0].low not in _NO_NAME and words[1].text[:1].isupper()
    return first + 2 if led and declared(scene, first, first + 2) else 0


def _called(scene: Scene, first: int, last: int) -> int:
    """Where a name ends that goes on in small letters or with a number: Western European states, Apollo 11. Only if it is one of the cast."""
    words = scene.words
    if last >= len(words) or not (
        words[last].text in {"(", "'", "’"} or words[last].kind == "n" or (words[last].text.islower() and words[last].low not in _NO_NAME)
    ):
        return 0
    for end in range(min(last + _MOST_MORE, len(words)), last, -1):
        if words[end - 1].kind in "wn" and all(word.kind in "wn" or word.text in "()'’" for word in words[last:end]) and declared(scene, first, end):
            return end
    return 0


def names_before(scene: Scene, i: int, prop: Property) -> Iterator[tuple[int, int, int]]:
    """The names that end before token ``i``: first token, the one after the last, and where to go on backwards; the longest first."""
    n = 0
    last = i
    if last > 2 and scene.lows[last - 2] == "," and scene.words[last - 1].kind == "n" and len(scene.words[last - 1].text) <= 3:
        last -= 2  # Ann Lee, 63, who
    if last > 0 and (closing := scene.words[last - 1].text) in {"”", '"', "»", "’"}:
        for k in range(last - 2, max(last - _LONGEST_QUOTED, -1), -1):
            if closing in _PAIRS.get(scene.words[k].text, ""):
                yield k + 1, last - 1, k
                return
    starts = []
    for k in range(last - 1, max(last - LONGEST_NAME, -1), -1):
        if scene.words[k].text[:1].isupper():
            if scene.lows[k] != "the":
                starts.append(k)
        elif (scene.words[k].kind != "w" and scene.lows[k] not in {"-", "'", ".", "&"}) or (
            scene.words[k].kind == "w" and scene.lows[k] not in _LINKS and scene.lows[k] != "and"
        ):
            break
    for k in reversed(starts):
        first = _past_titles(scene, k, prop)
        if n < 3 and (last in _run(scene, first, last) or (k == starts[-1] and declared(scene, first, last))):
            n += 1
            yield first, last, k - (k > 0 and scene.lows[k - 1] == "the")


def _past_nouns(scene: Scene, i: int, prop: Property) -> int:
    """Where the name begins behind an article, and behind what its bearer is: the watchmaker Abel Strand, the Swiss brothers, the village of Corran."""
    words, lows, n = scene.words, scene.lows, len(scene.words)
    article = i + 1 < n and lows[i] in _ARTICLES
    k = i + article
    told = article and prop.datatype == "entity"
    while k < min(i + _LONGEST_NOUNS, n - 1):
        if words[k].text in _nations() and words[k + 1].kind == "w" and words[k + 1].text.islower() and lows[k + 1] not in _NO_NOUN:
            told = True
        elif lows[k] == "of" and lows[k - 1] in _SETTLED and k > i + article:
            pass
        elif words[k].kind != "w" or not words[k].text.islower() or lows[k] in _NO_NOUN or not (told or _is_role(lows[k], prop)):
            break
        k += 1
    return k if words[min(k, n - 1)].text[:1].isupper() or (k > i + article and words[i + article].text in _nations()) else i + article


@cache
def _nations() -> frozenset[str]:
    """The words of nationality: what stands behind one of them in small letters is no name that it begins."""
    return frozenset(word for word in standard_phrases().language.groups["nationality"] if " " not in word)


def _is_role(low: str, prop: Property) -> bool:
    """Does a word say what the bearer of a name is, so that it may stand before the name without an article: by brothers Ann and Bob Lee?"""
    return prop.datatype == "entity" and (low in _ROLES or low in _occupations())


@cache
def _occupations() -> frozenset[str]:
    words = {word for phrase in standard_phrases().language.groups["occupation"] for word in phrase.split()}
    return frozenset((*words, *(plural(word) for word in sorted(words))))


def _quoted_at(scene: Scene, i: int) -> tuple[int, int] | None:
    closing = _PAIRS.get(scene.words[i].text, "") if i < len(scene.words) else ""
    for k in range(i + 1, min(i + _LONGEST_QUOTED, len(scene.words))) if closing else ():
        if scene.words[k].text in closing and not (
            closing == "’" and k + 1 < len(scene.words) and scene.words[k + 1].start == scene.words[k].end and scene.words[k + 1].kind == "w"
        ):
            return (i + 1, k) if k > i + 1 else None
    return None


def _past_titles(scene: Scene, first: int, prop: Property) -> int:
    """Where the name itself begins behind what its bearer is: President Ann Lee. Only for those who bear titles."""
    if prop.datatype != "entity":
        return first
    k = first
    while k + 1 < len(scene.words) and (scene.lows[k] in _TITLES or (scene.lows[k] in {".", "-"} and k > first)):
        k += 1
    return k if k > first and k < len(scene.words) and scene.words[k].text[:1].isupper() else first


def _run(scene: Scene, first: int, until: int = 0) -> list[int]:
    """Where a name that begins at a token may end, the furthest first: capitals, joined by links and hyphens."""
    words, lows, n = scene.words, scene.lows, until or len(scene.words)
    if first >= n or words[first].kind != "w" or not words[first].text[:1].isupper() or lows[first] in _NO_NAME or _is_date(scene, first):
        return []
    ends: list[int] = []
    linked = False
    i = first + 1
    whole = i
    while i < min(n, first + LONGEST_NAME):
        word = words[i]
        glued = word.start == words[i - 1].end
        following = words[i + 1] if i + 1 < n else None
        if word.kind == "w" and word.text[:1].isupper() and not _is_date(scene, i):
            i += 1
        elif glued and lows[i] in {"-", "'"} and following is not None and following.start == word.end and following.text[:1].isupper():
            i += 2
        elif glued and word.text == "." and len(words[i - 1].text) <= 2 and following is not None and following.text[:1].isupper():
            i += 1
            continue
        elif word.text == "&" and following is not None and following.text[:1].isupper():
            i += 2
        elif word.low in _LINKS or word.low == "and":
            j = i
            while j < n and j < i + 3 and words[j].low in _LINKS:
                j += 1
            j += j == i and word.low == "and"
            if j >= n or not words[j].text[:1].isupper() or lows[j] in _NO_NAME or _is_date(scene, j):
                break
            if word.low in _NEEDS_LINK and not linked and not (lows[i - 1] in _PRIZES and lows[j] in _FIELDS):
                break
            linked = True
            ends.append(whole)
            i = j + 1
        else:
            break
        whole = i
    if whole < n and whole - first > 1 and words[whole].text == "." and len(words[whole - 1].text) == 1 and words[whole - 2].text == ".":
        whole += words[whole].start == words[whole - 1].end  # the U.S. and
    return [*dict.fromkeys((whole, *reversed(ends)))]


def _is_date(scene: Scene, i: int) -> bool:
    return i in scene.begins and scene.begins[i][0].kind in {"date", "period"}


def declared(scene: Scene, first: int, last: int) -> str:
    """The id of the entity that these words name, or empty."""
    return resolve(scene.sentence.between(first, last), scene.names)
