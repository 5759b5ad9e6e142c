"""Which sentences are the same but for a figure or a date? They answer one question, even where nothing else says which."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from claimcheck.model import Property
from claimcheck.prose import Document, Mention, Span, Statement
from claimcheck.reading.expect import Datatype, Expect
from claimcheck.reading.reader import read
from claimcheck.reading.values import NotJudged, Period, Quantity, Value
from claimcheck.texts.structure.asked import rounded

_FEWEST_WORDS = 4
_LONGEST = 800
_MOST_VALUES = 6
_BEFORE, _BEHIND = 5, 3
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_IDLE = frozenset(("the", "a", "an", "also", "now", "just"))
_LITTLE = frozenset((
    "of", "in", "on", "at", "by", "for", "to", "from", "with", "and", "or", "is", "are", "was", "were", "has", "have", "had", "it", "its", "they", "their",
    "he", "she", "his", "her", "this", "that", "which", "as", "be", "been", "some", "about", "over", "more", "than", "under", "only",
))  # fmt: skip
_PRONOUNS = frozenset((
    "it", "its", "they", "their", "he", "his", "she", "her", "this", "these", "those", "that", "we", "our", "i", "my", "there", "who", "another",
))  # fmt: skip
_TOLD = frozenset(("paragraph", "item"))
_SLOTS = {"quantity": "#", "ordinal": "#", "date": "@", "period": "@"}
Asked = tuple[str, str, str]


class Framed(NamedTuple):
    """What the sentences of one document say that others, or it elsewhere, say of the same with another value; and the questions."""

    statements: tuple[Statement, ...]
    properties: tuple[Property, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A value in a frame: its document, its sentence, the time that the sentence gives beside it, and whether one text says it but once.

    What has a name, and is no item, no event and under no heading with a number, is no member of a row of parallel sentences.
    """

    document: int
    span: Span
    mention: Mention
    when: str
    alone: bool


def framed(documents: Sequence[Document]) -> tuple[Framed, ...]:
    """For each document, what its sentences say in the same words as others but for one value. Time is linear in the texts."""
    frames: dict[str, list[_Said]] = {}
    for n, document in enumerate(documents):
        for span, held in _sentences(document):
            for key, said in _frames(n, document, span, held):
                frames.setdefault(key, []).append(said)
    told: list[list[tuple[Statement, Property]]] = [[] for _ in documents]
    asked = [{(one.block, one.value_start): (one.subject, one.property, one.scope) for one in document.statements} for document in documents]
    for key, members in frames.items():
        compared = _comparable([said for said in members if _reads(said.mention)], asked) if len(members) > 1 else []
        if compared:
            prop, subject = _property(key, compared, documents), _subject(compared, documents)
            for said in compared:
                told[said.document].append((_statement(said, prop, subject, documents[said.document]), prop))
    return tuple(_in_order(rows) for rows in told)


def _in_order(rows: Sequence[tuple[Statement, Property]]) -> Framed:
    placed = sorted(rows, key=lambda row: (row[0].block, row[0].value_start, row[0].property))
    known = {prop.id: prop for _, prop in placed}
    return Framed(tuple(statement for statement, _ in placed), tuple(known.values()))


def _sentences(document: Document) -> Iterator[tuple[Span, list[Mention]]]:
    """The sentences of paragraphs and items that hold values, with those of them that do not stand within one another."""
    held = [one for one in document.mentions if one.kind in _SLOTS]
    keys = [(one.block, one.start) for one in held]
    for n in dict.fromkeys(one.block for one in held):
        block = document.page.blocks[n]
        for span in block.sentences if block.kind in _TOLD else ():
            inside = held[bisect_left(keys, (n, span.start)) : bisect_left(keys, (n, span.end))]
            if inside and span.end - span.start <= _LONGEST:
                apart = [inside[0]]
                for one in inside[1:]:
                    if one.start >= apart[-1].end:
                        apart.append(one)
                yield span, apart


def _frames(n: int, document: Document, span: Span, held: Sequence[Mention]) -> Iterator[tuple[str, _Said]]:
    """The frames of a sentence: its words with a place for each value, once for each value that is asked for."""
    figures = [one for one in held if _SLOTS[one.kind] == "#"]
    times = [one for one in held if _SLOTS[one.kind] == "@"]
    if len(held) > _MOST_VALUES:
        return
    text = document.page.blocks[held[0].block].text
    words, capital = _words(text, span, held)
    if sum(word not in _LITTLE and word not in {"#", "@"} for word in words) < _FEWEST_WORDS:
        return
    if figures and len(times) > 1:
        words += [one.text.lower() for one in times]  # which of them is the time of the figure is not told: all are to be the same
    named = capital and words[0] not in _PRONOUNS
    if not named and not document.subject:
        return
    for k, mention in enumerate(figures or times):
        if mention.value is not None and not isinstance(mention.value, NotJudged):
            key = "\x1f".join(("" if named else document.subject, str(k), _datatype(mention.value), *words))
            when = times[0].text if figures and len(times) == 1 else ""
            block = document.page.blocks[mention.block]
            apart = named and bool(figures) and block.kind == "paragraph" and not any(c.isdigit() for c in "".join(block.headings[-2:]))
            yield key, _Said(n, span, mention, when, apart)


def _reads(mention: Mention) -> bool:
    """Can the words of the value be read by themselves, as the ledger reads them?"""
    return not isinstance(read(mention.text, Expect(_datatype(mention.value))), NotJudged)


def _words(text: str, span: Span, held: Sequence[Mention]) -> tuple[list[str], bool]:
    """The words of a sentence in small letters without articles, a slot where a value stands, and whether it names anything."""
    words: list[str] = []
    capital = False
    start = span.start
    for mention in (*held, None):
        for found in _WORD.finditer(text, start, mention.start if mention else span.end):
            word = found[0]
            capital = capital or (word[0].isupper() and found.start() > span.start + 1)
            if (low := word.lower()) not in _IDLE:
                words.append(low)
        if mention:
            words.append(_SLOTS[mention.kind])
            start = mention.end
    return words, capital


def _comparable(members: Sequence[_Said], asked: Sequence[Mapping[tuple[int, int], Asked]]) -> list[_Said]:
    """Those of the sentences in one frame that are to be compared: of several texts; or of one, if they name whom they speak of and stand apart."""
    if len(members) < 2:
        return []
    kept: list[_Said] = []
    blocks: dict[int, dict[int, None]] = {}
    for said in members:
        seen = blocks.setdefault(said.document, {})
        if said.mention.block not in seen:
            seen[said.mention.block] = None
            kept.append(said)
    many = {document for document, seen in blocks.items() if len(seen) > 1}
    if any(said.document in many and not said.alone for said in kept):
        return []
    if len({(said.mention.value, said.when) for said in kept}) < 2:
        return []
    questions = {asked[said.document].get((said.mention.block, said.mention.start)) for said in kept}
    return [] if len(questions) == 1 and None not in questions else kept  # one property asks it of all of them already


def _subject(members: Sequence[_Said], documents: Sequence[Document]) -> str:
    """Of whom the sentences speak: the subject that all the texts share, else the words they begin with."""
    whose = dict.fromkeys(documents[said.document].subject for said in members)
    if len(whose) == 1 and "" not in whose:
        return next(iter(whose))
    said = members[0]
    words, _ = _words(documents[said.document].page.blocks[said.mention.block].text, said.span, ())
    return " ".join(words[:4])


def _property(key: str, members: Sequence[_Said], documents: Sequence[Document]) -> Property:
    said = members[0]
    text = documents[said.document].page.blocks[said.mention.block].text
    label = f"{text[said.span.start : said.mention.start].strip()} … {text[said.mention.end : said.span.end].strip()}"
    datatype = _datatype(said.mention.value)
    reported = datatype == "quantity" and any(rounded(_value(one)) for one in members)
    return Property(
        id=f"frame-{sha256(key.encode('utf-8', 'backslashreplace')).hexdigest()[:16]}",
        label=label[:120].strip(" …."),
        datatype=datatype,
        time="state" if datatype == "quantity" else "event",
        figures="reported" if reported else "exact",
    )


def _datatype(value: Value | NotJudged | None) -> Datatype:
    return "quantity" if isinstance(value, Quantity) else "period" if isinstance(value, Period) else "date"


def _value(said: _Said) -> Value | None:
    return None if isinstance(said.mention.value, NotJudged) else said.mention.value


def _statement(said: _Said, prop: Property, subject: str, document: Document) -> Statement:
    """What a sentence says, with a few words before and behind the value as evidence."""
    mention, text = said.mention, document.page.blocks[said.mention.block].text
    before = [found.start() for found in _WORD.finditer(text, said.span.start, mention.start)][-_BEFORE:]
    behind = [found.end() for found in _WORD.finditer(text, mention.end, said.span.end)][:_BEHIND]
    few = len(mention.text.split()) <= 4
    return Statement(
        subject=subject,
        property=prop.id,
        value=mention.text,
        block=mention.block,
        start=before[0] if before and few else mention.start,
        end=behind[-1] if behind and few else mention.end,
        value_start=mention.start,
        value_end=mention.end,
        when=said.when,
        tie="a sentence in the same words but for its value",
    )
