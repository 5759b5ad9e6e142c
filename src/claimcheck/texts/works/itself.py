"""What does a text say of itself? Its title, authors, date and publisher, what it is about, and how it wants to be cited."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.prose import Document, Page, Statement
from claimcheck.reading import fold
from claimcheck.texts.citations.details import Detail, details
from claimcheck.texts.citations.words import BODIES, HOW_TO_CITE
from claimcheck.texts.works.shelf import Shelf, statement

_MASTHEAD = 80  # characters of a line above a title
_TOP = 24  # blocks at the beginning in which a text says what it is
_WEB = re.compile(r"https?://[^\s<>\]]+")
_READ_ON = re.compile(
    r"\b(?:[Aa]ccessed|[Rr]etrieved|[Vv]iewed)(?: on)?:?\s+((?:\d{1,2}[ ./-])?(?:[A-Z][a-z]+ (?:\d{1,2},? )?|\d{1,2}[./-])?\d{4}(?:-\d\d-\d\d)?)"
)


def of_itself(document: Document, id: str, shelf: Shelf) -> Iterator[Statement]:
    """What its head and its own note on how to cite it say of the text."""
    page, header = document.page, document.page.header
    said = [*_masthead(page), *_heads(page), *_own_entry(page), *_about(document, shelf)]
    if not said or (all(one.kind == "title" for _, one, _ in said) and fold(header.title) in shelf.told_as(document.subject)):
        return  # a title that only names the subject says nothing of the text
    subject = shelf.entity(("text", id), id, [header.title, f"the text {id}"])
    for block, one, tie in said:
        yield statement(subject, one.kind, one.value, block, one.start, one.end, one.start, one.end, tie)


_ABOUT = re.compile(
    r"This (?:dossier|article|report|paper|post|page|profile|study|essay|chapter|overview|note|entry) (?:[a-z]+ ){0,4}"
    r"(?:analysis|overview|history|study|account|portrait|profile|description|introduction|analyses|describes|examines|presents)(?: of| to| on)? (?:the )?(?=[A-ZÀ-Þ])"
)


def _about(document: Document, shelf: Shelf) -> Iterator[tuple[int, Detail, str]]:
    """What it says that it is about, if that is its main subject."""
    for n, block in enumerate(document.page.blocks[:_TOP]):
        found = _ABOUT.match(block.text)
        entity = shelf.known.get(document.subject)
        name = (
            next((name for name in (entity.name, *entity.aliases, *entity.short) if block.text.startswith(name, found.end())), "")
            if found and entity
            else ""
        )
        if found and name:
            yield n, Detail("main-subject", name, found.end(), found.end() + len(name)), "its own words on what it is about"
            return


_SERIAL = frozenset("blog blogs magazine journal news review newsletter gazette bulletin weekly daily times herald post".split())


def _masthead(page: Page) -> Iterator[tuple[int, Detail, str]]:
    """Who publishes it and where it appears, by a line above its title that names an institution beside a blog, a journal, a paper."""
    title = next((n for n, block in enumerate(page.blocks[:4]) if block.kind == "title"), 0)
    for n in range(title):
        block = page.blocks[n]
        parts = list(re.finditer(r"[^/|·•]+", block.text)) if block.kind == "paragraph" and len(block.text) <= _MASTHEAD else []
        if len(parts) < 2 or any(char.isdigit() for char in block.text):
            continue
        for part in parts:
            name = part[0].strip()
            words = {word.casefold() for word in name.split()}
            kind = "publisher" if words & BODIES else "published-in" if words & _SERIAL else ""
            if kind:
                start = part.start() + part[0].index(name)
                yield n, Detail(kind, name, start, start + len(name)), "a line above its title"


def _heads(page: Page) -> Iterator[tuple[int, Detail, str]]:
    header = page.header
    near = [*range(min(_TOP, len(page.blocks))), *range(max(_TOP, len(page.blocks) - 4), len(page.blocks))]
    for kind, words in (("title", header.title), ("published", header.published), ("publisher", header.publisher)):
        if words and (found := _first(page, near, words)):
            yield found[0], Detail(kind, words, *found[1:]), "the head of the text"
    for name in header.authors:
        if found := _first(page, near, name):
            yield found[0], Detail("author", name, *found[1:]), "the head of the text"
    for n in near if len(header.authors) > 1 else ():
        text = page.blocks[n].text
        at = text.find(header.authors[0])
        if (
            at > 0
            and re.search(r"\b[Bb]y:?\s*$", text[:at])
            and all(name in text for name in header.authors)
            and n != _first(page, near, header.authors[0])[:1]
        ):
            yield from (
                (n, Detail("author", name, text.find(name), text.find(name) + len(name)), "the line that names its authors")
                for name in header.authors
            )


def _first(page: Page, near: Sequence[int], words: str) -> tuple[int, int, int] | tuple[()]:
    for n in near:
        if (at := page.blocks[n].text.find(words)) >= 0:
            return n, at, at + len(words)
    return ()


def _own_entry(page: Page) -> Iterator[tuple[int, Detail, str]]:
    """What an entry for itself, under *how to cite this*, says."""
    for n, block in enumerate(page.blocks):
        if not block.text[:40].strip().casefold().startswith(HOW_TO_CITE):
            continue
        at = block.text.find(":") + 1
        held = n if at and block.text[at:].strip() else n + 1
        if held >= len(page.blocks):
            return
        shift = at if held == n else 0
        text = page.blocks[held].text[shift:]
        shift += len(text) - len(text.lstrip())
        text = text.strip()
        found = details(text)
        title = next((one.value for one in found if one.kind == "title"), "")
        if not title or not set(fold(title)) & set(fold(page.header.title or title)):
            return
        found = tuple(one for one in found if one.kind in {"author", "editor", "title", "published", "published-in", "publisher", "place-published"})
        if address := _WEB.search(text):
            words = address[0].rstrip(".,;")
            found += (Detail("website", words, address.start(), address.start() + len(words)),)
        if read := _READ_ON.search(text):
            found += (Detail("accessed", read[1], *read.span(1)),)
        yield from ((held, one._replace(start=one.start + shift, end=one.end + shift), "its note on how to cite it") for one in found)
        return
