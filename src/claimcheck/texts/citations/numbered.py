"""Which works does a text cite by number, and which notes does it call?

Numbers in square brackets come first; raised numbers and numbers in round brackets count only in a text that has none of those, since
both are many other things besides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.prose import Citation, Page, Work
from claimcheck.texts.citations.entries import read_entry, span
from claimcheck.texts.citations.lists import Listing

_NUMBERS = r"\d{1,3}(?:\s?[,;–—‐-]\s?\d{1,3}){0,40}"
_SQUARE = re.compile(
    rf"(?<!\w)(?<!\D\])\[({_NUMBERS})(?:,?\s(?:see\s)?pp?\.\s?(\d{{1,4}})(?:\s?[–-]\s?(\d{{1,4}}))?)?\]|(?<=[^\W\d_.,;:)”’\"])\[({_NUMBERS})\]"
)
_ROUND = re.compile(rf"(?<=\s)\(({_NUMBERS})\)(?=[\s.,;:]|$)")
_RAISED = re.compile(r"(?<=[^\W\d_.,;:!?)\]”’\"][.,;:!?)\]”’\"])([⁰¹²³⁴-⁹][⁰¹²³⁴-⁹,–⁻-]{0,30})|(?<=[^\W\d_]{4})([⁰¹²³⁴-⁹][⁰¹²³⁴-⁹,–⁻-]{0,30})")
_KEYS = re.compile(r"\[([^\[\]\n]{2,200})\]")
_KEY = re.compile(r"[A-Z][\w+.’'-]{0,24}\d{2}[a-z]?")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_CALL = re.compile(r"\[\^([^\]\s^]{1,60})\]")


class _Called(NamedTuple):
    labels: tuple[str, ...]
    block: int
    start: int
    end: int
    pages: tuple[int, int] | None


def numbered(page: Page, lists: Listing, works: Sequence[Work]) -> tuple[list[Citation], list[Work]]:
    """Citations by the labels of entries and of notes, and the notes as works."""
    cited, notes = _footnotes(page, lists)
    notes += [Work((), "", "", entry.block, entry.start, entry.end, entry.label, kind="note") for entry in lists.noted]
    labels = [int(work.label) for work in works if work.label.isdigit()]
    if lists.noted and not labels:
        cited += _by_label(page, lists, max(int(entry.label) for entry in lists.noted if entry.label.isdigit()))
    elif len(labels) * 2 > len(works) and labels.count(labels[0]) == 1:  # in a text with several numbered lists a number means several works
        cited += _by_label(page, lists, max(labels, default=0))
    return [*cited, *_by_key(page, lists, frozenset(work.label for work in works if work.label and not work.label.isdigit()))], notes


def _by_key(page: Page, lists: Listing, keys: frozenset[str]) -> list[Citation]:
    """Citations by keys that entries bear: ``[BAD10]``, ``[CY99, Dey07]``."""
    out = []
    for n, block in enumerate(page.blocks) if keys else ():
        if n in lists.listed or n in lists.aside or "[" not in block.text:
            continue
        for found in _KEYS.finditer(block.text):
            labels = [label.strip() for label in re.split(r"[,;]", found[1])]
            if all(_KEY.fullmatch(label) for label in labels) and any(label in keys for label in labels):
                out += [Citation((), "", n, *found.span(), label) for label in labels]
    return out


def _by_label(page: Page, lists: Listing, highest: int) -> list[Citation]:
    noted = {entry.block for entry in lists.noted}
    text = [(n, block.text) for n, block in enumerate(page.blocks) if n not in lists.listed and n not in lists.aside and n not in noted]
    square = _square(text)
    for found in (square, _raised(text), _round(text)):
        called = [call for call in found if 0 < max(map(int, call.labels)) <= highest + max(highest, 10) and "0" not in call.labels]
        within = {label for call in called for label in call.labels if int(label) <= highest}
        if called and len(within) * (3 if found is square else 2) >= highest:
            return [Citation((), "", call.block, call.start, call.end, label, call.pages) for call in called for label in call.labels]
    return []


def _square(text: Sequence[tuple[int, str]]) -> list[_Called]:
    out = []
    for n, words in text:
        for found in _SQUARE.finditer(words) if "[" in words else ():
            pages = span(found[2], found[3] or found[2]) if found[2] else None
            out.append(_Called(_labels(found[1] or found[4]), n, *found.span(), pages))
    return out


def _raised(text: Sequence[tuple[int, str]]) -> list[_Called]:
    found = [(n, raised) for n, words in text if not words.isascii() for raised in _RAISED.finditer(words)]
    calls = [_Called(_labels((raised[1] or raised[2]).translate(_PLAIN)), n, *raised.span(), None) for n, raised in found]
    return [call for call in calls if call.labels]


def _round(text: Sequence[tuple[int, str]]) -> list[_Called]:
    return [_Called(_labels(found[1]), n, *found.span(), None) for n, words in text if "(" in words for found in _ROUND.finditer(words)]


def _labels(numbers: str) -> tuple[str, ...]:
    """Each number that a list of numbers and ranges means: ``1, 4–6``."""
    out: list[str] = []
    for part in re.split(r"[,;]", numbers):
        ends = list(re.findall(r"\d+", part)[:2])
        if not ends:
            continue
        first, last = int(ends[0]), int(ends[-1])
        out += [str(number) for number in range(first, last + 1)] if first <= last <= first + 60 else [str(first)]
    return tuple(dict.fromkeys(out))


def _footnotes(page: Page, lists: Listing) -> tuple[list[Citation], list[Work]]:
    """Calls of Markdown footnotes ``[^3]``, and the notes they call."""
    if not page.markdown or "[^" not in page.text:
        return [], []
    calls = []
    notes = []
    for n, block in enumerate(page.blocks):
        marker = _CALL.match(block.marker) if block.kind == "footnote" else None
        if marker:
            notes.append(_note(n, block.text, f"^{marker[1]}"))
        calls += [Citation((), "", n, *found.span(), f"^{found[1]}") for found in _CALL.finditer(block.text)]
    return (calls, notes) if notes or len(calls) > 1 else ([], [])


def _note(block: int, text: str, label: str) -> Work:
    read = read_entry(text)
    sure = read.names is not None and read.names.sure and bool(read.year)
    authors = read.names.authors if read.names and sure else ()
    return Work(authors, read.year if sure else "", read.title if sure else "", block, 0, len(text), label, read.pages if sure else None, kind="note")
