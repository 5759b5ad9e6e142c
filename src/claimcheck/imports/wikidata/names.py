"""What are the entities called that claims name? Kept on disk while a file is read, since who is named is known only at its end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from claimcheck.imports.wikidata.properties import term
from claimcheck.imports.wikidata.values import clean, entity_id, main_value

INSTANCE_OF, HUMAN = "P31", "Q5"
MOST_ALIASES = 30
_HIGHEST = 2**32
_LIKE_AN_ID = re.compile(r"\W*[QPLM]\W*[1-9][0-9]*\W*", re.IGNORECASE)


class Marks:
    """A set of entities, a bit for each item that could be, so that millions of them take a few megabytes."""

    def __init__(self) -> None:
        self._bits = bytearray()
        self._other: set[str] = set()

    def add(self, id: str) -> None:
        """Put an entity in."""
        number = _number(id)
        if number < 0:
            self._other.add(id)
            return
        if number >> 3 >= len(self._bits):
            self._bits.extend(bytes((number >> 3) - len(self._bits) + 1))
        self._bits[number >> 3] |= 1 << (number & 7)

    def __contains__(self, id: str) -> bool:
        number = _number(id)
        if number < 0:
            return id in self._other
        return number >> 3 < len(self._bits) and bool(self._bits[number >> 3] >> (number & 7) & 1)

    def __iter__(self) -> Iterator[str]:
        for at, byte in enumerate(self._bits):
            if byte:
                yield from (f"Q{at * 8 + bit}" for bit in range(8) if byte >> bit & 1)
        yield from sorted(self._other)


def _number(id: str) -> int:
    """The number of an item below a bound, which keeps one odd id from taking all memory; else -1."""
    if id[0] != "Q" or not 1 < len(id) < 12 or id[1] == "0":
        return -1
    try:
        number = int(id[1:])
    except ValueError:
        return -1
    return number if 0 < number < _HIGHEST else -1


class Names:
    """The names of all entities of a file, in the order of the file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = open(path, "w", encoding="utf-8", errors="replace")  # noqa: SIM115  # closed by whoever made it

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def add(self, entity: Mapping[str, Any], language: str) -> None:
        """Keep what an entity is called and what it is."""
        if entity.get("type") == "property":
            return
        id = str(entity["id"])
        name = term(entity.get("labels"), language)
        record = {"id": id, "name": name, "aliases": _aliases(entity.get("aliases"), language, name), "class": _class(entity.get("claims"))}
        self._file.write(json.dumps(record, ensure_ascii=False) + "\n")

    def labels(self, wanted: Iterable[str]) -> dict[str, str]:
        """The names of some of them."""
        wanted = set(wanted)
        return {record["id"]: record["name"] for record in self._read() if record["id"] in wanted and record["name"]} if wanted else {}

    def records(self, used: Marks) -> Iterator[tuple[str, Mapping[str, Any]]]:
        """Each entity that is used, as a ledger declares it: those of the file in its order, then those it does not hold."""
        classes = {record["class"] for record in self._read() if record["class"] and record["id"] in used}
        kinds = self.labels(classes)
        seen = Marks()
        for record in self._read():
            id = record["id"]
            if id in used and id not in seen:
                seen.add(id)
                yield id.lower(), _declared(id, record["name"], record["aliases"], record["class"], kinds)
        for id in used:
            if id not in seen:
                yield id.lower(), _declared(id, "", (), "", kinds)

    def _read(self) -> Iterator[Any]:
        self._file.flush()
        with open(self._path, encoding="utf-8") as file:
            yield from map(json.loads, file)


def _declared(id: str, name: str, aliases: Iterable[str], kind: str, kinds: Mapping[str, str]) -> Mapping[str, Any]:
    # A bus route called Q64 must not be taken for the item Q64.
    fields: dict[str, Any] = {"name": f"{name} ({id})" if _LIKE_AN_ID.fullmatch(name) else name or id}
    if others := [alias for alias in aliases if not _LIKE_AN_ID.fullmatch(alias)]:
        fields["aliases"] = others
    if kind == HUMAN:
        fields["type"] = "person"
    elif kind in kinds:
        fields["note"] = kinds[kind]
    return fields | ({"wikidata": id} if id[0] == "Q" and id[1:].isdecimal() else {})


def _aliases(aliases: Any, language: str, name: str) -> list[str]:
    found = aliases.get(language) if isinstance(aliases, dict) else None
    texts = (clean(str(one.get("value", ""))) for one in (found if isinstance(found, list) else ()) if isinstance(one, dict))
    return list(dict.fromkeys(text for text in texts if text and text != name))[:MOST_ALIASES]


def _class(claims: Any) -> str:
    """What it is an instance of: a human, if that is among it, else the first."""
    statements = claims.get(INSTANCE_OF) if isinstance(claims, dict) else None
    found = [
        entity_id(main_value(statement))
        for statement in (statements if isinstance(statements, list) else ())
        if isinstance(statement, dict) and statement.get("rank") != "deprecated"
    ]
    return HUMAN if HUMAN in found else next((id for id in found if id), "")
