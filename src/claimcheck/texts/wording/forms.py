"""Which names, titles and quoted phrases stand in some texts and in the ledger, and in which forms? Each form once, with its places."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from claimcheck.ledger import Ledger
from claimcheck.prose import Block, Document, Mention
from claimcheck.reading.names import fold, spelled, typed
from claimcheck.texts.wording.words import LITTLE

IN_LEDGER = -1
LEAST_QUOTED = 3  # content words: fewer in quotation marks are scare quotes
MOST_WORDS = 60
_LETTERS = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_CAPITAL = re.compile(r"(?<![^\W_])[^\W\d_]")
_JOINTS = re.compile(r"\s*(?::\s|[—–|]|\s-\s)\s*")
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_LINK = re.compile(r" (?:for|of|on|against|to)(?: the)? ")
_ROW = re.compile(r"(?:['’]|,| and| or| &|, and| in| from)(?: the)? ")
_LONGEST = 240  # characters of a name
_LONGEST_LINK = 13
_ARTICLES = frozenset(("the", "a", "an"))


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a form stands: a stretch of a block of a document, or a record of the ledger at a place of its own.

    ``kind`` is ``name``, ``title``, ``heading``, ``quoted`` or, in the ledger, ``declared``.
    """

    document: int
    block: int
    start: int
    end: int
    kind: str
    text: str
    place: tuple[str, int, int] = ("", 0, 0)


@dataclass(eq=False)
class Form:
    """One way to write something. ``letters`` are its words with their accents and hyphens; ``content`` those that carry its meaning, folded."""

    letters: tuple[str, ...]
    text: str
    spots: list[Spot] = field(default_factory=list)

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """Its words without accents, little ones among them."""
        return fold(self.text)

    @cached_property
    def content(self) -> tuple[str, ...]:
        """The words that carry its meaning, in one spelling."""
        return tuple(word for word in spelled(self.folded) if word not in LITTLE)

    @cached_property
    def spelled_out(self) -> tuple[str, ...]:
        """The same with each umlaut as two letters."""
        if self.text.isascii():
            return self.content
        plain = unicodedata.normalize("NFC", self.text).casefold().translate(_SPELLED_OUT)
        return tuple(word for word in spelled(fold(plain)) if word not in LITTLE)

    @property
    def declared(self) -> bool:
        """Does the ledger give it?"""
        return any(spot.kind == "declared" for spot in self.spots)

    @cached_property
    def named(self) -> bool:
        """Is it written as names and titles are: outside quotation marks, or in them with capitals?"""
        return any(spot.kind != "quoted" for spot in self.spots) or _in_title_case(self.text)

    def only_kinds(self, kinds: frozenset[str]) -> bool:
        """Does it stand nowhere but as one of these?"""
        return all(spot.kind in kinds for spot in self.spots)

    @property
    def rank(self) -> tuple[int, int, str]:
        """What stands more often comes first, and before it what the ledger gives."""
        return (-int(self.declared), -len(self.spots), self.text)


def forms_in(ledger: Ledger) -> list[Form]:
    """The forms that stand in the documents of a ledger, and those that it declares, in the order of their first places."""
    forms: dict[tuple[str, ...], Form] = {}
    seen: dict[str, Form] = {}
    for spot in (*_declared(ledger), *_written(ledger.documents)):
        form = seen.get(spot.text)
        if form is None:
            key = letters(spot.text)
            form = seen[spot.text] = forms.get(key) or forms.setdefault(key, Form(key, spot.text))
        form.spots.append(spot)
    return [form for form in forms.values() if form.letters]


@lru_cache(maxsize=65_536)
def letters(text: str) -> tuple[str, ...]:
    """The words of a form as they are spelled, accents and hyphens kept; neither case nor articles count, nor whose it is."""
    plain = unicodedata.normalize("NFC", typed(text)).casefold().replace("&", " and ")
    words = [word.removesuffix("'s") for word in _LETTERS.findall(plain)]
    return tuple(word for word in words if word not in _ARTICLES)


def _written(documents: Sequence[Document]) -> Iterator[Spot]:
    for n, document in enumerate(documents):
        yield from _apart(sorted(_of(document, n), key=lambda spot: (spot.block, spot.start, -spot.end, spot.kind != "quoted")))


def _of(document: Document, n: int) -> Iterator[Spot]:
    blocks = document.page.blocks
    for one in document.mentions:
        if one.kind == "quoted":
            yield Spot(n, one.block, one.start, one.end, "quoted", one.text)
        elif one.kind in {"name", "title"} and blocks[one.block].kind != "reference":
            # A list of references has names of people in an order of their own; what it cites them for is its titles.
            yield Spot(n, one.block, one.start, one.end, one.kind, one.text)
    yield from _longer([one for one in document.mentions if one.kind == "name" and blocks[one.block].kind != "reference"], blocks, n)
    for block, text in enumerate(blocks):
        if text.kind in {"title", "heading"}:
            yield from _heading(text, n, block)
    for work in document.works:
        if work.title:
            at = blocks[work.block].text.find(work.title, work.start)
            yield Spot(n, work.block, max(at, work.start), max(at, work.start) + len(work.title), "title", work.title)


def _longer(names: Sequence[Mention], blocks: Sequence[Block], n: int) -> Iterator[Spot]:
    """Names that a small word joins to what they are named for: Guiding Principles, for Safe, Orderly and Quiet Ports."""
    i = 0
    while i < len(names):
        first, j = names[i], i
        linked = _LINK.search(first.text) is not None
        text = blocks[first.block].text
        while j + 1 < len(names) and names[j + 1].block == first.block and names[j + 1].end - first.start <= _LONGEST:
            link = text[names[j].end : names[j + 1].start]
            in_row = linked and _ROW.fullmatch(link) and (link != ", " or " " not in names[j + 1].text)
            if len(link) > _LONGEST_LINK or not (in_row or _LINK.fullmatch(link)):
                break
            linked = True
            j += 1
        if j > i:
            yield Spot(n, first.block, first.start, names[j].end, "name", text[first.start : names[j].end])
        i = j + 1


def _heading(block: Block, n: int, number: int) -> Iterator[Spot]:
    """The parts of a heading, at a colon or dash, if they are written as titles are."""
    start = 0
    for joint in (*_JOINTS.finditer(block.text), None):
        end = joint.start() if joint else len(block.text)
        part = block.text[start:end]
        if _in_title_case(part) and " " in part:
            yield Spot(n, number, start, end, "heading", part)
        start = joint.end() if joint else end


def _apart(spots: Iterable[Spot]) -> Iterator[Spot]:
    """Each place once: a title in quotation marks is both a quotation and a name."""
    last: Spot | None = None
    for spot in spots:
        # Words far apart are columns of a table that was laid out with spaces.
        if len(spot.text) > MOST_WORDS * 12 or spot.text.count(" ") > MOST_WORDS or "   " in spot.text:
            continue
        if last is not None and last.block == spot.block and spot.start < last.end and letters(last.text) == letters(spot.text):
            continue
        last = spot
        yield spot


def _declared(ledger: Ledger) -> Iterator[Spot]:
    """The names of entities that the ledger declares, and those it has claims of; not what was found in the texts themselves."""
    texts = {document.page.path for document in ledger.documents}
    for entity in ledger.entities.values():
        path, line, column = ledger.places.place("entity", entity.id, "name")
        if path and path not in texts:
            for name in dict.fromkeys((entity.name, *entity.aliases)):
                yield Spot(IN_LEDGER, 0, 0, 0, "declared", name, (path, line, column))
    for prop, claims in ledger.used():
        for claim in claims if prop.datatype in {"name", "entity"} else ():
            path, line, column = ledger.places.place("claim", claim.id, "value")
            if path and path not in texts:
                yield Spot(IN_LEDGER, 0, 0, 0, "declared", claim.value, (path, line, column))


def _in_title_case(text: str) -> bool:
    """Do most of its words begin with a capital?"""
    words = text.split()
    long = [word for word in words if word.strip("“”\"'‘’(),.").lower() not in LITTLE]
    capitals = [word for word in long if (first := _CAPITAL.search(word)) and first[0].isupper()]
    return len(long) > 1 and len(capitals) * 3 >= len(long) * 2
