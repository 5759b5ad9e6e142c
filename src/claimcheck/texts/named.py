"""Whom do the values of statements name that nobody has introduced? Seats, heads and founders that no sentence speaks of otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from claimcheck.ids import slug
from claimcheck.model import Entity, Property
from claimcheck.prose import Document
from claimcheck.reading import fold, name_table, resolve

_SEVERAL = "; "


def with_named(documents: Sequence[Document], properties: Mapping[str, Property]) -> tuple[Document, ...]:
    """The documents with the entities that their values name, so that two names are known to be of two things, or of one.

    A name that is part of a longer one of the same texts (a family name, a place without its country) means that one if it can mean no other.
    """
    cast = {entity.id: entity for document in documents for entity in document.entities}
    table = name_table(_names(cast.values()))
    new = sorted({value for document in documents for value in _values(document, properties) if not resolve(value, table)}, key=_longest_first)
    if not new:
        return tuple(documents)
    ends: dict[str, set[str]] = {}  # entities by the words that begin and end their names
    for entity in cast.values():
        _mark(ends, entity)
    for name in new:
        words = fold(name)
        near = ends.get(words[0], set()) | ends.get(words[-1], set()) if words else set()
        owners = [id for id in near if _part_of(words, fold(cast[id].name))]
        if len(owners) == 1:
            entity = cast[owners[0]]
            cast[entity.id] = entity.model_copy(update={"aliases": (*entity.aliases, name)})
        elif not owners and words:
            id = _fresh(slug(name), cast)
            cast[id] = Entity(id=id, name=name)
            _mark(ends, cast[id])
    entities = tuple(cast[id] for id in sorted(cast))
    return tuple(replace(document, entities=entities) for document in documents)


def _mark(ends: dict[str, set[str]], entity: Entity) -> None:
    for word in {*fold(entity.name)[:1], *fold(entity.name)[-1:]}:
        ends.setdefault(word, set()).add(entity.id)


def _names(entities: Iterable[Entity]) -> Iterable[tuple[str, str]]:
    return ((entity.id, name) for entity in entities for name in (entity.id, entity.name, *entity.aliases, *entity.short))


def _values(document: Document, properties: Mapping[str, Property]) -> Iterable[str]:
    own = {prop.id: prop for prop in document.properties}
    for statement in document.statements:
        prop = properties.get(statement.property) or own.get(statement.property)
        if prop is not None and prop.datatype == "entity" and statement.value != "none":
            for value in statement.value.removeprefix("not ").split(_SEVERAL):
                if value[:1].isupper():
                    yield value


def _longest_first(name: str) -> tuple[int, str]:
    return -len(fold(name)), name


def _part_of(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Does a name begin or end a longer one?"""
    return 0 < len(part) < len(whole) and part in (whole[: len(part)], whole[-len(part) :])


def _fresh(id: str, taken: Mapping[str, Entity]) -> str:
    count, fresh = 1, id
    while fresh in taken:
        count += 1
        fresh = f"{id}-{count}"
    return fresh
