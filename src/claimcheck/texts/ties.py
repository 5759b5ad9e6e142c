"""What does a text state? Its mentions tied to subject, property, time and scope, by phrases, by layout and by what is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from claimcheck.ledger import Ledger
from claimcheck.model import Property
from claimcheck.prose import Mention, Page, Statement
from claimcheck.reading.expect import Expect, NameTable, Style
from claimcheck.reading.names import resolve
from claimcheck.reading.reader import read
from claimcheck.reading.values import NotJudged
from claimcheck.texts.answering import Found, value_of
from claimcheck.texts.bearing import Bearing, bearing
from claimcheck.texts.bearing.doubt import as_told, doubt, dubious
from claimcheck.texts.cast import Cast
from claimcheck.texts.counts import counted
from claimcheck.texts.described import described
from claimcheck.texts.mentions import style_of
from claimcheck.texts.offices import held
from claimcheck.texts.phrases import Book, Hit, hits
from claimcheck.texts.phrases.book import DEFINES
from claimcheck.texts.sentence import Sentence, lows, sentences
from claimcheck.texts.structure import structured
from claimcheck.texts.structure.asked import one_each, repeated
from claimcheck.texts.whose import can_be_asked, definite, restriction, subject_of

MOST_WORDS = 12
_LONGEST_TIE = 60
_MOST_OF_WORDS = 3
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


def tied(page: Page, mentions: Sequence[Mention], known: Cast, phrases: Book, ledger: Ledger, spoken: Iterable[Sentence] | None = None) -> Tied:
    """What the text states, each statement once for each place that states it."""
    desk = _Desk(page, known, phrases, {}, style_of(page))
    found: list[Statement] = []
    properties: dict[str, Property] = {}
    unjudged: dict[Mention, str] = {}
    taken: dict[int, set[int]] = {}
    lines: dict[int, list[tuple[Statement, Property]]] = {}
    for statement, prop in structured(page, mentions, known, phrases):
        found.append(statement)
        taken.setdefault(statement.block, set()).add(statement.value_start)
        if statement.tie.startswith("key ") and page.blocks[statement.block].text[statement.start].isdigit():
            taken[statement.block].add(statement.start)  # 2022 visitors: 402,118
        asked = prop or phrases.properties.get(statement.property)
        if asked is not None:
            lines.setdefault(statement.block, []).append((statement, asked))
        if prop is not None:
            properties[prop.id] = one_each((properties.get(prop.id, prop), prop))[0]
    for sentence in sentences(page, mentions) if spoken is None else spoken:
        laid = taken.get(sentence.block, set())
        values = set(laid)
        told: list[Statement] = []
        doubted = doubt(sentence.words) if dubious(lows(sentence)) else None
        begun = len(found)
        said: dict[object, list[Statement | tuple[Mention, str]]] = {}
        for hit in hits(sentence, phrases, known.names, partial(_states, desk, sentence, said)):
            for one in said.get(_told(hit)) or _stated(desk, sentence, hit):
                if isinstance(one, Statement):
                    if one.value_start in laid:
                        continue  # layout says more than the words do
                    found.append(one)
                    told.append(one)
                    values.add(one.value_start)
                else:
                    unjudged.setdefault(*one)
        for one in held(sentence, known):
            if one.value_start not in laid:
                found.append(one)
                told.append(one)
                values.add(one.value_start)
        named = described(sentence, known, {(one.property, one.value_start) for one in told})
        found.extend(one for one in named if one.value_start not in laid)
        for statement, prop in counted(sentence, known, frozenset(values), phrases, told, lines.get(sentence.block, ())):
            found.append(statement)
            properties[prop.id] = one_each((properties.get(prop.id, prop), prop))[0]
        if doubted is not None:
            found[begun:] = as_told(found[begun:], doubted)
    stated = {(one.block, one.value_start) for one in found}
    return Tied(
        _once(found),
        repeated(properties.values(), found),
        tuple((mention, why) for mention, why in unjudged.items() if (mention.block, mention.start) not in stated),
    )


def _states(desk: _Desk, sentence: Sentence, said: dict[object, list[Statement | tuple[Mention, str]]], hit: Hit) -> bool:
    """Does a phrase state anything where it stands, or is there a reason why it is not judged?"""
    said[_told(hit)] = found = list(_stated(desk, sentence, hit))
    return bool(found)


def _told(hit: Hit) -> object:
    return hit.property, hit.phrase, hit.first, hit.last, tuple(hit.slots.items())


def _stated(desk: _Desk, sentence: Sentence, hit: Hit) -> Iterator[Statement | tuple[Mention, str]]:
    """The statement that a phrase makes in its sentence, or a mention with the reason why it is not judged; nothing where no subject is told."""
    prop = desk.phrases.properties[hit.property]
    value = value_of(desk.known, sentence, hit, prop)
    if value is None:
        return
    who = subject_of(desk.known, sentence, hit, value, prop)
    if who is None or not can_be_asked(desk.known, who, prop):
        return
    if who not in desk.known.entities and (who.count(" ") > _MOST_OF_WORDS or not definite(desk.known, sentence, hit)):
        if value.mention is not None:
            yield value.mention, f"it is said of `{who[:60]}`, which is none of those the texts speak of"
        return
    made = _made(desk, prop, sentence, hit, who)
    if made is None:
        return
    prop = _placed(desk, made, value)
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
        scope="; ".join(dict.fromkeys(filter(None, (_scope(sentence, hit) or restriction(desk.known, sentence, hit, prop), bears.scope)))),
        when="" if event or prop.time == "timeless" or (prop.wording == "term" and "subject" in hit.slots) else _when(sentence, hit) or bears.when,
        modality=bears.modality,
        attributed_to=bears.attributed_to,
        tie=f"the phrase `{hit.phrase}`" if len(hit.phrase) <= _LONGEST_TIE else f"the words `{sentence.words[hit.anchor].text}`",
    )


def _made(desk: _Desk, prop: Property, sentence: Sentence, hit: Hit, who: str) -> Property | None:
    """What is created is founded where it is a body; anything else has whoever designed it."""
    if prop.id not in {"founded", "founded-by"} or sentence.words[hit.anchor].low != "created":
        return prop
    entity = desk.known.entities.get(who)
    if (entity is not None and entity.type in {"organisation", "place", "event"}) or who == desk.known.main.get(sentence.page.path):
        return prop
    return desk.phrases.properties.get("designer") if prop.id == "founded-by" else None


def _placed(desk: _Desk, prop: Property, value: Found) -> Property:
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


def _evidence(sentence: Sentence, hit: Hit, value: Found) -> tuple[int, int]:
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
