"""Whose post passes from whom to whom: who took the helm of a body, who stepped down as its chair, and who held the post until then?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.texts.cast.scene import Scene
from claimcheck.texts.offices.bodies import body_at, body_here
from claimcheck.texts.offices.people import Person, named_after, person_at
from claimcheck.texts.offices.roles import Role
from claimcheck.texts.offices.verbs import Change

HELMS = frozenset(("helm", "reins", "charge"))
GOING = frozenset(
    "sacking dismissal resignation departure retirement death removal ousting exit replace succeed place stead instead replacing succeeding".split()
)
_TAKING = frozenset("took takes taking taken take assumed assumes assuming".split())
_TEAMS = frozenset(("club", "team", "side"))
_COPULAS = frozenset(("is", "was", "stands", "stood", "sits", "sat"))
_REACH = 14
_NEAR = 4


class Post(NamedTuple):
    """A post of a body that somebody holds, as told by tokens ``first`` to before ``last``; ``turn`` says that it begins or ends there.

    The day of a turn is that of tokens ``told`` if they are others.
    """

    body: str
    property: str
    who: Person
    first: int
    last: int
    turn: str = ""
    told: tuple[int, int] | None = None


def helms(scene: Scene) -> Iterator[Post]:
    """Who is or comes to the head of a body by a figure of speech: took the helm of it, at its helm since 2009."""
    words = scene.words
    for k, word in enumerate(words):
        if word.low not in HELMS:
            continue
        verb = next((n for n in range(k - 1, max(k - _NEAR, -1), -1) if words[n].low in _TAKING), -1)
        at = scene.low(k - 1) in {"the", "its"} and scene.low(k - 2) == "at"
        in_charge = word.low == "charge" and scene.low(k - 1) == "in" and scene.low(k + 1) == "of"
        if verb < 0 and not at and not in_charge:
            continue
        body, end = body_at(scene, Role("head", k, k, k + 1))
        if verb < 0 and at and k == 2 and (person := _behind_copula(scene, end)) is not None:
            first = 0
        else:
            first = verb if verb >= 0 else k - 2 + in_charge
            person = person_at(scene, first)
        if person is None or body is None:
            continue
        body = body or (body_here(scene, Role("head", k, k, k + 1), person.id) if word.low != "charge" else "")
        if body and body != person.id and scene.sort(body) != "person" and _TEAMS.isdisjoint(scene.cast.nouns.get(body, ())):
            yield Post(body, "head", person, min(first, person.first), max(end, person.last if k == 2 else end), "since" if verb >= 0 else "")


def _behind_copula(scene: Scene, k: int) -> Person | None:
    """At the helm of the trust from 2009 to 2015 was Ann Lee."""
    for n in range(k, min(k + _REACH, len(scene.words))):
        if scene.words[n].low in _COPULAS:
            return named_after(scene, n + 1)
    return None


def passed(scene: Scene, changes: Sequence[Change], posts: Sequence[Post]) -> Iterator[Post]:
    """Who held until then, or from then on, a post that a sentence says passed from one to the other."""
    for post in posts:
        other: Person | None = None
        for change in changes:
            pair = (change.subject, change.other)
            if change.subject is None or change.other is None or post.who.id not in {change.subject.id, change.other.id}:
                continue
            new, old = pair if change.property == "predecessor" else reversed(pair)
            if new is not None and old is not None:
                other = old if post.who.id == new.id else new
                turn = "until" if other is old else "since"
                yield Post(post.body, post.property, other, min(post.first, other.first), max(post.last, other.last), turn, (post.first, post.last))
        if other is None and post.turn != "until" and (gone := _gone(scene, post)) is not None:
            yield Post(post.body, post.property, gone, min(post.first, gone.first), max(post.last, gone.last), "until", (post.first, post.last))


def unnamed(scene: Scene, changes: Sequence[Change], posts: Sequence[Post]) -> Iterator[Post]:
    """Who came and who went where no post is named, in a text about a body that has one head: Ann Lee took over from Bob Ray in 2015."""
    if scene.sort(scene.main) != "organisation" or not _TEAMS.isdisjoint(scene.cast.nouns.get(scene.main, ())):
        return
    held = {post.who.id for post in posts}
    for change in changes:
        if change.subject is None or change.other is None or change.property != "predecessor" or change.begins is None or change.subject.id in held:
            continue
        after = scene.low(change.last)
        dated = after in {"in", "on"} or (after in {".", ",", ""} and change.first > 0)
        if not dated or "as" in (word.low for word in scene.words[change.last : change.last + _NEAR]):
            continue
        body = body_here(scene, Role("head", change.first, change.first, change.first + 1), change.subject.id)
        if body == scene.main:
            yield Post(body, "head", change.subject, change.first, change.last, "since")
            yield Post(body, "head", change.other, change.first, change.last, "until")


def _gone(scene: Scene, post: Post) -> Person | None:
    """Who is named as the one that somebody appointed there replaces: after the resignation of Ann Lee, to replace Ann Lee."""
    words = scene.words
    for k in range(post.last, min(post.last + _REACH, len(words))):
        low = words[k].low
        if low in {".", ";", "(", "who"}:
            return None
        if low not in GOING:
            continue
        following = scene.low(k + 1)
        if (low in {"replace", "succeed"} and scene.low(k - 1) == "to") or low in {"replacing", "succeeding"}:
            other = named_after(scene, k + 1)
        elif following == "of" and (low in {"place", "instead"} or scene.low(k - 2) in {"after", "following", "on", "upon"}):
            other = named_after(scene, k + 2)
        else:
            continue
        return other if other is not None and other.id != post.who.id else None
    return None
