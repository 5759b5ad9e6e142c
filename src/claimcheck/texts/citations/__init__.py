"""Which works does a text cite, and which does it list? Author and year, numbered and in notes; lists of references in many styles."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.prose import Citation, Page, Work
from claimcheck.texts.citations.detached import detached
from claimcheck.texts.citations.index import Index
from claimcheck.texts.citations.lists import listing
from claimcheck.texts.citations.notes import cited_in_notes
from claimcheck.texts.citations.numbered import numbered
from claimcheck.texts.citations.paged import paged
from claimcheck.texts.citations.told import told
from claimcheck.texts.citations.works import works_of

__all__ = ["citations"]


def citations(page: Page) -> tuple[tuple[Citation, ...], tuple[Work, ...]]:
    """The citations in a text and the works on its list of references, in order."""
    lists = listing(page)
    works = works_of(lists)
    by_number, notes = numbered(page, lists, works)
    index = Index(works)
    by_name = told(page, lists, index)
    by_name += detached(page.blocks, lists, index, by_name)
    noted = cited_in_notes(page, lists)
    in_notes = [cited for cited in noted if not _among(cited, by_name)]
    full = {cited.block: cited for cited in reversed(noted) if cited.year and cited.title}
    short = {cited.block for cited in noted}
    notes = [_as_read(note, full.get(note.block)) if note.block in short else note for note in notes]
    cited = sorted(
        (*by_name, *in_notes, *paged(page, lists, index, [one for one in by_name if one.block not in lists.notes]), *by_number),
        key=lambda c: (c.block, c.start, c.end, c.label, c.year),
    )
    return tuple(cited), (*works, *notes)


def _as_read(note: Work, cited: Citation | None) -> Work:
    """A note that names works, as the first that it gives in full."""
    if cited is None:
        return replace(note, authors=(), year="", title="", pages=None)
    return replace(note, authors=cited.authors, year=cited.year, title=cited.title, pages=None, more_authors=cited.more_authors)


def _among(cited: Citation, others: list[Citation]) -> bool:
    return any(other.block == cited.block and other.start < cited.end and cited.start < other.end for other in others)
