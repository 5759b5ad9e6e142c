"""Which places that have the shape of a citation by author and year are one? Those that a listed work bears out, and those whose shape does."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimcheck.prose import Citation, Page, Work
from claimcheck.texts.citations.index import Index, complete, same_authors, same_year
from claimcheck.texts.citations.lists import Listing
from claimcheck.texts.citations.names import forms, key, low
from claimcheck.texts.citations.scan import Sighting, sightings
from claimcheck.texts.citations.words import BODIES, INNER, MONTHS, OPENERS, PLACES, THINGS

_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross|[Tt]hroughout)\s+([A-ZÀ-Þ][^\W\d_]+)(?!\s*[,(]?\s*\(?\d{4}|['’]|\s(?:and|et|&)\s|[-‐])")


def told(page: Page, lists: Listing, index: Index) -> list[Citation]:
    """The citations by author and year, in order."""
    seen: list[tuple[Sighting, tuple[str, ...], int]] = []
    for n, block in enumerate(page.blocks):
        if n in lists.listed or n in lists.aside:
            continue
        for sighting in sightings(n, block.text, index.names):
            reading, standing = _best(sighting, index)
            if standing < 4 and n in lists.notes:
                continue  # a note gives works in full, and places and publishers beside years
            if standing < 5 and sighting.start < 3 and n and page.blocks[n - 1].text.endswith(("&", " and", ",")):
                continue  # its other authors stand in the block before
            seen.append((sighting, reading, standing))
    borne = sum(standing >= 4 and sighting.block not in lists.notes for sighting, _, standing in seen)
    firm = sum(standing < 4 and sighting.firm and _possible(reading, sighting, strict=True) for sighting, reading, standing in seen)
    unlisted = any(standing < 2 and sighting.form != "bare" and len(reading) == 1 for sighting, reading, standing in seen)
    places = _places(page) if unlisted else frozenset()
    out = []
    for sighting, reading, standing in seen:
        if standing >= 2 and sighting.form != "bare":
            keep = standing >= 3 or not sighting.dated
        elif sighting.form == "bare":
            keep = standing >= 4
        elif sighting.firm and not sighting.dated and _possible(reading, sighting, strict=not sighting.more):
            keep = not _place(reading, places) or sighting.more or len(reading) > 1
            keep = keep and (sighting.form == "within" or sighting.told or len(reading) == 1 or sighting.year[-1:].isalpha() or borne > 1)
        else:
            keep = (
                (borne > 0 or firm > 1)
                and not sighting.dated
                and not sighting.marked
                and _possible(reading, sighting, strict=True)
                and not _place(reading, places)
            )
            keep = keep and (sighting.form == "within" or sighting.told)
        if keep:
            out.append(Citation(reading, sighting.year, sighting.block, sighting.start, sighting.end, "", sighting.pages, sighting.more))
    return out


def _best(sighting: Sighting, index: Index) -> tuple[tuple[str, ...], int]:
    """The reading that a listed work bears out best, and how well: 5 these authors and year, 4 first author and year, 3 these authors, 2 nearly, 1 not."""
    best, standing = sighting.readings[0], 1
    if not index.works:
        return best, 0
    for reading in sighting.readings:
        now = _standing(reading, sighting, index)
        if now < 5 and len(reading) < len(sighting.readings[0]) and _cut_at_and(reading, sighting):
            continue  # who is joined by *and* is an author too, unless the rest is a listed work
        if now > standing:
            best, standing = reading, now
        if standing == 5:
            break
    return best, standing


def _cut_at_and(reading: tuple[str, ...], sighting: Sighting) -> bool:
    return len(reading) in sighting.parted


def _standing(reading: tuple[str, ...], sighting: Sighting, index: Index) -> int:
    works = index.of(reading[0])
    if len(reading) > 1 and any(_reordered(reading, sighting, work) for name in reading[1:] for work in index.of(name)):
        return 4
    if works:
        dated = [work for work in works if same_year(sighting.year, work.year)]
        if any(complete(reading, sighting.more, work) for work in dated):
            return 5
        if any(same_authors(reading, sighting.more, work) or sighting.more for work in dated):
            return 4
        if any(same_authors(reading, sighting.more, work) for work in works):
            return 3
        return 2
    return 2 if any(same_year(sighting.year, work.year) for work in index.near(reading[0])) else 1


def _reordered(reading: Sequence[str], sighting: Sighting, work: Work) -> bool:
    if len(reading) != len(work.authors) or not same_year(sighting.year, work.year):
        return False
    return all(any(key(name) in forms(listed) for listed in work.authors) for name in reading)


def _possible(reading: Sequence[str], sighting: Sighting, *, strict: bool) -> bool:
    """Could these be authors, for all that is known of them?"""
    return all(author(name, alone=strict and len(reading) == 1) for name in reading)


@lru_cache(maxsize=8192)
def author(name: str, *, alone: bool) -> bool:
    """Could this be the name of an author, for all that is known of it?"""
    words = [low(word) for word in re.split(r"[ /]", name) if word]
    last = words[-1]
    if last in MONTHS or last in THINGS or words[0] in ("the", "a", "an"):
        return False
    if len(words) == 1 and (last in OPENERS or len(last) < 2):
        return False
    if last in PLACES or (words[0] in PLACES and len(words) == 1):
        return False
    if any(word in BODIES for word in words):
        return True
    family = [word for word in re.split(r"[ ]", name) if word[0].isupper()]
    return len(family) <= (2 if not alone else 1) or (len(family) == 2 and not alone) or (len(family) > 1 and any(word in INNER for word in words))


def _place(reading: Sequence[str], places: frozenset[str]) -> bool:
    return len(reading) == 1 and reading[0] in places


def _places(page: Page) -> frozenset[str]:
    """Names that the text has something happen in."""
    return frozenset(found[1] for block in page.blocks for found in _PLACED.finditer(block.text))
