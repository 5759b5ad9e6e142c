"""Which works does a text cite by author and page, or by author alone, as ``(Osei 17-18)``? Only where its list bears that style out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.prose import Block, Citation, Page
from claimcheck.texts.citations.entries import early_head, span
from claimcheck.texts.citations.index import Index, same_authors
from claimcheck.texts.citations.lists import Listing
from claimcheck.texts.citations.names import key
from claimcheck.texts.citations.told import author
from claimcheck.texts.citations.words import NUMBERED_THINGS, OPENERS, PLACES, VERBS

SAMPLE = 40  # entries by which the style of a list is told
FIRM = 3  # citations by listed authors and page that make the style, whatever the list looks like

_SMALL = r"(?:van|von|der|den|de|la|le|du|da|dos|di|del|della|ter|ten|al|el|bin|ibn|Ó|Ní|Ni|Mac|Van|Von|De|La|Le|Di|Da|Du|El|Al|St\.)"
_ONE = rf"(?:(?:{_SMALL}\s){{0,3}}(?:[A-ZÀ-Þ]\.\s?){{0,2}}(?:[A-ZÀ-Þ]['’])?[A-ZÀ-ÞŁŞŠŽČĆŚŻ][^\W\d_]+(?:[-‐'’][^\W\d_]+)?(?:\s[A-ZÀ-Þ][^\W\d_]+(?:[-‐'’][^\W\d_]+)?){{0,2}})"
NAMES = rf"(?P<names>{_ONE}(?:(?:,\s{_ONE}){{0,3}},?\s(?:and|&)\s{_ONE})?)(?P<more>,?\set\sal\.?)?"
PAGE = r"\d{1,4}(?:\s?[–-]\s?\d{1,4})?"
PAGES = rf"(?:pp?\.\s?)?(?P<pages>{PAGE}(?:,\s?{PAGE}){{0,6}})"
_TITLE = r"(?:[“\"](?P<quoted>[^“”\"]{2,80}?),?[”\"]|(?P<title>[A-ZÀ-Þ][^“”\"\d;:()]{1,60}?))"
_PART = re.compile(
    rf"(?:(?:[Ss]ee(?:\salso)?|[Cc]f\.|qtd\.\sin|quoted\sin|[Cc]ited\sin|e\.g\.,?)\s)?"
    rf"(?:{NAMES}(?:,\s{_TITLE})?|[“\"](?P<alone>[^“”\"]{{2,80}}?),?[”\"])"
    rf"(?:,?\s(?:{PAGES}|(?P<other>(?:ch|chs|chap|act|sec|par|pars|bk|vol|st|line|lines)\.?\s?[\divx]{{1,6}})))?"
)
_BRACKET = re.compile(r"\(([^()]{1,160})\)")
_PAGES_ALONE = re.compile(rf"{PAGES}")
_THING = re.compile(r"([A-ZÀ-Þ][\w'’-]{1,30}) \d{1,4}(?![\d–/-])")
_NAMES_AT_END = re.compile(rf"(?<![\w.]){NAMES}\s$")
_AND = frozenset(("and",))
_SAYS = frozenset(
    "says said argues argued notes noted writes wrote claims claimed holds held insists insisted maintains maintained reports reported suggests suggested observes observed".split()
)
_CLOSING = (".", ",", ";", ":", "!", "?", "")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐'’][^\W\d_]+)*")


class _Seen(NamedTuple):
    """What could be a citation: whether its authors are listed, or nearly so spelled, and whether a sentence or a part of one ends with it."""

    cited: Citation
    listed: bool
    near: bool
    closing: bool


def paged(page: Page, lists: Listing, index: Index, dated: Sequence[Citation]) -> list[Citation]:
    """The citations by author and page, in order; none in a text that cites otherwise."""
    if not index.works:
        return []
    blocks = [(n, block) for n, block in enumerate(page.blocks) if n not in lists.listed and n not in lists.aside and n not in lists.notes]
    taken: dict[int, list[Citation]] = {}
    for cited in dated:
        taken.setdefault(cited.block, []).append(cited)
    seen = [one for n, block in blocks if "(" in block.text for one in _in_block(n, block.text, index, taken.get(n, ()))]
    borne = [one for one in seen if one.listed and one.cited.pages]
    if not borne or len(borne) <= len(dated) or not (_late(lists) or len(borne) >= FIRM):
        return []
    kept = [one.cited for one in seen if one.listed or one.near]
    things = _things(blocks)
    others = [one.cited for one in seen if not one.listed and not one.near and one.closing and not set(one.cited.authors) & things]
    unknown = len({cited.authors or cited.title for cited in others})
    if unknown == 1 or unknown * 2 <= len({cited.authors for cited in kept}):
        kept += others  # what is mostly not listed is something else than works
    kept += [cited for n, block in blocks if "(" in block.text for cited in _told_before(n, block, index)]
    return sorted(kept, key=lambda cited: (cited.block, cited.start))


def _late(lists: Listing) -> bool:
    """Do the entries give their years at the end?"""
    sample = lists.entries[:SAMPLE]
    return sum(early_head(entry.text) is None for entry in sample) * 2 > len(sample)


def _in_block(n: int, text: str, index: Index, taken: Sequence[Citation]) -> Iterator[_Seen]:
    for bracket in _BRACKET.finditer(text):
        if any(cited.start < bracket.end() and bracket.start() < cited.end for cited in taken):
            continue
        at = bracket.start(1)
        for part in bracket[1].split(";"):
            start = at + len(part) - len(part.lstrip())
            at += len(part) + 1
            found = _PART.fullmatch(part.strip())
            if found:
                yield from _read(n, start, found, index, closing=text[bracket.end() : bracket.end() + 1] in _CLOSING)


def _read(n: int, start: int, found: re.Match[str], index: Index, *, closing: bool) -> Iterator[_Seen]:
    begin, end = start + (found.start("names") if found["names"] else found.start("alone") - 1), start + found.end()
    pages = hull(found["pages"]) if found["pages"] else None
    if found["alone"]:
        title = found["alone"].strip(" ,")
        if pages or found["other"]:
            yield _Seen(Citation((), "", n, begin, end, pages=pages, title=title), listed=False, near=False, closing=closing)
        return
    authors = people(found["names"])
    title = (found["quoted"] or found["title"] or "").strip(" ,")
    cited = Citation(authors, "", n, begin, end, pages=pages, more_authors=bool(found["more"]), title=title)
    listed = any(same_authors(authors, cited.more_authors, work) for work in index.of(authors[0]))
    near = pages is not None and bool(index.near(authors[0]))
    if listed or near or (pages and _could_cite(cited)):
        yield _Seen(cited, listed, near, closing)


def people(names: str) -> tuple[str, ...]:
    """The authors that words joined by *and* and commas name; of a first and a last name, both."""
    return tuple(re.sub(r"^(?:[A-ZÀ-Þ]\.\s?)+", "", name) for name in re.split(r",?\s(?:and|&)\s|,\s", names))


def hull(pages: str) -> tuple[int, int] | None:
    """The first and the last of some pages."""
    parts = [re.findall(r"\d+", part) for part in pages.split(",")]
    spans = [span(part[0], part[-1]) for part in parts if part]
    ranges = [found for found in spans if found is not None]
    return (min(first for first, _ in ranges), max(last for _, last in ranges)) if ranges and len(ranges) == len(spans) else None


def _could_cite(cited: Citation) -> bool:
    words = [word.casefold() for name in cited.authors for word in re.split(r"[\s.]+", name) if word]
    return all(author(name, alone=len(cited.authors) == 1) for name in cited.authors) and not any(
        word in NUMBERED_THINGS or word in PLACES or word in OPENERS for word in words
    )


def _things(blocks: Sequence[tuple[int, Block]]) -> frozenset[str]:
    """Names that the text puts numbers after outside brackets: *the Boeing 747* is no citation in a bracket either."""
    return frozenset(found[1] for _, block in blocks for found in _THING.finditer(_BRACKET.sub(" ", block.text)))


def _told_before(n: int, block: Block, index: Index) -> Iterator[Citation]:
    """Pages in a bracket of their own, whose author the sentence names once, with what he does: ``as Osei notes (22)``; or right behind him."""
    for sentence in block.sentences:
        words = block.text[sentence.start : sentence.end]
        if "(" not in words:
            continue
        for bracket in _BRACKET.finditer(words):
            found = _PAGES_ALONE.fullmatch(bracket[1])
            before = words[max(0, bracket.start() - 400) : bracket.start()]
            after = words[bracket.end() : bracket.end() + 30]
            speakers = (_speakers(before, after, index) or _beside(before, after)) if found else ()
            pages = hull(found["pages"]) if found else None
            if speakers and pages and not 1400 <= pages[0] < 2100:
                at = sentence.start + bracket.start(1)
                yield Citation(speakers, "", n, at, at + len(bracket[1]), pages=pages)


def _speakers(before: str, after: str, index: Index) -> tuple[str, ...]:
    """The one author that is named, or those of one work joined by *and*, with a word for what they do."""
    tokens = _WORD.findall(before)
    named = [(k, re.sub(r"['’]s$", "", word)) for k, word in enumerate(tokens) if word[0].isupper()]
    known = [(k, word) for k, word in named if key(word) in index.names]
    if not known:
        return ()
    last = known[-1][0]
    run = dict([known[-1]])
    for k, word in reversed(known[:-1]):
        if {*tokens[k + 1 : min(run)]} <= _AND:
            run[k] = word
    names = tuple(run[k] for k in sorted(run))
    if {key(word) for _, word in known} != {key(name) for name in names} or not any(same_authors(names, False, work) for work in index.of(names[0])):
        return ()
    told = tokens[last + 1 : last + 3] if last + 1 < len(tokens) else _WORD.findall(after)[:1]
    ahead = tokens[min(run) - 1] if min(run) else ""
    return names if any(word in VERBS for word in told) or ahead in _SAYS else ()


def _beside(before: str, after: str) -> tuple[str, ...]:
    """Whoever stands right before the bracket, listed or not, if a word says that he tells something: says Osei (22), Osei (22) says."""
    found = _NAMES_AT_END.search(before)
    if found is None:
        return ()
    names = people(found["names"])
    ahead = _WORD.findall(before[: found.start()])[-2:]
    told = bool(ahead) and (ahead[-1] in _SAYS or ahead in (["According", "to"], ["according", "to"]))
    follows = _WORD.findall(after)[:1]
    if not told and not (follows and follows[0] in _SAYS and (not ahead or before[: found.start()].rstrip()[-1:] in ",;:")):
        return ()
    return names if all(author(name, alone=len(names) == 1) for name in names) else ()
