"""What would the statements of some texts be as records? A source for each text, its claims, and a ledger of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from claimcheck.ids import slug
from claimcheck.ledger import Ledger, RecordKind
from claimcheck.model import Claim, Entity, Property, Source
from claimcheck.prose import Block, Document, Piece, Statement
from claimcheck.reading import Dates, Reading, Style, from_day, read_when
from claimcheck.reading.relative import means_present
from claimcheck.texts.structure.asked import one_each

_YEARS = {"this": 0, "current": 0, "last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}
_VALUE_FIELDS = frozenset(("value", "unit", "property"))
_NEAR = 4  # words that tell a title from its repetitions


class TextPlaces:
    """Where do claims that were taken from texts stand? Their words in the text; of other records, where the ledger has them."""

    __slots__ = ("_claims", "_ledger", "_sources")

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._claims: dict[str, tuple[Document, Statement]] = {}
        self._sources: dict[str, Document] = {}

    def add(self, source: str, document: Document, claims: Iterable[tuple[Claim, Statement]]) -> None:
        """Keep the places of a text's claims."""
        self._sources[source] = document
        self._claims.update((claim.id, (document, statement)) for claim, statement in claims)

    def place(self, kind: RecordKind, id: str, field: str = "") -> tuple[str, int, int]:
        """Path, line and column; of a claim's value where its value is asked for, else of its quote."""
        if kind == "claim" and id in self._claims:
            document, statement = self._claims[id]
            at = statement.value_start if field in _VALUE_FIELDS or not field else statement.start
            return document.page.path, *document.page.place(statement.block, at)
        if kind == "source" and id in self._sources:
            return self._sources[id].page.path, 1, 1
        return self._ledger.places.place(kind, id, field)


@dataclass(frozen=True)
class Recorded:
    """A text as a source with its claims, in the order of the text; each claim with the statement that it records."""

    document: Document
    source: Source
    claims: tuple[tuple[Claim, Statement], ...]


def recorded(documents: Sequence[Document], *, works: bool = False) -> tuple[Recorded, ...]:
    """Each text as a source with its claims; those about works as well, if these are wanted."""
    ids = source_ids([document.page.path for document in documents])
    return tuple(_recorded(document, id, works) for document, id in zip(documents, ids, strict=True))


def ledger_of(records: Sequence[Recorded], known: Ledger) -> Ledger:
    """A ledger of nothing but what the texts say. From the ledger known come entities, properties and the day."""
    places = TextPlaces(known)
    for one in records:
        places.add(one.source.id, one.document, one.claims)
    entities: dict[str, Entity] = dict(known.entities)
    properties: dict[str, Property] = dict(known.properties)
    for one in records:
        entities.update((entity.id, entity) for entity in one.document.entities if entity.id not in entities)
    asked = one_each(prop for one in records for prop in one.document.properties)
    properties.update((prop.id, prop) for prop in asked if prop.id not in properties)
    return replace(
        known,
        sources={one.source.id: one.source for one in records},
        entities=entities,
        properties=properties,
        claims=tuple(claim for one in records for claim, _ in one.claims),
        places=places,
        relations=(),
        decisions=(),
        snapshots={},
        problems=(),
    )


def source_ids(paths: Sequence[str]) -> list[str]:
    """Ids for texts, by the names of their files; those that share one are told apart by their folders, then by a count."""
    ids = [slug(PurePosixPath(path).stem) for path in paths]
    shared = {id for id, count in Counter(ids).items() if count > 1}
    ids = [slug(str(PurePosixPath(path).with_suffix(""))) if id in shared else id for id, path in zip(ids, paths, strict=True)]
    seen: Counter[str] = Counter()
    for n, id in enumerate(ids):
        seen[id] += 1
        ids[n] = id if seen[id] == 1 else f"{id}-{seen[id]}"
    return ids


def _recorded(document: Document, id: str, works: bool) -> Recorded:
    page = document.page
    header = page.header
    source = Source(
        id=id,
        title=header.title,
        authors=header.authors,
        published=header.published if _dated(header.published, document.style) else "",
        publisher=header.publisher,
        file=PurePosixPath(page.path).name,
        subject=document.subject,
        date_order=document.style.date_order,
        decimal=document.style.decimal,
    )
    counts: Counter[str] = Counter()
    claims = []
    published = _year(header.published, document.style)
    every = sorted((*document.statements, *document.about_works), key=lambda one: (one.block, one.value_start)) if works else document.statements
    for statement in every:
        base = f"{id}:{statement.property}" if statement.subject == document.subject else f"{id}:{slug(statement.subject)}:{statement.property}"
        counts[base] += 1
        claims.append((_claim(statement, document, id, base if counts[base] == 1 else f"{base}:{counts[base]}", published), statement))
    return Recorded(document, source, tuple(claims))


def _below(document: Document, n: int) -> str:
    """The words that follow a title, which the text may well repeat."""
    blocks = document.page.blocks
    return " ".join(blocks[n + 1].text.split()[:_NEAR]) if blocks[n].kind == "title" and n + 1 < len(blocks) else ""


def _claim(statement: Statement, document: Document, source: str, id: str, published: int | None) -> Claim:
    block = document.page.blocks[statement.block]
    start, end = _unbroken(block, statement)
    return Claim(
        id=id,
        subject=statement.subject,
        property=statement.property,
        value=statement.value,
        unit=statement.unit,
        scope=statement.scope,
        when=_stated(statement.when, published),
        source=source,
        attributed_to=statement.attributed_to,
        quote=" ".join(block.text[start:end].split()),
        locator=block.headings[-1] if block.headings else _below(document, statement.block),
        modality=statement.modality,
    )


def _dated(published: str, style: Style) -> bool:
    """Can the date at the head of a text be read? One that cannot be would make its draft a ledger that cannot be checked."""
    return bool(published) and isinstance(read_when(published, style), Reading)


def _year(published: str, style: Style) -> int | None:
    """The year in which a text was published, where it states one."""
    reading = read_when(published, style) if published else None
    if not isinstance(reading, Reading) or not isinstance(reading.value, Dates):
        return None
    first, last = reading.value.spans[0].low, reading.value.spans[-1].high
    years = {from_day(day)[0] for day in (first, last) if day is not None}
    return years.pop() if len(years) == 1 else None


def _stated(when: str, published: int | None) -> str:
    """A time in words that hold whenever they are read: today is when the text speaks anyway, this year the year it was published in."""
    if means_present(when):
        return ""
    words = when.lower().split()
    if published is not None and len(words) == 2 and words[1] == "year" and words[0] in _YEARS:
        return str(published + _YEARS[words[0]])
    return when


def _unbroken(block: Block, statement: Statement) -> tuple[int, int]:
    """The words of evidence as far as they stand in the original without markup among them, so that they are found there."""
    start, end = statement.start, statement.end
    first = bisect_right(block.pieces, statement.value_start, key=_offset) - 1
    if first >= 0:
        start = max(start, block.pieces[first].at)
    after = bisect_left(block.pieces, statement.value_end, key=_offset)
    if after < len(block.pieces):
        end = min(end, block.pieces[after].at)
    text = block.text[start:end]
    return start + len(text) - len(text.lstrip()), end - len(text) + len(text.rstrip())


def _offset(piece: Piece) -> int:
    return piece.at
