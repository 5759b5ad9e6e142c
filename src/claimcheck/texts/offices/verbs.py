"""What do verbs tell of offices: who leads, who took over, who gave way to whom?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.texts.cast import Cast
from claimcheck.texts.cast.scene import Scene
from claimcheck.texts.cast.whom import scene_of
from claimcheck.texts.offices.bodies import body_here
from claimcheck.texts.offices.people import Person, named_after, named_before, object_after, person_at, whose
from claimcheck.texts.offices.roles import Role
from claimcheck.texts.sentence import Sentence

_LEADS = {
    **dict.fromkeys("led leads leading headed heads heading directed directs runs ran run presided presides".split(), "head"),
    **dict.fromkeys("chaired chairs chairing".split(), "chair"),
}
_CHAIRS = frozenset(("chair", "chairs", "chaired", "chairing"))
_SUCCEEDS = frozenset("succeeded succeeds succeeding replaced replaces replacing followed follows succession".split())
_BACK = frozenset("predecessor predecessors successor".split())
LEADING = frozenset((*_LEADS, "chair"))
CHANGING = frozenset((
    *_SUCCEEDS, *_BACK, "took", "takes", "taking", "taken", "gave", "gives", "hands", "handed", "stepped", "steps", "dismissed", "sacked",
))  # fmt: skip
_BE = frozenset("is was are were been being be has had".split())
_POSTS = frozenset("office post role position job helm reins".split())


class Leads(NamedTuple):
    """Somebody leads a body, said by tokens ``first`` to before ``last``."""

    body: str
    property: str
    who: Person
    first: int
    last: int


class Change(NamedTuple):
    """Somebody came after or before another; whose term began or ended at the time of which it is said."""

    first: int
    last: int
    subject: Person | None = None
    property: str = ""
    other: Person | None = None
    begins: Person | None = None
    ends: Person | None = None


def leading(sentence: Sentence, known: Cast) -> Iterator[Leads]:
    """Who leads which body by a verb: has headed the museum since 2017; presides over it; which she led."""
    scene = scene_of(sentence, known)
    words = sentence.words
    for k, word in enumerate(words):
        if word.low == "chair" and scene.low(k - 1) == "the" and scene.low(k - 2) == "in" and (person := person_at(scene, k)) is not None:
            if body := body_here(scene, Role("chair", k, k, k + 1), person.id):
                yield Leads(body, "chair", person, k - 2, k + 1)  # has been in the chair since 2015
            continue
        if word.low == "run" and scene.low(k - 1) not in {"has", "have", "had"}:
            continue
        prop = _LEADS.get(word.low, "chair" if word.low == "chair" and scene.low(k + 1) == "the" else "")
        if not prop or (k and words[k - 1].low in {"is", "was", "are", "were", "be", "being", "the", "a", "by", "of", "also-led"}):
            continue
        person = person_at(scene, k) if scene.built.tags[k] in "VAG" else _apposed(scene, k)
        if person is None:
            continue
        body, last = _object(scene, k, person.id)
        if body and body != person.id and scene.sort(body) != "person":
            yield Leads(body, prop, person, min(person.first, k) if person.last <= k else k, last)


def _apposed(scene: Scene, k: int) -> Person | None:
    """I, Ann Lee, chair the board."""
    return named_before(scene, k - 1) if scene.low(k - 1) == "," else named_before(scene, k)


def _object(scene: Scene, k: int, who: str) -> tuple[str, int]:
    """What is led: the object of the verb, or what *which* goes back to."""
    words, built = scene.words, scene.built
    at = k + 1 + (scene.low(k + 1) == "over")
    clause = built.clauses[built.clause_of[k]]
    if scene.low(at) in {"us", "we"}:
        return (scene.main if scene.sort(scene.main) != "person" else ""), at + 1
    if scene.low(at) == "it":
        index = built.phrase_of[at]
        found = scene.pronoun("it", index).who if index >= 0 else None
        return (found.id if found is not None and found.id in scene.cast.entities else ""), at + 1
    index = built.phrase_of[at] if at < len(words) else -1
    if index >= 0 and built.phrases[index].first <= at and not built.phrases[index].led.startswith(("from", "until", "since", "for")):
        phrase = built.phrases[index]
        noun = scene.head_noun(phrase)
        if noun in {"board", "trustees", "governors", "council"} and not scene.entity_at(phrase):
            return body_here(scene, Role("chair", k, k, k + 1), who), phrase.last
        found = scene.of_phrase(index).who
        if found is not None and found.id in scene.cast.entities:
            return found.id, phrase.last
        spot = next(iter(scene.within(words[phrase.first].start, words[phrase.last - 1].end)), None)
        if spot is None and words[phrase.first].low == "the" and phrase.last - phrase.first <= 3:
            return scene.bare_words(phrase), phrase.last
        named = spot.entity if spot is not None and words[phrase.first].low == "the" and spot.end >= words[phrase.last - 1].end else ""
        return named or _called(scene, phrase.first, phrase.last), phrase.last
    before = clause.first if clause.kind == "relative" else -1
    if before > 0 and scene.low(before) in {"which", "that", "whom"}:
        end = words[before - 1 - (scene.low(before - 1) == ",")].end
        for spot in scene.within(end - 1, end):
            return spot.entity, k + 1
    return "", k


def _called(scene: Scene, first: int, last: int) -> str:
    """The body whose name begins with the one word that follows *the*: the Ashdown, for the Ashdown Library, where a person has it too."""
    words = scene.words
    if last - first != 2 or words[first].low != "the" or not words[last - 1].text[:1].isupper():
        return ""
    named = {spot.entity for row in scene.cast.spots.get(scene.page.path, ()) for spot in row if spot.entity}
    found = [id for id in sorted(named) if id.split("-")[0] == words[last - 1].low and scene.sort(id) in {"organisation", "place"}]
    return found[0] if len(found) == 1 else ""


def changes(sentence: Sentence, known: Cast) -> Iterator[Change]:
    """Who took office, gave it up, or followed whom."""
    scene = scene_of(sentence, known)
    words = sentence.words
    for k, word in enumerate(words):
        low = word.low
        if low in _SUCCEEDS:
            yield from _succeeded(scene, k)
        elif low in {"took", "takes", "taking", "taken"}:
            yield from _took(scene, k)
        elif low in {"gave", "gives", "hands", "handed"}:
            yield from _gave(scene, k)
        elif low in {"stepped", "steps"} and scene.low(k + 1) == "down":
            if (person := person_at(scene, k)) is not None:
                yield Change(k, k + 2, ends=person)
        elif low in {"dismissed", "sacked"} and scene.low(k - 1) in {"was", "been"}:
            if (person := person_at(scene, k)) is not None:
                yield Change(k, k + 1, ends=person)
        elif low in {"predecessor", "successor"}:
            yield from _beside(scene, k, low)


def _succeeded(scene: Scene, k: int) -> Iterator[Change]:
    words, low = scene.words, scene.low(k)
    passive = scene.low(k - 1) in _BE - {"has", "had"} or (scene.low(k - 1) == "been")
    if passive:
        at = k + 1
        while at < min(k + 6, len(words)) and words[at].low != "by":
            at += 1
        if at >= len(words) or words[at].low != "by":
            return
        other = named_after(scene, at + 1)
        subject = person_at(scene, k) if other is not None else None
        if other is not None and subject is not None and other.id != subject.id:
            yield Change(k, other.last, subject, "successor", other, begins=other)
        return
    other = object_after(scene, k + 1 + (low == "succession" and scene.low(k + 1) == "to"))
    subject = person_at(scene, k) if other is not None else None
    if other is not None and subject is not None and other.id != subject.id:
        yield Change(k, other.last, subject, "predecessor", other, begins=subject)


def _took(scene: Scene, k: int) -> Iterator[Change]:
    words = scene.words
    after = [scene.low(n) for n in range(k + 1, min(k + 5, len(words)))]
    over = after[:1] == ["over"]
    office = after[:1] == ["office"] or (after[:1] in (["up"], ["on"], ["over"]) and any(word in _POSTS for word in after[1:4]))
    if not over and not office:
        return
    if (
        over
        and not office
        and after[1:2]
        and after[1] not in {"from", "in", "on", "as", ".", ",", "when", "after", "at", "the"}
        and after[1].isalpha()
    ):
        return
    if over and after[1:2] == ["the"] and not office:
        return
    person = person_at(scene, k)
    if person is None and scene.low(k - 1) == "i" and scene.page.header.authors:
        return
    if person is None:
        return
    last = k + 2
    other = named_after(scene, k + 3) if over and after[1:2] == ["from"] else None
    if other is not None and other.id != person.id:
        yield Change(k, other.last, person, "predecessor", other, begins=person)
    else:
        yield Change(k, last, begins=person)


def _gave(scene: Scene, k: int) -> Iterator[Change]:
    """Hands the party over to Q; gave way in 2007 to Q."""
    words = scene.words
    reach = min(k + 9, len(words))
    way = scene.low(k + 1) == "way"
    over = any(scene.low(n) == "over" for n in range(k + 1, reach)) and scene.low(k) in {"hands", "handed"}
    if not way and not over:
        return
    to = next((n for n in range(k + 1, reach) if words[n].low == "to"), 0)
    other, subject = (named_after(scene, to + 1) if to else None), person_at(scene, k)
    if other is not None and subject is not None and other.id != subject.id:
        yield Change(k, other.last, subject, "successor", other, ends=subject)


def _beside(scene: Scene, k: int, noun: str) -> Iterator[Change]:
    """His predecessor was Q; her successor, Q, now leads."""
    first = k - 1
    while first >= 0 and scene.low(first) in {"immediate", "direct", "own"}:
        first -= 1
    if first < 0 or scene.low(first) not in {"his", "her"}:
        return
    at = k + 1 + (scene.low(k + 1) in {"was", "is", ",", ":"})
    other = named_after(scene, at)
    subject = whose(scene, first) if other is not None else None
    if other is not None and subject is not None and other.id != subject.id:
        yield Change(first, other.last, subject, noun, other)
