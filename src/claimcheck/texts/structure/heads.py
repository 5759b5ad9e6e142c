"""Which date does an entry of a timeline begin with: ``1951: …``, ``1931, 4 March: …``, ``March 2018 Ann Lee becomes …``?"""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcheck.reading.tokens import DASHES, glued, tokens
from claimcheck.reading.values import Dates, NotJudged
from claimcheck.reading.when import when_at
from claimcheck.reading.written import MONTHS, Line
from claimcheck.texts.structure.scene import Scene

_HEAD = 90


class Dated(NamedTuple):
    """The date at the head of an entry, where it ends, and where the words of the entry begin."""

    when: str
    steady: bool
    start: int
    stop: int
    words: int
    parted: bool


def dated(text: str, scene: Scene) -> Dated | None:
    """The date that an entry begins with: ``1951: …``, ``2016 — …``, ``March 2018 Ann Lee becomes …``."""
    if not any(c.isdigit() for c in text[:24]):
        return None
    if inverted := _INVERTED.match(text[:_HEAD]):
        return Dated(f"{inverted[2]} {inverted[1]}", True, 0, inverted.end(2), inverted.end(), True)
    words = tokens(text[:_HEAD])
    if (
        not words
        or (words[0].kind != "n" and words[0].low not in MONTHS and words[0].low not in _OPENERS)
        or (words[0].kind == "n" and len(words[0].text) > 4)
    ):
        return None
    found = when_at(Line(text[:_HEAD], words, scene.style), 0)
    if found is None:
        return None
    value, j = found
    if isinstance(value, NotJudged) or not any(word.kind == "n" and len(word.text) >= 4 for word in words[:j]):
        return None
    stop = words[j - 1].end
    k = j
    while k < len(words) and (words[k].low in {":", "|", "."} or (words[k].low in DASHES and not glued(words, k + 1))):
        k += 1
    if j < len(words) and words[j].kind != "s" and words[j].start == stop:
        return None
    first = words[k].start if k < len(words) else len(text[:_HEAD])
    return Dated(text[:stop].strip(), isinstance(value, Dates), words[0].start, stop, first, k > j)


_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_INVERTED = re.compile(rf"([12][0-9]{{3}}), ([0-9]{{1,2}} (?:{_MONTH}))(?:\s*[:|]|\s+[-–—])\s*")
ON_DAY = re.compile(rf"[^.;]{{0,80}}\bon ([0-9]{{1,2}} (?:{_MONTH}))\b(?! [12][0-9]{{3}})")
_OPENERS = frozenset(("early", "mid", "late", "spring", "summer", "autumn", "winter", "c", "circa", "ca", "around"))
