"""Which words stand in quotation marks? Marks of all kinds, nested ones too; an apostrophe is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_MOST_WORDS = 40
_MOST_CHARACTERS = 600
_MARK = re.compile(r"[“”„‟«»‹›‘’‚\"'「」『』]")
_PAIRS = {"“": "”", "„": "“”‟", "‟": "”", "«": "»", "‹": "›", "「": "」", "『": "』", "»": "«", "›": "‹", "”": "”"}
_ELISIONS = re.compile(r"[‘’'](?:[0-9]{2}s?\b|em\b|tis\b|twas\b|til\b|cause\b|n\b|s\b|t\b)", re.IGNORECASE)


class Inside(NamedTuple):
    """The words between two marks, without them."""

    start: int
    end: int


def quotations(text: str) -> list[Inside]:
    """What stands in quotation marks, in order; no more than some forty words."""
    if not _MARK.search(text):
        return []
    return sorted(_trimmed(text, inside) for inside in _pairs(text) if _short(text, inside))


def _pairs(text: str) -> Iterator[Inside]:
    """Marks matched from the inside out; one that nothing matches within its reach is dropped."""
    singles = _singles(text) if "’" in text or "‘" in text or "'" in text else {}
    open_marks: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match[0]
        if mark in "‘’'":
            role = singles.get(at, "")
        elif mark == '"':
            role = _straight(text, at, any(held == '"' for held, _ in open_marks[-3:]))
        elif open_marks and any(mark in _PAIRS.get(held, "") for held, _ in open_marks[-3:]):
            role = "close"
        else:
            role = "open" if mark in _PAIRS and (mark not in "»›”" or _begins(text, at)) else ""
        if role == "open":
            open_marks.append((mark, at))
        elif role == "close":
            for k in range(len(open_marks) - 1, max(len(open_marks) - 4, -1), -1):
                held, start = open_marks[k]
                fits = (mark in "’'" and held in "‘'‚’") or (mark == '"' and held == '"') or mark in _PAIRS.get(held, "")
                if fits:
                    del open_marks[k:]
                    yield Inside(start + 1, at)
                    break


def _begins(text: str, at: int) -> bool:
    """Does a word begin behind the mark, and none end before it?"""
    return (at == 0 or not (text[at - 1].isalnum() or text[at - 1] in ".,!?;")) and at + 1 < len(text) and not text[at + 1].isspace()


def _straight(text: str, at: int, is_open: bool) -> str:
    if is_open and at and not text[at - 1].isspace():
        return "close"
    if at and text[at - 1].isdecimal():
        return ""  # inches
    return "open" if _begins(text, at) else "close" if is_open else ""


def _singles(text: str) -> dict[int, str]:
    """Which single marks open and close a quotation; what is left are apostrophes.

    Behind a final s a mark may be of either kind: it closes unless a surer one follows soon.
    """
    roles: dict[int, str] = {}
    marks = [match.start() for match in re.finditer(r"[‘’'‚]", text)]
    k = 0
    while k < len(marks):
        at = marks[k]
        k += 1
        if text[at] == "’" or not _begins(text, at) or _ELISIONS.match(text, at) or roles.get(at):
            continue
        end = _closing(text, marks, k, text[at])
        if end:
            roles[at], roles[end] = "open", "close"
    return roles


def _closing(text: str, marks: list[int], k: int, opened: str) -> int:
    doubtful = 0
    for at in marks[k : k + 40]:
        if at - marks[k - 1] > _MOST_CHARACTERS:
            break
        if text[at] in "‘‚" or (opened == "'" and text[at] == "’"):
            if text[at] == "‘" and doubtful:
                break
            continue
        behind = text[at + 1 : at + 2]
        if behind.isalnum() or text[at - 1].isspace():
            if opened == "'" and text[at] == "'" and _begins(text, at) and doubtful:
                break
            continue
        if text[at - 1] == "s" and behind == " " and text[at + 2 : at + 3].islower():
            if doubtful:
                break
            doubtful = at
            continue
        return at if not doubtful or not re.search(r"[.!?] [A-Z]", text[doubtful:at]) else doubtful
    return doubtful


def _short(text: str, inside: Inside) -> bool:
    words = text[inside.start : inside.end]
    return 0 < len(words) <= _MOST_CHARACTERS and len(words.split()) <= _MOST_WORDS and any(c.isalnum() for c in words)


def _trimmed(text: str, inside: Inside) -> Inside:
    """A comma or full stop before the closing mark is that of the sentence around it."""
    start, end = inside
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:" or (text[end - 1] == "." and not text[start:end].endswith("..."))):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return Inside(start, end)
