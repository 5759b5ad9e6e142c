"""Which works do the notes of a text cite? In full, by a short form, or by saying that it is the one before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.prose import Citation, Page
from claimcheck.texts.citations.entries import YEAR
from claimcheck.texts.citations.lists import Listing
from claimcheck.texts.citations.names import family_names, low
from claimcheck.texts.citations.paged import hull
from claimcheck.texts.citations.words import MONTHS, NUMBERED_THINGS

LONGEST_PIECE = 600  # characters of a reference in a note
MOST_PIECES = 20

_PAGE = r"\d{1,4}(?:\s?[–-]\s?\d{1,4})?"
_UNIT = r"(?:(?:(?:at|here)\s)?(?:pp?|S|at|here)\.?\s?)"
_PAGES = rf"{_UNIT}?(?P<pages>{_PAGE}(?:,\s?(?:{_UNIT})?{_PAGE}){{0,6}})(?:n\.?\s?\d{{1,3}}|ff?\.?)?(?=\s*(?:[.;,)]|$))(?![:.]\d)"
_END = re.compile(rf"\s*[,:]?\s*{_PAGES}")
_LEAD = re.compile(
    r"\s*(?:\d{1,3}[.)]\s+)?(?:(?:But )?(?:[Ss]ee|SEE)(?: also|, e\.g\.,| generally|, for example,)?|[Cc]f\.|[Cc]ompare|[Vv]gl\.|[Ss]iehe|[Qq]uoted in|[Cc]ited in|[Ee]\.g\.,|"
    r"[Ff]or [a-z ]{3,40}, see)?\s*"
)
_PIECE = re.compile(r";\s+|(?<=[.\d]) (?=(?:See|Cf\.|Compare|Vgl\.|Siehe|But see) )")
_IBID = re.compile(r"(?:Ibid|ibid|Ebd|Ebenda|Id)\b\.?(?P<rest>,?\s*)")
_PAREN = re.compile(rf"\((?P<within>[^()]{{0,160}}?(?P<year>{YEAR}[a-z]?(?:[/–-](?:{YEAR}|\d\d))?))\)")
_HEAD = re.compile(r"(?P<authors>[^,;:()“”\"\d]{3,200}?)(?P<more> et al\.?)?(?:, (?:eds?|trans)\.)?, (?=[“\"‘A-ZÀ-Þ])")
_FURTHER_AUTHORS = re.compile(r"(?:[^,;:()“”\"\d]{3,60}, ){1,8}(?:and|&) [^,;:()“”\"\d]{3,60}, ")
_QUOTED = re.compile(r"[“\"‘](?P<title>[^“”\"]{2,300}?)[,.?!]?[”\"’](?=[\s,.]|$)")
_REVIEW = re.compile(r"(?P<title>[^,]{2,200}), \d{1,4} [A-Z][^,()\d]{2,60} \d{1,5}(?:, (?P<page>\d{1,5}(?:[–-]\d{1,5})?))?")
_N = r"[^\W\d_][\w'’‐-]*\.?(?: [^\W\d_][\w'’‐-]*\.?){0,4}?"
_NAMES = rf"(?P<authors>{_N}(?:(?:, {_N}){{1,4}}, (?:and|&) {_N}|(?: and | & |/){_N})?)(?P<more>,? et al\.?)?"
_CALLS = r"(?:\^\s?(?:[a-z]\s){0,12})?"  # marks that lead back to where a note is called
_DATED = re.compile(rf"{_CALLS}{_NAMES},? \(?(?P<year>{YEAR}[a-z]?)\)?(?=[,:.;)]|$)")
_CITED_BEFORE = re.compile(rf"{_NAMES}, (?:(?:op\.? ?cit|loc\.? ?cit|a\. ?a\. ?O)\.?|supra(?: notes? \d{{1,4}})?)")
_BY_PAGE = re.compile(rf"{_NAMES}, {_PAGES}")
_BY_TITLE = re.compile(rf"{_NAMES}, (?:[“\"‘](?P<quoted>[^“”\"‘]{{2,120}}?),?[”\"’]|(?P<title>[A-ZÀ-Þ][^“”\"();\d]{{1,100}}?)),? {_PAGES}")


def cited_in_notes(page: Page, lists: Listing) -> list[Citation]:
    """What notes cite, in order; a reference that cannot be read is none."""
    out: list[Citation] = []
    before: tuple[Citation, ...] = ()
    entries = {entry.block for entry in lists.noted}
    whole = ((n, 0, len(page.blocks[n].text)) for n in lists.notes if n not in entries and page.blocks[n].kind not in ("heading", "title"))
    for n, start, end in sorted((*whole, *((entry.block, entry.start, entry.end) for entry in lists.noted))):
        before = tuple(_in_note(n, page.blocks[n].text, start, end, before))
        out += before
    return out


def _in_note(n: int, text: str, begin: int, stop: int, before: tuple[Citation, ...]) -> Iterator[Citation]:
    for start, end in _pieces(text, begin, stop):
        same = _IBID.match(text, start, end)
        cited = _same(n, text, same, end, before) if same else _read(n, text, start, end)
        if cited is not None:
            before = (cited,)
            yield cited


def _pieces(text: str, at: int, last: int) -> Iterator[tuple[int, int]]:
    for stop in [*(found for _, found in zip(range(MOST_PIECES), _PIECE.finditer(text, at, last), strict=False)), None]:
        end = stop.start() if stop else last
        lead = _LEAD.match(text, at, end)
        start = lead.end() if lead else at
        if start < end:
            yield start, min(end, start + LONGEST_PIECE)
        at = stop.end() if stop else end


def _same(n: int, text: str, same: re.Match[str], end: int, before: tuple[Citation, ...]) -> Citation | None:
    """*Ibid.*: the one work of the note before."""
    if len(before) != 1:
        return None
    pages = _END.match(text, same.end(), end)
    meant = before[0]
    return Citation(
        meant.authors,
        meant.year,
        n,
        same.start(),
        pages.end() if pages else same.end(),
        pages=hull(_bare(pages["pages"])) if pages else None,
        more_authors=meant.more_authors,
        title=meant.title,
    )


def _bare(pages: str) -> str:
    return re.sub(r"[^\d,–-]", "", pages)


def _read(n: int, text: str, start: int, end: int) -> Citation | None:
    return _full(n, text, start, end) or _short(n, text, start, end)


def _full(n: int, text: str, start: int, end: int) -> Citation | None:
    """``Ana Hendry, Dams of the North (Oslo: Fjord Press, 1998), 31``; ``Sam Aldous, “The Cost,” Water 6 (1982): 31``."""
    head = _HEAD.match(text, start, end)
    if head is None:
        return None
    named, at = head["authors"], head.end()
    more = _FURTHER_AUTHORS.match(text, start, end)
    if more and family_names(more[0].strip(" ,")) and len(more[0]) > len(head[0]):
        named, at = more[0].strip(" ,"), more.end()
    authors = family_names(named)
    dated = _PAREN.search(text, at, end)
    if not authors or dated is None or all(" " not in name for name in re.split(r",? (?:and|&) |, ", named)):
        return None
    quoted = _QUOTED.match(text, at, end)
    title = quoted["title"] if quoted else text[at : dated.start()].split(", ed", maxsplit=1)[0].split(", trans", maxsplit=1)[0].strip(" ,")
    review = _REVIEW.fullmatch(title) if not quoted else None
    title = review["title"] if review else title
    if not title or len(title) > 300 or re.search(r"[.;] [A-Z]", title if not quoted else ""):
        return None
    years = "/".join(re.findall(rf"{YEAR}[a-z]?", dated["within"]))
    pages = _END.match(text, dated.end(), end)
    stop = pages.end() if pages else dated.end()
    asked = _bare(pages["pages"]) if pages else review["page"] if review else ""
    return Citation(authors, years, n, start, stop, pages=hull(asked) if asked else None, more_authors=bool(head["more"]), title=title.strip(" ,."))


def _short(n: int, text: str, start: int, end: int) -> Citation | None:
    """``Aldous 1982, 31``; ``Hendry, Dams, 45``; ``Hendry, op. cit., 45``; ``Hendry, 45``."""
    for pattern in (_DATED, _CITED_BEFORE, _BY_PAGE, _BY_TITLE):
        found = pattern.match(text, start, end)
        if found is None:
            continue
        authors = family_names(found["authors"])
        if not authors or any(word in NUMBERED_THINGS for name in authors for word in map(low, name.split())):
            continue
        if pattern in (_BY_PAGE, _BY_TITLE) and not _alone(found["authors"], authors):
            continue
        held = found.groupdict()
        pages, stop = held.get("pages"), found.end()
        if pattern in (_DATED, _CITED_BEFORE) and (after := _END.match(text, stop, end)):
            pages, stop = after["pages"], after.end()
        title = (held.get("quoted") or held.get("title") or "").strip(" ,")
        if title and (
            any(low(word) in MONTHS for word in title.split())
            or re.search(r"(?i)\b(?:box|folder|file|fols?|ms|reel|series|interview|letter|diary)\b", title)
        ):
            return None  # a newspaper, an archive, a person who was asked
        return Citation(
            authors,
            held.get("year") or "",
            n,
            start,
            stop,
            pages=hull(_bare(pages)) if pages else None,
            more_authors=bool(found["more"]),
            title=title,
        )
    return None


def _alone(named: str, authors: tuple[str, ...]) -> bool:
    """Are these family names and initials alone? With first names, they could be anything."""
    bare = re.sub(r"\b[^\W\d_]\. ?", "", named)
    return (
        bare == named[len(named) - len(bare) :]
        and all(name in bare for name in authors)
        and len("".join(authors)) >= len(re.sub(r"(?:,? (?:and|&) |, |/)", "", bare))
    )
