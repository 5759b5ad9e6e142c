"""Which works does a text cite, and which does it list? Author and year, numbered and in notes; lists of references in many styles."""

from __future__ import annotations

from claimcheck.prose import Citation, Page, Work
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
    in_notes = [cited for cited in cited_in_notes(page, lists) if not _among(cited, by_name)]
    cited = sorted((*by_name, *in_notes, *paged(page, lists, index, [one for one in by_name if one.block not in lists.notes]), *by_number), key=lambda c: (c.block, c.start, c.end, c.label, c.year))
    return tuple(cited), (*works, *notes)


def _among(cited: Citation, others: list[Citation]) -> bool:
    return any(other.block == cited.block and other.start < cited.end and cited.start < other.end for other in others)
