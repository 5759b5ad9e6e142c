"""At which pages does a citation point? What follows its year."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.texts.citations.entries import span
from claimcheck.texts.citations.parts import Bit

_PAGE_WORDS = frozenset(
    ("p", "pp", "page", "pages", "s", "para", "paras", "ch", "chap", "chapter", "§", "art", "sec", "vol", "fig", "figure", "table", "fn", "note", "n")
)


def another_year(text: str, first: str) -> bool:
    """Is a second number like a year another year of the same authors, and no page? Years rise, and are of one age."""
    digits, earlier = re.search(r"\d{4}", text), re.search(r"\d{4}", first)
    if digits is None or earlier is None or text[-1:].isalpha():
        return True
    return re.fullmatch(r"\d{4}", text.strip()) is not None and abs(int(digits[0]) - int(earlier[0])) <= 130


def as_pages(text: str) -> tuple[int, int] | None:
    """A number like a year, or a range of two, taken for pages."""
    found = re.fullmatch(r"(\d{4})(?:[–-](\d{2,4}))?[a-z]?", text.strip())
    return span(found[1], found[2] or found[1]) if found else None


def pages_after(row: Sequence[Bit], k: int, end: int) -> tuple[tuple[int, int] | None, int]:
    """The pages that follow a year, and the token after them."""
    if k + 1 >= end or row[k].text not in (",", ":"):
        return None, k
    j = k + 1
    worded = ""
    if row[j].text.casefold() in _PAGE_WORDS:
        worded = row[j].text.casefold()
        j += 1
        if j < end and row[j].text == ".":
            j += 1
    if j >= end or row[j].kind not in "ny":
        return None, k
    if row[j].kind == "y" and not worded and row[k].text != ":":
        return None, k
    if row[j].kind == "y":
        pages = as_pages(row[j].text)
        return (pages if worded in ("", "p", "pp", "page", "pages", "s") else None), j + 1
    first = last = row[j].text
    stop = j + 1
    if stop + 1 < end and row[stop].text in ("–", "-", "—") and row[stop + 1].kind in "ny":
        last = row[stop + 1].text[:5]
        stop += 2
    elif not worded and row[k].text == "," and stop < end and row[stop].kind == "w" and row[stop].text not in ("f", "ff"):
        return None, k  # 2018, 18 other works
    if worded not in ("", "p", "pp", "page", "pages", "s") or len(first) > 5 or not last.isdigit():
        return None, stop
    return span(first, last), stop
