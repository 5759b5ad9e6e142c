"""Which claims do the statements of an entity make? One for each source of each statement, with value, unit, scope and time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from claimcheck.imports.wikidata.names import Marks
from claimcheck.imports.wikidata.properties import Book, Known
from claimcheck.imports.wikidata.qualifiers import Qualified, qualified
from claimcheck.imports.wikidata.references import Detail, Origin, origins
from claimcheck.imports.wikidata.values import Stated, main_snak, stated
from claimcheck.reading import dimension
from claimcheck.reading.units import is_unit

PLANNED = "planned: the item was last changed before that day"


def modified(entity: Mapping[str, Any]) -> str:
    """The day on which an entity was last changed."""
    found = str(entity.get("modified", ""))[:10]
    return found if _DAY.fullmatch(found) else ""


_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(slots=True)
class Used:
    """What the claims name: properties, sources, entities; and standard properties with parts that need not add up."""

    properties: set[str] = field(default_factory=set)
    sources: dict[str, Origin] = field(default_factory=dict)
    entities: Marks = field(default_factory=Marks)
    parted: set[str] = field(default_factory=set)


class Reader:
    """Reads one entity after the other, and counts what is left out and why."""

    def __init__(
        self,
        book: Book,
        currencies: Mapping[str, str],
        rank: Literal["all", "best"],
        detail: Detail,
        only: frozenset[str],
        language: str,
        used: Used,
        left: Counter[str],
    ) -> None:
        self._book, self._currencies, self._rank, self._detail, self._only = book, currencies, rank, detail, only
        self._plain = frozenset(("", "mul", language))  # texts in these need no tag
        self._used, self._left = used, left
        self._counts = dict[str, int]()
        self._modified = ""
        self.statements = 0

    def claims(self, entity: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
        """The claims of an entity, their cells in the order of a table. What a property states of itself is no claim."""
        if entity.get("type") == "property":
            return
        found = entity.get("claims") or entity.get("statements")
        written: set[tuple[str, ...]] = set()
        self._modified = modified(entity)
        if found:
            self._used.entities.add(str(entity["id"]))
        self._counts = dict[str, int]()
        for property, statements in sorted(found.items(), key=_order) if isinstance(found, dict) else ():
            listed: list[Mapping[str, Any]] = [one for one in statements if isinstance(one, dict)] if isinstance(statements, list) else []
            if self._only and property not in self._only:
                self._left["not asked for by --only"] += len(listed)
            elif listed:
                yield from self._of_property(str(entity["id"]), property, listed, written)

    def _of_property(
        self, subject: str, property: str, statements: list[Mapping[str, Any]], written: set[tuple[str, ...]]
    ) -> Iterator[tuple[str, ...]]:
        self.statements += len(statements)
        kept = [one for one in statements if one.get("rank") != "deprecated"]
        if len(kept) < len(statements):
            self._left["deprecated"] += len(statements) - len(kept)
        known = self._book.known.get(property) or self._book.of(property, next((str(main_snak(one).get("datatype", "")) for one in kept), ""))
        if self._rank == "best" or known.best:
            preferred = [one for one in kept if one.get("rank") == "preferred"]
            if preferred:
                self._left["not of the best rank"] += len(kept) - len(preferred)
                kept = preferred
        for statement in kept:
            cells = self._cells(known, statement)
            if isinstance(cells, str):
                self._left[cells] += 1
                continue
            yield from self._by_source(subject, known, property, statement, cells, written)

    def _cells(self, known: Known, statement: Mapping[str, Any]) -> tuple[Stated, Qualified] | str:
        found = stated(main_snak(statement), self._currencies)
        if isinstance(found, str):
            return found
        beside = qualified(statement.get("qualifiers"), self._book.label, known.separators, self._currencies)
        if isinstance(beside, str):
            return beside
        if found.time is not None and (beside.circa or beside.bounds):
            found = found._replace(text=_bounded(found, beside))
            beside = beside._replace(when="" if beside.when == beside.bounds else beside.when)
        fault = _unit_fault(known, found)
        return fault or (found, beside)

    def _by_source(
        self, subject: str, known: Known, property: str, statement: Mapping[str, Any], cells: tuple[Stated, Qualified], written: set[tuple[str, ...]]
    ) -> Iterator[tuple[str, ...]]:
        value, beside = cells
        tags = beside.scope if value.language in self._plain else (*beside.scope, f"in {value.language}")
        scope = "; ".join(tags) if tags else ""
        begins = beside.began if value.time is None or beside.bounds else (*beside.began, value.time)
        note = PLANNED if begins and any(time.after(self._modified) for time in begins) else ""
        item, unit, count = subject.lower(), value.unit and ("" if is_unit(value.unit) else value.unit), 0
        for origin in origins(statement.get("references"), self._detail):
            said = (known.id, value.text, value.unit, scope, beside.when, origin.id, origin.quote, origin.locator)
            if said in written:
                self._left["the same as another of its item and source"] += not count
                continue
            written.add(said)
            count += 1
            self._note(subject, known, property, value, beside, origin)
            place = (origin.id, origin.quote, origin.locator, note)
            yield (self._fresh_id(item, known.id), item, known.id, value.text, unit, scope, beside.when, *place)

    def _fresh_id(self, subject: str, property: str) -> str:
        """The item, the property and, from the second on, a count: what a reader needs to find the statement."""
        count = self._counts[property] = self._counts.get(property, 0) + 1
        return f"{subject}:{property}:{count}" if count > 1 else f"{subject}:{property}"

    def _note(self, subject: str, known: Known, property: str, value: Stated, beside: Qualified, origin: Origin) -> None:
        used = self._used
        used.properties.add(property)
        if value.entity:
            used.entities.add(value.entity)
        for id in beside.named:
            used.entities.add(id)
        if beside.scope and known.standard is not None and known.standard.additive:
            used.parted.add(known.id)
        before = used.sources.get(origin.id)
        if before is None or origin.accessed > before.accessed:
            used.sources[origin.id] = origin._replace(locator="", quote="") if origin.locator or origin.quote else origin


def _order(found: tuple[str, Any]) -> tuple[int, str]:
    """By the number of the property: the order of keys says nothing."""
    return len(found[0]), found[0]


def _bounded(found: Stated, beside: Qualified) -> str:
    time = found.time
    if beside.bounds:
        return beside.bounds
    return f"{time.end}~" if time is not None and time.end else found.text


def _unit_fault(known: Known, found: Stated) -> str:
    """Would the unit be taken for another than it is?"""
    prop = known.standard
    if prop is None or prop.datatype != "quantity" or found.text in {"unknown", "none"}:
        return ""
    if prop.unit and not found.unit:
        return "a number without a unit, where one would be assumed"
    if found.unit[:1] == "q" and found.unit[1:].isdecimal():
        return "a unit that is not known here"
    if prop.words and not prop.unit and dimension(found.unit) not in {"", "count", "share"}:
        return "a unit that is not known here"
    return ""
