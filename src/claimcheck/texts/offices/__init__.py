"""Who holds which office of whom, from when and until when? Said by an office beside a name, by verbs of leading, and by verbs of succession."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from claimcheck.model import Modality
from claimcheck.prose import Mention, Statement
from claimcheck.texts.bearing import bearing
from claimcheck.texts.cast import Cast
from claimcheck.texts.cast.scene import Scene
from claimcheck.texts.cast.whom import scene_of
from claimcheck.texts.offices.bodies import body_at, body_here
from claimcheck.texts.offices.handover import HELMS, Post, helms, passed, unnamed
from claimcheck.texts.offices.people import Person, named_after, named_before, person_at, whose
from claimcheck.texts.offices.roles import FIRSTS, LISTS, Role, roles
from claimcheck.texts.offices.terms import term_of
from claimcheck.texts.offices.verbs import CHANGING, LEADING, Change, changes, leading
from claimcheck.texts.sentence import Sentence, lows
from claimcheck.texts.syntax.words import MONTHS

_BE = frozenset("is was are were be been remains remained being".split())
_BEGIN = frozenset("became becomes become appointed elected named made chosen appoints elects sworn".split())
_BECOMING = frozenset(("became", "becomes", "become"))
_CHOOSING = frozenset("appointed elected named made chose appoints elects makes appointing electing elect".split())
_SUCCEEDING = frozenset("succeeded succeeds succeeding replaced replaces replacing followed".split())
_SERVE = frozenset("served serves serving acted acts working continues continued".split())
_LEAVING = frozenset("down out aside resigned resigns retired retires quit dismissed sacked ousted removed departed".split())
_OWNED = frozenset("the its their our his her s".split())
_ALL_ALONG = frozenset("always long since".split())
_TOLD_BY = FIRSTS | HELMS | LEADING | CHANGING
_LEAST = 4
_NEAR = 40  # letters


class _Held(NamedTuple):
    """Who holds an office, where that is said, and whether it is the beginning of it."""

    who: Person
    first: int
    last: int
    begins: bool = False
    ends: bool = False


def held(sentence: Sentence, known: Cast) -> Iterator[Statement]:
    """What a sentence says of offices: who holds them, when terms began and ended, who came before and after."""
    yield from _listed(sentence, known)
    here = lows(sentence)  # most sentences end here, before they are taken apart
    if here.isdisjoint(_TOLD_BY):
        return
    posts: list[Post] = []
    if not here.isdisjoint(FIRSTS):
        for role in roles(sentence.words):
            yield from _of_role(sentence, known, role, posts)
    if not here.isdisjoint(HELMS):
        for post in helms(scene_of(sentence, known)):
            posts.append(post)
            yield from _head(sentence, post.body, post.property, post.who, post.first, post.last, begins=post.turn == "since", turn=post.turn)
    if not here.isdisjoint(LEADING):
        for one in leading(sentence, known):
            yield from _head(sentence, one.body, one.property, one.who, one.first, one.last, begins=False)
    turns = [] if here.isdisjoint(CHANGING) else list(changes(sentence, known))
    for change in turns:
        yield from _changed(sentence, change)
    if not turns and not posts:
        return
    scene = scene_of(sentence, known)
    for post in (*passed(scene, turns, posts), *unnamed(scene, turns, posts)):
        yield from _head(sentence, post.body, post.property, post.who, post.first, post.last, begins=False, turn=post.turn, told=post.told)


def _of_role(sentence: Sentence, known: Cast, role: Role, posts: list[Post]) -> Iterator[Statement]:
    scene = scene_of(sentence, known)
    body, end = body_at(scene, role)
    found = _holder(sentence, known, role, end) or (_of_life(scene, role) if body else None)
    if found is None or role.former:
        return
    who = body or (body_here(scene, role, found.who.id) if body is not None else "")
    if not who or who == found.who.id or scene.sort(who) == "person":
        return
    first, last = min(found.first, role.begin), max(found.last, end)
    turn = "until" if found.ends else ""
    if not role.acting and role.property != "deputy-head":
        posts.append(Post(who, role.property, found.who, first, last, turn))
    yield from _head(sentence, who, role.property, found.who, first, last, begins=found.begins, acting=role.acting, turn=turn)


def _holder(sentence: Sentence, known: Cast, role: Role, end: int) -> _Held | None:
    """Who holds an office that is named: somebody beside it, the other side of *is*, or the subject of *became*."""
    words, scene = sentence.words, scene_of(sentence, known)
    determiner = words[role.begin - 1].low if role.begin else ""
    definite = determiner not in {"a", "an", "no", "every", "each", "any"}
    after = end + (definite and end < len(words) and words[end].low == ",")
    apposed = determiner in _OWNED or (role.begin < 1) or words[role.begin - 1].text in {"’", "'"}
    if definite and (after == end or apposed) and (person := named_after(scene, after)) is not None:
        return _Held(person, role.begin, person.last)
    if definite and (k := _copula(sentence, end)) and (person := named_after(scene, k)) is not None:
        return _Held(person, role.begin, person.last)
    at = role.begin - (determiner in {"the", "its", "their", "our", "a", "an", "his", "her"})
    if words[at - 1].low == "s" or words[at - 1].text in {"’", "'"}:
        at = min(at, scene.built.phrases[max(scene.built.phrase_of[role.first], 0)].first)
    if at > 1 and words[at - 1].low in {",", "("} and (person := named_before(scene, at - 1)) is not None and definite:
        return _Held(person, person.first, end)
    if (person := _had(scene, role, end)) is not None:
        return _Held(person, role.begin, person.last)
    spoken = at == role.begin or determiner in {"its", "their"}
    if spoken and at > 1 and (person := named_before(scene, at)) is not None and scene.low(person.first - 1) in {",", "and"}:
        return _Held(person, person.first, end)  # and Ann Lee chief executive
    verb = at - 1
    verb -= verb >= 0 and words[verb].low == "as"
    if verb < (words[0].low not in _BEGIN):
        return None
    low = words[verb].low
    if verb < at - 1 and low in _LEAVING and (person := person_at(scene, verb)) is not None:
        return _Held(person, min(person.first, role.begin), end, ends=True)
    if low in _BE | _BEGIN | _SERVE:
        begins = low in _BECOMING  # one who is elected may take office later
        person = person_at(scene, verb)
        return _Held(person, person.first if person.first <= role.begin else verb, end, begins) if person is not None else None
    chosen = named_before(scene, verb + 1) or (whose(scene, verb) if words[verb].low in {"her", "him"} else None)
    if chosen is None or chosen.first < 1:
        return None
    low = words[chosen.first - 1].low
    if low in _CHOOSING or (low == "by" and any(words[n].low == "succeeded" for n in range(max(chosen.first - 5, 0), chosen.first))):
        return _Held(chosen, chosen.first - 1, end, begins=low == "by")
    if low in _SUCCEEDING and words[chosen.first - 2].low not in _BE and (person := person_at(scene, chosen.first - 1)) is not None:
        return _Held(person, min(person.first, chosen.first - 1), end, begins=True)
    return None


def _had(scene: Scene, role: Role, end: int) -> Person | None:
    """Whom a body has in an office: has had a Labour mayor, Ann Lee, since 2018."""
    if scene.low(end) != ",":
        return None
    article = next((k for k in range(role.begin - 1, max(role.begin - _LEAST, 0), -1) if scene.low(k) in {"a", "an"}), 0)
    return named_after(scene, end + 1) if article and scene.low(article - 1) in {"has", "had", "have", "got"} else None


def _listed(sentence: Sentence, known: Cast) -> Iterator[Statement]:
    """Who stands in a list of those who held an office: 3. Ann Lee (Norway), 1955–1967, below a heading *Directors*."""
    block = sentence.page.blocks[sentence.block]
    heading = block.headings[-1].lower() if block.headings else ""
    if block.kind not in {"item", "row"} or not sentence.words or heading.removeprefix("list of ").removeprefix("former ") not in LISTS:
        return
    scene = scene_of(sentence, known)
    person = named_after(scene, 0)
    when = next((one for one in sentence.mentions if one.kind in {"period", "date"}), None)
    if person is None or when is None or not known.main.get(sentence.page.path, "") or scene.sort(scene.main) == "person":
        return
    prop = LISTS[heading.removeprefix("list of ").removeprefix("former ")]
    last = next((k for k, word in enumerate(sentence.words) if word.end >= when.end), len(sentence.words) - 1) + 1
    for one in _head(sentence, scene.main, prop, person, person.first, last, begins=False):
        yield replace(one, when=" ".join(when.text.split())) if one.property == prop else one


def _of_life(scene: Scene, role: Role) -> _Held | None:
    """Whose life an entry tells that only names an office: 1984–1991: President of the Court."""
    words = scene.words
    before = [
        word
        for word in words[: role.begin]
        if word.kind == "w" and word.low not in {"the", "becomes", "became", "elected", "appointed", "named", "is"}
    ]
    main = scene.cast.entities.get(scene.main)
    dated = role.begin and words[role.begin - 1].text in {":", "–", "—"} | (
        {words[role.begin - 1].text} if words[role.begin - 1].low in _BEGIN else set()
    )
    if main is None or scene.sort(scene.main) != "person" or not dated or any(not _a_month(word.low) for word in before):
        return None
    word = words[role.first]
    return _Held(
        Person(main.id, main.name, word.start, word.end, role.first, role.last), role.begin, role.last, begins=words[role.begin - 1].low in _BECOMING
    )


def _a_month(low: str) -> bool:
    return low in MONTHS


def _copula(sentence: Sentence, k: int) -> int:
    """The token after *is*, where it follows an office at once or after the time of which that is said."""
    words = sentence.words
    if k < len(words) and words[k].low in {"is", "was", "remains", "are", ":"}:
        return k + 1
    if k + 2 < len(words) and words[k].low in {"has", "have", "had"}:
        n = k + 1 + (words[k + 1].low in _ALL_ALONG)
        return n + 1 if words[n].low == "been" else 0
    if k + 3 < len(words) and words[k].low == "since" and words[k + 1].text.isdecimal() and words[k + 2].low == "has" and words[k + 3].low == "been":
        return k + 4  # the director since 2008 has been
    if k + _LEAST < len(words) and words[k].low == "," and words[k + 1].low in {"as", "since", "in", "at"}:
        for n in range(k + 2, min(k + 2 * _LEAST, len(words) - 1)):
            if words[n].low == "," and words[n + 1].low in {"is", "was"}:
                return n + 2
    return 0


def _head(
    sentence: Sentence,
    body: str,
    prop: str,
    who: Person,
    first: int,
    last: int,
    *,
    begins: bool,
    acting: str = "",
    turn: str = "",
    told: tuple[int, int] | None = None,
) -> Iterator[Statement]:
    bears = bearing(sentence, *(told or (first, last)))
    if turn:
        if turn == "until" and bears.when.startswith("since "):
            bears = replace(bears, when=bears.when.removeprefix("since "))  # since 2016, when she took over from him
        moment = next((one for one in sentence.mentions if bears.when and one.kind == "date" and one.text.strip() == bears.when), None) or next(
            (one for one in sentence.mentions if bears.when and one.kind == "period" and one.text.strip() == f"since {bears.when}"), None
        )
        if moment is None and (turn == "until" or not bears.when):
            return  # until when is not told
        bears = replace(bears, when=f"{turn} {bears.when}" if moment is not None else bears.when)
    if served := term_of(sentence, max(who.last, last), who.last):
        bears = replace(bears, when=served)
    elif bears.when and _of_a_life(sentence, who, bears.when):
        bears = replace(bears, when="")
    words = sentence.words
    start, end = words[first].start, words[last - 1].end
    yield Statement(
        subject=body,
        property=prop,
        value=f"not {who.name}" if bears.denied else who.name,
        block=sentence.block,
        start=min(start, who.start),
        end=max(end, who.end),
        value_start=who.start,
        value_end=who.end,
        scope=acting or ("" if bears.scope != "formerly" else bears.scope),
        when=bears.when,
        modality=bears.modality,
        attributed_to=bears.attributed_to,
        tie="an office and who holds it",
    )
    if bears.denied or bears.modality or not who.id:
        return
    told_since = bears.when[: len("since ")].lower() == "since "
    since = bears.when[len("since ") :] if told_since else bears.when if begins else ""
    mention = next((one for one in sentence.mentions if since and one.kind in {"date", "period"} and one.text.strip().endswith(since)), None)
    if mention is not None and not acting and (begins or told_since):
        yield _term(sentence, who, "term-began", mention, since)


def _of_a_life(sentence: Sentence, who: Person, when: str) -> bool:
    """Is a time that of the bracket behind a name, which tells when somebody lived?"""
    text = sentence.page.blocks[sentence.block].text
    mention = next((one for one in sentence.mentions if one.kind == "period" and when in one.text), None)
    opened = text.rfind("(", sentence.start, mention.start) if mention is not None else -1
    return mention is not None and opened >= who.start and text.find(")", opened, mention.start) < 0 and opened < who.end + _NEAR


def _changed(sentence: Sentence, change: Change) -> Iterator[Statement]:
    bears = bearing(sentence, change.first, change.last)
    if bears.denied:
        return
    when = bears.when
    mention = next((one for one in sentence.mentions if when and one.kind == "date" and one.text.strip() == when), None)
    if mention is not None:
        if change.begins is not None:
            yield _term(sentence, change.begins, "term-began", mention, when, bears.modality)
        if change.ends is not None:
            yield _term(sentence, change.ends, "term-ended", mention, when, bears.modality)
    if change.other is not None and change.subject is not None:
        yield Statement(
            subject=change.subject.id,
            property=change.property,
            value=change.other.name,
            block=sentence.block,
            start=min(sentence.words[change.first].start, change.other.start),
            end=max(sentence.words[change.last - 1].end, change.other.end),
            value_start=change.other.start,
            value_end=change.other.end,
            modality=bears.modality,
            attributed_to=bears.attributed_to,
            tie="who came before or after",
        )


def _term(sentence: Sentence, who: Person, prop: str, mention: Mention, day: str, modality: Modality = "") -> Statement:
    start = mention.start + mention.text.rfind(day)
    return Statement(
        subject=who.id,
        property=prop,
        value=day,
        block=sentence.block,
        start=start,
        end=start + len(day),
        value_start=start,
        value_end=start + len(day),
        modality=modality,
        tie="the beginning of a term" if prop == "term-began" else "the end of a term",
    )
