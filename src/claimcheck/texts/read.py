"""What do some texts say? Each taken apart, its values found, its cast told, and its statements tied to what the vocabulary can ask."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.ledger import Ledger
from claimcheck.model import Property
from claimcheck.prose import Document, Page, Statement
from claimcheck.reading import Expect, Quantity, Reading, read
from claimcheck.texts.bearing.reckoned import reported_on
from claimcheck.texts.cast import Cast, cast
from claimcheck.texts.citations import citations
from claimcheck.texts.dated import dated_by_others
from claimcheck.texts.echoes import Echoed, echoed
from claimcheck.texts.frames import Framed, agents, denied, framed, revised
from claimcheck.texts.mentions import mentions, style_of
from claimcheck.texts.named import with_named
from claimcheck.texts.offices.posts import by_post
from claimcheck.texts.offices.several import by_office
from claimcheck.texts.own import own_dates
from claimcheck.texts.phrases import Book, book
from claimcheck.texts.sentence import Sentence, Words, sentences
from claimcheck.texts.several import now_and_then, without_stages
from claimcheck.texts.structure.sums import with_sums
from claimcheck.texts.ties import Tied, tied
from claimcheck.texts.together import as_meant, parts_counted, sole_makers
from claimcheck.texts.works import with_works

_AMOUNT = Expect("quantity")
_ONCE = "formerly"
# What is counted over a year, and not at a moment of it.
_OF_YEARS = frozenset((
    "income", "expenditure", "net-profit", "net-loss", "operating-profit", "visitors", "passengers", "layoffs", "copies-sold", "funding-received",
))  # fmt: skip
_HEAD = 8  # blocks among which a text says of itself when it was published


def read_texts(pages: Iterable[Page], ledger: Ledger, *, works: bool = False) -> tuple[Document, ...]:
    """Read texts together, so that an entity that several of them name is the same in all.

    The ledger lends its entities and properties; what it claims is of no account here. What they state of ``works``, themselves among them,
    is read if it is asked for: texts that are held against one another differ in it without contradicting each other.
    """
    documents = _read_by(pages, ledger, None)[0]
    return with_works(documents, ledger) if works else documents


def read_against(pages: Iterable[Page], ledger: Ledger) -> tuple[Document, ...]:
    """Read texts to hold them against one another: sentences that are the same but for one value answer one question, whatever it is.

    So do values of which the words around them ask the same, and those that took each other's place in two versions of a sentence.
    """
    spoken: list[list[Sentence]] = []
    documents, known = _read_by(pages, ledger, spoken)
    documents = tuple(now_and_then(without_stages(document, ledger.properties), ledger.properties) for document in documents)
    documents = dated_by_others(parts_counted(documents), ledger.properties)
    own = [own_dates(document.page, document.mentions, known) for document in documents]
    alike = _with(documents, framed(documents), own)
    alike = _with(alike, echoed(alike, known, ledger.properties, spoken), own)
    alike = _with(alike, revised(alike, known, ledger.properties, spoken), own)
    alike = _with(_with(alike, agents(alike, known, spoken), own), denied(alike, known, spoken), own)
    return sole_makers(tuple(map(with_sums, alike)), ledger.properties, known.names)


def _with(documents: Sequence[Document], more: Sequence[Framed | Echoed], own: Sequence[Collection[tuple[int, int]]]) -> tuple[Document, ...]:
    """The documents with what more they say, but for the dates of the texts themselves."""
    return tuple(
        replace(
            document,
            statements=(*document.statements, *(one for one in same.statements if (one.block, one.value_start) not in dates)),
            properties=(*document.properties, *same.properties),
        )
        for document, same, dates in zip(documents, more, own, strict=True)
    )


def _read_by(pages: Iterable[Page], ledger: Ledger, spoken: list[list[Sentence]] | None) -> tuple[tuple[Document, ...], Cast]:
    """The texts with their cast. Their sentences are added to ``spoken`` for each, if they are wanted once more."""
    laid = tuple(pages)
    known = cast(laid, ledger)
    phrases = book(ledger.properties.values())
    named = with_named([_read(page, known, phrases, ledger, spoken) for page in laid], ledger.properties)
    return by_office(by_post(named)), known


def _read(page: Page, known: Cast, phrases: Book, ledger: Ledger, spoken: list[list[Sentence]] | None) -> Document:
    style = style_of(page)
    cited, works = citations(page)
    words = Words(page)
    found = mentions(page, style, cited, works, words)
    kept: list[Sentence] = []
    apart = sentences(page, found, words)
    says = tied(page, found, known, phrases, ledger, apart if spoken is None else _keeping(apart, kept))
    own = own_dates(page, found, known)
    if spoken is not None:
        spoken.append(kept)
    return Document(
        page=page,
        style=style,
        mentions=found,
        entities=tuple(known.entities.values()),
        subject=known.main.get(page.path, ""),
        statements=as_meant(_in_year(tuple(one for one in says.statements if not _of_itself(one, page, own)), page), known, ledger.properties),
        properties=_measured(says),
        works=works,
        citations=cited,
        unjudged=says.unjudged,
    )


def _in_year(statements: tuple[Statement, ...], page: Page) -> tuple[Statement, ...]:
    """What a report on a year says of a whole year is of that year, where it names no other."""
    year = reported_on(page)
    if not year:
        return statements
    return tuple(
        replace(one, when=year) if one.property in _OF_YEARS and not (one.when or one.modality or one.scope == _ONCE) else one for one in statements
    )


def _measured(says: Tied) -> tuple[Property, ...]:
    """The open questions, those that are answered in a unit with that unit, so that a ledger takes their answers."""
    units: dict[str, str] = {}
    open_ones = {prop.id for prop in says.properties if prop.datatype == "quantity" and not prop.unit}
    for one in says.statements:
        if one.property not in open_ones or one.property in units:
            continue
        reading = read(f"{one.value} {one.unit}".strip(), _AMOUNT)
        if isinstance(reading, Reading) and isinstance(reading.value, Quantity) and reading.value.unit:
            units[one.property] = reading.value.unit
    return tuple(
        prop.model_copy(update={"unit": units[prop.id]}) if prop.id in units and prop.datatype == "quantity" and not prop.unit else prop
        for prop in says.properties
    )


def _of_itself(one: Statement, page: Page, own: Collection[tuple[int, int]]) -> bool:
    """Is it the day of the text itself, at its head: *Published 15 July 2021*?"""
    return (one.block, one.value_start) in own or (one.property == "published" and one.value == page.header.published and one.block < _HEAD)


def _keeping(apart: Iterable[Sentence], kept: list[Sentence]) -> Iterator[Sentence]:
    """The same sentences, kept as they go by."""
    for sentence in apart:
        kept.append(sentence)
        yield sentence
