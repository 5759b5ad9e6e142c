"""Which works do texts speak of? Each once, those that the ledger declares as what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.ids import slug
from claimcheck.ledger import Ledger
from claimcheck.model import Entity
from claimcheck.prose import Document, Statement
from claimcheck.reading import fold, name_table, resolve
from claimcheck.reading.expect import NameTable

MOST_WORDS = 12
MAIN = re.compile(r"[:?!]\s|\s[–—-]\s")


class Shelf:
    """The works that texts speak of, each once, by what tells them apart."""

    def __init__(self, ledger: Ledger, documents: Sequence[Document]) -> None:
        declared = {**ledger.entities, **{entity.id: entity for document in documents for entity in document.entities}}
        self.told = {fold(entity.name): id for id, entity in declared.items() if id not in ledger.entities}
        self.taken = set(declared)
        self.works = _names(entity for entity in ledger.entities.values() if entity.type == "work")
        self.known = declared
        self.names = _names(declared.values())
        self.made: dict[str, Entity] = {}
        self._ids: dict[object, str] = {}

    def told_as(self, id: str) -> frozenset[tuple[str, ...]]:
        """The names of an entity, as they are compared."""
        entity = self.known.get(id)
        return frozenset(map(fold, (entity.name, *entity.aliases, *entity.short))) if entity is not None else frozenset()

    def entity(self, told: object, wanted: str, names: Sequence[str]) -> str:
        """The id of the work that is told apart so: the declared one that bears one of the names, or a new one by the first of them."""
        id = self._ids.get(told)
        if id is None:
            id = next((found for name in names for part in _parts(name) if (found := resolve(part, self.works)) in self._declared), "")
            if not id:
                id = next((self.told.pop(fold(name)) for name in names if name[-4:].isdigit() and fold(name) in self.told), "") or self._free(
                    slug(wanted)
                )
                # A work may bear the name of what it is about, which is to keep it.
                names = [name for name in dict.fromkeys(names) if name and not self._taken(name, id)] or [f"the text {id}"]
                self.made[id] = Entity(
                    id=id, name=names[0], aliases=tuple(dict.fromkeys(name for name in names[1:] if name != names[0])), type="work"
                )
            self._ids[told] = id
        return id

    def _taken(self, name: str, id: str) -> bool:
        other = resolve(name, self.names)
        return bool(other) and other != id

    def _free(self, id: str) -> str:
        free, count = id, 1
        while free in self.taken:
            count += 1
            free = f"{id}-{count}"
        self.taken.add(free)
        return free

    @property
    def _declared(self) -> frozenset[str]:
        return frozenset(self.works.ids.values()) - {""}


def _names(entities: Iterable[Entity]) -> NameTable:
    return name_table((entity.id, name) for entity in entities for name in (entity.name, *entity.aliases, *entity.short))


def _parts(name: str) -> Iterator[str]:
    """A title, and its main title."""
    yield name
    if found := MAIN.search(name):
        yield name[: found.start()]


def statement(subject: str, property: str, value: str, block: int, start: int, end: int, value_start: int, value_end: int, tie: str) -> Statement:
    """A statement that is said outright: undated, undoubted, of the whole."""
    return Statement(subject, property, value, block, start, end, value_start, value_end, tie=tie)
