"""What does a text say, and where? Blocks, sentences, mentions, statements and citations: frozen, no input or output.

A *page* is a text taken apart: blocks (a heading, a paragraph, an item, a row of a table …) whose words have lost their markup but
know where they stand in the original. A *mention* is a stretch of a block that looks like a value: those that are checkable,
and those that are not (a page number, a version). A *statement* is what the text says by them: a claim that is not recorded yet.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from claimcheck.model import Entity, Modality, Property
from claimcheck.reading.expect import Style
from claimcheck.reading.lines import Lines
from claimcheck.reading.values import NotJudged, Value

BlockKind = Literal["title", "heading", "paragraph", "item", "row", "caption", "quotation", "footnote", "reference"]
MentionKind = Literal[
    "quantity", "date", "period", "ordinal", "quoted", "name", "title",  # what can be checked
    "page", "phone", "version", "numbering", "citation", "identifier", "clock", "address", "unclear",  # what is recognised as something else
]  # fmt: skip
CHECKABLE: frozenset[MentionKind] = frozenset(("quantity", "date", "period", "ordinal", "quoted", "name", "title"))


class Piece(NamedTuple):
    """From offset ``at`` of a block's text on, until the next piece, characters stand from ``origin`` on in the original."""

    at: int
    origin: int


class Span(NamedTuple):
    """A stretch of the text of a block, or of an original; the end is excluded."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """One unit of layout, without its markup.

    ``level`` is that of a heading (1 to 6) or of a list (0 outermost); ``headings`` are the headings it stands under, outermost first;
    ``marker`` is the number or label it bears (``1.``, ``[^3]``). A row has its ``cells``, and the ``header`` of its table where it has one.
    """

    kind: BlockKind
    text: str
    pieces: tuple[Piece, ...]
    sentences: tuple[Span, ...] = ()
    level: int = 0
    headings: tuple[str, ...] = ()
    marker: str = ""
    cells: tuple[Span, ...] = ()
    header: tuple[str, ...] = ()

    def origin(self, offset: int) -> int:
        """Where in the original does a character of the block stand?"""
        piece = self.pieces[max(bisect_right(self.pieces, offset, key=_at) - 1, 0)]
        return piece.origin + offset - piece.at


def _at(piece: Piece) -> int:
    return piece.at


@dataclass(frozen=True, slots=True)
class Header:
    """What a text says of itself: as it stands there, empty where it says nothing."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    publisher: str = ""
    language: str = ""
    subject: str = ""
    decimal: str = ""
    date_order: str = ""


@dataclass(frozen=True, slots=True)
class Directive:
    """An inline comment ``<!-- claimcheck: … -->``: what it says, and where in the original the comment itself stands.

    ``claim`` ties the mention before it to a recorded claim; ``waive`` gives the reason for which it is not checked, ``until`` when.
    ``texts.layout.reach`` tells the stretch of a block that it is about.
    """

    start: int
    end: int
    claim: str = ""
    waive: str = ""
    until: str = ""
    fault: str = ""


@dataclass(frozen=True)
class Page:
    """A text taken apart. ``path`` is as shown to people; ``text`` is the original, whose offsets everything goes back to."""

    path: str
    text: str
    markdown: bool
    blocks: tuple[Block, ...]
    header: Header = Header()
    directives: tuple[Directive, ...] = ()

    @cached_property
    def lines(self) -> Lines:
        """On which line does an offset stand?"""
        return Lines(self.text)

    def place(self, block: int, offset: int) -> tuple[int, int]:
        """Line and column, counted from 1, of a character of a block."""
        return self.lines.place(self.blocks[block].origin(offset))


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of a block that looks like a value. ``value`` is what it means by itself; ``why`` says what else it was taken for."""

    kind: MentionKind
    block: int
    start: int
    end: int
    text: str
    value: Value | NotJudged | None = None
    why: str = ""

    @property
    def checkable(self) -> bool:
        """Is it something a claim could back?"""
        return self.kind in CHECKABLE


@dataclass(frozen=True, slots=True)
class Statement:
    """What a text says: a claim that nobody has recorded yet, with the words that carry it.

    ``subject`` is the id of an entity of the cast or, where it is none, the words; ``start`` to ``end`` are the words of evidence in the text
    of the block, ``value_start`` to ``value_end`` the words of the value among them. ``value`` and ``when`` are in the notation of the
    ledger (a denial reads ``not …`` or ``none``). ``tie`` says how the words were tied to the property, for a reader.
    """

    subject: str
    property: str
    value: str
    block: int
    start: int
    end: int
    value_start: int
    value_end: int
    unit: str = ""
    scope: str = ""
    when: str = ""
    modality: Modality = ""
    attributed_to: str = ""
    tie: str = ""


WorkKind = Literal["cited", "consulted", "further", "note"]


@dataclass(frozen=True, slots=True)
class Work:
    """An entry of a list of references. ``pages`` is the first and last page of the work, where it gives them.

    ``kind`` says what the list is: of works that are cited, of works that may be, of further reading, or the notes of the text. An entry that
    could not be read has no authors or no year; one with two years (``1851/2004``) may be cited by either. From ``start`` to ``end`` stands the
    ``whole`` of it, or its first line.
    """

    authors: tuple[str, ...]
    year: str
    title: str
    block: int
    start: int
    end: int
    label: str = ""
    pages: tuple[int, int] | None = None
    more_authors: bool = False
    kind: WorkKind = "cited"
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to a work: by authors (family names, as cited) and year, or by the label of an entry or a note.

    Notes, and texts that cite by author and page, give no year, but sometimes a short ``title``; that may stand alone, without authors.
    """

    authors: tuple[str, ...]
    year: str
    block: int
    start: int
    end: int
    label: str = ""
    pages: tuple[int, int] | None = None
    more_authors: bool = False
    title: str = ""


@dataclass(frozen=True)
class Document:
    """A text that was read: its page, the values in it, whom it speaks of, what it says and cites.

    ``subject`` is the id of the entity it is mainly about, or empty; ``entities`` are those it speaks of, declared in a ledger or not;
    ``properties`` are those its statements need beyond the vocabulary. ``about_works`` is what it states of itself, of its pictures and of the
    works it lists and cites.
    """

    page: Page
    style: Style = Style()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    subject: str = ""
    statements: tuple[Statement, ...] = ()
    properties: tuple[Property, ...] = ()
    works: tuple[Work, ...] = ()
    citations: tuple[Citation, ...] = ()
    unjudged: tuple[tuple[Mention, str], ...] = field(default=())
    about_works: tuple[Statement, ...] = ()
