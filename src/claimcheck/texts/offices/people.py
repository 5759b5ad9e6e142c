"""Which person is named or meant at a place in a sentence?"""

from __future__ import annotations

from typing import NamedTuple

from claimcheck.texts.cast.ground import Found
from claimcheck.texts.cast.known import Named
from claimcheck.texts.cast.scene import Scene
from claimcheck.texts.cast.words import TITLES

_MOST_TITLES = 6
_PERSONAL = frozenset(("he", "she"))


class Person(NamedTuple):
    """Somebody, with the offsets and tokens of the words that name them."""

    id: str
    name: str
    start: int
    end: int
    first: int
    last: int


def named_after(scene: Scene, k: int) -> Person | None:
    """The person whose name begins at token ``k``, titles and an occupation before it left out: the actor Leon Maes."""
    words = scene.words
    for at in range(k, min(k + _MOST_TITLES, len(words))):
        for spot in scene.within(words[at].start, words[at].start + 1):
            return _person(scene, spot) if spot.start == words[at].start else None
        word = words[at]
        described = scene.built.tags[at] in "DN" and word.text.islower() and (at > k or word.low == "the")
        if (
            word.low.rstrip(".") not in TITLES
            and word.text != "."
            and not described
            and scene.words_of(Named(word.start, word.end, "")) not in _nations()
        ):
            return None
    return None


def named_before(scene: Scene, k: int) -> Person | None:
    """The person whose name ends just before token ``k``."""
    end = scene.words[k - 1].end if k else 0
    for spot in scene.within(max(end - 1, 0), end):
        return _person(scene, spot) if spot.end == end else None
    return None


def person_at(scene: Scene, k: int) -> Person | None:
    """The person that the clause of token ``k`` is about, by name, by a pronoun, or by *who* after a name."""
    found = scene.subject(k)
    clause = scene.built.clauses[scene.built.clause_of[k]]
    if clause.kind == "relative" and scene.low(clause.first) == "who":
        at = clause.first - (scene.low(clause.first - 1) == ",")
        if (before := named_before(scene, at)) is not None:
            return before
    if clause.kind == "relative" and scene.low(clause.first) == "who" and clause.parent >= 0 and (found.who is None or found.sort != "person"):
        above = scene.built.clauses[clause.parent]
        being = above.verb >= 0 and scene.low(above.verb) in {"is", "was"} and above.subject >= 0
        clause, found = (above, scene.of_phrase(above.subject)) if being else (clause, found)  # Ann Lee was a jurist who led the court
    if found.who is None or not _could_be(scene, found.who.id, found.sort):
        return None
    entity = scene.cast.entities[found.who.id]
    index = clause.subject if clause.subject >= 0 else scene.built.clauses[clause.shares].subject if clause.shares >= 0 else -1
    if index < 0:
        word = scene.words[k]
        return Person(entity.id, entity.name, word.start, word.end, k, k + 1)
    phrase = scene.built.phrases[index]
    for spot in scene.within(scene.words[phrase.first].start, scene.words[phrase.last - 1].end):
        if spot.entity == entity.id:
            return _person(scene, spot)
    return Person(entity.id, entity.name, scene.words[phrase.first].start, scene.words[phrase.last - 1].end, phrase.first, phrase.last)


def object_after(scene: Scene, k: int) -> Person | None:
    """The person named at token ``k``, or meant by *him* or *her* there, who is not the one that the clause is about."""
    if scene.low(k) not in {"him", "her"}:
        return named_after(scene, k)
    if scene.low(k) == "her" and k + 1 < len(scene.words) and scene.built.tags[k + 1] in "N#":
        return None
    own = scene.subject(k).who
    clauses = (scene.of_clause(n, 1) for n in range(scene.built.clause_of[k] - 1, -1, -1))
    found = next((one for one in (*clauses, scene.before()) if one.who is not None and (own is None or one.who.id != own.id)), None)
    return _meant(scene, k, found) if found is not None else None


def whose(scene: Scene, k: int) -> Person | None:
    """The person that a possessive at token ``k`` means: his predecessor."""
    index = scene.built.phrase_of[k]
    return _meant(scene, k, scene.pronoun(scene.low(k), index)) if index >= 0 else object_after(scene, k)


def _meant(scene: Scene, k: int, found: Found) -> Person | None:
    if found.who is None or not _could_be(scene, found.who.id, found.sort):
        return None
    entity = scene.cast.entities[found.who.id]
    return Person(entity.id, entity.name, scene.words[k].start, scene.words[k].end, k, k + 1)


def _could_be(scene: Scene, id: str, sort: str) -> bool:
    return id in scene.cast.entities and (sort == "person" or scene.sort(id) == "person" or scene.may_be_person(id))


def _person(scene: Scene, spot: Named) -> Person | None:
    if not spot.entity or not _could_be(scene, spot.entity, ""):
        return None
    words = scene.words
    first = next(k for k, word in enumerate(words) if word.end > spot.start)
    last = next((k for k, word in enumerate(words) if word.start >= spot.end), len(words))
    text = scene.page.blocks[scene.block].text[spot.start : spot.end]
    return Person(spot.entity, " ".join(text.split()), spot.start, spot.end, first, last)


def _nations() -> frozenset[str]:
    from claimcheck.texts.cast.ground import demonyms

    return demonyms()
