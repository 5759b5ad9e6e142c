"""What is somebody said to be, and of what kind is a thing: a Swedish organ builder, the painter Ann Lee, a novel by Ann Lee?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from functools import cache

from claimcheck.prose import Statement
from claimcheck.texts.bearing import bearing
from claimcheck.texts.cast import Cast
from claimcheck.texts.cast.ground import begin
from claimcheck.texts.cast.known import Named
from claimcheck.texts.cast.scene import Scene
from claimcheck.texts.cast.whom import scene_of
from claimcheck.texts.cast.words import SORTS
from claimcheck.texts.phrases.standard import standard_phrases
from claimcheck.texts.sentence import Sentence, lows

_BE = frozenset(("is", "was"))
_ARTICLES = frozenset(("a", "an", "the"))
_MOST = 5  # words of what somebody is
_TRADES = ("ist", "ian", "er", "or", "smith", "wright", "man", "woman")
_NO_TRADE = frozenset(
    "member leader founder winner daughter brother sister father mother follower owner partner minister officer manager successor predecessor director "
    "supporter holder speaker newcomer outsider teenager volunteer admirer sponsor donor survivor resident librarian number other former author senior junior "
    "major minor neighbour neighbor governor chancellor treasurer ancestor visitor contributor co-founder cofounder commander prisoner man woman chairman chairwoman "
    "never ever later after over under her per whether together either neither rather order paper river letter matter summer winter corner border tower power "
    "computer programmer's door floor actor's victor doctor's custodian guardian civilian centenarian octogenarian historian's human german roman norman italian indian "
    "russian belgian canadian norwegian austrian australian hungarian brazilian ukrainian persian egyptian iranian asian victorian christian edwardian artist-in-residence"
    " spokesman spokeswoman owner-driver".split()
)
_FIRMS = frozenset(
    "publisher producer designer editor manufacturer builder maker brewer distiller printer photographer developer".split()
)  # or bodies
_KINDS = frozenset(("work", "event", "product", "agreement"))
_PLAIN_KINDS = frozenset("series study report article paper work song fire mission app device model vehicle machine".split())
_NOUNS = frozenset(noun for noun, sort in SORTS.items() if sort in _KINDS) - _PLAIN_KINDS
_PAST = frozenset(
    "of by for in at from with who that which and , . ; ( whose whom on to about set published written near based known between".split()
)


def described(sentence: Sentence, known: Cast, taken: Collection[tuple[str, int]]) -> Iterator[Statement]:
    """Trade and nation of the people a sentence names, and the kinds of works and events; ``taken`` are the properties and offsets already told."""
    rows = known.spots.get(sentence.page.path, ())
    if sentence.block >= len(rows) or not rows[sentence.block]:
        return
    row = rows[sentence.block]
    at = bisect_left(row, sentence.start, key=begin)
    if at == len(row) or row[at].start >= sentence.end:
        return  # most sentences end here, before they are taken apart
    here = lows(sentence)
    if here.isdisjoint(_occupations()) and here.isdisjoint(_nations()) and (here.isdisjoint(_BE) or here.isdisjoint(_NOUNS)):
        return
    scene = scene_of(sentence, known)
    for spot in scene.spots:
        if not spot.entity or spot.entity.startswith("country:"):
            continue
        sort = scene.sort(spot.entity)
        if sort == "person" or _unsorted(scene, spot.entity):
            found = _behind(scene, spot, person=True) or (_ahead(scene, spot) if sort == "person" else None)
            if found is not None and sort != "person" and scene.low(found[1] - 1) in _FIRMS:
                continue
            if found is None and sort != "person" and (kind := _behind(scene, spot, person=False)) is not None:
                yield from _one(sentence, spot.entity, "kind", kind[1] - 1, kind[1], scene.words[kind[1] - 1].text, taken)
            yield from _told(sentence, spot, found, taken, scene)
        elif sort in {"", *_KINDS} and (found := _behind(scene, spot, person=False)) is not None:
            last = found[1] - 1
            yield from _one(sentence, spot.entity, "kind", last, last + 1, scene.words[last].text, taken)


def _unsorted(scene: Scene, id: str) -> bool:
    """Is it a name of two or three words of which nothing else is known?"""
    entity = scene.cast.entities.get(id)
    return entity is not None and not entity.type and 2 <= len(entity.name.split()) <= 3 and SORTS.keys().isdisjoint(scene.cast.nouns.get(id, ()))


def _told(sentence: Sentence, spot: Named, found: tuple[int, int] | None, taken: Collection[tuple[str, int]], scene: Scene) -> Iterator[Statement]:
    if found is None:
        return
    first, last = found
    nations = standard_phrases().language.groups["nationality"]
    if scene.words[first].text in nations:
        yield from _one(sentence, spot.entity, "nationality", first, first + 1, nations[scene.words[first].text] or scene.words[first].text, taken)
        first += 1
    text = sentence.between(first, last)
    yield from _one(sentence, spot.entity, "occupation", first, last, text[:1].lower() + text[1:], taken)


def _one(sentence: Sentence, who: str, prop: str, first: int, last: int, value: str, taken: Collection[tuple[str, int]]) -> Iterator[Statement]:
    start, end = sentence.words[first].start, sentence.words[last - 1].end
    if first >= last or (prop, start) in taken:
        return
    bears = bearing(sentence, first, last)
    if bears.denied or bears.modality:
        return
    yield Statement(
        subject=who,
        property=prop,
        value=value,
        block=sentence.block,
        start=start,
        end=end,
        value_start=start,
        value_end=end,
        attributed_to=bears.attributed_to,
        tie="what somebody is said to be" if prop != "kind" else "what something is said to be",
    )


def _behind(scene: Scene, spot: Named, *, person: bool) -> tuple[int, int] | None:
    """What follows a name, its brackets and an age: is a Swedish organ builder; , 39, a marine biologist."""
    words, n = scene.words, len(scene.words)
    k = next((at for at, word in enumerate(words) if word.start >= spot.end), n)
    while k < n and words[k].text in '*_”"’»':
        k += 1
    if scene.low(k) == "(":
        k = next((at + 1 for at in range(k, min(k + 16, n)) if words[at].text == ")"), n)
    apposed = scene.low(k) == ","
    if apposed and k + 2 < n and words[k + 1].kind == "n" and len(words[k + 1].text) <= 3 and words[k + 2].text == ",":
        k += 2
    if not (apposed and person) and scene.low(k) not in _BE:
        return None
    if scene.low(k + 1) not in _ARTICLES or (apposed and scene.low(k + 1) == "the"):
        return None
    first = k + 2
    last = first
    while last < n and last - first < 2 * _MOST and words[last].low not in _PAST:
        if words[last].kind != "w" and words[last].text != "-":
            return None
        last += 1
    return _trade(scene, first, last) if person else _kind(scene, first, last)


def _ahead(scene: Scene, spot: Named) -> tuple[int, int] | None:
    """What stands right before a name: the painter Hector Munroe, Physicist Amara Nwosu, the Swiss organ builder Nils Ekberg."""
    words = scene.words
    last = next((at for at, word in enumerate(words) if word.end > spot.start), len(words))
    first = last
    while first and last - first < _MOST and words[first - 1].kind == "w" and words[first - 1].low not in _ARTICLES:
        if not words[first - 1].text.islower() and first - 1 and words[first - 1].low not in _nations():
            break
        first -= 1
        if words[first].low in _nations():
            break
    led = scene.low(first - 1) in _ARTICLES
    if first == last or (first and not led):
        while first < last - 1:  # works by prop Ann Lee: only the noun beside the name
            first += 1
    if not first and words[first].text.isupper():
        return None
    return _trade(scene, first, last)


def _trade(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    """Nation and trade at the end of a row of words; adjectives before them are left out."""
    words = scene.words
    if first >= last:
        return None
    noun = words[last - 1].low
    known = noun in _occupations()
    if not known and (
        noun in _NO_TRADE or not noun.endswith(_TRADES) or len(noun) < _MOST or noun in _nations() or not words[last - 1].text.islower()
    ):
        return None
    if noun == "player" and (last - first < 2 or words[last - 2].low in _nations()):
        return None
    nation = next((k for k in range(first, last) if words[k].low in _nations()), -1)
    if not known and nation < 0:
        return None  # nothing shows that it is a trade
    begin = nation + 1 if nation >= 0 else last - 1
    while nation < 0 and begin > first and (" ".join(word.low for word in words[begin - 1 : last])) in _phrases():
        begin -= 1
    if last - begin > 3 or any(words[k].text[:1].isupper() for k in range(begin + 1, last)):
        begin = last - 1
    return (nation if nation >= 0 and begin == nation + 1 else begin), last


def _kind(scene: Scene, first: int, last: int) -> tuple[int, int] | None:
    noun = scene.words[last - 1].low if last > first else ""
    return (first, last) if noun in _NOUNS else None


@cache
def _phrases() -> frozenset[str]:
    return frozenset(phrase.lower() for phrase in standard_phrases().language.groups["occupation"])


@cache
def _occupations() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in _phrases()) - frozenset(("player", "director", "officer", "unionist"))


@cache
def _nations() -> frozenset[str]:
    return frozenset(word.lower() for word in standard_phrases().language.groups["nationality"] if " " not in word)
