"""What do captions say? Who took a picture, what it shows, and where and when that is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.prose import Document, Page, Statement
from claimcheck.reading import resolve
from claimcheck.texts.layout.names import people
from claimcheck.texts.works.shelf import MOST_WORDS, Shelf, statement

_CREDIT = re.compile(
    r"(?:\b(?:Photo(?:graph)?s?|Image|Picture|Foto|Bild)(?:[ ]credits?|[ ]by|[ ]courtesy[ ]of)?:[ ]*|\b(?:Photo(?:graph)?s?|Image|Picture)[ ]by[ ]|©[ ]?)"
)
_LONGEST_CAPTION = 600
_DEPICTED = re.compile(r"(?:The|A|An|Inside|Outside)?[ ]?(?:the[ ])?(?=[“\"A-ZÀ-Þ])")
_SMALL = frozenset(("of", "in", "the", "for", "and", "at", "on", "de", "la", "du", "des", "von", "der", "del", "di"))
_HALT = re.compile(r"[ ](?:is|are|was|were|has|have|had|shows?|during|draws?|in[ ]front|from|with|as)\b|[,.:;(–—]")
_MOST_SMALL = 2


@dataclass(frozen=True, slots=True)
class _Picture:
    block: int
    names: tuple[str, ...]
    credit: int
    shown: tuple[str, int, int] | None


def of_pictures(document: Document, id: str, shelf: Shelf) -> Iterator[Statement]:
    """Who took each picture that bears a credit, and what its caption begins by naming."""
    for n, picture in enumerate(_pictures(document.page), 1):
        text = document.page.blocks[picture.block].text
        names = [f"photograph of the {picture.shown[0]}", f"photograph of {picture.shown[0]}"] if picture.shown else [f"picture {n} of {id}"]
        subject = shelf.entity(("picture", id, picture.block), f"{id}-picture-{n}", names)
        if picture.shown:
            words, start, end = picture.shown
            yield statement(subject, "shows", words, picture.block, start, end, start, end, "a caption")
            yield from _of_shown(document, picture, shelf)
        for name in picture.names:
            at = text.find(name, picture.credit)
            yield statement(
                subject, "photographer", name, picture.block, picture.credit, at + len(name), at, at + len(name), "the credit of a picture"
            )


_SHOWN_AT = re.compile(
    r"(?:(?<=\d)|[”\"]?[ ]in(?=[ ])),?[ ](?P<place>[A-ZÀ-Þ][\w’'-]+(?:[ ][A-ZÀ-Þ][\w’'-]+){0,2})(?:,[ ](?P<country>[A-ZÀ-Þ][\w’'-]+(?:[ ][A-ZÀ-Þ][\w’'-]+){0,2}))?(?=[.:]|$)"
)


def _of_shown(document: Document, picture: _Picture, shelf: Shelf) -> Iterator[Statement]:
    """Where and when what a caption names stands or was held: *the “Clapper House” in Vaunt, Norland.*, *Bell Fair 2013, Vaunt:*."""
    words, start, end = picture.shown or ("", 0, 0)
    text = document.page.blocks[picture.block].text
    subject = resolve(words, shelf.names)
    if not subject:
        return
    n = picture.block
    if year := re.search(r"(?:1[89]|20)\d\d$", words):
        at = start + year.start()
        yield statement(subject, "held", year[0], n, start, end, at, at + 4, "a caption")
    if found := _SHOWN_AT.match(text, end):
        yield statement(subject, "location", found["place"], n, start, found.end("place"), *found.span("place"), "a caption")
        if found["country"]:
            yield statement(subject, "country", found["country"], n, found.start("place"), found.end("country"), *found.span("country"), "a caption")


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
