"""What does an entry of a list of references say? Authors, year, title and pages, in whatever style it is written."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from claimcheck.texts.citations.names import Names, initialled, listed_names

HEAD = 420  # characters within which the authors of an entry end
HEAD_AND_YEAR = HEAD + 80  # and within which a year after them ends
SEEN = 16_384  # heads that are remembered: an entry is looked at to find where it begins, and again to read it
LONGEST = 3000  # characters of an entry that are looked at

YEAR = r"(?:1[4-9]|20)\d\d"
NO_DATE = r"(?-i:[nN]\.\s?d\.|s\.\s?a\.)|forthcoming|in press|in preparation|under review|no date|undated|im Erscheinen"
_YEARS = rf"(?:\[{YEAR}\]\s?)?{YEAR}(?:[/–-](?:{YEAR}|\d\d)(?!\d))?[a-z]?(?:\s?\[{YEAR}\])?"
_PARENTHESISED = re.compile(
    rf"[(\[]\s*(?:c\.|ca\.|orig\.|\w+ )?\s*(?P<year>{_YEARS}|{NO_DATE})(?:-[a-z])?(?=[,;)\]/ ])[^()\[\]]{{0,60}}[)\]]", re.IGNORECASE
)
_BARE = re.compile(rf"(?<=[.,;)] )(?P<year>{_YEARS}|{NO_DATE})(?=\s*[.,:;]|\s[“\"‘'A-ZÀ-Þ*_])", re.IGNORECASE)
_GLUED = re.compile(rf"(?<=[^\W\d_] )(?P<year>{_YEARS})(?=\s*[.,:;]|\s[“\"‘'A-ZÀ-Þ*_])")
_ANY = re.compile(rf"(?<![\d.:/\w–-])(?P<year>{YEAR})(?P<letter>[a-h])?(?![\d\w])(?![–-]\d)")
_NEVER = re.compile(
    r"https?://\S+|www\.\S+|\bdoi:?\s*\S+|\b10\.\d{4,}/\S+"
    r"|[\[(]?\b(?:last |date )?(?:accessed|retrieved|viewed|visited|abgerufen|zugriff|consulted|letzter zugriff|consulté|cited)\b[^.\])]{0,60}(?:\d{4})?[\])]?"
    r"|\b(?:pp?|S)\.\s?\d[\d–-]*|[:,]\s?\d+\s?[–-]\s?\d+",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[“\"„«‘]([^“”\"„«»]{3,400})[”\"“»’]")
_PAGES = (
    re.compile(r"\b(?:pp?|S|Seiten|pages)\b\.?\s?(\d{1,5})\s?[–—-]\s?(\d{1,5})(?!\d)"),
    re.compile(r"\)\s?[:,]\s?(\d{1,5})\s?[–—-]\s?(\d{1,5})(?![\d–/-])"),
    re.compile(r"\d\s?:\s?(\d{1,5})\s?[–—-]\s?(\d{1,5})(?![\d–/-])"),
    re.compile(r",\s(\d{1,5})\s?[–—-]\s?(\d{1,5})(?=\s*(?:[.;]|$))"),
    re.compile(r",\s(\d{1,5})\s?[–—-]\s?(\d{1,5})(?=,\s)"),
)
_STOP = re.compile(
    r"(?<=[^\W\d_]{2})[.:](?=\s)|(?<=,\s[^\W\d_]\.)(?=\s[A-ZÀ-Þ“][^\W\d_]+\s[^\W\d_])|(?<=\s[^\W\d_]\.)(?=\s[A-ZÀ-Þ“][^\W\d_]+\s[a-zà-ÿ])"
)
_INVERTED = re.compile(
    r"((?P<family>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?), [A-ZÀ-Þ][\w'’-]+\.?(?: [A-ZÀ-Þ][\w'’-]*\.?)?)(?:,| et | and | & |(?<= [A-ZÀ-Þ]\.)(?= [A-ZÀ-Þ“]))"
)
_DASHES = re.compile(r"\s*(?:[—–―_]{1,6}|-{2,8}|Ders\.|Dies\.|Id\.|Idem)(?:\s*,)?\s*[.,:]?\s*")


class Read(NamedTuple):
    """What was read of an entry; ``early`` when its year stands right after its authors, and ``same`` when dashes stand for the authors before.

    ``heads`` is where its authors end, ``dated`` where its year stands if that is early, ``rest`` where its title may begin.
    """

    names: Names | None
    year: str
    title: str
    pages: tuple[int, int] | None
    early: bool
    same: bool = False
    heads: int = 0
    dated: tuple[int, int] = (0, 0)
    rest: int = 0


def read_entry(text: str) -> Read:
    """Take an entry apart, without its label."""
    text = text[:LONGEST]
    dashes = _DASHES.match(text)
    same = dashes is not None and dashes.end() < len(text)
    rest = text[dashes.end() :] if same and dashes else text
    if same:
        rest = ". " + rest.lstrip()
    shift = len(text) - len(rest)
    head = _head(rest[:HEAD_AND_YEAR], anonymous=same)
    if head is not None:
        names, year, start, end = head
        stop = start + rest[start:end].find(year[:4]) if year[:4] in rest[start:end] else start
        dated = (stop + shift, stop + shift + len(year)) if rest.startswith(year, stop) else (start + shift, end + shift)
        return Read(names, year, _title(rest[end:]), _pages(rest[end:]), early=True, same=same, heads=start + shift, dated=dated, rest=end + shift)
    names, end = (None, 0) if same else _late_names(rest[:HEAD])
    return Read(
        names,
        _late_year(rest[end:]) if names or same else "",
        _title(rest[end:]),
        _pages(rest[end:]),
        early=False,
        same=same,
        heads=end + shift,
        rest=end + shift,
    )


def early_head(text: str) -> tuple[Names, str, int] | None:
    """Authors and year, when the text begins with them: the surest sign that an entry begins here."""
    head = _head(text[:HEAD_AND_YEAR], anonymous=False)
    return (head[0], head[1], head[3]) if head is not None and head[0] is not None else None


def late_head(text: str) -> bool:
    """Does the text begin like an entry whose year comes at the end: ``Family, Given. Title``, ``J. Family, “Title``, ``Family J, ... .``?"""
    names, end = _late_names(text[:HEAD])
    return names is not None and names.sure and end > 0


@lru_cache(maxsize=SEEN)
def _head(text: str, *, anonymous: bool) -> tuple[Names | None, str, int, int] | None:
    """Authors, year, and where the year begins and ends with its brackets, where these begin the entry."""
    for pattern in (_PARENTHESISED, _BARE, _GLUED):
        found = pattern.search(text, 0, HEAD)
        if found is None:
            continue
        before = text[: found.start()].strip(" ,.;:*_")
        if anonymous and len(before) < 12:
            return None, plain_year(found["year"]), *found.span()
        if re.search(r"\d{3}", before) or (pattern is _GLUED and re.search(r"(?:\. |: )[^\W\d_]{3}", before)):
            continue
        names = listed_names(before)
        if names is not None and (pattern is not _GLUED or names.sure) and (pattern is _PARENTHESISED or names.sure or len(before.split()) <= 9):
            return names, plain_year(found["year"]), *found.span()
    return None


def plain_year(text: str) -> str:
    """A year as it is compared: ``1851/2004``, ``2018a``, ``n.d.``."""
    text = text.strip()
    if not text[:1].isdigit() and not text.startswith("["):
        words = text.casefold().replace(" ", "")
        return "n.d." if words in ("n.d.", "s.a.", "nodate", "undated") else "forthcoming"
    parts = re.findall(rf"{YEAR}[a-z]?|(?<=[/–-])\d\d\b", text)
    return "/".join(parts)


@lru_cache(maxsize=SEEN)
def _late_names(head: str) -> tuple[Names | None, int]:
    """The authors, where they end before a quoted title or with a stop or comma before one."""
    quoted = re.search(r"[“\"„«]|``|(?<=[ ,.])‘", head)
    if quoted and quoted.start() <= 2:
        return None, 0
    if quoted:
        names = listed_names(head[: quoted.start()])
        if names and names.sure:
            return names, quoted.start()
    people = initialled(head)
    if people is not None and (head[people[1] - 1] == "." or re.match(r"\s*[.,:;(]|\s*$|\s+(?:eds?|editors?)\b", head[people[1] :])):
        return people
    for stop in _STOP.finditer(head):
        before = head[: stop.start()]
        if re.search(r"\b(?:ed|eds|et al|Jr|Hg|Hrsg|trans|vol|no)$", before):
            continue
        names = listed_names(before)
        if stop[0] == ":" and before.count(",") != 1 and ";" not in before:
            continue
        if names is not None and names.sure and re.search(r"[^\W\d_]{2}", before) and ("," in before or _paired(before) or _full(before)):
            return names, stop.end()
        if before.count(".") > 12 or len(before) > 300:
            break
    inverted = _INVERTED.match(head)
    if inverted and listed_names(inverted[1]) is not None:
        return Names((inverted["family"],), more=True, sure=True), inverted.end(1)
    return None, 0


def _full(text: str) -> bool:
    """Is this a first and a last name?"""
    return re.fullmatch(r"[A-ZÀ-Þ][^\W\d_]+(?: [A-ZÀ-Þ][^\W\d_]*\.?){0,2} [A-ZÀ-Þ][\w'’-]+", text) is not None


def _paired(text: str) -> bool:
    """Are these two first and last names, joined by *and*?"""
    return re.fullmatch(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,2} (?:and|&) [^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,2}", text) is not None


def _late_year(text: str) -> str:
    """The year at the end: all that could be it, when there are several."""
    text = _NEVER.sub(lambda found: " " * len(found[0]), text)
    text = _QUOTED.sub(lambda found: " " * len(found[0]), text)
    years = list(_ANY.finditer(text))
    placed = [
        m
        for m in years
        if re.match(r"\s*(?:[.;)]?\s*$|[;:]\s?\d|\))", text[m.end() :][:40]) and re.search(r"[,;(]\s?(?:[^\W\d_]{3,9}\.? )?$", text[: m.start()])
    ]
    found = list(dict.fromkeys(m["year"] + (m["letter"] or "") for m in (placed if len(placed) == 1 else years)))
    if not found:
        undated = re.search(rf"\b(?:{NO_DATE})", text, re.IGNORECASE)
        return plain_year(undated[0]) if undated else ""
    return "/".join(found[-3:])


def _title(text: str) -> str:
    rest = text.lstrip(" .,:;)]*_")
    quoted = _QUOTED.match(rest)
    if quoted:
        return quoted[1].strip(" .,")
    stop = re.search(r"(?<=[^\W\d_]{2})[.?!](?=\s|$)|\s\(\d", rest)
    return rest[: stop.start() if stop else 200].strip(" .,*_")[:300]


def _pages(text: str) -> tuple[int, int] | None:
    """First and last page, where the entry gives a range; none when two ranges could be it."""
    text = re.sub(r"https?://\S+|\bdoi\S*\s?\S+|\b10\.\d{4,}/\S+", " ", text)
    for pattern in _PAGES:
        found = pattern.findall(text)
        if len(set(found)) == 1:
            first, last = found[0]
            if pattern in _PAGES[3:] and _ANY.fullmatch(first) and _ANY.fullmatch(last):
                continue  # the years that a title speaks of
            return span(first, last)
        if found:
            return None
    return None


def span(first: str, last: str) -> tuple[int, int] | None:
    """A range of pages, written out: ``865-87`` is 865 to 887."""
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    a, b = int(first), int(last)
    return (a, b) if a <= b else None
