"""What do the entries of a list state of their works, and what do the citations?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claimcheck.prose import Citation, Document, Statement, Work
from claimcheck.reading import fold
from claimcheck.texts.citations.audit import Audit
from claimcheck.texts.citations.details import Detail, details
from claimcheck.texts.citations.names import key
from claimcheck.texts.works.shelf import MAIN, MOST_WORDS, Shelf, statement

_LEAD = 4


def of_list(document: Document, shelf: Shelf) -> Iterator[Statement]:
    """What is stated of each work that is listed, and of each that is cited."""
    listed = [work for work in document.works if work.kind != "note"]
    if not listed:
        return  # what a text without a list cites cannot be told from what else bears a name and a year
    subjects: dict[tuple[int, int], str] = {}
    told: tuple[Detail, ...] = ()
    for work in listed:
        words = document.page.blocks[work.block].text[work.start : work.end]
        found = details(words)
        authors = [one for one in found if one.kind in {"author", "editor"}]
        if not authors and work.authors and told and words[:1] in "—–_-":  # the authors of the entry before
            found = (*(one._replace(start=0, end=min(len(words), 3)) for one in told), *found)
        told = tuple(one for one in found if one.kind == "author")
        if not work.authors and not work.title:
            continue
        title = next((one.value for one in found if one.kind == "title" and work.whole), work.title)
        subject = _of_entry(work, title, shelf)
        subjects[work.block, work.start] = subject
        yield from _entry(work, subject, words, found)
    yield from _of_citations(document, subjects, shelf)


def _of_entry(work: Work, title: str, shelf: Shelf) -> str:
    year = work.year[:4] if work.year[:4].isdigit() else ""
    label = f"{' & '.join(name.split()[-1] for name in work.authors[:2])} {year}".strip() if work.authors else work.title
    first = f"{work.authors[0].split()[-1] if work.authors else work.title} {year}".strip()
    return shelf.entity((tuple(map(key, work.authors)), work.year, fold(work.title)), first, [name for name in (title, label, first) if name])


def _entry(work: Work, subject: str, words: str, found: Sequence[Detail]) -> Iterator[Statement]:
    """What an entry states of its work; of one that runs on in other blocks only what surely ends where it is cut."""
    by_kind: dict[str, Detail] = {}
    for one in found:
        by_kind[one.kind] = one
    dated = by_kind.get("published")
    people_ = [one for one in found if one.kind in {"author", "editor"} and (dated is None or one.start <= dated.start)]
    head = max([one.end for one in people_[:4]] + ([dated.end] if dated and dated.end < len(words) // 2 else []) or [min(len(words), 60)])
    stop = _words_end(words, 0, head)
    yield statement(
        subject, "listed", "yes", work.block, work.start, work.start + stop, work.start, work.start + stop, "an entry of its list of references"
    )
    for one in map(_short, found):
        if not work.whole and one.kind not in {"author", "published", "volume", "issue"} and one.value.casefold() not in work.title.casefold():
            continue
        start, end = _shown(words, one, by_kind, people_)
        at = work.start
        yield statement(
            subject, one.kind, one.value, work.block, at + start, at + end, at + one.start, at + one.end, "an entry of its list of references"
        )


def _short(one: Detail) -> Detail:
    """A title that is too long to be quoted by its first part."""
    if one.kind in {"title", "published-in"} and len(one.value.split()) > MOST_WORDS and (found := MAIN.search(one.value)):
        end = found.start() + (one.value[found.start()] in "?!")
        return one._replace(value=one.value[:end], end=one.start + end)
    return one


def _shown(words: str, one: Detail, by_kind: Mapping[str, Detail], people_: Sequence[Detail]) -> tuple[int, int]:
    """The words of evidence: those of a short figure with what stands beside it, so that they are found in one place only."""
    start, end = one.start, one.end
    volume, pages = by_kind.get("volume"), by_kind.get("pages")
    if one.kind == "published" and people_ and people_[-1].end <= start <= people_[-1].end + 4:
        start = max(people_[-1].start, words.rfind(" ", 0, people_[-1].end - 1) + 1)
    elif one in people_ and one is not people_[0]:
        before = people_[people_.index(one) - 1]
        start = max(before.start, words.rfind(" ", 0, before.end - 1) + 1)
    elif one.kind in {"volume", "issue", "published-in"} and volume and pages and 0 < pages.end - min(start, volume.start) < 120:
        start, end = min(start, volume.start), pages.end
    elif one.kind == "place-published" and (house := by_kind.get("publisher")) and house.start > end:
        end = house.end
    elif one.kind == "publisher" and (place := by_kind.get("place-published")) and place.end < start:
        start = place.start
    return (start, end) if len(words[start:end].split()) <= MOST_WORDS else (one.start, one.end)


def _words_end(words: str, start: int, end: int) -> int:
    """The end of a stretch, or of its first words where it has more than a quotation may have."""
    for n, found in enumerate(re.finditer(r"\S+", words[start:end]), 1):
        if n == MOST_WORDS:
            return start + found.end()
    return end


def _of_citations(document: Document, subjects: Mapping[tuple[int, int], str], shelf: Shelf) -> Iterator[Statement]:
    audit = Audit(document)
    by_label = {work.label: work for work in audit.listed if work.label}
    for group in audit.groups:
        work = _meant(audit, group.first)
        if work is None:
            continue
        subject = subjects.get((work.block, work.start), "") if isinstance(work, Work) else _unlisted(group.first, shelf)
        for cited in group.all if subject else ():
            yield from _citation(document, cited, subject, again=len(group.all) > 1)
    for cited in document.citations:
        numbered = by_label.get(cited.label)
        if numbered is not None and not cited.authors and (numbered.block, numbered.start) in subjects:
            yield from _citation(document, cited, subjects[numbered.block, numbered.start])


def _meant(audit: Audit, cited: Citation) -> Work | str | None:
    """The entry that a citation means, by another year or spelling if need be; empty where it means none that is listed; None if that is open."""
    exact = audit.exact(cited)
    if exact:
        return exact[0] if len(exact) == 1 else None
    redated = audit.redated(cited)
    if len(redated) == 1 and cited.year[:4].isdigit() and redated[0].year[:4].isdigit():
        return redated[0]
    return audit.misnamed(cited) or (None if audit.unread(cited) else "")


def _unlisted(cited: Citation, shelf: Shelf) -> str:
    year = cited.year[:4] if cited.year[:4].isdigit() else cited.year
    first = f"{cited.authors[0]} {year}".strip()
    label = f"{' and '.join(cited.authors[:2])} {year}".strip()
    return shelf.entity((tuple(map(key, cited.authors)), cited.year), first, list(dict.fromkeys((label, first))))


def _citation(document: Document, cited: Citation, subject: str, *, again: bool = False) -> Iterator[Statement]:
    """What a citation states; with the words before it, where others of its work would be quoted alike."""
    text = document.page.blocks[cited.block].text
    words = text[cited.start : cited.end]
    at, n = cited.start, cited.block
    led = at
    for _ in range(_LEAD if again else 0):
        led = max(text.rfind(" ", max(led - 40, 0), max(led - 1, 0)) + 1, 0) if led else led
    yield statement(subject, "cited", "yes", n, led, cited.end, at, cited.end, "a citation")
    if not cited.authors:
        return
    last = cited.authors[-1]
    if (first := words.find(cited.authors[0])) >= 0 and (end := words.rfind(last)) >= 0:
        yield statement(subject, "author", "; ".join(cited.authors), n, led, cited.end, at + first, at + end + len(last), "a citation")
    year = cited.year[:4]
    if year.isdigit() and (found := words.find(year)) >= 0:
        yield statement(subject, "published", year, n, led, cited.end, at + found, at + found + len(year), "a citation")
    if cited.pages and (found := words.rfind(str(cited.pages[0]))) >= 0:
        one, two = cited.pages
        yield statement(subject, "pages-cited", str(one) if one == two else f"{one}-{two}", n, led, cited.end, at + found, cited.end, "a citation")
