"""Where does the key of a line end, and where does its value begin?"""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.prose import Span

KEY_WITHIN = 80
_SEPARATOR = re.compile(r"\s*:(?!//)(?=\s|$|\*)\s*|\s+[–—-]\s+|\t+|  +|\s*[–—]\s+(?=[0-9A-Z“\"])")
_SIGN = re.compile(r"[:–—\t-]")
_KEY_WORDS = 8


class Split(NamedTuple):
    """Where the key and the value stand in a text."""

    key: Span
    value: Span


def split(text: str, line: Span) -> Split | None:
    """The key and the value of a line, at the first sign that parts them; none where the key is no key."""
    start = line.start
    while start < line.end and text[start] in "•*-–·▪◦ \t":
        start += 1
    end = min(line.end, start + KEY_WITHIN)
    if not _SIGN.search(text, start + 1, end) and text.find("  ", start + 1, end) < 0:
        return None  # most lines: seen at once
    found = _SEPARATOR.search(text, start + 1, end)
    if found is None or found.end() >= line.end:
        return None
    key = text[start : found.start()]
    if not any(c.isalpha() for c in key) or len(key.split()) > _KEY_WORDS:
        return None
    return Split(Span(start, found.start()), Span(found.end(), line.end))
