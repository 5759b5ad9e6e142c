"""What does a text state of works? Of itself, of its pictures, of each work that it lists and of each that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.ids import slug
from claimcheck.ledger import Ledger
from claimcheck.model import Entity
from claimcheck.prose import Citation, Document, Page, Statement, Work
from claimcheck.reading import fold, name_table, resolve
from claimcheck.reading.expect import NameTable
from claimcheck.texts.citations.audit import Audit
from claimcheck.texts.citations.details import Detail, details
from claimcheck.texts.citations.names import key
from claimcheck.texts.citations.words import BODIES, HOW_TO_CITE
from claimcheck.texts.layout.names import people
from claimcheck.texts.record import source_ids

MOST_WORDS = 12
_MASTHEAD = 80  # characters of a line above a title
_TOP = 24  # blocks at the beginning in which a text says what it is
_CREDIT = re.compile(
    r"(?:\b(?:Photo(?:graph)?s?|Image|Picture|Foto|Bild)(?:[ ]credits?|[ ]by|[ ]courtesy[ ]of)?:[ ]*|\b(?:Photo(?:graph)?s?|Image|Picture)[ ]by[ ]|©[ ]?)"
)
_LONGEST_CAPTION = 600
_DEPICTED = re.compile(r"(?:The|A|An|Inside|Outside)?[ ]?(?:the[ ])?(?=[“\"A-ZÀ-Þ])")
_SMALL = frozenset(("of", "in", "the", "for", "and", "at", "on", "de", "la", "du", "des", "von", "der", "del", "di"))
_HALT = re.compile(r"[ ](?:is|are|was|were|has|have|had|shows?|during|draws?|in[ ]front|from|with|as)\b|[,.:;(–—]")
_MOST_SMALL = 2
_LEAD = 4
_MAIN = re.compile(r"[:?!]\s|\s[–—-]\s")
_WEB = re.compile(r"https?://[^\s<>\]]+")
_READ_ON = re.compile(
    r"\b(?:[Aa]ccessed|[Rr]etrieved|[Vv]iewed)(?: on)?:?\s+((?:\d{1,2}[ ./-])?(?:[A-Z][a-z]+ (?:\d{1,2},? )?|\d{1,2}[./-])?\d{4}(?:-\d\d-\d\d)?)"
)


def with_works(documents: Sequence[Document], ledger: Ledger) -> tuple[Document, ...]:
    """The documents with what they state of works. A work that several of them list is one entity, one that the ledger declares is that."""
    shelf = _Shelf(ledger, documents)
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


class _Shelf:
    """The works that texts speak of, each once, by what tells them apart."""

    def __init__(self, ledger: Ledger, documents: Sequence[Document]) -> None:
        declared = {**ledger.entities, **{entity.id: entity for document in documents for entity in document.entities}}
        self.told = {fold(entity.name): id for id, entity in declared.items() if id not in ledger.entities}
        self.taken = set(declared)
        self.works = _names(entity for entity in ledger.entities.values() if entity.type == "work")
        self.known = declared
        self.names = _names(declared.values())
        self.made: dict[str, Entity] = {}
        self._ids: dict[object, str] = {}

    def entity(self, told: object, wanted: str, names: Sequence[str]) -> str:
        """The id of the work that is told apart so: the declared one that bears one of the names, or a new one by the first of them."""
        id = self._ids.get(told)
        if id is None:
            id = next((found for name in names for part in _parts(name) if (found := resolve(part, self.works)) in self._declared), "")
            if not id:
                id = next((self.told.pop(fold(name)) for name in names if name[-4:].isdigit() and fold(name) in self.told), "") or self._free(
                    slug(wanted)
                )
                self.made[id] = Entity(
                    id=id, name=names[0], aliases=tuple(dict.fromkeys(name for name in names[1:] if name != names[0])), type="work"
                )
            self._ids[told] = id
        return id

    def _free(self, id: str) -> str:
        free, count = id, 1
        while free in self.taken:
            count += 1
            free = f"{id}-{count}"
        self.taken.add(free)
        return free

    @property
    def _declared(self) -> frozenset[str]:
        return frozenset(self.works.ids.values()) - {""}


def _names(entities: Iterable[Entity]) -> NameTable:
    return name_table((entity.id, name) for entity in entities for name in (entity.name, *entity.aliases, *entity.short))


def _parts(name: str) -> Iterator[str]:
    """A title, and its main title."""
    yield name
    if found := _MAIN.search(name):
        yield name[: found.start()]


def _said(document: Document, id: str, shelf: _Shelf) -> Iterator[Statement]:
    yield from _of_itself(document, id, shelf)
    yield from _of_pictures(document, id, shelf)
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


def _of_entry(work: Work, title: str, shelf: _Shelf) -> str:
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
    yield _statement(
        subject, "listed", "yes", work.block, work.start, work.start + stop, work.start, work.start + stop, "an entry of its list of references"
    )
    for one in map(_short, found):
        if not work.whole and one.kind not in {"author", "published", "volume", "issue"} and one.value.casefold() not in work.title.casefold():
            continue
        start, end = _shown(words, one, by_kind, people_)
        at = work.start
        yield _statement(
            subject, one.kind, one.value, work.block, at + start, at + end, at + one.start, at + one.end, "an entry of its list of references"
        )


def _short(one: Detail) -> Detail:
    """A title that is too long to be quoted by its first part."""
    if one.kind in {"title", "published-in"} and len(one.value.split()) > MOST_WORDS and (found := _MAIN.search(one.value)):
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


def _of_citations(document: Document, subjects: Mapping[tuple[int, int], str], shelf: _Shelf) -> Iterator[Statement]:
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


def _unlisted(cited: Citation, shelf: _Shelf) -> str:
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
    yield _statement(subject, "cited", "yes", n, led, cited.end, at, cited.end, "a citation")
    if not cited.authors:
        return
    last = cited.authors[-1]
    if (first := words.find(cited.authors[0])) >= 0 and (end := words.rfind(last)) >= 0:
        yield _statement(subject, "author", "; ".join(cited.authors), n, led, cited.end, at + first, at + end + len(last), "a citation")
    year = cited.year[:4]
    if year.isdigit() and (found := words.find(year)) >= 0:
        yield _statement(subject, "published", year, n, led, cited.end, at + found, at + found + len(year), "a citation")
    if cited.pages and (found := words.rfind(str(cited.pages[0]))) >= 0:
        one, two = cited.pages
        yield _statement(subject, "pages-cited", str(one) if one == two else f"{one}-{two}", n, led, cited.end, at + found, cited.end, "a citation")


def _of_itself(document: Document, id: str, shelf: _Shelf) -> Iterator[Statement]:
    """What its head and its own note on how to cite it say of the text."""
    page, header = document.page, document.page.header
    said = [*_masthead(page), *_heads(page), *_own_entry(page), *_about(document, shelf)]
    if not said:
        return
    subject = shelf.entity(("text", id), id, [header.title or id, id])
    for block, one, tie in said:
        yield _statement(subject, one.kind, one.value, block, one.start, one.end, one.start, one.end, tie)


_ABOUT = re.compile(
    r"This (?:dossier|article|report|paper|post|page|profile|study|essay|chapter|overview|note|entry) (?:[a-z]+ ){0,4}"
    r"(?:analysis|overview|history|study|account|portrait|profile|description|introduction|analyses|describes|examines|presents)(?: of| to| on)? (?:the )?(?=[A-ZÀ-Þ])"
)


def _about(document: Document, shelf: _Shelf) -> Iterator[tuple[int, Detail, str]]:
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


@dataclass(frozen=True, slots=True)
class _Picture:
    block: int
    names: tuple[str, ...]
    credit: int
    shown: tuple[str, int, int] | None


def _of_pictures(document: Document, id: str, shelf: _Shelf) -> Iterator[Statement]:
    """Who took each picture that bears a credit, and what its caption begins by naming."""
    for n, picture in enumerate(_pictures(document.page), 1):
        text = document.page.blocks[picture.block].text
        names = [f"photograph of the {picture.shown[0]}", f"photograph of {picture.shown[0]}"] if picture.shown else [f"picture {n} of {id}"]
        subject = shelf.entity(("picture", id, picture.block), f"{id}-picture-{n}", names)
        if picture.shown:
            words, start, end = picture.shown
            yield _statement(subject, "shows", words, picture.block, start, end, start, end, "a caption")
            yield from _of_shown(document, picture, shelf)
        for name in picture.names:
            at = text.find(name, picture.credit)
            yield _statement(
                subject, "photographer", name, picture.block, picture.credit, at + len(name), at, at + len(name), "the credit of a picture"
            )


_SHOWN_AT = re.compile(
    r"(?:(?<=\d)|[”\"]?[ ]in(?=[ ])),?[ ](?P<place>[A-ZÀ-Þ][\w’'-]+(?:[ ][A-ZÀ-Þ][\w’'-]+){0,2})(?:,[ ](?P<country>[A-ZÀ-Þ][\w’'-]+(?:[ ][A-ZÀ-Þ][\w’'-]+){0,2}))?(?=[.:]|$)"
)


def _of_shown(document: Document, picture: _Picture, shelf: _Shelf) -> Iterator[Statement]:
    """Where and when what a caption names stands or was held: *the “Clapper House” in Vaunt, Norland.*, *Bell Fair 2013, Vaunt:*."""
    words, start, end = picture.shown or ("", 0, 0)
    text = document.page.blocks[picture.block].text
    subject = resolve(words, shelf.names)
    if not subject:
        return
    n = picture.block
    if year := re.search(r"(?:1[89]|20)\d\d$", words):
        at = start + year.start()
        yield _statement(subject, "held", year[0], n, start, end, at, at + 4, "a caption")
    if found := _SHOWN_AT.match(text, end):
        yield _statement(subject, "location", found["place"], n, start, found.end("place"), *found.span("place"), "a caption")
        if found["country"]:
            yield _statement(subject, "country", found["country"], n, found.start("place"), found.end("country"), *found.span("country"), "a caption")


def _pictures(page: Page) -> Iterator[_Picture]:
    for n, block in enumerate(page.blocks):
        if block.kind not in {"caption", "paragraph", "item"} or len(block.text) > _LONGEST_CAPTION:
            continue
        credit = _CREDIT.search(block.text)
        if credit is None or (credit[0].startswith("©") and block.kind != "caption"):
            continue
        names = people(block.text, credit.end())
        if names:
            yield _Picture(n, names, credit.start(), _depicted(block.text[: credit.start()]))


def _depicted(caption: str) -> tuple[str, int, int] | None:
    """What a caption begins by naming: a name in quotation marks, or words up to a capital that end before the first verb or sign."""
    led = _DEPICTED.match(caption)
    if led is None or led.end() == len(caption):
        return None
    at = led.end()
    if caption[at] in '“"':
        close = next((k for k in range(at + 1, min(len(caption), at + 90)) if caption[k] in '”"'), -1)
        return (caption[at + 1 : close], at + 1, close) if close > 0 else None
    halt = _HALT.search(caption, at)
    words = list(re.finditer(r"\S+", caption[at : halt.start() if halt else len(caption)]))
    while words and not (words[-1][0][0].isupper() or words[-1][0].isdigit()):
        words.pop()
    plain = [word for word in words if word[0][0].islower() and word[0] not in _SMALL]
    if not words or len(words) > MOST_WORDS or len(plain) > _MOST_SMALL or (len(words) == 1 and not led[0].strip() and halt is None):
        return None
    return caption[at : at + words[-1].end()], at, at + words[-1].end()


def _statement(subject: str, property: str, value: str, block: int, start: int, end: int, value_start: int, value_end: int, tie: str) -> Statement:
    return Statement(subject, property, value, block, start, end, value_start, value_end, tie=tie)
