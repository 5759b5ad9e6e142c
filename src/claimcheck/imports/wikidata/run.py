"""How does a file of entities become a ledger? Read twice, properties first: what a statement means depends on the property it answers."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from claimcheck.errors import UsageError
from claimcheck.imports.ledger import Table, claims_table, folder, write_records
from claimcheck.imports.lines import BLOCK, opened
from claimcheck.imports.wikidata.entities import Bad, Entity, entities, held
from claimcheck.imports.wikidata.names import Marks, Names
from claimcheck.imports.wikidata.properties import Book, declared
from claimcheck.imports.wikidata.references import UNREFERENCED, Detail, Origin
from claimcheck.imports.wikidata.statements import Reader, Used, modified
from claimcheck.imports.wikidata.values import main_value
from claimcheck.load.files import shown

Rank = Literal["all", "best"]
ISO_CODE = "P498"


@dataclass(frozen=True, slots=True)
class Options:
    """What is asked for."""

    format: str = "parquet"
    language: str = "en"
    rank: Rank = "all"
    sources: Detail = "each"
    names: bool = True
    only: frozenset[str] = frozenset()
    properties: str = ""
    published: str = ""


@dataclass(slots=True)
class Told:
    """What came of it, in numbers."""

    entities: int = 0
    statements: int = 0
    claims: int = 0
    declared: int = 0
    sources: int = 0
    left: Counter[str] = field(default_factory=Counter)
    constraints: Mapping[str, int] = field(default_factory=dict)
    excepted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    bad: list[Bad] = field(default_factory=list)


def run(path: str, target: Path, options: Options, told: Told) -> None:
    """Write the statements of a file of entities as a ledger folder. ``told`` is filled as it goes on."""
    name = "standard input" if path == "-" else shown(path)
    with contextlib.ExitStack() as stack:
        into = stack.enter_context(folder(target))
        aside = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="claimcheck-import-", dir=into)))
        if path == "-" and not options.properties:
            path = _kept(aside)
        known = _properties(options.properties or path, name if not options.properties else shown(options.properties), options)
        names = stack.enter_context(contextlib.closing(Names(aside / "names.jsonl")))
        used = Used()
        reader = Reader(known[0], known[1], options.rank, options.sources, options.only, options.language, used, told.left)
        latest, seen = "", Marks()
        with opened(path) as file, claims_table(into / f"claims.{options.format}", options.format) as table:
            for entity in entities(file, name, told.bad):
                told.entities += 1
                if str(entity["id"]) in seen:
                    told.left["of an entity that stood in the file before"] += 1
                    continue
                seen.add(str(entity["id"]))
                latest = max(latest, modified(entity))
                names.add(entity, options.language)
                _write(reader, entity, table, told)
        if not told.claims:
            raise UsageError(f"{name}: {_nothing(told)}; nothing was written")
        _records(into, known[0], used, names, options, latest, told)


def _write(reader: Reader, entity: Entity, table: Table, told: Told) -> None:
    for claim in reader.claims(entity):
        table.add(claim)
        told.claims += 1
    told.statements = reader.statements


def _kept(aside: Path) -> str:
    """Standard input, in a file that can be read twice."""
    with open(aside / "input", "wb") as file:
        shutil.copyfileobj(sys.stdin.buffer, file, BLOCK)
    return str(aside / "input")


def _properties(path: str, name: str, options: Options) -> tuple[Book, Mapping[str, str]]:
    found: dict[str, Entity] = {}
    currencies: dict[str, str] = {}
    with opened(path) as file:
        for entity in entities(file, name, [], held):
            id = str(entity.get("id"))
            if entity.get("type") == "property":
                found[id] = _slim(entity)
            elif code := _code(entity):
                currencies[id] = code
    return Book(found, options.language, currencies), currencies


def _slim(entity: Entity) -> Entity:
    claims = entity.get("claims")
    kept = {"P2302": claims.get("P2302", [])} if isinstance(claims, dict) else {}
    return {"id": entity.get("id"), "labels": entity.get("labels"), "datatype": entity.get("datatype"), "claims": kept}


def _code(entity: Entity) -> str:
    """The code of a currency, if it has one."""
    from claimcheck.vocabulary.currencies import CODES

    claims = entity.get("claims")
    found = claims.get(ISO_CODE) if isinstance(claims, dict) else None
    codes = {
        str(main_value(statement))
        for statement in (found if isinstance(found, list) else ())
        if isinstance(statement, dict) and statement.get("rank") != "deprecated"
    } & CODES
    return codes.pop() if len(codes) == 1 else ""


def _nothing(told: Told) -> str:
    if told.bad:
        return f"line {told.bad[0].line:,}: {told.bad[0].why}"
    return "no statement that can be written" if told.entities else "no entities"


def _records(into: Path, book: Book, used: Used, names: Names, options: Options, latest: str, told: Told) -> None:
    """Write what the claims name: properties, sources, entities."""
    _declare(into, book, used, options.only)
    for item in sorted(book.named):
        used.entities.add(item)
    wanted = {origin.entity for origin in used.sources.values() if origin.entity}
    titles = names.labels(wanted)
    titles |= {id: book.label(id) for id in wanted if id.startswith("P")}
    own = options.published or latest
    told.sources = write_records(into, "sources", ((id, _source(origin, titles, own)) for id, origin in sorted(used.sources.items())))
    if options.names:
        told.declared = write_records(into, "entities", names.records(used.entities))
    told.constraints, told.excepted = book.left, book.excepted


def _declare(into: Path, book: Book, used: Used, only: frozenset[str]) -> None:
    if only:  # what was not asked for is not there to be required
        for id in used.properties:
            book.known[id] = book.known[id]._replace(traits={k: v for k, v in book.known[id].traits.items() if k not in {"requires", "inverse"}})
    needed, waiting = set[str](), sorted(used.properties)
    by_id = {known.id: id for id, known in book.known.items()}
    while waiting:
        id = waiting.pop()
        if id in needed:
            continue
        needed.add(id)
        waiting += [by_id[name] for name in _referred(book.known[id].traits) if name in by_id]
    found = ((book.known[id].id, declared(book.known[id], book.known[id].id not in used.parted)) for id in needed)
    write_records(into, "properties", sorted((id, fields) for id, fields in found if fields))


def _referred(traits: Mapping[str, Any]) -> Iterator[str]:
    for key in ("conflicts-with", "requires"):
        yield from (condition.partition("=")[0] for condition in traits.get(key, ()))
    if "difference" in traits:
        yield traits["difference"]["property"]
    if "inverse" in traits:
        yield traits["inverse"]


def _source(origin: Origin, titles: Mapping[str, str], own: str) -> Mapping[str, Any]:
    if origin.id == UNREFERENCED:
        return {"title": "Wikidata", "url": "https://www.wikidata.org/", **({"published": own} if own else {})}
    title = titles.get(origin.entity) or origin.title or origin.url or origin.entity or origin.id
    fields = {"title": title, "url": origin.url, "published": origin.published, "accessed": origin.accessed}
    if origin.entity.startswith("Q"):
        fields["url"] = fields["url"] or f"https://www.wikidata.org/wiki/{origin.entity}"
    return {key: text for key, text in fields.items() if text}
