"""What does a text state of works? Of itself, of its pictures, of each work that it lists and of each that it cites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.ledger import Ledger
from claimcheck.prose import Document, Statement
from claimcheck.texts.record import source_ids
from claimcheck.texts.works.itself import of_itself
from claimcheck.texts.works.listed import of_list
from claimcheck.texts.works.pictures import of_pictures
from claimcheck.texts.works.shelf import Shelf

__all__ = ["with_works"]


def with_works(documents: Sequence[Document], ledger: Ledger) -> tuple[Document, ...]:
    """The documents with what they state of works. A work that several of them list is one entity, one that the ledger declares is that."""
    shelf = Shelf(ledger, documents)
    ids = source_ids([document.page.path for document in documents])
    out = []
    for document, id in zip(documents, ids, strict=True):
        found = sorted(_said(document, id, shelf), key=lambda one: (one.block, one.start, one.end, one.property))
        known = tuple(one for one in found if one.property in ledger.properties)
        out.append(replace(document, about_works=known))
    if not shelf.made:
        return tuple(out)
    return tuple(
        replace(document, entities=(*(entity for entity in document.entities if entity.id not in shelf.made), *shelf.made.values()))
        for document in out
    )


def _said(document: Document, id: str, shelf: Shelf) -> Iterator[Statement]:
    yield from of_itself(document, id, shelf)
    yield from of_pictures(document, id, shelf)
    yield from of_list(document, shelf)
