"""Which event does an entry of a timeline tell of? The date is when; the verb it begins with says what happened, where the vocabulary asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.model import Property
from claimcheck.reading.figures import ordinal
from claimcheck.reading.tokens import Token, low, tokens
from claimcheck.reading.values import Dates, NotJudged
from claimcheck.reading.when import read_when
from claimcheck.texts.cast.words import SORTS
from claimcheck.texts.structure.asked import happened
from claimcheck.texts.structure.found import Value_, title_like, values
from claimcheck.texts.structure.heads import ON_DAY, dated
from claimcheck.texts.structure.scene import Said, Scene, reaching, say
from claimcheck.texts.syntax.tags import tags_of
from claimcheck.texts.verbs import deed

_HEAD = 90
_FORMS = {
    "founded": "founded founds established establishes created creates incorporated formed set_up",
    "dissolved": "dissolved dissolves disbanded disbands wound_up abolished",
    "degree-awarded": "graduates graduated",
    "closed": "closes closed",
    "joined": "joins joined admitted_to becomes_a_member_of became_a_member_of accedes_to",
    "left": "leaves withdraws_from withdrew_from",
    "opened": "opened opens inaugurated",
    "completed": "completed",
    "signed": "signed",
    "adopted": "adopted",
    "in-force": "enters_into_force entered_into_force comes_into_force",
    "born": "born",
    "died": "died dies",
    "elected": "elected appointed",
    "term-began": "becomes became takes_office_as took_office_as takes_over_as took_over_as",
    "renamed": "renamed",
    "published": "published",
    "released": "released",
    "launched": "launched launches",
}
_VERBS = {tuple(form.split("_")): name for name, forms in _FORMS.items() for form in forms.split()}
_FIRST = frozenset(form[0] for form in _VERBS)
_ADVERBS = frozenset((
    "is", "was", "are", "were", "has", "been", "formally", "officially", "first", "then", "and", "finally", "also", "legally", "jointly",
))  # fmt: skip
_ALONE = frozenset((
    "", ".", ",", ";", "(", "as", "in", "by", "to", "at", "off", "aged", "of", "with", "under", "when", "on", "after", "for", "from", "through", "following", "—", "–", "-", ":",
    "during", "near", "and",
))  # fmt: skip
_OBJECTS = frozenset(("joined", "left"))
_PERSONAL = frozenset(("elected", "term-began"))
_ORGANISATIONS = frozenset((
    "organisation", "organization", "company", "trust", "agency", "club", "society", "firm", "group", "association", "foundation", "commission",
    "museum", "university", "college", "bank", "union", "institute", "school", "party", "charity", "network", "council", "institution", "bridge",
    "hospital", "library", "festival", "team", "band", "dam", "tower", "station",
))  # fmt: skip
_AS = re.compile(r"\s+(?:as|under the name(?: of)?) (?:the |an? )?")
_MOVED = re.compile(
    r"\b(?:moves?|moved|transfers?|transferred|relocates?|relocated)\b(?: (?:its|the))? (?:seat|headquarters|head office|offices?) (?:from [\w ]{2,30} )?to ",
    re.IGNORECASE,
)


def entry(scene: Scene, n: int, when: str, start: int, end: int, date: Value_ | None = None, head: int | None = None) -> Iterator[Said]:
    """The event that the words of an entry tell of, dated by its head, which may stand in another block."""
    block = scene.page.blocks[n]
    read = read_when(when)
    if isinstance(read, NotJudged) or not isinstance(read.value, Dates):
        return
    text = block.text[start : min(end, start + 400)]
    seat = scene.book.properties.get("seat")
    if seat and (moved := _MOVED.search(text[:120])):
        for place in values(seat, block.text, start + moved.end(), _clause(block.text, start + moved.end(), end), scene.style):
            yield say(seat, scene.of(n), n, block, place, start=start + moved.start(), tie="an entry of a timeline", when=when), None
        return
    words = tokens(text[:_HEAD])
    found = _verb(words)
    if found is None:
        yield from _open(scene, n, text, date, n if head is None else head, start)
        return
    name, first, last = found
    prop = scene.property(name) if name not in scene.book.properties else scene.book.properties[name]
    if prop is None or prop.datatype != "date":
        return
    subject = _subject(scene, n, words, first, text, name)
    if not subject:
        return
    after = low(words, last)
    if name in _OBJECTS:
        scope = _object(text, words, last)
        if not scope:
            return
    elif name in _PERSONAL:
        scope = ""
        title = _office(scene, text, words, last)
        if not title:
            return
    elif after not in _ALONE and not (last < len(words) and words[last].kind == "n"):
        return
    else:
        scope = ""
    if date is not None and date.text.isdecimal() and (day := ON_DAY.match(text)):
        date = date._replace(text=f"{day[1]} {date.text}")
    value = date or Value_(when, 0, 0)
    if head is not None and date is not None:
        value = date
    elif date is None:
        at = block.text.find(when)
        value = Value_(when, at, at + len(when)) if at >= 0 else Value_(when, start + words[first].start, start + words[last - 1].end)
    told = f"`{text[words[first].start : words[last - 1].end]}` in an entry of a timeline"
    where = n if head is None else head
    statement = say(prop, subject, where, scene.page.blocks[where], value, start=value.start, tie=told, scope=scope)
    last_word = start + words[last - 1].end if head is None else len(scene.page.blocks[head].text)
    yield reaching(statement, scene.page.blocks[where], last_word), None
    yield from _called(scene, n, prop, subject, start + words[last - 1].end, end)


def _open(scene: Scene, n: int, text: str, date: Value_ | None, where: int, start: int) -> Iterator[Said]:
    """An entry that tells of something for which the vocabulary has no question: its few words, or its verb with what that is done to."""
    first = _WITH_FIGURE.split(re.split(r"[.,;:(—–]", text, maxsplit=1)[0], maxsplit=1)[0]
    words = [word for word in tokens(first[:_HEAD]) if word.kind == "w"]
    if date is None or not 0 < len(words) <= _MOST_OF_ENTRY or any(word.kind == "n" for word in tokens(first[:_HEAD])) or not text[:1].isupper():
        return
    tags = tags_of(words)
    at = next((k for k, tag in enumerate(tags) if tag in "AV"), -1)
    if any(word.low in _UNCERTAIN for word in words):
        return
    whom = scene.of(n)
    if at < 0:
        named = [word.low for word in words if word.low not in _SMALL]
        if not named or not (ordinal(words, words[0].low in _SMALL) is not None or _DEED.search(named[0]) or named[0] in _DEEDS):
            return
    else:
        before = text[words[0].start : words[at - 1].end] if at else ""
        known = scene.entity(before) if before else whom
        generic = at == _PAIR and words[0].low in {"the", "its"} and words[1].low in _ORGANISATIONS
        counted = ordinal(words, 0) is not None and at + 1 == len(words)
        whom = known or (whom if generic or counted else "")
        first_verb = at + 1 if tags[at] == "A" and at + 1 < len(tags) else at
        if tags[first_verb] != "V" or any(
            one.kind in ({"quantity"} if counted else {"quantity", "ordinal"}) for one in scene.held(n) if date.end < one.start < start + len(first)
        ):
            return
        ahead = [word.low for word in words[:at]] if counted else []
        named = [*ahead, deed(words[first_verb].low), *(word.low for word in words[first_verb + 1 :] if word.low not in _SMALL)]
    if not whom or len(named) > _MOST_NAMED:
        return
    prop = happened(" ".join(named))
    statement = say(prop, whom, where, scene.page.blocks[where], date, start=date.start, tie="an entry of a timeline")
    yield (reaching(statement, scene.page.blocks[where], start + len(first.rstrip())) if where == n else statement), prop


_WITH_FIGURE = re.compile(r"\s(?:for|with|before|by|at|after|against)\s(?=[^\s]?[0-9])")
_MOST_OF_ENTRY, _MOST_NAMED, _PAIR = 10, 7, 2
_DEED = re.compile("(?:[ts]ion|ment|ance|ening|aunch|isit)$")
_DEEDS = frozenset((
    "merger", "takeover", "purchase", "sale", "move", "death", "birth", "fire", "flood", "strike", "win", "victory", "defeat", "debut", "arrival", "launch", "start",
    "beginning", "end", "closure", "return", "tour", "release", "removal", "bankruptcy", "listing", "building", "handover", "retirement", "marriage", "wedding",
))  # fmt: skip
_SMALL = frozenset((
    "the", "a", "an", "its", "their", "his", "her", "of", "at", "in", "on", "for", "to", "with", "by", "and", "s", "is", "was", "into", "from",
))  # fmt: skip
_UNCERTAIN = frozenset((
    "not", "no", "may", "might", "could", "would", "will", "plans", "planned", "plan", "expected", "never", "proposed", "nearly", "almost",
))  # fmt: skip


def _called(scene: Scene, n: int, prop: Property, subject: str, start: int, end: int) -> Iterator[Said]:
    block, named = scene.page.blocks[n], scene.book.properties.get("founding-name")
    called = _AS.match(block.text, start) if named and prop.id == "founded" else None
    if named and called:
        for found in values(named, block.text, called.end(), _clause(block.text, called.end(), end), scene.style):
            yield say(named, subject, n, block, found, start=found.start, tie="the name behind the founding"), None


def _clause(text: str, start: int, end: int) -> int:
    """Where the stretch of capitals and small linking words from ``start`` on ends, at most at the end of its clause."""
    found = re.compile(r"[.,;(—–]|\s(?=(?:by|in|on|with|at|after|under|when|to) )").search(text, start, min(end, start + 160))
    return found.start() if found else end


def _verb(words: list[Token]) -> tuple[str, int, int] | None:
    """The verb of an event among the first words, with its tokens."""
    for i, word in enumerate(words[:14]):
        if word.low in _FIRST:
            for size in (4, 3, 2, 1):
                if (name := _VERBS.get(tuple(low(words, i + k) for k in range(size)))) is not None:
                    return name, i, i + size
    return None


def _subject(scene: Scene, n: int, words: list[Token], first: int, text: str, name: str) -> str:
    """Of whom the event is told: nobody named is whom the text is about; somebody else must be known, or a person that is elected."""
    k = first
    passive = False
    while k and words[k - 1].low in _ADVERBS:
        passive = passive or words[k - 1].low in {"is", "was", "are", "were", "been"}
        k -= 1
    if k == 0:
        return "" if name in _PERSONAL else scene.of(n)
    before = text[words[0].start : words[k - 1].end]
    entity = scene.entity(before)
    if name in _PERSONAL:
        return entity or (before if title_like(before) and 2 <= len(before.split()) <= 5 else "")
    whose = entity or (
        scene.of(n)
        if (k == 2 and words[0].low in {"the", "its"} and words[1].low in _ORGANISATIONS) or (k == 1 and _bare(scene, n, words[0].low))
        else ""
    )
    if name in {"founded", "opened", "launched"} and not passive and low(words, first + 1) not in _ALONE:
        return ""  # somebody founds something else
    return whose or _thing(scene, n, words[:k])


def _bare(scene: Scene, n: int, noun: str) -> bool:
    """Is a noun without an article what the text is about: Club founded by six postmen? Not a school in the life of somebody."""
    main = scene.of(n)
    told = scene.known.entities.get(main)
    nouns = scene.known.nouns.get(main, frozenset())
    return SORTS.get(noun) == "organisation" and (noun in nouns or (not nouns and told is not None and told.type in {"", "organisation"}))


_MOST_OF_THING = 4


def _thing(scene: Scene, n: int, words: list[Token]) -> str:
    """What an entry tells of that is nobody known: the visitor centre, a second dairy, tolls."""
    named = [word.low for word in words if word.low not in {"the", "a", "an", "its", "their", "his", "her"}]
    plain = all(word.kind == "w" and (word.text.islower() or not k) for k, word in enumerate(words))
    if not plain or not 0 < len(named) < _MOST_OF_THING or "V" in (tags := tags_of(words)) or "I" in tags or "A" in tags:
        return ""
    whole = scene.of(n)
    told = scene.known.entities.get(whole)
    own = words[0].low in {"the", "its", "their"} and whole and (told is None or told.type != "person")
    return f"{' '.join(named)} of {whole}" if own else " ".join(named)


def _object(text: str, words: list[Token], i: int) -> str:
    """What is joined or left: the capitalised words behind the verb."""
    found = re.match(r"\s*(?:the )?((?:[A-Z][\w’'-]*)(?:(?: of| for| and| on| in| the)*(?: [A-Z][\w’'-]*))*)", text[words[i - 1].end :])
    return found[1] if found else ""


def _office(scene: Scene, text: str, words: list[Token], i: int) -> str:
    """The office that somebody takes, if it is one that the vocabulary asks for."""
    rest = re.match(r"\s*(?:as |the |its |new )*([A-Za-z][A-Za-z-]*(?: [A-Za-z-]+){0,3})", text[words[i - 1].end :])
    if not rest:
        return ""
    parts = rest[1].split()
    for size in range(len(parts), 0, -1):
        prop = scene.property(" ".join(parts[:size]))
        if prop and prop.office and (size == len(parts) or parts[size] in {"of", "in", "after", "and", "by", "at"}):
            return prop.id
    return ""


def timeline(scene: Scene) -> Iterator[Said]:
    """What the entries of a timeline state: runs of blocks that begin with a date, or a heading that is one with words under it."""
    blocks = scene.page.blocks
    heads = {n: head for n, block in enumerate(blocks) if block.kind in {"item", "paragraph", "heading"} and (head := dated(block.text, scene))}
    for n, head in heads.items():
        block = blocks[n]
        near = any(k in heads and blocks[k].kind == block.kind and blocks[k].headings == block.headings for k in range(n - 3, n + 4) if k != n)
        listed = block.headings and _TIMELINE.search(block.headings[-1][:60])
        if not head.steady or not (near or listed) or not (head.parted or block.kind == "item" or listed):
            continue
        date = Value_(head.when, head.start, head.stop)
        found = list(entry(scene, n, head.when, head.words, len(block.text), date))
        if not found and block.kind == "heading" and n + 1 < len(blocks) and blocks[n + 1].kind == "paragraph":
            found = list(entry(scene, n + 1, head.when, 0, len(blocks[n + 1].text), date, n))
        yield from found


_TIMELINE = re.compile(r"\b(?:timeline|chronology|milestones|key dates|history|important dates|years)\b", re.IGNORECASE)
