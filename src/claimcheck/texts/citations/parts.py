"""Which authors stand before a year? The words just before it, read backwards as far as they can be names."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.texts.citations.entries import NO_DATE, YEAR
from claimcheck.texts.citations.words import INNER, OPENERS, PARTICLES

FARTHEST = 80  # tokens of authors before a year
_LETTERS = r"[^\W\d_]+"
TOKEN = re.compile(
    rf"(?P<year>(?:\[{YEAR}\]\s?)?(?<![\d.,]){YEAR}(?:/(?:{YEAR}|\d\d))?(?:[–-](?:{YEAR}|\d\d)(?!\d))?[a-z]?(?:\s?\[{YEAR}\])?(?![\w])|\b(?:{NO_DATE}))"
    rf"|(?P<etal>\bet\.?\s?al\b\.?|\band others\b|\band colleagues\b|\bu\.\s?a\.)"
    rf"|(?P<num>\d+)"
    rf"|(?P<word>{_LETTERS}(?:['’ʼ‐‑-]{_LETTERS})*)"
    rf"|(?P<sign>\S)",
    re.IGNORECASE,
)


class Bit(NamedTuple):
    """A year (``y``), *et al.* (``e``), a number, a word or a sign, with its place."""

    kind: str
    text: str
    start: int
    end: int


class Before(NamedTuple):
    """Authors before a year: names, whether the sign before each but the first was *and*, and where they begin."""

    names: tuple[str, ...]
    joined: tuple[bool, ...]
    more: bool
    start: int
    first: int
    possessive: bool = False
    lead: str = ""


def bits(text: str, start: int, end: int) -> list[Bit]:
    """The tokens of a stretch of text."""
    return [Bit((m.lastgroup or "s")[0], m[0], m.start(), m.end()) for m in TOKEN.finditer(text, start, end)]


def names_before(row: Sequence[Bit], begin: int, end: int) -> Before | None:
    """The authors in the tokens from ``begin`` to before ``end`` that end there; None when there are none."""
    j, more = end - 1, False
    if j >= begin and row[j].text == ",":
        j -= 1
    if j >= begin and row[j].kind == "e":
        more = True
        j -= 1
        if j >= begin and row[j].text == ",":
            j -= 1
    last = j
    while j >= max(begin, end - FARTHEST) and _belongs(row, j, begin, last):
        j -= 1
    first = j + 1
    while first <= last and _opens(row, first, last):
        first += 1
    if first > last:
        return None
    names, joined = _names(row[first : last + 1])
    if not names:
        return None
    lead = row[first - 1].text.casefold() if first > begin else ""
    return Before(names, joined, more, row[first].start, first, row[last].text.endswith(("'s", "’s", "s’", "s'")), lead)


def _belongs(row: Sequence[Bit], j: int, begin: int, last: int) -> bool:
    bit = row[j]
    if bit.kind == "w":
        if bit.text[0].isupper():
            return True
        low = bit.text.casefold()
        following = row[j + 1] if j < last else None
        if low in ("and", "und", "y", "&"):
            return following is not None
        if re.match(r"(?:al|el|d|l)['’‐-][A-ZÀ-Þ]", bit.text):
            return True
        if following is None:
            return False
        if low in PARTICLES:
            return following.kind == "w" and (following.text[0].isupper() or following.text.casefold() in PARTICLES)
        return (
            low in INNER
            and j > begin
            and row[j - 1].kind == "w"
            and (row[j - 1].text[0].isupper() or row[j - 1].text in INNER)
            and following.kind == "w"
        )
    if bit.text == ".":
        return (
            j > begin
            and row[j - 1].kind == "w"
            and row[j - 1].end == bit.start
            and (len(row[j - 1].text) == 1 or row[j - 1].text in ("St", "Jr", "Sr"))
        )
    if bit.text in ("'", "’"):  # the Smiths’
        return j == last and j > begin and row[j - 1].end == bit.start
    if bit.text in ("&", ","):
        return j < last
    return bit.text == "/" and 0 < j < last and row[j - 1].end == bit.start and row[j + 1].start == bit.end


def _opens(row: Sequence[Bit], first: int, last: int) -> bool:
    """Is this token no part of the names, but what leads up to them?"""
    bit = row[first]
    if bit.kind == "s":
        return True
    low = bit.text.casefold()
    if low in ("and", "und", "y") and bit.text[0].islower():
        return True
    if low in PARTICLES and bit.text[0].islower():
        return first == last
    if bit.text[0].islower() and low in INNER:
        return True
    if low in OPENERS and first < last and len(bit.text) > 1:
        following = row[first + 1]
        return following.text not in ("and", "&", "et") and not (following.text == "," and low not in OPENERS)
    return False


def _names(row: Sequence[Bit]) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    groups: list[list[Bit]] = [[]]
    joins: list[bool] = []
    for k, bit in enumerate(row):
        low = bit.text.casefold()
        joint = (
            bit.text in (",", "&")
            or (bit.text == "/" and not row[k - 1].text.isupper())
            or (low in ("and", "und", "y") and bit.text[0].islower() and not _inside_body(row, k))
        )
        if not joint:
            groups[-1].append(bit)
        elif groups[-1]:
            groups.append([])
            joins.append(bit.text != ",")
        elif joins:
            joins[-1] = joins[-1] or bit.text != ","
    if groups and not groups[-1]:
        groups.pop()
        joins = joins[: max(len(groups) - 1, 0)]
    names: list[str] = []
    joined: list[bool] = []
    for k, group in enumerate(groups):
        name = _name(group)
        if name:
            names.append(name)
            joined.append(k > 0 and joins[k - 1])
    return tuple(names), tuple(joined[1:])


def _inside_body(row: Sequence[Bit], k: int) -> bool:
    """Does *and* join words of one name: ``Ministry of Health and Care``, ``Department for Food and Rural Affairs``?"""
    before = [bit.text for bit in row[:k]]
    while "," in before:
        before = before[before.index(",") + 1 :]
    return any(word in ("of", "for", "on") for word in before)


def _name(group: Sequence[Bit]) -> str:
    kept = list(group)
    while kept and (kept[0].text == "." or _initial(kept, 0)) and len(kept) > 1:
        kept.pop(0)
    while kept and (kept[-1].text in (".", "'", "’") or (len(kept) > 1 and _initial(kept, len(kept) - 1))):
        kept.pop()
    if not kept or (len(kept) == 1 and _initial(group, 0) and len(kept[0].text) == 1):
        return ""
    out = kept[0].text
    for before, bit in itertools.pairwise(kept):
        out += bit.text if before.end == bit.start else " " + bit.text
    return re.sub(r"['’]s$|(?<=s)['’]$", "", out)


def _initial(row: Sequence[Bit], k: int) -> bool:
    text = row[k].text
    return (
        row[k].kind == "w"
        and text.isupper()
        and (len(text) == 1 or (k > 0 and len(text) == 2 and len(row[0].text) > 2 and not row[0].text.isupper()) or text in ("JR", "II", "III"))
    )
