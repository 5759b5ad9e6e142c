"""What does a text say of itself where it has no front matter: title, authors, date, publisher? Only what is stated as such."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from claimcheck.prose import Block, Header
from claimcheck.texts.layout.listings import listing
from claimcheck.texts.layout.names import people
from claimcheck.texts.layout.shapes import MONTH, keyed

_LOOKED_AT = 24  # blocks at the beginning
_ABOVE = 5  # blocks among which a line gives place and date
_LAST = 4  # and at the end, where some say when they were last changed
_NUMERIC = r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?(?=\b(?![-/]))|[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}"
_DAYS = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?[ ])?"
_DAY = (
    rf"(?:{_NUMERIC}|{_DAYS}[0-9]{{1,2}}(?:st|nd|rd|th)?(?:[ ]of)?[ ]{MONTH},?[ ][0-9]{{4}}"
    rf"|{_DAYS}{MONTH}[ ][0-9]{{1,2}}(?:st|nd|rd|th)?,?[ ][0-9]{{4}}|{MONTH},?[ ][0-9]{{4}})"
)
_DATE = rf"(?:{_DAY}|[0-9]{{4}}(?![\w.,-]))"
_ONLY_DATE = re.compile(rf"({_DATE})\.?[ ]*\Z", re.IGNORECASE)
_FULL = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}|.*[0-9]{1,2}.*[0-9]{4}", re.DOTALL)
_STATED = (  # the surest first
    r"(?:first |originally )?published(?: online)?(?: on)?|(?:publication|release|issue) date|date of (?:publication|issue|release)|date published",
    r"(?:posted|issued|released|dated|compiled|for release)(?: on)?|for immediate release[ ]*[-–—:,]",
    r"date",
    r"(?:last |page last )?(?:updated|modified|revised|edited|reviewed)(?: on)?|(?:last )?(?:update|revision)",
)
_PATTERNS = tuple(
    re.compile(
        rf"(?:\A|[|·•][ ]?|[ ][-–—][ ]|\([ ]?)(?:{words})[ ]?:?[ ]+({_DATE})(?=[ ]?(?:\Z|[.,;)|·•(]|[-–—][ ]|by\b|written\b|at\b))", re.IGNORECASE
    )
    for words in _STATED
)
_WHERE = (
    r"(?!(?:In|On|By|At|From|Since|Until|After|Before|The|For|During|As|To)[ ])"
    r"[A-ZÀ-Þ][\w'’-]*(?:[ ][A-ZÀ-Þ][\w'’-]*){0,3}(?:,[ ][A-Z][\w.]*(?:[ ][A-Z][\w.]*)?)?(?:[ ]?\([A-Z][\w /]{1,20}\))?"
)
_DATELINE = re.compile(
    rf"{_WHERE}(?:,[ ]?|[ ](?=\()|[ ][-–—|][ ])(\()?((?i:{_DAY}))(?(1)\))(?:[ ]?\([^()]{{2,40}}\))?(?:[ ]?[-–—]{{1,2}}[ ]?|\.[ ]|[ ]\|[ ])(?=[\w“\"‘(])"
)
_PLACED = re.compile(rf"{_WHERE}(?:,[ ]?(?:den |the )?|[ ](?=\()|[ ][-–—|·][ ])(\()?((?i:{_DAY}))(?(1)\))\.?[ ]*[-–—]{{0,2}}\Z")
_LABELLED = re.compile(  # what such a line may tell the day of instead
    rf"(?:{MONTH}|(?:mon|tues|wednes|thurs|fri|satur|sun)day|born|died|founded|opened|established|since|battle|signed|photo\w*)\b", re.IGNORECASE
)
_AS_OF = re.compile(rf"(?:.{{0,40}}[ ,(])?(?:as of|as at|status:?|state:)[ ]({_DAY})\)?\.?\Z", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?:a )?(?:guest )?(?:post|article|report|text|story|words|blog)[ ])?(?:written |prepared |compiled |edited )?by:?[ ]+|authors?(?:\(s\))?:[ ]*",
    re.IGNORECASE,
)
_BY_LATER = re.compile(r"(?:[-–—|·•,.][ ]|[ ])(?:(?:guest )?post(?:ed)?|written|authored)[ ]by:?[ ]+|[-–—|·•][ ]by:?[ ]+", re.IGNORECASE)
_LABEL_AUTHORS = re.compile(r"(?:authors?|authors?\(s\)|author\(s\)|written by|by):?\Z", re.IGNORECASE)
_LABEL_DATE = re.compile(r"(?:posted|published|published on|posted on|date|publication date|date published|last updated):?\Z", re.IGNORECASE)
_PUBLISHER = re.compile(r"(?:publisher:|published by:?)[ ]+([^.|]{2,120}?)\.?\Z", re.IGNORECASE)
_TITLE = re.compile(r"title:[ ]+(\S.{0,200})\Z", re.IGNORECASE)
_NOTICE = re.compile(  # what stands above a release, whatever it is about
    r"(?:for (?:immediate )?(?:release|publication|use)|(?:press|news|media) (?:release|statement|notice|information|bulletin)|news|press|embargo(?:ed)?\b.{0,60}|"
    r"(?:immediate|general) release|not for publication.{0,40})\W*",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?:(?:full |official )?name|product|work):[ ]+(\S.{0,200})\Z", re.IGNORECASE)
_EVENT = re.compile(r"(?:location|venue|place|result|duration|time|organi[sz]er|participants|casualties|country):[ ]", re.IGNORECASE)


def header_of(blocks: Sequence[Block]) -> Header:
    """What the beginning of a text, and its last lines, say of it."""
    first = blocks[:_LOOKED_AT]
    both = [*first, *blocks[max(len(first), len(blocks) - _LAST) :]]
    return Header(title=_title(first), authors=_authors(first), published=_published(both), publisher=_publisher(both))


def _title(blocks: Sequence[Block]) -> str:
    stated = next((found[1] for block in blocks[:6] if (found := _TITLE.match(block.text))), "")
    if stated:
        return stated
    dateline = _placed(blocks)
    headings = [block for block in blocks if block.kind in {"title", "heading"} and block is not dateline]
    notice = bool(headings) and _NOTICE.fullmatch(headings[0].text) is not None
    if notice and len(headings) > 1 and not listing(headings[1].text):
        return headings[1].text
    if headings and (headings[0].kind == "title" or headings[0] is blocks[0]):
        return headings[0].text
    title = next((block.text for block in headings if block.kind == "title"), "")
    if title or not blocks:
        return title
    line = blocks[0] if blocks[0] is not dateline or len(blocks) == 1 else blocks[1]
    if named := _NAMED.match(line.text):
        return named[1]
    if keyed(line.text) and len(blocks) > 1 and keyed(blocks[1].text):
        return ""
    if headings and all(len(block.text) < 100 for block in blocks[: blocks.index(headings[0])]) and not listing(headings[0].text):
        return headings[0].text
    is_line = line.kind == "paragraph" and len(line.text) <= 150 and line.text[-1] not in ".:;," and len(blocks) > 1
    return line.text if is_line and not _BY.match(line.text) and not _says_date(line.text) else ""


def _authors(blocks: Sequence[Block]) -> tuple[str, ...]:
    for n, block in enumerate(blocks):
        words = block.text
        if block.kind in {"row", "reference", "footnote"}:
            continue
        if _LABEL_AUTHORS.match(words):
            named: list[str] = []
            for below in blocks[n + 1 :]:
                names = people(below.text) if len(below.text) <= 200 else ()
                if not names or _BY.match(below.text) or below.kind == "heading":
                    break
                named += names
            if named:
                return tuple(named)
        if (by := _BY.match(words)) and (names := people(words[:300], by.end())) and (len(words) <= 200 or by[0][:1].lower() != "b"):
            return names
        if len(words) <= 300 and (by := _BY_LATER.search(words)) and (names := people(words, by.end())):
            return names
    return ()


def _says_date(words: str) -> bool:
    return any(pattern.search(words) for pattern in _PATTERNS) or bool(_ONLY_DATE.match(words))


def _published(blocks: Sequence[Block]) -> str:
    event = any(_EVENT.match(block.text) for block in blocks)
    lines = [block.text for block in blocks if block.kind not in {"row", "reference", "footnote", "quotation", "caption"}]
    for pattern in _PATTERNS:
        for words in lines:
            found = pattern.search(words) if len(words) <= 200 else None
            if found and not (event and words.lower().startswith("date")):
                return found[1]
        if pattern is _PATTERNS[1]:
            for one, two in itertools.pairwise(lines):
                if _LABEL_DATE.match(one) and (date := _ONLY_DATE.match(two)):
                    return date[1]
            if found := next((found for words in lines if (found := _DATELINE.match(words, 0, 200))), None):
                return found[2]
    if not event and (dateline := _placed(blocks)) and (found := _PLACED.match(dateline.text)):
        return found[2]
    return _alone(blocks) or next((found[1] for words in lines[:5] if len(words) <= 80 and (found := _AS_OF.match(words))), "")


def _placed(blocks: Sequence[Block]) -> Block | None:
    """A place and a full date on a line of their own, above all running text: *Tarnholm, 15 March 2022*."""
    for block in blocks[:_ABOVE]:
        if block.kind in {"row", "item", "reference", "footnote", "quotation", "caption"} or len(block.text) > 200:
            return None
        if (found := _PLACED.match(block.text, 0, 120)) and _FULL.match(found[2]) and not _LABELLED.match(block.text):
            return block
    return None


def _alone(blocks: Sequence[Block]) -> str:
    """A full date on a line of its own, between the title and the first running text."""
    if not blocks or blocks[0].kind != "title":
        return ""
    for block in blocks[1:5]:
        if (date := _ONLY_DATE.match(block.text)) and _FULL.match(date[1]) and block.kind == "paragraph":
            return date[1]
        if len(block.text) > 200 or block.kind in {"heading", "row", "item"}:
            break
    return ""


def _publisher(blocks: Sequence[Block]) -> str:
    return next(
        (found[1] for block in blocks if block.kind == "paragraph" and len(block.text) <= 160 and (found := _PUBLISHER.match(block.text))), ""
    )
