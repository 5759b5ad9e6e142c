"""Which works do the entries of a list name?"""

from __future__ import annotations

from claimcheck.prose import Work, WorkKind
from claimcheck.texts.citations.entries import read_entry
from claimcheck.texts.citations.lists import Entry, Listing


def works_of(lists: Listing) -> tuple[Work, ...]:
    """The works, in the order of their entries; one that cannot be read has no authors or no year."""
    works: list[Work] = []
    for entry in lists.entries:
        works.append(_work(entry, works[-1] if works else None))
    return tuple(works)


def _work(entry: Entry, before: Work | None) -> Work:
    read = read_entry(entry.text)
    authors, more = (read.names.authors, read.names.more) if read.names else ((), False)
    if read.same and not authors and before is not None:
        authors, more = before.authors, before.more_authors
    kind: WorkKind = "further" if entry.further else "cited" if entry.strict else "consulted"
    whole = len(entry.text) <= entry.end - entry.start
    return Work(authors, read.year, read.title, entry.block, entry.start, entry.end, entry.label, read.pages, more, kind, whole)
