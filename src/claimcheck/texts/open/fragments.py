"""What does a value say that stands behind a key without a verb, beside others: ``Pen: 4,096 levels, 14 g``, ``43 articles, three annexes``?"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

from claimcheck.prose import Span
from claimcheck.reading.values import Quantity
from claimcheck.texts.open.here import Asked, Here
from claimcheck.texts.open.measures import kind_of
from claimcheck.texts.sentence import Sentence
from claimcheck.texts.structure.asked import count_of, measure_of
from claimcheck.texts.structure.nouns import counted_noun, plural_looking
from claimcheck.texts.structure.parting import KEY_WITHIN, split

_BEFORE = frozenset((",", ":", ";", "and"))
_KEY_WORDS = 3
_PLACING = frozenset(("on", "in", "at", "across", "from"))


def behind_key(here: Here, scope: str) -> Asked | None:
    """Which question does a figure answer in a list behind a key?"""
    value, sentence = here.mention.value, here.sentence
    block = sentence.page.blocks[sentence.block]
    if block.kind not in {"paragraph", "item"} or not isinstance(value, Quantity) or here.low(here.i - 1) not in _BEFORE:
        return None
    parted = split(block.text, Span(0, len(block.text)))
    if parted is None or here.words[here.i].start < parted.value.start or ":" not in block.text[parted.key.end : parted.value.start]:
        return None
    if here.i > _first_verb(here, parted.value.start):
        return None
    if _opened(block.text, here.words[here.i].start) > _opened(block.text, parted.value.start):
        return None  # what a bracket holds is said of the name before it
    if any(one.kind in {"name", "title"} and parted.value.start <= one.start < here.mention.start for one in sentence.mentions):
        return None  # 478 m behind a name is how high that is
    key = block.text[parted.key.start : parted.key.end].strip(" *").lower()
    if not value.unit:
        noun = counted_noun(here.words, here.j)
        words = tuple(key.split())
        if noun is None and here.low(here.i - 1) == ":" and here.low(here.j) in _PLACING and plural_looking(words[-1]) and len(words) <= _KEY_WORDS:
            return Asked(count_of(words, value), here.i, here.j, "", here.i, fragment=True)
        after = here.low(noun[1]) if noun else "?"
        return Asked(count_of(noun[0], value), here.i, noun[1], scope, here.i, fragment=True) if noun and not after.isalpha() else None
    named = kind_of(value.unit)
    if (
        not named.replace(" ", "").isalpha()
        or "time" in named
        or value.unit in {"share", "pp"}
        or not 0 < len(key.split()) <= _KEY_WORDS
        or not key.replace(" ", "").isalpha()
    ):
        return None
    rate = here.low(here.j) in {"a", "per", "each", "every"} and here.low(here.j + 1) in {"year", "day", "month", "week", "hour", "person", "head"}
    if here.low(here.j).isalpha() and here.low(here.j) and not rate:
        return None
    per = f" per {here.low(here.j + 1)}" if rate else ""
    return Asked(measure_of(f"{key} {named}{per}"), here.i, here.j, scope, here.i, fragment=True)


def _first_verb(here: Here, start: int) -> int:
    """The first token of a verb from an offset on; beyond the last where there is none. Looked for once in a sentence, whose line has one key."""
    kept = here.sentence.kept
    if "verb behind key" not in kept:
        tags = here.built.tags
        kept["verb behind key"] = next((k for k, word in enumerate(here.words) if tags[k] in "AV" and word.start >= start), len(tags))
    found: int = kept["verb behind key"]
    return found


def _opened(text: str, until: int) -> int:
    """How many more brackets are opened than closed before an offset?"""
    places = _brackets(text)
    opening, closing = (bisect_left(row, until) for row in places)
    return opening - closing


@lru_cache(maxsize=4)
def _brackets(text: str) -> tuple[list[int], list[int]]:
    opening, closing = ([found.start() for found in re.finditer(re.escape(sign), text)] for sign in "()")
    return opening, closing


def keyed_by(sentence: Sentence, i: int) -> str:
    """The key of the line that a value stands in, as it is written; empty where there is none."""
    block = sentence.page.blocks[sentence.block]
    parted = split(block.text, Span(0, len(block.text))) if block.kind in {"paragraph", "item"} and sentence.start < KEY_WITHIN else None
    inside = parted is not None and parted.value.start <= sentence.words[i].start and sentence.start <= parted.value.start
    return block.text[parted.key.start : parted.key.end].strip(" *") if parted is not None and inside else ""


def listed(here: Here, scope: str) -> Asked | None:
    """Which question does a figure answer in an entry that has no verb: 27 shops *and four dairies*?"""
    value, block = here.mention.value, here.sentence.page.blocks[here.sentence.block]
    if block.kind != "item" or not isinstance(value, Quantity) or value.unit or here.low(here.i - 1) not in {",", "and"} or "V" in here.built.tags:
        return None
    first = next((one for one in here.sentence.mentions if one.kind == "quantity"), None)
    noun = counted_noun(here.words, here.j)
    if first is None or first.start != here.words[0].start or noun is None or "A" in here.built.tags:
        return None
    return Asked(count_of(noun[0], value), here.i, noun[1], scope, here.i, fragment=True)
