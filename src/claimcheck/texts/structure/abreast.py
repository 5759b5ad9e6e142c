"""Which keys with their values stand side by side in one line: ``HQ: Oban · Founded: 2015``, ``Height: 45 m; width: 12 m``?"""

from __future__ import annotations

import re
from collections.abc import Callable

from claimcheck.prose import Span
from claimcheck.texts.structure.parting import Split

_LONGEST = 600
_MOST_KEY = 5
_BULLET = re.compile(r"\s+[·•▪◦|]\s+")
_SIGNS = (_BULLET, re.compile(r";\s+"), re.compile(r"\.\s+(?=[A-Z])"), re.compile(r",\s+"))
_COLON = re.compile(r"\s*:(?!//)\s+")
_FIGURED = re.compile(r"[\d$€£¥]|[A-Z]{2,3}[ $€£]?\d|about |some |c\. ")
_SMALL = re.compile(r"[a-z]")


def abreast(text: str, line: Span, known: Callable[[str], object]) -> list[Split]:
    """The pairs of a line, if it is made of several and of nothing else."""
    if line.end - line.start > _LONGEST or not _may_be(text, line):
        return []
    for sign in _SIGNS:
        parts = _parts(text, line, sign)
        if len(parts) < 2:
            continue
        split = [_pair(text, part, known, sign is _BULLET) for part in parts]
        if split[0] is None or sum(one is not None for one in split) < 2:
            continue
        if None not in split or sign is _BULLET:
            return [one for one in split if one]
        if sign is _SIGNS[1]:
            return _joined(split, parts)
    return []


def _may_be(text: str, line: Span) -> bool:
    return ": " in text[line.start : line.end] or bool(_BULLET.search(text, line.start, line.end))


def _parts(text: str, line: Span, sign: re.Pattern[str]) -> list[Span]:
    found, start = [], line.start
    for one in sign.finditer(text, line.start, line.end):
        found.append(Span(start, one.start()))
        start = one.end()
    return [*found, Span(start, line.end)]


def _pair(text: str, part: Span, known: Callable[[str], object], bulleted: bool) -> Split | None:
    """A key and its value, with a colon between them; without one behind a key that is known, where a sign sets the pairs apart."""
    colon = _COLON.search(text, part.start, part.end)
    start = part.start
    while start < part.end and text[start] in "•*-–·▪◦ \t":
        start += 1
    if colon is not None:
        key = text[start : colon.start()]
        fits = 0 < len(key.partition("(")[0].split()) <= _MOST_KEY and any(c.isalpha() for c in key) and "," not in key.partition("(")[0]
        return Split(Span(start, colon.start()), Span(colon.end(), part.end)) if fits and colon.end() < part.end else None
    if not bulleted:
        return None
    words = list(re.finditer(r"\S+", text[start : part.end]))
    for n in range(min(_MOST_KEY - 1, len(words) - 1), 0, -1):
        end, value = start + words[n - 1].end(), start + words[n].start()
        apt = not _SMALL.match(text, value) or _FIGURED.match(text, value)
        if apt and known(text[start:end]):
            return Split(Span(start, end), Span(value, part.end))
    return None


def _joined(split: list[Split | None], parts: list[Span]) -> list[Split]:
    """The pairs, with what has no key of its own as more of the value before it."""
    found: list[Split] = []
    for one, part in zip(split, parts, strict=True):
        if one is not None:
            found.append(one)
        else:
            found[-1] = Split(found[-1].key, Span(found[-1].value.start, part.end))
    return found
