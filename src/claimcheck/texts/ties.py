"""What does a text state? Its mentions tied to subject, property, time and scope, by phrases, by layout and by what is counted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from claimcheck.ledger import Ledger
from claimcheck.model import Property
from claimcheck.prose import Mention, Page, Statement
from claimcheck.reading.expect import Expect, NameTable, Style
from claimcheck.reading.names import fold, resolve
from claimcheck.reading.reader import read
from claimcheck.reading.show import show_when
from claimcheck.reading.values import Dates, NotJudged, Period
from claimcheck.texts.bearing import Bearing, bearing
from claimcheck.texts.cast import Cast, about
from claimcheck.texts.cast.known import Who
from claimcheck.texts.cast.whom import scene_of
from claimcheck.texts.counts import counted
from claimcheck.texts.mentions import style_of
from claimcheck.texts.phrases import Book, Hit, hits, standard_phrases
from claimcheck.texts.phrases.book import DEFINES
from claimcheck.texts.phrases.slots import DETERMINERS, PRONOUNS
from claimcheck.texts.sentence import Sentence, sentences
from claimcheck.texts.structure import structured

MOST_WORDS = 12
SORTS = frozenset(("person", "organisation", "place", "work", "event"))
OF_PERSONS = frozenset((
    "award", "position", "member-of", "joined", "left", "height", "mass", "owner", "author", "net-worth", "name", "former-name", "short-name", "price",
    "began", "ended",
))  # fmt: skip
_LONGEST_TIE = 60
_MOST_OF_WORDS = 3
_SHORTEST_LIFE = 25 * 365
EMPTY = frozenset(("dedicated", "active", "people", "total", "different", "separate", "paid", "current", "present", "some", "individual", "own"))


class Tied(NamedTuple):
    """Statements in the order of the text, the properties they need beyond the vocabulary, and what was seen but not judged, with why."""

    statements: tuple[Statement, ...]
    properties: tuple[Property, ...]
    unjudged: tuple[tuple[Mention, str], ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Desk:
    """What every tie needs at hand."""

    page: Page
    known: Cast
    phrases: Book
    expects: dict[str, Expect]
    style: Style


def tied(page: Page, mentions: Sequence[Mention], known: Cast, phrases: Book, ledger: Ledger) -> Tied:
    """What the text states, each statement once for each place that states it."""
    desk = _Desk(page, known, phrases, {}, style_of(page))
    found: list[Statement] = []
    properties: dict[str, Property] = {}
    unjudged: dict[Mention, str] = {}
    taken: dict[int, set[int]] = {}
    for statement, prop in structured(page, mentions, known, phrases):
        found.append(statement)
        taken.setdefault(statement.block, set()).add(statement.value_start)
        if prop is not None:
            properties.setdefault(prop.id, prop)
    for sentence in sentences(page, mentions):
        laid = taken.get(sentence.block, set())
        values = set(laid)
        for hit in hits(sentence, phrases, known.names):
            for one in list(_stated(desk, sentence, hit)):
                if isinstance(one, Statement):
                    if one.value_start in laid:
                        continue  # layout says more than the words do
                    found.append(one)
                    values.add(one.value_start)
                else:
                    unjudged.setdefault(*one)
        for statement, prop in counted(sentence, known, frozenset(values)):
            found.append(statement)
            properties.setdefault(prop.id, prop)
    stated = {(one.block, one.value_start) for one in found}
    return Tied(
        _once(found),
        tuple(properties.values()),
        tuple((mention, why) for mention, why in unjudged.items() if (mention.block, mention.start) not in stated),
    )


def _stated(desk: _Desk, sentence: Sentence, hit: Hit) -> Iterator[Statement | tuple[Mention, str]]:
    """The statement that a phrase makes in its sentence, or a mention with the reason why it is not judged; nothing where no subject is told."""
    prop = desk.phrases.properties[hit.property]
    value = _value(desk, sentence, hit, prop)
    if value is None:
        return
    who = _subject(desk, sentence, hit, value, prop)
    if who is None or not _asked_of(desk, who, prop.id):
        return
    if who not in desk.known.entities and (who.count(" ") > _MOST_OF_WORDS or not _definite(desk, sentence, hit)):
        if value.mention is not None:
            yield value.mention, f"it is said of `{who[:60]}`, which is none of those the texts speak of"
        return
    prop = _placed(desk, prop, value)
    read_as = read(value.text, _expect(desk, prop))
    if isinstance(read_as, NotJudged):
        if value.mention is not None:
            yield value.mention, read_as.reason
        return
    bears = bearing(sentence, hit.first, hit.last, frozenset((value.start,)))
    if DEFINES & {*hit.slots, *hit.limits.values()}:
        bears = Bearing()
    elif prop.time == "timeless" and bears.scope == "formerly":
        bears = replace(bears, scope="")
    elif hit.limits.get("value") == "quoted":
        bears = replace(bears, modality="")  # a mandate that is to do something is none that will be
    start, end = _evidence(sentence, hit, value)
    event = prop.time in {"event", "timeless"} and prop.datatype in {"date", "period"}
    yield Statement(
        subject=who,
        property=prop.id,
        value=f"not {value.text}" if bears.denied else value.text,
        block=sentence.block,
        start=start,
        end=end,
        value_start=value.start,
        value_end=value.end,
        scope="; ".join(dict.fromkeys(filter(None, (_scope(sentence, hit) or _restriction(desk, sentence, hit, prop), bears.scope)))),
        when="" if event or prop.time == "timeless" else _when(sentence, hit) or bears.when,
        modality=bears.modality,
        attributed_to=bears.attributed_to,
        tie=f"the phrase `{hit.phrase}`" if len(hit.phrase) <= _LONGEST_TIE else f"the words `{sentence.words[hit.anchor].text}`",
    )


class _Found(NamedTuple):
    """The words of a value: its text in the notation of the ledger, its offsets, the entity it names, the mention it is."""

    text: str
    start: int
    end: int
    entity: str = ""
    mention: Mention | None = None


def _value(desk: _Desk, sentence: Sentence, hit: Hit, prop: Property) -> _Found | None:
    slot = next((name for name in ("value", "from", "to") if name in hit.slots), "")
    if not slot:
        return _dated(sentence, hit)
    first, last = hit.slots[slot]
    start, end = sentence.words[first].start, sentence.words[last - 1].end
    text = sentence.between(first, last)
    mention = next((one for one in sentence.mentions if one.start == start and one.end == end), None)
    if slot != "value":
        span = mention.value if mention is not None else None
        if not isinstance(span, Period) or not _lifelong(span) or None in (bound := span.start if slot == "from" else span.end):
            return None
        return _Found(show_when(Dates((bound,))), start, end, "", mention)
    if prop.datatype in {"entity", "name"}:
        return _named(desk, sentence, hit, prop, _Found(text, start, end))
    return _Found(" ".join(text.split()), start, end, "", mention)


def _lifelong(span: Period) -> bool:
    """Could these be the years of a life, and not those of an office?"""
    return span.start.low is not None and span.end.high is not None and span.end.high - span.start.low > _SHORTEST_LIFE


def _named(desk: _Desk, sentence: Sentence, hit: Hit, prop: Property, found: _Found) -> _Found | None:
    """A name that answers: a pronoun by whom it means, words of a group by what they stand for."""
    first, last = hit.slots["value"]
    groups = standard_phrases().language.groups
    group = groups.get(hit.limits.get("value", ""))
    if group is not None:
        return found._replace(text=group.get(found.text) or group.get(found.text.lower(), found.text))
    if sentence.words[first].low in PRONOUNS:
        who = about(sentence, first, desk.known)
        entity = desk.known.entities.get(who.id) if who else None
        if entity is None or (prop.value_types and entity.type and entity.type not in prop.value_types):
            return None
        return found._replace(text=entity.name, entity=entity.id)
    id = resolve(found.text, desk.known.names)
    entity = desk.known.entities.get(id)
    if first <= sentence.words[0].kind.count("s") and last - first == 1 and not id:
        return None  # the first word of a sentence has a capital whatever it is
    if entity is not None and prop.value_types and entity.type and entity.type not in prop.value_types:
        return None
    if entity is None and prop.value_types == ("person",) and (last - first < 2 or id):
        return None
    return found._replace(
        text=" ".join(found.text.split()).rstrip(".,;:") if hit.limits.get("value") == "quoted" else " ".join(found.text.split()), entity=id
    )


def _dated(sentence: Sentence, hit: Hit) -> _Found | None:
    """The date of the clause, for the phrase of an event that holds none: the words that give it are the value."""
    when = bearing(sentence, hit.first, hit.last).when
    for mention in sentence.mentions if when else ():
        if mention.kind == "date" and isinstance(mention.value, Dates) and (mention.text == when or show_when(mention.value) == when):
            return _Found(mention.text, mention.start, mention.end, "", mention)
    return None


def _subject(desk: _Desk, sentence: Sentence, hit: Hit, value: _Found, prop: Property) -> str | None:
    """Of whom it is said. Where the value itself is the subject of the clause ("Ann Lee leads the trust"), of the main subject of the text."""
    if prop.id == "name" and "other" in hit.slots:
        entity = desk.known.entities.get(value.entity)
        return entity.id if entity is not None and fold(entity.name) == fold(value.text) else None
    if "subject" in hit.slots:
        first, last = hit.slots["subject"]
        limit = hit.limits.get("subject", "")
        who = meant(sentence, first, last, desk.known)
        entity = desk.known.entities.get(who.id) if who else None
        if who is not None and fold(who.id)[-1:] in _BOARDS and (main := desk.known.main.get(desk.page.path, "")) != value.entity:
            return main if main and _led(desk, main) else None
        if who is None or (limit and (entity is None or entity.type != limit)) or (prop.datatype == "entity" and who.id == value.entity):
            return None
        return who.id
    inner = _inside(desk, sentence, hit, value)
    who = inner or about(sentence, hit.first if sentence.words[hit.first].low in _BEING else hit.anchor, desk.known)
    if who is None:
        return None
    who = _owner(desk, sentence, hit, who)
    named = value.entity or resolve(value.text, desk.known.names)
    itself = prop.datatype == "entity" and ((named and who.id == named) or fold(who.id) == fold(value.text))
    if itself or fold(who.id)[-1:] in _BOARDS or (prop.office and not _led(desk, who.id)):
        return next((id for id in _topics(desk, sentence) if id != named and _led(desk, id)), None)
    return who.id


def _topics(desk: _Desk, sentence: Sentence) -> Iterator[str]:
    """Whom the text is about, and whom the sentence before was."""
    if main := desk.known.main.get(desk.page.path, ""):
        yield main
    elif (before := scene_of(sentence, desk.known).before().who) is not None:
        yield before.id


def _owner(desk: _Desk, sentence: Sentence, hit: Hit, who: Who) -> Who:
    """What is said of "the seat of the trust" by a phrase of seats is said of the trust."""
    noun, of, owner = who.id.partition(" of ")
    own = {word.low for word in sentence.words[hit.first : hit.last]}
    return Who(owner, who.how) if of and {*noun.split()} <= own and owner in desk.known.entities else who


def _inside(desk: _Desk, sentence: Sentence, hit: Hit, value: _Found) -> Who | None:
    """Where the phrase itself is the subject of its clause ("Net profit came to 3 million"): whom the text is about just there.

    Where the value describes what follows it ("the 40-metre-high tower"): what that is.
    """
    scene = scene_of(sentence, desk.known)
    first, _last = next(iter(hit.slots.values())) if hit.slots else (hit.first, hit.last)
    for phrase_n, phrase in enumerate(scene.built.phrases):
        if phrase.first <= first and hit.last < phrase.last and hit.last - 1 >= phrase.first and value.mention is not None:
            if sentence.words[phrase.first].low in {"the", "this", "its"}:
                return scene.of_phrase(phrase_n).who
            return scene.subject(hit.anchor).who if sentence.words[phrase.first].low in {"a", "an"} else None
    subject = scene.built.clauses[scene.built.clause_of[hit.anchor]].subject
    if subject < 0 or scene.owner(hit.anchor) is not None:
        return None
    phrase = scene.built.phrases[subject]
    head = phrase.last - 1
    works = sentence.words[head].low in _WORKS and phrase.last - phrase.first <= _SHORT
    if (hit.first <= head < hit.last or works) and not any(k <= head < end for name, (k, end) in hit.slots.items() if name == "subject"):
        found = scene.of_phrase(subject).who
        if found is not None and found.id in desk.known.entities:
            return None
        return _around(desk, sentence)
    return None


def _around(desk: _Desk, sentence: Sentence) -> Who | None:
    """Whom a text speaks of at a sentence that names nobody: whom the sentence before is about, if that is the main subject or there is none."""
    main = desk.known.main.get(desk.page.path, "")
    before = scene_of(sentence, desk.known).before().who
    if before is not None and before.id in desk.known.entities and before.id != main:
        person = desk.known.entities[before.id].type == "person"
        return before if not person else Who(main, "the main subject of the text") if main and _led(desk, main) else None
    return Who(main, "the main subject of the text") if main else None


def _restriction(desk: _Desk, sentence: Sentence, hit: Hit, prop: Property) -> str:
    """What restricts the noun a phrase begins with: the *core* budget, the *average league* attendance."""
    if prop.datatype != "quantity" or (hit.anchor != hit.first and sentence.words[hit.first].low in _OPEN):
        return ""
    scene = scene_of(sentence, desk.known)
    for phrase in scene.built.phrases:
        if phrase.first < hit.first < phrase.last and hit.anchor < phrase.last:
            words = [sentence.words[k] for k in range(phrase.first, hit.first)]
            if any(word.kind != "w" for word in words):
                cut = max(k for k, word in enumerate(words) if word.kind != "w" or word.low == "s") + 1
                words = words[cut:] if words[cut - 1].low == "s" or words[cut - 1].text in {"’", "'"} else words
            kept = [word.text for word in words if word.low not in _HARMLESS]
            text = " ".join(kept)
            return "" if not text or resolve(text, desk.known.names) or any(word[:1].isdigit() for word in kept) else text
    return ""


_OPEN = frozenset(("its", "their", "his", "her", "the", "a", "an"))
_BOARDS = (("board",), ("trustees",), ("directors",), ("governors",))
_WORKS = frozenset(("work", "works", "construction"))
_SHORT = 2
_BEING = frozenset(("is", "are", "was", "were", "be", "been", "became", "becomes"))
_HARMLESS = frozenset((
    "the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "total", "overall", "annual", "yearly", "current", "present", "new", "whole",
    "entire", "said", "official", "of", "and", "all", "first", "record", "estimated", "combined", "consolidated", "only", "group",
))  # fmt: skip


def meant(sentence: Sentence, first: int, last: int, known: Cast) -> Who | None:
    """Whom do these words of a sentence mean? By name, or as a pronoun or a noun goes back to it."""
    if id := resolve(sentence.between(first, last), known.names):
        return Who(id, "named")
    scene = scene_of(sentence, known)
    for index, phrase in enumerate(scene.built.phrases):
        if phrase.first <= first < phrase.last:
            owner = scene.owner(phrase.last - 1) if last < phrase.last else None
            return owner.who if owner else scene.of_phrase(index).who if last >= phrase.last else None
    return None


def _led(desk: _Desk, id: str) -> bool:
    entity = desk.known.entities.get(id)
    return entity is not None and entity.type != "person"


def _asked_of(desk: _Desk, who: str, property: str) -> bool:
    """Can this be asked of such a thing, as far as its type is known?"""
    entity = desk.known.entities.get(who)
    wanted = standard_phrases().asked_of.get(property, "")
    if entity is None or not entity.type or entity.type not in SORTS:
        return True
    return entity.type in wanted.split(" | ") if wanted else entity.type != "person" or property in OF_PERSONS


def _definite(desk: _Desk, sentence: Sentence, hit: Hit) -> bool:
    """Is it said of something that a reader can tell: the reservoir, its crest? Other words would join what has nothing to do with each other."""
    if "subject" in hit.slots:
        return sentence.words[hit.slots["subject"][0]].low in DETERMINERS
    scene = scene_of(sentence, desk.known)
    subject = scene.built.clauses[scene.built.clause_of[hit.anchor]].subject
    return subject >= 0 and sentence.words[scene.built.phrases[subject].first].low in DETERMINERS


def _placed(desk: _Desk, prop: Property, value: _Found) -> Property:
    """A seat or a place that is a country is not the town that others name."""
    if prop.id in {"seat", "location"} and "country" in desk.phrases.properties and resolve(value.text, NameTable()).startswith("country:"):
        return desk.phrases.properties["country"]
    return prop


def _expect(desk: _Desk, prop: Property) -> Expect:
    known = desk.expects.get(prop.id)
    if known is None:
        known = desk.expects[prop.id] = Expect(
            datatype=prop.datatype,
            unit=prop.unit,
            units=prop.units,
            reported=prop.figures == "reported",
            words=(*prop.words, prop.label, prop.id.replace("-", " ")),
            style=desk.style,
            names=desk.known.names,
        )
    return known


def _when(sentence: Sentence, hit: Hit) -> str:
    if "when" not in hit.slots:
        return ""
    first, last = hit.slots["when"]
    text = " ".join(sentence.between(first, last).split())
    before = sentence.words[first - 1].low if first else ""
    return f"{before} {text}" if before in {"since", "until", "from"} and not text.lower().startswith(before) else text


def _scope(sentence: Sentence, hit: Hit) -> str:
    if "scope" not in hit.slots:
        return ""
    text = sentence.between(*hit.slots["scope"])
    words = [word for word in text.split() if word.lower() not in EMPTY]
    return " ".join(words)


def _evidence(sentence: Sentence, hit: Hit, value: _Found) -> tuple[int, int]:
    """The fewest words that carry it: those of the phrase with the value, or what of them stands nearest to the value."""
    words = sentence.words
    first, last = hit.first, hit.last
    inside = [k for k in range(len(words)) if words[k].start < value.end and words[k].end > value.start]
    first, last = min(first, inside[0]), max(last, inside[-1] + 1)
    while last - first > MOST_WORDS and (first < inside[0] or last > inside[-1] + 1):
        if inside[0] - first >= last - 1 - inside[-1]:
            first += 1
        else:
            last -= 1
    return words[first].start, words[last - 1].end


def _once(found: list[Statement]) -> tuple[Statement, ...]:
    """Each statement once for each place, in the order of the text: what two ways of reading say in the same words is one."""
    kept: dict[tuple[object, ...], Statement] = {}
    for one in found:
        kept.setdefault((one.block, one.value_start, one.property, one.subject, one.value), one)
    return tuple(sorted(kept.values(), key=lambda one: (one.block, one.value_start, one.property, one.start)))
