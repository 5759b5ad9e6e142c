"""What does an entry say of its work, and in which words? Each author, editor, title, container, volume, pages, publisher with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from claimcheck.texts.citations.entries import LONGEST, read_entry, span
from claimcheck.texts.citations.names import Names, listed_names
from claimcheck.texts.citations.words import BODIES, INNER, PLACES, PUBLISHERS

_ROLE = re.compile(r",?\s*[(\[]?\b(?:eds?\.?|editors?|Eds?\.?|Editors?|Hg\.?|Hrsg\.?|hrsg\.)(?![\w.])[)\]]?[,.:]?")
_APART = re.compile(r"\s*(?:,\s*(?:and|und|&)\s|[;,]|\s(?:and|und|&)\s|&)\s*")
_SUFFIX = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_QUOTED = re.compile(r"[“\"„«]([^“”\"„«»]{3,400})[”\"“»]|[‘']([^‘“”\"]{3,400}?)[’'](?=[,.]\s|\s(?:[A-ZÀ-Þ]|in\s)|\s*$)")
_NEVER = re.compile(
    r"https?://\S+|www\.\S+|\b(?:doi|DOI):?\s*\S+|\b10\.\d{4,9}/\S+"
    r"|[\[(]?\b(?:[Ll]ast |[Dd]ate )?(?:[Aa]ccessed|[Rr]etrieved|[Vv]iewed|[Vv]isited|[Aa]vailable|[Aa]bgerufen|[Zz]ugriff|[Cc]onsulted)\b[^.\])]{0,60}[\])]?"
)
_STOP = re.compile(r"(?<=[^\W\d_]{2})[.](?=\s|$)|(?<=\d)[.](?=\s+[A-ZÀ-Þ]|\s*$)|(?<=[)”\"’?!])[.](?=\s|$)|(?<=[?!])(?=\s)|\s(?=\(\d)")
_JOURNAL = re.compile(
    r"(?:In:?\s)?(?P<in>[A-ZÀ-Þ](?:[^\W\d_]|[ &’'‐/,:-]){2,120}?)[,.]?\s(?:[Vv]ol(?:ume)?\.?\s?|Bd\.\s?)?(?P<volume>\d{1,4})"
    r"(?:\s?\((?P<issue>\d{1,3}(?:[–/-]\d{1,3})?)\)|[,:]?\s(?:[Nn]o|[Nn]r|[Ii]ss)\.?\s?(?P<number>\d{1,3})|\.(?P<part>\d{1,3})(?=[\s:,(]))?"
    r"(?:,?\s\(?[^\W\d_]{0,9}\.?\s?\d{4}[a-z]?\)?)?(?:\s?[:,]\s?(?:pp?\.\s?|S\.\s?)?(?P<pages>\d{1,5}\s?[–—-]\s?\d{1,5})|(?=[.,;:]|\s*$))"
)
_ABBREVIATED = re.compile(  # J. Signal Eng., vol. 3, no. 2, pp. 1–5; Bak Med. 2011;4(2):88-97
    r"(?:[Ii]n:?\s)?(?P<in>[A-ZÀ-Þ](?:[^\W\d_]|[ &.'’-]){2,90}?)[,.]?\s(?:[Vv]ol(?:ume)?\.\s?|\d{4}(?:\s[^\W\d_]{3}(?:\s\d\d?)?)?;\s?)(?P<volume>\d{1,4})"
    r"(?:\s?\((?P<issue>\d{1,3})\)|,\s(?:[Nn]o|[Ii]ss)\.\s?(?P<number>\d{1,3}))?(?P<part>(?!))?"
    r"(?:\s?[:,]\s?(?:pp?\.\s?)?(?P<pages>\d{1,5}\s?[–—-]\s?\d{1,5})|(?=[.,;:]|\s*$))"
)
_IN = re.compile(r"(?<![\w])In:?\s+(?=[A-ZÀ-Þ“\"„])")
_RANGE = re.compile(r"(?:\b(?:pp?|S)\.\s?|\bpages\s)(\d{1,5}\s?[–—-]\s?\d{1,5})|[,:]\s(\d{1,5}\s?[–—-]\s?\d{1,5})(?=\s*[.),;]|\s*$)")
_HOUSE = re.compile(
    r"(?:(?<=[.,;)] )|^)(?:Reprint, )?(?P<place>(?!Reprint)[A-ZÀ-Þ][^\W\d_]+(?:[ -][A-ZÀ-Þ][^\W\d_]+){0,2}(?:, [A-Z]{2,4}|, [A-ZÀ-Þ][^\W\d_]+)?)"
    r"(?: (?:and|&|/|und) [A-ZÀ-Þ][^\W\d_]+)?: (?P<house>[A-ZÀ-Þ][^.:;“”\"()\d]{1,90}?)(?=[.,;]?\s*$|, (?:1[4-9]|20)\d\d|, pp?\. |\. )"
)
_ALONE = re.compile(r"[A-ZÀ-Þ][^.:;,“”\"()\d]{2,60}")
_SERIES = re.compile(r"[A-ZÀ-Þ][^.:;“”\"()]{2,60}?,? (?:(?:No|Nr|Vol|Bd)\.? ?)?\d{1,4}")
_NUMBERED = re.compile(
    r"\b(?:papers?|reports?|studie|series|documents?|edition|chapter|no|nr|band|volume|part|resolution|directive|law)\.?$", re.IGNORECASE
)
_NO_HOUSE = frozenset(
    "thesis dissertation manuscript paper report online accessed available retrieved unpublished edition ed eds print web translated edited forthcoming "
    "revised volume vol blog website in presentation speech interview".split()
)
MOST_PARTS = 14
MOST_TITLES = 3


class Detail(NamedTuple):
    """One thing that an entry says: as whose property, its value, and the words, by offsets into the entry."""

    kind: str
    value: str
    start: int
    end: int


def details(text: str) -> tuple[Detail, ...]:
    """What an entry, without its label, says of its work, in the order of its words; nothing of what is not plain."""
    text = text[:LONGEST]
    read = read_entry(text)
    found = list(_authors(text[: read.heads], read.names))
    rest = text[read.rest :]
    bare = _NEVER.sub(lambda match: " " * len(match[0]), rest)
    again = re.match(r"\s*((?:1[4-9]|20)\d\d)[.,]?\s", bare) if read.early else None
    if again:  # [1851] 2004
        found.append(Detail("published", again[1], read.rest + again.start(1), read.rest + again.end(1)))
        bare = " " * again.end() + bare[again.end() :]
    elif read.early and re.fullmatch(r"\d{4}[a-z]?", read.year):
        found.append(Detail("published", read.year[:4], read.dated[0], read.dated[0] + 4))
    elif re.fullmatch(r"\d{4}", read.year) and (at := bare.rfind(read.year)) >= 0:
        found.append(Detail("published", read.year, read.rest + at, read.rest + at + 4))
    title = _title(bare, "" if again else read.title)
    if title is not None:
        found.append(Detail("title", rest[title[0] : title[1]], read.rest + title[0], read.rest + title[1]))
        tail = title[2]
        found += (one._replace(start=one.start + read.rest, end=one.end + read.rest) for one in _tail(bare, tail, quoted=title[3]))
    if doi := re.search(r"\b10\.\d{4,9}/[^\s\]>]+", rest):
        words = doi[0].rstrip(".,;)")
        found.append(Detail("doi", words, read.rest + doi.start(), read.rest + doi.start() + len(words)))
    return tuple(sorted(found, key=lambda one: (one.start, one.end, one.kind)))


def _authors(head: str, names: Names | None) -> Iterator[Detail]:
    """Each author by the whole name, where the words of all that were read can be told apart; editors where they are said to be that."""
    if names is None:
        return
    role = "editor" if _ROLE.search(head) else "author"
    people = list(people_in(head, names.authors))
    if len(people) == len(names.authors):
        yield from (Detail(role, name, start, end) for name, start, end in people)


def people_in(head: str, families: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """The whole name of each of these authors, given name first, with where it stands."""
    head = _ROLE.sub(lambda match: " " * len(match[0]), head)
    parts = list(_parts(head))
    k = 0
    for n, family in enumerate(families):
        while k < len(parts) and family not in parts[k][0]:
            k += 1
        if k == len(parts):
            if (at := head.find(family)) >= 0:  # a body whose name has commas
                yield family, at, at + len(family)
            return
        words, start, end = parts[k]
        following = parts[k + 1] if k + 1 < len(parts) else None
        coming = families[n + 1] if n + 1 < len(families) else ""
        given = following is not None and words == family and "," in head[end : following[1]] and not (coming and coming in following[0].split())
        if given and following is not None:
            yield f"{following[0]} {family}", start, following[2]
            k += 2
        else:
            yield words, start, end
            k += 1


def _parts(head: str) -> Iterator[tuple[str, int, int]]:
    at = 0
    for sign in (*_APART.finditer(head), None):
        end = sign.start() if sign else len(head)
        words = head[at:end]
        kept = words.strip(" ,.:*_()[]")
        if kept and not _SUFFIX.fullmatch(kept) and "et al" not in kept:
            start = at + words.index(kept)
            stop = start + len(kept)
            stop += head.startswith(".", stop) and len(kept.split()[-1].split(".")[-1]) == 1  # the stop of an initial
            yield head[start:stop], start, stop
        at = sign.end() if sign else end


def _title(rest: str, read: str) -> tuple[int, int, int, bool] | None:
    """Where the title stands, where what follows it begins, and whether it is quoted."""
    at = len(rest) - len(rest.lstrip(" .,:;)*_"))
    quoted = _QUOTED.match(rest, at)
    if quoted:
        start, end = quoted.span(1 if quoted[1] else 2)
        while rest[end - 1] in ".,":
            end -= 1
        return start, end, quoted.end(), True
    if read and not rest.startswith(read[:20], at):
        return None
    for stop in _STOP.finditer(rest, at + 1):
        asked = rest[stop.start() - 1] in "?!"
        after = rest[stop.end() :].lstrip(". ")
        if asked and not (_JOURNAL.match(after) or _IN.match(after) or _HOUSE.match(after)):
            continue  # a question with its answer
        return at, stop.start(), stop.end(), False
    return None


def _tail(rest: str, at: int, *, quoted: bool) -> Iterator[Detail]:
    """What stands after the title, by its signs: a journal with volume, a book with editors, a publisher with its place."""
    begin = at + len(rest[at:]) - len(rest[at:].lstrip(" .,;"))
    journal = _journal(rest, begin)
    if journal:
        yield _one("published-in", journal, "in", rest)
        yield _one("volume", journal, "volume", rest)
        for name in ("issue", "number", "part"):
            if journal[name]:
                yield _one("issue", journal, name, rest)
        if journal["pages"]:
            yield _one("pages", journal, "pages", rest)
        elif (pages := _RANGE.search(rest, journal.end())) and journal["in"]:
            yield _span("pages", pages, rest)
        return
    held = _IN.search(rest, max(begin - 4, 0))
    house = next(reversed(list(_HOUSE.finditer(rest, begin))[:MOST_PARTS]), None)
    stop = house.start() if house else len(rest)
    if held and held.end() < stop:
        yield from _within(rest, held.end(), stop)
    elif pages := _RANGE.search(rest, begin):
        yield _span("pages", pages, rest)
    if house:
        yield Detail("place-published", house["place"], *house.span("place"))
        yield Detail("publisher", house["house"].strip(), house.start("house"), house.start("house") + len(house["house"].strip()))
        if series := _series(rest, begin, house.start()):
            yield series
    elif not quoted and not held and (alone := _publisher(rest, begin)):
        yield alone


def _journal(rest: str, begin: int) -> re.Match[str] | None:
    for start in _starts(rest, begin):
        for pattern in (_JOURNAL, _ABBREVIATED):
            found = pattern.match(rest, start)
            if found and not _NUMBERED.search(found["in"]) and not re.fullmatch(r"(?:1[4-9]|20)\d\d", found["volume"]):
                return found
    return None


def _starts(rest: str, begin: int) -> Iterator[int]:
    """Where the name of a journal may begin: right after the title, or after a subtitle of its own, and not in the book that holds it."""
    yield begin
    for n, stop in enumerate(re.finditer(r"[.?!]\s+(?=[A-ZÀ-Þ])", rest[begin : begin + 400])):
        if n == MOST_TITLES or _IN.search(rest, begin, begin + stop.end()):
            return
        yield begin + stop.end()


def _within(rest: str, start: int, stop: int) -> Iterator[Detail]:
    """The book that holds the work: its title, editors, and the pages in it."""
    pages = _RANGE.search(rest, start, stop)
    end = pages.start() if pages else stop
    words = rest[start:end]
    role = _ROLE.search(words)
    by = re.search(r",?\s\(?edited by\s|,?\s\(?(?:herausgegeben|hrsg\.) von\s", words)
    title_end = len(words)
    title_start = 0
    editors: list[tuple[str, int, int]] = []
    if by:
        title_end = by.start()
        editors = [(name, a + by.end(), b + by.end()) for name, a, b in _people(words[by.end() :].rstrip(" ,.()"))]
    elif role:
        before = words[: role.start()]
        editors = _people(before) if words[role.end() :].strip(" .,:()") else []
        if editors:
            title_start = role.end()
        else:
            parts = list(_parts(before))
            held = []
            while parts and _person(parts[-1][0]):
                held.append(parts.pop())
            editors = held[::-1]
            title_end = editors[0][1] if editors else role.start()
    yield from (Detail("editor", name, start + a, start + b) for name, a, b in editors)
    if not by and not role and len(words) > 90 and ". " in words:
        title_end = words.index(". ")
    title = words[title_start:title_end]
    kept = title.strip(' .,:;()“”"')
    cut = kept.find(". ")
    kept = kept[:cut] if cut > 0 and kept[cut - 1].islower() else kept
    if len(kept) > 2 and not re.search(r"\d{4}", kept[-5:]):
        at = start + title_start + title.index(kept)
        yield Detail("published-in", kept, at, at + len(kept))
    if pages:
        yield _span("pages", pages, rest)


def _people(words: str) -> list[tuple[str, int, int]]:
    """The people that these words list, if they list nothing else; by given name first, unless initials stand behind."""
    parts = list(_parts(words))
    if parts and all(_person(part[0]) for part in parts):
        return parts
    names = listed_names(words)
    return list(people_in(words, names.authors)) if names is not None and names.sure else []


def _person(words: str) -> bool:
    parts = words.split()
    return 2 <= len(parts) <= 4 and all(part[0].isupper() for part in (parts[0], parts[-1])) and not any(part.casefold() in INNER for part in parts)


def _series(rest: str, begin: int, stop: int) -> Detail | None:
    """A numbered series, in a sentence of its own right before the publisher."""
    before = rest[begin:stop].rstrip(" .")
    at = max(before.rfind(". "), before.rfind("). ")) + 2
    words = before[at:]
    if at > 1 and _SERIES.fullmatch(words) and not re.search(r"\d\s?[–-]\s?\d", words):
        return Detail("series", words, begin + at, begin + at + len(words))
    return None


def _publisher(rest: str, begin: int) -> Detail | None:
    """A publisher that is all that follows the title: *Routledge*, *Cambridge University Press*."""
    words = re.sub(r"[\s.,;]*(?:\(?(?:1[4-9]|20)\d\d\)?)?[\s.,;]*$", "", rest[begin:])
    parts = words.split()
    if not _ALONE.fullmatch(words) or not 1 <= len(parts) <= 6:
        return None
    low = [part.casefold() for part in parts]
    if any(word in _NO_HOUSE for word in low) or any(part[0].islower() and part not in {*INNER, "&", "+"} for part in parts):
        return None
    if low[-1] in PLACES and len(parts) <= 2:
        return Detail("place-published", words, begin, begin + len(words))
    sure = len(parts) <= 2 or any(word in PUBLISHERS or word in BODIES for word in low)
    return Detail("publisher", words, begin, begin + len(words)) if sure else None


def _one(kind: str, found: re.Match[str], group: str, rest: str) -> Detail:
    start, end = found.span(group)
    value = rest[start:end]
    return Detail(kind, _pages(value) if kind == "pages" else value.strip(" ,"), start, start + len(value.rstrip(" ,")))


def _span(kind: str, found: re.Match[str], rest: str) -> Detail:
    group = 1 if found[1] else 2
    return Detail(kind, _pages(found[group]), *found.span(group))


def _pages(words: str) -> str:
    first, last = re.split(r"\s?[–—-]\s?", words, maxsplit=1)
    ends = span(first, last)
    return f"{ends[0]}-{ends[1]}" if ends else f"{first}-{last}"
