"""By whom was what done? What can be done but once, and another in another text is said to have done: opened by King Haakon, opened by Queen Maud."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from claimcheck.ids import slug
from claimcheck.model import Property
from claimcheck.prose import Document, Mention, Statement
from claimcheck.reading.expect import Expect
from claimcheck.reading.names import fold
from claimcheck.reading.reader import read
from claimcheck.reading.values import NotJudged
from claimcheck.texts.bearing import bearing
from claimcheck.texts.cast import Cast, about
from claimcheck.texts.echoes.stems import stem, stems
from claimcheck.texts.frames.alike import could_be_one
from claimcheck.texts.frames.same import Framed
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.syntax import frame

# What one alone does, and once, to what it is done to.
_ONCE = stems(
    "opened reopened inaugurated acquired bought purchased consecrated dedicated commissioned discovered invented excavated founded established created"
    " unveiled crowned ordained assassinated murdered succeeded christened conquered patented coined proposed demolished donated bequeathed sponsored"
    " conducted coached captained hosted presented narrated moderated skippered edited translated choreographed chaired curated annexed liberated sculpted"
)
_WITH = {"by": _ONCE, "under": stems("studied trained apprenticed educated"), "for": stems("built constructed designed commissioned")}
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their"))
_TITLES = frozenset("king queen prince princess emperor empress pope bishop archbishop president sir lady lord dame saint st".split())
_MOST_BETWEEN = 8  # words between what is done and by whom
_MOST_TEXTS = 8
_MOST_WORDS = 12
Key = tuple[str, str]


class _Done(NamedTuple):
    """What was done by whom: the tokens of both."""

    sentence: Sentence
    name: Mention
    verb: int
    first: int


def agents(documents: Sequence[Document], known: Cast, spoken: Sequence[Iterable[Sentence]]) -> tuple[Framed, ...]:
    """For each document, who did what another says somebody else did, if neither names both. It may have been done twice: a possible contradiction."""
    if not 1 < len(documents) <= _MOST_TEXTS:
        return tuple(Framed((), ()) for _ in documents)
    done = [_by_question(document, known, sentences) for document, sentences in zip(documents, spoken, strict=True)]
    told: list[dict[Key, tuple[Statement, Property]]] = [{} for _ in documents]
    words: dict[int, frozenset[str]] = {}
    for a, b in combinations(range(len(documents)), 2):
        for key in sorted(done[a].keys() & done[b].keys()):
            one, other = done[a][key], done[b][key]
            if len(one) > 1 or len(other) > 1 or could_be_one(one[0].name.text, other[0].name.text, known.names):
                continue
            if _last(one[0]) in _said(documents, b, words) or _last(other[0]) in _said(documents, a, words):
                continue
            rows = _row(key, one[0]), _row(key, other[0])
            if all(row is not None for row in rows) and not _at_other_times(one[0], other[0]):
                for n, row in zip((a, b), rows, strict=True):
                    if row is not None:
                        told[n].setdefault(key, row)
    return tuple(Framed(tuple(row for row, _ in each.values()), tuple(prop for _, prop in each.values())) for each in told)


def _by_question(document: Document, known: Cast, sentences: Iterable[Sentence]) -> dict[Key, list[_Done]]:
    """What was done to whom, with everybody who is said to have done it; not what a statement says already."""
    tied = {(one.block, one.value_start) for one in document.statements if one.property not in _LOOSE}
    found: dict[Key, list[_Done]] = {}
    for sentence in sentences:
        for done in _done(sentence):
            if (sentence.block, done.name.start) in tied:
                continue
            who = about(sentence, done.verb, known)
            subject = who.id if who is not None and who.id in known.entities else "" if who is not None else document.subject
            if subject:
                found.setdefault((subject, f"{stem(sentence.words[done.verb].low)} {sentence.words[done.first].low}"), []).append(done)
    return found


_LOOSE = frozenset(("parent", "owner"))


def _done(sentence: Sentence) -> Iterator[_Done]:
    words = sentence.words
    for k, word in enumerate(words):
        if word.low not in _WITH or k + 1 >= len(words):
            continue
        wanted = _WITH[word.low]
        verb = next(
            (j for j in range(k - 1, max(k - _MOST_BETWEEN, -1), -1) if words[j].low.endswith(("ed", "ght", "lt")) and stem(words[j].low) in wanted),
            -1,
        )
        if verb < 0 or any(words[j].text in {".", ";"} or words[j].low in {"and", "but", "by"} for j in range(verb + 1, k)):
            continue
        first = k + 1
        while first < len(words) and (words[first].low in _ARTICLES or (words[first].kind == "w" and words[first].text.islower() and first < k + 3)):
            first += 1
        if first >= len(words):
            continue
        name = next((one for one in sentence.mentions if one.kind == "name" and one.start <= words[first].start < one.end), None)
        if name is not None and frame(sentence).built.tags[verb] in "VA":
            yield _Done(sentence, name, verb, k)


def _at_other_times(one: _Done, other: _Done) -> bool:
    """Are they dated differently in their clauses, so that it may have been done twice?"""
    a, b = _years(one), _years(other)
    return bool(a) and bool(b) and not a & b


def _years(done: _Done) -> frozenset[str]:
    words, clauses = done.sentence.words, frame(done.sentence).built.clause_of
    return frozenset(word.text for n, word in enumerate(words) if clauses[n] == clauses[done.verb] and len(word.text) == 4 and word.text.isdecimal())


def _last(done: _Done) -> str:
    """The word of a name by which others would know it: its last, or behind a title its first."""
    words = fold(done.name.text)
    return next((word for word in words if word not in _TITLES), "") if words[:1] and words[0] in _TITLES else words[-1] if words else ""


def _said(documents: Sequence[Document], n: int, known: dict[int, frozenset[str]]) -> frozenset[str]:
    if n not in known:
        known[n] = frozenset(word for block in documents[n].page.blocks for word in fold(block.text))
    return known[n]


def _row(key: Key, done: _Done) -> tuple[Statement, Property] | None:
    subject, deed = key
    sentence, words = done.sentence, done.sentence.words
    starts = [word.start for word in words]
    i, j = bisect_left(starts, done.name.start), bisect_left(starts, done.name.end)
    bears = bearing(sentence, i, j, frozenset((done.name.start,)))
    if bears.denied or bears.modality or isinstance(read(done.name.text, Expect("entity")), NotJudged):
        return None
    label = f"{words[done.verb].low} {words[done.first].low}"
    prop = Property(id=f"who-{slug(deed)}", label=label, datatype="entity", time="fluctuating")
    few = j - done.verb <= _MOST_WORDS
    return (
        Statement(
            subject=subject,
            property=prop.id,
            value=done.name.text,
            block=sentence.block,
            start=words[done.verb].start if few else done.name.start,
            end=done.name.end,
            value_start=done.name.start,
            value_end=done.name.end,
            scope=bears.scope,
            attributed_to=bears.attributed_to,
            tie=f"the words `{label}`",
        ),
        prop,
    )
