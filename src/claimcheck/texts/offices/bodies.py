"""Of which body is an office? The one named beside it, the one a pronoun or a noun means, or the one the text speaks of there."""

from __future__ import annotations

from claimcheck.texts.cast.entries import under
from claimcheck.texts.cast.scene import Scene
from claimcheck.texts.offices.roles import Role, named_at

_OF = frozenset(("of", "at", "for"))
_BOARDS = frozenset("board trustees governors directors council executive".split())
_LED_BY = frozenset(("under", "with"))
_OWN = frozenset(("its", "their", "our"))


def body_at(scene: Scene, role: Role) -> tuple[str | None, int]:
    """The body named beside an office, empty where none is, None where the office is of something else; and where the words of the office end."""
    words, built = scene.words, scene.built
    end = _joint(scene, role.last)
    if scene.low(end) in _OF and end + 1 < len(words):
        index = built.phrase_of[end + 1]
        if index < 0:
            return None, end
        phrase = built.phrases[index]
        last = phrase.last
        for spot in scene.within(words[phrase.first].start, words[phrase.last - 1].end):
            last = max(last, next((k for k, word in enumerate(words) if word.start >= spot.end), len(words)))
        found = scene.of_phrase(index).who
        if found is not None and found.id in scene.cast.entities and scene.sort(found.id) != "person":
            return found.id, last
        if role.property == "chair" and scene.head_noun(phrase) in _BOARDS:
            return "", last
        return None, last
    end = role.last
    before = scene.low(role.begin - 1)
    index = built.phrase_of[role.first]
    if before in _OWN and index >= 0:
        found = scene.pronoun(before, index).who
        return (found.id, end) if found is not None and found.id in scene.cast.entities and scene.sort(found.id) != "person" else ("", end)
    if before in {"s", "’", "'"} and index >= 0:
        owner = scene.owned(index)
        if owner is not None and owner.who is not None:
            id = owner.who.id.rpartition(" of ")[2]
            return (id if id in scene.cast.entities and scene.sort(id) != "person" else None), end
        start = words[role.begin - 1].start
        named = next((one for one in scene.within(max(start - 3, 0), start)), None)
        return (named.entity if named is not None and named.entity and scene.sort(named.entity) != "person" else None), end
    for spot in scene.within(max(words[role.begin].start - 2, 0), words[role.begin].start):
        if scene.sort(spot.entity) != "person" and not scene.may_be_person(spot.entity):
            return spot.entity or None, end
    return "", end


def _joint(scene: Scene, end: int) -> int:
    """Where the words of an office end that stands beside others of one holder: president and chief executive of the trust."""
    while end + 1 < len(scene.words) and scene.low(end) in {"and", "&", "/"}:
        last = named_at(scene.words, end + 1)
        if not last:
            break
        end = last
    return end


def body_here(scene: Scene, role: Role, holder: str) -> str:
    """The body that the text speaks of where an office stands alone: *the director* of what the sentence, the heading or the text is about."""
    words = scene.words
    row = [spot.entity for spot in scene.spots if spot.entity and spot.end <= words[role.begin].start and spot.entity != holder]
    opened = next((k for k in range(role.begin - 1, -1, -1) if words[k].text in "()"), -1)
    if opened > 0 and words[opened].text == "(":
        end = words[opened - 1].end
        inner = next((spot.entity for spot in scene.within(end - 1, end) if spot.end == end), "")
        if inner and inner != holder and _led(scene, inner):
            return inner  # Owner: Harbour Trust (chair: Ann Lee)
    topic = under(scene.page, scene.block, scene.cast)
    if topic is not None and topic.id != scene.main and _led(scene, topic.id):
        return topic.id
    subject = scene.built.clauses[scene.built.clause_of[role.begin]].subject
    found = scene.of_phrase(subject).who if subject >= 0 and scene.built.phrases[subject].last <= role.begin else None
    if scene.low(0) in _LED_BY and role.begin <= 2 and subject >= 0:
        later = scene.of_phrase(subject).who
        if later is not None and later.id != holder and later.id in scene.cast.entities and _led(scene, later.id):
            return later.id  # Under its director, Ann Lee, the museum grew
    if found is not None and found.id in row and _led(scene, found.id) and scene.sort(found.id) == "organisation":
        return found.id
    if scene.main and _led(scene, scene.main):
        before = scene.before().who
        if before is not None and before.id != scene.main and before.id in scene.cast.entities and scene.sort(before.id) == "organisation":
            return before.id
        return scene.main
    near = [id for id in dict.fromkeys((*row, *scene.recent())) if scene.sort(id) in {"organisation", "event"}]
    return near[0] if len(near) == 1 else ""


def _led(scene: Scene, id: str) -> bool:
    """Could it have a head: no person, no country?"""
    return id in scene.cast.entities and scene.sort(id) in {"organisation", "place", "event", ""} and not id.startswith("country:")
