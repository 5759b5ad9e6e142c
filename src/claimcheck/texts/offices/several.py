"""Of which office is the day on which somebody took or left one, where texts name several offices of theirs?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.prose import Document, Statement
from claimcheck.reading.names import fold

_TERMS = frozenset(("term-began", "term-ended"))
_OFFICES = frozenset(("head", "chair", "manager", "deputy", "deputy-head", "mayor", "editor", "coach", "captain", "treasurer", "secretary"))


def by_office(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, the terms of whoever holds several offices told apart by these; those that no office goes with are left out.

    Ann Lee, director of the museum since 2021 and president of the club since 2015, has begun two terms that do not contradict each other.
    """
    people = {one.subject for document in documents for one in document.statements if one.property in _TERMS}
    if not people:
        return tuple(documents)
    called = {tuple(fold(name)): entity.id for entity in documents[0].entities if entity.id in people for name in (entity.name, *entity.aliases)}
    offices: dict[str, dict[str, None]] = {}
    for document in documents:
        for one in document.statements:
            if one.property in _OFFICES and (who := called.get(tuple(fold(one.value)))):
                offices.setdefault(who, {})[_office(one)] = None
    several = {who for who, held in offices.items() if len(held) > 1}
    if not several:
        return tuple(documents)
    return tuple(replace(document, statements=tuple(_apart(document, several, called))) for document in documents)


def _apart(document: Document, several: set[str], called: dict[tuple[str, ...], str]) -> Iterator[Statement]:
    held: dict[tuple[int, str], list[Statement]] = {}
    for one in document.statements:
        if one.property in _OFFICES and (who := called.get(tuple(fold(one.value)))) in several:
            held.setdefault((one.block, who or ""), []).append(one)
    for one in document.statements:
        if one.property not in _TERMS or one.subject not in several:
            yield one
            continue
        beside = dict.fromkeys(_office(other) for other in held.get((one.block, one.subject), ()) if one.value in other.when)
        if len(beside) == 1:
            yield replace(one, scope="; ".join(filter(None, (*beside, one.scope))))


def _office(one: Statement) -> str:
    return f"{one.scope or one.property} of {one.subject}"
