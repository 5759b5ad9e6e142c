"""Which questions are one, though texts ask them in different ways? How high a mountain is, how many of the staff are apprentices, who founded it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from claimcheck.ids import slug
from claimcheck.model import Property
from claimcheck.prose import Document, Statement
from claimcheck.reading.expect import NameTable
from claimcheck.reading.names import fold
from claimcheck.texts.cast import Cast
from claimcheck.texts.frames.alike import could_be_one

_SUMMITS = frozenset("mountain peak fell summit volcano mount massif hill ridge crag".split())
_AHEAD = frozenset("mount mt mont monte ben beinn piz pico cerro jebel gunung".split())
_BEHIND = frozenset("peak fell mountain hill pike".split())
_TOOK_PLACE = frozenset(("made", "held", "took-place", "carried-out", "undertaken", "accomplished", "achieved", "came", "occurred", "began"))
_COUNT = "number-of-"
_YEARLY = ("annual-", "yearly-")
# What few have a hand in, so that a text that names them names them all.
_MADE_BY = ("founded-by", "designer", "author", "composer", "directed-by")
_MOST_TEXTS = 8
_MOST_MAKERS = 3
Key = tuple[str, str]


def as_meant(statements: tuple[Statement, ...], known: Cast, properties: Mapping[str, Property]) -> tuple[Statement, ...]:
    """The statements of a text, each as an answer to what it is about: who is vice-president is no head, and the height of a mountain is its elevation.

    When the first flight of something took place is when it first flew.
    """
    statements = tuple(_happened(one, known, properties) if one.property in _TOOK_PLACE else one for one in statements)
    deputies = {(one.block, one.value_start) for one in statements if one.property == "deputy-head"}
    if deputies:
        statements = tuple(one for one in statements if one.property != "head" or (one.block, one.value_start) not in deputies)
    return _summits(statements, known)


def _happened(one: Statement, known: Cast, properties: Mapping[str, Property]) -> Statement:
    event, _, whose = one.subject.partition(" of ")
    asked = slug(event) if whose in known.entities else ""
    prop = properties.get(asked) if asked else None
    return replace(one, subject=whose, property=asked) if prop is not None and prop.time == "event" and prop.datatype == "date" else one


def _summits(statements: tuple[Statement, ...], known: Cast) -> tuple[Statement, ...]:
    if not any(one.property == "height" for one in statements):
        return statements
    return tuple(replace(one, property="elevation") if one.property == "height" and _is_summit(one.subject, known) else one for one in statements)


def _is_summit(subject: str, known: Cast) -> bool:
    entity = known.entities.get(subject)
    words = fold(entity.name) if entity else ()
    return bool(words) and (words[0] in _AHEAD or words[-1] in _BEHIND or bool(known.nouns.get(subject, frozenset()) & _SUMMITS))


def parts_counted(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, where what is counted as a part is what others count by itself: *640 people, 87 of them apprentices*, *78 apprentices*.

    So is what is as much in a year, said in either way: *an annual output of*, *an output of … a year*.
    """
    told = [one for document in documents for one in document.statements if not one.scope]
    yearly = {one.property.partition("-")[2] for one in told if one.property.startswith(_YEARLY)}
    counted = {(one.subject, one.property) for one in told if one.property.startswith(_COUNT) or one.property in yearly}
    if not counted:
        return tuple(documents)
    asked = {prop.id: prop for document in documents for prop in document.properties}
    return tuple(_recounted(document, counted, asked) for document in documents)


def _recounted(document: Document, counted: set[Key], asked: Mapping[str, Property]) -> Document:
    own = {prop.id for prop in document.properties}
    moved: dict[int, str] = {}
    for n, one in enumerate(document.statements):
        if (one.scope and (id := f"{_COUNT}{slug(one.scope)}") != one.property and (one.subject, id) in counted) or (
            one.property.startswith(_YEARLY) and (one.subject, id := one.property.partition("-")[2]) in counted
        ):
            moved[n] = id
    if not moved:
        return document
    statements = tuple(
        replace(one, property=moved[n], scope="" if moved[n].startswith(_COUNT) else one.scope) if n in moved else one
        for n, one in enumerate(document.statements)
    )
    more = [asked[id] for id in dict.fromkeys(moved.values()) if id not in own and id in asked]
    return replace(document, statements=statements, properties=(*document.properties, *more))


def sole_makers(documents: Sequence[Document], properties: Mapping[str, Property], names: NameTable) -> tuple[Document, ...]:
    """The documents, with the founder that each names held against the other that another names, where neither names both.

    Others may have had a hand in it, so that what comes of it is a possible contradiction.
    """
    if not 1 < len(documents) <= _MOST_TEXTS:
        return tuple(documents)
    made = [_made(document) for document in documents]
    more: list[dict[int, Statement]] = [{} for _ in documents]
    for a, b in combinations(range(len(documents)), 2):
        for key in sorted(made[a].keys() & made[b].keys()):
            one, other = made[a][key], made[b][key]
            if len(one) > _MOST_MAKERS or len(other) > _MOST_MAKERS or any(could_be_one(x.value, y.value, names) for x in one for y in other):
                continue
            if not (_names(documents[a], other) or _names(documents[b], one)):
                for n, rows in ((a, one), (b, other)):
                    more[n].setdefault(id(rows[0]), replace(rows[0], property=f"sole-{key[1]}"))
    return tuple(_with(document, list(rows.values()), properties) for document, rows in zip(documents, more, strict=True))


def _made(document: Document) -> dict[Key, list[Statement]]:
    made: dict[Key, list[Statement]] = {}
    for one in document.statements:
        if one.property in _MADE_BY and not (one.modality or one.scope or one.value.startswith("not ")):
            made.setdefault((one.subject, one.property), []).append(one)
    return made


def _names(document: Document, rows: Sequence[Statement]) -> bool:
    """Does a text name one of them anywhere, by the last word of the name?"""
    wanted = {words[-1] for one in rows if (words := fold(one.value))}
    return any(wanted & {*fold(text)} for text in _texts(document))


def _texts(document: Document) -> Iterator[str]:
    return (block.text for block in document.page.blocks)


def _with(document: Document, rows: Sequence[Statement], properties: Mapping[str, Property]) -> Document:
    if not rows:
        return document
    asked = sorted({one.property for one in rows})
    more = [Property(id=id, label=properties[id.removeprefix("sole-")].label, datatype="entity", time="fluctuating") for id in asked]
    return replace(document, statements=(*document.statements, *rows), properties=(*document.properties, *more))
