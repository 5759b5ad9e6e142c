"""Which works does a text cite by a year in a bracket of its own, whose author the sentence names further ahead: on Osei's figures, 30 (2011, 18)?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.prose import Block, Citation, Work
from claimcheck.texts.citations.entries import span
from claimcheck.texts.citations.index import Index, same_year
from claimcheck.texts.citations.lists import Listing
from claimcheck.texts.citations.names import key

_MOST_AHEAD = 400  # characters
_BRACKET = re.compile(r"\(([^()]{4,120})\)")
_PART = re.compile(
    r"(?:(?:[Ss]ee(?: also)?|[Cc]ompare|[Cc]f\.|and) )?(?P<year>(?:1[4-9]|20)\d\d[a-h]?)(?:(?:,|:)\s?(?:pp?\.\s?)?(?P<first>\d{1,4})(?:[–-](?P<last>\d{1,4}))?)?"
)
_NAME = re.compile(r"[A-ZÀ-ÞŁŞŠŽČĆŚŻ][^\W\d_]+(?:[-‐'’][^\W\d_]+)*")


def detached(blocks: Sequence[Block], lists: Listing, index: Index, taken: Sequence[Citation]) -> Iterator[Citation]:
    """The citations by year and page whose author stands in the sentence before, where just one listed author named there has a work of that year."""
    if not index.works:
        return
    covered: dict[int, list[tuple[int, int]]] = {}
    for cited in sorted(taken, key=lambda cited: (cited.block, cited.start)):
        covered.setdefault(cited.block, []).append((cited.start, cited.end))
    for n, block in enumerate(blocks):
        if n in lists.listed or n in lists.aside or n in lists.notes or "(" not in block.text:
            continue
        held, at = covered.get(n, []), 0
        for sentence in block.sentences:
            words = block.text[sentence.start : sentence.end]
            for bracket in _BRACKET.finditer(words):
                begin, end = sentence.start + bracket.start(), sentence.start + bracket.end()
                while at < len(held) and held[at][1] <= begin:
                    at += 1
                if at == len(held) or held[at][0] >= end:
                    yield from _in(n, begin + 1, bracket[1], words[max(0, bracket.start() - _MOST_AHEAD) : bracket.start()], index)


def _in(n: int, begin: int, inside: str, ahead: str, index: Index) -> Iterator[Citation]:
    parts = [_PART.fullmatch(part.strip()) for part in inside.split(";")]
    if not all(parts) or not any(part["first"] or part["year"][-1].isalpha() for part in parts if part):
        return
    named = list(dict.fromkeys(re.sub(r"['’]s$", "", name) for name in _NAME.findall(ahead)))
    named = [name for name in named if key(name) in index.names]
    at = begin
    for text, part in zip(inside.split(";"), parts, strict=True):
        if part is None:
            return
        start = at + len(text) - len(text.lstrip())
        meant = [(name, work) for name in named for work in index.of(name) if _of(work, part["year"])]
        if len({id(work) for _, work in meant}) == 1:
            pages = span(part["first"], part["last"] or part["first"]) if part["first"] else None
            yield Citation(
                (meant[0][0],),
                part["year"],
                n,
                start + part.start("year"),
                start + part.end(),
                pages=pages,
                more_authors=len(meant[0][1].authors) > 1,
            )
        at += len(text) + 1


def _of(work: Work, year: str) -> bool:
    return same_year(year, work.year) and (not year[-1].isalpha() or work.year == year)
